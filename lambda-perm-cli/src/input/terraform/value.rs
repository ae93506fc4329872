//! What the value of an argument tells.

use lambda_perm_core::declaration::DeclaredValue;

use super::scope::Scope;
use crate::tree::{Data, Node};

/// The value of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentValue {
    /// `null`: it is as if the argument were not there.
    Absent,
    Text(String),
    /// A template with something to fill in.
    Template(String),
    /// Something that only Terraform knows.
    Open,
}

impl ArgumentValue {
    /// What a value tells, with what the scope has for its references.
    pub fn of(node: &Node, scope: &Scope<'_>) -> Self {
        match &scope.evaluated(node).data {
            Data::Null => Self::Absent,
            Data::Text(text) => Self::Text(text.clone()),
            Data::Number(number) => number_text(number).map_or(Self::Open, Self::Text),
            Data::Boolean(value) => Self::Text(value.to_string()),
            // Such marks take away white space around them.
            Data::Template(template) if template.contains("{~") || template.contains("~}") => Self::Open,
            Data::Template(template) => Self::Template(template.clone()),
            // Terraform takes neither for a text, and says so.
            Data::List(_) | Data::Map(_) => Self::Open,
        }
    }

    /// The value as the rules take it, unless there is none.
    pub fn declared(&self) -> Option<DeclaredValue<'_>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(DeclaredValue::Text(text)),
            Self::Template(template) => Some(DeclaredValue::Terraform(template)),
            Self::Open => Some(DeclaredValue::MaybeAbsent),
        }
    }
}

/// The text that Terraform makes of a whole number: without the zeros that it begins with.
fn number_text(number: &str) -> Option<String> {
    let is_whole = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let text = number.trim_start_matches('0');
    is_whole.then(|| if text.is_empty() { "0".to_owned() } else { text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::hcl;

    #[test]
    fn a_value_is_text_or_a_template_or_open() {
        let text = |text: &str| ArgumentValue::Text(text.into());
        for (written, expected) in [
            ("null", ArgumentValue::Absent),
            ("\"a\"", text("a")),
            ("012345678901", text("12345678901")),
            ("0", text("0")),
            ("1.5", ArgumentValue::Open),
            ("true", text("true")),
            ("[\"a\"]", ArgumentValue::Open),
            ("var.a", ArgumentValue::Template("${var.a}".into())),
            ("\"a ${~ var.a}\"", ArgumentValue::Open),
            ("local.a", text("x")),
            ("local.n", text("7")),
        ] {
            let root = hcl::read(&format!("v = {written}\nlocals {{\n  a = \"x\"\n  n = 7\n}}\n")).expect("HCL");
            let value = root.get("v").expect("a value");
            let locals = root.get("locals").expect("local values").entries();
            assert_eq!(ArgumentValue::of(value, &Scope::new(locals)), expected, "{written}");
        }
    }
}
