//! What permissions and policies are in Terraform.

use lambda_perm::{
    FunctionPermission, FunctionPolicy, FunctionPolicyBuf, LayerVersionPermission, Terraform, grant,
    output::Scope,
    policy,
    terraform::{Configuration, Resource, TerraformError},
    try_grant,
};
use serde_json::{Value, json};

/// The arguments of a resource.
fn arguments(resource: &Resource) -> Value {
    let json = Configuration::of([resource.clone()]).expect("one resource").to_json();
    let json: Value = serde_json::from_str(&json).expect("JSON");
    json["resource"][resource.resource_type()][resource.name()].clone()
}

#[test]
fn a_permission_has_its_arguments_and_no_other() {
    const PETS: FunctionPermission<Terraform> = grant!(
        function_name = Terraform("${aws_lambda_function.pets.function_name}"),
        qualifier = Terraform("${aws_lambda_alias.prod.name}"),
        statement_id = "pets",
        action = InvokeFunction,
        principal = apigateway,
        source_arn = Terraform("${aws_api_gateway_rest_api.pets.execution_arn}/*/GET/pets/{id}"),
    );
    assert_eq!(
        arguments(&PETS.terraform().expect("a resource")),
        json!({
            "statement_id": "pets",
            "action": "lambda:InvokeFunction",
            "function_name": "${aws_lambda_function.pets.function_name}",
            "qualifier": "${aws_lambda_alias.prod.name}",
            "principal": "apigateway.amazonaws.com",
            "source_arn": "${aws_api_gateway_rest_api.pets.execution_arn}/*/GET/pets/{id}",
        })
    );
}

#[test]
fn every_argument_of_the_provider_can_be_said() {
    const URL: FunctionPolicy = policy!(
        function_name = "webhook",
        function_url(
            statement_id = "url",
            principal = "*",
            function_url_auth_type = AWS_IAM,
            principal_org_id = "o-t194hfs8cz",
        ),
    );
    let found = URL.terraform().expect("two resources");
    let [url, invoke] = found.as_slice() else { panic!("two statements") };
    assert_eq!(arguments(url)["function_url_auth_type"], "AWS_IAM");
    assert_eq!(arguments(url)["principal_org_id"], "o-t194hfs8cz");
    assert_eq!(arguments(invoke)["invoked_via_function_url"], json!(true));
    const SKILL: FunctionPermission<Terraform> = grant!(
        function_name = "skill",
        statement_id = "skill",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = Terraform("${var.skill_id}"),
    );
    assert_eq!(arguments(&SKILL.terraform().expect("a resource"))["event_source_token"], "${var.skill_id}");
    const UPLOADS: FunctionPermission<Terraform> = grant!(
        function_name = "uploads",
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Terraform("${aws_s3_bucket.uploads.arn}"),
        source_account = Terraform("${data.aws_caller_identity.current.account_id}"),
    );
    let found = arguments(&UPLOADS.terraform().expect("a resource"));
    assert_eq!(found["source_account"], "${data.aws_caller_identity.current.account_id}");
    // `false` writes no condition, and the provider does not send it.
    let permission = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = "210987654321",
        invoked_via_function_url = false,
        allow(no_effect, reason = "as it is elsewhere"),
    );
    let found = arguments(&permission.expect("a permission").terraform().expect("a resource"));
    assert_eq!(found.get("invoked_via_function_url"), None);
}

#[test]
fn plain_text_is_no_template() {
    let source = "arn:aws:s3:::a${b}%{if c}$LATEST";
    let permission = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
        .source_arn(source)
        .source_account("123456789012")
        .allow([lambda_perm::Exception::new(lambda_perm::Lint::NeverMatches, "a test")])
        .build()
        .expect("a permission");
    let found = arguments(&permission.terraform().expect("a resource"));
    assert_eq!(found["source_arn"], "arn:aws:s3:::a$${b}%%{if c}$LATEST");
}

