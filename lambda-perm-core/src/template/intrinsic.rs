//! CloudFormation's intrinsic functions: what is wrong with them, and what they are as JSON and as text.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String, vec::Vec};

use super::sub::{self, Piece};
use crate::{
    facts::cloudformation::{
        self as facts, LOGICAL_ID_LENGTH, NO_VALUE, PSEUDO_PARAMETER_NAMES, PSEUDO_PARAMETERS, RESOURCE_TYPE_NAMES,
        ResourceType, SAM_REFERENCES,
    },
    finding::{Code, Finding, Phrase},
    key::Key,
    stored::{escape, hexadecimal, is_plain_byte},
    suggest::closest,
};

/// A call of an intrinsic function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intrinsic {
    /// `Ref("LogicalId")`, with the type of the resource where it is declared.
    Ref(String, Option<&'static ResourceType>),
    /// `GetAtt("LogicalId.Attribute")`, with the type of the resource where it is declared.
    GetAtt(String, String, Option<&'static ResourceType>),
    /// `Sub("text", Name = value, ..)`.
    Sub(String, Vec<(String, Value)>),
    /// `ImportValue(name)`.
    ImportValue(Box<Value>),
    /// `Join("delimiter", values)`.
    Join(String, Box<Value>),
    /// `Select(index, values)`.
    Select(u64, Box<Value>),
    /// `Split("delimiter", text)`.
    Split(String, Box<Value>),
    /// `FindInMap(map, top, second)`.
    FindInMap(Box<[Value; 3]>),
    /// `If("Condition", then, otherwise)`.
    If(String, Box<[Value; 2]>),
}

/// An argument of an intrinsic function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Another function.
    Intrinsic(Intrinsic),
    /// A list.
    List(Vec<Value>),
}

impl Intrinsic {
    /// The value as compact JSON, functions by their long names.
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write_json(&mut json);
        json
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Ref(name, _) => call(out, "Ref", |out| string(out, name)),
            Self::GetAtt(resource, attribute, _) => call(out, "Fn::GetAtt", |out| {
                list(out, [resource, attribute], |out, text| string(out, text));
            }),
            Self::Sub(text, variables) if variables.is_empty() => call(out, "Fn::Sub", |out| string(out, text)),
            Self::Sub(text, variables) => call(out, "Fn::Sub", |out| {
                out.push('[');
                string(out, text);
                out.push_str(",{");
                for (number, (name, value)) in variables.iter().enumerate() {
                    if number > 0 {
                        out.push(',');
                    }
                    string(out, name);
                    out.push(':');
                    value.write_json(out);
                }
                out.push_str("}]");
            }),
            Self::ImportValue(name) => call(out, "Fn::ImportValue", |out| name.write_json(out)),
            Self::Join(delimiter, values) => call(out, "Fn::Join", |out| with_first(out, delimiter, values)),
            Self::Select(index, values) => call(out, "Fn::Select", |out| {
                out.push_str(&format!("[{index},"));
                values.write_json(out);
                out.push(']');
            }),
            Self::Split(delimiter, text) => call(out, "Fn::Split", |out| with_first(out, delimiter, text)),
            Self::FindInMap(keys) => call(out, "Fn::FindInMap", |out| {
                list(out, keys.iter(), |out, key| key.write_json(out));
            }),
            Self::If(condition, values) => call(out, "Fn::If", |out| {
                out.push('[');
                string(out, condition);
                for value in values.iter() {
                    out.push(',');
                    value.write_json(out);
                }
                out.push(']');
            }),
        }
    }

    /// The text, with a hole for each part that only the deployment knows.
    pub fn to_text(&self) -> String {
        match self {
            Self::Ref(name, of) => match of.and_then(ResourceType::reference_form) {
                Some(form) => of_form(form, name),
                None => format!("${{{name}}}"),
            },
            Self::GetAtt(resource, attribute, of) => {
                let name = format!("{resource}.{attribute}");
                match of.and_then(|of| of.attribute_form(attribute)) {
                    Some(form) => of_form(form, &name),
                    None => format!("${{{name}}}"),
                }
            }
            Self::Sub(text, variables) => {
                sub::replaced(text, |name| match variables.iter().find(|(variable, _)| variable == name) {
                    Some((_, value)) => value.to_text(),
                    None => format!("${{{name}}}"),
                })
            }
            Self::Join(delimiter, values) => match &**values {
                Value::List(values) => {
                    let texts: Vec<String> = values.iter().map(Value::to_text).collect();
                    texts.join(delimiter)
                }
                values => hole("Join", values.to_text()),
            },
            Self::ImportValue(name) => hole("ImportValue", name.to_text()),
            Self::Select(index, values) => match &**values {
                Value::List(values) => match usize::try_from(*index).ok().and_then(|index| values.get(index)) {
                    Some(value) => value.to_text(),
                    None => hole("Select", format!("{index}")),
                },
                values => hole("Select", format!("{index} {}", values.to_text())),
            },
            Self::Split(delimiter, text) => hole("Split", format!("{delimiter} {}", text.to_text())),
            Self::FindInMap(keys) => {
                let keys: Vec<String> = keys.iter().map(Value::to_text).collect();
                hole("FindInMap", keys.join(" "))
            }
            Self::If(condition, values) => match values.each_ref().map(Value::to_text) {
                [then, otherwise] if then == otherwise => then,
                [then, otherwise] => hole("If", format!("{condition} {then} {otherwise}")),
            },
        }
    }

    /// The values that it may have, as text: both of an `If`, else the one.
    pub fn alternatives(&self) -> Vec<String> {
        match self {
            Self::If(_, values) => values.iter().flat_map(Value::alternatives).collect(),
            intrinsic => alloc::vec![intrinsic.to_text()],
        }
    }
}

