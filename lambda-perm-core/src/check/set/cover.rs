//! Statements that grant everything that another one grants.

use super::{Member, Set};
use crate::{
    facts::parameters::{Key, Target},
    facts::{
        conditions::CONDITION_KEYS,
        services::{self, Support},
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, equal_ignoring_case, glob},
    value::ArnParts,
};

/// A statement whose grant is already part of another one in the set. If two grant the same, it is the second.
pub(super) const fn shadowed<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let own = &set.members[at];
    let mut other = 0;
    while other < set.len() {
        let statement = &set.members[other];
        if may_cover(statement, own) && other != at && covers(statement, own) && (other < at || !covers(own, statement))
        {
            let message = match statement.id {
                Some(id) => {
                    Phrase::new("the statement ").quoted(id.text).plain(" already grants all that this one does")
                }
                None => Phrase::new("another statement of this set already grants all that this one does"),
            };
            let help = Phrase::new("remove this statement, or make the other one narrower");
            return Some(Finding::of_call(Code::Shadowed, message, help));
        }
        other += 1;
    }
    None
}

/// Whether the wide statement allows all calls that the narrow one allows. `false` if that is not known.
const fn covers(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    covers_but_for_auth_type(wide, narrow) && covers_condition(wide, narrow, Key::FunctionUrlAuthType)
}

/// The same, whatever the auth types are.
pub(super) const fn covers_but_for_auth_type(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    may_cover(wide, narrow)
        && covers_principal(wide, narrow)
        && covers_source(wide, narrow)
        && covers_action(wide, narrow)
        && covers_account(wide, narrow)
        && covers_conditions(wide, narrow)
        && covers_endpoint(wide, narrow)
}

/// Whether the statement of a web function is for the endpoints of the other one.
const fn covers_endpoint(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    let (wide, narrow) = (wide.statement(), narrow.statement());
    match (wide.target(), wide.value(Key::Endpoint), narrow.value(Key::Endpoint)) {
        (Target::WebFunction, Field::Absent, Field::Absent) => {
            let ([of_wide, _], [of_narrow, _]) = (wide.within_web_function(), narrow.within_web_function());
            equal(of_wide, of_narrow)
        }
        (Target::WebFunction, Field::Known(wide), Field::Known(narrow)) => equal(wide, narrow),
        (Target::WebFunction, wide, _) => matches!(wide, Field::Absent),
        (Target::Function | Target::LayerVersion, ..) => true,
    }
}

/// A comparison of the hashes of the sources, which is enough for most pairs. It calls nothing, because it runs for every pair.
const fn may_cover(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    match (&wide.source, &narrow.source) {
        (Field::Absent, _) => true,
        (Field::Known(wide), Field::Known(narrow)) if wide.has_wildcard => wide.head.hash == narrow.head.hash,
        (Field::Known(wide), Field::Known(narrow)) => wide.whole.hash == narrow.whole.hash,
        _ => false,
    }
}

const fn covers_principal(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    match (wide.principal, narrow.principal) {
        (Some(wide), Some(narrow)) => wide.may_be(&narrow) && equal(wide.text, narrow.text) || equal(wide.text, "*"),
        _ => false,
    }
}

const fn covers_action(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    match (wide.action, narrow.action) {
        // IAM ignores the case of actions.
        (Some(wide), Some(narrow)) => {
            wide.may_be(&narrow) && equal_ignoring_case(wide.text, narrow.text) || equal(wide.text, "*")
        }
        _ => false,
    }
}

const fn covers_source(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    match (wide.source, narrow.source) {
        (Field::Absent, _) => true,
        (Field::Known(wide), Field::Known(narrow)) if wide.has_wildcard => {
            glob::contains(wide.resource, narrow.resource) && equal(wide.head.text, narrow.head.text)
        }
        (Field::Known(wide), Field::Known(narrow)) => equal(wide.whole.text, narrow.whole.text),
        _ => false,
    }
}

/// If a service sends both, the account of the source ARN is the source account.
const fn covers_account(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    match (wide.statement().known(Key::SourceAccount), narrow.statement().value(Key::SourceAccount), &narrow.source) {
        (Some(account), Field::Absent, Field::Known(source)) => {
            matches!(ArnParts::split(source.whole.text), Some(arn) if equal(arn.account, account))
                && sends_account(narrow)
        }
        _ => covers_condition(wide, narrow, Key::SourceAccount),
    }
}

/// Whether the caller is a service known to send the account of the source.
const fn sends_account(member: &Member<'_>) -> bool {
    match member.principal {
        Some(principal) => match services::by_principal(principal.text) {
            Some((service, _)) => matches!(service.source_account, Support::Sent),
            None => false,
        },
        None => false,
    }
}

/// The conditions except for the source and the auth type, which are compared separately.
const fn covers_conditions(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    let mut at = 0;
    while at < CONDITION_KEYS.len() {
        let covers = match CONDITION_KEYS[at].parameter {
            Key::SourceArn | Key::SourceAccount | Key::FunctionUrlAuthType => true,
            Key::InvokedViaFunctionUrl => covers_via_url(wide, narrow),
            key => covers_condition(wide, narrow, key),
        };
        if !covers {
            return false;
        }
        at += 1;
    }
    true
}

/// A condition that is compared as text.
const fn covers_condition(wide: &Member<'_>, narrow: &Member<'_>, key: Key) -> bool {
    match (wide.statement().value(key), narrow.statement().value(key)) {
        (Field::Absent, _) => true,
        (Field::Known(wide), Field::Known(narrow)) => equal(wide, narrow),
        _ => false,
    }
}

const fn covers_via_url(wide: &Member<'_>, narrow: &Member<'_>) -> bool {
    let key = Key::InvokedViaFunctionUrl;
    match (wide.statement().value(key), narrow.statement().known(key)) {
        (Field::Absent, _) => true,
        // `false` writes no condition.
        (Field::Known(wide), _) if equal(wide, "false") => true,
        (Field::Known(_), Some(narrow)) => equal(narrow, "true"),
        _ => false,
    }
}
