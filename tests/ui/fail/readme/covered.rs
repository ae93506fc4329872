use lambda_perm::{FunctionPolicy, policy};

const RULES: &str = "arn:aws:events:us-east-2:123456789012:rule/*";

const SCHEDULES: FunctionPolicy = policy!(
    function_name = "my-function",
    statement(statement_id = "rules", action = InvokeFunction, principal = events, source_arn = RULES),
    statement(
        statement_id = "nightly",
        action = InvokeFunction,
        principal = events,
        source_arn = eventbridge_rule("us-east-2", "123456789012", "nightly"),
    ),
);

fn main() {
    println!("{SCHEDULES:?}");
}
