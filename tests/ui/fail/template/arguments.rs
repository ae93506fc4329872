use lambda_perm::grant;

const BUCKET: &str = "b";

fn main() {
    let _ = grant!(
        function_name = Reff("Function"),
        statement_id = Ref("Id"),
        action = InvokeFunction,
        principal = s3,
        source_arn = Join("", ["arn:aws:s3:::", BUCKET, Sub("${B", B = "b")]),
        source_account = "${AWS::AccountId}",
    );
}
