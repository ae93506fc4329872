//! What CloudFormation limits more tightly than the API.

use crate::{
    facts::cloudformation::{ACTION_LENGTH, FUNCTION_NAME_LENGTH, PRINCIPAL_LENGTH, SOURCE_ARN_LENGTH},
    finding::{Code, Finding, Phrase},
    hole::has_hole,
    key::Key,
    text::chars,
};

/// What is wrong with a value as a property of CloudFormation: of a function's name, as far as its qualifier is in it.
pub const fn check<'a>(key: Key, text: &str) -> Option<Finding<'a>> {
    if has_hole(text) { None } else { check_length(key, chars(text), " characters") }
}

/// What is wrong with a function's name as a property of CloudFormation, to which the qualifier is appended.
pub const fn check_qualified<'a>(name: &str, qualifier: &str) -> Option<Finding<'a>> {
    if has_hole(name) || has_hole(qualifier) {
        return None;
    }
    check_length(Key::FunctionName, chars(name) + 1 + chars(qualifier), " characters with its qualifier")
}

const fn check_length<'a>(key: Key, length: usize, of: &'static str) -> Option<Finding<'a>> {
    let (property, longest) = match key {
        Key::FunctionName => ("FunctionName", FUNCTION_NAME_LENGTH),
        Key::Principal => ("Principal", PRINCIPAL_LENGTH),
        Key::Action => ("Action", ACTION_LENGTH),
        Key::SourceArn => ("SourceArn", SOURCE_ARN_LENGTH),
        _ => return None,
    };
    if length <= longest {
        return None;
    }
    let message = Phrase::new("this has ")
        .number(length)
        .plain(of)
        .plain(", and `")
        .plain(property)
        .plain("` of CloudFormation takes ")
        .number(longest)
        .plain(" at most");
    let help = match key {
        Key::FunctionName => "write the function's name without the ARN, or Ref(\"LogicalId\")",
        _ => "write a shorter value, or add this permission by AddPermission, which takes more",
    };
    Some(Finding::new(Code::CloudFormationLimit, key, message, Phrase::new(help)))
}
