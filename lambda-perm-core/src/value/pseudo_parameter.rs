//! Pseudo parameters that stand where what they give does not fit.

use super::ArnParts;
use crate::{
    facts::{
        cloudformation::{ACCOUNT, ACCOUNT_ID, NO_VALUE, NOTIFICATION_ARNS, PARTITION, PseudoParameter, REGION},
        parameters::Key,
        placeholder::{gives, has_free_placeholder},
        reference::Gives,
    },
    finding::{Code, Finding, Phrase},
    text::{between, equal, placeholder::is_placeholder},
};

/// A pseudo parameter that gives something else than the value, or the part of an ARN, that it stands for.
pub(super) const fn misplaced(text: &str, key: Key) -> Option<Finding<'_>> {
    match PseudoParameter::of_text(text) {
        Some(found) => misplaced_whole(found, key),
        None => misplaced_part(text, key),
    }
}

const fn misplaced_whole<'a>(found: &'static PseudoParameter, key: Key) -> Option<Finding<'a>> {
    if equal(found.name, NO_VALUE) {
        return Some(no_value(key));
    }
    let (takes, help) = match key {
        Key::SourceAccount if !equal(found.name, ACCOUNT_ID) => ("an account ID", "write Ref(\"AWS::AccountId\")"),
        Key::Principal if !equal(found.name, ACCOUNT_ID) => (
            "an account, a user, a role, a service or everyone",
            "write Ref(\"AWS::AccountId\") for the account of the stack, or another caller",
        ),
        Key::SourceArn => (
            "the ARN of what calls the function",
            "write the ARN of the source, such as GetAtt(\"LogicalId.Arn\") or Sub(\"arn:${AWS::Partition}:..\")",
        ),
        Key::PrincipalOrgId | Key::OrganizationId => {
            ("an organization ID", "write the ID, or Ref(\"Parameter\") for a parameter of the template that holds it")
        }
        _ if equal(found.name, NOTIFICATION_ARNS) => ("one value", "write the value itself"),
        _ => return None,
    };
    let message = Phrase::quoting(found.name)
        .plain(" is ")
        .plain(found.doc)
        .plain(", but ")
        .quoted(key.name())
        .plain(" takes ")
        .plain(takes);
    Some(Finding::new(Code::PseudoParameter, key, message, Phrase::new(help)))
}

/// `AWS::NoValue`, which takes the value away.
pub(crate) const fn no_value<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::quoting(NO_VALUE).plain(" removes the value: the deployment then grants more than this says");
    Finding::new(Code::NoValue, key, message, Phrase::new("write a value, or leave the key out"))
}

/// One that is a part of an ARN, before its resource. What fills another placeholder may have colons, so behind one of those nobody
/// knows which part is which.
const fn misplaced_part(text: &str, key: Key) -> Option<Finding<'_>> {
    let Some(parts) = ArnParts::split(text) else { return None };
    if has_free_placeholder(between(text, 0, text.len() - parts.resource.len())) {
        return None;
    }
    let places = [
        (parts.partition, "partition", PARTITION, Gives::Partition),
        (parts.service, "service", "", Gives::Nothing),
        (parts.region, "Region", REGION, Gives::Region),
        (parts.account, "account", ACCOUNT, Gives::Account),
    ];
    let mut at = 0;
    while at < places.len() {
        let (part, place, expected, gives) = places[at];
        at += 1;
        let Some((name, words, of)) = other_kind(part, gives) else { continue };
        let message = Phrase::new("the ").plain(place).plain(" of this ARN is ").quoted(name).plain(", which is ");
        let message = message.plain(words).plain(of);
        let help = match expected.is_empty() {
            true => Phrase::new("write the service, such as `s3` or `sns`, after the second colon"),
            false => Phrase::new("write the ")
                .plain(place)
                .plain(" there, or what gives it, such as `")
                .plain(expected)
                .plain("`"),
        };
        return Some(Finding::new(Code::PseudoParameter, key, message, help));
    }
    None
}

/// What a part is called, and what it gives, where it is a placeholder that is sure to give something of another kind.
const fn other_kind(part: &str, expected: Gives) -> Option<(&str, &'static str, &'static str)> {
    if !is_placeholder(part) {
        return None;
    }
    let name = between(part, 2, part.len() - 1);
    if let Some(found) = PseudoParameter::find(name) {
        return if is_same(found.gives, expected) { None } else { Some((name, found.doc, "")) };
    }
    match gives(name) {
        found @ (Gives::Account | Gives::Region | Gives::Partition | Gives::Suffix) if !is_same(found, expected) => {
            let (words, of) = found.words();
            Some((part, words, of))
        }
        _ => None,
    }
}

const fn is_same(found: Gives, expected: Gives) -> bool {
    matches!(
        (found, expected),
        (Gives::Account, Gives::Account) | (Gives::Region, Gives::Region) | (Gives::Partition, Gives::Partition)
    )
}
