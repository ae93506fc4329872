//! What only a full document can show: elements and lists that no request has.

use alloc::vec::Vec;

use super::{
    audited::Audited,
    deny::Guards,
    expansion::{TakenActions, named_resource},
    limit::has_wildcard,
    place::MemberPath,
    principal,
    report::Report,
};
use crate::{
    document::{Patterns, PolicyDocument, permission::target_of, web_function::WebFunctionResource},
    facts::{
        actions::{self, WebFunctionPart},
        policy_language::{DOCUMENT_MEMBERS, STATEMENT_MEMBERS},
    },
    finding::{Code, Finding, Phrase},
    text::{glob, suggest::closest},
};

/// The members of the document that IAM does not have.
pub(super) fn unknown_members<'a>(document: &'a PolicyDocument<'_>, report: &mut Report<'a>) {
    for (name, _) in document.unknown_members() {
        let (message, help) = unknown(name, "a policy document", &DOCUMENT_MEMBERS);
        report.add(None, MemberPath::of(name).name(), Finding::of_call(Code::UnknownMember, message, help));
    }
}

const fn unknown<'t>(name: &'t str, of: &'static str, known: &[&'static str]) -> (Phrase<'t>, Phrase<'t>) {
    let message = Phrase::new(of).plain(" has no member ").quoted(name).plain(", so it means nothing");
    let help = match closest(name, known) {
        Some(meant) => Phrase::new("did you mean ").quoted(meant).plain("?"),
        None => Phrase::new("remove it"),
    };
    (message, help)
}

/// Adds what is wrong with the elements of a statement.
pub(super) fn elements<'a>(audited: Audited<'a>, guards: &Guards<'_>, report: &mut Report<'a>) {
    let statement = audited.statement;
    for name in statement.unknown_members() {
        let (message, help) = unknown(name, "a statement", &STATEMENT_MEMBERS);
        audited.add(report, Code::UnknownMember, MemberPath::of(name).name(), message, help);
    }
    if statement.sid().is_none() {
        let message = Phrase::new("this statement has no `Sid`, so RemovePermission cannot name it");
        let help = Phrase::new("add `Sid` with a name that is unique in the policy");
        audited.add(report, Code::MissingSid, MemberPath::STATEMENT, message, help);
    }
    if audited.allows() {
        negated(audited, guards, report);
        unknown_actions(audited, report);
    }
    principal::principals(audited, report);
    patterns(audited, statement.actions(), "Action", report);
    patterns(audited, statement.resources(), "Resource", report);
    resources(audited, report);
    web_function_parts(audited, report);
}

/// `NotPrincipal` and `NotAction` of an `Allow`.
fn negated<'a>(audited: Audited<'a>, guards: &Guards<'_>, report: &mut Report<'a>) {
    let statement = audited.statement;
    let is_guarded = || audited.own.is_some_and(|own| guards.keep_strangers_from(statement.actions(), own));
    if statement.principal().is_negated() && !is_guarded() {
        let message = Phrase::new("`NotPrincipal` with `Allow` lets in everyone but those it names");
        let help =
            Phrase::new("name those to let in by `Principal`; to keep somebody out, add a statement with `Deny`");
        audited.add(report, Code::AllowNotPrincipal, MemberPath::of("NotPrincipal").name(), message, help);
    }
    if statement.actions().is_negated() {
        let message =
            Phrase::new("`NotAction` with `Allow` allows all actions but those it names, and whatever AWS adds");
        let help = Phrase::new("name the actions by `Action`, such as `lambda:InvokeFunction`");
        audited.add(report, Code::AllowNotAction, MemberPath::of("NotAction").name(), message, help);
    }
}

/// Patterns that take no action. Those of whole names are found by the rules.
fn unknown_actions<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let actions = audited.statement.actions();
    let patterns = actions.iter().enumerate().filter(|(_, action)| has_wildcard(action) && !actions.is_negated());
    for (item, pattern) in patterns.filter(|(_, pattern)| TakenActions::of(pattern) == TakenActions::None) {
        let message = Phrase::new("Lambda has no action that ").quoted(pattern).plain(" takes, so it grants nothing");
        let help = Phrase::new("write the actions that are meant, such as `lambda:InvokeFunction`");
        audited.add(report, Code::UnknownAction, MemberPath::of("Action").item(item), message, help);
    }
}

