//! Permissions in Terraform's JSON syntax, beside the resources that they refer to.

use lambda_perm::{
    FunctionPermission, LayerVersionPermission, Terraform, grant,
    terraform::{Configuration, TerraformError},
};

/// A reference is a template of Terraform, in a string. The attribute is checked: a topic's `arn` is one of SNS.
const ORDERS: FunctionPermission<Terraform> = grant!(
    function_name = Terraform("${aws_lambda_function.shop.function_name}"),
    qualifier = Terraform("${aws_lambda_alias.live.name}"),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Terraform("${aws_sns_topic.orders.arn}"),
);

/// Each account of an organization may use the layer.
const SHARED: LayerVersionPermission<Terraform> = grant!(
    layer_name = Terraform("${aws_lambda_layer_version.shared.arn}"),
    statement_id = "organization",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

fn main() {
    let text = configuration().expect("the provider takes each value").to_json_pretty();
    println!("{text}");
    assert_eq!(
        text,
        r#"{
  "resource": {
    "aws_lambda_permission": {
      "orders": {
        "statement_id": "orders-2e0ce614",
        "action": "lambda:InvokeFunction",
        "function_name": "${aws_lambda_function.shop.function_name}",
        "qualifier": "${aws_lambda_alias.live.name}",
        "principal": "sns.amazonaws.com",
        "source_arn": "${aws_sns_topic.orders.arn}",
        "lifecycle": {
          "create_before_destroy": true
        }
      }
    },
    "aws_lambda_layer_version_permission": {
      "organization": {
        "statement_id": "organization",
        "action": "lambda:GetLayerVersion",
        "layer_name": "${aws_lambda_layer_version.shared.layer_arn}",
        "version_number": "${aws_lambda_layer_version.shared.version}",
        "principal": "*",
        "organization_id": "o-t194hfs8cz"
      }
    }
  }
}"#
    );
}

/// What `permissions.tf.json` holds.
fn configuration() -> Result<Configuration, TerraformError> {
    Configuration::of([
        // Every change of a permission replaces it. The new one comes first here, under an ID that changes with the content.
        ORDERS.terraform()?.create_before_destroy(),
        SHARED.terraform()?,
    ])
}
