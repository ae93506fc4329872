//! The statements of one policy, looked at together.
//!
//! As a [`Draft`] is a permission that is not yet one, a [`Set`] is a policy that is not yet one: its statements may hold
//! values that are not known yet, and a check that needs one waits.

mod cover;
mod identity;
mod member;
mod reference;
mod resource;
mod size;
mod url;

use alloc::{string::String, vec};

pub use member::Member;
#[cfg(feature = "runtime")]
pub(crate) use url::BOTH;

use crate::{
    draft::{Draft, Field},
    finding::{Code, Finding, Lint, Lints, Phrase},
    key::{Key, Target},
    stored::{Buffer, DOCUMENT_HEAD, DOCUMENT_TAIL, in_const},
};

/// The statements of a policy.
#[derive(Clone, Copy)]
pub struct Set<'s, 'a> {
    /// The function or layer version as the set names it: a draft that has the keys of the resource only.
    resource: Draft<'a>,
    survey: resource::Survey,
    /// The same as it will be stored, where all of it is known.
    place: Option<size::Place<'a>>,
    members: &'s [Member<'a>],
}

impl<'s, 'a> Set<'s, 'a> {
    /// The statements of the policy of a resource, which is a draft that has the keys of the resource only.
    pub const fn new(resource: Draft<'a>, members: &'s [Member<'a>]) -> Self {
        let survey = resource::Survey::new(&resource, members);
        let named = named(&resource, &survey, members);
        Self { resource, survey, place: size::Place::new(&named, members), members }
    }

    /// What is wrong with the statements together.
    pub const fn examine(&self) -> SetExamination<'s, 'a> {
        self.examine_some(0, self.len())
    }

    /// What is wrong with some of the statements. Those before them are looked at no longer than it takes to know what all up to
    /// there tell together.
    pub(crate) const fn examine_some(&self, first: usize, end: usize) -> SetExamination<'s, 'a> {
        let resource = resource::Resource::of(&self.resource).sure();
        SetExamination {
            set: *self,
            first,
            end,
            statement: 0,
            check: 0,
            silenced: Lints::NONE,
            resource,
            has_other: false,
            size: size::EMPTY,
        }
    }

    /// The document, where all is known and the name is a full ARN.
    pub fn to_document(&self) -> Option<String> {
        let mut bytes = vec![0; self.size()?];
        self.write(&mut bytes);
        String::from_utf8(bytes).ok()
    }

    /// What all statements are for, by the name that tells most of it: a grant that was made for an ARN does not become one for
    /// a bare name, which is another function in each account and Region.
    pub(crate) const fn resource(&self) -> Draft<'a> {
        named(&self.resource, &self.survey, self.members)
    }

    /// The member whose name that is; `None` where it is the set's.
    pub(crate) const fn named_by(&self) -> Option<usize> {
        self.survey.named_by
    }

    pub(crate) const fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the name of the function or layer tells where it is.
    const fn knows_home(&self) -> bool {
        matches!(self.place, Some(size::Place { knows_home: true, .. }))
    }
}

/// The checks that each statement goes through, in this order.
#[derive(Clone, Copy)]
enum Check {
    Resource,
    Renamed,
    StatementId,
    Url,
    Shadowed,
    Size,
    Unused(Lint),
}

impl Check {
    /// Whether a check of one statement tells something that those of the next ones need.
    const fn is_about_all(self) -> bool {
        matches!(self, Self::Resource | Self::Size)
    }
}

const CHECKS: [Check; 8] = [
    Check::Resource,
    Check::Renamed,
    Check::StatementId,
    Check::Url,
    Check::Shadowed,
    Check::Size,
    Check::Unused(Lint::IncompleteUrl),
    Check::Unused(Lint::Shadowed),
];

/// The findings of a set, one after the other, each with the number of its statement. An iterator that also runs in
/// const evaluation.
pub struct SetExamination<'s, 'a> {
    set: Set<'s, 'a>,
    /// The statements whose findings are wanted.
    first: usize,
    end: usize,
    statement: usize,
    check: usize,
    silenced: Lints,
    /// What the set and the statements so far tell of the resource.
    resource: resource::Resource<'a>,
    /// Whether one of the statements so far is for something else.
    has_other: bool,
    /// The size of the document so far; `None` when a statement is not known.
    size: Option<usize>,
}

