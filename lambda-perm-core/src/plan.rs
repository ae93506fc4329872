//! From what a policy is to what it should be: the difference, and requests that nobody notices.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{
//!     FunctionPermission, FunctionPolicyBuf, output::Scope,
//!     document::PolicyDocument, plan::PlanOptions,
//! };
//!
//! let existing = PolicyDocument::parse(
//!     r#"{"Version":"2012-10-17","Id":"default","Statement":[
//!     {"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"lambda:InvokeFunction",
//!     "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#,
//! )?;
//! let function = "arn:aws:lambda:us-east-2:123456789012:function:f";
//! let partner = FunctionPermission::builder(function, "partner", "lambda:InvokeFunction", "444455556666").build()?;
//! let wanted = FunctionPolicyBuf::of([partner])?;
//!
//! let plan = wanted.plan(&existing, &Scope::NONE, &PlanOptions::default())?;
//! assert_eq!(
//!     plan.to_string(),
//!     "~ partner  principal arn:aws:iam::111122223333:root -> arn:aws:iam::444455556666:root  (unknown)\n"
//! );
//! for step in plan.steps() {
//!     println!("{}", step.request().shell_line());
//! }
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod bridge;
mod change;
mod comparison;
#[cfg(feature = "json")]
mod data;
mod difference;
mod error;
mod meaning;
mod note;
mod options;
mod order;
mod request;
mod run;
mod step;
mod wanted;

use alloc::{string::String, vec::Vec};
use core::fmt;

pub use change::{Change, ChangeKind, Verdict};
pub use comparison::Difference;
pub use error::PlanError;
pub use note::PlanNote;
pub use options::{Ownership, PlanOptions, Through};
pub use request::{ReadRequest, StepRequest};
pub use run::{Answer, Outcome, Run, RunOptions, RunStep, StopReason};
pub use step::Step;

use crate::{
    document::PolicyDocument,
    expression::Plain,
    facts::parameters::Target,
    output::{Document, Scope},
    permission::{
        FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, WebFunctionPolicyBuf,
        WebFunctionPolicyRef, methods,
    },
};
use wanted::WantedPolicy;

/// What becomes of each statement of a policy, and the requests that bring it about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    wanted: WantedPolicy,
    existing: PolicyDocument<'static>,
    options: PlanOptions,
    changes: Vec<Change>,
    steps: Vec<Step>,
    gaps: Vec<String>,
    notes: Vec<PlanNote>,
}

methods! { FunctionPolicyRef and FunctionPolicyBuf by as_policy, of [Plain] {
    /// How to get from the policy that exists to this one: what becomes of each statement, and the requests in an order in which
    /// whoever is let in before and after is let in at every moment between, unless the options allow a gap. Where there is no policy
    /// yet, pass `PolicyDocument::EMPTY`.
    ///
    /// # Errors
    ///
    /// When the scope does not complete the function's name, a Sid is taken by a statement that is not ours, or the policy is too
    /// large, also in between.
    plan<'a>(existing: &PolicyDocument<'_>, scope: &Scope<'a>, options: &PlanOptions) -> Result<Plan, PlanError> =
        |policy| Plan::new(WantedPolicy::new(Target::Function, &policy.document(scope)?), existing, options);

    /// Begins to make the policy that exists, whatever it is, this one: reads it, plans from it as `plan` does, and carries the plan
    /// out.
    ///
    /// # Errors
    ///
    /// As for `plan` where there is no policy yet.
    run<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| Run::reading(WantedPolicy::new(Target::Function, &policy.document(scope)?), options, run);

    /// Begins to remove the statements that have the Sids of this policy, whatever they say, and no others: what the options say
    /// about ownership does not count.
    ///
    /// # Errors
    ///
    /// When the scope does not complete the function's name.
    removal<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| removal(Target::Function, &policy.document(scope)?, options, run);
} }

methods! { LayerVersionPolicyRef and LayerVersionPolicyBuf by as_policy, of [Plain] {
    /// How to get from the policy that exists to this one, as `plan` of a function's policy.
    ///
    /// # Errors
    ///
    /// When the scope does not complete the layer's name, a Sid is taken by a statement that is not ours, or the policy is too
    /// large, also in between.
    plan<'a>(existing: &PolicyDocument<'_>, scope: &Scope<'a>, options: &PlanOptions) -> Result<Plan, PlanError> =
        |policy| Plan::new(WantedPolicy::new(Target::LayerVersion, &policy.document(scope)?), existing, options);

    /// Begins to make the policy that exists, whatever it is, this one: reads it, plans from it as `plan` does, and carries the plan
    /// out.
    ///
    /// # Errors
    ///
    /// As for `plan` where there is no policy yet.
    run<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| Run::reading(WantedPolicy::new(Target::LayerVersion, &policy.document(scope)?), options, run);

    /// Begins to remove the statements that have the Sids of this policy, whatever they say, and no others: what the options say
    /// about ownership does not count.
    ///
    /// # Errors
    ///
    /// When the scope does not complete the layer's name.
    removal<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| removal(Target::LayerVersion, &policy.document(scope)?, options, run);
} }

