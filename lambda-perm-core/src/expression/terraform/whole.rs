//! A value of Terraform that is one reference: is what that gives such a value?

use crate::{
    expression::kind::{is_value, wanted, wrong_kind},
    facts::{parameters::Key, terraform::AttributeReference},
    finding::{Code, Finding, Phrase},
    text::{between, placeholder::is_placeholder},
};

/// What is wrong with a template that is one reference to an attribute of which it is known what it gives.
pub(crate) const fn check_whole<'a>(template: &'a str, key: Key) -> Option<Finding<'a>> {
    if !is_placeholder(template) {
        return None;
    }
    let Some(read) = AttributeReference::read(between(template, 2, template.len() - 1).trim_ascii()) else {
        return None;
    };
    let (Some(of), Some(gives)) = (read.resource_type(), read.gives()) else { return None };
    if is_value(key, gives) {
        return None;
    }
    let (_, help) = wanted(key);
    let message = wrong_kind(read.attribute, of.name, gives, key);
    let help = match (key, of.attributes.arn()) {
        (Key::SourceArn, Some((arn, _))) => Phrase::new("write `.").plain(arn).plain("` of it"),
        _ => Phrase::new("write ").plain(help),
    };
    let code = if matches!(key, Key::SourceArn) { Code::NoArn } else { Code::TerraformReference };
    Some(Finding::new(code, key, message, help))
}
