//! ARNs of sources.

use super::{
    filling::{may_be_account, may_be_region},
    length,
    region::region_help,
    unreplaced::unreplaced,
};
use crate::{
    facts::limits::{SOURCE_ARN_LENGTH, behind_account},
    facts::parameters::Key,
    facts::partitions::behind_region,
    facts::placeholder::{gives, has_free_placeholder},
    finding::{Code, Finding, Phrase},
    text::{
        Class, are_all, between, contains, equal, from, has_line_end_or_nul,
        placeholder::{self, has_placeholder, split_once},
        starts_with,
    },
};

text_value! {
    /// The ARN of a source: `arn:partition:service:region:account:resource`.
    ///
    /// Lambda compares it with `ArnLike`, so `*` and `?` in the resource are wildcards. The other parts are taken as
    /// they are; Region and account may be empty.
    ///
    /// Source: shape `Arn` of the Lambda service model,
    /// `arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)`,
    /// at most 10,000 characters.
    Arn, ArnRef, ArnBuf, checked by check;

    /// The partition: `aws`.
    partition<'a> -> &'a str = |text| ArnParts::of(text).partition;

    /// The service: `s3`.
    service<'a> -> &'a str = |text| ArnParts::of(text).service;

    /// The Region, where the ARN names one.
    region<'a> -> Option<&'a str> = |text| named(ArnParts::of(text).region);

    /// The account ID, where the ARN names one.
    account<'a> -> Option<&'a str> = |text| named(ArnParts::of(text).account);

    /// What stands behind the fifth colon.
    resource<'a> -> &'a str = |text| ArnParts::of(text).resource;
}

/// A part of an ARN, unless it is empty.
const fn named(part: &str) -> Option<&str> {
    if part.is_empty() { None } else { Some(part) }
}

/// Where the five colons of an ARN are that has no placeholder. Each part that is cut out costs const evaluation as much as reading
/// twenty bytes, so whoever needs few parts cuts these.
pub(crate) const fn part_ends(text: &str) -> Option<[usize; 5]> {
    let bytes = text.as_bytes();
    let (length, mut colons, mut count, mut at) = (bytes.len(), [0; 5], 0, 0);
    while at < length {
        match bytes[at] {
            b':' => {
                colons[count] = at;
                count += 1;
                if count == colons.len() {
                    return Some(colons);
                }
            }
            b'$' if starts_with(from(text, at), "${") => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The six parts of an ARN, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArnParts<'a> {
    pub(crate) text: &'a str,
    pub(crate) partition: &'a str,
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) resource: &'a str,
}

impl<'a> ArnParts<'a> {
    const EMPTY: Self = Self { text: "", partition: "", service: "", region: "", account: "", resource: "" };

    /// The parts of an ARN that has been checked.
    const fn of(text: &'a str) -> Self {
        match Self::split(text) {
            Some(parts) => parts,
            None => Self::EMPTY,
        }
    }

    /// `None` where there are fewer than five colons or no `arn:`.
    pub(crate) const fn split(text: &'a str) -> Option<Self> {
        if !starts_with(text, "arn:") {
            return None;
        }
        match part_ends(text) {
            Some(ends) => Some(Self::cut(text, ends)),
            None => Self::split_around_placeholders(text),
        }
    }

    const fn cut(text: &'a str, [arn, partition, service, region, account]: [usize; 5]) -> Self {
        Self {
            text,
            partition: between(text, arn + 1, partition),
            service: between(text, partition + 1, service),
            region: between(text, service + 1, region),
            account: between(text, region + 1, account),
            resource: from(text, account + 1),
        }
    }

    const fn split_around_placeholders(text: &'a str) -> Option<Self> {
        let Some((partition, rest)) = split_once(from(text, 4), b':') else { return None };
        let Some((service, rest)) = split_once(rest, b':') else { return None };
        let Some((region, rest)) = split_once(rest, b':') else { return None };
        let Some((account, resource)) = split_once(rest, b':') else { return None };
        let parts = Self { text, partition, service, region, account, resource };
        // What fills a placeholder may have colons of its own. Then the parts behind it look wrong.
        let header = between(text, 0, text.len() - resource.len());
        if has_free_placeholder(header) && parts.wrong_part().is_some() { None } else { Some(parts) }
    }

    /// Whether the ARN is of something else than this kind of resource of the service, whatever fills its placeholders.
    pub(crate) const fn is_never(&self, service: &str, kind: &str) -> bool {
        if has_free_placeholder(between(self.text, 0, self.text.len() - self.resource.len())) {
            return false;
        }
        let first = match split_once(self.resource, b':') {
            Some((first, _)) => first,
            None => self.resource,
        };
        (!has_placeholder(self.service) && !equal(self.service, service))
            || (!has_placeholder(first) && !equal(first, kind))
    }

    /// The first part before the resource that is malformed. Of a part with a placeholder, only the characters around that tell.
    const fn wrong_part(&self) -> Option<WrongPart> {
        if is_wrong(self.partition, Class::LetterDigitDash, starts_with(self.partition, "aws")) {
            Some(WrongPart::Partition)
        } else if is_wrong(self.service, Class::LetterDigitDash, !self.service.is_empty()) {
            Some(WrongPart::Service)
        } else if !self.region.is_empty() && !may_be_region(self.region) {
            Some(WrongPart::Region)
        } else if !self.account.is_empty() && !may_be_account(self.account) {
            Some(WrongPart::Account)
        } else {
            None
        }
    }
}

/// Whether a part holds other characters, or is whole and not right.
const fn is_wrong(part: &str, class: Class, is_right: bool) -> bool {
    placeholder::outside(part, class).is_some() || (!is_right && !has_placeholder(part))
}

/// A malformed part.
enum WrongPart {
    Partition,
    Service,
    Region,
    Account,
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if is_usual(text.as_bytes()) { None } else { check_unusual(text) }
}

const fn check_unusual(text: &str) -> Option<Finding<'_>> {
    if let Some(finding) = length::far_too_long(text, Key::SourceArn) {
        return Some(finding);
    }
    match placeholder::first(text, 0) {
        // In the resource, AWS takes it. That it never matches is a lint.
        Some((start, _)) if colons(between(text, 0, start)) < 5 => unreplaced(text, Key::SourceArn),
        _ => check_around_placeholders(text),
    }
}

