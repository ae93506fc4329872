use lambda_perm::{LayerVersionPermission, grant};

const GRANT: LayerVersionPermission =
    grant!(layer_name = 'l', version_number = "3", statement_id = true, action = 1.5, principal = b"123456789012",);

fn main() {}
