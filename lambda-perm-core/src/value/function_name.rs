//! Function names in all documented forms.

use super::{ArnParts, NameParts, NameScope, filling::lengths, length::MOST, unreplaced::unreplaced};
use crate::{
    facts::limits::{FUNCTION_NAME_LENGTH, QUALIFIER_LENGTH, behind_account, is_account_id},
    facts::parameters::{Key, Target},
    facts::partitions::behind_region,
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, are_all, between, equal, from,
        placeholder::{self, has_placeholder, split_once},
        starts_with,
    },
};

text_value! {
    /// A function, in one of the documented forms, each with or without `:qualifier`:
    ///
    /// | form | example |
    /// |---|---|
    /// | name | `my-function` |
    /// | partial ARN | `123456789012:function:my-function` |
    /// | ARN | `arn:aws:lambda:us-east-2:123456789012:function:my-function` |
    ///
    /// The name has 1 to 64 of `[a-zA-Z0-9-_]`. The pattern of AddPermission would take a dot, a longer name and a
    /// few undocumented forms; no function can be called so.
    ///
    /// Source: shapes `NamespacedFunctionName` and `FunctionName` of the Lambda service model.
    FunctionName, FunctionNameRef, FunctionNameBuf, checked by check;

    /// The bare name: `my-function`.
    name<'a> -> &'a str = |text| NameParts::of(Target::Function, text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| NameParts::of(Target::Function, text).scope.partition;

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| NameParts::of(Target::Function, text).scope.region;

    /// The account ID, where an ARN or partial ARN names it.
    account<'a> -> Option<&'a str> = |text| NameParts::of(Target::Function, text).scope.account;

    /// The qualifier, where the name carries one.
    qualifier<'a> -> Option<&'a str> = |text| NameParts::of(Target::Function, text).qualifier;
}

/// The name without its qualifier, and the qualifier, where the name carries one.
pub(crate) const fn split(text: &str) -> (&str, Option<&str>) {
    match qualifier(text) {
        Some(inside) => (between(text, 0, text.len() - inside.len() - 1), Some(inside)),
        None => (text, None),
    }
}

/// The scope that a name tells which has been checked and has no placeholder.
pub(crate) const fn scope(text: &str) -> NameScope<'_> {
    match super::arn::part_ends(text) {
        Some([arn, partition, service, region, account]) => NameScope {
            partition: Some(between(text, arn + 1, partition)),
            region: Some(between(text, service + 1, region)),
            account: Some(between(text, region + 1, account)),
        },
        // An alias has no colon: only a partial ARN has two.
        None => match split_once(text, b':') {
            Some((account, rest)) if starts_with(rest, "function:") => {
                NameScope { account: Some(account), ..NameScope::NOTHING }
            }
            _ => NameScope::NOTHING,
        },
    }
}

/// The qualifier that a name carries which has been checked.
pub(crate) const fn qualifier(text: &str) -> Option<&str> {
    // A name has no colon, a partial ARN two and an ARN six, and a qualifier one more. Counting them takes const evaluation a
    // fraction of what it takes to cut the text into its parts.
    let (bytes, mut last, mut is_qualified) = (text.as_bytes(), 0, false);
    // A wrong name may be of any length, and is never taken apart.
    let (length, mut at) = (if bytes.len() <= MOST { bytes.len() } else { 0 }, 0);
    while at < length {
        match bytes[at] {
            b':' => (last, is_qualified) = (at, !is_qualified),
            b'$' if has_placeholder(text) => return NameParts::of(Target::Function, text).qualifier,
            _ => {}
        }
        at += 1;
    }
    if is_qualified { Some(from(text, last + 1)) } else { None }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if is_usual(text.as_bytes()) { None } else { check_unusual(text) }
}

const fn check_unusual(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::FunctionName) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Whether a text is a name, or an ARN without a qualifier in a Region that all accounts have, as most are. Const evaluation takes a
/// tenth of the time to tell these.
const fn is_usual(text: &[u8]) -> bool {
    let name = match behind_start_of_arn(text) {
        Some(name) => name,
        None => text,
    };
    !name.is_empty() && name.len() <= FUNCTION_NAME_LENGTH && are_all(name, Class::Name)
}

