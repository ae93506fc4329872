//! What permissions and policies are in CloudFormation.

mod policy;

use lambda_perm::{
    AccountId, CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission,
    cloudformation::{CloudFormationError, DeletionPolicy, Resource, Resources, Template},
    grant,
    output::Scope,
    policy, try_grant,
};
use serde_json::{Value, json};

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

/// The properties of a resource, and what else it has.
fn resource(resource: &Resource) -> Value {
    parsed(&resource.to_json())[resource.logical_id()].clone()
}

const UPLOADS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Thumbnails"),
    qualifier = "prod",
    statement_id = "s3-uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn =
        Sub("arn:${AWS::Partition}:s3:::${Prefix}-uploads", Prefix = FindInMap("Names", Ref("AWS::Region"), "prefix")),
    source_account = Ref("AWS::AccountId"),
);

#[test]
fn a_permission_has_its_properties_and_no_other() {
    let found = resource(&UPLOADS.cloudformation().expect("a resource"));
    assert_eq!(
        found,
        json!({
            "Type": "AWS::Lambda::Permission",
            "Properties": {
                "Action": "lambda:InvokeFunction",
                "FunctionName": {"Fn::Join": [":", [{"Ref": "Thumbnails"}, "prod"]]},
                "Principal": "s3.amazonaws.com",
                "SourceArn": {"Fn::Sub": [
                    "arn:${AWS::Partition}:s3:::${Prefix}-uploads",
                    {"Prefix": {"Fn::FindInMap": ["Names", {"Ref": "AWS::Region"}, "prefix"]}},
                ]},
                "SourceAccount": {"Ref": "AWS::AccountId"},
            },
        })
    );
}

#[test]
fn yaml_has_short_forms_and_quotes_what_looks_like_something_else() {
    const SKILL: FunctionPermission<CloudFormation> = grant!(
        function_name = GetAtt("Skill.Arn"),
        statement_id = "skill",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = Ref("SkillId"),
    );
    const PARTNER: FunctionPermission =
        grant!(function_name = "1e3", statement_id = "no", action = InvokeFunction, principal = "012345678901",);
    let resources = [
        UPLOADS.cloudformation().and_then(|resource| resource.named("Uploads")).expect("a resource"),
        SKILL.cloudformation().and_then(|resource| resource.named("Skill")).expect("a resource"),
        PARTNER.cloudformation().and_then(|resource| resource.named("No")).expect("a resource"),
    ];
    assert_eq!(
        Resources::of(resources).expect("three names").to_yaml(),
        r#"Uploads:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Join
      - ":"
      - - !Ref Thumbnails
        - prod
    Principal: s3.amazonaws.com
    SourceArn: !Sub
      - "arn:${AWS::Partition}:s3:::${Prefix}-uploads"
      - Prefix: !FindInMap
          - Names
          - !Ref AWS::Region
          - prefix
    SourceAccount: !Ref AWS::AccountId
Skill:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !GetAtt Skill.Arn
    Principal: alexa-appkit.amazon.com
    EventSourceToken: !Ref SkillId
"No":
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: "1e3"
    Principal: "012345678901"
"#
    );
}

#[test]
fn every_property_of_the_schema_can_be_said() {
    const URL: FunctionPolicy = policy!(
        function_name = "webhook",
        function_url(
            statement_id = "url",
            principal = "*",
            function_url_auth_type = AWS_IAM,
            principal_org_id = "o-t194hfs8cz",
        ),
    );
    let resources = URL.cloudformation().expect("resources");
    let [url, invoke] = resources.as_slice() else { panic!("two statements") };
    assert_eq!(
        resource(url)["Properties"],
        json!({"Action": "lambda:InvokeFunctionUrl", "FunctionName": "webhook", "Principal": "*",
               "PrincipalOrgID": "o-t194hfs8cz", "FunctionUrlAuthType": "AWS_IAM"})
    );
    assert_eq!(resource(invoke)["Properties"]["InvokedViaFunctionUrl"], json!(true));
}

