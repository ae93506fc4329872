//! The names of web functions, and of their endpoints.

use super::{
    ArnParts, NameScope,
    filling::{lengths, may_be_account, may_be_region},
    length,
    region::region_help,
    unreplaced::unreplaced,
};
use crate::{
    facts::limits::WEB_FUNCTION_NAME_LENGTH,
    facts::parameters::Key,
    facts::partitions::is_partition,
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, equal, from, outside,
        placeholder::{self, has_placeholder, split_once},
        starts_with,
    },
};

text_value! {
    /// A web function: its name, or its ARN, `arn:aws:lambda:us-east-1:123456789012:web-function/my-app`. Never the ARN of an
    /// endpoint or a revision, which have no policies.
    ///
    /// The name has 1 to 64 of `[a-zA-Z0-9-_]`, and neither begins nor ends with `-` or `_`. The pattern of PutResourcePolicy would
    /// take any characters but `/`; no web function can be called so.
    ///
    /// Source: shape `ResourceArn` of the service model of Lambda Web, and the doc string of CreateWebFunction there.
    WebFunctionName, WebFunctionNameRef, WebFunctionNameBuf, checked by check;

    /// The bare name: `my-app`.
    name<'a> -> &'a str = |text| WebFunctionNameParts::of(text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| match WebFunctionNameParts::of(text).arn {
        Some(arn) => Some(arn.partition),
        None => None,
    };

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| match WebFunctionNameParts::of(text).arn {
        Some(arn) => Some(arn.region),
        None => None,
    };

    /// The account ID, where an ARN names it.
    account<'a> -> Option<&'a str> = |text| match WebFunctionNameParts::of(text).arn {
        Some(arn) => Some(arn.account),
        None => None,
    };
}

text_value! {
    /// An endpoint of a web function: 1 to 64 of `[a-zA-Z0-9-_]`, and neither the first nor the last one `-` or `_`.
    ///
    /// Source: the doc string of CreateWebFunctionEndpoint in the service model of Lambda Web.
    EndpointName, EndpointNameRef, EndpointNameBuf, checked by check_endpoint
}

/// What stands before the name in the resource of an ARN.
const PREFIX: &str = "web-function/";

/// The parts of a name, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WebFunctionNameParts<'a> {
    pub(crate) arn: Option<ArnParts<'a>>,
    pub(crate) name: &'a str,
}

impl<'a> WebFunctionNameParts<'a> {
    /// The parts of a name that has been checked.
    pub(crate) const fn of(text: &'a str) -> Self {
        match Self::split(text) {
            Some(parts) => parts,
            None => Self { arn: None, name: "" },
        }
    }

    /// What the name tells of the scope.
    pub(crate) const fn scope(&self) -> NameScope<'a> {
        match self.arn {
            Some(arn) => {
                NameScope { partition: Some(arn.partition), region: Some(arn.region), account: Some(arn.account) }
            }
            None => NameScope::NOTHING,
        }
    }

    /// `None` where an ARN is not one of a web function, or of what belongs to one.
    pub(crate) const fn split(text: &'a str) -> Option<Self> {
        if !starts_with(text, "arn:") {
            return Some(Self { arn: None, name: text });
        }
        let Some(arn) = ArnParts::split(text) else { return None };
        if !equal(arn.service, "lambda") || !starts_with(arn.resource, PREFIX) {
            return None;
        }
        Some(Self { arn: Some(arn), name: from(arn.resource, PREFIX.len()) })
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::WebFunction) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    let Some(function) = WebFunctionNameParts::split(text) else {
        let is_never = match ArnParts::split(text) {
            Some(arn) => arn.is_never("lambda", "web-function"),
            None => false,
        };
        if has_free_placeholder(text) && !is_never {
            return None;
        }
        let message = sentence(text).plain("its ARN is not that of a web function");
        let help = "write the name, or arn:PARTITION:lambda:REGION:ACCOUNT:web-function/NAME; a function goes into `function_name`";
        return Some(malformed(message, Phrase::new(help)));
    };
    if let Some(arn) = function.arn
        && let Some(found) = check_arn(text, &arn)
    {
        return Some(found);
    }
    if let Some((start, behind)) = split_once(function.name, b'/') {
        // It may be an ARN of which the placeholder fills the beginning.
        return if has_free_placeholder(start) { None } else { Some(of_part(text, behind)) };
    }
    check_name(text, function.name, Code::WebFunction, Key::WebFunction)
}

