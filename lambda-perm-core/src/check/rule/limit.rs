//! Limits of CloudFormation that are tighter than the API's.

use super::Subject;
use crate::{
    expression::Language,
    facts::{
        cloudformation::{ACTION_LENGTH, FUNCTION_NAME_LENGTH, PRINCIPAL_LENGTH, SOURCE_ARN_LENGTH},
        parameters::Key,
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{chars, placeholder::has_placeholder},
};

/// The function's name as a property, with the qualifier appended.
pub(crate) const fn of_function_name<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !is_for_cloudformation(subject) {
        return None;
    }
    let Field::Known(name) = subject.value(Key::FunctionName) else { return None };
    let (length, of) = match subject.value(Key::Qualifier) {
        Field::Known(qualifier) if has_placeholder(qualifier) => return None,
        Field::Known(qualifier) => (chars(name) + 1 + chars(qualifier), " characters with its qualifier"),
        _ => (chars(name), " characters"),
    };
    let help = "write the function's name without the ARN, or Ref(\"LogicalId\")";
    check(Key::FunctionName, name, length, of, FUNCTION_NAME_LENGTH, help)
}

pub(crate) const fn of_principal<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    check_value(subject, Key::Principal, PRINCIPAL_LENGTH)
}

pub(crate) const fn of_action<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    check_value(subject, Key::Action, ACTION_LENGTH)
}

pub(crate) const fn of_source_arn<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    check_value(subject, Key::SourceArn, SOURCE_ARN_LENGTH)
}

const fn check_value<'a>(subject: &Subject<'a>, key: Key, longest: usize) -> Option<Finding<'a>> {
    if !is_for_cloudformation(subject) {
        return None;
    }
    let Field::Known(text) = subject.value(key) else { return None };
    let help = "write a shorter value, or add this permission by AddPermission, which takes more";
    check(key, text, chars(text), " characters", longest, help)
}

const fn check<'a>(
    key: Key,
    text: &str,
    length: usize,
    of: &'static str,
    longest: usize,
    help: &'static str,
) -> Option<Finding<'a>> {
    if length <= longest || has_placeholder(text) {
        return None;
    }
    let Some(property) = key.parameter().cloudformation else { return None };
    let message = Phrase::new("this has ")
        .number(length)
        .plain(of)
        .plain(", but CloudFormation's `")
        .plain(property)
        .plain("` takes at most ")
        .number(longest);
    Some(Finding::new(Code::CloudFormationLimit, key, message, Phrase::new(help)))
}

const fn is_for_cloudformation(subject: &Subject<'_>) -> bool {
    // The policy of a web function is a resource whose document has no such limits.
    matches!(subject.language, Some(Language::CloudFormation)) && !subject.is_for_web_function()
}
