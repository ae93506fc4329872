//! What is sent, byte for byte, and the resources of templates.

use lambda_perm::{
    AccountId, CloudFormation, RevisionId, Terraform, WebFunctionPolicy, WebFunctionPolicyBuf,
    cloudformation::{CloudFormationError, Resource},
    output::Scope,
    policy,
    terraform::{self, Configuration, TerraformError},
    try_policy,
};
use serde_json::{Value, json};

use super::{SITE, WEB_FUNCTION};

const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");

const DOCUMENT: &str = concat!(
    r#"{"Version":"2012-10-17","Id":"default","Statement":["#,
    r#"{"Sid":"cdn","Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},"#,
    r#""Action":"lambda:InvokeWebFunctionEndpoint","#,
    r#""Resource":"arn:aws:lambda:us-east-2:123456789012:web-function/my-site/endpoint/prod","#,
    r#""Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012","lambda:Resource/WebFunctionAuthType":"IamAuth"},"#,
    r#""ArnLike":{"AWS:SourceArn":"arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL"}}},"#,
    r#"{"Sid":"organization","Effect":"Allow","Principal":"*","Action":"lambda:InvokeWebFunctionEndpoint","#,
    r#""Resource":"arn:aws:lambda:us-east-2:123456789012:web-function/my-site/endpoint/*","#,
    r#""Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}},"#,
    r#"{"Sid":"reader","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:role/ci"},"#,
    r#""Action":"lambda:GetWebFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:web-function/my-site"}]}"#,
);
const PATH: &str = "/2025-03-07/resource-policy/arn%3Aaws%3Alambda%3Aus-east-2%3A123456789012%3Aweb-function%2Fmy-site";

#[test]
fn a_document_names_what_each_action_is_on() {
    let document = SITE.document(&Scope::NONE).expect("an ARN").to_json();
    assert_eq!(document, DOCUMENT);
}

#[test]
fn a_put_has_the_revision_in_its_body() {
    let put = SITE.put_resource_policy(&Scope::NONE).expect("an ARN");
    assert_eq!((put.operation().name, put.operation().api), ("PutResourcePolicy", "lambda-web"));
    assert_eq!(put.to_value(), json!({"resourceArn": WEB_FUNCTION, "policy": DOCUMENT}));
    assert_eq!(
        put.shell_line(),
        format!(
            "aws lambda-web put-resource-policy --resource-arn {WEB_FUNCTION} --policy '{DOCUMENT}' --region us-east-2"
        )
    );
    let put = put.revision_id(REVISION);
    assert_eq!(put.to_value()["revisionId"], REVISION.as_str());
    let http = put.http();
    assert_eq!((http.method, http.path.as_str(), http.query), ("PUT", PATH, None));
    let body: Value = serde_json::from_str(&http.body.expect("a body")).expect("JSON");
    assert_eq!(body, json!({"Policy": DOCUMENT, "RevisionId": REVISION.as_str()}));
}

#[test]
fn the_other_requests_have_no_body() {
    let get = SITE.get_resource_policy(&Scope::NONE).expect("an ARN");
    assert_eq!(get.to_value(), json!({"resourceArn": WEB_FUNCTION}));
    assert_eq!(
        get.shell_line(),
        format!("aws lambda-web get-resource-policy --resource-arn {WEB_FUNCTION} --region us-east-2")
    );
    let http = get.http();
    assert_eq!((http.method, http.path.as_str(), http.query, http.body), ("GET", PATH, None, None));
    let delete = SITE.delete_resource_policy(&Scope::NONE).expect("an ARN").revision_id(REVISION);
    assert_eq!(
        delete.shell_line(),
        format!(
            "aws lambda-web delete-resource-policy --resource-arn {WEB_FUNCTION} --revision-id {} --region us-east-2",
            REVISION.as_str()
        )
    );
    let http = delete.http();
    let query = format!("RevisionId={}", REVISION.as_str());
    assert_eq!((http.method, http.path.as_str(), http.query, http.body), ("DELETE", PATH, Some(query), None));
}

