use lambda_perm::{FunctionPermission, Permission, cloudformation::CloudFormation, grant};

const PARTNER: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012");

pub fn for_everyone() {
    let everyone = PARTNER.with_expressions::<CloudFormation>(["", "", "\"*\"", "", "", "", ""]);
}

pub fn for_another_function<P: Permission>(mut permission: P, other: &P) {
    permission.take_resource_of(other);
}

fn main() {}
