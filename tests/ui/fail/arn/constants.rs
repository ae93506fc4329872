use lambda_perm::{AccountId, FunctionPermission, arn, grant};

const REGION: &str = "us-esat-2";
const ACCOUNT: AccountId = AccountId::new("123456789012");
const NAME: &str = "my topic";

const BY_WORD: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic(REGION, ACCOUNT, "my-topic"),
);

const BY_FUNCTION: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = arn::sns_topic("us-east-2", ACCOUNT.as_str(), NAME),
);

const OF_ANOTHER_SERVICE: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = eventbridge_rule("us-east-2", ACCOUNT, "nightly"),
);

fn main() {}