#[test]
fn a_layer_version_is_named_by_its_arn() {
    let of = |permission: LayerVersionPermission<CloudFormation>| {
        resource(&permission.cloudformation().expect("a resource"))["Properties"]["LayerVersionArn"].clone()
    };
    const PLAIN: LayerVersionPermission = grant!(
        layer_name = "my-layer",
        version_number = 3,
        statement_id = "org",
        action = GetLayerVersion,
        principal = "*",
        organization_id = "o-t194hfs8cz",
    );
    let found = resource(&PLAIN.cloudformation().expect("a resource"));
    assert_eq!(found["Type"], "AWS::Lambda::LayerVersionPermission");
    assert_eq!(
        found["Properties"],
        json!({
            "Action": "lambda:GetLayerVersion",
            "LayerVersionArn": {"Fn::Sub":
                "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:layer:my-layer:3"},
            "Principal": "*",
            "OrganizationId": "o-t194hfs8cz",
        })
    );
    let version = grant!(
        layer_name = Ref("LayerVersion"),
        statement_id = "partner",
        action = GetLayerVersion,
        principal = "210987654321",
    );
    assert_eq!(of(version), json!({"Ref": "LayerVersion"}));
    let layer = grant!(
        layer_name = ImportValue("layer-arn"),
        version_number = 7,
        statement_id = "partner",
        action = GetLayerVersion,
        principal = Ref("Partner"),
    );
    assert_eq!(of(layer), json!({"Fn::Join": [":", [{"Fn::ImportValue": "layer-arn"}, "7"]]}));
}

#[test]
fn attributes_stand_before_the_properties() {
    let found = UPLOADS
        .cloudformation()
        .and_then(|resource| resource.named("Uploads"))
        .and_then(|resource| resource.depends_on("Bucket")?.depends_on("Bucket")?.condition("IsProduction"))
        .expect("a resource")
        .deletion_policy(DeletionPolicy::Retain)
        .update_replace_policy(DeletionPolicy::Delete);
    let json = found.to_json();
    let head = r#"{"Uploads":{"Type":"AWS::Lambda::Permission","Condition":"IsProduction","DependsOn":"Bucket","DeletionPolicy":"Retain","UpdateReplacePolicy":"Delete","Properties":"#;
    assert!(json.starts_with(head), "{json}");
    let several = parsed(&found.depends_on("Topic").expect("a logical ID").to_json());
    assert_eq!(several["Uploads"]["DependsOn"], json!(["Bucket", "Topic"]));
}

#[test]
fn logical_ids_are_stable_and_differ() {
    let id = |name: &str, statement_id: &str| {
        let permission = FunctionPermission::builder(name, statement_id, "lambda:InvokeFunction", "210987654321");
        permission.build().expect("a permission").cloudformation().expect("a resource").logical_id().to_owned()
    };
    let ids = [id("f", "a-b"), id("f", "a_b"), id("f", "aB"), id("f:prod", "a-b"), id("g", "a-b")];
    for (number, one) in ids.iter().enumerate() {
        assert!(one.starts_with('A') && one.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{one}");
        assert!(!ids[..number].contains(one), "{ids:?}");
    }
    // Whoever deploys again must get the same: another one would replace the permission.
    assert_eq!(id("my-function", "s3-account"), "S3AccountLKQBOHYR");
}

#[test]
fn a_name_that_is_none_or_taken_is_an_error() {
    let one = || UPLOADS.cloudformation().expect("a resource");
    for id in ["", "a-b", "é", &"x".repeat(256)] {
        assert_eq!(one().named(id), Err(CloudFormationError::LogicalId(id.into())));
        assert_eq!(one().depends_on(id), Err(CloudFormationError::LogicalId(id.into())));
        assert_eq!(one().condition(id), Err(CloudFormationError::ConditionName(id.into())));
    }
    let error = one().condition("is prod?").expect_err("no name").to_string();
    assert!(error.starts_with("`is prod?` is not the name of a condition, which has 1 to 255 letters"), "{error}");
    let mut resources = Resources::of([one()]).expect("one");
    let before = resources.clone();
    let clash = resources.push(one()).expect_err("it is there");
    assert!(clash.to_string().contains("= help: give one of them another"), "{clash}");
    assert_eq!(resources, before);
    let itself = one().named("Uploads").and_then(|one| one.depends_on("Uploads")).expect("an ID");
    assert_eq!(Resources::of([itself]), Err(CloudFormationError::DependsOnItself("Uploads".into())));
    // What it quotes cannot be taken for the rest of a message.
    let error = one().named("a\0\nb").expect_err("no ID").to_string();
    assert!(error.starts_with("`a\\x00\\nb` is not a logical ID"), "{error}");
}

#[test]
fn permissions_of_one_function_can_wait_for_one_another() {
    const A: FunctionPolicy = policy!(
        function_name = "a",
        statement(statement_id = "x", action = InvokeFunction, principal = "210987654321"),
        statement(statement_id = "y", action = GetFunction, principal = "210987654321"),
    );
    const B: FunctionPolicy = policy!(
        function_name = "b",
        statement(statement_id = "x", action = InvokeFunction, principal = "210987654321"),
    );
    let mut all = A.cloudformation().expect("resources");
    all.extend(B.cloudformation().expect("resources")).expect("other names");
    let all = all.one_after_the_other();
    let [x, y, other] = all.as_slice() else { panic!("three statements") };
    assert_eq!(resource(x).get("DependsOn"), None);
    assert_eq!(resource(y)["DependsOn"], json!(x.logical_id()));
    assert_eq!(resource(other).get("DependsOn"), None);
}

#[test]
fn what_cloudformation_limits_more_tightly_is_found() {
    let arn = format!("arn:aws:lambda:us-east-1:123456789012:function:{}", "x".repeat(64));
    let qualifier = "q".repeat(128);
    let permission = FunctionPermission::builder(&arn, "s", "lambda:InvokeFunction", "210987654321")
        .qualifier(&qualifier)
        .build()
        .expect("the API takes it");
    assert!(permission.statement(&Scope::NONE).is_ok());
    let error = permission.cloudformation().expect_err("more than 140 characters").to_string();
    assert!(error.contains("240 characters") && error.contains("[LP0912]"), "{error}");
    let source = format!("arn:aws:s3:::b{}", "*".repeat(1_200));
    let error = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = source,
        source_account = "123456789012",
    );
    let error = error.expect("the API takes it").cloudformation().expect_err("more than 1,024 characters");
    assert!(error.to_string().contains("`SourceArn` takes at most 1024"), "{error}");
}

