//! Permissions and policies as the source of the macros.

mod everything;
mod project;
mod sources;

use lambda_perm::{
    CloudFormation, Exception, FunctionPermission, FunctionPermissionBuf, FunctionPermissionRef, FunctionPolicy,
    FunctionPolicyBuf, LayerVersionPermission, LayerVersionPolicy, Lint, Terraform,
    cloudformation::{Expression, FunctionPermissionBuilder},
    grant, policy,
};

/// The values of a call, one a line, as the source has them.
fn lines(source: &str) -> Vec<&str> {
    source.lines().map(str::trim).collect()
}

fn reading(principal: &str, exceptions: &[Exception]) -> FunctionPermissionBuf {
    let builder = FunctionPermission::builder("f", "s", "lambda:GetFunction", principal);
    builder.allow(exceptions).build().unwrap_or_else(|findings| panic!("{findings}"))
}

#[test]
fn a_grant() {
    const UPLOADS: FunctionPermission = grant!(
        function_name = "my-function",
        qualifier = "prod",
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::my-bucket",
        source_account = "123456789012",
    );
    let expected = r#"grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    source_account = "123456789012",
)"#;
    assert_eq!(UPLOADS.to_grant().to_string(), expected);
    assert_eq!(UPLOADS.into_owned().to_grant().to_string(), expected);
    let constructed = expected.replace("\"arn:aws:s3:::my-bucket\"", "s3_bucket(\"my-bucket\")");
    assert_eq!(UPLOADS.to_grant().with_constructors().to_string(), constructed);

    const ENGINEERING: LayerVersionPermission = grant!(
        layer_name = "tools",
        version_number = 3,
        statement_id = "engineering",
        action = GetLayerVersion,
        principal = "*",
        organization_id = "o-t194hfs8cz",
    );
    assert_eq!(
        ENGINEERING.to_grant().to_string(),
        r#"grant!(
    layer_name = "tools",
    version_number = 3,
    statement_id = "engineering",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
)"#
    );
}

#[test]
fn principals_stand_by_their_names() {
    let of = |permission: FunctionPermissionBuf| {
        let source = permission.to_grant().to_string();
        let line = lines(&source).into_iter().find(|line| line.starts_with("principal")).map(str::to_owned);
        line.expect("a principal")
    };
    let invoking = |principal: &str| {
        let builder = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", principal);
        let lints = [Lint::NoEffect, Lint::UnknownService, Lint::UnscopedService, Lint::NeverMatches];
        let built = (0..16).find_map(|chosen| {
            let lints = lints.iter().enumerate().filter(|(number, _)| chosen >> number & 1 == 1);
            builder.clone().allow(lints.map(|(_, lint)| Exception::new(*lint, "a test"))).build().ok()
        });
        of(built.expect("a permission"))
    };
    for (principal, expected) in [
        ("sns.amazonaws.com", "principal = sns,"),
        ("logs.us-east-1.amazonaws.com", "principal = logs(\"us-east-1\"),"),
        ("logs.cn-north-1.amazonaws.com.cn", "principal = logs(\"cn-north-1\"),"),
        ("logs.amazonaws.com.cn", "principal = \"logs.amazonaws.com.cn\","),
        ("sqs.amazonaws.com", "principal = sqs,"),
        ("new.amazonaws.com", "principal = \"new.amazonaws.com\","),
        ("123456789012", "principal = \"123456789012\","),
    ] {
        assert_eq!(invoking(principal), expected);
    }
}

/// Of two services that share a principal, the one that needs no grant.
#[test]
fn a_shared_principal_stands_by_the_name_that_needs_the_exception() {
    const BY_NAME: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = appsync_datasource,
        source_account = "123456789012",
        allow(no_effect, reason = "a test"),
    );
    let source = BY_NAME.to_grant();
    assert!(source.to_string().contains("\n    principal = appsync_datasource,\n"), "{source}");
    assert!(source.unsaid().is_empty());
}

