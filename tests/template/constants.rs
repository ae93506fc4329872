//! Constants inside the values of a template.

use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicy, grant, policy};

const PREFIX: &str = "orders-\"1\"";
const BUCKET: &str = "my-bucket";
const TOPIC: &str = "Topic";

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
