//! CloudFormation: intrinsic functions, pseudo parameters, limits, and the resource types whose ARNs permissions name.
//!
//! A value of `grant!` may be a call of an [`Intrinsic`], by its name without `Fn::`: `Ref("Topic")`. What its text shows is
//! checked as a literal is. A pseudo parameter has a known place in that, a reference has none, unless the call declares
//! the type of the resource: `Ref("Topic", of = "AWS::SNS::Topic")` is as good as the ARN of [`RESOURCE_TYPES`], with the
//! variables of the stack in it.

mod dynamic_reference;
mod pseudo;
#[cfg(feature = "json")]
mod short_form;

pub use dynamic_reference::{DYNAMIC_REFERENCE_SERVICES, DYNAMIC_REFERENCES, DynamicReference};
pub(crate) use pseudo::{ACCOUNT, ACCOUNT_ID, NOTIFICATION_ARNS, PARTITION, REGION, STACK_ID, SUFFIXES, URL_SUFFIX};
pub use pseudo::{NO_VALUE, PSEUDO_PARAMETER_NAMES, PSEUDO_PARAMETERS, PseudoParameter};
#[cfg(feature = "json")]
pub(crate) use short_form::SHORT_FORMS;

use crate::text::{column, equal, first};

macro_rules! intrinsics {
    ($($(#[doc = $doc:literal])* $name:ident = $long:literal, $usage:literal;)*) => {
        /// An intrinsic function that a permission may hold.
        ///
        /// Source: CloudFormation user guide, intrinsic-function-reference.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Intrinsic {
            $($(#[doc = $doc])* $name,)*
        }

        /// The functions as `grant!` has them, by which editors find them.
        #[doc(hidden)]
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod intrinsic {
            $($(#[doc = $doc])* #[doc = ""] #[doc = concat!("`", $usage, "`")] pub const $name: &str = $long;)*
        }

        impl Intrinsic {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// Their names in `grant!`.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The name in `grant!`: `Sub`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The name in JSON: `Fn::Sub`. A dynamic reference is text, and has none.
            pub const fn long_name(self) -> &'static str {
                match self { $(Self::$name => $long,)* }
            }

            /// How it is written in `grant!`.
            pub const fn usage(self) -> &'static str {
                match self { $(Self::$name => $usage,)* }
            }
        }
    };
}

intrinsics! {
    /// What a resource or parameter stands for: a name, an ARN or an ID, as its type has it.
    Ref = "Ref", r#"Ref("LogicalId")"#;
    /// An attribute of a resource.
    GetAtt = "Fn::GetAtt", r#"GetAtt("LogicalId.Attribute")"#;
    /// Text in which `${Name}`, `${Name.Attribute}` and `${AWS::Region}` are replaced.
    Sub = "Fn::Sub", r#"Sub("text with ${Name}", Name = Ref("LogicalId"))"#;
    /// A value that another stack exports.
    ImportValue = "Fn::ImportValue", r#"ImportValue("export-name")"#;
    /// Values, one behind the other.
    Join = "Fn::Join", r#"Join("delimiter", ["value", Ref("LogicalId")])"#;
    /// One of several values, counted from 0.
    Select = "Fn::Select", r#"Select(0, Split(":", Ref("LogicalId")))"#;
    /// The parts of a text, for `Select` and `Join`.
    Split = "Fn::Split", r#"Split("delimiter", Ref("LogicalId"))"#;
    /// A value of the template's mappings.
    FindInMap = "Fn::FindInMap", r#"FindInMap("Map", "TopKey", "SecondKey")"#;
    /// One of two values, as a condition of the template says.
    If = "Fn::If", r#"If("Condition", "value", Ref("LogicalId"))"#;
    /// The value of a parameter of Systems Manager or of a secret: a dynamic reference.
    Resolve = "{{resolve:}}", r#"Resolve("ssm:/path")"#;
}

impl Intrinsic {
    /// The function of this name, as `grant!` has it.
    pub const fn find(name: &str) -> Option<Self> {
        first!(Self::ALL, |function| equal(function.name(), name) => *function)
    }
}

/// The option of `FindInMap` for what it gives where the map has no such key.
///
/// Source: CloudFormation user guide, intrinsic-function-reference-findinmap-enhancements.
pub const DEFAULT_VALUE: &str = "DefaultValue";

/// Functions that give no value of a permission, by their names without `Fn::`.
///
/// Source: CloudFormation user guide, intrinsic-function-reference.
pub static OTHER_INTRINSICS: &[&str] =
    &["Base64", "Cidr", "ForEach", "GetAZs", "GetStackOutput", "Length", "ToJsonString", "Transform"];

/// The attributes by which SAM lets `Ref` name the resources that it makes: `Ref("Fn.Alias")`.
///
/// Source: SAM developer guide, referencing generated resources.
pub static SAM_REFERENCES: &[&str] = &["Alias", "Version", "Stage", "Deployment", "UsagePlan", "ApiKey", "DomainName"];

/// A resource type whose ARN is the source or the principal of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// The type: `AWS::SNS::Topic`.
    pub name: &'static str,
    /// What `Ref` gives, as in "gives the name of the bucket"; empty where it gives the ARN.
    pub reference: &'static str,
    /// The attributes that give an ARN, each with the form of that.
    pub attributes: &'static [(&'static str, &'static str)],
}

impl ResourceType {
    /// The form of the ARN that `Ref` gives.
    pub const fn reference_form(&self) -> Option<&'static str> {
        match self.attributes {
            [(_, form), ..] if self.reference.is_empty() => Some(form),
            _ => None,
        }
    }

    /// The ARN as the text of a `Sub`, before and behind the reference, where no attribute gives it.
    pub const fn arn_text(&self) -> Option<(&'static str, &'static str)> {
        first!(ARN_TEXTS, |row| equal(row.0, self.name) => (row.1, row.2))
    }

    /// Whether permissions are for resources of this type, so that two of them are two functions, aliases or versions.
    pub const fn is_target(&self) -> bool {
        target_type(self.name).is_some()
    }

    /// The form of the ARN that an attribute gives.
    pub const fn attribute_form(&self, attribute: &str) -> Option<&'static str> {
        first!(self.attributes, |row| equal(row.0, attribute) => row.1)
    }
}

