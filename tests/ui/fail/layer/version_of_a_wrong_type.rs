use lambda_perm::{LayerVersionPermission, grant};

const VERSION: &str = "3";

pub const GRANT: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = VERSION,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

fn main() {}