/// Whether a text is an ARN in a Region that all accounts have, or in none, whose resource has only visible characters and no
/// placeholder, as most are. Const evaluation takes a fraction of the time to tell these.
const fn is_usual(text: &[u8]) -> bool {
    if text.len() > SOURCE_ARN_LENGTH {
        return false;
    }
    let [b'a', b'r', b'n', b':', b'a', b'w', b's', b':', rest @ ..] = text else { return false };
    let mut rest = rest;
    if let [b':', ..] = rest {
        return false;
    }
    while let [b'a'..=b'z' | b'0'..=b'9' | b'-', behind @ ..] = rest {
        rest = behind;
    }
    let resource = match rest {
        [b':', b':', b':', resource @ ..] => resource,
        [b':', rest @ ..] => match behind_region(rest) {
            Some([b':', b':', resource @ ..]) => resource,
            Some([b':', rest @ ..]) => match behind_account(rest) {
                Some([b':', resource @ ..]) => resource,
                _ => return false,
            },
            _ => return false,
        },
        _ => return false,
    };
    are_all(resource, Class::Resource)
}

const fn colons(text: &str) -> usize {
    let (bytes, mut count, mut at) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        if bytes[at] == b':' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Whether the text begins so when its placeholders are filled.
pub(crate) const fn may_start(text: &str, start: &str) -> bool {
    match placeholder::first(text, 0) {
        Some((placeholder, _)) if placeholder < start.len() => starts_with(start, between(text, 0, placeholder)),
        _ => starts_with(text, start),
    }
}

/// Whether the text begins with a placeholder that gives no ARN.
const fn begins_with_no_arn(text: &str) -> bool {
    match placeholder::first(text, 0) {
        Some((0, end)) => gives(between(text, 2, end - 1)).is_no_arn(),
        _ => false,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    let Some(arn) = ArnParts::split(text) else {
        let message = if may_start(text, "arn:") && !starts_with(text, "arn:") && !begins_with_no_arn(text) {
            return None;
        } else if !starts_with(text, "arn:") {
            if equal(text, "*") {
                sentence(text).plain("AWS takes a wildcard only after the fifth colon")
            } else {
                sentence(text).plain("it does not begin with `arn:`")
            }
        } else if has_free_placeholder(text) {
            return None;
        } else {
            sentence(text).plain("it has fewer than five colons")
        };
        let help = Phrase::new(
            "write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, such as \"arn:aws:sns:us-east-1:123456789012:my-topic\"",
        );
        return Some(malformed(message, help));
    };
    let found = match arn.wrong_part() {
        None => None,
        Some(WrongPart::Partition) => {
            let message = sentence(text).quoted(arn.partition).plain(" is not a partition");
            Some(malformed(message, Phrase::new("write `aws`, or `aws-cn`, `aws-us-gov` and so on, after `arn:`")))
        }
        Some(WrongPart::Service) => {
            let message = sentence(text).quoted(arn.service).plain(" is not the name of a service in an ARN");
            let help = Phrase::new("write the service's name, such as `s3` or `execute-api`");
            Some(malformed(message, wildcard_help(arn.service, help)))
        }
        Some(WrongPart::Region) => {
            let message = sentence(text).quoted(arn.region).plain(" is not a Region code");
            let help = "write a Region code such as `us-east-1`, or nothing where the service's ARNs name no Region";
            Some(malformed(message, wildcard_help(arn.region, region_help(arn.region, help))))
        }
        Some(WrongPart::Account) => {
            let message = sentence(text).quoted(arn.account).plain(" is not an account ID");
            let help = "write the account's twelve digits, or nothing where the service's ARNs name no account";
            Some(malformed(message, wildcard_help(arn.account, Phrase::new(help))))
        }
    };
    if found.is_some() {
        return found;
    }
    if has_line_end_or_nul(arn.resource) {
        return Some(match contains(arn.resource, 0) {
            true => malformed(
                sentence(text).plain("it contains the character NUL, which no ARN has and no command line can pass on"),
                Phrase::new("write the ARN without it"),
            ),
            false => {
                malformed(sentence(text).plain("it contains a line break"), Phrase::new("write the ARN on one line"))
            }
        });
    }
    length::check(text, SOURCE_ARN_LENGTH, "a source ARN", Code::Arn, Key::SourceArn)
}

/// Wildcards are taken in the resource only; whoever tries one elsewhere needs to hear that.
const fn wildcard_help<'a>(part: &str, help: Phrase<'a>) -> Phrase<'a> {
    if contains(part, b'*') || contains(part, b'?') {
        Phrase::new("write the part in full: AWS takes wildcards only after the fifth colon")
    } else {
        help
    }
}

