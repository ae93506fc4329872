//! A statement with functions inside as the permission that AddPermission would have to be given.

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    document::{Effect, Inexpressible, Operator, PrincipalType, condition_key},
    expression::Language,
    facts::{
        parameters::{Key, Target, ValueKind},
        policy_language::STATEMENT_MEMBERS,
    },
};

use super::super::{
    template::{Resource, Template},
    value::{PropertyValue, call},
};
use crate::{
    declared::DeclaredPermission,
    tree::{Data, Node},
};

/// Why a statement is none of AddPermission's where a part of it is a function.
const OPEN: &str = "what it grants is one of them";

/// The permission, or why there is none.
pub fn permission(
    template: &Template<'_>,
    resource: &Resource<'_>,
    statement: &Node,
) -> Result<DeclaredPermission, String> {
    if call(statement).is_some() || !matches!(statement.data, Data::Map(_)) {
        return Err(OPEN.into());
    }
    let mut writer = Writer {
        template,
        permission: DeclaredPermission {
            name: resource.name.to_owned(),
            declaration: Declaration::new(Target::Function, Some(Language::CloudFormation)).in_policy(),
            span: statement.get("Sid").map_or_else(|| statement.span.clone(), |sid| sid.span.clone()),
            extent: statement.span.clone(),
            values: Vec::new(),
            exceptions: Vec::new(),
            group: Some(format!("the policy {}", resource.name)),
            help: None,
        },
    };
    writer.members(statement)?;
    Ok(writer.permission)
}

struct Writer<'t, 'a> {
    template: &'t Template<'a>,
    permission: DeclaredPermission,
}

impl Writer<'_, '_> {
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
            return Err(match call(principal) {
                Some(_) => OPEN.into(),
                None => format!("AddPermission cannot name a principal of the type `{}`", entry.name),
            });
        }
        self.value(Key::Principal, only(Some(&entry.value), &Inexpressible::Principals)?)
    }

    fn conditions(&mut self, conditions: &Node) -> Result<(), String> {
        if call(conditions).is_some() {
            return Err("its condition is one of them".into());
        }
        for operator in conditions.entries() {
            for entry in operator.value.entries() {
                let wrong = |why: &str| format!("the condition `{}` of `{}`: {why}", operator.name, entry.name);
                let key =
                    condition_key(Target::Function, Operator::of_name(&operator.name), &entry.name).map_err(wrong)?;
                let key = key.parameter;
                let value = match &entry.value.data {
                    Data::List(items) => match items.as_slice() {
                        [value] => value,
                        _ => return Err(wrong("Lambda writes one value")),
                    },
                    _ => &entry.value,
                };
                let is_boolean = key.parameter().kind == ValueKind::Boolean;
                if is_boolean && !value.scalar().is_some_and(|text| text.eq_ignore_ascii_case("true")) {
                    return Err(wrong("Lambda writes this key for `true` only"));
                }
                if self.permission.declaration.has(key) {
                    return Err(wrong("the same key is there twice, and a request has it once"));
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
        match self.template.value(node) {
            PropertyValue::Absent => Err(OPEN.into()),
            value => {
                self.declare(key, value.declared().unwrap_or(DeclaredValue::Open));
                Ok(())
            }
        }
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
