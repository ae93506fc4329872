//! What the value of a property tells.
//!
//! A value that the rules can read goes to them as the template has it, with the type of each resource that it refers to. What
//! CloudFormation takes and the rules cannot read is open.

use lambda_perm_core::{
    declaration::DeclaredValue,
    expression::{grammar::resembles_intrinsic, has_dynamic_reference},
    facts::cloudformation::{Intrinsic, NO_VALUE, resource_type},
};
use serde_json::{Value, json};

use super::template::Template;
use crate::tree::{Data, Entry, Node};

/// What stands before the names of functions.
pub const FUNCTION: &str = "Fn::";

/// The value of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyValue {
    /// `AWS::NoValue`: it is as if the property were not there.
    Absent,
    /// A text, or what a template takes for one.
    Text(String),
    /// A function, or what is no value at all, as JSON.
    Function(String),
    /// Something that only the deployment knows.
    Open,
    /// The same, and a condition may take it away.
    MaybeAbsent,
}

impl PropertyValue {
    /// The value as the rules take it, unless there is none.
    pub fn declared(&self) -> Option<DeclaredValue<'_>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(DeclaredValue::Text(text)),
            Self::Function(json) => Some(DeclaredValue::CloudFormation(json)),
            Self::Open => Some(DeclaredValue::Open),
            Self::MaybeAbsent => Some(DeclaredValue::MaybeAbsent),
        }
    }
}

/// The function that a map is a call of, and its argument.
pub fn call(node: &Node) -> Option<(&str, &Node)> {
    match node.entries() {
        [Entry { name, value, .. }] if name == "Ref" || name == "Condition" || name.starts_with(FUNCTION) => {
            Some((name, value))
        }
        _ => None,
    }
}

/// Whether a side of a condition takes the value away. The depth of trees is bounded.
fn may_be_absent(node: &Node) -> bool {
    match call(node) {
        Some(("Ref", name)) => name.as_text() == Some(NO_VALUE),
        Some(("Fn::If", sides)) => sides.items().iter().skip(1).any(may_be_absent),
        _ => false,
    }
}

/// Whether there is a function in a value.
pub fn has_call(node: &Node) -> bool {
    match &node.data {
        Data::Map(entries) => call(node).is_some() || entries.iter().any(|entry| has_call(&entry.value)),
        Data::List(items) => items.iter().any(has_call),
        Data::Text(text) => has_dynamic_reference(text),
        _ => false,
    }
}

