//! Terraform: the resource types of the AWS provider whose ARNs permissions name.
//!
//! A value of `grant!` may be a template of Terraform: `Terraform("${aws_sns_topic.orders.arn}")`. A reference tells its
//! type, so one of [`RESOURCE_TYPES`] is as good as the ARN that its attribute gives.

/// A table of types: the attributes of each, by what they give.
macro_rules! types {
    ($(#[$doc:meta])* $table:ident: $($name:literal { $($gives:expr => $($attribute:literal)+;)* })*) => {
        $(#[$doc])*
        pub static $table: &[ResourceType] = &[$(ResourceType {
            name: $name,
            attributes: Attributes(&[$(($gives, &[$($attribute),+])),*]),
        }),*];
    };
}

mod attributes;
mod data_sources;

pub use attributes::RESOURCE_TYPES;
pub use data_sources::DATA_SOURCES;

use super::reference::{Attribute, Attributes, Gives, form};
use crate::text::{between, column, equal, first, from, position, split_once, starts_with};

/// A type of resources or data sources, and what references to them give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// The type, as references begin: `aws_sns_topic`, `data.aws_sns_topic`.
    pub name: &'static str,
    /// What the attributes give. An ARN that ends where the service's source ARNs go on needs more text behind it.
    pub attributes: Attributes,
}

impl ResourceType {
    /// What an attribute gives.
    pub const fn attribute(&self, name: &str) -> Attribute {
        match self.attributes.find(name) {
            Attribute::Unknown(near) => {
                match first!(GONE, |row| equal(row.0, self.name) && equal(row.1, name) => row.2) {
                    Some(instead) => Attribute::Gone(instead),
                    None => Attribute::Unknown(near),
                }
            }
            known => known,
        }
    }
}

/// The type of resources of this name.
pub const fn resource_type(name: &str) -> Option<&'static ResourceType> {
    match position(&RESOURCE_TYPE_NAMES, present_name(name)) {
        Some(at) => Some(&RESOURCE_TYPES[at]),
        None => None,
    }
}

/// The type of data sources of this name, without `data.`.
pub const fn data_source(name: &str) -> Option<&'static ResourceType> {
    let name = present_name(name);
    first!(DATA_SOURCES, |row| equal(from(row.name, DATA.len()), name))
}

/// A reference to an attribute: `aws_sns_topic.orders[0].arn`, `data.aws_region.current.region`.
#[derive(Clone, Copy)]
pub(crate) struct AttributeReference<'a> {
    /// The type, without `data.`.
    pub(crate) kind: &'a str,
    pub(crate) is_data: bool,
    /// The name of the resource, with its index.
    pub(crate) name: &'a str,
    /// The attribute; empty where the reference is to the whole resource.
    pub(crate) attribute: &'a str,
    /// Whether it goes on behind the attribute.
    pub(crate) is_nested: bool,
}

impl<'a> AttributeReference<'a> {
    /// `None` for what is no resource or data source of the AWS provider.
    pub(crate) const fn read(reference: &'a str) -> Option<Self> {
        let is_data = starts_with(reference, DATA);
        let reference = if is_data { from(reference, DATA.len()) } else { reference };
        let Some((kind, rest)) = split_once(reference, b'.') else { return None };
        if !starts_with(kind, "aws_") {
            return None;
        }
        let Some(dot) = behind_index(rest) else {
            return Some(Self { kind, is_data, name: rest, attribute: "", is_nested: false });
        };
        let path = from(rest, dot + 1);
        let end = end_of_word(path);
        let (name, attribute) = (between(rest, 0, dot), between(path, 0, end));
        Some(Self { kind, is_data, name, attribute, is_nested: end < path.len() })
    }

    /// The type in the tables.
    pub(crate) const fn resource_type(&self) -> Option<&'static ResourceType> {
        if self.is_data { data_source(self.kind) } else { resource_type(self.kind) }
    }

    /// What it gives, where the tables know that.
    pub(crate) const fn gives(&self) -> Option<Gives> {
        match self.resource_type() {
            Some(of) if !self.is_nested => of.attributes.get(self.attribute),
            _ => None,
        }
    }
}

