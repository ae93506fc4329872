use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicy, Terraform, grant, policy};

const TEMPLATE: FunctionPermission<CloudFormation> = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);
const PLAIN: FunctionPolicy = policy!(function_name = "f", permission(TEMPLATE));
const OTHER: FunctionPolicy<Terraform> = policy!(
    function_name = Terraform("${aws_lambda_function.f.arn}"),
    permission(TEMPLATE),
    statement(statement_id = "partner", action = GetFunction, principal = "123456789012"),
);

fn main() {
    println!("{:?} {:?}", PLAIN, OTHER);
}
