//! Terraform: the resource types of the AWS provider whose ARNs permissions name.
//!
//! A value of `grant!` may be a template of Terraform: `Terraform("${aws_sns_topic.orders.arn}")`. A reference tells its
//! type, so one of [`RESOURCE_TYPES`] is as good as the ARN that its attribute gives.

use super::cloudformation::{FUNCTION, LAYER_VERSION, QUALIFIED_FUNCTION};
use crate::text::equal;

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
        let mut at = 0;
        while at < self.attributes.len() {
            let (name, form) = self.attributes[at];
            if equal(name, attribute) {
                return Some(form);
            }
            at += 1;
        }
        None
    }
}

/// The type of this name.
pub const fn resource_type(name: &str) -> Option<&'static ResourceType> {
    let mut at = 0;
    while at < RESOURCE_TYPES.len() {
        if equal(RESOURCE_TYPES[at].name, name) {
            return Some(&RESOURCE_TYPES[at]);
        }
        at += 1;
    }
    None
}

/// The types of what permissions are for, with the attributes that name it: two resources of one type are two functions, aliases
/// or versions of layers.
///
/// Source: documentation of the AWS provider, "Attribute Reference" of each resource; `id` is what the provider sets it to.
pub static TARGET_TYPES: &[ResourceType] = &[
    row("aws_lambda_alias", &[("arn", QUALIFIED_FUNCTION)]),
    row(
        "aws_lambda_function",
        &[
            ("arn", FUNCTION),
            ("function_name", "${FunctionName}"),
            ("id", "${FunctionName}"),
            ("qualified_arn", QUALIFIED_FUNCTION),
        ],
    ),
    row("aws_lambda_layer_version", &[("arn", LAYER_VERSION)]),
];

/// The form of what an attribute of a type gives, where that names what permissions are for.
pub(crate) const fn target_form(kind: &str, attribute: &str) -> Option<&'static str> {
    let mut at = 0;
    while at < TARGET_TYPES.len() {
        if equal(TARGET_TYPES[at].name, kind) {
            return TARGET_TYPES[at].form(attribute);
        }
        at += 1;
    }
    None
}

/// The most characters of a function's name or ARN that the AWS provider takes.
///
/// Source: terraform-provider-aws, internal/service/lambda/validate.go.
pub const FUNCTION_NAME_LENGTH: usize = 140;

/// The names of all types of the table.
pub static RESOURCE_TYPE_NAMES: [&str; RESOURCE_TYPES.len()] = {
    let mut names = [""; RESOURCE_TYPES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = RESOURCE_TYPES[at].name;
        at += 1;
    }
    names
};

const fn row(name: &'static str, attributes: &'static [(&'static str, &'static str)]) -> ResourceType {
    ResourceType { name, attributes }
}

const API: &str = "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}";
const API_STAGE: &str = "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}";
const TARGET_GROUP: &str =
    "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}";

/// The types whose ARNs permissions name, and others that people give by mistake.
///
/// Source: documentation of the AWS provider, "Attribute Reference" of each resource.
pub static RESOURCE_TYPES: &[ResourceType] = &[
    row("aws_alb_target_group", &[("arn", TARGET_GROUP)]),
    row("aws_api_gateway_deployment", &[("execution_arn", API_STAGE)]),
    row(
        "aws_api_gateway_rest_api",
        &[("execution_arn", API), ("arn", "arn:${Partition}:apigateway:${Region}::/restapis/${ApiId}")],
    ),
    row("aws_api_gateway_stage", &[("execution_arn", API_STAGE)]),
    row(
        "aws_apigatewayv2_api",
        &[("execution_arn", API), ("arn", "arn:${Partition}:apigateway:${Region}::/apis/${ApiId}")],
    ),
    row("aws_apigatewayv2_stage", &[("execution_arn", API_STAGE)]),
    row("aws_bedrockagent_agent", &[("agent_arn", "arn:${Partition}:bedrock:${Region}:${Account}:agent/${AgentId}")]),
    row("aws_cloudfront_distribution", &[("arn", "arn:${Partition}:cloudfront::${Account}:distribution/${Id}")]),
    row("aws_cloudwatch_event_rule", &[("arn", "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}")]),
    row("aws_cloudwatch_log_group", &[("arn", "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}")]),
    row(
        "aws_cloudwatch_metric_alarm",
        &[("arn", "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}")],
    ),
    row("aws_codecommit_repository", &[("arn", "arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}")]),
    row(
        "aws_cognito_user_pool",
        &[("arn", "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}")],
    ),
    row(
        "aws_config_config_rule",
        &[("arn", "arn:${Partition}:config:${Region}:${Account}:config-rule/${ConfigRuleId}")],
    ),
    row(
        "aws_dynamodb_table",
        &[
            ("arn", "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}"),
            ("stream_arn", "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/stream/${StreamLabel}"),
        ],
    ),
    row("aws_iam_role", &[("arn", "arn:${Partition}:iam::${Account}:role/${RoleName}")]),
    row("aws_iam_user", &[("arn", "arn:${Partition}:iam::${Account}:user/${UserName}")]),
    row("aws_iot_topic_rule", &[("arn", "arn:${Partition}:iot:${Region}:${Account}:rule/${RuleName}")]),
    row("aws_kinesis_stream", &[("arn", "arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}")]),
    row("aws_lb_target_group", &[("arn", TARGET_GROUP)]),
    row("aws_s3_bucket", &[("arn", "arn:${Partition}:s3:::${BucketName}")]),
    row(
        "aws_secretsmanager_secret",
        &[("arn", "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}")],
    ),
    row(
        "aws_sfn_state_machine",
        &[("arn", "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}")],
    ),
    row("aws_sns_topic", &[("arn", "arn:${Partition}:sns:${Region}:${Account}:${TopicName}")]),
    row("aws_sqs_queue", &[("arn", "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}")]),
];

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
