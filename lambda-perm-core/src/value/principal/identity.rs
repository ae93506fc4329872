//! IAM identities, which principals name by ARN.

use super::malformed;
use crate::{
    facts::identities::{self, IAM, Identity, IdentityName, PATH_LENGTH, ROOT, STS},
    facts::partitions::is_partition,
    finding::{Finding, Phrase},
    text::{
        Class, chars, contains, equal, is_digits,
        placeholder::{self, has_placeholder, split_once},
    },
    value::{
        ArnParts,
        filling::{lengths, may_be_account},
    },
};

const HELP: &str =
    "write arn:PARTITION:iam::ACCOUNT:role/NAME (or user/NAME, or root), or the twelve digits of an account";

/// What a principal that begins as an ARN has wrong.
pub(super) const fn check(text: &str) -> Option<Finding<'_>> {
    let sentence = Phrase::quoting(text).plain(" is not the ARN of an IAM identity: ");
    let Some(arn) = ArnParts::split(text) else {
        return Some(malformed(sentence.plain("it has too few colons"), Phrase::new(HELP)));
    };
    if !has_placeholder(arn.partition) && !is_partition(arn.partition) {
        return Some(malformed(sentence.quoted(arn.partition).plain(" is not a partition"), Phrase::new(HELP)));
    }
    if !equal(arn.service, IAM) && !equal(arn.service, STS) && !has_placeholder(arn.service) {
        let message = sentence.plain("it belongs to the service ").quoted(arn.service);
        let help = match is_digits(arn.region) {
            true => Phrase::new(HELP),
            false => Phrase::new("write the service as principal, such as principal = s3, and this ARN as source_arn"),
        };
        return Some(malformed(message, help));
    }
    // A placeholder may be filled with nothing, unless it is known what fills it.
    if lengths(arn.region).0 > 0 {
        let message = if is_digits(arn.region) {
            sentence.plain("a colon is missing before the account")
        } else {
            sentence.plain("IAM's ARNs name no Region")
        };
        return Some(malformed(message, Phrase::new(HELP)));
    }
    if !may_be_account(arn.account) {
        let message = sentence.quoted(arn.account).plain(" is not an account ID");
        return Some(malformed(message, Phrase::new(HELP)));
    }
    if has_placeholder(arn.service) || (has_placeholder(arn.resource) && split_once(arn.resource, b'/').is_none()) {
        return None;
    }
    check_resource(sentence, arn.service, arn.resource)
}

const fn check_resource<'a>(sentence: Phrase<'a>, service: &str, resource: &'a str) -> Option<Finding<'a>> {
    if equal(resource, ROOT) && equal(service, IAM) {
        return None;
    }
    let Some((class, names)) = split_once(resource, b'/') else {
        return Some(malformed(sentence.quoted(resource).plain(" names no user or role"), Phrase::new(HELP)));
    };
    if has_placeholder(class) {
        return None;
    }
    if contains(names, b'*') || contains(names, b'?') {
        let help = "write one role or user, or the account's twelve digits for all of them";
        return Some(malformed(sentence.plain("principals take no wildcard"), Phrase::new(help)));
    }
    let Some(identity) = identities::find(service, class) else {
        let message = if equal(class, "group") {
            sentence.plain("a group cannot be a principal in any policy")
        } else {
            sentence.quoted(class).plain(" cannot be a principal in a function's policy")
        };
        return Some(malformed(message, Phrase::new(HELP)));
    };
    if identity.has_path {
        return check_path_and_name(sentence, identity, names);
    }
    check_names(sentence, identity, names)
}

/// `PATH/NAME` or `NAME`.
const fn check_path_and_name<'a>(sentence: Phrase<'a>, identity: &Identity, names: &'a str) -> Option<Finding<'a>> {
    let mut name = names;
    while let Some((segment, rest)) = split_once(name, b'/') {
        if segment.is_empty() || placeholder::outside(segment, Class::IamPath).is_some() {
            return Some(malformed(sentence.plain("its path is malformed"), Phrase::new(HELP)));
        }
        name = rest;
    }
    // A path begins and ends with a slash, of which one stands before `names`.
    let path = 1 + known_length(names) - known_length(name);
    if path > PATH_LENGTH {
        let message = sentence.plain("its path has ").number(path).plain(" characters, but a path has at most ");
        return Some(malformed(message.number(PATH_LENGTH), Phrase::new(HELP)));
    }
    check_name(sentence, &identity.names[0], name)
}

/// As many names as the identity has, each behind a slash.
const fn check_names<'a>(sentence: Phrase<'a>, identity: &'static Identity, names: &'a str) -> Option<Finding<'a>> {
    let (mut rest, mut at) = (names, 0);
    while at + 1 < identity.names.len() {
        match split_once(rest, b'/') {
            Some((name, behind)) => {
                if let Some(finding) = check_name(sentence, &identity.names[at], name) {
                    return Some(finding);
                }
                rest = behind;
            }
            // What fills the placeholder may be all that is missing.
            None if has_placeholder(rest) => return None,
            None => {
                let message = sentence.plain("the name of ").plain(identity.names[at + 1].of).plain(" is missing");
                return Some(malformed(message, written(identity)));
            }
        }
        at += 1;
    }
    if placeholder::find(rest, b'/').is_some() {
        let message = sentence.plain("`").plain(identity.class).plain("/` is followed only by names, without a path");
        return Some(malformed(message, written(identity)));
    }
    check_name(sentence, &identity.names[at], rest)
}

const fn check_name<'a>(sentence: Phrase<'a>, form: &IdentityName, name: &'a str) -> Option<Finding<'a>> {
    if name.is_empty() {
        return Some(malformed(sentence.plain("the name of ").plain(form.of).plain(" is missing"), Phrase::new(HELP)));
    }
    if placeholder::outside(name, Class::IamName).is_some() {
        return Some(malformed(sentence.quoted(name).plain(" is not a valid IAM name"), Phrase::new(HELP)));
    }
    let length = known_length(name);
    if length > form.max || (length < form.min && !has_placeholder(name)) {
        let (limit, least_or_most) = if length > form.max { (form.max, "most ") } else { (form.min, "least ") };
        let message = sentence
            .plain("the name of ")
            .plain(form.of)
            .plain(" has at ")
            .plain(least_or_most)
            .number(limit)
            .plain(" characters, but this one has ")
            .number(length);
        return Some(malformed(message, Phrase::new("write the name as IAM shows it")));
    }
    None
}

/// How many characters stand around the placeholders.
const fn known_length(text: &str) -> usize {
    chars(text) - placeholder::bytes(text)
}

/// How the ARN of an identity without a path is written.
const fn written<'a>(identity: &Identity) -> Phrase<'a> {
    let help = Phrase::new("write arn:PARTITION:sts::ACCOUNT:").plain(identity.class);
    if identity.names.len() > 1 { help.plain("/ROLE/SESSION") } else { help.plain("/NAME") }
}
