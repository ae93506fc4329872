//! Constants of a megabyte end soon, and with what is wrong with them.

use lambda_perm::{Arn, FunctionName, FunctionPermission, FunctionPolicy, LayerVersionPermission, grant, policy};

macro_rules! ten {
    ($text:expr) => {
        concat!($text, $text, $text, $text, $text, $text, $text, $text, $text, $text)
    };
}

const LONG: &str = ten!(ten!(ten!(ten!(ten!(ten!("a"))))));
const LONG_ARN: &str = concat!("arn:aws:sns:us-east-1:123456789012:", ten!(ten!(ten!(ten!(ten!(ten!("a")))))));
const _: FunctionName = FunctionName::new(LONG);
const _: Arn = Arn::new(LONG_ARN);

const _: FunctionPermission =
    grant!(function_name = LONG, statement_id = "s", action = InvokeFunction, principal = "123456789012",);
const _: FunctionPermission = grant!(
    function_name = "f",
    qualifier = LONG,
    statement_id = LONG,
    action = LONG,
    principal = LONG,
    source_arn = LONG_ARN,
    source_account = LONG,
    event_source_token = LONG,
    principal_org_id = LONG,
);
const _: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic("us-east-1", "123456789012", LONG),
);
const _: LayerVersionPermission = grant!(
    layer_name = LONG,
    version_number = 1,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "*",
    organization_id = LONG,
);
const _: FunctionPolicy = policy!(
    function_name = LONG,
    statement(statement_id = LONG, action = InvokeFunction, principal = "123456789012"),
    statement(statement_id = "s", action = InvokeFunction, principal = sns, source_arn = LONG_ARN,),
);

fn main() {}