const fn check_arn<'a>(text: &'a str, arn: &ArnParts<'a>) -> Option<Finding<'a>> {
    let (wrong, what, help) = if !has_placeholder(arn.partition) && !is_partition(arn.partition) {
        let help = Phrase::new("write `aws`, or `aws-cn`, `aws-us-gov` and so on, after `arn:`");
        (arn.partition, " is not a partition", help)
    } else if !may_be_region(arn.region) {
        (arn.region, " is not a Region code", region_help(arn.region, "write a Region code such as `us-east-1`"))
    } else if !may_be_account(arn.account) {
        (arn.account, " is not an account ID", Phrase::new("write the account's twelve digits"))
    } else {
        return None;
    };
    Some(malformed(sentence(text).quoted(wrong).plain(what), help))
}

/// The ARN of an endpoint or a revision.
const fn of_part<'a>(text: &'a str, part: &'a str) -> Finding<'a> {
    let (message, help) = match split_once(part, b'/') {
        Some((kind, name)) if equal(kind, "endpoint") => (
            sentence(text).plain("it is an endpoint of one, and endpoints have no policies"),
            Phrase::new("leave `/endpoint/")
                .user(name)
                .plain("` out, and write endpoint = \"")
                .user(name)
                .plain("\" in the statement"),
        ),
        Some((kind, _)) if equal(kind, "revision") => (
            sentence(text).plain("it is a revision of one, and revisions have no policies"),
            Phrase::new("write the ARN up to the name"),
        ),
        _ => (sentence(text).plain("its name contains `/`"), Phrase::new("write the name alone, or the ARN")),
    };
    malformed(message, help)
}

pub(crate) const fn check_endpoint(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::Endpoint) {
        None if equal(text, "*") => {
            let message = Phrase::new("an endpoint is given by its name, without a wildcard");
            let help = Phrase::new("leave `endpoint` out: the statement is for all endpoints then");
            Some(Finding::new(Code::Endpoint, Key::Endpoint, message, help))
        }
        None => check_name(text, text, Code::Endpoint, Key::Endpoint),
        found => found,
    }
}

/// Checks the name of a web function or an endpoint, which is a part of the text.
const fn check_name<'a>(text: &'a str, name: &'a str, code: Code, key: Key) -> Option<Finding<'a>> {
    let is_endpoint = matches!(key, Key::Endpoint);
    let message =
        Phrase::quoting(text).plain(if is_endpoint { " is not an endpoint: " } else { " is not a web function: " });
    let character = if is_endpoint { outside(name, Class::Name) } else { placeholder::outside(name, Class::Name) };
    if let Some(character) = character {
        let message = message.plain("its name contains ").character(character);
        let help = Phrase::new("use only letters without accents, digits, `-` and `_`");
        return Some(Finding::new(code, key, message, help));
    }
    if begins_or_ends_with_mark(name) {
        let message = message.plain("its name begins or ends with `-` or `_`");
        return Some(Finding::new(code, key, message, Phrase::new("write a letter or a digit there")));
    }
    let (least, _) = lengths(name);
    if has_placeholder(name) {
        if least <= WEB_FUNCTION_NAME_LENGTH {
            return None;
        }
        let message = message.plain("the name has at least ").number(least).plain(" characters, but the limit is ");
        let help = Phrase::new("write the name of a web function that exists");
        return Some(Finding::new(code, key, message.number(WEB_FUNCTION_NAME_LENGTH), help));
    }
    let what = if is_endpoint { "the name of an endpoint" } else { "the name of a web function" };
    length::check(name, WEB_FUNCTION_NAME_LENGTH, what, code, key)
}

const fn begins_or_ends_with_mark(name: &str) -> bool {
    matches!(name.as_bytes(), [b'-' | b'_', ..] | [.., b'-' | b'_'])
}

/// How a message begins.
const fn sentence(text: &str) -> Phrase<'_> {
    Phrase::quoting(text).plain(" is not a web function: ")
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::WebFunction, Key::WebFunction, message, help)
}
