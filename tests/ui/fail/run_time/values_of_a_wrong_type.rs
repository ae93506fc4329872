use lambda_perm::{AccountId, Arn, LayerVersionPermission, grant, try_grant, try_policy};

const LAYER: LayerVersionPermission = grant!(
    layer_name = "my-layer",
    version_number = 1,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

struct Config;

fn main() {
    let account = AccountId::new("123456789012");
    let arn = Arn::new("arn:aws:s3:::my-bucket");
    let _ = try_grant!(
        function_name = account,
        statement_id = Config {},
        action = InvokeFunction,
        principal = s3,
        source_arn = 3,
        source_account = Some(arn),
        invoked_via_function_url = "true",
    );
    // A key that must be there takes no `Option`.
    let _ = try_grant!(
        function_name = Some("my-function"),
        statement_id = "s",
        action = InvokeFunction,
        principal = "123456789012",
    );
    let _ = try_policy!(function_name = "my-function", permission(account));
    let _ = try_policy!(function_name = "my-function", permission(LAYER));
}
