//! Whether a statement grants all that another one does.

use super::{Set, known};
use crate::{
    draft::{Draft, Field},
    finding::{Code, Finding, Phrase},
    glob,
    key::Key,
    text::{equal, equal_ignoring_case},
    value::{PrincipalKind, action, arn, principal},
};

/// A statement that another one of the set already grants. Of two that grant the same, it is the second.
pub(super) const fn shadowed<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let own = set.statement(at);
    let mut other = 0;
    while other < set.len() {
        let statement = set.statement(other);
        if other != at && covers(&statement, &own) && (other < at || !covers(&own, &statement)) {
            let message = match known(&statement, Key::StatementId) {
                Some(id) => Phrase::new("the statement ").quoted(id).plain(" already grants all that this one does"),
                None => Phrase::new("another statement of this set already grants all that this one does"),
            };
            let help = Phrase::new("remove this statement, or make the other one narrower");
            return Some(Finding::of_call(Code::Shadowed, message, help));
        }
        other += 1;
    }
    None
}

/// The conditions that are compared as texts.
const EQUALITIES: [Key; 5] = [
    Key::SourceAccount,
    Key::EventSourceToken,
    Key::PrincipalOrgId,
    Key::FunctionUrlAuthType,
    Key::OrganizationId,
];

/// Whether all calls that the narrow statement allows are allowed by the wide one. `false` where that is not known.
pub(super) const fn covers(wide: &Draft<'_>, narrow: &Draft<'_>) -> bool {
    if !covers_principal(wide, narrow) || !covers_action(wide, narrow) || !covers_source(wide, narrow) {
        return false;
    }
    let mut at = 0;
    while at < EQUALITIES.len() {
        let key = EQUALITIES[at];
        let is_covered = match (wide.value(key), narrow.value(key)) {
            (Field::Absent, _) => true,
            (Field::Known(wide), Field::Known(narrow)) => equal(wide, narrow),
            _ => false,
        };
        if !is_covered {
            return false;
        }
        at += 1;
    }
    // `false` writes no condition.
    match (wide.value(Key::InvokedViaFunctionUrl), narrow.value(Key::InvokedViaFunctionUrl)) {
        (Field::Absent, _) => true,
        (Field::Known(wide), _) if equal(wide, "false") => true,
        (Field::Known(_), Field::Known(narrow)) => equal(narrow, "true"),
        _ => false,
    }
}

const fn covers_principal(wide: &Draft<'_>, narrow: &Draft<'_>) -> bool {
    let (Some(wide), Some(narrow)) = (known(wide, Key::Principal), known(narrow, Key::Principal)) else {
        return false;
    };
    if equal(wide, "*") || equal(wide, narrow) {
        return true;
    }
    match (account(wide), account(narrow)) {
        (Some(wide), Some(narrow)) => equal(wide, narrow),
        _ => false,
    }
}

/// The account that a principal stands for: by its ID, or by the ARN of its root, which is the same.
const fn account(text: &str) -> Option<&str> {
    match principal::kind(text) {
        PrincipalKind::Account => Some(text),
        PrincipalKind::Identity => match arn::Parts::split(text) {
            Some(arn) if equal(arn.resource, "root") => Some(arn.account),
            _ => None,
        },
        _ => None,
    }
}

const fn covers_action(wide: &Draft<'_>, narrow: &Draft<'_>) -> bool {
    let (Some(wide), Some(narrow)) = (known(wide, Key::Action), known(narrow, Key::Action)) else { return false };
    let (wide, narrow) = (action::name(wide), action::name(narrow));
    // IAM compares actions without regard to case.
    equal(wide, "*") || equal_ignoring_case(wide, narrow)
}

const fn covers_source(wide: &Draft<'_>, narrow: &Draft<'_>) -> bool {
    let (wide, narrow) = match (wide.value(Key::SourceArn), narrow.value(Key::SourceArn)) {
        (Field::Absent, _) => return true,
        (Field::Known(wide), Field::Known(narrow)) => (wide, narrow),
        _ => return false,
    };
    let (Some(wide), Some(narrow)) = (arn::Parts::split(wide), arn::Parts::split(narrow)) else { return false };
    equal(wide.partition, narrow.partition)
        && equal(wide.service, narrow.service)
        && equal(wide.region, narrow.region)
        && equal(wide.account, narrow.account)
        && glob::contains(wide.resource, narrow.resource)
}
