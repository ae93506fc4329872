//! A statement of which only the deployment knows all as the permission that AddPermission would have to be given.

mod apart;

use apart::{may_deny, values_apart};

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    document::{Effect, Inexpressible, Operator, PrincipalType, condition_key},
    expression::Language,
    facts::{
        parameters::{Key, Target, ValueKind},
        policy_language::STATEMENT_MEMBERS,
    },
};

use crate::{
    declared::{Contents, DeclaredPermission, Skipped},
    tree::{Data, Node},
};

/// Why a statement is none of AddPermission's where a part of it is only known at deployment.
const OPEN: &str = "only a deployment knows what it grants";

/// What a value tells, in the language of the file.
pub trait Values {
    /// Whether a value stands for one that only the deployment knows.
    fn is_open(&self, node: &Node) -> bool;

    /// The same declaration with the value of a key. `None` if the value is absent.
    fn declare(&self, declaration: Declaration, key: Key, node: &Node) -> Option<Declaration>;
}

/// A permission without any values, for a statement that is a part of what has this name.
pub fn empty(name: &str, language: Language, statement: &Node) -> DeclaredPermission {
    DeclaredPermission {
        name: name.to_owned(),
        declaration: Declaration::new(Target::Function, Some(language)).in_policy(),
        span: statement.get("Sid").map_or_else(|| statement.span.clone(), |sid| sid.span.clone()),
        extent: statement.span.clone(),
        values: Vec::new(),
        exceptions: Vec::new(),
        group: None,
        help: None,
        written: None,
    }
}

/// Adds a permission for each statement of a policy that is not known as a whole, and for each value of those that AddPermission cannot
/// write. `empty` is a permission without any values, and `unknown` says what the statements have that the file does not say.
pub fn declare(
    statements: &[&Node],
    unknown: &str,
    empty: impl Fn(&Node) -> DeclaredPermission,
    values: &impl Values,
    contents: &mut Contents,
) {
    let is_guarded = may_deny(statements);
    for (at, statement) in statements.iter().enumerate() {
        let mut permission = empty(statement);
        let Err(why) = fill(&mut permission, statement, values) else {
            if is_guarded {
                // What denies may be the answer to what is open to everyone, as a condition on the organization is.
                permission.declaration = permission.declaration.with(Key::PrincipalOrgId, DeclaredValue::MaybeAbsent);
            }
            contents.permissions.push(permission);
            continue;
        };
        let apart = values_apart(|| empty(statement), statement, values, is_guarded);
        let but = if apart.is_empty() { "" } else { " as a whole, but only each of its values" };
        contents.apart.extend(apart);
        let sid = sid(statement).map_or_else(|| format!("#{}", at + 1), str::to_owned);
        let message = format!("the statement `{sid}` of `{}`{but}: it has {unknown}, and {why}", permission.name);
        contents.skipped.push(Skipped { message, span: statement.span.clone() });
    }
}

/// Gives a permission the values of a statement, or says why it is none.
fn fill(permission: &mut DeclaredPermission, statement: &Node, values: &impl Values) -> Result<(), String> {
    if values.is_open(statement) || !matches!(statement.data, Data::Map(_)) {
        return Err(OPEN.into());
    }
    Writer { permission, values }.members(statement)
}