impl<'a> SetExamination<'_, 'a> {
    /// The next finding.
    pub const fn next_finding(&mut self) -> Option<(usize, Finding<'a>)> {
        while self.statement < self.end {
            let at = self.statement;
            while self.check < CHECKS.len() {
                let check = CHECKS[self.check];
                self.check += 1;
                if at < self.first && !check.is_about_all() {
                    continue;
                }
                if let Some(finding) = self.apply(check, at) {
                    // What is for something else is no statement of this policy.
                    if matches!(finding.code(), Code::OtherResource) {
                        self.check = CHECKS.len();
                        self.has_other = true;
                    }
                    match finding.code().lint() {
                        Some(lint) if self.set.members[at].draft.allows(lint) => {
                            self.silenced = self.silenced.with(lint);
                        }
                        _ if at < self.first => {}
                        _ => return Some((at, finding)),
                    }
                }
            }
            self.statement += 1;
            self.check = 0;
            self.silenced = Lints::NONE;
        }
        None
    }

    /// The size of the document, when all statements have been examined and the name is a full ARN.
    pub(crate) const fn size(&self) -> Option<usize> {
        self.set.known(self.size)
    }

    const fn apply(&mut self, check: Check, at: usize) -> Option<Finding<'a>> {
        match check {
            Check::Resource => resource::other(&self.set, at, &mut self.resource, self.has_other),
            Check::Renamed => resource::renamed(&self.set, at),
            Check::StatementId => identity::duplicate(&self.set, at),
            Check::Url => url::incomplete(&self.set, at),
            Check::Shadowed => cover::shadowed(&self.set, at),
            Check::Size => {
                let before = self.size;
                self.size = size::with(&self.set, at, before);
                size::exceeded(&self.set, at, before, self.size)
            }
            Check::Unused(lint) => self.unused(lint, at),
        }
    }

    /// An `allow` is unused when no check asked for it. A value that is not known yet may still do so.
    const fn unused(&self, lint: Lint, at: usize) -> Option<Finding<'a>> {
        if !self.set.members[at].draft.allows(lint) || self.silenced.has(lint) || self.set.has_opaque() {
            return None;
        }
        Some(unused_allow(lint))
    }
}

impl<'a> Iterator for SetExamination<'_, 'a> {
    type Item = (usize, Finding<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_finding()
    }
}

impl Set<'_, '_> {
    /// The size of the document, where all is known and the name is a full ARN.
    const fn size(&self) -> Option<usize> {
        let (mut size, mut at) = (size::EMPTY, 0);
        while at < self.len() {
            size = size::with(self, at, size);
            at += 1;
        }
        self.known(size)
    }

    /// A size that has been counted, unless the name tells not all of the home, so that it is a bound.
    const fn known(&self, size: Option<usize>) -> Option<usize> {
        if self.knows_home() { size } else { None }
    }

    /// Writes the document into a place of its size.
    pub(crate) const fn write(&self, bytes: &mut [u8]) {
        let (mut buffer, mut at) = (Buffer::new(bytes), 0);
        buffer.raw(DOCUMENT_HEAD);
        while at < self.len() {
            if at > 0 {
                buffer.raw(",");
            }
            if let Some(place) = &self.place {
                in_const::statement(&size::stored(&self.members[at].draft, place), &mut buffer);
            }
            at += 1;
        }
        buffer.raw(DOCUMENT_TAIL);
    }

    const fn has_opaque(&self) -> bool {
        let mut at = 0;
        while at < self.members.len() {
            if !self.members[at].is_known {
                return true;
            }
            at += 1;
        }
        self.resource.has_opaque()
    }
}

/// The resource by the name that tells most of it.
const fn named<'a>(resource: &Draft<'a>, survey: &resource::Survey, members: &[Member<'a>]) -> Draft<'a> {
    match survey.named_by {
        Some(at) => resource.named_like(&members[at].draft),
        None => *resource,
    }
}

/// An `allow` that silences nothing.
pub(crate) const fn unused_allow<'a>(lint: Lint) -> Finding<'a> {
    let message = Phrase::new("allow(").plain(lint.name()).plain(") silences nothing");
    let help = Phrase::new("remove `").plain(lint.name()).plain("` from the list");
    Finding::of_allow(Code::UnusedAllow, lint, message, help)
}

/// The text of a key, where it is known.
const fn known<'a>(draft: &Draft<'a>, key: Key) -> Option<&'a str> {
    match draft.value(key) {
        Field::Known(text) => Some(text),
        _ => None,
    }
}

const fn is_for_function(draft: &Draft<'_>) -> bool {
    matches!(draft.target(), Target::Function)
}
