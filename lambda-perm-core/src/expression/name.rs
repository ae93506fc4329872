//! Names in a template: logical IDs, attributes, conditions, mappings and types of resources, and the text of a `Sub`.

use super::{
    pseudo,
    sub::{self, Piece},
};
use crate::{
    facts::cloudformation::{
        self as facts, LOGICAL_ID_LENGTH, PSEUDO_PARAMETER_NAMES, PseudoParameter, RESOURCE_TYPE_NAMES, SAM_REFERENCES,
    },
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{
        Class, is_all,
        suggest::{closest, misspelt},
    },
    value::unreplaced::unreplaced,
};

const fn is_logical_id(name: &str) -> bool {
    !name.is_empty() && name.len() <= LOGICAL_ID_LENGTH && is_all(name, Class::LetterOrDigit)
}

fn is_attribute(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-:".contains(&byte))
    };
    name.split('.').all(is_part)
}

fn is_sam_reference(name: &str) -> bool {
    matches!(name.split_once('.'), Some((id, generated)) if is_logical_id(id) && SAM_REFERENCES.contains(&generated))
}

/// What is wrong with the name in `Ref("..")`.
pub fn check_ref(name: &str, key: Key) -> Option<Finding<'_>> {
    if PseudoParameter::is_meant(name) {
        return pseudo::check(name, key);
    }
    if is_logical_id(name) || is_sam_reference(name) {
        return None;
    }
    let message = Phrase::quoting(name).plain(" is not a logical ID, which has only letters and digits");
    let help = match name.split_once('.') {
        _ if name.contains("${") => Phrase::new("write Sub(\"").user(name).plain("\") for text with `${..}`"),
        Some((id, attribute)) if is_logical_id(id) && is_attribute(attribute) => {
            Phrase::new("write GetAtt(\"").user(name).plain("\") for an attribute")
        }
        _ => match closest(name, &PSEUDO_PARAMETER_NAMES) {
            Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
            None => Phrase::new("write the logical ID of a resource or the name of a parameter of the template"),
        },
    };
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// What is wrong with a constant as the name in `Ref(NAME)`.
pub const fn check_constant_name(name: &str, key: Key) -> Option<Finding<'_>> {
    if PseudoParameter::find(name).is_some() || is_logical_id(name) {
        return None;
    }
    let message = Phrase::quoting(name).plain(" is not a logical ID, which has only letters and digits");
    let help = "write the logical ID of a resource or the name of a parameter of the template";
    Some(Finding::new(Code::TemplateName, key, message, Phrase::new(help)))
}

/// What is wrong with the name in `GetAtt("..")`.
pub fn check_get_att(name: &str, key: Key) -> Option<Finding<'_>> {
    if matches!(name.split_once('.'), Some((id, attribute)) if is_logical_id(id) && is_attribute(attribute)) {
        return None;
    }
    let message = Phrase::quoting(name).plain(" is not a logical ID, a dot and an attribute");
    let help = if PseudoParameter::is_meant(name) {
        Phrase::new("write Ref(\"").user(name).plain("\") for a pseudo parameter: it has no attributes")
    } else if is_logical_id(name) {
        Phrase::new("add the attribute, such as GetAtt(\"")
            .user(name)
            .plain(".Arn\"), or write Ref(\"")
            .user(name)
            .plain("\")")
    } else {
        Phrase::new("write the logical ID of a resource, a dot and the attribute, such as GetAtt(\"Bucket.Arn\")")
    };
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// What is wrong with the text in `Sub("..")`, given the names of its variables.
pub fn check_sub<'a, N: AsRef<str>>(text: &'a str, variables: &[N], key: Key) -> Option<Finding<'a>> {
    let pieces = match sub::pieces(text) {
        Ok(pieces) => pieces,
        Err(open) => {
            let message = Phrase::new("a `${` is not closed: ").quoted(open);
            return Some(Finding::new(Code::SubText, key, message, Phrase::new("write `}` after the name")));
        }
    };
    pieces.into_iter().find_map(|piece| match piece {
        Piece::Variable(name) if !variables.iter().any(|variable| variable.as_ref() == name) => {
            check_variable(name, key)
        }
        Piece::Literal(text) => Some(escaped(text, key)),
        _ => None,
    })
}

