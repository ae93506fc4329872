use lambda_perm::{CloudFormation, FunctionPermission, LayerVersionPermission, Terraform, grant, policy};

macro_rules! partner {
    ($id:literal, $($key:ident = $value:expr),+) => {
        grant!($($key = $value,)+ statement_id = $id, action = GetFunction, principal = "210987654321")
    };
}

const FIRST: FunctionPermission =
    partner!("a", function_name = "arn:aws:lambda:us-east-1:111111111111:function:f:prod");
const SECOND: FunctionPermission =
    partner!("b", function_name = "arn:aws:lambda:eu-west-1:222222222222:function:f", qualifier = "prod");
const OF_ACCOUNT: FunctionPermission = partner!("c", function_name = "222222222222:function:f:prod");
const ALIAS: FunctionPermission = partner!("d", function_name = "f:dev");
const LAYER: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-east-1:111111111111:layer:l",
    version_number = 1,
    statement_id = "e",
    action = GetLayerVersion,
    principal = "210987654321",
);
const OTHER_LAYER: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-east-1:222222222222:layer:l",
    version_number = 1,
    statement_id = "f",
    action = GetLayerVersion,
    principal = "210987654321",
);

const BILLING: FunctionPermission<CloudFormation> = grant!(
    function_name = GetAtt("Billing.Arn", of = "AWS::Serverless::Function"),
    statement_id = "g",
    action = GetFunction,
    principal = "210987654321",
);
const STAGED: FunctionPermission<CloudFormation> = grant!(
    function_name = Sub("billing-${Stage}"),
    statement_id = "h",
    action = GetFunction,
    principal = "210987654321",
);
const TERRAFORM: FunctionPermission<Terraform> = grant!(
    function_name = Terraform("${aws_lambda_function.billing.arn}"),
    statement_id = "i",
    action = GetFunction,
    principal = "210987654321",
);

fn main() {
    let _ = policy!(function_name = "f", qualifier = "prod", permission(FIRST), permission(SECOND));
    let _ = policy!(function_name = "f:prod", permission(OF_ACCOUNT), permission(FIRST));
    let _ = policy!(function_name = "111111111111:function:f:prod", permission(FIRST), permission(OF_ACCOUNT));
    let _ = policy!(function_name = "f", qualifier = "prod", permission(FIRST), permission(ALIAS));
    let _ = policy!(layer_name = "l", version_number = 1, permission(LAYER), permission(OTHER_LAYER));
    let _ = policy!(function_name = Ref("Orders", of = "AWS::Lambda::Function"), permission(BILLING));
    let _ = policy!(function_name = Sub("orders-${Stage}"), permission(BILLING), permission(STAGED));
    let _ = policy!(
        function_name = Sub("arn:aws:lambda:us-east-1:111111111111:function:${Orders}"),
        permission(BILLING),
        permission(SECOND),
    );
    let _ = policy!(function_name = Ref("Fn"), permission(STAGED), permission(ALIAS));
    let _ = policy!(function_name = Ref("Fn"), permission(FIRST), permission(OF_ACCOUNT));
    let _ = policy!(function_name = Terraform("${aws_lambda_function.orders.function_name}"), permission(TERRAFORM));
}
