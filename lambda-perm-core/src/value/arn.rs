//! ARNs of sources.

use super::{
    account_id::is_account_id,
    length,
    region::{is_region, region_help},
};
use crate::{
    arn::Inline,
    facts::limits::SOURCE_ARN_LENGTH,
    finding::{Code, Finding, Phrase},
    key::Key,
    text::{Class, contains, equal, from, has_line_end, is_all, split_once, starts_with},
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
    Arn, checked by check
}

impl<S: AsRef<str>> Arn<S> {
    /// The partition: `aws`.
    pub fn partition(&self) -> &str {
        self.parts().partition
    }

    /// The service: `s3`.
    pub fn service(&self) -> &str {
        self.parts().service
    }

    /// The Region, where the ARN names one.
    pub fn region(&self) -> Option<&str> {
        Some(self.parts().region).filter(|region| !region.is_empty())
    }

    /// The account ID, where the ARN names one.
    pub fn account(&self) -> Option<&str> {
        Some(self.parts().account).filter(|account| !account.is_empty())
    }

    /// What stands behind the fifth colon.
    pub fn resource(&self) -> &str {
        self.parts().resource
    }

    fn parts(&self) -> Parts<'_> {
        Parts::split(self.0.as_ref()).unwrap_or(Parts::EMPTY)
    }
}

impl Arn<Inline> {
    /// Wraps text that has been put together from checked parts.
    pub(crate) const fn inline(text: Inline) -> Self {
        Self(text)
    }

    /// The text, in a `const` too.
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The six parts of an ARN, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) text: &'a str,
    pub(crate) partition: &'a str,
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) resource: &'a str,
}

impl<'a> Parts<'a> {
    const EMPTY: Self = Self { text: "", partition: "", service: "", region: "", account: "", resource: "" };

    /// `None` where there are fewer than five colons or no `arn:`.
    pub(crate) const fn split(text: &'a str) -> Option<Self> {
        if !starts_with(text, "arn:") {
            return None;
        }
        let Some((partition, rest)) = split_once(from(text, 4), b':') else { return None };
        let Some((service, rest)) = split_once(rest, b':') else { return None };
        let Some((region, rest)) = split_once(rest, b':') else { return None };
        let Some((account, resource)) = split_once(rest, b':') else { return None };
        Some(Self { text, partition, service, region, account, resource })
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    let sentence = Phrase::quoting(text).plain(" is not a source ARN: ");
    let Some(arn) = Parts::split(text) else {
        let message = if starts_with(text, "arn:") {
            sentence.plain("it has fewer than five colons")
        } else if equal(text, "*") {
            sentence.plain("AWS takes a wildcard only behind the fifth colon")
        } else {
            sentence.plain("it does not begin with `arn:`")
        };
        let help = Phrase::new(
            "write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, such as \"arn:aws:sns:us-east-1:123456789012:my-topic\"",
        );
        return Some(malformed(message, help));
    };
    if !starts_with(arn.partition, "aws") || !is_all(arn.partition, Class::LetterDigitDash) {
        let message = sentence.quoted(arn.partition).plain(" is not a partition");
        return Some(malformed(
            message,
            Phrase::new("write `aws`, or `aws-cn`, `aws-us-gov` and so on, behind `arn:`"),
        ));
    }
    if !is_all(arn.service, Class::LetterDigitDash) {
        let message = sentence.quoted(arn.service).plain(" is not the name of a service in an ARN");
        return Some(malformed(
            message,
            wildcard_help(arn.service, Phrase::new("write the service's name, such as `s3` or `execute-api`")),
        ));
    }
    if !arn.region.is_empty() && !is_region(arn.region) {
        let message = sentence.quoted(arn.region).plain(" is not a Region code");
        let help = "write a Region code such as `us-east-1`, or nothing where the service's ARNs name no Region";
        return Some(malformed(message, wildcard_help(arn.region, region_help(arn.region, help))));
    }
    if !arn.account.is_empty() && !is_account_id(arn.account) {
        let message = sentence.quoted(arn.account).plain(" is not an account ID");
        let help = "write the account's twelve digits, or nothing where the service's ARNs name no account";
        return Some(malformed(message, wildcard_help(arn.account, Phrase::new(help))));
    }
    if has_line_end(arn.resource) {
        return Some(malformed(sentence.plain("it holds a line break"), Phrase::new("write the ARN on one line")));
    }
    length::check(text, SOURCE_ARN_LENGTH, "a source ARN", Code::Arn, Key::SourceArn)
}

/// Wildcards are taken in the resource only; whoever tries one elsewhere needs to hear that.
const fn wildcard_help<'a>(part: &str, help: Phrase<'a>) -> Phrase<'a> {
    if contains(part, b'*') || contains(part, b'?') {
        Phrase::new("write the part in full: AWS takes wildcards only behind the fifth colon")
    } else {
        help
    }
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::Arn, Key::SourceArn, message, help)
}
