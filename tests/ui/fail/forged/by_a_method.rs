use lambda_perm::{FunctionPermission, grant};

const PARTNER: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012");

pub fn for_everyone() -> FunctionPermission {
    FunctionPermission::new(*PARTNER.inner())
}

pub fn for_another_function(other: FunctionPermission) -> FunctionPermission {
    FunctionPermission { statement: other.statement.with_resource_of(&PARTNER.statement), ..PARTNER }
}

fn main() {}
