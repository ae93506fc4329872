//! Permissions and policies for templates through serde.

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPermissionBuf, FunctionPolicy, FunctionPolicyBuf,
    LayerVersionPermission, LayerVersionPermissionBuf, PermissionBuf, PermissionRef, Terraform,
    cloudformation::{Expression, FunctionPermissionBuilder},
    grant, policy,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::assert_is_read_back;
use crate::{
    support::depth::times,
    template::{properties::function_of, values::names},
};

const UPLOADS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Handler", of = "AWS::Lambda::Function"),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = GetAtt("Bucket.Arn", of = "AWS::S3::Bucket"),
    source_account = Ref("AWS::AccountId"),
);
const TOPIC: FunctionPermission<Terraform> = grant!(
    function_name = "my-function",
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = Terraform("${aws_sns_topic.orders.arn}"),
);
const LAYER: LayerVersionPermission<CloudFormation> = grant!(
    layer_name = Resolve("ssm:/layers/tools"),
    version_number = 3,
    statement_id = "partner",
    action = GetLayerVersion,
    principal = Ref("Partner"),
);
const POLICY: FunctionPolicy<CloudFormation> = policy!(
    function_name = Ref("Handler"),
    statement(
        statement_id = "rule",
        action = InvokeFunction,
        principal = events,
        source_arn =
            If("Nightly", GetAtt("Night.Arn"), Sub("arn:${AWS::Partition}:events:us-east-1:123456789012:rule/day")),
    ),
    permission(UPLOADS),
);

#[track_caller]
fn assert_is<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(permission: &T, json: &str) {
    assert_eq!(serde_json::to_string(permission).expect("JSON"), json);
    assert_is_read_back(permission);
    let bytes = postcard::to_allocvec(permission).expect("bytes");
    assert_eq!(&postcard::from_bytes::<T>(&bytes).expect("what was written"), permission);
}

#[test]
fn an_expression_is_an_object() {
    let json = r#"{"function_name":{"Ref":"Handler","of":"AWS::Lambda::Function"},"statement_id":"uploads","action":"lambda:InvokeFunction","principal":"s3.amazonaws.com","source_arn":{"Fn::GetAtt":["Bucket","Arn"],"of":"AWS::S3::Bucket"},"source_account":{"Ref":"AWS::AccountId"}}"#;
    assert_is(&UPLOADS.into_owned(), json);
    assert_is(&PermissionBuf::from(UPLOADS.into_owned()), json);
    assert_eq!(serde_json::to_string(&PermissionRef::from(UPLOADS)).expect("JSON"), json);
    let swapped = json.replace(
        r#"{"Ref":"Handler","of":"AWS::Lambda::Function"}"#,
        r#"{"of":"AWS::Lambda::Function","Ref":"Handler"}"#,
    );
    assert_eq!(serde_json::from_str::<FunctionPermissionBuf<_>>(&swapped).expect("a permission"), UPLOADS.into_owned());

    let json = r#"{"function_name":"my-function","statement_id":"topic","action":"lambda:InvokeFunction","principal":"sns.amazonaws.com","source_arn":{"Terraform":"${aws_sns_topic.orders.arn}"}}"#;
    assert_is(&TOPIC.into_owned(), json);

    let json = r#"{"statement_id":"partner","action":"lambda:GetLayerVersion","principal":{"Ref":"Partner"},"layer_name":{"Resolve":"ssm:/layers/tools"},"version_number":3}"#;
    assert_is(&LAYER.into_owned(), json);
    assert_eq!(
        serde_json::from_str::<LayerVersionPermissionBuf<CloudFormation>>(json).expect("a permission"),
        LAYER.into_owned()
    );

    let json = r#"{"function_name":{"Ref":"Handler"},"statements":[{"statement_id":"rule","action":"lambda:InvokeFunction","principal":"events.amazonaws.com","source_arn":{"Fn::If":["Nightly",{"Fn::GetAtt":["Night","Arn"]},{"Fn::Sub":"arn:${AWS::Partition}:events:us-east-1:123456789012:rule/day"}]}}]}"#;
    let policy: FunctionPolicyBuf<CloudFormation> = serde_json::from_str(json).expect("a policy");
    assert_is(&policy, json);
}

#[test]
fn what_the_macros_make_is_read_back() {
    assert_is_read_back(&POLICY.into_owned());
    for (_, _, permission, made) in names() {
        assert_is_read_back(&permission.into_owned());
        assert_is_read_back(&made);
    }
}

/// A text with a dynamic reference, which no function stands around.
#[test]
fn a_text_that_cloudformation_fills_in_is_read_back() {
    let source = Expression::from_json("\"arn:aws:s3:::{{resolve:ssm:/bucket}}\"").expect("an expression");
    let permission = FunctionPermissionBuilder::new("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
        .source_arn(source)
        .source_account("123456789012")
        .build()
        .expect("a permission");
    assert_is_read_back(&permission);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Names that no rule refuses, of functions of any shape.
    #[test]
    fn functions_are_read_back(value in function_of("[A-Z][a-z]{0,3}")) {
        let json = value.to_json();
        let Ok(name) = Expression::from_json(&json) else { return Ok(()) };
        let permission = FunctionPermissionBuilder::new(name, "s", "lambda:GetFunction", "123456789012").build();
        if let Ok(permission) = permission {
            assert_is_read_back(&permission);
        }
    }
}
