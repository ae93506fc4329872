use lambda_perm::{CloudFormation, FunctionPermission, grant};

const BUCKET: &str = "my-bucket/*";
const TOPIC: &str = "my-topic";
const STAGE: &str = "${Stage}";
const NUMBER: u64 = 123456789012;
const NOTHING: &str = "AWS::NoValue";

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
    qualifier = Ref(NOTHING),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref(TOPIC),
    source_account = Ref(NOTHING),
);
const TYPED: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "typed",
    action = InvokeFunction,
    principal = sns,
    source_account = Join("", [NUMBER]),
);

fn main() {
    println!("{UPLOADS:?} {ORDERS:?} {TYPED:?}");
}
