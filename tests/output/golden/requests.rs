//! Requests in all their forms.

use lambda_perm::{
    FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, grant,
    output::{AddPermissionInput, ParameterValue},
};

use super::{REVISION, SCOPE, function, statement};

const ARN: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-1:111111111111:function:fn:prod",
    statement_id = "-s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:111111111111:it's $HOME `x` \"y\"",
    allow(never_matches, reason = "no topic is called so"),
);

const LAYER: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-east-1:111111111111:layer:l",
    version_number = 7,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

#[test]
fn requests_for_functions() {
    let add = ARN.add_permission().revision_id(REVISION);
    assert_eq!(
        add.parameters(),
        r#"{"FunctionName":"arn:aws:lambda:us-east-1:111111111111:function:fn","Qualifier":"prod","StatementId":"-s","Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com","SourceArn":"arn:aws:sns:us-east-1:111111111111:it's $HOME `x` \"y\"","RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#
    );
    assert_eq!(
        add.shell_line(),
        r#"aws lambda add-permission --function-name arn:aws:lambda:us-east-1:111111111111:function:fn --qualifier prod --statement-id=-s --action lambda:InvokeFunction --principal sns.amazonaws.com --source-arn 'arn:aws:sns:us-east-1:111111111111:it'\''s $HOME `x` "y"' --revision-id 2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d --region us-east-1"#
    );
    let http = add.http();
    assert_eq!(
        (http.method, &*http.path, http.query.as_deref()),
        (
            "POST",
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Afn/policy",
            Some("Qualifier=prod")
        )
    );
    // The revision of AddPermission travels in the body, that of RemovePermission in the query.
    assert!(http.body.expect("a body").ends_with(r#""RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#));
    let remove = ARN.remove_permission().revision_id(REVISION).http();
    let query = "Qualifier=prod&RevisionId=2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d";
    assert_eq!((remove.method, remove.query.as_deref(), remove.body), ("DELETE", Some(query), None));
    assert!(remove.path.ends_with("/policy/-s"));
    let get = ARN.get_policy();
    assert_eq!(
        get.parameters(),
        r#"{"FunctionName":"arn:aws:lambda:us-east-1:111111111111:function:fn","Qualifier":"prod"}"#
    );
    assert_eq!(get.http().method, "GET");
}

#[test]
fn the_aws_cli_is_told_the_region_that_the_name_tells() {
    let of = |name: &str| {
        let permission = FunctionPermission::builder(name, "s", "lambda:InvokeFunction", "222222222222").build();
        let permission = permission.expect("a permission");
        [
            permission.add_permission().shell_line(),
            permission.remove_permission().shell_line(),
            permission.get_policy().shell_line(),
        ]
    };
    for line in of("arn:aws-cn:lambda:cn-north-1:111111111111:function:fn:prod") {
        assert!(line.ends_with(" --region cn-north-1"), "{line}");
    }
    for line in of("fn").iter().chain(&of("111111111111:function:fn")) {
        assert!(!line.contains("--region"), "{line}");
    }
    for words in [
        LAYER.add_layer_version_permission().command_line(),
        LAYER.remove_layer_version_permission().command_line(),
        LAYER.get_layer_version_policy().command_line(),
    ] {
        assert!(words.ends_with(&["--region".into(), "us-east-1".into()]), "{words:?}");
    }
    // A scope tells the Region of a policy's requests, which name the whole ARN.
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "222222222222");
    let policy = FunctionPolicyBuf::of([bare]).expect("a policy");
    for line in [
        policy.put_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
        policy.get_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
        policy.delete_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
    ] {
        assert!(line.ends_with(" --region us-east-1"), "{line}");
    }
}

#[test]
fn requests_for_layer_versions() {
    let add = LAYER.add_layer_version_permission().revision_id(REVISION);
    assert_eq!(
        add.parameters(),
        r#"{"LayerName":"arn:aws:lambda:us-east-1:111111111111:layer:l","VersionNumber":7,"StatementId":"s","Action":"lambda:GetLayerVersion","Principal":"*","OrganizationId":"o-t194hfs8cz","RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#
    );
    let http = add.http();
    assert_eq!(
        (http.method, &*http.path, http.query.as_deref()),
        (
            "POST",
            "/2018-10-31/layers/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Alayer%3Al/versions/7/policy",
            Some("RevisionId=2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d")
        )
    );
    assert_eq!(
        http.body.expect("a body"),
        r#"{"StatementId":"s","Action":"lambda:GetLayerVersion","Principal":"*","OrganizationId":"o-t194hfs8cz"}"#
    );
    assert!(LAYER.remove_layer_version_permission().http().path.ends_with("/versions/7/policy/s"));
    assert_eq!(
        LAYER.get_layer_version_policy().shell_line(),
        "aws lambda get-layer-version-policy --layer-name arn:aws:lambda:us-east-1:111111111111:layer:l --version-number 7 --region us-east-1"
    );
}

#[test]
fn a_qualifier_in_the_name_or_apart_is_one() {
    macro_rules! at {
        ($($where:tt)*) => {
            grant!($($where)*, statement_id = "s", action = InvokeFunction, principal = "111111111111")
        };
    }
    let apart = at!(function_name = "fn", qualifier = "prod");
    for other in [at!(function_name = "fn:prod"), at!(function_name = "fn:prod", qualifier = "prod")] {
        assert_eq!(other, apart);
        assert_eq!(other.add_permission().parameters(), apart.add_permission().parameters());
        assert_eq!(statement(&other), statement(&apart));
    }
    assert!(apart.add_permission().parameters().starts_with(r#"{"FunctionName":"fn","Qualifier":"prod","#));
}

/// Whoever writes each field down is told by the compiler when there is one more.
#[test]
fn an_input_is_all_that_a_request_holds() {
    let request = ARN.add_permission().revision_id(REVISION);
    let AddPermissionInput {
        function_name,
        qualifier,
        statement_id,
        action,
        principal,
        source_arn,
        source_account,
        event_source_token,
        principal_org_id,
        function_url_auth_type,
        invoked_via_function_url,
        revision_id,
    } = request.input();
    assert_eq!(function_name.as_str(), "arn:aws:lambda:us-east-1:111111111111:function:fn");
    assert_eq!((statement_id.as_str(), action.as_str()), ("-s", "lambda:InvokeFunction"));
    assert_eq!(principal.as_str(), "sns.amazonaws.com");
    assert_eq!(qualifier.map(|qualifier| qualifier.as_str()), Some("prod"));
    assert_eq!(source_arn, ARN.source_arn());
    assert_eq!(revision_id, Some(REVISION));
    assert_eq!((source_account, event_source_token, principal_org_id), (None, None, None));
    assert_eq!((function_url_auth_type, invoked_via_function_url), (None, None));
    let given = request.given().into_iter().map(|(name, _)| name);
    let names = ["FunctionName", "Qualifier", "StatementId", "Action", "Principal", "SourceArn", "RevisionId"];
    assert!(given.eq(names), "{:?}", request.given());

    let input = LAYER.add_layer_version_permission().input();
    assert_eq!((input.layer_name, input.version_number), (LAYER.layer_name(), LAYER.version_number()));
    assert_eq!((input.organization_id, input.revision_id), (LAYER.organization_id(), None));
    assert_eq!(ARN.remove_permission().input().statement_id, statement_id);
}

/// What a request for a statement holds needs the permission, not the request.
#[test]
fn what_a_request_holds_outlives_it() {
    const INPUT: AddPermissionInput<'_> = ARN.add_permission().input();
    let owned = ARN.into_owned();
    let (input, given) = (owned.add_permission().input(), owned.get_policy().given());
    assert_eq!(input, INPUT);
    assert_eq!(given.last(), Some(&("Qualifier", ParameterValue::Text("prod"))));
    assert_eq!(owned.remove_permission().input().statement_id, INPUT.statement_id);
}
