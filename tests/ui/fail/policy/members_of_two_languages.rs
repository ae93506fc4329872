use lambda_perm::{CloudFormation, FunctionPermission, Terraform, grant, policy};

const STACK: FunctionPermission<CloudFormation> = grant!(
    function_name = "f",
    statement_id = "stack",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);
const MODULE: FunctionPermission<Terraform> = grant!(
    function_name = "f",
    statement_id = "module",
    action = InvokeFunction,
    principal = sns,
    source_arn = Terraform("${aws_sns_topic.orders.arn}"),
);

fn main() {
    let _ = policy!(function_name = "f", permission(STACK), permission(MODULE));
}
