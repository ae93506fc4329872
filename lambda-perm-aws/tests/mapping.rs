//! Each request of `lambda-perm` as the SDK's: every value is there, and none is made up.

use aws_sdk_lambda::types::FunctionUrlAuthType;
use lambda_perm::{FunctionPermission, LayerVersionPermission, RevisionId, grant, output::Scope, policy};
use lambda_perm_aws::ToSdk;

const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");
const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

#[test]
fn all_values_of_a_function_are_mapped() {
    const TOPIC: FunctionPermission = grant!(
        function_name = "f",
        qualifier = "prod",
        statement_id = "topic",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-2:123456789012:t",
        source_account = "123456789012",
    );
    let input = TOPIC.add_permission().revision_id(REVISION).to_sdk().build().expect("an input");
    assert_eq!(input.function_name(), Some("f"));
    assert_eq!(input.qualifier(), Some("prod"));
    assert_eq!(input.statement_id(), Some("topic"));
    assert_eq!(input.action(), Some("lambda:InvokeFunction"));
    assert_eq!(input.principal(), Some("sns.amazonaws.com"));
    assert_eq!(input.source_arn(), Some("arn:aws:sns:us-east-2:123456789012:t"));
    assert_eq!(input.source_account(), Some("123456789012"));
    assert_eq!(input.revision_id(), Some(REVISION.as_str()));
    assert_eq!((input.event_source_token(), input.principal_org_id()), (None, None));
    assert_eq!((input.function_url_auth_type(), input.invoked_via_function_url()), (None, None));

    const SKILL: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "skill",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000",
    );
    let input = SKILL.add_permission().to_sdk();
    assert_eq!(input.get_event_source_token().as_deref(), Some("amzn1.ask.skill.00000000-0000-0000-0000-000000000000"));

    const URL: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "url",
        action = InvokeFunctionUrl,
        principal = "*",
        principal_org_id = "o-abcdefghij",
        function_url_auth_type = AWS_IAM,
    );
    let input = URL.add_permission().to_sdk();
    assert_eq!(input.get_principal_org_id().as_deref(), Some("o-abcdefghij"));
    assert_eq!(input.get_function_url_auth_type(), &Some(FunctionUrlAuthType::AwsIam));

    const VIA: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "via",
        action = InvokeFunction,
        principal = "111122223333",
        invoked_via_function_url = true,
    );
    assert_eq!(VIA.add_permission().to_sdk().get_invoked_via_function_url(), &Some(true));

    let input = TOPIC.remove_permission().revision_id(REVISION).to_sdk().build().expect("an input");
    assert_eq!((input.function_name(), input.qualifier()), (Some("f"), Some("prod")));
    assert_eq!((input.statement_id(), input.revision_id()), (Some("topic"), Some(REVISION.as_str())));
    let input = TOPIC.get_policy().to_sdk().build().expect("an input");
    assert_eq!((input.function_name(), input.qualifier()), (Some("f"), Some("prod")));
}

#[test]
fn all_values_of_a_layer_version_are_mapped() {
    const SHARED: LayerVersionPermission = grant!(
        layer_name = "l",
        version_number = 3,
        statement_id = "organization",
        action = GetLayerVersion,
        principal = "*",
        organization_id = "o-abcdefghij",
    );
    let input = SHARED.add_layer_version_permission().revision_id(REVISION).to_sdk().build().expect("an input");
    assert_eq!((input.layer_name(), input.version_number()), (Some("l"), Some(3)));
    assert_eq!((input.statement_id(), input.action()), (Some("organization"), Some("lambda:GetLayerVersion")));
    assert_eq!((input.principal(), input.organization_id()), (Some("*"), Some("o-abcdefghij")));
    assert_eq!(input.revision_id(), Some(REVISION.as_str()));
    let input = SHARED.remove_layer_version_permission().revision_id(REVISION).to_sdk().build().expect("an input");
    assert_eq!((input.layer_name(), input.version_number()), (Some("l"), Some(3)));
    assert_eq!((input.statement_id(), input.revision_id()), (Some("organization"), Some(REVISION.as_str())));
    let input = SHARED.get_layer_version_policy().to_sdk().build().expect("an input");
    assert_eq!((input.layer_name(), input.version_number()), (Some("l"), Some(3)));
}

#[test]
fn all_values_of_a_whole_policy_are_mapped() {
    let policy = policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),
    );
    let put = policy.put_resource_policy(&Scope::NONE).expect("a request").revision_id(REVISION);
    let input = put.to_sdk().build().expect("an input");
    assert_eq!((input.resource_arn(), input.revision_id()), (Some(FUNCTION), Some(REVISION.as_str())));
    assert_eq!(input.policy(), Some(policy.document(&Scope::NONE).expect("a document").to_json().as_str()));
    let get = policy.get_resource_policy(&Scope::NONE).expect("a request");
    assert_eq!(get.to_sdk().build().expect("an input").resource_arn(), Some(FUNCTION));
    let delete = policy.delete_resource_policy(&Scope::NONE).expect("a request").revision_id(REVISION);
    let input = delete.to_sdk().build().expect("an input");
    assert_eq!((input.resource_arn(), input.revision_id()), (Some(FUNCTION), Some(REVISION.as_str())));
}
