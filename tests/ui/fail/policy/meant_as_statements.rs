use lambda_perm::{FunctionPermission, FunctionPolicy, LayerVersionPolicy, grant, policy};

const UPLOADS: FunctionPermission =
    grant!(function_name = "f", statement_id = "u", action = GetPolicy, principal = "123456789012");

// The type of the set has as many statements as were meant.
const POLICY: FunctionPolicy = policy!(
    function_name = "f",
    statement { statement_id = "a", action = GetFunction, principal = "123456789012" },
    statements(statement_id = "b", action = InvokeFunction, principal = "123456789012"),
    statement = (statement_id = "c", action = GetAlias, principal = "123456789012"),
    UPLOADS,
    grant!(function_name = "f", statement_id = "d", action = ListAliases, principal = "123456789012"),
);

const LAYER: LayerVersionPolicy = policy!(
    layer_name = "l",
    version_number = 1,
    function_url(statement_id = "url", principal = "123456789012", function_url_auth_type = AWS_IAM),
);

fn main() {}
