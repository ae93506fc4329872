//! Values of keys as the macros take them: by a name of the catalogue where there is one, else as a literal.

use alloc::{string::String, vec};

use super::{expression, layout::Layout};
use crate::{
    arn::call_of,
    expression::Text,
    facts::{
        actions,
        parameters::{Key, ValueKind},
        services,
    },
    grammar::{self, Named},
    statement::Statement,
};

/// The values of a statement.
#[derive(Clone, Copy)]
pub(super) struct Values<'s, 'a> {
    pub(super) statement: &'s Statement<'a>,
    /// The service that never needs a grant by whose name the principal was given.
    pub(super) not_needed: Option<&'static str>,
    /// Whether source ARNs are calls of constructors.
    pub(super) has_constructors: bool,
}

impl Values<'_, '_> {
    pub(super) fn layout(&self, key: Key, text: Text<'_>) -> Layout {
        let text = match text {
            Text::Expression(expression) => return expression::layout(expression),
            Text::Plain(text) => text,
        };
        self.named(key, text).unwrap_or_else(|| match key.parameter().kind {
            ValueKind::Text => Layout::literal(text),
            ValueKind::Number | ValueKind::Boolean => word(text),
        })
    }

    fn named(&self, key: Key, text: &str) -> Option<Layout> {
        match key {
            Key::Action => action(text),
            Key::Principal => principal(text, self.not_needed),
            Key::FunctionUrlAuthType | Key::WebFunctionAuthType => grammar::is_auth_type(key, text).then(|| word(text)),
            Key::SourceArn if self.has_constructors => self.constructed(text),
            _ => None,
        }
    }

    fn constructed(&self, arn: &str) -> Option<Layout> {
        let service = services::by_principal(self.statement.text(Key::Principal)).map(|(service, _)| service.id);
        let (constructor, arguments) = call_of(arn, service)?;
        let arguments = arguments.iter().map(|text| Layout::literal(text)).collect();
        Some(Layout::Call(constructor.name.into(), arguments))
    }
}

fn word(text: &str) -> Layout {
    Layout::Word(String::from(text).into())
}

/// The action by its name, unless it is spelled otherwise.
fn action(text: &str) -> Option<Layout> {
    let action = actions::find(text.strip_prefix(actions::PREFIX)?)?;
    text.ends_with(action.name).then(|| Layout::Word(action.name.into()))
}

/// The service by its identifier, if that is read as the same principal.
fn principal(text: &str, not_needed: Option<&'static str>) -> Option<Layout> {
    let (id, region) = match (not_needed, services::by_principal(text)) {
        (Some(id), _) => (id, None),
        (None, Some((service, region))) => (service.id, region),
        (None, None) => (services::not_needed_by_principal(text)?.id, None),
    };
    let read = match grammar::service(id, region.is_some()).ok()? {
        Named::Principal(principal) | Named::NotNeeded(principal) => String::from(principal),
        Named::Regional(service) => grammar::principal_in_region(service, region?).ok()?.concat(),
    };
    (read == text).then(|| match region {
        None => Layout::Word(id.into()),
        Some(region) => Layout::Call(id.into(), vec![Layout::literal(region)]),
    })
}
