//! The rules of the core, applied to what a file declares, with places in the file.

mod places;

use std::collections::BTreeMap;

use lambda_perm_core::{
    Error, Exception,
    declaration::Declaration,
    document::{AuditFinding, AuditOptions, PolicyDocument},
    facts::parameters::{Key, Target},
    finding::{At, Code},
};
use rayon::prelude::*;

use crate::{
    declared::{Contents, DeclaredPermission, DeclaredPolicy},
    file::{SourceFile, Span},
    finding::{LocatedFinding, Subject},
    tree::ReadError,
};

/// How many policies one thread judges, at least.
const POLICIES_AT_ONCE: usize = 64;

/// What was found in a file.
#[derive(Debug)]
pub struct JudgedFile {
    pub file: SourceFile,
    pub contents: Contents,
    /// In the order of their places.
    pub findings: Vec<LocatedFinding>,
    /// What could not be read, the documents of policies included.
    pub errors: Vec<ReadError>,
}

/// Judges all that a file declares.
pub fn judge(file: SourceFile, mut contents: Contents) -> JudgedFile {
    let mut errors = std::mem::take(&mut contents.errors);
    let mut findings = std::mem::take(&mut contents.findings);
    let found = match contents.are_apart {
        true => contents.permissions.iter().flat_map(of_one).collect(),
        false => of_permissions(&contents.permissions),
    };
    findings.extend(without_needed(found, &contents.permissions));
    findings.extend(contents.apart.iter().flat_map(of_value));
    // A list may hold a fleet.
    let of_policies =
        contents.policies.par_iter().with_min_len(POLICIES_AT_ONCE).map(|policy| of_policy(&file, policy));
    let mut judged = of_policies.collect::<Vec<_>>().into_iter();
    // A document that cannot be read is no policy that was judged.
    contents.policies.retain(|_| match judged.next() {
        Some(Ok(found)) => {
            findings.extend(found);
            true
        }
        Some(Err(error)) => {
            errors.push(error);
            false
        }
        None => false,
    });
    findings.sort_by_key(|finding| (finding.span.start, finding.code));
    // One place may stand for several permissions, of which the same is to be said.
    findings.dedup_by(|one, other| (one.code, &one.span, &one.message) == (other.code, &other.span, &other.message));
    JudgedFile { file, contents, findings, errors }
}

/// The permissions of a file, those of one function or layer version together.
fn of_permissions(permissions: &[DeclaredPermission]) -> Vec<LocatedFinding> {
    let mut groups: BTreeMap<_, Vec<&DeclaredPermission>> = BTreeMap::new();
    let mut alone = Vec::new();
    for permission in permissions {
        let group = permission.group.clone().map(PolicyOf::Group);
        match group.or_else(|| resource(&permission.declaration)) {
            Some(resource) => groups.entry(resource).or_default().push(permission),
            None => alone.push(permission),
        }
    }
    let together = groups.into_values().flat_map(|group| match group.as_slice() {
        [permission] => of_one(permission),
        group => of_group(group),
    });
    together.chain(alone.into_iter().flat_map(of_one)).collect()
}

/// All but the exceptions that one permission does not need, and another one does that they are about too: a call of a module makes
/// several.
fn without_needed(mut findings: Vec<LocatedFinding>, permissions: &[DeclaredPermission]) -> Vec<LocatedFinding> {
    let place = |span: &Span| (span.start, span.end);
    let mut unneeded: BTreeMap<_, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.code == Code::UnusedAllow) {
        *unneeded.entry(place(&finding.span)).or_default() += 1;
    }
    if unneeded.is_empty() {
        return findings;
    }
    let mut all: BTreeMap<_, usize> = BTreeMap::new();
    for (_, span) in permissions.iter().flat_map(|permission| &permission.exceptions) {
        *all.entry(place(span)).or_default() += 1;
    }
    findings.retain(|finding| {
        finding.code != Code::UnusedAllow || all.get(&place(&finding.span)) <= unneeded.get(&place(&finding.span))
    });
    findings
}

/// The policy that a permission is in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PolicyOf {
    /// As the input tells.
    Group(String),
    /// Of what the permission names, by its name and its qualifier.
    Resource(Target, String, Option<String>),
}

/// What a permission is for, as far as the file says it: the same text is the same function. `None` where it is open.
fn resource(declaration: &Declaration) -> Option<PolicyOf> {
    let (name, qualifier) = declaration.resource_keys();
    let name = declaration.shown(name)?.to_owned();
    let is_open = declaration.has(qualifier) && declaration.shown(qualifier).is_none();
    let qualifier = declaration.shown(qualifier).map(str::to_owned);
    (!is_open).then_some(PolicyOf::Resource(declaration.target(), name, qualifier))
}

