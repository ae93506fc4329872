//! Dynamic references in the texts of a template: `{{resolve:ssm:/path}}`.

use alloc::string::String;

use super::sub::placeholder_of;
use crate::{
    facts::{
        cloudformation::{DYNAMIC_REFERENCE_SERVICES, DYNAMIC_REFERENCES},
        parameters::Key,
    },
    finding::{Code, Finding, Phrase},
    text::suggest::closest,
};

pub(super) const START: &str = "{{resolve:";
const END: &str = "}}";

/// What stands before the end of a dynamic reference, and behind it. A `${..}` in it has a brace of its own.
fn split_end(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let end = rest.find(END)?;
        match rest.find("${").filter(|open| *open < end) {
            Some(open) => at += open + rest.get(open..)?.find('}')? + 1,
            None => return Some((text.get(..at + end)?, rest.get(end + END.len()..)?)),
        }
    }
}

/// How `Resolve("ssm:/path")` stands in a template.
pub fn written(reference: &str) -> String {
    [START, reference, END].concat()
}

/// What `Resolve(..)` takes for a text that is one reference and nothing else.
#[cfg(feature = "document")]
pub(crate) fn reference_of(text: &str) -> Option<&str> {
    let (reference, behind) = split_end(text.strip_prefix(START)?)?;
    behind.is_empty().then_some(reference)
}

/// Whether a text holds one.
pub fn has_dynamic_reference(text: &str) -> bool {
    text.contains(START)
}

/// The text with a placeholder for each dynamic reference.
pub(super) fn as_placeholders(text: String) -> String {
    if !has_dynamic_reference(&text) {
        return text;
    }
    let mut shown = String::new();
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once(START)
        && let Some((reference, behind)) = split_end(behind)
    {
        shown.push_str(before);
        // What fills a part of it has braces of its own.
        shown.push_str(&placeholder_of(&["resolve:", reference].concat()));
        rest = behind;
    }
    shown + rest
}

/// What is wrong with the dynamic references of a text.
pub fn check_dynamic_references(text: &str, key: Key) -> Option<Finding<'_>> {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(START) {
        let Some((reference, behind)) = split_end(behind) else {
            let open = rest.get(before.len()..).unwrap_or_default();
            let message = Phrase::new("a `{{resolve:` is not closed: ").quoted(open);
            return Some(malformed(message, Phrase::new("write `}}` after the reference"), key));
        };
        if let Some(finding) = check_dynamic_reference(reference, key) {
            return Some(finding);
        }
        rest = behind;
    }
    None
}

/// What is wrong with what stands behind `resolve:`, or in `Resolve(..)`: a service, a colon, and what the service calls the value.
pub fn check_dynamic_reference(reference: &str, key: Key) -> Option<Finding<'_>> {
    let (service, name) = reference.split_once(':').unwrap_or((reference, ""));
    let Some(known) = DYNAMIC_REFERENCES.iter().find(|known| known.service == service) else {
        let message = Phrase::quoting(service).plain(" is not what a dynamic reference begins with");
        let help = match closest(service, &DYNAMIC_REFERENCE_SERVICES) {
            Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
            None => Phrase::new(
                "write the service, such as `ssm:/topics/orders` or `secretsmanager:my-secret:SecretString:key`",
            ),
        };
        return Some(malformed(message, help, key));
    };
    if !known.is_taken {
        let message = Phrase::quoting(service).plain(
            " gives a secret, which CloudFormation puts into the properties of a few resources only; permissions are not among them",
        );
        let help =
            Phrase::new("keep the value in a parameter of the type String, and write `ssm:").user(name).plain("`");
        return Some(malformed(message, help, key));
    }
    if name.is_empty() || name.starts_with(':') || name.contains("{{") {
        let message = Phrase::quoting(reference).plain(" does not name a value");
        let help = Phrase::new("write `").plain(known.service).plain(":").plain(known.example).plain("`");
        return Some(malformed(message, help, key));
    }
    None
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>, key: Key) -> Finding<'a> {
    Finding::new(Code::DynamicReference, key, message, help)
}
