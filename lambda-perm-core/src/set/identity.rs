//! Which resource a statement is for, and which ID it has.

use super::{Set, is_for_function, known};
use crate::{
    __private::split_qualifier,
    draft::Draft,
    finding::{Code, Finding, Phrase},
    hole::has_hole,
    key::Key,
    text::equal,
    value::{arn, function_name, layer_name},
};

/// A statement of the same ID that comes before this one.
pub(super) const fn duplicate<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let Some(id) = set.members[at].id else { return None };
    let mut other = 0;
    while other < at {
        if matches!(set.members[other].id, Some(other) if other.may_be(&id) && equal(other.text, id.text)) {
            let message = Phrase::new("another statement of this set has the ID ")
                .quoted(id.text)
                .plain(": AWS takes an ID once in a policy");
            let help = Phrase::new("write another `statement_id`");
            return Some(Finding::new(Code::DuplicateStatementId, Key::StatementId, message, help));
        }
        other += 1;
    }
    None
}

/// A permission that was made for something else than the set is for.
pub(super) const fn other_resource<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let (own, set) = (&set.members[at].draft, &set.resource);
    if is_for_function(own) { other_function(own, set) } else { other_layer_version(own, set) }
}

const fn other_function<'a>(own: &Draft<'a>, set: &Draft<'a>) -> Option<Finding<'a>> {
    let (Some(own_name), Some(set_name)) = (known(own, Key::FunctionName), known(set, Key::FunctionName)) else {
        return None;
    };
    // Statements that are written in the set have its very texts.
    if equal(own_name, set_name) && equal(own.text(Key::Qualifier), set.text(Key::Qualifier)) {
        return None;
    }
    if has_hole(own_name) || has_hole(set_name) {
        return None;
    }
    let is_known = !own.is_opaque(Key::Qualifier)
        && !set.is_opaque(Key::Qualifier)
        && !own.is_in_part(Key::Qualifier)
        && !set.is_in_part(Key::Qualifier);
    let (own_name, own_qualifier) = split_qualifier(own_name, own.text(Key::Qualifier));
    let (set_name, set_qualifier) = split_qualifier(set_name, set.text(Key::Qualifier));
    let (a, b) = (function_name::Parts::of(own_name), function_name::Parts::of(set_name));
    let is_same = equal(a.name, b.name)
        && agree(a.partition, b.partition)
        && agree(a.region, b.region)
        && agree(a.account, b.account);
    if !is_same {
        return Some(other(own_name, set_name));
    }
    if is_known && !equal(own_qualifier, set_qualifier) {
        let message = Phrase::new("this permission is for ");
        let message = qualified(message, own_qualifier).plain(", and the set for ");
        return Some(Finding::of_call(Code::OtherResource, qualified(message, set_qualifier), Phrase::new(HELP)));
    }
    None
}

const fn qualified<'a>(sentence: Phrase<'a>, qualifier: &'a str) -> Phrase<'a> {
    if qualifier.is_empty() { sentence.plain("the unqualified function") } else { sentence.quoted(qualifier) }
}

const fn other_layer_version<'a>(own: &Draft<'a>, set: &Draft<'a>) -> Option<Finding<'a>> {
    let (Some(own_name), Some(set_name)) = (known(own, Key::LayerName), known(set, Key::LayerName)) else {
        return None;
    };
    if has_hole(own_name) || has_hole(set_name) {
        return None;
    }
    let (a, b) = (layer_name::Parts::of(own_name), layer_name::Parts::of(set_name));
    let is_same = match (a.arn, b.arn) {
        (Some(arn::Parts { text: a, .. }), Some(arn::Parts { text: b, .. })) => equal(a, b),
        _ => equal(a.name, b.name),
    };
    if !is_same {
        return Some(other(own_name, set_name));
    }
    match (own.version(), set.version()) {
        (Some(own), Some(set)) if own != set => {
            let message = Phrase::new("this permission is for version ")
                .number_u64(own)
                .plain(", and the set for ")
                .number_u64(set);
            Some(Finding::of_call(Code::OtherResource, message, Phrase::new(HELP)))
        }
        _ => None,
    }
}

const HELP: &str = "put it into a set of its own: a policy belongs to one function, version, alias or layer version";

const fn other<'a>(own: &'a str, set: &'a str) -> Finding<'a> {
    let message = Phrase::new("this permission is for ").quoted(own).plain(", and the set for ").quoted(set);
    Finding::of_call(Code::OtherResource, message, Phrase::new(HELP))
}

/// Whether two parts are the same, as far as they are given.
const fn agree(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => equal(a, b),
        _ => true,
    }
}
