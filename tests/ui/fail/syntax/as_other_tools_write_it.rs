use lambda_perm::{FunctionPermission, FunctionPolicy, grant, policy};

pub const TOPIC: FunctionPermission = grant!(
    function = arn:aws:lambda:us-east-2:123456789012:function:my-function,
    sid = "topic",
    action = lambda:InvokeFunction,
    principal = { Service: "sns.amazonaws.com" },
    source_arn = !Sub "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:topic",
    source-account = ${data.aws_caller_identity.current.account_id},
);

pub const PARTNERS: FunctionPermission = grant!(
    function_name = my-function,
    statement_id => "partners",
    effect = Allow,
    action = InvokeFunction | GetFunction,
    principal = AWS("123456789012", "210987654321"),
    condition = { StringEquals: {} },
);

pub const KEYS: FunctionPolicy =
    policy!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = *);

pub const GRANT: FunctionPolicy = policy!(
    function_name = "f",
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012"),
);

fn main() {}