#[test]
fn a_template_declares_what_it_refers_to() {
    const TOPIC: FunctionPermission<CloudFormation> = grant!(
        function_name = Ref("Fn"),
        statement_id = "topic",
        action = InvokeFunction,
        principal = sns,
        source_arn = Sub("arn:${AWS::Partition}:sns:${AWS::Region}:${Owner}:${Topic}"),
    );
    let resources = Resources::of([TOPIC.cloudformation().expect("a resource")]).expect("one");
    let template = Template::new(resources).and_then(|template| template.description("topics")?.with_parameters());
    let template = template.expect("names alone");
    let found = parsed(&template.to_json());
    let parameter = json!({"Type": "String"});
    assert_eq!(found["Parameters"], json!({"Fn": parameter, "Owner": parameter, "Topic": parameter}));
    assert_eq!((&found["AWSTemplateFormatVersion"], &found["Description"]), (&json!("2010-09-09"), &json!("topics")));
    assert_eq!(parsed(&template.to_json_pretty()), found);

    // Neither an attribute nor a condition can be a parameter.
    let attribute = grant!(
        function_name = GetAtt("Fn.Arn"),
        statement_id = "s",
        action = InvokeFunction,
        principal = Ref("AWS::AccountId"),
    );
    let of = |resource| Template::new(Resources::of([resource]).expect("one")).expect("small").with_parameters();
    assert_eq!(
        of(attribute.cloudformation().expect("a resource")),
        Err(CloudFormationError::Reference("Fn.Arn".into()))
    );
    let conditional = TOPIC.cloudformation().and_then(|resource| resource.condition("IsProduction"));
    assert_eq!(of(conditional.expect("a resource")), Err(CloudFormationError::Condition("IsProduction".into())));
    let mapping = UPLOADS.cloudformation().expect("a resource");
    assert_eq!(of(mapping), Err(CloudFormationError::Mapping("Names".into())));
}

#[test]
fn a_template_that_is_empty_or_too_large_is_an_error() {
    let of = |count: usize, length: usize| {
        let resources = (0..count).map(|number| {
            let source = format!("arn:aws:execute-api:us-east-1:123456789012:abc123/*/GET/{}", "x".repeat(length));
            FunctionPermission::builder("f", format!("s{number}"), "lambda:InvokeFunction", "apigateway.amazonaws.com")
                .source_arn(source)
                .build()
                .expect("a permission")
                .cloudformation()
                .expect("a resource")
        });
        Template::new(Resources::of(resources).expect("other names"))
    };
    assert!(of(500, 10).is_ok());
    assert_eq!(of(0, 10), Err(CloudFormationError::NoResources));
    assert_eq!(of(501, 10), Err(CloudFormationError::TooManyResources(501)));
    assert!(of(500, 900).is_ok());
    let long = "x".repeat(1_025);
    let error = of(1, 10).and_then(|template| template.description(&long)).expect_err("more than 1,024 bytes");
    assert_eq!(error, CloudFormationError::Description(1_025));
}

#[test]
fn a_permission_of_run_time_values_renders_alike() {
    let account = AccountId::new("123456789012");
    let permission = try_grant!(
        function_name = Ref("Thumbnails"),
        qualifier = "prod",
        statement_id = "s3-uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Prefix}-uploads"),
        source_account = account,
    );
    let found = permission.expect("a permission").cloudformation().expect("a resource");
    assert_eq!(resource(&found)["Properties"]["SourceAccount"], json!("123456789012"));
    assert_eq!(found.logical_id(), UPLOADS.cloudformation().expect("a resource").logical_id());
}
