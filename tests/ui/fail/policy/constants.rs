use lambda_perm::{FunctionPermission, FunctionPolicy, grant, policy};

const TOPICS: &str = "arn:aws:sns:us-east-2:123456789012:*";
const ORDERS: &str = "arn:aws:sns:us-east-2:123456789012:orders-*";
const BUCKET: &str = "arn:aws:s3:::my-bucket/*";
const ID: &str = "topics";
const URL: &str = "url";
const OTHER: FunctionPermission = grant!(
    function_name = "other-function",
    statement_id = "other",
    action = InvokeFunction,
    principal = "210987654321",
);

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    statement(statement_id = ID, action = InvokeFunction, principal = sns, source_arn = TOPICS),
    statement(statement_id = "orders", action = InvokeFunction, principal = sns, source_arn = ORDERS),
    statement(statement_id = ID, action = GetFunction, principal = "210987654321"),
    statement(
        statement_id = URL,
        action = InvokeFunctionUrl,
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, shadowed, reason = "webhook"),
    ),
    statement(
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = BUCKET,
        source_account = "123456789012",
    ),
    permission(OTHER),
);

fn main() {
    println!("{}", POLICY.permissions().len());
}
