use lambda_perm::{LayerVersionPermission, grant};

pub const SERVICE: LayerVersionPermission =
    grant!(layer_name = "l", version_number = 1, statement_id = "s", action = GetLayerVersion, principal = s3);
pub const PUBLIC: LayerVersionPermission =
    grant!(layer_name = "l", version_number = 1, statement_id = "s", action = GetLayerVersion, principal = "*");

fn main() {}
