//! Permissions from statements: what AddPermission would have to be given, or why it cannot say it.

use lambda_perm::{
    AccountId, FunctionPermission, Lint, PermissionBuf, PermissionRef,
    document::{DocumentStatement, Inexpressible, PolicyDocument},
    grant,
    output::Scope,
};
use serde_json::Value;

use crate::{output::corpus::plain, support::beside};

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

fn statement(members: &str) -> String {
    format!(r#"{{"Sid":"s","Effect":"Allow",{members}}}"#)
}

fn permission(members: &str) -> Result<PermissionBuf, Inexpressible> {
    DocumentStatement::parse(&statement(members)).expect(members).permission()
}

fn written(permission: &PermissionBuf) -> String {
    match permission.as_permission() {
        PermissionRef::Function(permission) => permission.statement(&Scope::NONE).expect("an ARN").to_json(),
        PermissionRef::LayerVersion(permission) => permission.statement(&Scope::NONE).expect("an ARN").to_json(),
    }
}

/// IAM takes patterns as resources, and no request does.
#[test]
fn a_pattern_is_no_resource_of_a_request() {
    for (resource, message) in [
        (
            "arn:aws:lambda:us-east-2:123456789012:function:f*",
            "AddPermission writes the ARN of a function, version or alias",
        ),
        (
            "arn:aws:lambda:us-east-2:123456789012:function:f:*",
            "AddPermission writes the ARN of a function, version or alias",
        ),
        ("arn:aws:lambda:*:123456789012:function:f", "AddPermission writes the ARN of a function, version or alias"),
        (
            "arn:aws:lambda:us-east-2:123456789012:function:${aws:username}",
            "AddPermission writes the ARN of a function, version or alias",
        ),
        ("*", "AddPermission writes the ARN of a function, version or alias"),
        (
            "arn:aws:lambda:us-east-2:123456789012:layer:l:*",
            "AddLayerVersionPermission writes the ARN of a layer version",
        ),
    ] {
        let text = format!(
            r#"{{"Sid":"s","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"{resource}"}}"#
        );
        let why = DocumentStatement::parse(&text).expect("a statement").permission().expect_err(resource);
        assert_eq!(why.to_string(), format!("`{resource}` is a pattern, and {message}"));
        assert_eq!(why.member().as_deref(), Some("Resource"));
    }
}

#[test]
fn what_means_the_same_gives_the_same_permission() {
    let plain = permission(&format!(
        r#""Principal":{{"AWS":"arn:aws:iam::210987654321:root"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}:prod",
        "Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"o-t194hfs8cz"}}}}"#
    ))
    .expect("a permission");
    const WANTED: FunctionPermission = grant!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        qualifier = "prod",
        statement_id = "s",
        action = InvokeFunction,
        principal = "210987654321",
        principal_org_id = "o-t194hfs8cz",
    );
    assert_eq!(plain, PermissionBuf::from(WANTED.into_owned()));
    for members in [
        format!(
            r#""Condition":{{"StringEquals":{{"AWS:principalorgid":["o-t194hfs8cz"]}}}},
            "Resource":["{FUNCTION}:prod"],"Action":["LAMBDA:invokefunction"],"Principal":{{"AWS":["210987654321"]}}"#
        ),
        format!(
            r#""Action":"lambda:InvokeFunction","Principal":{{"AWS":"210987654321"}},"Resource":"{FUNCTION}:prod",
            "Condition":{{"stringequals":{{"aws:PrincipalOrgID":"o-t194hfs8cz"}}}}"#
        ),
    ] {
        assert_eq!(permission(&members).as_ref(), Ok(&plain), "{members}");
    }
}

