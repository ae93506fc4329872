use lambda_perm::{AccountId, FunctionPermission, LayerVersionPermission, grant, output::Scope};

pub const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "s3-account",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket-123456",
    source_account = ACCOUNT,
);

const ACCOUNT: &str = "123456789012";
const ACC: AccountId = AccountId::new(ACCOUNT);

pub const ORG: LayerVersionPermission = grant!(
    layer_name = "my-layer",
    version_number = 3,
    statement_id = "engineering-org",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

fn main() {
    let scope = Scope::new("us-east-2", ACC);
    println!("{}", UPLOADS.add_permission().shell_line());
    println!("{}", UPLOADS.add_permission().parameters());
    println!("{:?}", UPLOADS.add_permission().http());
    println!("{}", UPLOADS.statement(&scope).unwrap());
    println!("{}", ORG.add_layer_version_permission().shell_line());
    println!("{}", ORG.statement(&scope).unwrap());
    let x = grant!(
        function_name = "webhook",
        statement_id = "public-url",
        action = InvokeFunctionUrl,
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
    );
    println!("{}", x.statement(&scope).unwrap().to_json_pretty());
}