#[test]
fn names_come_from_statement_ids() {
    let named = |statement_id: &str| {
        let permission = FunctionPermission::builder("f", statement_id, "lambda:InvokeFunction", "210987654321");
        permission.build().expect("a permission").terraform().expect("a resource")
    };
    for (statement_id, name) in [("uploads", "uploads"), ("a-b_C", "a-b_C"), ("1st", "_1st"), ("-x", "_-x")] {
        assert_eq!(named(statement_id).name(), name);
        assert_eq!(arguments(&named(statement_id))["statement_id"], statement_id);
    }
    assert_eq!(named("x").named("y").expect("a name").name(), "y");
    for name in ["", "1", "a.b", "é", "-a"] {
        assert_eq!(named("x").named(name), Err(TerraformError::Name(name.into())));
    }
    let clash = Configuration::of([named("1"), named("_1")]).expect_err("the same name twice");
    assert!(clash.to_string().contains("`aws_lambda_permission._1`"), "{clash}");
}

#[test]
fn statements_of_several_functions_have_names_of_their_own() {
    let of = |function: &str, statement_id: &str| {
        let permission = FunctionPermission::builder(function, statement_id, "lambda:InvokeFunction", "210987654321");
        permission.build().expect("a permission").terraform().expect("a resource")
    };
    let names = |resources: &[Resource]| -> Vec<String> {
        let configuration = Configuration::of(resources.to_vec()).expect("different names");
        configuration.as_slice().iter().map(|resource| resource.name().to_owned()).collect()
    };
    let (f, g, h) = (of("f", "topic"), of("g", "topic"), of("g:prod", "topic"));
    let all = names(&[f.clone(), g.clone(), h.clone()]);
    assert_eq!(all, ["topic", "topic-15203074", "topic-01e80d91"]);
    // More of them behind the last one change no name, and neither does another order of those.
    assert_eq!(names(&[f.clone(), h.clone()]), [&*all[0], &*all[2]]);
    // A name that was given stays.
    assert_eq!(names(&[f.clone(), g.clone().named("other").expect("a name")]), ["topic", "other"]);
    assert_eq!(names(&[f.clone().named("topic").expect("a name"), g.clone()]), [&*all[0], &*all[1]]);
    // One statement twice is a mistake, wherever it stands.
    for twice in [[&f, &f, &g], [&f, &g, &f], [&f, &g, &g]] {
        let clash = Configuration::of(twice.map(Clone::clone)).expect_err("the same twice").to_string();
        assert!(clash.starts_with("two resources are called `aws_lambda_permission.topic"), "{clash}");
    }
}

#[test]
fn depends_on_addresses_alone() {
    let of = |address: &str| {
        let permission = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", "210987654321");
        permission.build().expect("a permission").terraform().expect("a resource").depends_on(address)
    };
    let found = arguments(&of("aws_s3_bucket.uploads[\"a.b\"]").expect("an address"));
    assert_eq!(found["depends_on"], json!(["aws_s3_bucket.uploads[\"a.b\"]"]));
    assert_eq!(of("${x}; bad"), Err(TerraformError::Address("${x}; bad".into())));
    let itself = of("aws_lambda_permission.s").expect("an address");
    assert_eq!(Configuration::of([itself]), Err(TerraformError::DependsOnItself("aws_lambda_permission.s".into())));
    let twice = of("module.network").and_then(|resource| resource.depends_on("module.network")).expect("an address");
    assert_eq!(arguments(&twice)["depends_on"], json!(["module.network"]));
    let error = of("aws_s3_bucket.uploads.arn").expect_err("an attribute").to_string();
    assert!(error.contains("is not the address of a resource or module"), "{error}");
}

#[test]
fn a_changed_permission_is_there_before_the_old_one_goes() {
    let of = |principal: &str, statement_id: &str| {
        let permission = FunctionPermission::builder("f", statement_id, "lambda:InvokeFunction", principal);
        permission.build().expect("a permission").terraform().expect("a resource").create_before_destroy()
    };
    let (one, other) = (of("210987654321", "partner"), of("310987654321", "partner"));
    assert_eq!(one, of("210987654321", "partner").create_before_destroy());
    assert_eq!((one.name(), other.name()), ("partner", "partner"));
    assert_eq!(arguments(&one)["lifecycle"], json!({"create_before_destroy": true}));
    let id = |resource: &Resource| arguments(resource)["statement_id"].as_str().expect("text").to_owned();
    assert_ne!(id(&one), id(&other));
    let longest = id(&of("210987654321", &"x".repeat(100)));
    assert!(id(&one).starts_with("partner-") && longest.len() == 100, "{longest}");
}

