//! Conditions whose sides are known: `var.topic != null ? 1 : 0`.

use super::scope::Scope;
use crate::tree::{
    Data, Node,
    hcl::{self, Operation},
};

/// How deep conditions may stand in one another.
const DEEPEST: usize = 8;

/// What references to resources begin with. Their attributes are no `null` and no empty text where a module is called with them.
const RESOURCE: &str = "${aws_";

/// The value with the sides of its conditions taken that hold, as far as the scope tells it.
pub fn decided(node: &Node, scope: &Scope<'_>) -> Node {
    let mut value = scope.evaluated(node).into_owned();
    for _ in 0..DEEPEST {
        let Data::Template(template) = &value.data else { break };
        let Some(Operation::Choice(condition, yes, no)) = hcl::operation(template) else { break };
        let Some(holds) = holds(&condition, scope, 0) else { break };
        value = scope.evaluated(if holds { &yes } else { &no }).into_owned();
    }
    value
}

/// Whether a condition holds. `None` where the scope does not tell it.
fn holds(condition: &Node, scope: &Scope<'_>, depth: usize) -> Option<bool> {
    if depth == DEEPEST {
        return None;
    }
    let of = |node: &Node| holds(node, scope, depth + 1);
    let value = scope.evaluated(condition);
    match &value.data {
        Data::Boolean(value) => Some(*value),
        Data::Text(text) => text.parse().ok(),
        Data::Template(template) => match hcl::operation(template)? {
            Operation::Not(inside) => of(&inside).map(|holds| !holds),
            Operation::And(one, other) => match (of(&one), of(&other)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Operation::Or(one, other) => match (of(&one), of(&other)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Operation::Equal(one, other) => are_equal(&scope.evaluated(&one), &scope.evaluated(&other)),
            Operation::NotEqual(one, other) => {
                are_equal(&scope.evaluated(&one), &scope.evaluated(&other)).map(|equal| !equal)
            }
            Operation::Choice(..) => of(&decided(&value, scope)),
        },
        _ => None,
    }
}

/// Whether two values are the same. `None` where one of them is not known, or has parts that may not be.
fn are_equal(one: &Node, other: &Node) -> Option<bool> {
    match (&one.data, &other.data) {
        (Data::Template(template), Data::Null) | (Data::Null, Data::Template(template)) => {
            template.starts_with(RESOURCE).then_some(false)
        }
        (Data::Template(template), Data::Text(text)) | (Data::Text(text), Data::Template(template)) => {
            (text.is_empty() && template.starts_with(RESOURCE)).then_some(false)
        }
        (Data::Null, Data::Null) => Some(true),
        (Data::Null, _) | (_, Data::Null) => Some(false),
        (Data::Text(one), Data::Text(other)) => Some(one == other),
        (Data::Boolean(one), Data::Boolean(other)) => Some(one == other),
        (Data::Number(one), Data::Number(other)) if is_plain(one) && is_plain(other) => Some(one == other),
        _ => None,
    }
}

/// Whether a number has one spelling only.
fn is_plain(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit()) && (number == "0" || !number.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_side_that_holds_is_taken() {
        let text = "locals {\n  t = true\n  n = null\n  e = \"\"\n  s = \"a\"\n  arn = aws_sns_topic.t.arn\n}\n";
        let root = hcl::read(text).expect("HCL");
        let scope = Scope::new(root.get("locals").expect("local values").entries());
        let value = |condition: &str| {
            let template = format!("${{{condition} ? 1 : 0}}");
            match decided(&Node { span: 0..0, data: Data::Template(template) }, &scope).data {
                Data::Number(number) => Some(number == "1"),
                _ => None,
            }
        };
        for (condition, expected) in [
            ("local.t", Some(true)),
            ("!local.t", Some(false)),
            ("(local.t)", Some(true)),
            ("local.n == null", Some(true)),
            ("local.s != null", Some(true)),
            ("local.e != \"\"", Some(false)),
            ("local.s == \"a\"", Some(true)),
            ("local.arn != null && local.t", Some(true)),
            ("local.arn == \"\"", Some(false)),
            ("local.t || var.x", Some(true)),
            ("local.t && var.x", None),
            ("!local.t && var.x", Some(false)),
            ("(local.t ? local.s : var.x) == \"b\"", None),
            ("var.x", None),
            ("var.x == null", None),
            ("local.s == 1", None),
            ("length(local.s) > 0", None),
            ("1 == 01", None),
        ] {
            assert_eq!(value(condition), expected, "{condition}");
        }
    }
}
