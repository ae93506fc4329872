use lambda_perm::{AccountId, CloudFormation, FunctionPermission, grant};

const BUCKET: &str = "my-bucket/*";
const TOPIC: &str = "my-topic";
const STAGE: &str = "${Stage}";
const ACCOUNT: AccountId = AccountId::new("123456789012");

const UPLOADS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}", Name = BUCKET),
    source_account = Ref("AWS::AccountId"),
);
const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = Join("-", ["orders", STAGE]),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref(TOPIC),
);
const TYPED: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "typed",
    action = InvokeFunction,
    principal = sns,
    source_account = Join("", [ACCOUNT]),
);

fn main() {
    println!("{UPLOADS:?} {ORDERS:?} {TYPED:?}");
}
