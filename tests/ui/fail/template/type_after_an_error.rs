use lambda_perm::{FunctionPermission, FunctionPolicy, cloudformation::Property, grant, policy, terraform::Argument};

const TOPIC: FunctionPermission<Property> = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("my-topic"),
);
const POLICY: FunctionPolicy<1, Argument> = policy!(
    function_name = "f",
    statement(statement_id = "s", action = InvokeFunction, principal = sns, source_arn = Terraform("topic")),
);

fn main() {
    println!("{:?} {:?}", TOPIC.source_arn().map(|source| source.shown()), POLICY);
}