#[test]
fn a_lint_becomes_an_exception_that_says_so() {
    let everyone =
        permission(&format!(r#""Principal":"*","Action":"lambda:*","Resource":"{FUNCTION}""#)).expect("a permission");
    let lints: Vec<_> = everyone.exceptions().map(|exception| (exception.lint(), exception.reason())).collect();
    assert_eq!(lints, [(Lint::PublicAccess, "read from a policy"), (Lint::AllActions, "read from a policy")]);
}

#[test]
fn what_a_request_cannot_say_is_named() {
    let rest = format!(r#""Action":"lambda:InvokeFunction","Resource":"{FUNCTION}""#);
    let service = r#""Principal":{"Service":"s3.amazonaws.com"}"#;
    let with = |condition: &str| format!(r#"{service},{rest},"Condition":{{{condition}}}"#);
    let cases = [
        (
            format!(r#""Principal":{{"AWS":["1","2"]}},{rest}"#),
            "Principal",
            "a permission names one principal, by `Principal`",
        ),
        (format!(r#""Principal":{{}},{rest}"#), "Principal", "a permission names one principal, by `Principal`"),
        (format!(r#""NotPrincipal":"*",{rest}"#), "Principal", "a permission names one principal, by `Principal`"),
        (
            format!(r#""Principal":{{"Federated":"cognito-identity.amazonaws.com"}},{rest}"#),
            "Principal",
            "a permission cannot name a principal of the type `Federated` by this name",
        ),
        (
            format!(r#""Principal":{{"Service":"*"}},{rest}"#),
            "Principal",
            "a permission cannot name a principal of the type `Service` by this name",
        ),
        (
            format!(r#""Principal":{{"AWS":"AROAJQABLZS4A3QDU576Q"}},{rest}"#),
            "Principal",
            "`AROAJQABLZS4A3QDU576Q` is the ID of a user or role that has been deleted, which Lambda does not take",
        ),
        (
            format!(r#"{service},"NotAction":"lambda:InvokeFunction","Resource":"{FUNCTION}""#),
            "Action",
            "a permission names one action, by `Action`",
        ),
        (
            format!(r#"{service},"Action":["lambda:InvokeFunction","lambda:GetFunction"],"Resource":"{FUNCTION}""#),
            "Action",
            "a permission names one action, by `Action`",
        ),
        (
            format!(r#"{service},"Action":"lambda:InvokeFunction","Resource":["{FUNCTION}","{FUNCTION}:prod"]"#),
            "Resource",
            "a permission is for one resource, by `Resource`",
        ),
        (
            format!(r#"{service},"Action":"lambda:InvokeFunction","Resource":"*""#),
            "Resource",
            "`*` is a pattern, and AddPermission writes the ARN of a function, version or alias",
        ),
        (format!(r#"{service},{rest},"Why":"x""#), "Why", "a statement has no member `Why`"),
        (
            with(r#""StringLike":{"aws:SourceArn":"arn:aws:s3:::b"}"#),
            "Condition.StringLike.aws:SourceArn",
            "the condition `StringLike` of `aws:SourceArn`: Lambda writes this key with another operator",
        ),
        (
            with(r#""ArnLikeIfExists":{"aws:SourceArn":"arn:aws:s3:::b"}"#),
            "Condition.ArnLikeIfExists.aws:SourceArn",
            "the condition `ArnLikeIfExists` of `aws:SourceArn`: Lambda writes this key with another operator",
        ),
        (
            with(r#""ArnLike":{"aws:SourceArn":["arn:aws:s3:::a","arn:aws:s3:::b"]}"#),
            "Condition.ArnLike.aws:SourceArn",
            "the condition `ArnLike` of `aws:SourceArn`: Lambda writes one value",
        ),
        (
            with(r#""StringEquals":{"aws:SourceAccount":123456789012}"#),
            "Condition.StringEquals.aws:SourceAccount",
            "the condition `StringEquals` of `aws:SourceAccount`: Lambda writes text",
        ),
        (
            with(r#""StringEquals":{"aws:SourceAccount":"123456789012","AWS:SourceAccount":"123456789012"}"#),
            "Condition.StringEquals.AWS:SourceAccount",
            "the condition `StringEquals` of `AWS:SourceAccount`: the same key is there twice, and a request has it once",
        ),
        (
            with(r#""Bool":{"lambda:InvokedViaFunctionUrl":"false"}"#),
            "Condition.Bool.lambda:InvokedViaFunctionUrl",
            "the condition `Bool` of `lambda:InvokedViaFunctionUrl`: Lambda writes this key for `true` only",
        ),
        (
            with(r#""Bool":{"aws:SecureTransport":true}"#),
            "Condition.Bool.aws:SecureTransport",
            "the condition `Bool` of `aws:SecureTransport`: no parameter of the request makes Lambda write this key",
        ),
    ];
    for (members, member, message) in cases {
        let why = permission(&members).expect_err(&members);
        assert_eq!((why.member().as_deref(), why.to_string().as_str()), (Some(member), message), "{members}");
    }
    let nameless = statement(&format!("{service},{rest}")).replace(r#""Sid":"s","#, "");
    assert_eq!(DocumentStatement::parse(&nameless).expect("a statement").permission(), Err(Inexpressible::NoSid));
    let Err(Inexpressible::Rejected(findings)) = permission(&format!(r#""Principal":{{"AWS":"21098765432"}},{rest}"#))
    else {
        panic!("eleven digits are no account")
    };
    assert_eq!(findings.iter().next().expect("a finding").code().id(), "LP0210");
}

#[test]
fn layers_have_permissions_too() {
    let members = r#""Principal":"*","Action":"lambda:GetLayerVersion","Resource":"arn:aws:lambda:us-east-2:123456789012:layer:l:3","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#;
    let layer = permission(members).expect("a permission");
    assert_eq!(written(&layer), statement(members));
    let text = statement(members);
    let read = DocumentStatement::parse(&text).expect("a statement");
    assert!(matches!(read.function_permission(), Err(Inexpressible::Resource { .. })));
    assert_eq!(read.layer_version_permission().expect("a permission").version_number().get(), 3);
}

/// Two ways to write the same.
fn canonical(statement: &Value) -> Value {
    let one = |value: &Value| match value.as_array().map(Vec::as_slice) {
        Some([one]) => one.clone(),
        _ => value.clone(),
    };
    let mut statement = statement.clone();
    statement["Action"] = one(&statement["Action"]);
    let text = statement.to_string();
    let text = ["SourceArn", "SourceAccount"]
        .iter()
        .fold(text, |text, key| text.replace(&format!("aws:{key}"), &format!("AWS:{key}")));
    serde_json::from_str(&text).expect("JSON")
}

/// Each statement that AddPermission was recorded to write, and each of others, gives a permission, which gives the statement back.
/// The rest is what AWS would not take, or what its owners changed: it is counted.
#[test]
fn recorded_statements_give_back_the_request() {
    let files = [
        ("corpus/aws_recorded.jsonl", &["/normalized/Statement", "/response/Statement"][..], (40, 1)),
        ("corpus/statements.jsonl", &["/statement"][..], (59, 11)),
    ];
    for (file, pointers, expected) in files {
        let Some(rows) = beside::read(file) else { return };
        let (mut same, mut other) = (0, Vec::new());
        for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).expect("a row")) {
            let Some(statement) = pointers.iter().find_map(|pointer| row.pointer(pointer)) else { continue };
            let statement = match statement {
                Value::String(text) => serde_json::from_str(text).expect("JSON"),
                statement => statement.clone(),
            };
            let text = statement.to_string();
            match DocumentStatement::parse(&text).expect(&text).permission() {
                Ok(permission) => {
                    assert_eq!(
                        canonical(&serde_json::from_str(&written(&permission)).expect("JSON")),
                        canonical(&statement)
                    );
                    same += 1;
                }
                Err(why) => other.push(format!("{text}\n{why}")),
            }
        }
        assert_eq!((same, other.len()), expected, "{file}:\n{}", other.join("\n"));
    }
}

/// Each permission that others wrote goes to a document and back: the document says the same, and so does the permission. Its name is
/// then the whole ARN, and its reasons are those of reading.
#[test]
fn permissions_of_others_go_to_documents_and_back() {
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    let mut count = 0;
    for name in ["aws_recorded", "cli_calls", "policies", "statements"] {
        let Some(text) = beside::read(&format!("corpus/{name}.jsonl")) else { return };
        for row in text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a row")) {
            for permission in plain::permissions(&row) {
                let written = match &permission {
                    PermissionBuf::Function(permission) => permission
                        .statement(&scope)
                        .or_else(|_| permission.statement(&Scope::NONE))
                        .map(DocumentStatement::from),
                    PermissionBuf::LayerVersion(permission) => permission
                        .statement(&scope)
                        .or_else(|_| permission.statement(&Scope::NONE))
                        .map(DocumentStatement::from),
                };
                let Ok(statement) = written else { continue };
                let read = statement.permission().unwrap_or_else(|why| panic!("{statement}: {why}"));
                assert_eq!(self::written(&read), statement.to_json());
                let [read, first] = [&read, &permission].map(|permission| {
                    let mut data = serde_json::to_value(permission).expect("data");
                    for key in ["allow", "function_name", "layer_name"] {
                        data.as_object_mut().expect("an object").remove(key);
                    }
                    data
                });
                assert_eq!(read, first);
                count += 1;
            }
        }
    }
    assert!(count > 120, "{count}");
}

/// What `grant!` writes is read as the same permission.
#[test]
fn a_policy_is_read_back() {
    let policy = lambda_perm::policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        qualifier = "prod",
        statement(
            statement_id = "uploads",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::uploads",
            source_account = "123456789012",
        ),
        statement(
            statement_id = "skill",
            action = InvokeFunction,
            principal = alexa_appkit,
            event_source_token = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555",
        ),
        function_url(statement_id = "url", principal = "210987654321", function_url_auth_type = AWS_IAM),
        statement(statement_id = "role", action = GetFunction, principal = "arn:aws:iam::210987654321:role/deploy"),
    );
    let text = policy.document(&Scope::NONE).expect("an ARN").to_json();
    let document = PolicyDocument::parse(&text).expect("a document");
    let read: Vec<_> =
        document.statements().iter().map(|statement| statement.function_permission().expect("a permission")).collect();
    let wanted: Vec<_> = policy.permissions().map(|permission| permission.into_owned()).collect();
    assert_eq!(read, wanted);
}

/// A request has no types: Lambda tells by the text whether a principal is a service. So a name under the other type is another
/// principal than the request would give.
#[test]
fn a_principal_under_another_type_is_not_the_one_of_a_request() {
    for (principal, kind) in [
        (r#"{"Service":"210987654321"}"#, "Service"),
        (r#"{"Service":"arn:aws:iam::210987654321:root"}"#, "Service"),
        (r#"{"Service":"arn:aws:iam::210987654321:role/r"}"#, "Service"),
        (r#"{"Service":"*"}"#, "Service"),
        (r#"{"AWS":"s3.amazonaws.com"}"#, "AWS"),
        (r#"{"Federated":"cognito-identity.amazonaws.com"}"#, "Federated"),
    ] {
        let members = format!(r#""Principal":{principal},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}""#);
        let error = permission(&members).expect_err(principal);
        assert!(
            matches!(&error, Inexpressible::PrincipalType(found) if found.as_str() == kind),
            "{principal}: {error}"
        );
    }
}

/// A layer version is a number as Lambda writes it: no digits are read into another number.
#[test]
fn a_layer_version_is_a_number() {
    for version in ["abc", "-1", "+1", "01", "1a", "99999999999999999999999"] {
        let resource = format!("arn:aws:lambda:us-east-2:123456789012:layer:l:{version}");
        let members = format!(
            r#""Principal":{{"AWS":"210987654321"}},"Action":"lambda:GetLayerVersion","Resource":"{resource}""#
        );
        let error = permission(&members).expect_err(version);
        assert_eq!(error.to_string(), format!("`{resource}` is not the ARN of a layer version"));
    }
}
