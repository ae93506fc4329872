//! The pair of statements that a function URL needs.

use super::{Member, Set, cover::covers_but_for_auth_type, is_for_function, resource};
use crate::{
    check::Check,
    facts::actions::id::{InvokeFunction as INVOKE, InvokeFunctionUrl as INVOKE_URL},
    facts::parameters::Key,
    facts::{
        actions::{INVOKE_FUNCTION, INVOKE_FUNCTION_URL},
        services,
    },
    finding::{Code, Finding, Phrase},
    statement::Statement,
    text::{equal, equal_ignoring_case, first},
    value::{ArnParts, PrincipalKind, principal},
};

/// The help that only the macros can give: a policy made of permissions cannot use `function_url(..)`.
pub(crate) const BOTH: &str = "write function_url(..) with these keys for both statements, or ";

/// A statement for a function URL without its companion in the set.
pub(super) const fn incomplete<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let own = *set.members[at].statement();
    if !is_for_function(&own) {
        return None;
    }
    let Some(action) = set.members[at].action else { return None };
    let is_url = equal_ignoring_case(action.text, INVOKE_FUNCTION_URL);
    let is_via_url = equal_ignoring_case(action.text, INVOKE_FUNCTION)
        && matches!(own.known(Key::InvokedViaFunctionUrl), Some(text) if equal(text, "true"));
    if !(is_url || is_via_url) || !calls_urls(&own) {
        return None;
    }
    if is_url && !is_granted(set, own.with(Key::Action, INVOKE).with(Key::InvokedViaFunctionUrl, "true")) {
        let message = Phrase::new(
            "a call to a function URL also needs `InvokeFunction`, which no statement of this set grants to this caller: \
             the URL answers 403",
        );
        let help = Phrase::new(BOTH)
            .plain("add a statement with `action = InvokeFunction` and `invoked_via_function_url = true`");
        return Some(Finding::of_call(Code::IncompleteUrl, message, help));
    }
    if is_via_url && !is_granted(set, own.with(Key::Action, INVOKE_URL).without(Key::InvokedViaFunctionUrl)) {
        let message = Phrase::new(
            "a call to a function URL needs `InvokeFunctionUrl` first, which no statement of this set grants to this \
             caller: the URL answers 403",
        );
        let help = Phrase::new(BOTH).plain("add a statement with `action = InvokeFunctionUrl`");
        return Some(Finding::of_call(Code::IncompleteUrl, message, help));
    }
    None
}

/// Whether the caller may call URLs. Other rules report those that do not.
const fn calls_urls(statement: &Statement<'_>) -> bool {
    let Some(principal) = statement.known(Key::Principal) else { return false };
    match principal::kind(principal) {
        PrincipalKind::Service => match services::by_principal(principal) {
            Some((service, _)) => service.performs(INVOKE_FUNCTION_URL),
            None => true,
        },
        _ => true,
    }
}

/// Whether a statement of the set grants this, or may do so when its values are known. The auth type is not compared, because only
/// one of the two actions has it.
const fn is_granted(set: &Set<'_, '_>, wanted: Statement<'_>) -> bool {
    let wanted = Member::new(Check::new(wanted));
    let grants = first!(set.members, |member| {
        !member.is_grant_known || covers_but_for_auth_type(member, &wanted) || is_delegated(set, member, &wanted)
    });
    grants.is_some() || !wanted.is_grant_known
}

/// Whether the two differ only in that one is for an account and the other for an identity in it. An account may delegate what it
/// is granted.
///
/// In the function's own account, a statement for the account grants nothing new. If the function's account is unknown, it may be
/// another one.
///
/// Source: IAM user guide, AWS JSON policy elements: Principal (an account delegates), and cross-account policy evaluation logic.
const fn is_delegated(set: &Set<'_, '_>, member: &Member<'_>, wanted: &Member<'_>) -> bool {
    let (Some(granted), Some(asked)) = (member.principal, wanted.principal) else { return false };
    let account = if is_in(asked.text, granted.text) {
        granted.text
    } else if is_in(granted.text, asked.text) {
        asked.text
    } else {
        return false;
    };
    let is_own = match resource::account(set) {
        Some(own) => equal(own, account),
        None => false,
    };
    !is_own && covers_but_for_auth_type(&Member { principal: wanted.principal, ..*member }, wanted)
}

/// Whether a principal is a user, role or session of an account.
const fn is_in(principal: &str, account: &str) -> bool {
    matches!(principal::kind(principal), PrincipalKind::Identity)
        && matches!(ArnParts::split(principal), Some(arn) if equal(arn.account, account))
}
