//! Statements and documents as JSON, byte for byte as GetPolicy and GetLayerVersionPolicy return them.
//!
//! Const evaluation counts their bytes, for the size of policies.

use super::{Account, Statement, StatementResource};
#[cfg(feature = "runtime")]
use crate::text::json::Sink;
use crate::{
    facts::{
        conditions::{CONDITION_KEYS, ConditionKey},
        parameters::{Key, Target},
    },
    text::{
        equal,
        json::{escape, is_plain_byte},
    },
    value::{PrincipalKind, principal},
};

/// The principal, as Lambda stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Principal<'a> {
    Everyone,
    Service(&'a str),
    Identity(&'a str),
    /// Stored as the ARN of the account's root.
    Account(&'a str),
}

impl<'a> Principal<'a> {
    pub(crate) const fn of(text: &'a str) -> Self {
        match principal::kind(text) {
            PrincipalKind::Everyone => Self::Everyone,
            PrincipalKind::Account => Self::Account(text),
            PrincipalKind::Identity => Self::Identity(text),
            PrincipalKind::Service => Self::Service(text),
        }
    }
}

impl<'a> Statement<'a> {
    /// The value of a condition, if the statement has it. `false` writes no condition.
    pub(crate) const fn condition(&self, key: &ConditionKey) -> Option<&'a str> {
        let value = self.known(key.parameter);
        match (key.parameter, value) {
            (Key::InvokedViaFunctionUrl, Some(text)) if equal(text, "false") => None,
            (_, value) => value,
        }
    }
}

/// The text before the statements of a document.
pub(crate) const DOCUMENT_HEAD: &str = "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[";
/// The text after them.
pub(crate) const DOCUMENT_TAIL: &str = "]}";

/// The writers for one kind of sink. Const evaluation has no trait methods, so a macro defines the writers once for each of the two
/// sinks.
macro_rules! writers {
    ($(#[$attribute:meta])* $module:ident: $sink:ty $(, $const:tt)?) => {
        $(#[$attribute])*
        pub(crate) mod $module {
            use super::*;

            /// Appends a statement.
            pub(crate) $($const)? fn statement(statement: &Statement<'_>, of: &StatementResource<'_>, out: &mut $sink) {
                out.raw("{\"Sid\":\"");
                out.safe(statement.text(Key::StatementId));
                out.raw("\",\"Effect\":\"Allow\",\"Principal\":");
                match Principal::of(statement.text(Key::Principal)) {
                    Principal::Everyone => out.raw("\"*\",\"Action\":\""),
                    Principal::Service(text) => {
                        out.raw("{\"Service\":\"");
                        out.safe(text);
                        out.raw("\"},\"Action\":\"");
                    }
                    Principal::Identity(text) => {
                        out.raw("{\"AWS\":\"");
                        out.escaped(text);
                        out.raw("\"},\"Action\":\"");
                    }
                    Principal::Account(text) => {
                        out.raw("{\"AWS\":\"arn:");
                        out.safe(of.scope.partition);
                        out.raw(":iam::");
                        out.safe(text);
                        out.raw(":root\"},\"Action\":\"");
                    }
                }
                out.safe(statement.text(Key::Action));
                out.raw("\",\"Resource\":\"");
                resource_of(statement, of, out);
                let mut operator = "";
                // One call for each, so that the keys are constants when they are copied: a loop takes 50 % longer. A call beyond
                // the last one does nothing.
                operator = condition::<0>(out, operator, statement);
                operator = condition::<1>(out, operator, statement);
                operator = condition::<2>(out, operator, statement);
                operator = condition::<3>(out, operator, statement);
                operator = condition::<4>(out, operator, statement);
                operator = condition::<5>(out, operator, statement);
                operator = condition::<6>(out, operator, statement);
                operator = condition::<7>(out, operator, statement);
                operator = condition::<8>(out, operator, statement);
                const { assert!(CONDITION_KEYS.len() <= 9, "each condition is written") };
                out.raw(if operator.is_empty() { "\"}" } else { "\"}}}" });
            }

            /// Appends the resource of a statement: what the policy belongs to, or what the statement is for within a web function.
            pub(crate) $($const)? fn resource_of(statement: &Statement<'_>, of: &StatementResource<'_>, out: &mut $sink) {
                resource(of, out);
                if matches!(of.target, Target::WebFunction) {
                    let [part, name] = statement.within_web_function();
                    out.raw(part);
                    out.safe(name);
                }
            }

            /// Appends the ARN of what the policy belongs to.
            pub(crate) $($const)? fn resource(resource: &StatementResource<'_>, out: &mut $sink) {
                out.raw("arn:");
                out.safe(resource.scope.partition);
                out.raw(":lambda:");
                out.safe(resource.scope.region);
                out.raw(":");
                match &resource.scope.account {
                    Account::Text(text) => out.safe(text),
                    #[cfg(feature = "runtime")]
                    Account::Id(id) => out.digits(id.as_bytes()),
                }
                out.raw(resource.target.before_name());
                out.safe(resource.name);
                if let Some(qualifier) = resource.qualifier {
                    out.raw(":");
                    out.safe(qualifier);
                }
            }

            /// Appends a condition if it has a value, and returns the operator that is then open. The quotation mark behind a value
            /// is written with what follows it.
            #[inline(always)]
            $($const)? fn condition<const AT: usize>(
                out: &mut $sink,
                operator: &'static str,
                statement: &Statement<'_>,
            ) -> &'static str {
                if AT >= CONDITION_KEYS.len() {
                    return operator;
                }
                let key = &CONDITION_KEYS[AT];
                let Some(value) = statement.condition(key) else { return operator };
                if equal(operator, key.operator) {
                    out.raw("\",");
                    out.raw(key.next);
                } else {
                    out.raw(if operator.is_empty() { "\",\"Condition\":{" } else { "\"}," });
                    out.raw(key.first);
                }
                // Only a source ARN may have characters that need an escape.
                if matches!(key.parameter, Key::SourceArn) {
                    out.escaped(value);
                } else {
                    out.safe(value);
                }
                key.operator
            }
        }
    };
}

writers!(
    #[cfg(feature = "runtime")]
    at_run_time: impl Sink
);
writers!(in_const: Length, const);

/// A sink for const evaluation, which counts the bytes.
pub(crate) struct Length(usize);

impl Length {
    /// An empty sink.
    pub(crate) const ZERO: Self = Self(0);

    /// The number of bytes written.
    pub(crate) const fn get(&self) -> usize {
        self.0
    }

    const fn raw(&mut self, text: &str) {
        self.0 += text.len();
    }

    #[cfg(feature = "runtime")]
    const fn digits(&mut self, digits: &[u8]) {
        self.0 += digits.len();
    }

    const fn safe(&mut self, text: &str) {
        self.raw(text);
    }

    const fn escaped(&mut self, text: &str) {
        self.raw(text);
        let bytes = text.as_bytes();
        let (length, mut at) = (bytes.len(), 0);
        while at < length {
            let byte = bytes[at];
            if !is_plain_byte(byte) {
                self.0 += match escape(byte) {
                    Some(escape) => escape.len() - 1,
                    None => "\\u0000".len() - 1,
                };
            }
            at += 1;
        }
    }
}

#[cfg(all(test, feature = "runtime"))]
mod tests {
    use alloc::string::String;

    use proptest::prelude::*;

    use super::*;
    use crate::statement::ResourceScope;

    proptest! {
        #[test]
        fn const_evaluation_counts_what_is_written(
            name in "[a-z]{1,9}", principal in r"\*|[0-9]{12}|s3\.amazonaws\.com|arn:aws:iam::[0-9]{12}:role/[a-z]{1,5}",
            source in prop::option::of(".{0,40}|[\\x00-\\x1f\"\\\\]{0,9}"), account in prop::option::of("[0-9]{12}"),
        ) {
            let mut statement = Statement::new(Target::Function)
                .with(Key::FunctionName, &name)
                .with(Key::StatementId, "s")
                .with(Key::Action, "lambda:InvokeFunction")
                .with(Key::Principal, &principal);
            for (key, value) in [(Key::SourceArn, &source), (Key::SourceAccount, &account)] {
                if let Some(value) = value {
                    statement = statement.with(key, value);
                }
            }
            let (resource, _) = statement.resource_or(ResourceScope::LONGEST);
            let (mut length, mut written) = (Length::ZERO, String::new());
            in_const::statement(&statement, &resource, &mut length);
            at_run_time::statement(&statement, &resource, &mut written);
            prop_assert_eq!(length.get(), written.len());
        }
    }
}
