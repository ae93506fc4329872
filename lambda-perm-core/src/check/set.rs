//! The statements of one policy, looked at together.
//!
//! A [`Set`] is an unchecked policy. Its statements may have pending values, and a check that needs one waits.

mod cover;
mod identity;
mod meet;
mod member;
mod reference;
mod resource;
mod size;
mod url;

use alloc::vec::Vec;

#[cfg(feature = "document")]
pub(crate) use identity::taken;
pub use member::Member;
pub use size::far_too_large;
#[cfg(feature = "document")]
pub(crate) use size::{smaller, too_large};
#[cfg(feature = "runtime")]
pub(crate) use url::BOTH;

use crate::{
    check::unused_allow,
    facts::parameters::Target,
    finding::{At, Code, Finding, Lint, Lints},
    statement::Statement,
    text::first,
};

/// The statements of a policy.
#[derive(Clone, Copy)]
pub struct Set<'s, 'a> {
    /// The function or layer version as the set names it: a statement with only the keys of the resource.
    resource: Statement<'a>,
    survey: resource::Survey,
    /// The same as Lambda will store it, if all of it is known.
    stored: Option<size::StoredResource<'a>>,
    members: &'s [Member<'a>],
}

impl<'s, 'a> Set<'s, 'a> {
    /// The statements of a policy. `resource` is a statement with only the keys of the resource.
    pub const fn new(resource: Statement<'a>, members: &'s [Member<'a>]) -> Self {
        let survey = resource::Survey::new(&resource, members);
        let named = named(&resource, &survey, members);
        Self { resource, survey, stored: size::StoredResource::new(&named, members), members }
    }

    /// What is wrong with the statements together.
    pub const fn findings(&self) -> SetFindings<'s, 'a> {
        self.findings_of(0, self.len())
    }

    /// What is wrong with some of the statements. Those before them are read only for what they say of the resource and the size.
    pub(crate) const fn findings_of(&self, first: usize, end: usize) -> SetFindings<'s, 'a> {
        let resource = resource::StatedResource::of(&self.resource).sure();
        SetFindings {
            set: *self,
            first,
            end,
            statement: 0,
            step: 0,
            silenced: Lints::NONE,
            resource,
            has_other: false,
            size: size::EMPTY,
        }
    }

    /// The resource of all statements, by its fullest name. A grant for an ARN must not become one for a bare name, which means
    /// another function in each account and Region.
    pub(crate) const fn resource(&self) -> Statement<'a> {
        named(&self.resource, &self.survey, self.members)
    }

    pub(crate) const fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the name of the function or layer says its scope.
    const fn knows_scope(&self) -> bool {
        matches!(self.stored, Some(size::StoredResource { knows_scope: true, .. }))
    }
}

/// The steps that each statement goes through, in this order.
#[derive(Clone, Copy)]
enum SetStep {
    Resource,
    Renamed,
    StatementId,
    Url,
    Shadowed,
    Size,
    Unused(Lint),
}

impl SetStep {
    /// Whether a step of one statement gives something that the next statements need.
    const fn is_about_all(self) -> bool {
        matches!(self, Self::Resource | Self::Size)
    }
}

const STEPS: [SetStep; 8] = [
    SetStep::Resource,
    SetStep::Renamed,
    SetStep::StatementId,
    SetStep::Url,
    SetStep::Shadowed,
    SetStep::Size,
    SetStep::Unused(Lint::IncompleteUrl),
    SetStep::Unused(Lint::Shadowed),
];

/// The findings of a set, each with the number of its statement. An iterator that also runs in const evaluation.
pub struct SetFindings<'s, 'a> {
    set: Set<'s, 'a>,
    /// The statements whose findings are wanted.
    first: usize,
    end: usize,
    statement: usize,
    step: usize,
    silenced: Lints,
    /// What the set and the statements so far say of the resource.
    resource: resource::StatedResource<'a>,
    /// Whether one of the statements so far is for something else.
    has_other: bool,
    /// The size of the document so far; `None` when a statement is not known.
    size: Option<usize>,
}

