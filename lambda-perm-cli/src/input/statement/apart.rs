//! A statement that AddPermission cannot write, value by value: what is wrong with a principal or an action whatever the others are.

use lambda_perm_core::{
    declaration::DeclaredValue,
    document::{Effect, Operator, PrincipalType, condition_key},
    facts::parameters::{Key, PARAMETERS, Target, ValueKind},
};

use super::Values;
use crate::{
    declared::DeclaredPermission,
    tree::{Data, Node},
};

/// Actions with wildcards that the rules read.
const ALL_ACTIONS: [&str; 2] = ["*", "lambda:*"];

/// Whether statements of a policy may deny what others allow, so that nobody is known to get in.
pub fn may_deny(statements: &[&Node]) -> bool {
    let allows = |statement: &&&Node| statement.get("Effect").and_then(Node::as_text) == Some(Effect::Allow.as_str());
    !statements.iter().all(|statement| allows(&statement))
}

/// A permission for each principal and each action of a statement, whose other values are open where there are several. `empty` is one
/// without values, and a guarded statement is one of a policy that may deny.
pub fn values_apart(
    empty: impl Fn() -> DeclaredPermission,
    statement: &Node,
    values: &impl Values,
    is_guarded: bool,
) -> Vec<DeclaredPermission> {
    if may_deny(&[statement]) {
        return Vec::new();
    }
    let (principals, actions) = (principals(statement, values), listed(statement.get("Action")));
    let mut pairs: Vec<_> = principals.iter().map(|principal| (Some(*principal), only(&actions))).collect();
    if pairs.len() != 1 || actions.len() != 1 {
        pairs.extend(actions.iter().map(|action| (only(&principals), Some(*action))));
    }
    let apart = pairs.into_iter().map(|(principal, action)| {
        let mut piece = Piece { permission: empty(), values };
        piece.give(Key::StatementId, statement.get("Sid"));
        piece.open(Key::FunctionName);
        piece.give(Key::Action, action.filter(|node| is_read(node)));
        piece.give(Key::Principal, principal);
        let is_limited = !piece.conditions(statement) || is_guarded;
        if is_limited {
            piece.doubt_others();
        }
        piece.permission
    });
    apart.collect()
}

/// The principals that the rules read.
fn principals<'n>(statement: &'n Node, values: &impl Values) -> Vec<&'n Node> {
    let Some(principal) = statement.get("Principal") else { return Vec::new() };
    if principal.as_text().is_some() {
        return vec![principal];
    }
    let entries = principal.entries().iter().filter(|_| !values.is_open(principal));
    let known = entries
        .filter(|entry| [PrincipalType::Aws, PrincipalType::Service].iter().any(|kind| kind.as_str() == entry.name));
    known.flat_map(|entry| listed(Some(&entry.value))).collect()
}

fn only<'n>(nodes: &[&'n Node]) -> Option<&'n Node> {
    if let [one] = nodes { Some(*one) } else { None }
}

/// The items of a list, or one value.
fn listed(node: Option<&Node>) -> Vec<&Node> {
    match node {
        Some(Node { data: Data::List(items), .. }) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// Whether the rules read an action: other patterns are none that a permission has.
fn is_read(action: &Node) -> bool {
    action.as_text().is_none_or(|text| ALL_ACTIONS.contains(&text) || !text.contains(['*', '?']))
}

struct Piece<'v, V> {
    permission: DeclaredPermission,
    values: &'v V,
}

impl<V: Values> Piece<'_, V> {
    fn open(&mut self, key: Key) {
        self.declare(key, DeclaredValue::Open);
    }

    fn declare(&mut self, key: Key, value: DeclaredValue<'_>) {
        self.permission.declaration = self.permission.declaration.clone().with(key, value);
    }

    fn give(&mut self, key: Key, node: Option<&Node>) {
        let Some(node) = node.filter(|node| !matches!(node.data, Data::List(_) | Data::Null)) else {
            return self.open(key);
        };
        match self.values.declare(self.permission.declaration.clone(), key, node) {
            Some(declaration) => {
                self.permission.declaration = declaration;
                self.permission.values.push((key, node.span.clone()));
            }
            None => self.open(key),
        }
    }

    /// Whether these are all that limit the statement.
    fn conditions(&mut self, statement: &Node) -> bool {
        let Some(conditions) = statement.get("Condition") else { return true };
        let mut is_all = !self.values.is_open(conditions) && matches!(conditions.data, Data::Map(_));
        for operator in conditions.entries() {
            is_all &= matches!(operator.value.data, Data::Map(_)) && !self.values.is_open(&operator.value);
            for entry in operator.value.entries() {
                let key = condition_key(Target::Function, Operator::of_name(&operator.name), &entry.name);
                let key = key.ok().map(|key| key.parameter).filter(|key| !self.permission.declaration.has(*key));
                match (key, listed(Some(&entry.value)).as_slice()) {
                    (Some(key), [value]) if key.parameter().kind == ValueKind::Boolean => {
                        let is_true = value.scalar().is_some_and(|text| text.eq_ignore_ascii_case("true"));
                        self.declare(
                            key,
                            if is_true { DeclaredValue::Text("true") } else { DeclaredValue::MaybeAbsent },
                        );
                        is_all &= is_true;
                    }
                    (Some(key), [value]) => self.give(key, Some(value)),
                    _ => is_all = false,
                }
            }
        }
        is_all
    }

    /// Says that there may be other conditions: what is found is found with each of them, and without.
    fn doubt_others(&mut self) {
        let optional =
            PARAMETERS.iter().filter(|row| row.is_of_function && !row.is_of_resource && !row.key.is_required());
        for row in optional {
            if !self.permission.declaration.has(row.key) {
                self.declare(row.key, DeclaredValue::MaybeAbsent);
            }
        }
    }
}