methods! { WebFunctionPolicyRef and WebFunctionPolicyBuf by as_policy, of [Plain] {
    /// How to get from the policy that exists to this one, as `plan` of a function's policy. There is one way to write the policy of
    /// a web function, so whatever the options say, it is [`PutResourcePolicy`](Through::PutResourcePolicy).
    ///
    /// # Errors
    ///
    /// When the scope does not complete the web function's name, a Sid is taken by a statement that is not ours, or the policy is
    /// too large.
    plan<'a>(existing: &PolicyDocument<'_>, scope: &Scope<'a>, options: &PlanOptions) -> Result<Plan, PlanError> =
        |policy| Plan::new(WantedPolicy::new(Target::WebFunction, &policy.document(scope)?), existing, options);

    /// Begins to make the policy that exists, whatever it is, this one: reads it, plans from it as `plan` does, and carries the plan
    /// out.
    ///
    /// # Errors
    ///
    /// As for `plan` where there is no policy yet.
    run<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| Run::reading(WantedPolicy::new(Target::WebFunction, &policy.document(scope)?), options, run);

    /// Begins to remove the statements that have the Sids of this policy, whatever they say, and no others: what the options say
    /// about ownership does not count.
    ///
    /// # Errors
    ///
    /// When the scope does not complete the web function's name.
    removal<'a>(scope: &Scope<'a>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> =
        |policy| removal(Target::WebFunction, &policy.document(scope)?, options, run);
} }

fn removal(target: Target, document: &Document<'_>, options: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> {
    let WantedPolicy { resource, document, .. } = WantedPolicy::new(target, document);
    let sids = document.statements().iter().filter_map(|statement| statement.sid().map(String::from));
    let options = options.clone().ownership(Ownership::Sids(sids.collect()));
    Run::reading(WantedPolicy { target, resource, document: PolicyDocument::EMPTY }, &options, run)
}

impl Plan {
    fn new(wanted: WantedPolicy, existing: &PolicyDocument<'_>, options: &PlanOptions) -> Result<Self, PlanError> {
        let options = match wanted.target {
            Target::WebFunction => &options.clone().through(Through::PutResourcePolicy),
            Target::Function | Target::LayerVersion => options,
        };
        let (changes, policy) = difference::changes(&wanted.document, existing, &options.ownership)?;
        let (steps, gaps) = difference::steps(&wanted, existing, &changes, &policy, options)?;
        let notes = note::notes(existing, &steps, options);
        let (existing, options) = (existing.clone().into_owned(), options.clone());
        Ok(Self { wanted, existing, options, changes, steps, gaps, notes })
    }

    /// What becomes of each statement: the wanted ones in their order, then those that are there and not wanted.
    pub const fn changes(&self) -> &[Change] {
        self.changes.as_slice()
    }

    /// The requests, in the order in which they must be sent, each when the one before it has succeeded.
    pub const fn steps(&self) -> &[Step] {
        self.steps.as_slice()
    }

    /// Whether there is nothing to do.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The Sids of statements whose callers are shut out for a moment. Empty unless the options allow it.
    pub fn gaps(&self) -> impl Iterator<Item = &str> {
        self.gaps.iter().map(String::as_str)
    }

    /// What the plan cannot help, and what may make it fail or lose something. Most plans have none.
    pub const fn notes(&self) -> &[PlanNote] {
        self.notes.as_slice()
    }

    /// The ARN of the function, version, alias, layer version or web function.
    pub const fn resource(&self) -> &str {
        self.wanted.resource.as_str()
    }

    /// Whom all changes together let in. `Unknown` where some widen and others narrow: [`changes`](Self::changes) has the verdict of
    /// each.
    pub fn verdict(&self) -> Verdict {
        Verdict::of_all(&self.changes)
    }

    /// Whether any statement becomes public: it lets in anyone at all, and did not before.
    pub fn becomes_public(&self) -> bool {
        self.changes.iter().any(Change::becomes_public)
    }
}

/// A line for each statement: `+ uploads`, `- old`, `~ partner  principal .. -> ..  (widens)`, `= topic`. Then the notes, each with
/// `!` before it.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changes.iter().try_for_each(|change| writeln!(f, "{change}"))?;
        self.notes.iter().try_for_each(|note| writeln!(f, "! {note}"))
    }
}