#[test]
fn reasons() {
    let read = Exception::new(Lint::PublicAccess, Exception::READ_FROM_POLICY);
    let allow = |exceptions: &[Exception]| {
        let source = reading("*", exceptions).to_grant().to_string();
        source.lines().skip_while(|line| !line.contains("allow(")).map(str::trim).collect::<String>()
    };
    assert_eq!(allow(&[read]), r#"allow(public_access, reason = "TODO: why"),)"#);
    let said = Exception::new(Lint::PublicAccess, "the \"team\" of C:\\\\ knows");
    assert_eq!(allow(&[said]), r##"allow(public_access, reason = r#"the "team" of C:\\ knows"#),)"##);

    let two = FunctionPermission::builder("f", "s", "lambda:*", "*")
        .allow([
            Exception::new(Lint::AllActions, "a sandbox"),
            Exception::new(Lint::PublicAccess, Exception::READ_FROM_POLICY),
        ])
        .build()
        .expect("a permission");
    let source = two.to_grant().to_string();
    assert!(source.contains(r#"reason = "all_actions: a sandbox; public_access: TODO: why","#), "{source}");
}

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    qualifier = "prod",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "a webhook")
    ),
    statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    statement(
        statement_id = "partner-again",
        action = GetFunction,
        principal = "arn:aws:iam::210987654321:root",
        allow(shadowed, reason = "the old one goes next week"),
    ),
);

#[test]
fn a_policy() {
    let expected = r#"policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    qualifier = "prod",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "a webhook"),
    ),
    statement(
        statement_id = "partner",
        action = GetFunction,
        principal = "210987654321",
    ),
    statement(
        statement_id = "partner-again",
        action = GetFunction,
        principal = "arn:aws:iam::210987654321:root",
        allow(shadowed, reason = "the old one goes next week"),
    ),
)"#;
    assert_eq!(POLICY.to_policy().to_string(), expected);
    assert_eq!(POLICY.into_owned().to_policy().to_string(), expected);
    assert!(POLICY.to_policy().unsaid().is_empty());

    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "tools",
        version_number = 3,
        statement(statement_id = "a", action = GetLayerVersion, principal = "210987654321"),
    );
    let source = LAYER.to_policy().to_string();
    assert!(
        source.starts_with("policy!(\n    layer_name = \"tools\",\n    version_number = 3,\n    statement("),
        "{source}"
    );
}

/// Two halves of a function URL that say different things are two statements.
#[test]
fn halves_that_differ_are_two_statements() {
    let halves = |organization: Option<&str>| {
        let call = FunctionPermission::builder("f", "url", "lambda:InvokeFunctionUrl", "*");
        let call =
            call.function_url_auth_type(lambda_perm::FunctionUrlAuthType::AwsIam).principal_org_id("o-t194hfs8cz");
        let invoke = FunctionPermission::builder("f", "url-invoke", "lambda:InvokeFunction", "*");
        let invoke = invoke.invoked_via_function_url(true).principal_org_id(organization.unwrap_or("o-t194hfs8cz"));
        FunctionPolicyBuf::of([call.build().expect("a half"), invoke.build().expect("a half")])
    };
    let source = halves(None).expect("a policy").to_policy().to_string();
    assert!(source.contains("function_url(") && !source.contains("statement("), "{source}");
    let reordered = halves(None).expect("a policy");
    let reordered = FunctionPolicyBuf::of(reordered.permissions().collect::<Vec<_>>().into_iter().rev());
    let source = reordered.expect("a policy").to_policy().to_string();
    assert_eq!(source.matches("\n    statement(").count(), 2, "{source}");
}

#[test]
fn exceptions_of_other_statements_are_said_as_comments() {
    let alone: FunctionPermissionRef<'_> = POLICY.get(3).expect("a statement");
    let source = alone.to_grant();
    assert!(
        source.to_string().ends_with(
            "    principal = \"arn:aws:iam::210987654321:root\",\n    \
             // nothing to silence here: allow(shadowed, reason = \"the old one goes next week\")\n)"
        ),
        "{source}"
    );
    let unsaid: Vec<_> = source.unsaid().iter().map(ToString::to_string).collect();
    assert_eq!(unsaid, ["partner-again: nothing to silence for the exception shadowed: the old one goes next week"]);
}

