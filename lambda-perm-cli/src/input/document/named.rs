//! What a policy is for, where an object says it beside the policy: fleets are often written so.

use std::ops::Range;

use crate::{
    declared::{DeclaredPolicy, PolicyPlaces},
    tree::{
        Data, Node,
        values::{Member, Value},
    },
};

/// Members that name a function or layer version, in lower case and without `_` and `-`. What they hold is an ARN or a name.
const NAMES: &[&str] = &[
    "functionarn",
    "functionname",
    "resourcearn",
    "resource",
    "layerversionarn",
    "aliasarn",
    "function",
    "arn",
    "name",
];
/// Members that name its version or alias.
const QUALIFIERS: &[&str] = &["qualifier", "alias"];

/// What a policy is for.
#[derive(Debug, Default)]
pub struct Named {
    name: Option<String>,
    arn: Option<String>,
}

impl Named {
    /// What the members beside a policy say.
    pub fn by<'m>(members: impl Iterator<Item = (&'m str, impl AsRef<str>)>) -> Self {
        let (mut named, mut qualifier) = (Self::default(), None);
        for (name, text) in members {
            let text = || text.as_ref().to_owned();
            match (is_one_of(name, NAMES), text().starts_with("arn:")) {
                (true, true) => drop(named.arn.get_or_insert_with(text)),
                (true, false) => drop(named.name.get_or_insert_with(text)),
                _ if is_one_of(name, QUALIFIERS) => drop(qualifier.get_or_insert_with(text)),
                _ => {}
            }
        }
        named.arn = named.arn.map(|arn| qualified(&arn, qualifier.as_deref()));
        named
    }

    /// A policy for this.
    pub fn policy(self, text: String, places: PolicyPlaces) -> DeclaredPolicy {
        DeclaredPolicy {
            name: self.name,
            resource: self.arn,
            text,
            places,
            statements: Vec::new(),
            exceptions: Vec::new(),
        }
    }
}

/// The ARN of a version or alias, where it does not name one itself.
fn qualified(arn: &str, qualifier: Option<&str>) -> String {
    match qualifier {
        Some(qualifier) if arn.split(':').count() == 7 && !qualifier.is_empty() && qualifier != "$LATEST" => {
            [arn, ":", qualifier].concat()
        }
        _ => arn.to_owned(),
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    let letters = || name.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase());
    names.iter().any(|other| letters().eq(other.bytes()))
}

/// The text of a document without such members, which are none of a document. What stays keeps its place.
pub fn without_names(document: Value<'_>, members: &[Member<'_>]) -> String {
    let mut text = document.text.to_owned();
    for member in members.iter().filter(|member| is_one_of(&member.name, NAMES)) {
        let [name, value] = [member.span(), member.value.span()];
        let part = with_comma(&text, name.start - document.start..value.end - document.start);
        text.replace_range(part.clone(), &" ".repeat(part.len()));
    }
    text
}

/// A document of YAML without them.
pub fn without_named_entries(document: &Node) -> Node {
    let of_document = document.entries().iter().filter(|entry| !is_one_of(&entry.name, NAMES));
    Node { span: document.span.clone(), data: Data::Map(of_document.cloned().collect()) }
}

/// A member with the comma that parts it from the others.
fn with_comma(text: &str, member: Range<usize>) -> Range<usize> {
    let behind = text.get(member.end..).unwrap_or_default();
    let space = behind.len() - behind.trim_start().len();
    if behind.trim_start().starts_with(',') {
        return member.start..member.end + space + 1;
    }
    let before = text.get(..member.start).unwrap_or_default().trim_end();
    if before.ends_with(',') { before.len() - 1..member.end } else { member }
}
