use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicy, grant, policy};

const PRINCIPAL: &str = "s3.amazonaws.com";

const GRANT: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "s",
    action = InvokeFunction,
    principal = PRINCIPAL,
    source_arn = Ref("Topic", of = "AWS::SNS::Topic"),
    source_account = Ref("AWS::AccountId"),
);
const POLICY: FunctionPolicy<CloudFormation> = policy!(
    function_name = Ref("Function"),
    statement(
        statement_id = "s",
        action = InvokeFunction,
        principal = PRINCIPAL,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Bucket}"),
    ),
);

fn main() {
    println!("{:?} {:?}", GRANT, POLICY);
}