/// How a message begins. It is made only where something is wrong.
const fn sentence(text: &str) -> Phrase<'_> {
    Phrase::quoting(text).plain(" is not a source ARN: ")
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::Arn, Key::SourceArn, message, help)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{check_unusual, is_usual};

    proptest! {
        /// Some are usual and some nearly so, so both sides are asked.
        #[test]
        fn nothing_is_found_in_what_is_usual(
            text in "arn:aws(-cn)?:[a-z0-9A-Z*-]{0,4}:((us-east-1|eu-central-1|us-east-9|me-south-1|ap-southeast-2)?):([0-9]{12}|[0-9]{0,13}):[a-z$/{}*?:\u{e9}\u{2028}\n\0 ~-]{0,6}"
        ) {
            prop_assert!(!is_usual(text.as_bytes()) || check_unusual(&text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn most_arns_are_usual() {
        for text in ["arn:aws:s3:::b", "arn:aws:sns:us-east-1:123456789012:t", "arn:aws:x:us-east-1::r"] {
            assert!(is_usual(text.as_bytes()), "{text}");
        }
        for (start, length) in [("arn:aws:s3:::", 9_987), ("arn:aws:s3:::", 9_988)] {
            let text = [start, &"a".repeat(length)].concat();
            assert_eq!(is_usual(text.as_bytes()), check_unusual(&text).is_none(), "{length}");
        }
    }
}
