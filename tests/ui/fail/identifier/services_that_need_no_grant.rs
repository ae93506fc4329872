use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = sqs,);
pub const KAFKA: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = self_managed_kafka,);
pub const DATA_SOURCE: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = appsync_datasource,);
pub const ROLE: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = autoscaling,);

fn main() {}
