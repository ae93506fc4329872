//! What a reference gives, against what a key takes.

use crate::{
    facts::{
        parameters::Key,
        reference::{Gives, form},
    },
    finding::Phrase,
    text::equal,
};

/// Whether what a reference gives can be the value of the key.
pub(super) const fn is_value(key: Key, gives: Gives) -> bool {
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
        Key::WebFunction => match gives {
            Gives::Arn(arn) => equal(arn, form::WEB_FUNCTION),
            Gives::Name(of) => equal(of, "web function"),
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
pub(super) const fn wanted(key: Key) -> (&'static str, &'static str) {
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
        Key::WebFunction => ("the name or the ARN of a web function", "`arn` of `aws_lambdaweb_function`"),
        Key::LayerName => {
            ("the name or the ARN of a layer", "`layer_name` or `layer_arn` of `aws_lambda_layer_version`")
        }
        _ => ("a value of another kind", "the value itself, or what gives it"),
    }
}

/// Says that what is written of a type, an attribute or `Ref`, gives something else than the key takes.
pub(super) const fn wrong_kind<'a>(written: &'a str, of: &'static str, gives: Gives, key: Key) -> Phrase<'a> {
    let ((words, what), (takes, _)) = (gives.words(), wanted(key));
    Phrase::quoting(written)
        .plain(" of `")
        .plain(of)
        .plain("` gives ")
        .plain(words)
        .plain(what)
        .plain(", but ")
        .quoted(key.name())
        .plain(" takes ")
        .plain(takes)
}
