use lambda_perm::{FunctionPermission, LayerVersionPermission, grant, policy};

const ACCOUNT: FunctionPermission =
    grant!(function_name = "f:prod", statement_id = "a", action = InvokeFunction, principal = "210987654321");
const LAYER: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = 1,
    statement_id = "l",
    action = GetLayerVersion,
    principal = "210987654321",
);

fn main() {
    let _ = policy!(function_name = "f", permission(ACCOUNT));
    let _ = policy!(function_name = "f:prod", permission(ACCOUNT, allow(shadowed, reason = "r")));
    let _ = policy!(layer_name = "l", version_number = 2, permission(LAYER));
}
