//! Permissions that are for what the set is for, by other names.

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, LayerVersionPolicy, Terraform, grant,
    output::Scope, policy,
};

const ARN: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-1:111111111111:function:f:prod",
    statement_id = "arn",
    action = GetFunction,
    principal = "210987654321",
);
const PARTIAL: FunctionPermission = grant!(
    function_name = "111111111111:function:f",
    qualifier = "prod",
    statement_id = "partial",
    action = InvokeFunction,
    principal = "210987654321",
);
const LAYER: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-east-1:111111111111:layer:l",
    version_number = 1,
    statement_id = "layer",
    action = GetLayerVersion,
    principal = "210987654321",
);

/// All go by the name that tells most.
const POLICY: FunctionPolicy = policy!(
    function_name = "f:prod",
    statement(statement_id = "own", action = GetFunctionConfiguration, principal = "210987654321"),
    permission(PARTIAL),
    permission(ARN),
);
const LAYERS: LayerVersionPolicy = policy!(layer_name = "l", version_number = 1, permission(LAYER));

const TEMPLATE: FunctionPermission<CloudFormation> = grant!(
    function_name = GetAtt("Fn.Arn", of = "AWS::Lambda::Function"),
    statement_id = "template",
    action = GetAlias,
    principal = "210987654321",
);
const STAGED: FunctionPermission<CloudFormation> = grant!(
    function_name = Sub("orders-${Stage}"),
    statement_id = "staged",
    action = InvokeFunction,
    principal = "210987654321",
);
/// One function by several references. Of names that only the deployment knows, nothing is said.
const IN_TEMPLATE: FunctionPolicy<CloudFormation> = policy!(
    function_name = Ref("Fn", of = "AWS::Serverless::Function"),
    statement(statement_id = "own", action = GetFunction, principal = "210987654321"),
    permission(TEMPLATE),
    permission(STAGED),
);
const OF_PARAMETERS: FunctionPolicy<CloudFormation> = policy!(
    function_name = Ref("Name"),
    statement(statement_id = "own", action = GetFunction, principal = "210987654321"),
    permission(grant!(
        function_name = Ref("Other"),
        statement_id = "other",
        action = InvokeFunction,
        principal = "210987654321",
    )),
);

const TERRAFORM: FunctionPermission<Terraform> = grant!(
    function_name = Terraform("${aws_lambda_function.f.arn}"),
    statement_id = "terraform",
    action = InvokeFunction,
    principal = "210987654321",
);
const IN_TERRAFORM: FunctionPolicy<Terraform> = policy!(
    function_name = Terraform("${aws_lambda_function.f.function_name}"),
    statement(statement_id = "own", action = GetFunction, principal = "210987654321"),
    permission(TERRAFORM),
);
/// Plain text in a template too goes by the name that tells most.
const PLAIN_IN_TEMPLATE: FunctionPolicy<CloudFormation> = policy!(
    function_name = "f",
    qualifier = "prod",
    statement(
        statement_id = "own",
        action = InvokeFunction,
        principal = s3,
        source_arn = GetAtt("Bucket.Arn", of = "AWS::S3::Bucket"),
        source_account = Ref("AWS::AccountId"),
    ),
    permission(ARN),
);

fn main() {
    let arn = "arn:aws:lambda:us-east-1:111111111111:function:f";
    for permission in POLICY.permissions() {
        assert_eq!(permission.function_name().as_str(), arn);
        assert_eq!(permission.qualifier().map(|qualifier| qualifier.as_str()), Some("prod"));
    }
    let json = POLICY.document(&Scope::NONE).map(|document| document.to_json());
    assert!(json.is_ok_and(|json| json.matches(&format!("{arn}:prod")).count() == 3));
    let json = LAYERS.document(&Scope::NONE).map(|document| document.to_json());
    assert!(json.is_ok_and(|json| json.contains("arn:aws:lambda:us-east-1:111111111111:layer:l:1")));
    for permission in PLAIN_IN_TEMPLATE.permissions() {
        assert_eq!(permission.function_name().as_plain(), Some(arn));
    }
    for permission in IN_TEMPLATE.permissions() {
        assert_eq!(permission.function_name().shown(), "${Fn}");
    }
    assert_eq!(OF_PARAMETERS.get(1).unwrap().function_name().shown(), "${Name}");
    assert_eq!(IN_TERRAFORM.get(1).unwrap().function_name().shown(), "${aws_lambda_function.f.function_name}");
}
