//! The lexer reports them, and macros get them all the same.

use lambda_perm::{FunctionPermission, LayerVersionPermission, grant};

const QUOTES: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = 's3',
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);
const DIGITS: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = -0b12,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

fn main() {}
