//! A value of Terraform that is one reference: is what that gives such a value?

use crate::{
    facts::{
        parameters::Key,
        reference::{Gives, form},
        terraform::AttributeReference,
    },
    finding::{Code, Finding, Phrase},
    text::{between, equal, placeholder::is_placeholder},
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
    let (takes, help) = wanted(key);
    let (words, what) = gives.words();
    let message = Phrase::quoting(read.attribute)
        .plain(" of `")
        .plain(of.name)
        .plain("` gives ")
        .plain(words)
        .plain(what)
        .plain(", but ")
        .quoted(key.name())
        .plain(" takes ")
        .plain(takes);
    let help = match (key, of.attributes.arn()) {
        (Key::SourceArn, Some((arn, _))) => Phrase::new("write `.").plain(arn).plain("` of it"),
        _ => Phrase::new("write ").plain(help),
    };
    let code = if matches!(key, Key::SourceArn) { Code::NoArn } else { Code::TerraformReference };
    Some(Finding::new(code, key, message, help))
}

/// Whether what a reference gives can be the value of the key.
pub(in crate::expression) const fn is_value(key: Key, gives: Gives) -> bool {
    match key {
        Key::SourceArn => !gives.is_no_arn(),
        Key::SourceAccount => matches!(gives, Gives::Account | Gives::Text | Gives::Number),
        Key::PrincipalOrgId | Key::OrganizationId => matches!(gives, Gives::Organization | Gives::Text),
        Key::Principal => !gives.is_no_arn() || matches!(gives, Gives::Account | Gives::Principal),
        Key::FunctionName => match gives {
            Gives::Arn(arn) => equal(arn, form::FUNCTION) || equal(arn, form::QUALIFIED_FUNCTION),
            Gives::Name(of) => equal(of, "function"),
            gives => matches!(gives, Gives::Text | Gives::SomeArn),
        },
        Key::LayerName => match gives {
            Gives::Arn(arn) => equal(arn, form::LAYER) || equal(arn, form::LAYER_VERSION),
            Gives::Name(of) => equal(of, "layer"),
            gives => matches!(gives, Gives::Text | Gives::SomeArn),
        },
        _ => !matches!(gives, Gives::List | Gives::Nothing) && !gives.is_arn(),
    }
}

/// What a key takes, and what gives such a value.
pub(in crate::expression) const fn wanted(key: Key) -> (&'static str, &'static str) {
    match key {
        Key::SourceArn => ("an ARN", "the ARN as text, with the reference as a part of it"),
        Key::SourceAccount => ("the ID of an account", "`${data.aws_caller_identity.current.account_id}`"),
        Key::PrincipalOrgId | Key::OrganizationId => {
            ("the ID of an organization", "`${data.aws_organizations_organization.current.id}`")
        }
        Key::Principal => (
            "an account, an IAM ARN or a service",
            "the ARN of a role, or `${data.aws_caller_identity.current.account_id}`",
        ),
        Key::FunctionName => ("the name or the ARN of a function", "`function_name` or `arn` of `aws_lambda_function`"),
        Key::LayerName => {
            ("the name or the ARN of a layer", "`layer_name` or `layer_arn` of `aws_lambda_layer_version`")
        }
        _ => ("a value of another kind", "the value itself, or what gives it"),
    }
}
