//! Findings in the words of what declares a permission: the rules speak of the keys of `grant!`.

use alloc::{format, string::String};

use crate::{
    expression::Language,
    facts::parameters::{Key, Target},
    finding::{Code, Error},
    permission::builder_help::{of_policy, prefixed_action, with_assignments, with_words, without_macros},
};

impl Error {
    /// The same error in the words of a template, or of what has no language of its own.
    pub(super) fn for_declaration(self, target: Target, language: Option<Language>) -> Self {
        let keys = || Key::ALL.iter().copied().filter(|key| key.fits(target));
        let named = |word: &str| keys().find(|key| key.name() == word).map(|key| String::from(name(key, language)));
        let is_text_of_template = self.code() == Code::Unreplaced && language == Some(Language::CloudFormation);
        self.map_message(|message| with_words(&of_policy(&message), |_, word| named(word))).map_help(|help| {
            if is_text_of_template {
                return "write it with `Fn::Sub`, or write the value itself".into();
            }
            let help = keys().fold(without_macros(&help), |help, key| with_values(&help, key, language));
            with_words(&help, |_, word| named(word).or_else(|| prefixed_action(word)))
        })
    }
}

/// What CloudFormation calls a key.
fn name(key: Key, language: Option<Language>) -> &'static str {
    let property = key.parameter().cloudformation.filter(|_| language == Some(Language::CloudFormation));
    property.unwrap_or(key.name())
}

/// The help with each `key = value` as the language has it.
fn with_values(help: &str, key: Key, language: Option<Language>) -> String {
    let between = if language == Some(Language::CloudFormation) { ": " } else { " = " };
    with_assignments(help, key, |value| format!("{}{between}{value}", name(key, language)))
}
