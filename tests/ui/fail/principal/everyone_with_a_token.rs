use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    event_source_token = "amzn1.ask.skill.x",
);

fn main() {}
