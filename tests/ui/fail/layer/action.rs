use lambda_perm::{LayerVersionPermission, grant};

pub const GRANT: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = 1,
    statement_id = "s",
    action = InvokeFunction,
    principal = "123456789012",
);

fn main() {}
