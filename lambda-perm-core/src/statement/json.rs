//! Statements and documents as JSON, byte for byte as GetPolicy and GetLayerVersionPolicy return them.
//!
//! Const evaluation writes them too, for sizes and documents that are known when the program is compiled.

use super::{Account, Resource, Statement};
#[cfg(feature = "runtime")]
use crate::text::{between_bytes, json::Sink};
use crate::{
    facts::{
        conditions::{CONDITION_KEYS, ConditionKey},
        parameters::{Key, Target},
    },
    text::{
        between, equal, from,
        json::{escape, hexadecimal, is_plain_byte},
    },
    value::{PrincipalKind, principal},
};

/// Who is granted something, as Lambda stores it.
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
    /// The value of a condition, where the statement has it. `false` writes no condition.
    pub(crate) const fn condition(&self, key: &ConditionKey) -> Option<&'a str> {
        let value = self.known(key.parameter);
        match (key.parameter, value) {
            (Key::InvokedViaFunctionUrl, Some(text)) if equal(text, "false") => None,
            (_, value) => value,
        }
    }
}

/// What stands before the statements of a document.
pub(crate) const DOCUMENT_HEAD: &str = "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[";
/// What stands behind them.
pub(crate) const DOCUMENT_TAIL: &str = "]}";

/// The writers for one kind of sink. Const evaluation has no methods of traits, so they are written here once, and made
/// once for each of the two.
macro_rules! writers {
    ($(#[$attribute:meta])* $module:ident: $sink:ty $(, $const:tt)?) => {
        $(#[$attribute])*
        pub(crate) mod $module {
            use super::*;

            /// Appends a statement.
            pub(crate) $($const)? fn statement(statement: &Statement<'_>, of: &Resource<'_>, out: &mut $sink) {
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
                resource(of, out);
                out.raw("\"");
                let mut operator = "";
                // One call for each, so that the keys are constants where they are copied: a loop takes half as long again.
                operator = condition::<0>(out, operator, statement);
                operator = condition::<1>(out, operator, statement);
                operator = condition::<2>(out, operator, statement);
                operator = condition::<3>(out, operator, statement);
                operator = condition::<4>(out, operator, statement);
                operator = condition::<5>(out, operator, statement);
                operator = condition::<6>(out, operator, statement);
                const { assert!(CONDITION_KEYS.len() == 7, "each condition is written") };
                out.raw(if operator.is_empty() { "}" } else { "}}}" });
            }

            /// Appends the ARN.
            pub(crate) $($const)? fn resource(resource: &Resource<'_>, out: &mut $sink) {
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
                out.raw(match resource.target {
                    Target::Function => ":function:",
                    Target::LayerVersion => ":layer:",
                });
                out.safe(resource.name);
                if let Some(qualifier) = resource.qualifier {
                    out.raw(":");
                    out.safe(qualifier);
                }
            }

            /// Appends a condition, if it has a value, and says which operator is open then.
            #[inline(always)]
            $($const)? fn condition<const AT: usize>(
                out: &mut $sink,
                operator: &'static str,
                statement: &Statement<'_>,
            ) -> &'static str {
                const { assert!(AT < CONDITION_KEYS.len()) };
                let key = &CONDITION_KEYS[AT];
                let Some(value) = statement.condition(key) else { return operator };
                if equal(operator, key.operator) {
                    out.raw(",\"");
                } else {
                    out.raw(if operator.is_empty() { ",\"Condition\":{\"" } else { "},\"" });
                    out.raw(key.operator);
                    out.raw("\":{\"");
                }
                out.raw(key.key);
                out.raw("\":\"");
                // Of all values, only a source ARN may hold what needs an escape.
                if matches!(key.parameter, Key::SourceArn) {
                    out.escaped(value);
                } else {
                    out.safe(value);
                }
                out.raw("\"");
                key.operator
            }
        }
    };
}

writers!(
    #[cfg(feature = "runtime")]
    at_run_time: impl Sink
);
writers!(in_const: Buffer<'_>, const);

/// A sink for const evaluation. What does not fit is counted and left out, so that an empty one measures.
pub(crate) struct Buffer<'b> {
    bytes: &'b mut [u8],
    length: usize,
}

impl<'b> Buffer<'b> {
    pub(crate) const fn new(bytes: &'b mut [u8]) -> Self {
        Self { bytes, length: 0 }
    }

    /// How much has been written, or would have been.
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    pub(crate) const fn raw(&mut self, text: &str) {
        let (text, start) = (text.as_bytes(), self.length);
        let (length, mut at) = (text.len(), 0);
        self.length += length;
        if self.length > self.bytes.len() {
            return;
        }
        // Cutting out the place takes const evaluation as long as copying forty bytes.
        if length > 40 {
            let (_, rest) = self.bytes.split_at_mut(start);
            let (place, _) = rest.split_at_mut(length);
            place.copy_from_slice(text);
            return;
        }
        while at < length {
            self.bytes[start + at] = text[at];
            at += 1;
        }
    }

    #[cfg(feature = "runtime")]
    const fn digits(&mut self, digits: &[u8]) {
        self.raw(between_bytes(digits, digits.len()));
    }

    const fn safe(&mut self, text: &str) {
        self.raw(text);
    }

    const fn escaped(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let (length, mut written, mut at) = (bytes.len(), 0, 0);
        while at < length {
            let byte = bytes[at];
            at += 1;
            if is_plain_byte(byte) {
                continue;
            }
            self.raw(between(text, written, at - 1));
            written = at;
            match escape(byte) {
                Some(escape) => self.raw(escape),
                None => {
                    self.raw("\\u00");
                    self.raw(hexadecimal(byte >> 4));
                    self.raw(hexadecimal(byte & 15));
                }
            }
        }
        self.raw(from(text, written));
    }
}