/// A `${!..}`, by which a `Sub` keeps a `${..}` as it is. No value of a permission holds one.
const fn escaped(text: &str, key: Key) -> Finding<'_> {
    let message =
        Phrase::new("`${!").user(text).plain("}` becomes the text `${").user(text).plain("}`, which nothing replaces");
    let help = Phrase::new("write `${").user(text).plain("}` without the `!`, or the text itself");
    Finding::new(Code::SubText, key, message, help)
}

/// What is wrong with a name in the text of a `Sub`.
fn check_variable(name: &str, key: Key) -> Option<Finding<'_>> {
    if PseudoParameter::is_meant(name) {
        return pseudo::check(name, key);
    }
    if is_logical_id(name) || (name.contains('.') && check_get_att(name, key).is_none()) {
        return None;
    }
    let message =
        Phrase::new("`${").user(name).plain("}` names nothing in a template: a logical ID has only letters and digits");
    let help = match closest(name, &PSEUDO_PARAMETER_NAMES) {
        Some(near) => Phrase::new("did you mean `${").plain(near).plain("}`?"),
        None if name.trim() != name && is_logical_id(name.trim()) => {
            Phrase::new("write `${").user(name.trim()).plain("}` without the white space")
        }
        None => Phrase::new(
            "write `${LogicalId}`, `${LogicalId.Attribute}` or `${AWS::Region}`, or give the value: Sub(\"..${Name}\", Name = ..)",
        ),
    };
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// Whether the text of a `Sub` has the variable. If it cannot be read, that is what is wrong.
pub fn has_variable(text: &str, name: &str) -> bool {
    sub::pieces(text).map_or(true, |pieces| pieces.contains(&Piece::Variable(name)))
}

/// A variable of a `Sub` that its text does not have.
pub const fn unused_variable(name: &str, key: Key) -> Finding<'_> {
    let message = Phrase::new("the text has no `${").user(name).plain("}`");
    let help = Phrase::new("remove `").user(name).plain("`, or write `${").user(name).plain("}` in the text");
    Finding::new(Code::SubVariable, key, message, help)
}

/// A variable of a `Sub` that another one is called like.
pub const fn repeated_variable(name: &str, key: Key) -> Finding<'_> {
    let message = Phrase::new("the variable ").quoted(name).plain(" is given twice");
    Finding::new(Code::SubVariable, key, message, Phrase::new("remove one of the two"))
}

/// What is wrong with a condition's or mapping's name.
pub const fn check_name<'a>(name: &'a str, what: &'static str, key: Key) -> Option<Finding<'a>> {
    if is_logical_id(name) {
        return None;
    }
    let message =
        Phrase::quoting(name).plain(" is not the name of ").plain(what).plain(", which has only letters and digits");
    let help = Phrase::new("write the name as it stands in the template");
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// A text among the arguments of a function that is not the text of a `Sub`: nothing replaces a `${..}` in it.
pub const fn check_text(text: &str, key: Key) -> Option<Finding<'_>> {
    unreplaced(text, key)
}

/// What is wrong with the name of an export.
pub const fn check_export(name: &str, key: Key) -> Option<Finding<'_>> {
    if !name.is_empty() {
        return check_text(name, key);
    }
    let message = Phrase::new("the name of an export cannot be empty");
    Some(Finding::new(
        Code::TemplateName,
        key,
        message,
        Phrase::new("write the name under which the value is exported"),
    ))
}

/// The resource type of this name as the table has it, or what is wrong with it. A type that the table does not hold is none:
/// there are more than a thousand, so only what is nearly a type of the table is a mistake.
pub fn declared_type(name: &str, key: Key) -> Result<Option<&'static str>, Finding<'_>> {
    if let Some(found) = facts::resource_type(name) {
        return Ok(Some(found.name));
    }
    let parts = name.split("::").count();
    let is_type = !name.split("::").any(str::is_empty) && (parts >= 3 || (parts == 2 && name.starts_with("Custom::")));
    let near = if is_type { misspelt(name, &RESOURCE_TYPE_NAMES) } else { closest(name, &RESOURCE_TYPE_NAMES) };
    if is_type && near.is_none() {
        return Ok(None);
    }
    let message = Phrase::new("there is no resource type ").quoted(name);
    let help = match near {
        Some(near) => Phrase::new("did you mean \"").plain(near).plain("\"?"),
        None => Phrase::new("write the type as CloudFormation has it, such as \"AWS::SNS::Topic\""),
    };
    Err(Finding::new(Code::ResourceType, key, message, help))
}