impl<'a> SetFindings<'_, 'a> {
    /// The next finding.
    pub const fn next_finding(&mut self) -> Option<(usize, Finding<'a>)> {
        while self.statement < self.end {
            let at = self.statement;
            while self.step < STEPS.len() {
                let step = STEPS[self.step];
                self.step += 1;
                if at < self.first && !step.is_about_all() {
                    continue;
                }
                if let Some(finding) = self.apply(step, at) {
                    // A statement for something else does not belong to this policy.
                    if matches!(finding.code(), Code::OtherResource) {
                        self.step = STEPS.len();
                        self.has_other = true;
                    }
                    match finding.code().lint() {
                        Some(lint) if self.set.members[at].check.allows(lint) => {
                            self.silenced = self.silenced.with(lint);
                        }
                        _ if at < self.first => {}
                        _ => return Some((self.blamed(at, &finding), finding)),
                    }
                }
            }
            self.statement += 1;
            self.step = 0;
            if self.set.members[at].is_last_of_group {
                self.silenced = Lints::NONE;
            }
        }
        None
    }

    /// The number of the statement that a finding is about. If several share an `allow`, it is the first.
    const fn blamed(&self, mut at: usize, finding: &Finding<'_>) -> usize {
        if matches!(finding.at(), At::Allow(_)) {
            while at > 0 && !self.set.members[at - 1].is_last_of_group {
                at -= 1;
            }
        }
        at
    }

    const fn apply(&mut self, step: SetStep, at: usize) -> Option<Finding<'a>> {
        match step {
            SetStep::Resource => resource::other(&self.set, at, &mut self.resource, self.has_other),
            SetStep::Renamed => resource::renamed(&self.set, at),
            SetStep::StatementId => identity::duplicate(&self.set, at),
            SetStep::Url => url::incomplete(&self.set, at),
            SetStep::Shadowed => cover::shadowed(&self.set, at),
            SetStep::Size => {
                let before = self.size;
                self.size = size::with(&self.set, at, before);
                size::exceeded(&self.set, at, before, self.size)
            }
            SetStep::Unused(lint) => self.unused(lint, at),
        }
    }

    /// An `allow` is unused if no step needed it, in any of the statements that share it. A pending value may still need it.
    const fn unused(&self, lint: Lint, at: usize) -> Option<Finding<'a>> {
        let member = &self.set.members[at];
        if !member.is_last_of_group
            || self.silenced.has(lint)
            || !member.check.allows(lint)
            || self.set.has_pending_grant()
        {
            return None;
        }
        Some(unused_allow(lint))
    }
}

impl<'a> Iterator for SetFindings<'_, 'a> {
    type Item = (usize, Finding<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_finding()
    }
}

impl Set<'_, '_> {
    const fn has_pending_grant(&self) -> bool {
        first!(self.members, |member| !member.is_grant_known).is_some() || self.resource.has_pending()
    }
}

/// The resource, by its fullest name.
const fn named<'a>(resource: &Statement<'a>, survey: &resource::Survey, members: &[Member<'a>]) -> Statement<'a> {
    match survey.named_by {
        Some(at) => resource.named_like(members[at].statement()),
        None => *resource,
    }
}

/// The findings about the function or layer version, which all statements of a set share. Each is reported once.
#[derive(Default)]
pub struct SharedFindings(Vec<(At, Code)>);

impl SharedFindings {
    /// Whether the finding is new.
    pub fn is_new(&mut self, finding: &Finding<'_>) -> bool {
        let place = (finding.at(), finding.code());
        match finding.at() {
            At::Value(key) if key.is_of_resource() => {
                let is_new = !self.0.contains(&place);
                self.0.extend(is_new.then_some(place));
                is_new
            }
            _ => true,
        }
    }
}

const fn is_for_function(statement: &Statement<'_>) -> bool {
    matches!(statement.target(), Target::Function)
}
