//! Whole policies in CloudFormation.

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, FunctionPolicyBuf,
    cloudformation::{CloudFormationError, Expression, FunctionPermissionBuilder},
    output::Scope,
    policy, try_policy,
};
use serde_json::json;

use super::{parsed, resource};

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    qualifier = "prod",
    statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    statement(statement_id = "role", action = InvokeFunction, principal = "arn:aws:iam::123456789012:role/ci"),
    statement(
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::my-bucket",
        source_account = "123456789012",
    ),
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "the handler checks the signature"),
    ),
);

/// A whole policy in a template is the document that Lambda would return, but for the partition, which is the stack's.
#[test]
fn a_resource_policy_holds_the_document() {
    let found = resource(&POLICY.cloudformation_policy().expect("a resource"));
    assert_eq!(found["Type"], "AWS::Lambda::ResourcePolicy");
    let document = found["Properties"]["PolicyDocument"].to_string();
    let root = r#"{"Fn::Sub":"arn:${AWS::Partition}:iam::210987654321:root"}"#;
    let document = parsed(&document.replace(root, "\"arn:aws:iam::210987654321:root\""));
    assert_eq!(document, parsed(&POLICY.document(&Scope::NONE).expect("a full ARN").to_json()));
    assert_eq!(found["Properties"]["ResourceArn"], document["Statement"][0]["Resource"]);
}

#[test]
fn a_resource_policy_makes_the_arn_of_the_stack() {
    let name = |name: &str, qualifier: Option<&str>| {
        let policy = try_policy!(
            function_name = name,
            qualifier = qualifier,
            statement(statement_id = "s", action = InvokeFunction, principal = "210987654321"),
        );
        let policy = policy.expect("a policy").cloudformation_policy().expect("a resource");
        resource(&policy)["Properties"]["ResourceArn"].clone()
    };
    let arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f";
    assert_eq!(name("f", None), json!({"Fn::Sub": arn}));
    assert_eq!(name("f", Some("prod")), json!({"Fn::Sub": format!("{arn}:prod")}));
    const OF_ATTRIBUTE: FunctionPolicy<CloudFormation> = policy!(
        function_name = GetAtt("Fn.Arn"),
        qualifier = "prod",
        statement(statement_id = "own", action = InvokeFunction, principal = Ref("AWS::AccountId")),
        statement(statement_id = "role", action = InvokeFunction, principal = GetAtt("Role.Arn")),
    );
    let found = resource(&OF_ATTRIBUTE.cloudformation_policy().expect("a resource"));
    let arn = json!({"Fn::Join": [":", [{"Fn::GetAtt": ["Fn", "Arn"]}, "prod"]]});
    assert_eq!(found["Properties"]["ResourceArn"], arn);
    let statements = &found["Properties"]["PolicyDocument"]["Statement"];
    assert_eq!(
        statements[0]["Principal"],
        json!({"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}})
    );
    assert_eq!(statements[1]["Principal"], json!({"AWS": {"Fn::GetAtt": ["Role", "Arn"]}}));
}

#[test]
fn a_resource_policy_guesses_nothing() {
    const NAME: FunctionPolicy<CloudFormation> = policy!(
        function_name = Ref("Fn"),
        statement(statement_id = "s", action = InvokeFunction, principal = "210987654321"),
    );
    assert_eq!(NAME.cloudformation_policy(), Err(CloudFormationError::UnknownArn("${Fn}".into())));
    const PRINCIPAL: FunctionPolicy<CloudFormation> = policy!(
        function_name = GetAtt("Fn.Arn"),
        statement(statement_id = "s", action = InvokeFunction, principal = Ref("Caller")),
    );
    let error = PRINCIPAL.cloudformation_policy().expect_err("it may be a service");
    assert_eq!(error, CloudFormationError::UnknownPrincipal("${Caller}".into()));
    assert!(error.to_string().contains("= help: "), "{error}");
}

/// A placeholder may become empty, so the size of a policy is counted without it. Without placeholders, it is counted exactly.
#[test]
fn a_policy_that_is_too_large_whatever_is_filled_in_is_found() {
    const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
    let statement = |number: usize, path: &str| {
        let source = format!("arn:aws:execute-api:us-east-1:123456789012:abc123/*/GET/{number}{path}");
        (format!("s{number}"), source)
    };
    let plain = |paths: &[String]| {
        let permissions = paths.iter().enumerate().map(|(number, path)| {
            let (id, source) = statement(number, path);
            let builder =
                FunctionPermission::builder(FUNCTION, id, "lambda:InvokeFunction", "apigateway.amazonaws.com");
            builder.source_arn(source).build().expect("a permission")
        });
        FunctionPolicyBuf::of(permissions)
    };
    let pending = |paths: &[String]| {
        let permissions = paths.iter().enumerate().map(|(number, path)| {
            let (id, source) = statement(number, path);
            let source = Expression::sub(&format!("{source}${{Suffix}}")).expect("the text of a Sub");
            FunctionPermissionBuilder::new(FUNCTION, id, "lambda:InvokeFunction", "apigateway.amazonaws.com")
                .source_arn(source)
                .build()
                .expect("a permission")
        });
        FunctionPolicyBuf::of(permissions)
    };
    let mut paths = vec!["x".repeat(120); 50];
    let size = plain(&paths).expect("it fits").document(&Scope::NONE).expect("a full ARN").to_json().len();
    paths[49].push_str(&"x".repeat(20_480 - size));
    assert!(plain(&paths).is_ok() && pending(&paths).is_ok());
    paths[49].push('x');
    assert!(plain(&paths).is_err());
    let error = pending(&paths).expect_err("it cannot fit").to_string();
    assert!(error.contains("number 50 of 50, brings the policy to at least 20481 bytes"), "{error}");
}