/// The name in the ARN of a function in such a Region, with what stands behind it.
pub(crate) const fn behind_start_of_arn(text: &[u8]) -> Option<&[u8]> {
    let [b'a', b'r', b'n', b':', b'a', b'w', b's', b':', b'l', b'a', b'm', b'b', b'd', b'a', b':', text @ ..] = text
    else {
        return None;
    };
    let Some([b':', text @ ..]) = behind_region(text) else { return None };
    match behind_account(text) {
        Some([b':', b'f', b'u', b'n', b'c', b't', b'i', b'o', b'n', b':', name @ ..]) => Some(name),
        _ => None,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    if text.is_empty() {
        let message = Phrase::new("a function name cannot be empty");
        return Some(malformed(message, Phrase::new("write the function's name or ARN")));
    }
    let Some(function) = NameParts::split(Target::Function, text) else {
        if may_have_a_form(text) {
            return None;
        }
        let message = sentence(text).plain("it has none of the documented forms");
        let help = Phrase::new(
            "write NAME, ACCOUNT:function:NAME or arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME, each with or without :QUALIFIER",
        );
        return Some(malformed(message, help));
    };
    if let Some((message, help)) = function.scope.wrong_part(sentence(text)) {
        return Some(malformed(message, help));
    }
    if let Some(finding) = check_name(text, function.name) {
        return Some(finding);
    }
    match function.qualifier {
        Some(qualifier) => match super::check_around_placeholders(Key::Qualifier, qualifier) {
            Some(finding) => Some(finding.about(Key::FunctionName)),
            None => None,
        },
        None => None,
    }
}

/// Whether a text that has none of the forms may get one when its placeholders are filled: when what shows that it has none stands
/// behind a placeholder.
const fn may_have_a_form(text: &str) -> bool {
    let Some((first, rest)) = split_once(text, b':') else { return false };
    match ArnParts::split(text) {
        Some(arn) => has_free_placeholder(text) && !arn.is_never("lambda", "function"),
        None if equal(first, "arn") => has_free_placeholder(text),
        None => {
            let word = match split_once(rest, b':') {
                Some((word, _)) => word,
                None => rest,
            };
            has_free_placeholder(first) || (is_account_id(first) && has_placeholder(word))
        }
    }
}

const fn check_name<'a>(text: &'a str, name: &'a str) -> Option<Finding<'a>> {
    if let Some(character) = placeholder::outside(name, Class::Name) {
        let message = sentence(text).plain("its name contains ").character(character);
        let help = if character.as_bytes()[0] == b'*' {
            "write one function's name: AWS takes no wildcard here"
        } else {
            "use only letters without accents, digits, `-` and `_`: CreateFunction takes nothing else"
        };
        return Some(malformed(message, Phrase::new(help)));
    }
    if name.is_empty() {
        return Some(malformed(
            sentence(text).plain("its name is missing"),
            Phrase::new("write the function's name after `function:`"),
        ));
    }
    // What fills a placeholder at the beginning may be the whole function, so that what stands behind it is a qualifier.
    let most = if has_free_placeholder(name) { QUALIFIER_LENGTH } else { FUNCTION_NAME_LENGTH };
    let (least, _) = lengths(name);
    if least > most {
        let message = sentence(text)
            .plain(if has_placeholder(name) { "the name has at least " } else { "the name has " })
            .number(least)
            .plain(" characters, but CreateFunction takes at most ")
            .number(FUNCTION_NAME_LENGTH);
        return Some(malformed(message, Phrase::new("write the name of a function that exists")));
    }
    None
}

/// How a message begins. It is made only where something is wrong.
const fn sentence(text: &str) -> Phrase<'_> {
    Phrase::quoting(text).plain(" is not a function: ")
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::FunctionName, Key::FunctionName, message, help)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{check_unusual, is_usual};

    proptest! {
        /// Some are usual and some nearly so, so both sides are asked.
        #[test]
        fn nothing_is_found_in_what_is_usual(
            text in "(arn:aws(-cn)?:lambda:(us-east-1|eu-central-1|us-east-9|me-south-1|us-east-1.):([0-9]{12}|[0-9]{11,13}):(function|layer):)?([a-zA-Z0-9_-]{0,66}|[a-z$*:{}\u{e9} ]{1,8})"
        ) {
            prop_assert!(!is_usual(text.as_bytes()) || check_unusual(&text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn most_names_are_usual() {
        for text in ["f", "my-function", "arn:aws:lambda:us-east-1:123456789012:function:f"] {
            assert!(is_usual(text.as_bytes()), "{text}");
        }
    }
}
