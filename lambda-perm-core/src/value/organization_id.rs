//! Organization IDs.

use super::{arn::may_start, filling::Expected, unreplaced::unreplaced};
use crate::{
    facts::limits::ORGANIZATION_ID_LENGTHS,
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{Class, from, is_all, outside, placeholder::first, starts_with},
};

text_value! {
    /// The ID of an organization in AWS Organizations: `o-` and 10 to 32 of `[a-z0-9]`.
    ///
    /// Source: shapes `PrincipalOrgID` and `OrganizationId` of the Lambda service model, `o-[a-z0-9]{10,32}`.
    OrganizationId, OrganizationIdRef, OrganizationIdBuf, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::PrincipalOrgId) {
        None => check_whole(text),
        found => found,
    }
}

/// What stands behind the `o-` of an organization ID when its placeholders are filled.
const EXPECTED: Expected = Expected {
    what: "an organization ID",
    class: Class::LowerOrDigit,
    least: ORGANIZATION_ID_LENGTHS.0,
    most: ORGANIZATION_ID_LENGTHS.1,
    code: Code::OrganizationId,
    key: Key::PrincipalOrgId,
    help: HELP,
};

const HELP: &str = "write `o-` and 10 to 32 lower-case letters and digits, such as \"o-t194hfs8cz\"";

/// Checks a text with placeholders.
pub(super) const fn check_with_placeholders(text: &str) -> Option<Finding<'_>> {
    if starts_with(text, PREFIX) {
        return EXPECTED.check(from(text, PREFIX.len()));
    }
    if !may_start(text, PREFIX) {
        return check_whole(text);
    }
    // What fills the first placeholder has the `o-`, or a part of it.
    let whole = Expected { least: EXPECTED.least + PREFIX.len(), most: EXPECTED.most + PREFIX.len(), ..EXPECTED };
    match first(text, 0) {
        Some((start, _)) => whole.check(from(text, start)),
        None => None,
    }
}

const PREFIX: &str = "o-";

const fn check_whole(text: &str) -> Option<Finding<'_>> {
    if starts_with(text, "o-") {
        let rest = from(text, 2);
        if is_all(rest, Class::LowerOrDigit)
            && rest.len() >= ORGANIZATION_ID_LENGTHS.0
            && rest.len() <= ORGANIZATION_ID_LENGTHS.1
        {
            return None;
        }
    }
    let sentence = Phrase::quoting(text).plain(" is not an organization ID");
    let message = if starts_with(text, "ou-") {
        sentence.plain(": it names an organizational unit, but these policies cannot be limited to one")
    } else if starts_with(text, "r-") {
        sentence.plain(": it names a root of the organization")
    } else if !starts_with(text, "o-") {
        sentence.plain(": it does not begin with `o-`")
    } else {
        match outside(from(text, 2), Class::LowerOrDigit) {
            Some(character) => sentence.plain(": it contains ").character(character),
            None => sentence.plain(": it has ").number(text.len() - 2).plain(" characters after `o-`"),
        }
    };
    Some(Finding::new(Code::OrganizationId, Key::PrincipalOrgId, message, Phrase::new(HELP)))
}
