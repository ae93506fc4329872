use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicy, Terraform, grant, policy};

const TOPIC: FunctionPermission<CloudFormation> = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("my-topic"),
);
const POLICY: FunctionPolicy<Terraform> = policy!(
    function_name = "f",
    statement(statement_id = "s", action = InvokeFunction, principal = sns, source_arn = Terraform("topic")),
);

fn main() {
    println!("{:?} {:?}", TOPIC.source_arn().map(|source| source.shown()), POLICY);
}
