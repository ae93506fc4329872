//! What a policy says to a request.

use alloc::boxed::Box;
use core::fmt;

use super::{Request, context::Context, mismatch, mismatch::Mismatch};
use crate::document::{
    Condition, DocumentStatement, Effect, PolicyDocument,
    value::list,
    variable::{PatternPiece, PolicyVariable, has_variable, pieces},
};

/// What a policy says to a request.
///
/// It looks at this policy alone. Policies of the caller, permissions boundaries and policies of organizations may deny what it
/// allows; and what it does not allow, the identity policy of a caller in the function's own account may.
#[derive(Clone, Debug)]
pub enum Decision<'a> {
    /// The policy allows it: no other policy has to.
    Allowed {
        /// The first statement that does.
        statement: &'a DocumentStatement<'a>,
    },
    /// The policy allows it if the caller's identity policy does too: always across accounts, and where the account alone is named.
    AllowedWithIdentityPolicy {
        /// The first statement that does.
        statement: &'a DocumentStatement<'a>,
    },
    /// A statement denies it, whatever others say.
    Denied {
        /// The first statement that does.
        statement: &'a DocumentStatement<'a>,
    },
    /// No statement matches.
    NotAllowed(NotAllowed<'a>),
}

impl<'a> Decision<'a> {
    /// Whether the policy allows it by itself.
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed { .. })
    }

    /// The statement that decided.
    pub const fn statement(&self) -> Option<&'a DocumentStatement<'a>> {
        match self {
            Self::Allowed { statement }
            | Self::AllowedWithIdentityPolicy { statement }
            | Self::Denied { statement } => Some(statement),
            Self::NotAllowed(_) => None,
        }
    }
}

/// Why no statement matches: for each, the first thing that does not.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::document::{Decision, PolicyDocument, Request};
///
/// let document = PolicyDocument::parse(
///     r#"{"Version":"2012-10-17","Statement":[{"Sid":"uploads","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
///        "Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f",
///        "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::uploads"}}}]}"#,
/// )?;
/// let request = Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::others");
/// let Decision::NotAllowed(why) = document.decide(&request)? else { panic!("another bucket") };
/// assert_eq!(
///     why.to_string(),
///     "no statement allows it\n\
///      `uploads`: `ArnLike AWS:SourceArn: arn:aws:s3:::uploads` does not hold, because the request has `arn:aws:s3:::others`"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct NotAllowed<'a> {
    document: &'a PolicyDocument<'a>,
    /// Boxed because a decision is most often an allowed one, and small.
    request: Box<Request<'a>>,
}

impl<'a> NotAllowed<'a> {
    /// What does not match is found out when it is asked for: most callers want to know only that they are not allowed.
    pub(super) fn new(document: &'a PolicyDocument<'a>, request: &Request<'a>) -> Self {
        Self { document, request: Box::new(request.clone()) }
    }
}

/// A line for each statement.
impl fmt::Display for NotAllowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = Context::new(self.document, &self.request);
        if self.document.is_empty() {
            return f.write_str("the policy has no statements");
        }
        f.write_str("no statement allows it")?;
        for (number, statement) in self.document.statements().iter().enumerate() {
            let Some(mismatch) = mismatch::first(statement, &context) else { continue };
            match statement.sid() {
                Some(sid) => write!(f, "\n`{sid}`")?,
                None => write!(f, "\nstatement {}", number + 1)?,
            }
            let denies = if statement.effect() == Effect::Deny { ", which denies" } else { "" };
            write!(f, "{denies}: ")?;
            shown(mismatch, statement, &context, f)?;
        }
        Ok(())
    }
}

fn shown(
    mismatch: Mismatch,
    statement: &DocumentStatement<'_>,
    context: &Context<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let request = context.request;
    match mismatch {
        Mismatch::Principal => {
            let principals = statement.principal();
            about(principals.is_negated(), principals.iter().map(|principal| principal.name), f)?;
            match request.caller.name {
                "" => f.write_str("the caller is anonymous"),
                name => write!(f, "the caller is `{name}`"),
            }
        }
        Mismatch::Action => {
            about(statement.actions().is_negated(), statement.actions().iter(), f)?;
            write!(f, "the action is `{}`", request.action)
        }
        Mismatch::Resource => {
            about(statement.resources().is_negated(), statement.resources().iter(), f)?;
            match request.resource {
                Some(called) => write!(f, "the resource is `{called}`"),
                None => f.write_str("the request does not say what is called"),
            }
        }
        Mismatch::Condition => match mismatch::failing(statement, context) {
            Some(condition) => failed(condition, context, f),
            None => Ok(()),
        },
    }
}

/// What an element of a statement is about.
fn about<'s>(
    is_negated: bool,
    names: impl Iterator<Item = &'s str> + Clone,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if names.clone().next().is_none() {
        return f.write_str("its list is empty, and ");
    }
    f.write_str(if is_negated { "it is about all but `" } else { "it is about `" })?;
    list(f, names)?;
    f.write_str("`, and ")
}

/// Why a condition does not hold.
fn failed(condition: &Condition<'_>, context: &Context<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if condition.values().is_empty() {
        let (operator, key) = (condition.operator_text(), condition.key());
        return write!(f, "`{operator} {key}` does not hold, because its list is empty");
    }
    write!(f, "`{condition}` does not hold, because ")?;
    if condition.operator().is_none() {
        return write!(f, "`{}` is not an operator", condition.operator_text());
    }
    match context.find(condition.key()).as_slice() {
        [] => return write!(f, "the request has no `{}`", condition.key()),
        values => {
            f.write_str("the request has `")?;
            list(f, values.iter().map(|value| &value.text))?;
            f.write_str("`")?;
        }
    }
    match variable_without_value(condition, context) {
        Some(key) => write!(f, " and no single `{key}`"),
        None if !context.has_variables && condition.values().iter().any(|value| has_variable(value.as_text())) => {
            f.write_str(", and variables are text without `Version` 2012-10-17")
        }
        None => Ok(()),
    }
}

/// The key of a policy variable that the request does not have, or has several values of.
fn variable_without_value<'s>(condition: &'s Condition<'_>, context: &Context<'_>) -> Option<&'s str> {
    let is_without = |piece| match piece {
        PatternPiece::Variable(variable @ PolicyVariable::Key(key, _)) if context.value(variable).is_none() => {
            Some(key)
        }
        _ => None,
    };
    let of_values = condition.values().iter().flat_map(|value| pieces(value.as_text()));
    of_values.filter(|_| context.has_variables).find_map(is_without)
}
