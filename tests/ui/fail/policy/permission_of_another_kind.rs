use lambda_perm::{LayerVersionPermission, grant, policy};

const LAYER: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = 1,
    statement_id = "l",
    action = GetLayerVersion,
    principal = "210987654321",
);
const ID: &str = "a";

fn main() {
    let _ = policy!(function_name = "f", qualifier = "prod", permission(LAYER));
    let _ = policy!(layer_name = "l", version_number = 1, permission(ID));
    let local = LAYER;
    let _ = policy!(layer_name = "l", version_number = 1, permission(local));
}