#[test]
fn a_layer_version_takes_layer_and_version_apart() {
    const PLAIN: LayerVersionPermission = grant!(
        layer_name = "my-layer",
        version_number = 3,
        statement_id = "org",
        action = GetLayerVersion,
        principal = "*",
        organization_id = "o-t194hfs8cz",
    );
    let found = PLAIN.terraform().expect("a resource");
    assert_eq!(found.resource_type(), "aws_lambda_layer_version_permission");
    assert_eq!(
        arguments(&found),
        json!({"statement_id": "org", "action": "lambda:GetLayerVersion", "layer_name": "my-layer", "version_number": 3,
               "principal": "*", "organization_id": "o-t194hfs8cz"})
    );
    const REFERENCE: LayerVersionPermission<Terraform> = grant!(
        layer_name = Terraform("${aws_lambda_layer_version.tools.arn}"),
        statement_id = "partner",
        action = GetLayerVersion,
        principal = "210987654321",
    );
    let found = arguments(&REFERENCE.terraform().expect("a resource"));
    assert_eq!(found["layer_name"], "${aws_lambda_layer_version.tools.layer_arn}");
    assert_eq!(found["version_number"], "${aws_lambda_layer_version.tools.version}");
    const UNKNOWN: LayerVersionPermission<Terraform> = grant!(
        layer_name = Terraform("${var.layer}"),
        statement_id = "partner",
        action = GetLayerVersion,
        principal = "210987654321",
    );
    let error = UNKNOWN.terraform().expect_err("no version").to_string();
    assert!(error.contains("= help: write `version_number`"), "{error}");
}

#[test]
fn what_the_provider_does_not_take_is_found() {
    let of = |name: &str| {
        let permission = FunctionPermission::builder(name, "s", "lambda:InvokeFunction", "210987654321");
        permission.build().expect("the API takes it").terraform()
    };
    assert!(of("arn:aws:lambda:us-east-1:123456789012:function:f:prod").is_ok());
    assert!(of("arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:f").is_err());
    assert!(of("f:$LATEST.PUBLISHED").is_err());
}

#[test]
fn a_whole_policy_is_the_document() {
    const POLICY: FunctionPolicy = policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f:prod",
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
        statement(
            statement_id = "uploads",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::my-bucket",
            source_account = "123456789012",
        ),
    );
    let found = POLICY.terraform_policy("f").expect("a resource");
    assert_eq!((found.resource_type(), found.name()), ("aws_lambda_resource_policy", "f"));
    assert_eq!(
        arguments(&found),
        json!({"resource_arn": "arn:aws:lambda:us-east-2:123456789012:function:f:prod",
               "policy": POLICY.document(&Scope::NONE).expect("a full ARN").to_json()})
    );
}

#[test]
fn a_whole_policy_keeps_its_references() {
    const POLICY: FunctionPolicy<Terraform> = policy!(
        function_name = Terraform("${aws_lambda_function.f[\"x\"].arn}"),
        statement(
            statement_id = "topic",
            action = InvokeFunction,
            principal = sns,
            source_arn = Terraform("${aws_sns_topic.t[\"x\"].arn}"),
        ),
        statement(statement_id = "role", action = InvokeFunction, principal = Terraform("${aws_iam_role.ci.arn}")),
    );
    let found = arguments(&POLICY.terraform_policy("f").expect("a resource"));
    assert_eq!(found["resource_arn"], "${aws_lambda_function.f[\"x\"].arn}");
    let policy = found["policy"].as_str().expect("text");
    assert!(policy.contains(r#""AWS:SourceArn":"${aws_sns_topic.t["x"].arn}""#), "{policy}");
    assert!(policy.contains(r#""Principal":{"AWS":"${aws_iam_role.ci.arn}"}"#), "{policy}");
    let name = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", "210987654321").build();
    let policy = FunctionPolicyBuf::of([name.expect("a permission")]).expect("a policy");
    assert_eq!(policy.terraform_policy("f"), Err(TerraformError::UnknownArn("f".into())));
}