/// Where the dot is that stands behind the name of a resource and its index.
const fn behind_index(rest: &str) -> Option<usize> {
    let (bytes, mut open, mut at) = (rest.as_bytes(), 0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            b'.' if open == 0 => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

const fn end_of_word(text: &str) -> usize {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
        at += 1;
    }
    at
}

/// What the name of a type of data sources begins with.
const DATA: &str = "data.";

/// The types that have two names: the other name, and that of the tables. Data sources have them, too.
///
/// Source: terraform-provider-aws, internal/service/elbv2.
static ALIASES: &[(&str, &str)] = &[
    ("aws_alb", "aws_lb"),
    ("aws_alb_listener", "aws_lb_listener"),
    ("aws_alb_listener_rule", "aws_lb_listener_rule"),
    ("aws_alb_target_group", "aws_lb_target_group"),
];

const fn present_name(name: &str) -> &str {
    match first!(ALIASES, |row| equal(row.0, name) => row.1) {
        Some(present) => present,
        None => name,
    }
}

/// The attributes that the last version before 6.0 had, and what to write instead.
///
/// Source: schemas of the AWS provider 5.100.0; changelog of 6.0.0, resource/aws_api_gateway_deployment.
static GONE: &[(&str, &str, &str)] = &[
    ("aws_api_gateway_deployment", "canary_settings", "`canary_settings` of `aws_api_gateway_stage`"),
    ("aws_api_gateway_deployment", "execution_arn", "`execution_arn` of `aws_api_gateway_stage`"),
    ("aws_api_gateway_deployment", "invoke_url", "`invoke_url` of `aws_api_gateway_stage`"),
    ("aws_api_gateway_deployment", "stage_description", "`description` of `aws_api_gateway_stage`"),
    ("aws_api_gateway_deployment", "stage_name", "`stage_name` of `aws_api_gateway_stage`"),
];

/// The types of what permissions are for: two resources of one type are two functions, aliases or versions of layers.
static TARGET_TYPES: &[&str] = &["aws_lambda_alias", "aws_lambda_function", "aws_lambda_layer_version"];

pub(crate) const fn is_target(kind: &str) -> bool {
    first!(TARGET_TYPES, |name| equal(name, kind)).is_some()
}

/// What a reference gives, where that names what permissions are for.
pub(crate) const fn target(reference: &AttributeReference<'_>) -> Option<Gives> {
    match reference.gives() {
        Some(gives) if !reference.is_data && is_target(reference.kind) && is_of_target(gives) => Some(gives),
        _ => None,
    }
}

/// The resource that a reference names as what permissions are for: `aws_lambda_function.f` of `${aws_lambda_function.f.arn}`. `None`
/// for other text, and for the version that a function has published.
pub fn target_of(template: &str) -> Option<&str> {
    let reference = template.strip_prefix("${")?.strip_suffix('}')?;
    let read = AttributeReference::read(reference)?;
    let is_version = matches!(target(&read)?, Gives::Arn(arn) if arn == form::QUALIFIED_FUNCTION);
    if is_version && read.kind == "aws_lambda_function" {
        return None;
    }
    reference.get(..reference.len() - read.attribute.len() - 1)
}

/// Of a layer, only its versions have permissions.
const fn is_of_target(gives: Gives) -> bool {
    match gives {
        Gives::Arn(arn) => {
            equal(arn, form::FUNCTION) || equal(arn, form::QUALIFIED_FUNCTION) || equal(arn, form::LAYER_VERSION)
        }
        Gives::Name(of) => equal(of, "function"),
        _ => false,
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

/// The type of the whole policy of a web function.
pub const WEB_FUNCTION_POLICY: &str = "aws_lambdaweb_resource_policy";

/// The type of a function's URL.
pub const FUNCTION_URL: &str = "aws_lambda_function_url";

/// The argument that says what a whole policy is for.
pub const RESOURCE_ARN: &str = "resource_arn";

/// The argument that has the document of a whole policy, as text.
pub const POLICY: &str = "policy";

/// The names of all types of the table.
pub static RESOURCE_TYPE_NAMES: [&str; RESOURCE_TYPES.len()] = column!(RESOURCE_TYPES, name);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_attributes_are_sorted_and_stand_once() {
        assert!(RESOURCE_TYPE_NAMES.is_sorted_by(|a, b| a < b));
        assert!(DATA_SOURCES.is_sorted_by(|a, b| a.name < b.name));
        for row in RESOURCE_TYPES.iter().chain(DATA_SOURCES) {
            if let Some(wrong) = row.attributes.wrong() {
                panic!("{}: {wrong}", row.name);
            }
            assert_eq!(row.name.starts_with(DATA), DATA_SOURCES.contains(row), "{}", row.name);
        }
    }

    #[test]
    fn other_names_are_of_types_of_the_table() {
        for (other, name) in ALIASES {
            assert!(position(&RESOURCE_TYPE_NAMES, other).is_none(), "{other}");
            assert_eq!(resource_type(other).map(|row| row.name), Some(*name));
        }
    }

    #[test]
    fn a_reference_names_what_a_permission_is_for() {
        for (template, expected) in [
            ("${aws_lambda_function.f.arn}", Some("aws_lambda_function.f")),
            ("${aws_lambda_function.f[0].function_name}", Some("aws_lambda_function.f[0]")),
            ("${aws_lambda_alias.live.arn}", Some("aws_lambda_alias.live")),
            ("${aws_lambda_function.f.qualified_arn}", None),
            ("${aws_lambda_function.f.role}", None),
            ("${aws_sns_topic.t.arn}", None),
            ("${var.function}", None),
            ("f", None),
        ] {
            assert_eq!(target_of(template), expected, "{template}");
        }
    }

    #[test]
    fn what_is_gone_is_not_there() {
        assert!(GONE.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        for (kind, attribute, instead) in GONE {
            let row = resource_type(kind).expect("a type of the table");
            assert_eq!(row.attribute(attribute), Attribute::Gone(instead), "{kind}.{attribute}");
        }
    }

    #[test]
    fn what_attributes_give() {
        for (kind, attribute, gives) in [
            ("aws_alb_target_group", "arn", Gives::Arn(form::TARGET_GROUP)),
            ("aws_api_gateway_rest_api", "arn", Gives::Arn(form::REST_API)),
            ("aws_api_gateway_rest_api", "execution_arn", Gives::Arn(form::EXECUTE_API)),
            ("aws_cloudwatch_event_rule", "id", Gives::Name("rule")),
            ("aws_cloudwatch_log_group", "arn", Gives::Arn(form::LOG_GROUP_ALONE)),
            ("aws_iam_role", "region", Gives::Nothing),
            ("aws_lambda_alias", "function_name", Gives::Text),
            ("aws_lambda_alias", "id", Gives::Arn(form::QUALIFIED_FUNCTION)),
            ("aws_lambda_function", "id", Gives::Name("function")),
            ("aws_lambda_function", "invoke_arn", Gives::Arn(form::INVOKE)),
            ("aws_lambda_function", "response_streaming_invoke_arn", Gives::Arn(form::INVOKE_STREAMING)),
            ("aws_lambda_function", "vpc_config", Gives::List),
            ("aws_lambda_layer_version", "layer_arn", Gives::Arn(form::LAYER)),
            ("aws_lb_target_group", "arn_suffix", Gives::Id("target group")),
            ("aws_s3_bucket", "id", Gives::Name("bucket")),
            ("aws_sns_topic", "id", Gives::Arn(form::TOPIC)),
            ("aws_sqs_queue", "id", Gives::Url("queue")),
        ] {
            let row = resource_type(kind).expect("a type of the table");
            let found = row.attributes.get(attribute).unwrap_or(Gives::Nothing);
            assert_eq!(found, gives, "{kind}.{attribute}");
        }
        for (kind, attribute, gives) in [
            ("aws_caller_identity", "account_id", Gives::Account),
            ("aws_cloudwatch_log_group", "arn", Gives::Arn(form::LOG_GROUP_ALONE)),
            ("aws_lambda_function", "qualified_arn", Gives::Arn(form::QUALIFIED_FUNCTION)),
            ("aws_organizations_organization", "id", Gives::Organization),
            ("aws_partition", "dns_suffix", Gives::Suffix),
            ("aws_partition", "partition", Gives::Partition),
            ("aws_region", "name", Gives::Region),
            ("aws_region", "region", Gives::Region),
            ("aws_service_principal", "name", Gives::Principal),
        ] {
            let row = data_source(kind).expect("a data source of the table");
            assert_eq!(row.attribute(attribute), Attribute::Known(gives), "data.{kind}.{attribute}");
        }
        let topic = resource_type("aws_sns_topic").expect("a type of the table");
        assert_eq!(topic.attribute("topic_arn"), Attribute::Unknown(None));
        assert_eq!(topic.attribute("displayname"), Attribute::Unknown(Some("display_name")));
    }
}
