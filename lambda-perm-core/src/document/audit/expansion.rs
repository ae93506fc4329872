//! The permissions that a statement stands for: one for each choice of its values.

use alloc::{borrow::Cow, vec, vec::Vec};

use super::{
    limit::{self, ReadCondition},
    place::{MemberPath, principal_paths},
    principal::own_type,
};
use crate::{
    document::{
        Condition, DocumentStatement, NamedPrincipal, Patterns, PrincipalType,
        permission::{account_of_root, canonical_action, resource_values},
    },
    facts::{
        actions,
        parameters::{Key, Target},
    },
    statement::Statement,
    text::glob,
    value,
};

/// The most permissions of a statement that are looked at as all choices of its values. Of a larger one, each value is looked at
/// with the first of the others.
const MOST: usize = 1024;

/// A statement as the rules read it.
pub(super) struct StatementExpansion<'a> {
    pub(super) target: Target,
    /// The values, each with the others that the same list has: ID, principals, actions, resources, conditions.
    pub(super) lists: Vec<Vec<ReadValue<'a>>>,
    /// The conditions that the rules do not read. With them it allows less than it seems to.
    pub(super) others: Vec<&'a Condition<'a>>,
}

/// A value of a statement, and what it is to the rules.
pub(super) struct ReadValue<'a> {
    pub(super) path: MemberPath<'a>,
    /// The values of the request; `None` for one that cannot be known or is wrong by itself.
    pub(super) fields: Vec<(Key, Option<Cow<'a, str>>)>,
    /// What is wrong with it by itself.
    pub(super) wrong: Option<(Key, Cow<'a, str>)>,
}

/// A choice of values: the number of one of each list.
pub(super) type Choice = Vec<usize>;

impl<'a> ReadValue<'a> {
    fn new(path: MemberPath<'a>, fields: Vec<(Key, Option<Cow<'a, str>>)>) -> Self {
        let mut read = Self { path, fields, wrong: None };
        for (key, text) in &mut read.fields {
            let is_wrong = text.as_ref().is_some_and(|text| value::check(*key, text).is_some());
            if is_wrong {
                read.wrong = text.take().map(|text| (*key, text));
            }
        }
        read
    }

    fn one(path: MemberPath<'a>, key: Key, text: Option<Cow<'a, str>>) -> Self {
        Self::new(path, vec![(key, text)])
    }
}

impl<'a> StatementExpansion<'a> {
    /// What an `Allow` stands for in the policy of a resource.
    pub(super) fn of(statement: &'a DocumentStatement<'_>, own: Option<&'a str>) -> Self {
        let target = statement.target();
        let mut lists = Vec::with_capacity(4 + statement.conditions().len());
        if let Some(sid) = statement.sid() {
            lists.push(vec![ReadValue::one(MemberPath::of("Sid"), Key::StatementId, Some(sid.into()))]);
        }
        lists.push(principals(statement));
        lists.push(actions_of(statement.actions()));
        lists.push(resources(statement.resources(), target, own));
        let others = conditions(statement, target, &mut lists);
        Self { target, lists, others }
    }

    /// All choices, or for a large statement each value with the first of the others.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let first = vec![0; self.lists.len()];
        let count = self.lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.len()));
        let mut choices = vec![first.clone()];
        for (place, list) in self.lists.iter().enumerate() {
            let bases = if count.is_some_and(|count| count <= MOST) { choices.clone() } else { vec![first.clone()] };
            for number in 1..list.len() {
                choices.extend(bases.iter().map(|base| {
                    let mut choice = base.clone();
                    if let Some(chosen) = choice.get_mut(place) {
                        *chosen = number;
                    }
                    choice
                }));
            }
        }
        choices
    }

    /// The values of a choice.
    pub(super) fn values<'s>(&'s self, choice: &'s Choice) -> impl Iterator<Item = &'s ReadValue<'a>> + use<'s, 'a> {
        self.lists.iter().zip(choice).filter_map(|(list, number)| list.get(*number))
    }

    /// The permission of a choice, as the rules read it.
    pub(super) fn statement<'s>(&'s self, choice: &'s Choice) -> Statement<'s> {
        let fields = self.values(choice).flat_map(|read| &read.fields);
        fields.fold(Statement::new(self.target), |statement, (key, text)| match text {
            Some(text) => statement.with(*key, text),
            None => statement.with_pending(*key),
        })
    }
}

fn principals<'a>(statement: &'a DocumentStatement<'_>) -> Vec<ReadValue<'a>> {
    let principals = statement.principal();
    if principals.is_negated() {
        return or_pending(Vec::new(), Key::Principal);
    }
    let resource = statement.resources().iter().next().unwrap_or_default();
    let read = |(path, named)| ReadValue::one(path, Key::Principal, principal(named, resource));
    or_pending(principal_paths(principals).map(read).collect(), Key::Principal)
}

