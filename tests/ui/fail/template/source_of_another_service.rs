use lambda_perm::grant;

fn main() {
    let _ = grant!(
        function_name = Ref("Function"),
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = If("UsesTopic", Ref("Topic", of = "AWS::SNS::Topic"), "arn:aws:s3:::b"),
        source_account = Ref("AWS::AccountId"),
    );
    let _ = grant!(
        function_name = Ref("Function"),
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Bucket}/*"),
        source_account = Ref("AWS::AccountId"),
    );
}
