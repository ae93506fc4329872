#![deny(warnings, missing_docs, unused_qualifications, elided_lifetimes_in_paths, unreachable_pub)]
//! Every form of value that the language has.

use lambda_perm::{AccountId, Arn, FunctionPermission, LayerVersion, LayerVersionPermission, Principal, grant};

mod config {
    pub(crate) const BUCKET: &str = "arn:aws:s3:::b";
    pub(crate) struct Settings {
        pub(crate) account: lambda_perm::AccountId,
        pub(crate) topic: &'static str,
    }
    pub(crate) const SETTINGS: Settings = Settings {
        account: lambda_perm::AccountId::new("123456789012"),
        topic: "arn:aws:sns:us-east-1:123456789012:t",
    };
    pub(crate) struct Table<const N: usize, const FLAG: bool>;
    impl<const N: usize, const FLAG: bool> Table<N, FLAG> {
        pub(crate) const NAME: &'static str = "table";
    }
}

const ACCOUNT: AccountId = AccountId::new("123456789012");
const TOPIC: Arn = Arn::new("arn:aws:sns:us-east-1:123456789012:t");
const ROLE: Arn = Arn::new("arn:aws:iam::123456789012:role/r");
const EVERYONE: Principal = Principal::new("*");
const REGION: &str = "us-east-1";
const YES: bool = true;
const VERSION: u64 = 3;

const fn bucket() -> &'static str {
    config::BUCKET
}

const PATHS: FunctionPermission = grant!(
    source_account = config::SETTINGS.account,
    source_arn = bucket(),
    principal = s3,
    action = "lambda:InvokeFunction",
    statement_id = concat!("a", "b"),
    function_name = config::Table::<3, true>::NAME
);
const ENVIRONMENT: FunctionPermission = grant!(
    function_name = env!("CARGO_PKG_NAME"),
    statement_id = r"raw",
    action = InvokeFunction,
    principal = sns,
    source_arn = config::SETTINGS.topic,
);
const TYPED: FunctionPermission =
    grant!(function_name = "f:7", statement_id = "s", action = InvokeFunction, principal = sns, source_arn = TOPIC);
const IDENTITY: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = ROLE);
const PARTNER: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = ACCOUNT);
const REGIONAL: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail(REGION),
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
);
const LITERAL_REGION: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs("us-east-1"),
    source_arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/x:*",
);
const CHINA: &str = "cn-north-1";
const IN_CHINA: FunctionPermission = grant!(
    function_name = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs(CHINA),
    source_account = "123456789012",
);
const LITERAL_CHINA: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs("cn-northwest-1"),
    source_account = "123456789012",
);
const FROM_OPT_IN: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns("af-south-1"),
    source_arn = sns_topic("af-south-1", ACCOUNT, "t"),
);
const AVAILABILITY: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail_availability(REGION),
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
    source_account = ACCOUNT,
);
const VIA_URL: FunctionPermission = grant!(
    function_name = {
        const NAME: &str = "f";
        NAME
    },
    statement_id = "s",
    action = InvokeFunction,
    principal = EVERYONE,
    principal_org_id = "o-t194hfs8cz",
    invoked_via_function_url = YES,
);
const LAYER: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = VERSION,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);
const HEXADECIMAL: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = 0x0f_u64,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);
const TYPED_LAYER: LayerVersionPermission = grant!(
    layer_name = "l",
    version_number = LayerVersion::new(4),
    statement_id = "s",
    action = GetLayerVersion,
    principal = "123456789012",
);

fn main() {
    assert_eq!(PATHS.function_name().as_str(), "table");
    assert_eq!(PATHS.source_account(), Some(ACCOUNT));
    assert_eq!(ENVIRONMENT.statement_id().as_str(), "raw");
    assert_eq!(TYPED.qualifier().map(|qualifier| qualifier.as_str()), Some("7"));
    assert_eq!(TYPED.function_name().as_str(), "f");
    assert_eq!(IDENTITY.principal().as_str(), ROLE.as_str());
    assert_eq!(PARTNER.principal().as_str(), "123456789012");
    assert_eq!(REGIONAL.principal().as_str(), "workmail.us-east-1.amazonaws.com");
    assert_eq!(LITERAL_REGION.principal().as_str(), "logs.us-east-1.amazonaws.com");
    assert_eq!(IN_CHINA.principal().as_str(), "logs.cn-north-1.amazonaws.com.cn");
    assert_eq!(LITERAL_CHINA.principal().as_str(), "logs.cn-northwest-1.amazonaws.com.cn");
    assert_eq!(FROM_OPT_IN.principal().as_str(), "sns.af-south-1.amazonaws.com");
    assert_eq!(AVAILABILITY.principal().as_str(), "availability.workmail.us-east-1.amazonaws.com");
    assert_eq!(VIA_URL.invoked_via_function_url(), Some(true));
    assert_eq!(LAYER.version_number().get(), 3);
    assert_eq!(HEXADECIMAL.version_number().get(), 15);
    assert_eq!(TYPED_LAYER.version_number().get(), 4);
}