/// The statements of a document: a list, or one by itself.
pub fn statements(document: &Node) -> Vec<&Node> {
    match document.get("Statement") {
        Some(Node { data: Data::List(items), .. }) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// The `Sid` of a statement.
pub fn sid(statement: &Node) -> Option<&str> {
    statement.get("Sid").and_then(Node::as_text)
}

struct Writer<'t, V> {
    permission: &'t mut DeclaredPermission,
    values: &'t V,
}

impl<V: Values> Writer<'_, V> {
    fn members(&mut self, statement: &Node) -> Result<(), String> {
        for entry in statement.entries() {
            match entry.name.as_str() {
                "NotPrincipal" => return Err(Inexpressible::Principals.to_string()),
                "NotAction" => return Err(Inexpressible::Actions.to_string()),
                "NotResource" => return Err(Inexpressible::Resources.to_string()),
                name if !STATEMENT_MEMBERS.contains(&name) => {
                    return Err(Inexpressible::UnknownMember(name.into()).to_string());
                }
                _ => {}
            }
        }
        let effect = statement.get("Effect").ok_or(OPEN)?.as_text().ok_or(OPEN)?;
        if effect != Effect::Allow.as_str() {
            return Err(Inexpressible::Deny.to_string());
        }
        match statement.get("Sid") {
            Some(sid) => self.value(Key::StatementId, sid)?,
            None => self.declare(Key::StatementId, DeclaredValue::Open),
        }
        self.value(Key::Action, only(statement.get("Action"), &Inexpressible::Actions)?)?;
        self.resource(only(statement.get("Resource"), &Inexpressible::Resources)?)?;
        self.principal(statement.get("Principal").ok_or_else(|| Inexpressible::Principals.to_string())?)?;
        match statement.get("Condition") {
            Some(condition) => self.conditions(condition),
            None => Ok(()),
        }
    }

    /// A pattern is none that a request names.
    fn resource(&mut self, resource: &Node) -> Result<(), String> {
        self.value(Key::FunctionName, resource)?;
        let shown = self.permission.declaration.shown(Key::FunctionName).unwrap_or_default();
        match shown.contains(['*', '?']) {
            true => Err(Inexpressible::Resource { resource: shown.to_owned(), target: Target::Function }.to_string()),
            false => Ok(()),
        }
    }

    fn principal(&mut self, principal: &Node) -> Result<(), String> {
        if principal.as_text().is_some() {
            return self.value(Key::Principal, principal);
        }
        let [entry] = principal.entries() else { return Err(Inexpressible::Principals.to_string()) };
        let kinds = [PrincipalType::Aws, PrincipalType::Service];
        if !kinds.iter().any(|kind| kind.as_str() == entry.name) {
            return Err(match self.values.is_open(principal) {
                true => OPEN.into(),
                false => format!("AddPermission cannot name a principal of the type `{}`", entry.name),
            });
        }
        self.value(Key::Principal, only(Some(&entry.value), &Inexpressible::Principals)?)
    }

    fn conditions(&mut self, conditions: &Node) -> Result<(), String> {
        if self.values.is_open(conditions) {
            return Err("only a deployment knows its condition".into());
        }
        for operator in conditions.entries() {
            for entry in operator.value.entries() {
                let wrong = |why: &'static str| {
                    let (operator, key) = (operator.name.clone(), entry.name.clone());
                    Inexpressible::Condition { operator, key, why }.to_string()
                };
                let key =
                    condition_key(Target::Function, Operator::of_name(&operator.name), &entry.name).map_err(wrong)?;
                let key = key.parameter;
                let value = match &entry.value.data {
                    Data::List(items) => match items.as_slice() {
                        [value] => value,
                        _ => return Err(wrong(Inexpressible::ONE_VALUE)),
                    },
                    _ => &entry.value,
                };
                let is_boolean = key.parameter().kind == ValueKind::Boolean;
                if is_boolean && !value.scalar().is_some_and(|text| text.eq_ignore_ascii_case("true")) {
                    return Err(wrong(Inexpressible::TRUE_ONLY));
                }
                if self.permission.declaration.has(key) {
                    return Err(wrong(Inexpressible::TWICE));
                }
                match is_boolean {
                    true => self.declare(key, DeclaredValue::Text("true")),
                    false => self.value(key, value)?,
                }
            }
        }
        Ok(())
    }

    /// A value that is text or a function.
    fn value(&mut self, key: Key, node: &Node) -> Result<(), String> {
        if matches!(node.data, Data::List(_) | Data::Null) {
            return Err(OPEN.into());
        }
        self.permission.values.push((key, node.span.clone()));
        let declared = self.values.declare(self.permission.declaration.clone(), key, node);
        self.permission.declaration = declared.ok_or(OPEN)?;
        Ok(())
    }

    fn declare(&mut self, key: Key, value: DeclaredValue<'_>) {
        self.permission.declaration = self.permission.declaration.clone().with(key, value);
    }
}

/// The only value of a member.
fn only<'a>(member: Option<&'a Node>, why: &Inexpressible) -> Result<&'a Node, String> {
    match member.map(|node| (&node.data, node)) {
        Some((Data::List(items), _)) => match items.as_slice() {
            [value] => Ok(value),
            _ => Err(why.to_string()),
        },
        Some((_, node)) => Ok(node),
        None => Err(why.to_string()),
    }
}
