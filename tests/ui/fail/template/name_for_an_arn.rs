use lambda_perm::grant;

fn main() {
    let _ = grant!(
        function_name = Ref("Function"),
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Ref("Bucket", of = "AWS::S3::Bucket"),
        source_account = Ref("AWS::AccountId"),
    );
}
