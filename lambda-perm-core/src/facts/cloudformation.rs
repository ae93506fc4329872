//! CloudFormation: intrinsic functions, pseudo parameters, limits, and the resource types whose ARNs permissions name.
//!
//! A value of `grant!` may be a call of an [`Intrinsic`], by its name without `Fn::`: `Ref("Topic")`. What its text shows is
//! checked as a literal is. A pseudo parameter has a known place in that, a reference has none, unless the call declares
//! the type of the resource: `Ref("Topic", of = "AWS::SNS::Topic")` is as good as the ARN of [`RESOURCE_TYPES`], with the
//! variables of the stack in it.

mod attributes;
mod dynamic_reference;
mod pseudo;
pub mod serverless;
#[cfg(feature = "json")]
mod short_form;

pub use attributes::RESOURCE_TYPES;
pub use dynamic_reference::{DYNAMIC_REFERENCE_SERVICES, DYNAMIC_REFERENCES, DynamicReference};
pub(crate) use pseudo::{ACCOUNT, ACCOUNT_ID, CHINESE_ARN, NOTIFICATION_ARNS, PARTITION, REGION, SUFFIXES, URL_SUFFIX};
pub use pseudo::{NO_VALUE, PSEUDO_PARAMETER_NAMES, PSEUDO_PARAMETERS, PseudoParameter};
#[cfg(feature = "json")]
pub(crate) use short_form::SHORT_FORMS;

use super::reference::{Attributes, Gives, form};
use crate::text::{column, equal, first, position};

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

/// A resource type, and what references to its resources give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// The type: `AWS::SNS::Topic`.
    pub name: &'static str,
    /// What `Ref` gives.
    pub reference: Gives,
    /// What the attributes give.
    pub attributes: Attributes,
}

impl ResourceType {
    /// The form of the ARN that `Ref` gives.
    pub const fn reference_form(&self) -> Option<&'static str> {
        self.reference.form()
    }

    /// The form of the ARN that an attribute gives.
    pub const fn attribute_form(&self, attribute: &str) -> Option<&'static str> {
        match self.attributes.get(attribute) {
            Some(gives) => gives.form(),
            None => None,
        }
    }

    /// The ARN as the text of a `Sub`, before and behind the reference, where no attribute gives it.
    pub const fn arn_text(&self) -> Option<(&'static str, &'static str)> {
        first!(ARN_TEXTS, |row| equal(row.0, self.name) => (row.1, row.2))
    }

    /// Whether permissions are for resources of this type, so that two of them are two functions, aliases or versions.
    pub const fn is_target(&self) -> bool {
        match self.attributes.arn() {
            Some((_, Gives::Arn(arn))) => {
                equal(arn, form::FUNCTION)
                    || is_qualified(arn)
                    || equal(arn, form::LAYER_VERSION)
                    || equal(arn, form::WEB_FUNCTION)
            }
            _ => false,
        }
    }

    /// Whether its resources are versions or aliases of functions.
    pub(crate) const fn is_qualified_target(&self) -> bool {
        matches!(self.attributes.arn(), Some((_, Gives::Arn(arn))) if is_qualified(arn))
    }
}

/// The type of this name.
pub const fn resource_type(name: &str) -> Option<&'static ResourceType> {
    match position(&RESOURCE_TYPE_NAMES, name) {
        Some(at) => Some(&RESOURCE_TYPES[at]),
        None => None,
    }
}

/// The names of all types of the table.
pub static RESOURCE_TYPE_NAMES: [&str; RESOURCE_TYPES.len()] = column!(RESOURCE_TYPES, name);

/// The types that have no attribute for their ARN: what stands before and behind `${LogicalId}` in it.
///
/// Source: API Gateway developer guide, apigateway-permissions; CloudFront developer guide, private-content-restricting-access-to-lambda.
static ARN_TEXTS: &[(&str, &str, &str)] = &[
    ("AWS::ApiGateway::RestApi", EXECUTE_API, "/*/*/*"),
    ("AWS::ApiGatewayV2::Api", EXECUTE_API, "/*/*"),
    ("AWS::CloudFront::Distribution", "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/", ""),
    ("AWS::Serverless::Api", EXECUTE_API, "/*/*/*"),
    ("AWS::Serverless::HttpApi", EXECUTE_API, "/*/*"),
];

const EXECUTE_API: &str = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:";

/// What SAM makes beside a function, as `Ref("MyFunction.Alias")` refers to it, with the type of each.
///
/// Source: SAM developer guide, generated AWS CloudFormation resources, "Referencing generated AWS CloudFormation resources".
pub static GENERATED_TARGETS: &[(&str, &str)] = &[("Alias", "AWS::Lambda::Alias"), ("Version", "AWS::Lambda::Version")];

/// The type of what SAM makes beside a function under this name.
pub(crate) const fn generated_target(name: &str) -> Option<&'static str> {
    first!(GENERATED_TARGETS, |row| equal(row.0, name) => row.1)
}

/// Whether a form of the tables is one of a version or an alias.
pub(crate) const fn is_qualified(arn: &str) -> bool {
    equal(arn, form::QUALIFIED_FUNCTION)
}

/// The type of a statement for a function.
pub const PERMISSION: &str = "AWS::Lambda::Permission";

