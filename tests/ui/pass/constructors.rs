//! Calls of the constructors of ARNs, by every name and everywhere, beside functions of the user's.
#![deny(warnings)]
#![forbid(unsafe_code)]

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicy,
    arn::{self, ConstArn, sns_topic},
    grant, policy, try_grant,
};

const ACCOUNT: AccountId = AccountId::new("123456789012");
const ID: &str = ACCOUNT.as_str();
const REGION: &str = "us-east-1";

/// ARNs as constants of their own: by value, by reference, as text, in an array, of a function.
const BUCKET: ConstArn = arn::s3_bucket("my-bucket");
static TOPIC: ConstArn = sns_topic(REGION, ID, "t");
const REFERENCE: &ConstArn = &sns_topic(REGION, ID, "t");
const TEXT: &str = REFERENCE.as_str();
const RULES: [ConstArn; 2] =
    [arn::eventbridge_rule(REGION, ID, "first"), arn::eventbridge_bus_rule(REGION, ID, "bus", "second")];

const fn topic(name: &str) -> ConstArn {
    arn::sns_topic(REGION, ID, name)
}

/// Functions of the user's that are not named like constructors.
const fn source_of(_: u8) -> &'static str {
    TEXT
}

/// What a source ARN is in a `grant!`, with all else that it needs.
macro_rules! of_sns {
    ($id:literal, $source:expr) => {
        grant!(function_name = "f", statement_id = $id, action = InvokeFunction, principal = sns, source_arn = $source)
    };
}

const SOURCES: [FunctionPermission; 9] = [
    of_sns!("literals", sns_topic("us-east-1", "123456789012", "t")),
    of_sns!("a-comma", sns_topic("us-east-1", "123456789012", "t",)),
    of_sns!("constants", sns_topic(REGION, ACCOUNT, "t")),
    of_sns!("text", sns_topic(REGION, ID, "t")),
    of_sns!("a-path", arn::sns_topic(REGION, ID, "t")),
    of_sns!("a-whole-path", lambda_perm::arn::sns_topic(REGION, ACCOUNT.as_str(), "t")),
    of_sns!("a-function", topic("t")),
    of_sns!("a-reference", REFERENCE),
    of_sns!("another-function", source_of(1)),
];

const BUCKETS: FunctionPolicy = policy!(
    function_name = "f",
    statement(
        statement_id = "bucket",
        action = InvokeFunction,
        principal = s3,
        source_arn = BUCKET,
        source_account = ACCOUNT,
    ),
    statement(
        statement_id = "made",
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_bucket(concat!("another", "-", "bucket")),
        source_account = ACCOUNT,
    ),
    statement(statement_id = "rule", action = InvokeFunction, principal = events, source_arn = RULES[1]),
    statement(
        statement_id = "method",
        action = InvokeFunction,
        principal = apigateway,
        source_arn = rest_api_method(REGION, ACCOUNT, concat!("ktyv", "xmpls1"), "prod", "ANY", "/pets/{id}"),
    ),
);

struct Stack<const N: usize>;

impl<const N: usize> Stack<N> {
    const REGIONS: [&'static str; 2] = ["us-east-1", "eu-west-1"];
    const ACCOUNT: AccountId = AccountId::new("123456789012");
    const NAME: &'static str = "t";

    const GRANT: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic(Self::REGIONS[N], Self::ACCOUNT, Self::NAME),
    );
    const URL: FunctionPolicy = policy!(
        function_name = "f",
        function_url(
            statement_id = "s",
            principal = cloudfront,
            source_arn = cloudfront_distribution(Self::ACCOUNT, "EDFDVBD6EXAMPLE"),
            function_url_auth_type = AWS_IAM,
        ),
    );

    fn at_run_time(&self, name: &str) -> Option<String> {
        let made = try_grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = sns_topic(Self::REGIONS[N], Self::ACCOUNT, name),
        );
        made.ok().and_then(|made| made.source_arn().map(|arn| arn.as_str().to_owned()))
    }
}

fn main() {
    for (number, permission) in SOURCES.iter().enumerate() {
        assert_eq!(permission.source_arn().map(|arn| arn.as_str()), Some(TEXT), "{number}");
    }
    assert_eq!(TOPIC, *REFERENCE);
    let resources = BUCKETS.permissions().map(|one| one.source_arn().unwrap().resource());
    assert_eq!(
        resources.collect::<Vec<_>>(),
        ["my-bucket", "another-bucket", "rule/bus/second", "ktyvxmpls1/prod/*/pets/*"]
    );
    assert_eq!(
        Stack::<1>::GRANT.source_arn().and_then(|arn| arn.region().map(str::to_owned)).as_deref(),
        Some("eu-west-1")
    );
    assert!(Stack::<0>::URL.permissions().all(|one| one.source_arn().is_some()));
    assert_eq!(Stack::<0>.at_run_time("t").as_deref(), Some(TEXT));
    assert_eq!(Stack::<0>.at_run_time("t/t"), None);
}
