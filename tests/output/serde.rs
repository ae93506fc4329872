//! Permissions and policies through serde: what is written, that it is read as the same, and what is wrong with what is read.

mod errors;
mod properties;
mod templates;

use std::fmt::Debug;

use lambda_perm::{
    Exception, FunctionPermission, FunctionPermissionBuf, FunctionPolicy, FunctionPolicyBuf, LayerVersionPermission,
    LayerVersionPermissionBuf, LayerVersionPolicy, LayerVersionPolicyBuf, Lint, PermissionBuf, PermissionRef, grant,
    policy,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// From text, from a reader, and from values.
#[track_caller]
fn assert_is_read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(written: &T) {
    let json = serde_json::to_string(written).expect("an object");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(serde_json::to_value(written).expect("an object"), value);
    let said = |error: serde_json::Error| format!("{error}\n{json}");
    assert_eq!(serde_json::from_str(&json).map_err(said).as_ref(), Ok(written));
    assert_eq!(serde_json::from_reader(json.as_bytes()).map_err(said).as_ref(), Ok(written));
    assert_eq!(serde_json::from_value(value).map_err(said).as_ref(), Ok(written));
}

const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function:prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    source_account = "012345678901",
);
const SITE: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:site",
    statement_id = "site",
    action = InvokeFunction,
    principal = "*",
    principal_org_id = "o-t194hfs8cz",
    invoked_via_function_url = true,
);
const TOOLS: LayerVersionPermission = grant!(
    layer_name = "tools",
    version_number = 3,
    statement_id = "everyone",
    action = GetLayerVersion,
    principal = "*",
    allow(public_access, reason = "the layer is \"open\" source"),
);

#[test]
fn a_permission_has_the_keys_of_the_macros() {
    let json = r#"{"function_name":"my-function","qualifier":"prod","statement_id":"uploads","action":"lambda:InvokeFunction","principal":"s3.amazonaws.com","source_arn":"arn:aws:s3:::my-bucket","source_account":"012345678901"}"#;
    assert_eq!(serde_json::to_string(&UPLOADS).expect("JSON"), json);
    assert_eq!(serde_json::to_string(&UPLOADS.into_owned()).expect("JSON"), json);
    assert_eq!(serde_json::to_string(&PermissionRef::Function(UPLOADS)).expect("JSON"), json);
    assert_eq!(serde_json::from_str::<FunctionPermissionBuf>(json).expect("a permission"), UPLOADS.into_owned());
    assert_eq!(
        serde_json::from_str::<PermissionBuf>(json).expect("a permission"),
        PermissionBuf::Function(UPLOADS.into_owned())
    );

    let json = r#"{"function_name":"arn:aws:lambda:us-east-2:123456789012:function:site","statement_id":"site","action":"lambda:InvokeFunction","principal":"*","principal_org_id":"o-t194hfs8cz","invoked_via_function_url":true}"#;
    assert_eq!(serde_json::to_string(&SITE).expect("JSON"), json);
    assert_is_read_back(&SITE.into_owned());

    let json = r#"{"statement_id":"everyone","action":"lambda:GetLayerVersion","principal":"*","layer_name":"tools","version_number":3,"allow":[{"lint":"public_access","reason":"the layer is \"open\" source"}]}"#;
    assert_eq!(serde_json::to_string(&TOOLS).expect("JSON"), json);
    assert_eq!(serde_json::from_str::<LayerVersionPermissionBuf>(json).expect("a permission"), TOOLS.into_owned());
    assert_eq!(
        serde_json::from_str::<PermissionBuf>(json).expect("a permission"),
        PermissionBuf::LayerVersion(TOOLS.into_owned())
    );
}