/// The type of a statement for a layer version.
pub const LAYER_VERSION_PERMISSION: &str = "AWS::Lambda::LayerVersionPermission";

/// The type of a whole policy.
pub const RESOURCE_POLICY: &str = "AWS::Lambda::ResourcePolicy";

/// The properties of a whole policy.
///
/// Source: schema of `AWS::Lambda::ResourcePolicy`.
pub static RESOURCE_POLICY_PROPERTIES: [&str; 2] = [RESOURCE_ARN, POLICY_DOCUMENT];

/// The property that says what a whole policy is for.
pub const RESOURCE_ARN: &str = "ResourceArn";

/// The property that has the document of a whole policy, as an object or as text.
pub const POLICY_DOCUMENT: &str = "PolicyDocument";

/// The type of a nested stack.
pub const STACK: &str = "AWS::CloudFormation::Stack";

/// The type of a set of stacks in several accounts and Regions, whose template may stand in the property `TemplateBody`.
pub const STACK_SET: &str = "AWS::CloudFormation::StackSet";

/// The last part of the type of a module, whose resources CloudFormation puts into the template.
///
/// Source: CloudFormation user guide, modules.
pub const MODULE_TYPE: &str = "::MODULE";

/// The sections of a template.
///
/// Source: CloudFormation user guide, template-anatomy; `Globals`: SAM developer guide.
pub static SECTIONS: [&str; 12] = [
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Hooks",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

/// The transform that goes through loops: `Fn::ForEach`.
///
/// Source: CloudFormation template reference, `AWS::LanguageExtensions` transform.
pub const LANGUAGE_EXTENSIONS: &str = "AWS::LanguageExtensions";

/// How deep its loops may stand in one another.
///
/// Source: CloudFormation template reference, `Fn::ForEach`.
pub const DEEPEST_LOOP: usize = 5;

/// The transforms of AWS that leave resources as they are written, or add some of their own. All others may change anything.
///
/// Source: CloudFormation user guide, transform-reference.
pub static HARMLESS_TRANSFORMS: [&str; 7] = [
    serverless::TRANSFORM,
    "AWS::CodeDeployBlueGreen",
    "AWS::CodeStar",
    LANGUAGE_EXTENSIONS,
    "AWS::SecretsManager-2020-07-23",
    "AWS::SecretsManager-2024-09-16",
    "AWS::ServiceCatalog",
];

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
    use crate::facts::reference::Attribute;

    #[test]
    fn types_and_attributes_are_sorted_and_stand_once() {
        assert!(RESOURCE_TYPE_NAMES.is_sorted_by(|a, b| a < b));
        for row in RESOURCE_TYPES {
            if let Some(wrong) = row.attributes.wrong() {
                panic!("{}: {wrong}", row.name);
            }
        }
    }

    #[test]
    fn what_references_give() {
        for (name, gives) in [
            ("AWS::ApiGateway::RestApi", Gives::Id("API")),
            ("AWS::CloudFormation::Stack", Gives::Arn(form::STACK)),
            ("AWS::Events::Rule", Gives::Name("rule")),
            ("AWS::Lambda::Alias", Gives::Arn(form::QUALIFIED_FUNCTION)),
            ("AWS::Lambda::Function", Gives::Name("function")),
            ("AWS::Organizations::Account", Gives::Account),
            ("AWS::S3::Bucket", Gives::Name("bucket")),
            ("AWS::SecretsManager::Secret", Gives::Arn(form::SECRET)),
            ("AWS::SNS::Topic", Gives::Arn(form::TOPIC)),
            ("AWS::SQS::Queue", Gives::Url("queue")),
        ] {
            assert_eq!(resource_type(name).map(|row| row.reference), Some(gives), "{name}");
        }
    }

    #[test]
    fn what_attributes_give() {
        for (name, attribute, gives) in [
            ("AWS::CloudFormation::Stack", "Outputs.TopicArn", Attribute::Known(Gives::Text)),
            ("AWS::DynamoDB::Table", "StreamArn", Attribute::Known(Gives::Arn(form::TABLE_STREAM))),
            ("AWS::Logs::LogGroup", "Arn", Attribute::Known(Gives::Arn(form::LOG_GROUP))),
            ("AWS::S3::Bucket", "RegionalDomainNam", Attribute::Unknown(Some("RegionalDomainName"))),
            ("AWS::SNS::Topic", "Arn", Attribute::Unknown(None)),
        ] {
            let row = resource_type(name).expect("a type of the table");
            assert_eq!(row.attributes.find(attribute), gives, "{name}.{attribute}");
        }
        assert_eq!(
            resource_type("AWS::Lambda::Version").and_then(|row| row.attributes.arn()),
            Some(("FunctionArn", Gives::Arn(form::QUALIFIED_FUNCTION)))
        );
    }

    #[test]
    fn permissions_are_for_functions_layers_and_web_functions() {
        let targets = RESOURCE_TYPES.iter().filter(|row| row.is_target()).map(|row| row.name);
        assert!(targets.eq([
            "AWS::Lambda::Alias",
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Version",
            "AWS::Lambda::WebFunction",
            "AWS::Serverless::Function",
            "AWS::Serverless::LayerVersion",
        ]));
    }

    #[test]
    fn finds_functions() {
        assert_eq!(Intrinsic::find("Sub").map(Intrinsic::long_name), Some("Fn::Sub"));
    }
}