impl Value {
    fn write_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => string(out, text),
            Self::Intrinsic(intrinsic) => intrinsic.write_json(out),
            Self::List(values) => list(out, values, |out, value| value.write_json(out)),
        }
    }

    fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Intrinsic(intrinsic) => intrinsic.to_text(),
            Self::List(values) => values.iter().map(Self::to_text).collect::<Vec<_>>().join(","),
        }
    }

    fn alternatives(&self) -> Vec<String> {
        match self {
            Self::Intrinsic(intrinsic) => intrinsic.alternatives(),
            value => alloc::vec![value.to_text()],
        }
    }
}

/// A hole with a name that says what fills it. The name holds no brace, which would end it.
fn hole(function: &str, arguments: String) -> String {
    let arguments: String = arguments.chars().filter(|character| !matches!(character, '{' | '}' | '$')).collect();
    format!("${{{function} {arguments}}}")
}

/// A form of the tables with its variables as holes: those of the stack, and for what tells one resource from another the
/// name of the reference.
fn of_form(form: &str, reference: &str) -> String {
    sub::replaced(form, |variable| match variable {
        "Partition" => "${AWS::Partition}".to_owned(),
        "Region" => "${AWS::Region}".to_owned(),
        "Account" => facts::ACCOUNT_ID.to_owned(),
        _ => format!("${{{reference}}}"),
    })
}

fn call(out: &mut String, name: &str, argument: impl FnOnce(&mut String)) {
    out.push_str("{\"");
    out.push_str(name);
    out.push_str("\":");
    argument(out);
    out.push('}');
}

fn with_first(out: &mut String, first: &str, second: &Value) {
    out.push('[');
    string(out, first);
    out.push(',');
    second.write_json(out);
    out.push(']');
}

fn list<T>(out: &mut String, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    out.push('[');
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match u8::try_from(character) {
            Ok(byte) if !is_plain_byte(byte) => match escape(byte) {
                Some(escape) => out.push_str(escape),
                None => {
                    for text in ["\\u00", hexadecimal(byte >> 4), hexadecimal(byte & 15)] {
                        out.push_str(text);
                    }
                }
            },
            _ => out.push(character),
        }
    }
    out.push('"');
}

// What is wrong with the texts.

/// The pseudo parameter, or what is wrong with it.
fn check_pseudo<'a>(name: &'a str, key: Key) -> Option<Finding<'a>> {
    if name == NO_VALUE {
        let message = Phrase::new("`AWS::NoValue` takes ")
            .quoted(key.name())
            .plain(" away: the deployment grants more than this says");
        let help = Phrase::new("write a value, or leave the key out");
        return Some(Finding::new(Code::NoValue, key, message, help));
    }
    if PSEUDO_PARAMETERS.iter().any(|known| known.name == name) {
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

fn is_logical_id(name: &str) -> bool {
    !name.is_empty() && name.len() <= LOGICAL_ID_LENGTH && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_attribute(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-:".contains(&byte))
    };
    name.split('.').all(is_part)
}

/// What is wrong with the name in `Ref("..")`.
pub fn check_ref<'a>(name: &'a str, key: Key) -> Option<Finding<'a>> {
    if name.starts_with("AWS:") || name.starts_with("aws:") {
        return check_pseudo(name, key);
    }
    if is_logical_id(name) || is_sam_reference(name) {
        return None;
    }
    let message = Phrase::quoting(name).plain(" is not a logical ID: these are letters and digits only");
    let help = match name.split_once('.') {
        Some((id, attribute)) if is_logical_id(id) && is_attribute(attribute) => {
            Phrase::new("write GetAtt(\"").user(name).plain("\") for an attribute")
        }
        _ if name.contains("${") => Phrase::new("write Sub(\"").user(name).plain("\") for text with `${..}`"),
        _ => match closest(name, &PSEUDO_PARAMETER_NAMES) {
            Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
            None => Phrase::new("write the logical ID of a resource or the name of a parameter of the template"),
        },
    };
    Some(Finding::new(Code::TemplateName, key, message, help))
}

