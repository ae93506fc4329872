//! Constants inside the values of a template, and what a program gives there.

use lambda_perm::{
    AccountId, CloudFormation, FunctionPermission, FunctionPolicy, grant, policy, try_grant, try_policy,
};

const PREFIX: &str = "orders-\"1\"";
const BUCKET: &str = "my-bucket";
const TOPIC: &str = "Topic";
const ACCOUNT: AccountId = AccountId::new("123456789012");
const ACCOUNT_PARAMETER: &str = "Account";

mod names {
    pub const FUNCTION: &str = "shop";
}

const UPLOADS: FunctionPermission<CloudFormation> = grant!(
    function_name = Join("-", [names::FUNCTION, Ref("Stage")]),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}", Name = BUCKET),
    source_account = Ref("AWS::AccountId"),
);
const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = ImportValue(PREFIX),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = If("IsShared", Ref(TOPIC), Sub("arn:aws:sns:us-east-1:123456789012:${Name}", Name = BUCKET)),
);
const SAME: FunctionPermission<CloudFormation> = grant!(
    function_name = Join("-", ["shop", Ref("Stage")]),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}", Name = "my-bucket"),
    source_account = Ref("AWS::AccountId"),
);

#[test]
fn a_template_has_what_the_constants_are() {
    assert_eq!(UPLOADS, SAME);
    assert_eq!(
        UPLOADS.cloudformation().expect("a resource").to_json(),
        SAME.cloudformation().expect("a resource").to_json()
    );
    assert_eq!(ORDERS.function_name().to_json(), r#"{"Fn::ImportValue":"orders-\"1\""}"#);
    let source = ORDERS.source_arn().map(|source| source.to_json());
    assert_eq!(
        source.as_deref(),
        Some(
            r#"{"Fn::If":["IsShared",{"Ref":"Topic"},{"Fn::Sub":["arn:aws:sns:us-east-1:123456789012:${Name}",{"Name":"my-bucket"}]}]}"#
        )
    );
}

#[test]
fn they_stand_in_policies_and_in_types() {
    const POLICY: FunctionPolicy<CloudFormation> = policy!(
        function_name = Ref("Function"),
        statement(
            statement_id = "uploads",
            action = InvokeFunction,
            principal = s3,
            source_arn = Join("", ["arn:aws:s3:::", BUCKET]),
            source_account = Ref("AWS::AccountId"),
        ),
    );
    struct Shop;
    impl Shop {
        const TOPIC: &'static str = "OrdersTopic";
        const ORDERS: FunctionPermission<CloudFormation> = grant!(
            function_name = Ref("Function"),
            statement_id = "orders",
            action = InvokeFunction,
            principal = sns,
            source_arn = Ref(Self::TOPIC),
        );
    }
    let source = |permission: FunctionPermission<CloudFormation>| permission.source_arn().map(|source| source.shown());
    assert_eq!(POLICY.get(0).and_then(source), Some("arn:aws:s3:::my-bucket"));
    assert_eq!(source(Shop::ORDERS), Some("${OrdersTopic}"));
}

#[test]
fn a_program_gives_what_stands_in_functions() {
    let (stage, buckets) = (String::from("prod"), ["uploads", "logs"]);
    let made = try_grant!(
        function_name = Join("-", [stage.as_str(), names::FUNCTION, Ref("Stage")]),
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}", Name = format!("{stage}-{}", buckets[1])),
        source_account = Ref(ACCOUNT_PARAMETER.to_owned()),
    );
    let made = made.expect("a permission");
    assert_eq!(made.function_name().to_json(), r#"{"Fn::Join":["-",["prod","shop",{"Ref":"Stage"}]]}"#);
    assert_eq!(made.source_arn().expect("a source").shown(), "arn:${AWS::Partition}:s3:::prod-logs");
    assert_eq!(made.source_account().expect("an account").to_json(), r#"{"Ref":"Account"}"#);

    let names = |name: &str, bucket: &str| {
        let made = try_policy!(
            function_name = Ref(name),
            statement(
                statement_id = "uploads",
                action = InvokeFunction,
                principal = s3,
                source_arn = Sub("arn:aws:s3:::${Name}", Name = bucket),
                source_account = Ref("AWS::AccountId"),
            ),
            statement(
                statement_id = "orders",
                action = InvokeFunction,
                principal = sns,
                source_arn = Sub("arn:aws:sns:us-east-1:${Account}:orders", Account = ACCOUNT),
            ),
        );
        made.map(|policy| policy.len()).map_err(|findings| {
            findings.iter().map(|error| format!("{}: {}", error.code().id(), error.message())).collect::<Vec<_>>()
        })
    };
    assert_eq!(names("Function", "uploads"), Ok(2));
    assert_eq!(
        names("my-function", "up:loads"),
        Err(vec![
            "LP0904: `my-function` is not a logical ID, which has only letters and digits".to_owned(),
            "LP0407: `up:loads` is never the source of an S3 event: S3 sends the bare ARN of the bucket".to_owned(),
        ])
    );
}
