use lambda_perm::{FunctionPermission, FunctionPolicy, cloudformation::Property, grant, policy, terraform::Argument};

const TEMPLATE: FunctionPermission<Property> = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);
const PLAIN: FunctionPolicy<1> = policy!(function_name = "f", permission(TEMPLATE));
const OTHER: FunctionPolicy<2, Argument> = policy!(
    function_name = Terraform("${aws_lambda_function.f.arn}"),
    permission(TEMPLATE),
    statement(statement_id = "partner", action = GetFunction, principal = "123456789012"),
);

fn main() {
    println!("{:?} {:?}", PLAIN, OTHER);
}
