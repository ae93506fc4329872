//! Pseudo parameters that stand where what they give does not fit.

use super::ArnParts;
use crate::{
    facts::{
        cloudformation::{ACCOUNT, ACCOUNT_ID, PARTITION, PseudoParameter, REGION, STACK_ID},
        parameters::Key,
        placeholder::has_free_placeholder,
    },
    finding::{Code, Finding, Phrase},
    text::{between, equal},
};

/// A pseudo parameter that gives something else than the value, or the part of an ARN, that it stands for.
pub(super) const fn misplaced(text: &str, key: Key) -> Option<Finding<'_>> {
    match PseudoParameter::of_text(text) {
        Some(found) => misplaced_whole(found, key),
        None => misplaced_part(text, key),
    }
}

const fn misplaced_whole<'a>(found: &'static PseudoParameter, key: Key) -> Option<Finding<'a>> {
    let (takes, help) = match key {
        Key::SourceAccount if !equal(found.name, ACCOUNT_ID) => ("an account ID", "write Ref(\"AWS::AccountId\")"),
        Key::Principal if !equal(found.name, ACCOUNT_ID) => (
            "an account, a user, a role, a service or everyone",
            "write Ref(\"AWS::AccountId\") for the account of the stack, or another caller",
        ),
        Key::SourceArn if !equal(found.name, STACK_ID) => (
            "an ARN",
            "write the ARN of the source, such as GetAtt(\"LogicalId.Arn\") or Sub(\"arn:${AWS::Partition}:..\")",
        ),
        Key::PrincipalOrgId | Key::OrganizationId => {
            ("an organization ID", "write the ID, or Ref(\"Parameter\") for a parameter of the template that holds it")
        }
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

/// One that is a part of an ARN, before its resource. What fills another placeholder may have colons, so behind one of those nobody
/// knows which part is which.
const fn misplaced_part(text: &str, key: Key) -> Option<Finding<'_>> {
    let Some(parts) = ArnParts::split(text) else { return None };
    if has_free_placeholder(between(text, 0, text.len() - parts.resource.len())) {
        return None;
    }
    let places = [
        (parts.partition, "partition", PARTITION),
        (parts.service, "service", ""),
        (parts.region, "Region", REGION),
        (parts.account, "account", ACCOUNT),
    ];
    let mut at = 0;
    while at < places.len() {
        let (part, place, expected) = places[at];
        at += 1;
        let Some(found) = PseudoParameter::of_text(part) else { continue };
        if equal(part, expected) {
            continue;
        }
        let message = Phrase::new("the ")
            .plain(place)
            .plain(" of this ARN is `")
            .plain(found.name)
            .plain("`, which is ")
            .plain(found.doc);
        let help = match expected.is_empty() {
            true => Phrase::new("write the service, such as `s3` or `sns`, after the second colon"),
            false => Phrase::new("write `").plain(expected).plain("` there, or the ").plain(place).plain(" itself"),
        };
        return Some(Finding::new(Code::PseudoParameter, key, message, help));
    }
    None
}
