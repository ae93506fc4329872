//! What a plan may do, and how.

use alloc::{string::String, vec::Vec};

use super::bridge;

/// Which statements are ours: a plan never changes or removes others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ownership {
    /// All: we alone write the policy.
    #[default]
    All,
    /// Those whose Sid begins with this text.
    Prefix(String),
    /// Those with these Sids.
    Sids(Vec<String>),
}

impl Ownership {
    /// Whether a statement with this Sid is ours. One without a Sid is ours only if all are. The bridge of a statement, which stands
    /// in for it while it is changed, is ours whenever the statement is.
    pub fn owns(&self, sid: Option<&str>) -> bool {
        match (self, sid) {
            (Self::All, _) => true,
            (_, None) => false,
            (Self::Prefix(prefix), Some(sid)) => sid.starts_with(prefix.as_str()),
            (Self::Sids(sids), Some(sid)) => sids.iter().any(|ours| ours == sid || bridge::is_of(sid, ours)),
        }
    }
}

/// By which requests a policy is changed. One plan never mixes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Through {
    /// Statement by statement: AddPermission and RemovePermission, or those of layer versions.
    #[default]
    AddPermission,
    /// The whole policy at once: PutResourcePolicy, with the revision that was read. Not for layer versions, and not in
    /// every Region. A function without a policy has no revision, so the first one replaces what others add at that moment.
    PutResourcePolicy,
}

/// What a plan may do, and how.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::plan::{Ownership, PlanOptions};
///
/// let options = PlanOptions::default().ownership(Ownership::Prefix("deploy-".into()));
/// # let _ = options;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlanOptions {
    pub(super) ownership: Ownership,
    pub(super) through: Through,
    pub(super) allow_gap: bool,
}

impl PlanOptions {
    /// Which statements are ours. Without this, all are.
    #[must_use]
    pub fn ownership(self, ownership: Ownership) -> Self {
        Self { ownership, ..self }
    }

    /// By which requests the policy is changed. Without this, statement by statement.
    #[must_use]
    pub const fn through(mut self, through: Through) -> Self {
        self.through = through;
        self
    }

    /// Whether a statement may be removed before its successor is there, where the policy has no room for both. Callers are shut out
    /// for a moment then; [`Plan::gaps`](super::Plan::gaps) says which statements this is about. Without this, such a plan is an
    /// error.
    #[must_use]
    pub const fn allow_gap(mut self, allow_gap: bool) -> Self {
        self.allow_gap = allow_gap;
        self
    }
}
