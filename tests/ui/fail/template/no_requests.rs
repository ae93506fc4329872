use lambda_perm::{
    FunctionPermission, FunctionPolicy, LayerVersionPermission, cloudformation::Property, grant, policy,
};

const TOPIC: FunctionPermission<Property> = grant!(
    function_name = Ref("Function"),
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic"),
);
const LAYER: LayerVersionPermission<Property> =
    grant!(layer_name = Ref("Layer"), statement_id = "s", action = GetLayerVersion, principal = "123456789012",);
const POLICY: FunctionPolicy<1, Property> = policy!(function_name = "f", permission(TOPIC));

fn main() {
    let _ = TOPIC.add_permission();
    let _ = LAYER.add_layer_version_permission();
    let _ = POLICY.add_permissions();
    println!("{:?}", TOPIC.statement(&lambda_perm::output::Scope::default()));
}
