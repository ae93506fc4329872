//! Where the members of a statement stand in its text, which reading did not note.

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};
use core::fmt::Write;

use crate::document::{
    NamedPrincipal, Principals,
    scan::{Read, Scanner},
};

/// How many levels of members findings are about: `Condition`, the operator, the context key.
const LEVELS: usize = 3;

/// The way to a member of a statement, or to an item of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MemberPath<'a> {
    names: [&'a str; LEVELS],
    count: usize,
    item: Option<usize>,
    /// Whether it is the name that matters, and not the value.
    is_name: bool,
}

impl<'a> MemberPath<'a> {
    /// The statement itself.
    pub(super) const STATEMENT: Self = Self { names: [""; LEVELS], count: 0, item: None, is_name: false };

    /// A member of the statement.
    pub(super) fn of(name: &'a str) -> Self {
        Self::STATEMENT.then(name)
    }

    /// A member of what is there.
    pub(super) fn then(mut self, name: &'a str) -> Self {
        if let Some(place) = self.names.get_mut(self.count) {
            *place = name;
            self.count += 1;
        }
        self
    }

    /// An item of the list that is there, if it is one.
    pub(super) const fn item(mut self, at: usize) -> Self {
        self.item = Some(at);
        self
    }

    /// The name of the last member, in place of its value.
    pub(super) const fn name(mut self) -> Self {
        self.is_name = true;
        self
    }

    fn names(&self) -> &[&'a str] {
        self.names.get(..self.count).unwrap_or_default()
    }
}

/// The principals of a statement, each with its place.
pub(super) fn principal_paths<'a>(
    principals: &'a Principals<'_>,
) -> impl Iterator<Item = (MemberPath<'a>, NamedPrincipal<'a>)> {
    let element = MemberPath::of(if principals.is_negated() { "NotPrincipal" } else { "Principal" });
    let mut last = (None, 0);
    principals.iter().map(move |named| {
        last = if last.0 == Some(named.kind) { (last.0, last.1 + 1) } else { (Some(named.kind), 0) };
        // `"*"` by itself has no type, and then the path ends before it.
        (element.then(named.kind.as_str()).item(last.1), named)
    })
}

/// A member that was found: its name for people, and the byte at which it stands in the statement.
pub(super) struct FoundMember {
    pub(super) member: Option<String>,
    pub(super) offset: usize,
}

/// The places of a statement's members.
pub(super) struct MemberPlaces<'a>(PlacedValue<'a>);

/// A value, with what is in it.
#[derive(Default)]
struct PlacedValue<'a> {
    name_at: usize,
    value_at: usize,
    /// Where the items of a list stand.
    items: Vec<usize>,
    members: BTreeMap<Cow<'a, str>, PlacedValue<'a>>,
}

impl<'a> MemberPlaces<'a> {
    /// Reads the text of a statement again. It has been read before, so nothing is wrong with it.
    pub(super) fn of(text: &'a str) -> Self {
        Self(value(&mut Scanner::new(text), 0, LEVELS).unwrap_or_default())
    }

    /// The member at the end of a path, or the nearest one before it that is there.
    pub(super) fn find(&self, path: &MemberPath<'_>) -> FoundMember {
        let (mut found, mut member) = (&self.0, String::new());
        for name in path.names() {
            let Some(next) = found.members.get(*name) else { break };
            found = next;
            member.push_str(if member.is_empty() { "" } else { "." });
            member.push_str(name);
        }
        let item = path.item.and_then(|at| Some((at, *found.items.get(at)?)));
        if let Some((at, _)) = item {
            // Writing to a `String` does not fail.
            let _ = write!(member, "[{at}]");
        }
        let offset = match item {
            Some((_, offset)) => offset,
            None if path.is_name => found.name_at,
            None => found.value_at,
        };
        FoundMember { member: (!member.is_empty()).then_some(member), offset }
    }
}

fn value<'a>(scanner: &mut Scanner<'a>, name_at: usize, levels: usize) -> Read<PlacedValue<'a>> {
    let first = scanner.peek();
    let mut placed = PlacedValue { name_at, value_at: scanner.at(), ..PlacedValue::default() };
    match first {
        Some(b'{') if levels > 0 => scanner.object("an object", |scanner, name| {
            let member = value(scanner, name.at, levels - 1)?;
            placed.members.insert(name.text, member);
            Ok(())
        })?,
        Some(b'[') => scanner.list("a list", |scanner| {
            scanner.peek();
            placed.items.push(scanner.at());
            scanner.value().map(drop)
        })?,
        _ => drop(scanner.value()?),
    }
    Ok(placed)
}

#[cfg(test)]
mod tests {
    use super::{MemberPath, MemberPlaces};

    #[test]
    fn finds_members_in_any_order_and_behind_escapes() {
        let text = r#"{ "Condition": {"Arn\u004cike": { "a" : ["x", ["y"], {"z":1}] } }, "Sid":"s"}"#;
        let places = MemberPlaces::of(text);
        let key = MemberPath::of("Condition").then("ArnLike").then("a");
        for (path, member, at) in [
            (MemberPath::STATEMENT, "", "{ \"Con"),
            (MemberPath::of("Sid"), "Sid", "\"s\"}"),
            (MemberPath::of("Sid").name(), "Sid", "\"Sid\""),
            (MemberPath::of("Sid").item(0), "Sid", "\"s\"}"),
            (MemberPath::of("Effect"), "", "{ \"Con"),
            (MemberPath::of("Condition").then("ArnLike").name(), "Condition.ArnLike", "\"Arn\\u"),
            (key, "Condition.ArnLike.a", "[\"x\""),
            (key.name(), "Condition.ArnLike.a", "\"a\" :"),
            (key.item(0), "Condition.ArnLike.a[0]", "\"x\""),
            (key.item(2), "Condition.ArnLike.a[2]", "{\"z\""),
            (key.item(3), "Condition.ArnLike.a", "[\"x\""),
        ] {
            let found = places.find(&path);
            assert_eq!(found.member.as_deref().unwrap_or_default(), member);
            assert!(text.get(found.offset..).is_some_and(|rest| rest.starts_with(at)), "{member}: {}", found.offset);
        }
    }
}
