use lambda_perm::{LayerVersionPermission, grant};

const GRANT: LayerVersionPermission = grant!(layer_name = "l", version_number = 1, statement_id = "s");

fn main() {}
