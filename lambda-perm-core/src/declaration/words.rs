//! Findings in the words of what declares a permission: the rules speak of the keys of `grant!`.

use alloc::{format, string::String};

use crate::{
    check::set::BOTH,
    expression::Language,
    facts::parameters::{Key, Target},
    finding::{Error, Lint},
    permission::builder_help::with_assignments,
};

impl Error {
    /// The same error in the words of a template, or of what has no language of its own.
    pub(super) fn for_declaration(self, target: Target, language: Option<Language>) -> Self {
        let keys = || Key::ALL.iter().copied().filter(|key| key.fits(target));
        let named = |text: String| match language {
            Some(Language::CloudFormation) => keys().fold(text, with_name),
            _ => text,
        };
        self.map_message(named).map_help(|help| {
            let help = help.split("; in a set, ").next().unwrap_or_default();
            let help = help.replace(BOTH, "").replace("the service without quotes: ", "");
            let help = Lint::ALL.iter().fold(help, |help, lint| {
                let name = lint.name();
                help.replace(&format!("write allow({name}, reason = \"..\")"), &format!("allow `{name}` with a reason"))
            });
            named(keys().fold(help, |help, key| with_values(&help, key, language)))
        })
    }
}

/// What CloudFormation calls a key.
fn name(key: Key, language: Option<Language>) -> &'static str {
    let property = key.parameter().cloudformation.filter(|_| language == Some(Language::CloudFormation));
    property.unwrap_or(key.name())
}

/// The text with the property for each key in backticks.
fn with_name(text: String, key: Key) -> String {
    text.replace(&format!("`{}`", key.name()), &format!("`{}`", name(key, Some(Language::CloudFormation))))
}

/// The help with each `key = value` as the language has it.
fn with_values(help: &str, key: Key, language: Option<Language>) -> String {
    let between = if language == Some(Language::CloudFormation) { ": " } else { " = " };
    with_assignments(help, key, |value| format!("{}{between}{value}", name(key, language)))
}