fn of_one(permission: &DeclaredPermission) -> Vec<LocatedFinding> {
    let written = permission.written.as_ref().map(Declaration::findings).unwrap_or_default();
    let is_said =
        |error: &&Error| !written.iter().any(|other| (other.code(), other.at()) == (error.code(), error.at()));
    let mut found = permission.declaration.findings();
    found.retain(|error| is_said(&error) && !is_exception_elsewhere(permission, error));
    found.iter().map(|error| of_permission(permission, error)).collect()
}

/// Whether something is found about an exception that stands in another file, where others may need it.
fn is_exception_elsewhere(permission: &DeclaredPermission, error: &Error) -> bool {
    let At::Allow(lint) = error.at() else { return false };
    permission.exceptions.iter().any(|(exception, span)| exception.lint() == lint && span.is_empty())
}

/// Of a value of a statement, which need not be all that an exception of the statement is for.
fn of_value(permission: &DeclaredPermission) -> Vec<LocatedFinding> {
    let is_allowed = |finding: &LocatedFinding| {
        permission.exceptions.iter().any(|(exception, _)| finding.lint() == Some(exception.lint()))
    };
    of_one(permission).into_iter().filter(|finding| !is_allowed(finding)).collect()
}

fn of_group(group: &[&DeclaredPermission]) -> Vec<LocatedFinding> {
    let declarations: Vec<&Declaration> = group.iter().map(|permission| &permission.declaration).collect();
    let found = Declaration::findings_of_all(&declarations);
    let located = found.iter().filter_map(|error| {
        let at = error.statement().map_or(0, |number| number.saturating_sub(1));
        Some(of_permission(group.get(at)?, error))
    });
    located.collect()
}

fn of_permission(permission: &DeclaredPermission, error: &Error) -> LocatedFinding {
    let (span, member) = match error.at() {
        At::Value(key) => (permission.span_of(key), Some(key.name().to_owned())),
        At::Allow(lint) => {
            let exception = permission.exceptions.iter().find(|(exception, _)| exception.lint() == lint);
            (exception.map_or_else(|| permission.span.clone(), |(_, span)| span.clone()), None)
        }
        At::Call => (permission.span.clone(), None),
    };
    let shown = |key| permission.declaration.shown(key).map(str::to_owned);
    let subject = Subject {
        name: Some(permission.name.clone()),
        resource: shown(Key::FunctionName).or_else(|| shown(Key::LayerName)),
        statement: shown(Key::StatementId),
        member,
        principal: shown(Key::Principal),
    };
    let finding = LocatedFinding::new(error, span, subject);
    match (permission.help, error.at()) {
        (Some(help), At::Value(_)) => LocatedFinding { help: help.into(), ..finding },
        _ => finding,
    }
}

fn of_policy(file: &SourceFile, policy: &DeclaredPolicy) -> Result<Vec<LocatedFinding>, ReadError> {
    let document = policy.parse(file)?;
    let mut options = AuditOptions::new();
    if let Some(resource) = &policy.resource {
        options = options.resource(resource);
    }
    for (sid, exception, _) in &policy.exceptions {
        options = options.allow(sid, exception.clone());
    }
    Ok(document.audit(&options).iter().map(|finding| of_audit(file, policy, &document, finding)).collect())
}

/// The place of the exception that a finding is about, where it stands in the same file.
fn exception_span(policy: &DeclaredPolicy, finding: &AuditFinding) -> Option<Span> {
    let At::Allow(lint) = finding.error().at() else { return None };
    let of = |(sid, exception): (&str, &Exception)| Some(sid) == finding.statement_id() && exception.lint() == lint;
    let (_, _, span) = policy.exceptions.iter().find(|(sid, exception, _)| of((sid, exception)))?;
    (!span.is_empty()).then(|| span.clone())
}

fn of_audit(
    file: &SourceFile,
    policy: &DeclaredPolicy,
    document: &PolicyDocument<'_>,
    finding: &AuditFinding,
) -> LocatedFinding {
    let span = exception_span(policy, finding)
        .unwrap_or_else(|| policy.places.span(file, finding.offset().unwrap_or_default()));
    let statement = finding.statement().and_then(|number| document.statements().get(number - 1));
    let numbered = || finding.statement().map(|number| format!("#{number}"));
    let subject = Subject {
        name: policy.name.clone(),
        resource: policy.resource.clone().or_else(|| finding.error().resource().map(str::to_owned)),
        statement: finding.statement_id().map(str::to_owned).or_else(numbered),
        member: finding.member().map(str::to_owned),
        principal: statement.map(|statement| statement.principal().to_string()),
    };
    LocatedFinding::new(finding.error(), span, subject)
}
