//! What the values of a template refer to.

use alloc::{borrow::ToOwned, collections::BTreeMap, format, string::String, vec, vec::Vec};

use super::property::function;
use crate::{
    expression::sub::rewritten,
    facts::cloudformation::PseudoParameter,
    template::{Node, map},
};

/// What a value refers to.
pub(super) enum TemplateReference<'a> {
    /// A resource, a parameter or an attribute: `Bucket`, `Bucket.Arn`.
    Name(&'a str),
    /// A condition of the template.
    Condition(&'a str),
    /// A mapping of the template.
    Mapping(&'a str),
}

/// Calls `found` with each reference of a value.
pub(super) fn visit(node: &Node, found: &mut dyn FnMut(TemplateReference<'_>)) {
    match node {
        Node::List(items) => items.iter().for_each(|item| visit(item, found)),
        Node::Map(entries) => {
            for (key, value) in entries {
                visit_entry(key, value, found);
            }
        }
        _ => {}
    }
}

fn visit_entry(key: &str, value: &Node, found: &mut dyn FnMut(TemplateReference<'_>)) {
    match (key, value) {
        ("Ref", Node::Text(name)) => found(TemplateReference::Name(name)),
        ("Fn::GetAtt", Node::List(parts)) => found(TemplateReference::Name(&attribute(parts))),
        ("Fn::Sub", Node::Text(text)) => visit_sub(text, &[], found),
        ("Fn::Sub", Node::List(parts)) => {
            if let [Node::Text(text), Node::Map(variables)] = parts.as_slice() {
                visit_sub(text, variables, found);
            }
            parts.iter().for_each(|part| visit(part, found));
        }
        ("Fn::If" | "Fn::FindInMap", Node::List(parts)) => {
            match parts.first() {
                Some(Node::Text(name)) if key == "Fn::If" => found(TemplateReference::Condition(name)),
                Some(Node::Text(name)) => found(TemplateReference::Mapping(name)),
                _ => {}
            }
            parts.iter().for_each(|part| visit(part, found));
        }
        _ => visit(value, found),
    }
}

fn visit_sub(text: &str, variables: &[(String, Node)], found: &mut dyn FnMut(TemplateReference<'_>)) {
    rewritten(text, |name| {
        if !variables.iter().any(|(variable, _)| variable == name) {
            found(TemplateReference::Name(name));
        }
        String::new()
    });
}

fn attribute(parts: &[Node]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .filter_map(|part| match part {
            Node::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    parts.join(".")
}

/// Whether the name has the same value in a nested stack.
fn is_same_in_nested_stacks(name: &str) -> bool {
    PseudoParameter::find(name).is_some_and(|found| !found.is_of_one_stack())
}

/// What a parent passes to a nested stack, instead of names that only the parent's template has.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    /// The parameters, each with the value that the parent gives it.
    pub(super) parameters: BTreeMap<String, Node>,
    /// The conditions of the parent's template, each with the parameter that says whether it holds.
    pub(super) conditions: BTreeMap<String, String>,
}

impl Given {
    /// The value, with each reference to the parent's template replaced by one to a parameter.
    pub(super) fn take(&mut self, node: Node) -> Node {
        match node {
            Node::List(items) => Node::List(items.into_iter().map(|item| self.take(item)).collect()),
            Node::Map(entries) => match <[_; 1]>::try_from(entries) {
                Ok([(name, argument)]) => self.take_function(name, argument),
                Err(entries) => Node::Map(entries.into_iter().map(|(key, value)| (key, self.take(value))).collect()),
            },
            node => node,
        }
    }

    fn take_function(&mut self, name: String, argument: Node) -> Node {
        match (name.as_str(), argument) {
            ("Ref", Node::Text(text)) if is_same_in_nested_stacks(&text) => function("Ref", Node::Text(text)),
            ("Ref", Node::Text(text)) => {
                let value = function("Ref", Node::Text(text.clone()));
                self.parameter(&text, value)
            }
            ("Fn::GetAtt", Node::List(parts)) => {
                let text = attribute(&parts);
                self.parameter(&text, function("Fn::GetAtt", Node::List(parts)))
            }
            ("Fn::FindInMap", keys) => {
                let text = keys.to_json();
                self.parameter(&text, function("Fn::FindInMap", keys))
            }
            ("Fn::Sub", Node::Text(text)) => function("Fn::Sub", Node::Text(self.take_sub(&text, &[]))),
            ("Fn::Sub", Node::List(parts)) => function(
                "Fn::Sub",
                match <[_; 2]>::try_from(parts) {
                    Ok([Node::Text(text), Node::Map(variables)]) => {
                        let text = self.take_sub(&text, &variables);
                        let variables = variables.into_iter().map(|(key, value)| (key, self.take(value))).collect();
                        Node::List(vec![Node::Text(text), Node::Map(variables)])
                    }
                    Ok(parts) => Node::List(parts.into()),
                    Err(parts) => Node::List(parts),
                },
            ),
            ("Fn::If", Node::List(parts)) => {
                if let [Node::Text(condition), ..] = parts.as_slice() {
                    self.condition(condition);
                }
                function("Fn::If", self.take(Node::List(parts)))
            }
            (_, argument) => Node::Map(vec![(name, self.take(argument))]),
        }
    }

    fn take_sub(&mut self, text: &str, variables: &[(String, Node)]) -> String {
        rewritten(text, |name| {
            if is_same_in_nested_stacks(name) || variables.iter().any(|(variable, _)| variable == name) {
                return format!("${{{name}}}");
            }
            let value = match name.split_once('.') {
                Some((resource, attribute)) => {
                    function("Fn::GetAtt", Node::List(vec![resource.into(), attribute.into()]))
                }
                None => function("Ref", name.into()),
            };
            format!("${{{}}}", self.name(name, value))
        })
    }

    /// Says that a condition of the parent's template is used.
    pub(super) fn condition(&mut self, condition: &str) {
        if !self.conditions.contains_key(condition) {
            let value = Node::List(vec![condition.into(), "true".into(), "false".into()]);
            let parameter = self.name(&format!("Condition{condition}"), function("Fn::If", value));
            self.conditions.insert(condition.to_owned(), parameter);
        }
    }

    fn parameter(&mut self, text: &str, value: Node) -> Node {
        function("Ref", Node::Text(self.name(text, value)))
    }

    /// The name of the parameter for a value: the letters and digits of its own name, and a suffix if another value has that name.
    fn name(&mut self, text: &str, value: Node) -> String {
        let mut name: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        while self.parameters.get(&name).is_some_and(|other| *other != value) {
            name.push('X');
        }
        self.parameters.insert(name.clone(), value);
        name
    }

    /// The parameters and conditions of the nested stack's template.
    pub(super) fn sections(&self) -> [(&'static str, Node); 2] {
        let parameters = self.parameters.keys().map(|name| (name.clone(), map([("Type", "String".into())])));
        let conditions = self.conditions.iter().map(|(name, parameter)| {
            let parameter = function("Ref", parameter.as_str().into());
            (name.clone(), function("Fn::Equals", Node::List(vec![parameter, "true".into()])))
        });
        [("Parameters", Node::Map(parameters.collect())), ("Conditions", Node::Map(conditions.collect()))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_has_its_own_parameter_whatever_else_bears_that_name() {
        let mut given = Given::default();
        let reference = function("Ref", "ConditionProd".into());
        assert_eq!(given.take(reference.clone()), reference);
        given.condition("Prod");
        let [(_, parameters), (_, conditions)] = given.sections();
        assert_eq!(parameters.to_json(), r#"{"ConditionProd":{"Type":"String"},"ConditionProdX":{"Type":"String"}}"#);
        assert_eq!(conditions.to_json(), r#"{"Prod":{"Fn::Equals":[{"Ref":"ConditionProdX"},"true"]}}"#);
    }
}
