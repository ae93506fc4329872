//! Terraform: the resource types of the AWS provider whose ARNs permissions name.
//!
//! A value of `grant!` may be a template of Terraform: `Terraform("${aws_sns_topic.orders.arn}")`. A reference tells its
//! type, so one of [`RESOURCE_TYPES`] is as good as the ARN that its attribute gives.

use super::reference::form::{FUNCTION, LAYER_VERSION, QUALIFIED_FUNCTION};
use crate::text::{column, equal, first};

/// A resource type, with the attributes that give an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// The type: `aws_sns_topic`.
    pub name: &'static str,
    /// The attributes that give an ARN, each with the form of that. One that ends where the service's source ARNs go on needs
    /// more text behind it.
    pub attributes: &'static [(&'static str, &'static str)],
}

impl ResourceType {
    /// The form of what an attribute gives.
    const fn form(&self, attribute: &str) -> Option<&'static str> {
        first!(self.attributes, |row| equal(row.0, attribute) => row.1)
    }
}

/// The type of this name.
pub const fn resource_type(name: &str) -> Option<&'static ResourceType> {
    first!(RESOURCE_TYPES, |row| equal(row.name, name))
}

/// A table of types with the attributes that give an ARN, each with the form of that.
macro_rules! types {
    ($(#[$doc:meta])* $table:ident: $($name:literal { $($attribute:literal: $form:expr),* $(,)? })*) => {
        $(#[$doc])*
        pub const $table: &[ResourceType] = &[$(ResourceType { name: $name, attributes: &[$(($attribute, $form)),*] }),*];
    };
}

types! {
    /// The types of what permissions are for, with the attributes that name it: two resources of one type are two functions, aliases
    /// or versions of layers.
    ///
    /// Source: documentation of the AWS provider, "Attribute Reference" of each resource; `id` is what the provider sets it to.
    TARGET_TYPES:
    "aws_lambda_alias" { "arn": QUALIFIED_FUNCTION }
    "aws_lambda_function" {
        "arn": FUNCTION,
        "function_name": "${FunctionName}",
        "id": "${FunctionName}",
        "qualified_arn": QUALIFIED_FUNCTION,
    }
    "aws_lambda_layer_version" { "arn": LAYER_VERSION }
}

/// The form of what an attribute of a type gives, where that names what permissions are for.
pub(crate) const fn target_form(kind: &str, attribute: &str) -> Option<&'static str> {
    match first!(TARGET_TYPES, |row| equal(row.name, kind)) {
        Some(row) => row.form(attribute),
        None => None,
    }
}

/// The most characters of a function's name or ARN that the AWS provider takes.
///
/// Source: terraform-provider-aws, internal/service/lambda/validate.go.
pub const FUNCTION_NAME_LENGTH: usize = 140;

/// The partition of whose functions the AWS provider takes no name with a Region.
///
/// Source: terraform-provider-aws, internal/service/lambda/validate.go.
pub const OTHER_PARTITION: &str = "aws-eusc";

/// The type of a statement for a function.
pub const PERMISSION: &str = "aws_lambda_permission";

/// The type of a statement for a layer version.
pub const LAYER_VERSION_PERMISSION: &str = "aws_lambda_layer_version_permission";

/// The type of a whole policy.
pub const RESOURCE_POLICY: &str = "aws_lambda_resource_policy";

/// The names of all types of the table.
pub static RESOURCE_TYPE_NAMES: [&str; RESOURCE_TYPES.len()] = column!(RESOURCE_TYPES, name);

const API: &str = "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}";
const API_STAGE: &str = "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}";
const TARGET_GROUP: &str =
    "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}";

types! {
    /// The types whose ARNs permissions name, and others that people give by mistake.
    ///
    /// Source: documentation of the AWS provider, "Attribute Reference" of each resource.
    RESOURCE_TYPES:
    "aws_alb_target_group" { "arn": TARGET_GROUP }
    "aws_api_gateway_deployment" { "execution_arn": API_STAGE }
    "aws_api_gateway_rest_api" {
        "execution_arn": API,
        "arn": "arn:${Partition}:apigateway:${Region}::/restapis/${ApiId}",
    }
    "aws_api_gateway_stage" { "execution_arn": API_STAGE }
    "aws_apigatewayv2_api" {
        "execution_arn": API,
        "arn": "arn:${Partition}:apigateway:${Region}::/apis/${ApiId}",
    }
    "aws_apigatewayv2_stage" { "execution_arn": API_STAGE }
    "aws_bedrockagent_agent" { "agent_arn": "arn:${Partition}:bedrock:${Region}:${Account}:agent/${AgentId}" }
    "aws_cloudfront_distribution" { "arn": "arn:${Partition}:cloudfront::${Account}:distribution/${Id}" }
    "aws_cloudwatch_event_rule" { "arn": "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}" }
    "aws_cloudwatch_log_group" { "arn": "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}" }
    "aws_cloudwatch_metric_alarm" { "arn": "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}" }
    "aws_codecommit_repository" { "arn": "arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}" }
    "aws_cognito_user_pool" { "arn": "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}" }
    "aws_config_config_rule" { "arn": "arn:${Partition}:config:${Region}:${Account}:config-rule/${ConfigRuleId}" }
    "aws_dynamodb_table" {
        "arn": "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}",
        "stream_arn": "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/stream/${StreamLabel}",
    }
    "aws_iam_role" { "arn": "arn:${Partition}:iam::${Account}:role/${RoleName}" }
    "aws_iam_user" { "arn": "arn:${Partition}:iam::${Account}:user/${UserName}" }
    "aws_iot_topic_rule" { "arn": "arn:${Partition}:iot:${Region}:${Account}:rule/${RuleName}" }
    "aws_kinesis_stream" { "arn": "arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}" }
    "aws_lb_target_group" { "arn": TARGET_GROUP }
    "aws_s3_bucket" { "arn": "arn:${Partition}:s3:::${BucketName}" }
    "aws_secretsmanager_secret" { "arn": "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}" }
    "aws_sfn_state_machine" { "arn": "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}" }
    "aws_sns_topic" { "arn": "arn:${Partition}:sns:${Region}:${Account}:${TopicName}" }
    "aws_sqs_queue" { "arn": "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_and_their_forms_are_arns() {
        assert!(RESOURCE_TYPE_NAMES.is_sorted());
        assert!(TARGET_TYPES.iter().all(|row| row.attributes.is_sorted()));
        for (attribute, form) in RESOURCE_TYPES.iter().flat_map(|row| row.attributes) {
            assert!(form.splitn(6, ':').count() == 6 && form.starts_with("arn:${Partition}:"), "{attribute}: {form}");
        }
    }
}