fn patterns<'a>(audited: Audited<'a>, patterns: &Patterns<'_>, element: &'static str, report: &mut Report<'a>) {
    if patterns.iter().len() == 0 {
        audited.add_empty(report, element_path(patterns, element));
    }
}

/// The path to `Action` or `NotAction`, or the same of resources.
fn element_path<'a>(patterns: &Patterns<'_>, element: &'static str) -> MemberPath<'a> {
    MemberPath::of(match (element, patterns.is_negated()) {
        ("Action", true) => "NotAction",
        ("Resource", true) => "NotResource",
        (element, _) => element,
    })
}

/// Whether a pattern may take a part of the web function that the policy is for, such as an endpoint.
fn may_be_within(pattern: &str, own: &str) -> bool {
    let known = pattern.split(['*', '?']).next().unwrap_or_default();
    let within = [own, "/"].concat();
    WebFunctionResource::split(own).is_some() && (known.starts_with(&within) || within.starts_with(known))
}

/// Resources of a web function on which none of the actions is: a call of an endpoint is about the endpoint, and not about the web
/// function to which the policy belongs.
fn web_function_parts<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let (actions, resources) = (audited.statement.actions(), audited.statement.resources());
    if !audited.allows() || actions.is_negated() || resources.is_negated() {
        return;
    }
    let parts: Option<Vec<_>> = actions
        .iter()
        .map(|action| Some((action, actions::find(actions::name(action))?.web_function_part()?)))
        .collect();
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return };
    for (item, resource) in resources.iter().enumerate() {
        let Some(named) = WebFunctionResource::split(resource) else { continue };
        // Of one endpoint, the rules for whole permissions say it. A wildcard in the name takes what stands behind it too.
        let part = match named.part() {
            Some(WebFunctionPart::Endpoint) if named.endpoint().is_some() && named.is_named() => continue,
            Some(WebFunctionPart::Function) if resource.ends_with('*') => continue,
            Some(part) => part,
            None => continue,
        };
        // The first action tells what to write.
        let Some((action, wanted)) = parts.first().filter(|_| parts.iter().all(|(_, of)| *of != part)) else {
            continue;
        };
        let (of, behind) = match wanted {
            WebFunctionPart::Function => ("web functions", ""),
            WebFunctionPart::Endpoint => ("endpoints", "/endpoint/*"),
            WebFunctionPart::Revision => ("revisions", "/revision/*"),
        };
        let message = Phrase::quoting(action).plain(" is on ").plain(of).plain(", and ").quoted(resource);
        let message = message.plain(" is none, so the statement never grants it");
        let help = match audited.own {
            Some(own) => Phrase::new("write `").user(own).plain(behind).plain("`"),
            None => Phrase::new("write the ARN of the web function, and behind it `").plain(behind).plain("`"),
        };
        audited.add(report, Code::ResourceOfAction, MemberPath::of("Resource").item(item), message, help);
    }
}

/// Resources that do not take what the policy is for. Those that name another function or layer are found with the whole set.
fn resources<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let (Some(own), patterns) = (audited.own, audited.statement.resources()) else { return };
    let path = element_path(patterns, "Resource");
    let is_open = |pattern: &&str| pattern.contains("${");
    let help = || Phrase::new("write ").quoted(own);
    if patterns.is_negated() {
        if let Some(pattern) =
            patterns.iter().filter(|pattern| !is_open(pattern)).find(|pattern| glob::contains(pattern, own))
        {
            let message =
                Phrase::quoting(pattern).plain(" takes the resource of this policy, so the statement is about nothing");
            audited.add(report, Code::ForeignResource, path, message, help().plain(" as `Resource`"));
        }
        return;
    }
    for (item, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| !is_open(pattern)) {
        // The rules of sets compare those that an `Allow` names, if they are of one kind.
        let target = audited.statement.target();
        let is_compared = audited.allows() && target == target_of(own) && named_resource(target, pattern).is_some();
        if !is_compared && !glob::contains(pattern, own) && !may_be_within(pattern, own) {
            let message = Phrase::quoting(pattern).plain(" is not the resource of this policy, so nothing matches it");
            audited.add(report, Code::ForeignResource, path.item(item), message, help());
        }
    }
}
