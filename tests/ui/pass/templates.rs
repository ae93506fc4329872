//! Values of which only the deployment knows all, of both languages, in single permissions and in sets.
#![deny(warnings)]

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, LayerVersionPolicy, Terraform, grant,
    policy,
};

const TOPIC: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic", of = "AWS::SNS::Topic"),
);

/// Every function.
const ALL: [FunctionPermission<CloudFormation>; 6] = [
    grant!(
        function_name = GetAtt("Function.Arn"),
        qualifier = Ref("Alias"),
        statement_id = "a",
        action = GetFunction,
        principal = Ref("AWS::AccountId"),
    ),
    grant!(
        function_name = "f",
        statement_id = "b",
        action = InvokeFunction,
        principal = s3,
        source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}-logs", Name = Ref("BucketName")),
        source_account = Sub("${AWS::AccountId}"),
    ),
    grant!(
        function_name = ImportValue(Sub("${AWS::StackName}-function")),
        statement_id = "c",
        action = GetFunction,
        principal = If("IsPartner", "210987654321", FindInMap("Partners", Ref("AWS::Region"), "Account")),
    ),
    grant!(
        function_name = "f",
        statement_id = "d",
        action = InvokeFunction,
        principal = logs,
        source_arn = Join("", [GetAtt("Group.Arn"), ":*"]),
    ),
    grant!(
        function_name = Select(6, Split(":", Ref("FunctionArn"))),
        statement_id = "e",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = Ref("Skill"),
    ),
    grant!(
        function_name = "f",
        statement_id = "g",
        action = InvokeFunction,
        principal = "*",
        principal_org_id = Ref("Organization"),
    ),
];

/// Constants beside the functions.
const NAME: &str = "f";
const OF_CONSTANTS: FunctionPermission<CloudFormation> = grant!(
    function_name = NAME,
    statement_id = concat!("to", "pic"),
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);

/// The version is in what the deployment knows, or beside it.
const LAYERS: [LayerVersionPermission<CloudFormation>; 2] = [
    grant!(layer_name = Ref("LayerVersion"), statement_id = "a", action = GetLayerVersion, principal = "123456789012",),
    grant!(
        layer_name = Ref("LayerName"),
        version_number = 3,
        statement_id = "b",
        action = GetLayerVersion,
        principal = "*",
        organization_id = Ref("Organization"),
    ),
];

const PLAIN: FunctionPermission =
    grant!(function_name = "f", statement_id = "plain", action = GetFunction, principal = "210987654321");
const TEMPLATE: FunctionPermission<CloudFormation> = grant!(
    function_name = "f",
    statement_id = "template",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Other"),
);

/// A set of a template takes permissions of both kinds, plain ones too.
const POLICY: FunctionPolicy<CloudFormation> = policy!(
    function_name = "f",
    statement(statement_id = "topic", action = InvokeFunction, principal = sns, source_arn = Ref("Topic")),
    function_url(statement_id = "url", principal = Ref("AWS::AccountId"), function_url_auth_type = AWS_IAM),
    permission(PLAIN),
    permission(TEMPLATE),
);

const LAYER_POLICY: LayerVersionPolicy<CloudFormation> = policy!(
    layer_name = Ref("LayerVersion"),
    statement(statement_id = "a", action = GetLayerVersion, principal = "123456789012"),
);

const OF_TERRAFORM: FunctionPolicy<Terraform> = policy!(
    function_name = Terraform("${aws_lambda_function.f.function_name}"),
    qualifier = "prod",
    statement(
        statement_id = "topic",
        action = InvokeFunction,
        principal = sns,
        source_arn = Terraform("${aws_sns_topic.t.arn}"),
    ),
    statement(
        statement_id = "api",
        action = InvokeFunction,
        principal = apigateway,
        source_arn = Terraform("${aws_api_gateway_rest_api.a.execution_arn}/*/GET/pets"),
    ),
);

struct Stack<const N: usize>;

impl<const N: usize> Stack<N> {
    const ID: &'static str = "topic";
    const GRANT: FunctionPermission<CloudFormation> = grant!(
        function_name = Ref("Function"),
        statement_id = Self::ID,
        action = InvokeFunction,
        principal = sns,
        source_arn = Ref("Topic"),
    );
}

/// In a function, also of a type that is inferred.
fn in_a_function<T>(_: T) -> FunctionPermission<CloudFormation> {
    let grant =
        grant!(function_name = Ref("Function"), statement_id = "a", action = GetFunction, principal = "123456789012",);
    grant
}

macro_rules! topic {
    ($name:literal, $function:ident, $source:expr, $variable:ident = $value:expr) => {
        [
            grant!(
                function_name = Ref($name),
                statement_id = "a",
                action = InvokeFunction,
                principal = sns,
                source_arn = $source,
            ),
            grant!(
                function_name = $function($name),
                statement_id = "b",
                action = InvokeFunction,
                principal = sns,
                source_arn = Sub("arn:aws:sns:us-east-1:${AWS::AccountId}:${Name}", $variable = $value),
            ),
        ]
    };
}

const THROUGH_MACRO: [FunctionPermission<CloudFormation>; 2] = topic!("Function", Ref, Ref("Topic"), Name = "t");

fn main() {
    assert_eq!(TOPIC.source_arn().unwrap().to_json(), r#"{"Ref":"Topic"}"#);
    assert_eq!(TOPIC.source_arn().unwrap().as_plain(), None);
    assert_eq!(ALL[1].function_name().as_plain(), Some("f"));
    assert_eq!(
        ALL[1].source_arn().unwrap().to_json(),
        r#"{"Fn::Sub":["arn:${AWS::Partition}:s3:::${Name}-logs",{"Name":{"Ref":"BucketName"}}]}"#
    );
    assert_eq!(OF_CONSTANTS.statement_id().as_str(), "topic");
    assert_eq!(LAYERS.map(|layer| layer.version_number().map(|version| version.get())), [None, Some(3)]);
    assert_eq!(POLICY.get(3).unwrap().source_arn(), None);
    assert_eq!(POLICY.get(4).unwrap().source_arn().unwrap().shown(), "${Other}");
    assert_eq!(LAYER_POLICY.get(0).unwrap().layer_name().to_json(), r#"{"Ref":"LayerVersion"}"#);
    let [topic, api] = [0, 1].map(|at| OF_TERRAFORM.get(at).unwrap());
    assert_eq!(topic.source_arn().unwrap().as_template(), Some("${aws_sns_topic.t.arn}"));
    assert!(api.source_arn().unwrap().shown().ends_with("/*/GET/pets"));
    assert_eq!(Stack::<1>::GRANT, Stack::<2>::GRANT);
    assert_eq!(in_a_function(1).exceptions().len(), 0);
    assert_eq!(THROUGH_MACRO[1].source_arn().unwrap().shown(), "arn:aws:sns:us-east-1:${AWS::AccountId}:t");
}
