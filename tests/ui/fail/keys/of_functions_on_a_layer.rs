use lambda_perm::{LayerVersionPermission, grant};

const GRANT: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = 1,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
    source_account = "123456789012",
    qualifier = "prod",
    principal_org_id = "o-t194hfs8cz",
);

fn main() {}
