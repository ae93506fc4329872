use lambda_perm::{FunctionPermission, grant};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";

pub const OTHER_ACCOUNT: FunctionPermission = grant!(
    function_name = "123456789012:function:f",
    statement_id = "s",
    action = InvokeFunction,
    principal = elasticloadbalancing,
    source_arn = "arn:aws:elasticloadbalancing:us-east-1:210987654321:targetgroup/t/6d0ecf831eec9f09",
);

pub const OTHER_REGION: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = InvokeFunction,
    principal = elasticloadbalancing,
    source_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/6d0ecf831eec9f09",
);

pub const ACCOUNT_ALONE: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = InvokeFunction,
    principal = appsync,
    source_account = "210987654321",
);

pub const FROM_OPT_IN: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic("af-south-1", "123456789012", "t"),
);

pub const INTO_OPT_IN: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:af-south-1:123456789012:function:f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);

pub const PRINCIPAL_ELSEWHERE: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = InvokeFunction,
    principal = logs("eu-west-1"),
    source_account = "123456789012",
);

pub const ALIAS_AT_THE_EDGE: FunctionPermission = grant!(
    function_name = FUNCTION,
    statement_id = "s",
    action = GetFunction,
    qualifier = "prod",
    principal = lambda_replicator,
);

pub const EDGE_ELSEWHERE: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:eu-west-1:123456789012:function:f:7",
    statement_id = "s",
    action = GetFunction,
    principal = lambda_replicator,
);

fn main() {}
