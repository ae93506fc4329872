//! A policy document.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use super::{DocumentStatement, value::owned, write};
use crate::{
    facts::policy_language::PolicyVersion,
    output::pretty,
    statement::{DOCUMENT_HEAD, DOCUMENT_TAIL},
    text::json::Sink,
};

/// A resource policy: what AWS returns, and all of IAM's grammar for it.
///
/// It borrows from the text that it was read from; [`into_owned`](Self::into_owned) makes one that does not. Nothing of the text
/// is lost: written again, statements keep their texts, members their order, and unknown members are still there.
#[derive(Clone, Debug)]
pub struct PolicyDocument<'a> {
    /// The text that it was read from, for the places of findings.
    pub(super) text: Cow<'a, str>,
    /// Empty for a document that was not read.
    pub(super) members: Vec<WrittenMember<'a>>,
    pub(super) statements: Vec<DocumentStatement<'a>>,
}

/// A member of a document, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WrittenMember<'a> {
    Version(PolicyVersion),
    Id(Cow<'a, str>),
    /// The statements: a list, or one by itself.
    Statement {
        is_list: bool,
    },
    /// A member that IAM does not have, with the text of its value.
    Unknown(Cow<'a, str>, Cow<'a, str>),
}

impl<'a> PolicyDocument<'a> {
    /// A policy without statements, as if there were none.
    pub const EMPTY: PolicyDocument<'static> =
        PolicyDocument { text: Cow::Borrowed(""), members: Vec::new(), statements: Vec::new() };

    /// The statements, in order.
    pub const fn statements(&self) -> &[DocumentStatement<'a>] {
        self.statements.as_slice()
    }

    /// Whether it has no statements. Lambda stores no such policy: GetPolicy then answers that there is none.
    pub const fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The statement of this ID.
    pub fn statement(&self, sid: &str) -> Option<&DocumentStatement<'a>> {
        self.statements.iter().find(|statement| statement.sid() == Some(sid))
    }

    /// The version that it names. Without one, IAM reads it as [`V2008`](PolicyVersion::V2008): see
    /// [`effective_version`](Self::effective_version).
    pub fn version(&self) -> Option<PolicyVersion> {
        match self.members.as_slice() {
            [] => Some(PolicyVersion::V2012),
            members => members.iter().find_map(|member| match member {
                WrittenMember::Version(version) => Some(*version),
                _ => None,
            }),
        }
    }

    /// The version by which IAM reads it.
    pub fn effective_version(&self) -> PolicyVersion {
        self.version().unwrap_or(PolicyVersion::V2008)
    }

    /// The identifier. Lambda writes `default`.
    pub fn id(&self) -> Option<&str> {
        match self.members.as_slice() {
            [] => Some("default"),
            members => members.iter().find_map(|member| match member {
                WrittenMember::Id(id) => Some(id.as_ref()),
                _ => None,
            }),
        }
    }

    /// The members that a policy does not have, with their JSON. They are kept, and mean nothing.
    pub fn unknown_members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().filter_map(|member| match member {
            WrittenMember::Unknown(name, json) => Some((name.as_ref(), json.as_ref())),
            _ => None,
        })
    }

    fn compact_unknown(&self) -> impl Iterator<Item = (&str, String)> {
        self.unknown_members().map(|(name, json)| {
            let mut compact = String::with_capacity(json.len());
            write::compact(json, &mut compact);
            (name, compact)
        })
    }

    /// Puts a statement behind the others.
    pub fn push(&mut self, statement: DocumentStatement<'a>) {
        self.statements.push(statement);
    }

    /// Takes out the statement of this ID.
    pub fn remove(&mut self, sid: &str) -> Option<DocumentStatement<'a>> {
        let at = self.statements.iter().position(|statement| statement.sid() == Some(sid))?;
        Some(self.statements.remove(at))
    }

    /// Puts others, or none, in place of statements.
    pub(crate) fn replace_statements(
        &mut self,
        change: impl FnMut(DocumentStatement<'a>) -> Option<DocumentStatement<'a>>,
    ) {
        self.statements = core::mem::take(&mut self.statements).into_iter().filter_map(change).collect();
    }

    /// The bytes of the compact JSON. A function's policy may have 20,480.
    pub fn size(&self) -> usize {
        self.to_json().len()
    }

    /// Compact JSON, as AWS returns it.
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(self.text.len().max(64));
        match self.members.as_slice() {
            [] => {
                out.push_str(DOCUMENT_HEAD);
                self.write_statements(&mut out);
                out.push_str(DOCUMENT_TAIL);
            }
            members => {
                for (number, member) in members.iter().enumerate() {
                    out.push(if number == 0 { '{' } else { ',' });
                    self.write_member(member, &mut out);
                }
                out.push('}');
            }
        }
        out
    }

    fn write_member(&self, member: &WrittenMember<'_>, out: &mut String) {
        let (name, text) = match member {
            WrittenMember::Version(version) => ("Version", version.as_str()),
            WrittenMember::Id(id) => ("Id", id.as_ref()),
            WrittenMember::Statement { is_list } => {
                let [open, close] = if *is_list || self.statements.len() != 1 { ["[", "]"] } else { ["", ""] };
                out.push_str("\"Statement\":");
                out.push_str(open);
                self.write_statements(out);
                return out.push_str(close);
            }
            WrittenMember::Unknown(name, json) => {
                out.string(name);
                out.push(':');
                return write::compact(json, out);
            }
        };
        out.string(name);
        out.push(':');
        out.string(text);
    }

    fn write_statements(&self, out: &mut String) {
        for (number, statement) in self.statements.iter().enumerate() {
            out.push_str(if number > 0 { "," } else { "" });
            statement.write(out);
        }
    }

    /// JSON with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        pretty::pretty(&self.to_json())
    }

    /// The same, owned.
    pub fn into_owned(self) -> PolicyDocument<'static> {
        let member = |member| match member {
            WrittenMember::Version(version) => WrittenMember::Version(version),
            WrittenMember::Id(id) => WrittenMember::Id(owned(id)),
            WrittenMember::Statement { is_list } => WrittenMember::Statement { is_list },
            WrittenMember::Unknown(name, json) => WrittenMember::Unknown(owned(name), owned(json)),
        };
        PolicyDocument {
            text: owned(self.text),
            members: self.members.into_iter().map(member).collect(),
            statements: self.statements.into_iter().map(DocumentStatement::into_owned).collect(),
        }
    }
}

/// A policy without statements.
impl Default for PolicyDocument<'_> {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// By what they say: version, ID, unknown members and statements, in order. White space does not count.
impl PartialEq for PolicyDocument<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.version() == other.version()
            && self.id() == other.id()
            && self.statements == other.statements
            && self.compact_unknown().eq(other.compact_unknown())
    }
}

impl Eq for PolicyDocument<'_> {}

/// Compact JSON, as AWS returns it.
impl fmt::Display for PolicyDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}
