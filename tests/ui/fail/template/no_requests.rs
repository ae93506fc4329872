use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, grant, policy};

const TOPIC: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"),
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);
const LAYER: LayerVersionPermission<CloudFormation> =
    grant!(layer_name = Ref("Layer"), statement_id = "s", action = GetLayerVersion, principal = "123456789012",);
const POLICY: FunctionPolicy<CloudFormation> = policy!(function_name = "f", permission(TOPIC));

fn main() {
    let _ = TOPIC.add_permission();
    let _ = LAYER.add_layer_version_permission();
    let _ = POLICY.add_permissions();
    println!("{:?}", TOPIC.statement(&lambda_perm::output::Scope::default()));
}
