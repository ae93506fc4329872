//! Statements and documents as JSON, byte for byte as GetPolicy and GetLayerVersionPolicy return them.

use super::statement::{Account, Principal, Qualifier, Resource, Statement};
use crate::{
    facts::conditions::ConditionKey,
    text::{equal, from},
};
#[cfg(feature = "runtime")]
use crate::{output::Sink, value::AccountId};

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
            pub(crate) $($const)? fn statement(statement: &Statement<'_>, out: &mut $sink) {
                out.raw("{\"Sid\":\"");
                out.safe(statement.sid);
                out.raw("\",\"Effect\":\"Allow\",\"Principal\":");
                match statement.principal {
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
                        out.safe(statement.resource.home.partition);
                        out.raw(":iam::");
                        out.safe(text);
                        out.raw(":root\"},\"Action\":\"");
                    }
                }
                out.safe(statement.action);
                out.raw("\",\"Resource\":\"");
                resource(&statement.resource, out);
                out.raw("\"");
                let [account, auth_type, organization, token, arn, via_url] = statement.conditions.entries();
                let mut operator = "";
                // One call for each, so that the keys are constants where they are copied: a loop takes half as long again.
                operator = condition(out, operator, account);
                operator = condition(out, operator, auth_type);
                operator = condition(out, operator, organization);
                operator = condition(out, operator, token);
                operator = condition(out, operator, arn);
                operator = condition(out, operator, via_url);
                out.raw(if operator.is_empty() { "}" } else { "}}}" });
            }

            /// Appends the ARN.
            pub(crate) $($const)? fn resource(resource: &Resource<'_>, out: &mut $sink) {
                out.raw("arn:");
                out.safe(resource.home.partition);
                out.raw(":lambda:");
                out.safe(resource.home.region);
                out.raw(":");
                match &resource.home.account {
                    Account::Text(text) => out.safe(text),
                    #[cfg(feature = "runtime")]
                    Account::Id(id) => out.account(id),
                }
                out.raw(if matches!(resource.qualifier, Qualifier::Layer(_)) { ":layer:" } else { ":function:" });
                out.safe(resource.name);
                match resource.qualifier {
                    Qualifier::Unqualified => {}
                    Qualifier::Function(text) => {
                        out.raw(":");
                        out.safe(text);
                    }
                    Qualifier::Layer(version) => {
                        out.raw(":");
                        out.raw(digits(version.get(), &mut [0; 20]));
                    }
                }
            }

            /// Appends a condition, if it has a value, and says which operator is open then.
            #[inline(always)]
            $($const)? fn condition(
                out: &mut $sink,
                operator: &'static str,
                (key, value): (&'static ConditionKey, Option<&str>),
            ) -> &'static str {
                let Some(value) = value else { return operator };
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
                if matches!(key.parameter.as_bytes(), b"SourceArn") {
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

/// A number as text, without allocating.
const fn digits(mut number: u64, digits: &mut [u8; 20]) -> &str {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    match core::str::from_utf8(digits) {
        Ok(text) => from(text, at),
        Err(_) => "",
    }
}

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
    const fn account(&mut self, id: &AccountId) {
        self.raw(id.as_str());
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
            self.raw(crate::text::between(text, written, at - 1));
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

/// Whether JSON takes the byte in a string as it is.
pub(crate) const fn is_plain_byte(byte: u8) -> bool {
    (byte >= 0x20) & (byte != b'"') & (byte != b'\\')
}

/// The short escape of a byte, where it has one.
pub(crate) const fn escape(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\n' => "\\n",
        b'\r' => "\\r",
        b'\t' => "\\t",
        0x08 => "\\b",
        0x0c => "\\f",
        _ => return None,
    })
}

/// A digit of four bits.
pub(crate) const fn hexadecimal(digit: u8) -> &'static str {
    crate::text::char_at("0123456789abcdef", digit as usize)
}
