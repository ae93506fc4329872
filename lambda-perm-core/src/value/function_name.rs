//! Function names in all documented forms.

use super::{
    ArnParts, NameScope,
    filling::{lengths, may_be_account, may_be_region},
    region::region_help,
    unreplaced::unreplaced,
};
use crate::{
    facts::limits::{FUNCTION_NAME_LENGTH, QUALIFIER_LENGTH, is_account_id},
    facts::parameters::Key,
    facts::partitions::is_partition,
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, between, equal, from,
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
    name<'a> -> &'a str = |text| FunctionNameParts::of(text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| FunctionNameParts::of(text).partition;

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| FunctionNameParts::of(text).region;

    /// The account ID, where an ARN or partial ARN names it.
    account<'a> -> Option<&'a str> = |text| FunctionNameParts::of(text).account;

    /// The qualifier, where the name carries one.
    qualifier<'a> -> Option<&'a str> = |text| FunctionNameParts::of(text).qualifier;
}

/// The parts of a function name, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FunctionNameParts<'a> {
    pub(crate) partition: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    pub(crate) account: Option<&'a str>,
    pub(crate) name: &'a str,
    pub(crate) qualifier: Option<&'a str>,
}

impl<'a> FunctionNameParts<'a> {
    /// The parts of a name that has been checked.
    pub(crate) const fn of(text: &'a str) -> Self {
        match Self::split(text) {
            Some(parts) => parts,
            None => Self::EMPTY,
        }
    }

    const EMPTY: Self = Self { partition: None, region: None, account: None, name: "", qualifier: None };

    /// What the name tells of the scope.
    pub(crate) const fn scope(&self) -> NameScope<'a> {
        NameScope { partition: self.partition, region: self.region, account: self.account }
    }

    /// `None` where the text has none of the documented forms.
    pub(crate) const fn split(text: &'a str) -> Option<Self> {
        if starts_with(text, "arn:") {
            return Self::split_arn(text);
        }
        let Some((first, rest)) = split_once(text, b':') else {
            return Some(Self { name: text, ..Self::EMPTY });
        };
        let is_account = is_account_id(first) || (has_placeholder(first) && starts_with(rest, "function:"));
        if !is_account {
            // The API reads `function:x` as the function x, not as the alias x of a function called function.
            let undocumented = equal(first, "function") || split_once(rest, b':').is_some();
            return if undocumented { None } else { Some(Self { name: first, qualifier: Some(rest), ..Self::EMPTY }) };
        }
        Self::split_function(rest, Self { account: Some(first), ..Self::EMPTY })
    }

    const fn split_arn(text: &'a str) -> Option<Self> {
        let Some(arn) = ArnParts::split(text) else { return None };
        if !equal(arn.service, "lambda") {
            return None;
        }
        let named = Self {
            partition: Some(arn.partition),
            region: Some(arn.region),
            account: Some(arn.account),
            ..Self::EMPTY
        };
        Self::split_function(arn.resource, named)
    }

    /// `function:name` or `function:name:qualifier`.
    const fn split_function(text: &'a str, named: Self) -> Option<Self> {
        let Some((word, rest)) = split_once(text, b':') else { return None };
        if !equal(word, "function") {
            return None;
        }
        match split_once(rest, b':') {
            None => Some(Self { name: rest, ..named }),
            Some((name, qualifier)) => Some(Self { name, qualifier: Some(qualifier), ..named }),
        }
    }
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
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        match bytes[at] {
            b':' => (last, is_qualified) = (at, !is_qualified),
            b'$' if has_placeholder(text) => return FunctionNameParts::of(text).qualifier,
            _ => {}
        }
        at += 1;
    }
    if is_qualified { Some(from(text, last + 1)) } else { None }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::FunctionName) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    if text.is_empty() {
        let message = Phrase::new("a function name cannot be empty");
        return Some(malformed(message, Phrase::new("write the function's name or ARN")));
    }
    let Some(function) = FunctionNameParts::split(text) else {
        if may_have_a_form(text) {
            return None;
        }
        let message = sentence(text).plain("it has none of the documented forms");
        let help = Phrase::new(
            "write NAME, ACCOUNT:function:NAME or arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME, each with or without :QUALIFIER",
        );
        return Some(malformed(message, help));
    };
    if let Some(finding) = check_arn(text, &function) {
        return Some(finding);
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

const fn check_arn<'a>(text: &'a str, function: &FunctionNameParts<'a>) -> Option<Finding<'a>> {
    let (wrong, what, help) = match *function {
        FunctionNameParts { partition: Some(partition), .. }
            if !is_partition(partition) && !has_placeholder(partition) =>
        {
            let help = "write `aws`, or `aws-cn`, `aws-us-gov` and so on, after `arn:`";
            (partition, " is not a partition", Phrase::new(help))
        }
        FunctionNameParts { region: Some(region), .. } if !may_be_region(region) => {
            let help = region_help(region, "write a Region code such as `us-east-1`");
            (region, " is not a Region code", help)
        }
        FunctionNameParts { account: Some(account), .. } if !may_be_account(account) => {
            (account, " is not an account ID", Phrase::new("write the account's twelve digits"))
        }
        _ => return None,
    };
    Some(malformed(sentence(text).quoted(wrong).plain(what), help))
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