#[test]
fn a_policy_has_what_it_is_for_once() {
    const POLICY: FunctionPolicy = policy!(
        function_name = "my-function:prod",
        permission(UPLOADS),
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
        statement(
            statement_id = "again",
            action = GetFunction,
            principal = "210987654321",
            allow(shadowed, reason = "moves to a name of its own"),
        ),
    );
    let json = r#"{"function_name":"my-function","qualifier":"prod","statements":[{"statement_id":"uploads","action":"lambda:InvokeFunction","principal":"s3.amazonaws.com","source_arn":"arn:aws:s3:::my-bucket","source_account":"012345678901"},{"statement_id":"partner","action":"lambda:GetFunction","principal":"210987654321"},{"statement_id":"again","action":"lambda:GetFunction","principal":"210987654321","allow":[{"lint":"shadowed","reason":"moves to a name of its own"}]}]}"#;
    assert_eq!(serde_json::to_string(&POLICY).expect("JSON"), json);
    assert_eq!(serde_json::from_str::<FunctionPolicyBuf>(json).expect("a policy"), POLICY.into_owned());
    assert_is_read_back(&POLICY.into_owned());

    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:tools",
        version_number = 9_223_372_036_854_775_807,
        statement(statement_id = "partner", action = GetLayerVersion, principal = "210987654321"),
    );
    let json = r#"{"layer_name":"arn:aws:lambda:us-east-2:123456789012:layer:tools","version_number":9223372036854775807,"statements":[{"statement_id":"partner","action":"lambda:GetLayerVersion","principal":"210987654321"}]}"#;
    assert_eq!(serde_json::to_string(&LAYER).expect("JSON"), json);
    assert_eq!(serde_json::from_str::<LayerVersionPolicyBuf>(json).expect("a policy"), LAYER.into_owned());
}

#[test]
fn the_order_of_keys_is_free_and_a_name_may_carry_the_qualifier() {
    let json = r#"{"statements":[{"principal":"210987654321","action":"lambda:GetFunction","statement_id":"partner","allow":[]}],"function_name":"f:prod"}"#;
    let policy: FunctionPolicyBuf = serde_json::from_str(json).expect("a policy");
    let partner = policy.get(0).expect("a statement");
    assert_eq!(partner.function_name().as_str(), "f");
    assert_eq!(partner.qualifier().map(|qualifier| qualifier.as_str()), Some("prod"));
}

#[test]
fn exceptions_count_when_permissions_are_compared() {
    let with = |reason: String| {
        LayerVersionPermission::builder("l", 1, "s", "*")
            .allow([Exception::because(Lint::PublicAccess, reason).expect("a reason")])
            .build()
            .expect("a permission")
    };
    assert_eq!(with("one".into()), with(String::from("o") + "ne"));
    assert_ne!(with("one".into()), with("two".into()));
    assert_is_read_back(&with("one".into()));

    const SHARED: &str = "two teams, two statements";
    let policy = |reason: &str| {
        let statement = r#""action":"lambda:GetFunction","principal":"210987654321""#;
        let json = format!(
            r#"{{"function_name":"f","statements":[{{"statement_id":"a",{statement}}},{{"statement_id":"b",{statement},"allow":[{{"lint":"shadowed","reason":"{reason}"}}]}}]}}"#
        );
        serde_json::from_str::<FunctionPolicyBuf>(&json).expect("a policy")
    };
    assert_eq!(policy(SHARED), policy(SHARED));
    assert_ne!(policy(SHARED), policy("another"));
    assert_ne!(policy(SHARED).get(1), policy("another").get(1));
}

/// An exception for a set is kept by a statement alone, and judged by the set that it is put into.
#[test]
fn an_exception_for_a_set_is_judged_by_the_set() {
    let json = r#"{"function_name":"f","statement_id":"b","action":"lambda:GetFunction","principal":"210987654321","allow":[{"lint":"shadowed","reason":"moves"}]}"#;
    let again: FunctionPermissionBuf = serde_json::from_str(json).expect("a permission");
    assert_eq!(again.set_exceptions(), [Exception::new(Lint::Shadowed, "moves")]);
    assert_is_read_back(&again);
    let alone = FunctionPolicyBuf::of([&again]).expect_err("nothing covers it");
    assert_eq!(alone.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0114"]);
    let first: FunctionPermissionBuf = serde_json::from_str(
        r#"{"function_name":"f","statement_id":"a","action":"lambda:GetFunction","principal":"210987654321"}"#,
    )
    .expect("a permission");
    assert_is_read_back(&FunctionPolicyBuf::of([first, again]).expect("one is covered, and may be"));
}
