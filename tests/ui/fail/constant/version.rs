use lambda_perm::{LayerVersionPermission, grant};

const VERSION: u64 = 0;

const GRANT: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = VERSION,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

fn main() {}