/// A text is an expression by the dynamic references in it, and the macros have functions for that.
#[test]
fn texts_that_cloudformation_fills_in() {
    for (json, value) in [
        ("\"{{resolve:ssm:/bucket}}\"", "Resolve(\"ssm:/bucket\")"),
        ("\"arn:aws:s3:::{{resolve:ssm:/bucket}}\"", "Sub(\"arn:aws:s3:::{{resolve:ssm:/bucket}}\")"),
    ] {
        let permission = FunctionPermissionBuilder::new("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
            .source_arn(Expression::from_json(json).expect("an expression"))
            .source_account("123456789012")
            .build()
            .expect("a permission");
        let source = permission.to_grant();
        assert!(source.unsaid().is_empty());
        assert!(lines(&source.to_string()).contains(&format!("source_arn = {value},").as_str()), "{source}");
    }
    const WHOLE: FunctionPermission<CloudFormation> = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:aws:s3:::{{resolve:ssm:/bucket}}"),
        source_account = "123456789012",
    );
    assert!(WHOLE.to_grant().to_string().contains("Sub(\"arn:aws:s3:::{{resolve:ssm:/bucket}}\")"));
}

#[test]
fn templates() {
    const STACK: FunctionPermission<CloudFormation> = grant!(
        function_name = Ref("Handler", of = "AWS::Lambda::Function"),
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}", Name = ImportValue("bucket")),
        source_account = Ref("AWS::AccountId"),
    );
    let expected = r#"grant!(
    function_name = Ref("Handler", of = "AWS::Lambda::Function"),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub(
        "arn:${AWS::Partition}:s3:::${Name}",
        Name = ImportValue("bucket"),
    ),
    source_account = Ref("AWS::AccountId"),
)"#;
    assert_eq!(STACK.to_grant().to_string(), expected);

    const MODULE: FunctionPolicy<Terraform> = policy!(
        function_name = "f",
        statement(
            statement_id = "topic",
            action = InvokeFunction,
            principal = sns,
            source_arn = Terraform("${aws_sns_topic.orders.arn}"),
        ),
    );
    let source = MODULE.to_policy().to_string();
    assert!(source.contains(r#"source_arn = Terraform("${aws_sns_topic.orders.arn}"),"#), "{source}");

    let plain = reading("123456789012", &[]).into_template::<Terraform>().to_grant().to_string();
    assert!(plain.ends_with("\n)\n.into_template()"), "{plain}");
}

/// What a template may have and no macro takes is there all the same: without it, the permission would grant more.
#[test]
fn values_that_no_macro_takes_are_listed() {
    for (json, value) in [
        (
            r#"{"Fn::FindInMap":["Map","a","b",{"DefaultValue":"arn:aws:s3:::b"}]}"#,
            r#"FindInMap("Map", "a", "b", DefaultValue = "arn:aws:s3:::b")"#,
        ),
        (r#"{"Fn::FindInMap":["my-map","a","b"]}"#, r#"FindInMap("my-map", "a", "b")"#),
        (r#"{"Fn::Sub":["arn:aws:s3:::${1}",{"1":{"Ref":"B"}}]}"#, r#"Sub("arn:aws:s3:::${1}", 1 = Ref("B"))"#),
    ] {
        let permission = FunctionPermissionBuilder::new("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
            .source_arn(Expression::from_json(json).expect("an expression"))
            .source_account("123456789012")
            .build()
            .expect("a permission");
        let source = permission.to_grant();
        assert!(lines(&source.to_string()).contains(&format!("source_arn = {value},").as_str()), "{source}");
        let unsaid: Vec<_> = source.unsaid().iter().map(ToString::to_string).collect();
        assert_eq!(unsaid, [format!("s: no macro takes source_arn = {value}")]);
    }
}