fn principal<'a>(named: NamedPrincipal<'a>, resource: &str) -> Option<Cow<'a, str>> {
    match named.kind {
        _ if named.is_deleted() || own_type(named).is_some() => None,
        // Everyone is everyone, whatever the type.
        _ if named.name == "*" => Some(named.name.into()),
        PrincipalType::Aws => Some(account_of_root(named.name, resource).unwrap_or(named.name).into()),
        PrincipalType::Service => Some(named.name.into()),
        _ => None,
    }
}

fn actions_of<'a>(patterns: &'a Patterns<'_>) -> Vec<ReadValue<'a>> {
    let path = MemberPath::of("Action");
    let read = |(at, pattern)| ReadValue::one(path.item(at), Key::Action, action(pattern));
    let named = patterns.iter().enumerate().filter(|_| !patterns.is_negated());
    or_pending(named.map(read).collect(), Key::Action)
}

/// The values, or one that is not known: what is negated or empty has a finding of its own.
fn or_pending(mut values: Vec<ReadValue<'_>>, key: Key) -> Vec<ReadValue<'_>> {
    if values.is_empty() {
        values.push(ReadValue::one(MemberPath::STATEMENT, key, None));
    }
    values
}

/// The action as a request names it. `None` for a pattern, unless it takes all actions of Lambda, or is one of another service.
fn action(pattern: &str) -> Option<Cow<'_, str>> {
    if !limit::has_wildcard(pattern) {
        // Another spelling of the name has a finding, and of the prefix none.
        return Some(if pattern.starts_with(actions::PREFIX) { pattern.into() } else { canonical_action(pattern) });
    }
    match TakenActions::of(pattern) {
        TakenActions::All if pattern == "*" => Some(pattern.into()),
        TakenActions::All => Some("lambda:*".into()),
        TakenActions::OfAnotherService => Some(pattern.into()),
        TakenActions::Some | TakenActions::None => None,
    }
}

/// Which actions of Lambda a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TakenActions {
    All,
    Some,
    /// None that is known.
    None,
    /// None at all: what stands before the colon is not Lambda.
    OfAnotherService,
}

impl TakenActions {
    /// As IAM compares actions: without regard to case, and wildcards take colons too.
    pub(super) fn of(pattern: &str) -> Self {
        let pattern = pattern.to_ascii_lowercase();
        let takes = |name: &&&str| glob::contains(&pattern, &[actions::PREFIX, **name].concat().to_ascii_lowercase());
        let count = actions::NAMES.iter().filter(takes).count();
        match count {
            0 if !glob::contains(&pattern, actions::PREFIX) && !pattern.starts_with(actions::PREFIX) => {
                Self::OfAnotherService
            }
            0 => Self::None,
            _ if count == actions::NAMES.len() => Self::All,
            _ => Self::Some,
        }
    }
}

fn resources<'a>(patterns: &'a Patterns<'_>, target: Target, own: Option<&'a str>) -> Vec<ReadValue<'a>> {
    let name = Key::of_name(target);
    let path = MemberPath::of("Resource");
    let read = |(at, pattern): (usize, &'a str)| {
        // A pattern stands for what the policy is for, if it takes that.
        let resource = match own {
            Some(own) if limit::has_wildcard(pattern) && glob::contains(pattern, own) => own,
            _ => pattern,
        };
        let fields = match named_resource(target, resource) {
            Some(values) => values.into_iter().map(|(key, text)| (key, Some(text.into()))).collect(),
            None => vec![(name, None)],
        };
        ReadValue::new(path.item(at), fields)
    };
    or_pending(patterns.iter().enumerate().filter(|_| !patterns.is_negated()).map(read).collect(), name)
}

/// The values that name a resource, unless it is a pattern.
pub(super) fn named_resource(target: Target, resource: &str) -> Option<Vec<(Key, &str)>> {
    resource_values(target, resource).ok()
}

/// Adds the conditions that the rules read. Gives the others.
fn conditions<'a>(
    statement: &'a DocumentStatement<'_>,
    target: Target,
    lists: &mut Vec<Vec<ReadValue<'a>>>,
) -> Vec<&'a Condition<'a>> {
    let (mut others, mut given) = (Vec::new(), Vec::new());
    for condition in statement.conditions() {
        let read = limit::read(target, condition);
        match read {
            ReadCondition::Values(key) | ReadCondition::Pending(key) if !given.contains(&key) => {
                given.push(key);
                let pending = || ReadValue::one(limit::path(condition), key, None);
                let is_known = matches!(read, ReadCondition::Values(_)) && !condition.values().is_empty();
                lists.push(if is_known { values(condition, key) } else { vec![pending()] });
                if is_known {
                    continue;
                }
            }
            _ => {}
        }
        others.push(condition);
    }
    others
}

fn values<'a>(condition: &'a Condition<'_>, key: Key) -> Vec<ReadValue<'a>> {
    let text = |text: &'a str| if key == Key::InvokedViaFunctionUrl { "true" } else { text };
    let read = condition.values().iter().map(|value| Some(text(value.as_text()).into()));
    read.enumerate().map(|(at, text)| ReadValue::one(limit::path(condition).item(at), key, text)).collect()
}