impl Template<'_> {
    /// What a value tells.
    pub fn value(&self, node: &Node) -> PropertyValue {
        match (call(node), node.scalar()) {
            (_, Some(text)) if has_dynamic_reference(text) => PropertyValue::Function(Value::from(text).to_string()),
            (_, Some(text)) => PropertyValue::Text(text.to_owned()),
            (Some(("Ref", name)), _) if name.as_text() == Some(NO_VALUE) => PropertyValue::Absent,
            (Some(("Fn::Sub", text)), _) if text.as_text().is_some_and(|text| !text.contains("${")) => {
                PropertyValue::Text(text.as_text().unwrap_or_default().to_owned())
            }
            _ => match self.json(node) {
                Some(json) => PropertyValue::Function(json.to_string()),
                None if may_be_absent(node) => PropertyValue::MaybeAbsent,
                None => PropertyValue::Open,
            },
        }
    }

    /// The value as JSON for the rules. `None` where the deployment knows more of it than they can read. The depth of trees is
    /// bounded.
    fn json(&self, node: &Node) -> Option<Value> {
        match &node.data {
            Data::Null => Some(Value::Null),
            Data::Template(_) => None,
            Data::List(items) => items.iter().map(|item| self.json(item)).collect(),
            Data::Map(entries) => match call(node) {
                Some((name, argument)) => self.call(name, argument),
                None if self.is_changed => None,
                None => entries.iter().map(|entry| Some((entry.name.clone(), self.json(&entry.value)?))).collect(),
            },
            Data::Text(_) | Data::Number(_) | Data::Boolean(_) => node.scalar().map(Value::from),
        }
    }

    fn call(&self, name: &str, argument: &Node) -> Option<Value> {
        match (Intrinsic::ALL.iter().find(|function| function.long_name() == name), argument.items()) {
            (Some(Intrinsic::Ref), _) => self.reference(argument),
            (Some(Intrinsic::GetAtt), [resource, attribute]) => self.attribute(resource, attribute),
            (Some(Intrinsic::GetAtt), _) => {
                let is_dotted = argument.as_text().is_some_and(|text| text.matches('.').count() > 1);
                let name = self.json(argument)?;
                (!(is_dotted && self.has_modules)).then(|| json!({"Fn::GetAtt": name}))
            }
            (Some(Intrinsic::Sub), items) => self.sub(argument, items),
            // With the transform for language extensions, functions stand in more places.
            (Some(Intrinsic::Join | Intrinsic::Split), [delimiter, _]) if call(delimiter).is_some() => None,
            (Some(Intrinsic::If), [condition, ..]) if call(condition).is_some() => None,
            (Some(_), _) => Some(json!({name: self.json(argument)?})),
            (None, _) => {
                let is_meant = name.strip_prefix(FUNCTION).is_some_and(resembles_intrinsic);
                (is_meant && !self.is_changed).then(|| json!({name: ""}))
            }
        }
    }

    fn reference(&self, argument: &Node) -> Option<Value> {
        let Some(name) = argument.as_text() else {
            return call(argument).is_none().then(|| self.json(argument)).flatten().map(|name| json!({"Ref": name}));
        };
        if name == NO_VALUE || (self.has_modules && name.contains('.')) {
            return None;
        }
        Some(match self.resource_type(name) {
            Some(of) => json!({"Ref": name, "of": of.name}),
            None => json!({"Ref": name}),
        })
    }

    fn attribute(&self, resource: &Node, attribute: &Node) -> Option<Value> {
        let (Some(name), Some(attribute)) = (resource.as_text(), attribute.as_text()) else {
            let has_call = call(resource).is_some() || call(attribute).is_some();
            return (!has_call).then(|| json!({"Fn::GetAtt": ""}));
        };
        if self.has_modules && !self.has_resource(name) {
            return None;
        }
        Some(match self.resource_type(name) {
            Some(of) => json!({"Fn::GetAtt": [name, attribute], "of": of.name}),
            None => json!({"Fn::GetAtt": [name, attribute]}),
        })
    }

    /// The text, with the variables that it uses: CloudFormation takes others too, and leaves them out.
    fn sub(&self, argument: &Node, items: &[Node]) -> Option<Value> {
        let (text, given) = match items {
            [text, variables] if text.as_text().is_some() => (text, variables.entries()),
            [] if argument.as_text().is_some() => (argument, &[][..]),
            _ => return Some(json!({"Fn::Sub": self.json(argument)?})),
        };
        let text = text.as_text().unwrap_or_default();
        let mut variables = serde_json::Map::new();
        for name in variables_of(text) {
            let value = match given.iter().find(|entry| entry.name == name) {
                Some(entry) => self.json(&entry.value)?,
                None if self.has_modules && name.contains('.') => return None,
                // A reference to a resource whose type is known says more than the text.
                None => match self.typed(name) {
                    Some(value) => value,
                    None => continue,
                },
            };
            variables.insert(name.to_owned(), value);
        }
        Some(match variables.is_empty() {
            true => json!({"Fn::Sub": text}),
            false => json!({"Fn::Sub": [text, variables]}),
        })
    }

    /// The reference that a name in the text of a `Sub` is, with the type of the resource, where that is known.
    fn typed(&self, name: &str) -> Option<Value> {
        let (resource, attribute) = name.split_once('.').map_or((name, None), |(name, behind)| (name, Some(behind)));
        let of = self.resource_type(resource)?.name;
        Some(match attribute {
            Some(attribute) => json!({"Fn::GetAtt": [resource, attribute], "of": of}),
            None => json!({"Ref": name, "of": of}),
        })
    }
}

/// The names in the text of a `Sub`: `${Name}`, but not `${!Literal}`.
fn variables_of(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split("${").skip(1).filter_map(|piece| piece.split_once('}'));
    pieces.map(|(name, _)| name).filter(|name| !name.starts_with('!'))
}

/// The logical ID of the function, version, alias or layer version that a value is a reference to, with what tells an alias or a
/// version that SAM makes from its function.
pub fn referenced(template: &Template<'_>, node: &Node) -> Option<String> {
    let (name, argument) = call(node)?;
    let text = match (name, argument.items()) {
        ("Ref", _) => argument.as_text()?.to_owned(),
        ("Fn::GetAtt", [resource, _]) => resource.as_text()?.to_owned(),
        ("Fn::GetAtt", _) => argument.as_text()?.split('.').next()?.to_owned(),
        ("Fn::Sub", _) => {
            let inside = argument.as_text()?.strip_prefix("${")?.strip_suffix('}')?;
            inside.strip_suffix(".Arn").unwrap_or(inside).to_owned()
        }
        _ => return None,
    };
    let resource = text.split('.').next().unwrap_or_default();
    template.resource_type(resource).filter(|of| of.is_target() && resource_type(of.name).is_some()).map(|_| text)
}