/// The policy of a name, with one statement.
fn named(name: &str) -> WebFunctionPolicyBuf {
    let policy = try_policy!(
        web_function = name,
        statement(statement_id = "s", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
    );
    policy.expect("a policy")
}

#[test]
fn a_scope_completes_a_name() {
    let policy = named("my-site");
    assert!(policy.put_resource_policy(&Scope::NONE).is_err());
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    assert_eq!(policy.get_resource_policy(&scope).expect("a scope").to_value()["resourceArn"], WEB_FUNCTION);
    let document = policy.document(&scope).expect("a scope").to_json();
    assert!(document.contains(r#"web-function/my-site/endpoint/*""#), "{document}");
    // A scope that contradicts the ARN is none of its.
    assert!(named(WEB_FUNCTION).document(&Scope::new("us-east-1", AccountId::new("123456789012"))).is_err());
}

fn resource(resource: &Resource) -> Value {
    let json: Value = serde_json::from_str(&resource.to_json()).expect("JSON");
    json[resource.logical_id()].clone()
}

#[test]
fn cloudformation_has_the_document() {
    let found = resource(&SITE.cloudformation_policy().expect("a resource"));
    assert_eq!(found["Type"], "AWS::Lambda::ResourcePolicy");
    assert_eq!(found["Properties"]["ResourceArn"], WEB_FUNCTION);
    assert_eq!(found["Properties"]["PolicyDocument"], serde_json::from_str::<Value>(DOCUMENT).expect("JSON"));
    let found = resource(&named("my-site").cloudformation_policy().expect("a resource"));
    let arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:web-function/my-site";
    assert_eq!(found["Properties"]["ResourceArn"], json!({"Fn::Sub": arn}));
    let statement = &found["Properties"]["PolicyDocument"]["Statement"][0];
    assert_eq!(statement["Resource"], json!({"Fn::Sub": format!("{arn}/endpoint/*")}));
}

#[test]
fn cloudformation_takes_references() {
    const ATTRIBUTE: WebFunctionPolicy<CloudFormation> = policy!(
        web_function = GetAtt("Web.FunctionArn"),
        statement(
            statement_id = "cdn",
            action = InvokeWebFunctionEndpoint,
            principal = cloudfront,
            endpoint = "prod",
            source_arn = Sub("arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Cdn}"),
        ),
        statement(statement_id = "reader", action = GetWebFunction, principal = "210987654321"),
    );
    let found = resource(&ATTRIBUTE.cloudformation_policy().expect("a resource"));
    let arn = json!({"Fn::GetAtt": ["Web", "FunctionArn"]});
    assert_eq!(found["Properties"]["ResourceArn"], arn);
    let statements = &found["Properties"]["PolicyDocument"]["Statement"];
    assert_eq!(statements[0]["Resource"], json!({"Fn::Join": ["/endpoint/", [arn.clone(), "prod"]]}));
    assert_eq!(statements[1]["Resource"], arn);
    const NAME: WebFunctionPolicy<CloudFormation> = policy!(
        web_function = Ref("Web"),
        statement(statement_id = "s", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
    );
    assert_eq!(NAME.cloudformation_policy(), Err(CloudFormationError::UnknownArn("${Web}".into())));
}

fn arguments(resource: &terraform::Resource) -> Value {
    let json = Configuration::of([resource.clone()]).expect("one resource").to_json();
    let json: Value = serde_json::from_str(&json).expect("JSON");
    json["resource"][resource.resource_type()][resource.name()].clone()
}

#[test]
fn terraform_has_the_document() {
    let found = SITE.terraform_policy("site").expect("a resource");
    assert_eq!((found.resource_type(), found.name()), ("aws_lambdaweb_resource_policy", "site"));
    assert_eq!(arguments(&found), json!({"resource_arn": WEB_FUNCTION, "policy": DOCUMENT}));
    const REFERENCE: WebFunctionPolicy<Terraform> = policy!(
        web_function = Terraform("${aws_lambdaweb_function.site.arn}"),
        statement(statement_id = "s", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
    );
    let found = arguments(&REFERENCE.terraform_policy("site").expect("a resource"));
    assert_eq!(found["resource_arn"], "${aws_lambdaweb_function.site.arn}");
    let policy = found["policy"].as_str().expect("text");
    assert!(policy.contains(r#""Resource":"${aws_lambdaweb_function.site.arn}/endpoint/*""#), "{policy}");
    assert_eq!(named("my-site").terraform_policy("site"), Err(TerraformError::UnknownArn("my-site".into())));
}