/// The type of this name.
pub const fn resource_type(name: &str) -> Option<&'static ResourceType> {
    first!(RESOURCE_TYPES, |row| equal(row.name, name))
}

/// The type of this name, of those that permissions are for.
pub const fn target_type(name: &str) -> Option<&'static ResourceType> {
    first!(TARGET_TYPES, |row| equal(row.name, name))
}

/// The names of all types of the table.
pub static RESOURCE_TYPE_NAMES: [&str; RESOURCE_TYPES.len()] = column!(RESOURCE_TYPES, name);

/// A table of types: what `Ref` gives where that is no ARN, and the attributes that give one, each with its form.
macro_rules! types {
    ($(#[$doc:meta])* $table:ident: $($name:literal $(($reference:literal))? { $($attribute:literal: $form:expr),* $(,)? })*) => {
        $(#[$doc])*
        pub const $table: &[ResourceType] = &[$(
            ResourceType { name: $name, reference: concat!($($reference)?), attributes: &[$(($attribute, $form)),*] }
        ),*];
    };
}

/// The types that have no attribute for their ARN: what stands before and behind `${LogicalId}` in it.
///
/// Source: API Gateway developer guide, apigateway-permissions; CloudFront developer guide, private-content-restricting-access-to-lambda.
static ARN_TEXTS: &[(&str, &str, &str)] = &[
    ("AWS::ApiGateway::RestApi", EXECUTE_API, "/*/*/*"),
    ("AWS::ApiGatewayV2::Api", EXECUTE_API, "/*/*"),
    ("AWS::CloudFront::Distribution", "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/", ""),
];

const EXECUTE_API: &str = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:";

types! {
    /// The types whose ARNs permissions name, and others that people give by mistake.
    ///
    /// Source: CloudFormation template reference, "Return values" of each type; the resource schemas of cfn-lint.
    RESOURCE_TYPES:
    "AWS::ApiGateway::RestApi" ("the ID of the API") {}
    "AWS::ApiGatewayV2::Api" ("the ID of the API") {}
    "AWS::Bedrock::Agent" ("the ID of the agent") { "AgentArn": "arn:${Partition}:bedrock:${Region}:${Account}:agent/${AgentId}" }
    "AWS::CloudFront::Distribution" ("the ID of the distribution") {}
    "AWS::CloudWatch::Alarm" ("the name of the alarm") { "Arn": "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}" }
    "AWS::CodeCommit::Repository" ("the ID of the repository") { "Arn": "arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}" }
    "AWS::Cognito::UserPool" ("the ID of the user pool") { "Arn": "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}" }
    "AWS::Config::ConfigRule" ("the name of the rule") { "Arn": "arn:${Partition}:config:${Region}:${Account}:config-rule/${ConfigRuleId}" }
    "AWS::DynamoDB::Table" ("the name of the table") {
        "Arn": "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}",
        "StreamArn": "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/stream/${StreamLabel}",
    }
    "AWS::ElasticLoadBalancingV2::LoadBalancer" { "LoadBalancerArn": "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/${LoadBalancerId}" }
    "AWS::ElasticLoadBalancingV2::TargetGroup" { "TargetGroupArn": "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}" }
    "AWS::Events::Rule" ("the name of the rule") { "Arn": "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}" }
    "AWS::IAM::Role" ("the name of the role") { "Arn": "arn:${Partition}:iam::${Account}:role/${RoleName}" }
    "AWS::IAM::User" ("the name of the user") { "Arn": "arn:${Partition}:iam::${Account}:user/${UserName}" }
    "AWS::IoT::TopicRule" ("the name of the rule") { "Arn": "arn:${Partition}:iot:${Region}:${Account}:rule/${RuleName}" }
    "AWS::Kinesis::Stream" ("the name of the stream") { "Arn": "arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}" }
    "AWS::Logs::LogGroup" ("the name of the log group") { "Arn": "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*" }
    "AWS::S3::Bucket" ("the name of the bucket") { "Arn": "arn:${Partition}:s3:::${BucketName}" }
    "AWS::SNS::Topic" { "TopicArn": "arn:${Partition}:sns:${Region}:${Account}:${TopicName}" }
    "AWS::SQS::Queue" ("the URL of the queue") { "Arn": "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}" }
    "AWS::SecretsManager::Secret" { "Id": "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}" }
    "AWS::StepFunctions::StateMachine" { "Arn": "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}" }
}

/// The ARN of a function.
pub(super) const FUNCTION: &str = "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}";
/// The ARN of a version or an alias.
pub(super) const QUALIFIED_FUNCTION: &str =
    "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}";
/// The ARN of a version of a layer.
pub(super) const LAYER_VERSION: &str = "arn:${Partition}:lambda:${Region}:${Account}:layer:${LayerName}:${Version}";

types! {
    /// The types of what permissions are for. `Ref` and the attributes name the resource itself.
    ///
    /// Source: CloudFormation template reference, "Return values" of each type; SAM developer guide, return values.
    TARGET_TYPES:
    "AWS::Lambda::Alias" { "AliasArn": QUALIFIED_FUNCTION }
    "AWS::Lambda::Function" ("the name of the function") { "Arn": FUNCTION }
    "AWS::Lambda::LayerVersion" { "LayerVersionArn": LAYER_VERSION }
    "AWS::Lambda::Version" { "FunctionArn": QUALIFIED_FUNCTION }
    "AWS::Serverless::Function" ("the name of the function") { "Arn": FUNCTION }
    "AWS::Serverless::LayerVersion" { "LayerVersionArn": LAYER_VERSION }
}

/// What SAM makes beside a function, as `Ref("MyFunction.Alias")` refers to it, with the type of each.
///
/// Source: SAM developer guide, generated AWS CloudFormation resources, "Referencing generated AWS CloudFormation resources".
pub static GENERATED_TARGETS: &[(&str, &str)] = &[("Alias", "AWS::Lambda::Alias"), ("Version", "AWS::Lambda::Version")];

/// The type of what SAM makes beside a function under this name.
pub(crate) const fn generated_target(name: &str) -> Option<&'static str> {
    first!(GENERATED_TARGETS, |row| equal(row.0, name) => row.1)
}

/// Whether a form of the tables is one of a version or an alias.
pub(crate) const fn is_qualified(form: &str) -> bool {
    equal(form, QUALIFIED_FUNCTION)
}

/// The type of a statement for a function.
pub const PERMISSION: &str = "AWS::Lambda::Permission";

/// The type of a statement for a layer version.
pub const LAYER_VERSION_PERMISSION: &str = "AWS::Lambda::LayerVersionPermission";

/// The type of a whole policy.
pub const RESOURCE_POLICY: &str = "AWS::Lambda::ResourcePolicy";

/// The type of a nested stack.
pub const STACK: &str = "AWS::CloudFormation::Stack";

/// The most characters of a function's name or ARN, with its qualifier.
///
/// Source: schema of `AWS::Lambda::Permission`, as all limits of properties here.
pub const FUNCTION_NAME_LENGTH: usize = 140;

/// The most characters of a principal.
pub const PRINCIPAL_LENGTH: usize = 256;

/// The most characters of an action.
pub const ACTION_LENGTH: usize = 256;

/// The most characters of a source ARN.
pub const SOURCE_ARN_LENGTH: usize = 1024;

/// The most characters of a logical ID.
///
/// Source: CloudFormation user guide, resources section.
pub const LOGICAL_ID_LENGTH: usize = 255;

/// The most resources of a template.
///
/// Source: CloudFormation user guide, quotas.
pub const RESOURCES: usize = 500;

/// The scheme of the address from which CloudFormation reads a template.
///
/// Source: `TemplateURL` of CreateStack in the CloudFormation service model.
pub const TEMPLATE_SCHEME: &str = "https";

/// The most parameters of a template.
///
/// Source: CloudFormation user guide, quotas.
pub const PARAMETERS: usize = 200;

/// The most bytes of a template's description.
///
/// Source: CloudFormation user guide, template description section.
pub const DESCRIPTION_LENGTH: usize = 1024;

/// The most bytes of a template that is read from S3. Source: CloudFormation user guide, quotas, 1 MB; cfn-lint counts
/// 1,000,000.
pub const TEMPLATE_SIZE: usize = 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_and_their_forms_are_arns() {
        assert!(RESOURCE_TYPE_NAMES.is_sorted());
        for (attribute, form) in RESOURCE_TYPES.iter().chain(TARGET_TYPES).flat_map(|row| row.attributes) {
            assert!(form.splitn(6, ':').count() == 6 && form.starts_with("arn:${Partition}:"), "{attribute}: {form}");
        }
    }

    #[test]
    fn finds_types_and_functions() {
        let bucket = resource_type("AWS::S3::Bucket").expect("a type of the table");
        assert_eq!(bucket.reference_form(), None);
        assert_eq!(bucket.attribute_form("Arn"), Some("arn:${Partition}:s3:::${BucketName}"));
        assert!(resource_type("AWS::SNS::Topic").is_some_and(|topic| topic.reference_form().is_some()));
        assert_eq!(Intrinsic::find("Sub").map(Intrinsic::long_name), Some("Fn::Sub"));
    }
}
