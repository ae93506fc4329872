//! Pseudo parameters: those that do not exist, and those that stand where what they give does not fit.

use crate::{
    facts::cloudformation::has_free_placeholder,
    facts::cloudformation::{
        ACCOUNT, ACCOUNT_ID, NO_VALUE, PARTITION, PSEUDO_PARAMETER_NAMES, PseudoParameter, REGION, STACK_ID,
    },
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::suggest::closest,
    value::arn,
};

/// What is wrong with the name of a pseudo parameter.
pub(super) fn check(name: &str, key: Key) -> Option<Finding<'_>> {
    if name == NO_VALUE {
        let message = Phrase::new("`AWS::NoValue` removes ")
            .quoted(key.name())
            .plain(": the deployment then grants more than this says");
        let help = Phrase::new("write a value, or leave the key out");
        return Some(Finding::new(Code::NoValue, key, message, help));
    }
    if PseudoParameter::find(name).is_some() {
        return None;
    }
    let message = Phrase::new("there is no pseudo parameter ").quoted(name);
    let help = match closest(name, &PSEUDO_PARAMETER_NAMES) {
        Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
        None => {
            Phrase::new("write `AWS::AccountId`, `AWS::Partition`, `AWS::Region`, `AWS::StackName` or `AWS::URLSuffix`")
        }
    };
    Some(Finding::new(Code::PseudoParameter, key, message, help))
}

/// A pseudo parameter that gives something else than the value, or the part of an ARN, that it stands for.
pub fn misplaced(text: &str, key: Key) -> Option<Finding<'_>> {
    match PseudoParameter::of_text(text) {
        Some(found) => misplaced_whole(found, key),
        None => misplaced_part(text, key),
    }
}

fn misplaced_whole<'a>(found: &'static PseudoParameter, key: Key) -> Option<Finding<'a>> {
    let text = |name: &str| found.name == name;
    let (takes, help) = match key {
        Key::SourceAccount if !text(ACCOUNT_ID) => ("an account ID", "write Ref(\"AWS::AccountId\")"),
        Key::Principal if !text(ACCOUNT_ID) => (
            "an account, a user, a role, a service or everyone",
            "write Ref(\"AWS::AccountId\") for the account of the stack, or another caller",
        ),
        Key::SourceArn if !text(STACK_ID) => (
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
fn misplaced_part(text: &str, key: Key) -> Option<Finding<'_>> {
    let parts = arn::Parts::split(text)?;
    if has_free_placeholder(text.strip_suffix(parts.resource)?) {
        return None;
    }
    let places = [
        (parts.partition, "partition", PARTITION),
        (parts.service, "service", ""),
        (parts.region, "Region", REGION),
        (parts.account, "account", ACCOUNT),
    ];
    places.into_iter().find_map(|(part, place, expected)| {
        let found = PseudoParameter::of_text(part).filter(|_| part != expected)?;
        let message = Phrase::new("the ")
            .plain(place)
            .plain(" of this ARN is `")
            .plain(found.name)
            .plain("`, which is ")
            .plain(found.doc);
        let help = match expected {
            "" => Phrase::new("write the service, such as `s3` or `sns`, after the second colon"),
            _ => Phrase::new("write `").plain(expected).plain("` there, or the ").plain(place).plain(" itself"),
        };
        Some(Finding::new(Code::PseudoParameter, key, message, help))
    })
}
