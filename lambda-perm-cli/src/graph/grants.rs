//! From what a file declares to who may call what. Which doors are wide open, the rules of the core say.

use std::collections::BTreeMap;

use lambda_perm_core::{
    Lint,
    document::{AuditOptions, Condition, DocumentStatement, PolicyDocument},
    facts::{parameters::Key, policy_language::Effect},
};

use super::{
    Graph,
    caller::{Caller, Standing, name},
    function::Function,
};
use crate::{
    declared::{DeclaredPermission, DeclaredPolicy},
    file::SourceFile,
};

/// What callers are let in for if nothing else is said.
const INVOKE: &str = "lambda:InvokeFunction";

impl Graph {
    pub(super) fn add_permission(&mut self, file: &SourceFile, permission: &DeclaredPermission) {
        let declaration = &permission.declaration;
        let found = declaration.findings();
        let allowed = declaration.exceptions().iter().map(lambda_perm_core::Exception::lint);
        let lints: Vec<Lint> = found.iter().filter_map(|error| error.code().lint()).chain(allowed).collect();
        let keys = Key::ALL.iter().filter(|key| key.parameter().condition.is_some());
        let conditions = keys.filter(|key| declaration.has(**key));
        let conditions = conditions.map(|key| {
            let open = || format!("{}: not named", key.name());
            (Some(*key), declaration.displayed(*key).map_or_else(open, |value| condition(*key, &value)))
        });
        let action = declaration.shown(Key::Action).filter(|action| !is_invoke(action)).map(named);
        let caller = Caller {
            standing: standing(&lints),
            name: declaration.shown(Key::Principal).map_or_else(|| "a caller that is not named".into(), name),
            details: sources_first(conditions.collect()).chain(action).collect(),
        };
        let (resource, qualifier) = declaration.resource_keys();
        let (resource, qualifier) = (declaration.displayed(resource), declaration.displayed(qualifier));
        let function = Function::new(file, resource.as_deref(), qualifier.as_deref());
        self.grant(caller, function, file, permission.span.start);
    }

    pub(super) fn add_policy(&mut self, file: &SourceFile, policy: &DeclaredPolicy) {
        let Ok(document) = PolicyDocument::parse(&policy.text) else { return };
        let options = policy.resource.iter().fold(AuditOptions::new(), |options, arn| options.resource(arn));
        let mut lints: BTreeMap<usize, Vec<Lint>> = BTreeMap::new();
        for finding in document.audit(&options) {
            if let (Some(statement), Some(lint)) = (finding.statement(), finding.code().lint()) {
                lints.entry(statement).or_default().push(lint);
            }
        }
        let mut read = 0;
        for (at, statement) in document.statements().iter().enumerate() {
            let start =
                policy.text.get(read..).and_then(|rest| rest.find(statement.text())).map_or(read, |at| read + at);
            read = start + statement.text().len();
            if statement.effect() == Effect::Deny {
                self.denials += 1;
                continue;
            }
            let standing = standing(lints.get(&(at + 1)).map_or(&[], Vec::as_slice));
            let offset = policy.places.span(file, start).start;
            for function in functions(file, policy, statement) {
                for caller in callers(statement, standing) {
                    self.grant(caller, function.clone(), file, offset);
                }
            }
        }
    }

    fn grant(&mut self, caller: Caller, function: Function, file: &SourceFile, offset: usize) {
        let place = format!("{}:{}", file.name, file.position(offset).line);
        self.grants.entry((caller, function)).or_default().add(place);
    }
}

fn standing(lints: &[Lint]) -> Standing {
    if lints.contains(&Lint::PublicAccess) {
        Standing::Public
    } else if lints.contains(&Lint::UnscopedService) {
        Standing::Unscoped
    } else {
        Standing::Scoped
    }
}

fn functions(file: &SourceFile, policy: &DeclaredPolicy, statement: &DocumentStatement<'_>) -> Vec<Function> {
    if let Some(resource) = &policy.resource {
        return vec![Function::new(file, Some(resource), None)];
    }
    if statement.resources().is_negated() || statement.resources().iter().len() == 0 {
        return vec![Function::new(file, policy.name.as_deref(), None)];
    }
    statement.resources().iter().map(|resource| Function::new(file, Some(resource), None)).collect()
}

fn callers(statement: &DocumentStatement<'_>, standing: Standing) -> Vec<Caller> {
    let actions: Vec<String> = statement.actions().iter().filter(|action| !is_invoke(action)).map(named).collect();
    let actions = match statement.actions().is_negated() {
        true => {
            vec![format!("all actions but {}", statement.actions().iter().map(bare).collect::<Vec<_>>().join(", "))]
        }
        false => actions,
    };
    let details: Vec<String> =
        sources_first(statement.conditions().iter().map(of_statement).collect()).chain(actions).collect();
    let principals = statement.principal();
    let names: Vec<String> = principals.iter().map(|principal| name(principal.name)).collect();
    let names = if principals.is_negated() { vec![format!("everyone but {}", names.join(", "))] } else { names };
    names.into_iter().map(|name| Caller { standing, name, details: details.clone() }).collect()
}

/// A condition of a statement: as the parameter that it comes from, or else as it stands there.
fn of_statement(given: &Condition<'_>) -> (Option<Key>, String) {
    let values: Vec<&str> = given.values().iter().map(|value| value.as_text()).collect();
    let values = values.join(", ");
    let is_of = |key: &&Key| {
        let row = key.parameter().condition;
        row.is_some_and(|row| given.is_of(row.key) && given.operator_text() == row.operator)
    };
    match Key::ALL.iter().find(is_of) {
        Some(key) => (Some(*key), condition(*key, &values)),
        None => (None, format!("{} {}: {values}", given.operator_text(), given.key())),
    }
}

/// The texts of conditions. A source says more than the others.
fn sources_first(mut conditions: Vec<(Option<Key>, String)>) -> impl Iterator<Item = String> {
    conditions.sort_by_key(|(key, _)| *key != Some(Key::SourceArn));
    conditions.into_iter().map(|(_, text)| text)
}

/// A source ARN says by itself what it is.
fn condition(key: Key, value: &str) -> String {
    match key {
        Key::SourceArn => value.to_owned(),
        _ => format!("{}: {value}", key.name()),
    }
}

/// IAM ignores the case of actions.
fn is_invoke(action: &str) -> bool {
    action.eq_ignore_ascii_case(INVOKE)
}

fn named(action: &str) -> String {
    format!("{}: {}", Key::Action.name(), bare(action))
}

/// An action without the prefix that all of them have.
fn bare(action: &str) -> String {
    action.strip_prefix("lambda:").unwrap_or(action).to_owned()
}
