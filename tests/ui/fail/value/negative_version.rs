use lambda_perm::{LayerVersionPermission, grant};

const GRANT: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = -1,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);
const ZERO: LayerVersionPermission = grant!(
    layer_name = "l:3",
    version_number = 0,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

fn main() {}