fn is_sam_reference(name: &str) -> bool {
    matches!(name.split_once('.'), Some((id, generated)) if is_logical_id(id) && SAM_REFERENCES.contains(&generated))
}

/// What is wrong with the name in `GetAtt("..")`.
pub fn check_get_att<'a>(name: &'a str, key: Key) -> Option<Finding<'a>> {
    if matches!(name.split_once('.'), Some((id, attribute)) if is_logical_id(id) && is_attribute(attribute)) {
        return None;
    }
    let message = Phrase::quoting(name).plain(" is not a logical ID and an attribute");
    let help = if is_logical_id(name) {
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
pub fn check_sub<'a>(text: &'a str, variables: &[String], key: Key) -> Option<Finding<'a>> {
    let pieces = match sub::pieces(text) {
        Ok(pieces) => pieces,
        Err(open) => {
            let message = Phrase::new("a `${` is not closed: ").quoted(open);
            let help = Phrase::new("write `}` behind the name, or `${!` for a `${` that stays as it is");
            return Some(Finding::new(Code::SubText, key, message, help));
        }
    };
    pieces.into_iter().find_map(|piece| match piece {
        Piece::Variable(name) if !variables.iter().any(|variable| variable == name) => check_variable(name, key),
        _ => None,
    })
}

/// What is wrong with a name in the text of a `Sub`.
fn check_variable<'a>(name: &'a str, key: Key) -> Option<Finding<'a>> {
    if name.starts_with("AWS:") || name.starts_with("aws:") {
        return check_pseudo(name, key);
    }
    if is_logical_id(name) || (name.contains('.') && check_get_att(name, key).is_none()) {
        return None;
    }
    let message =
        Phrase::new("`${").user(name).plain("}` names nothing of a template: a logical ID has letters and digits only");
    let help = match closest(name, &PSEUDO_PARAMETER_NAMES) {
        Some(near) => Phrase::new("did you mean `${").plain(near).plain("}`?"),
        None => Phrase::new(
            "write `${LogicalId}`, `${LogicalId.Attribute}` or `${AWS::Region}`, or `${!` for text that stays as it is",
        ),
    };
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// Whether the text of a `Sub` has the variable.
pub fn has_variable(text: &str, name: &str) -> bool {
    sub::pieces(text).is_ok_and(|pieces| pieces.contains(&Piece::Variable(name)))
}

/// A variable of a `Sub` that its text does not have.
pub fn unused_variable<'a>(name: &'a str, key: Key) -> Finding<'a> {
    let message = Phrase::new("the text has no `${").user(name).plain("}`");
    let help = Phrase::new("remove `").user(name).plain("`, or write `${").user(name).plain("}` in the text");
    Finding::new(Code::SubVariable, key, message, help)
}

/// What is wrong with a condition's or mapping's name.
pub fn check_name<'a>(name: &'a str, what: &'static str, key: Key) -> Option<Finding<'a>> {
    if is_logical_id(name) {
        return None;
    }
    let message =
        Phrase::quoting(name).plain(" is not the name of ").plain(what).plain(": these are letters and digits only");
    let help = Phrase::new("write the name as it stands in the template");
    Some(Finding::new(Code::TemplateName, key, message, help))
}

/// The resource type of this name, or what is wrong with it. A type that the table does not hold is none.
pub fn declared_type<'a>(name: &'a str, key: Key) -> Result<Option<&'static ResourceType>, Finding<'a>> {
    if let Some(found) = facts::resource_type(name) {
        return Ok(Some(found));
    }
    let is_type = name.split("::").count() >= 3 && !name.split("::").any(str::is_empty);
    match closest(name, &RESOURCE_TYPE_NAMES) {
        None if is_type => Ok(None),
        near => {
            let message = Phrase::new("there is no resource type ").quoted(name);
            let help = match near {
                Some(near) => Phrase::new("did you mean \"").plain(near).plain("\"?"),
                None => Phrase::new("write the type as CloudFormation has it, such as \"AWS::SNS::Topic\""),
            };
            Err(Finding::new(Code::ResourceType, key, message, help))
        }
    }
}

