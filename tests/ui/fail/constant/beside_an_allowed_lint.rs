use lambda_perm::{FunctionPermission, grant};

const NAME: &str = "my function";
const BUCKET: &str = "arn:aws:s3:::my-bucket/*";

const OF_A_NAME: FunctionPermission = grant!(
    function_name = NAME,
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    allow(missing_source_account, reason = "the bucket is never given up"),
);
const OF_A_SOURCE: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = BUCKET,
    allow(missing_source_account, reason = "the bucket is never given up"),
);
const UNUSED: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = sns,
    source_arn = TOPIC,
    allow(missing_source_account, reason = "the topic is never given up"),
);
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";

fn main() {
    println!("{OF_A_NAME:?} {OF_A_SOURCE:?} {UNUSED:?}");
}
