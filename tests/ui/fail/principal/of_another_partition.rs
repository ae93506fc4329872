use lambda_perm::{FunctionPermission, grant};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const CHINA: &str = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";

pub const BY_NAME: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs,
    source_arn = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:g:*",
);

pub const BY_TEXT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "logs.cn-north-1.amazonaws.com",
    source_arn = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:g:*",
);

pub const BESIDE_A_CONSTANT: FunctionPermission = grant!(
    function_name = CHINA,
    statement_id = "s",
    action = InvokeFunction,
    principal = logs,
    source_account = "123456789012",
);

pub const OF_CHINA: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = InvokeFunction,
    principal = "logs.amazonaws.com.cn",
    source_account = "123456789012",
);

fn main() {}