/// A reference that gives no ARN where one is needed, or an attribute that the declared type does not have.
pub fn check_reference<'a>(intrinsic: &'a Intrinsic, key: Key) -> Option<Finding<'a>> {
    if !matches!(key, Key::SourceArn | Key::Principal) {
        return None;
    }
    match intrinsic {
        Intrinsic::Ref(name, Some(of)) if of.reference_form().is_none() => {
            let message = Phrase::new("`Ref` of `")
                .plain(of.name)
                .plain("` gives ")
                .plain(of.reference)
                .plain(", and this key takes an ARN");
            let help = match of.attributes {
                [(attribute, _), ..] => Phrase::new("write GetAtt(\"")
                    .user(name)
                    .plain(".")
                    .plain(attribute)
                    .plain("\", of = \"")
                    .plain(of.name)
                    .plain("\")"),
                [] => Phrase::new("write the ARN as text, such as Sub(\"arn:${AWS::Partition}:..:${")
                    .user(name)
                    .plain("}..\")"),
            };
            Some(Finding::new(Code::NoArn, key, message, help))
        }
        Intrinsic::GetAtt(resource, attribute, Some(of)) if of.attribute_form(attribute).is_none() => {
            let message = Phrase::new("`")
                .user(attribute)
                .plain("` is no ARN of `")
                .plain(of.name)
                .plain("`, and this key takes an ARN");
            let help = match of.attributes {
                [(known, _), ..] => Phrase::new("write GetAtt(\"")
                    .user(resource)
                    .plain(".")
                    .plain(known)
                    .plain("\", of = \"")
                    .plain(of.name)
                    .plain("\")"),
                [] => Phrase::new("write the ARN as text, such as Sub(\"arn:${AWS::Partition}:..:${")
                    .user(resource)
                    .plain("}..\")"),
            };
            Some(Finding::new(Code::NoArn, key, message, help))
        }
        _ => None,
    }
}

/// A `${..}` in an argument that nothing replaces, other than the text of a `Sub`.
pub fn check_text<'a>(text: &'a str, key: Key) -> Option<Finding<'a>> {
    crate::hole::unreplaced(text, key)
}

/// Whether the key's value may be a function.
pub const fn takes_intrinsic(key: Key) -> bool {
    matches!(
        key,
        Key::FunctionName
            | Key::Qualifier
            | Key::Principal
            | Key::SourceArn
            | Key::SourceAccount
            | Key::EventSourceToken
            | Key::PrincipalOrgId
            | Key::LayerName
            | Key::OrganizationId
    )
}

/// A function where the value must be known.
pub fn misplaced<'a>(name: &'static str, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(key.name())
        .plain(" must be known when this is compiled, and only the deployment knows what `")
        .plain(name)
        .plain("` gives");
    let help = match key {
        Key::StatementId => "write a string: templates make the resource's name from it",
        Key::VersionNumber => "write a number, or leave it out where `layer_name` gives the ARN of a version",
        Key::Action => "write an action such as `InvokeFunction`: what it is decides what else is checked",
        _ => "write the value itself: what it is decides what else is checked",
    };
    Finding::new(Code::MisplacedIntrinsic, key, message, Phrase::new(help))
}

/// Arguments that a function does not take.
pub fn malformed<'a>(function: facts::Intrinsic, key: Key) -> Finding<'a> {
    let message = Phrase::new("these are not the arguments of `")
        .plain(function.name())
        .plain("`, which are read while the macro expands");
    let help = Phrase::new("write ").plain(function.usage()).plain(", with strings and functions as arguments");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// A name that is no function, and resembles one.
pub fn unknown<'a>(name: &'a str, key: Key) -> Finding<'a> {
    let message = Phrase::new("there is no intrinsic function ").quoted(name);
    let help = match closest(name, facts::Intrinsic::NAMES) {
        Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
        None => Phrase::new("write `Ref`, `GetAtt`, `Sub` or another function that a permission takes"),
    };
    Finding::new(Code::UnknownIntrinsic, key, message, help)
}

/// Whether a name is near that of a function.
pub fn resembles_intrinsic(name: &str) -> bool {
    let is_near = || name.starts_with(char::is_uppercase) && closest(name, facts::Intrinsic::NAMES).is_some();
    facts::Intrinsic::find(name).is_some() || is_near()
}

/// CloudFormation and Terraform in one permission.
pub fn mixed<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new(
        "this permission holds values of CloudFormation, and this one is of Terraform: no template takes both",
    );
    let help = Phrase::new("write a grant for each");
    Finding::new(Code::MixedLanguages, key, message, help)
}
