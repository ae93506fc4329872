//! Values of which only the deployment knows all: CloudFormation's intrinsic functions and Terraform's references.
//!
//! A [`Deferred`] holds such a value twice: as its language writes it, and as text in which `${..}` stands for each part
//! that is not known. The rules look at the text, as they look at a literal; see `hole.rs`.

pub mod grammar;
mod intrinsic;
mod json;
pub mod limit;
pub mod name;
pub mod pseudo;
pub mod reference;
pub mod resource;
pub(crate) mod sub;
#[cfg(feature = "json")]
mod value_in;

pub use intrinsic::{Intrinsic, Value};
#[cfg(feature = "json")]
pub use value_in::ValueIn;

use core::marker::PhantomData;

/// The language of `cloudformation::Property`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloudFormation {}

/// The language of `terraform::Argument`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Terraform {}

/// A value of a permission that goes into a template: plain text, or an expression of the template's language, which the
/// deployment evaluates. As `cloudformation::Property` it is one of CloudFormation, as `terraform::Argument` one of Terraform.
///
/// It is no text, so a permission that holds it has no requests and no statement, only the output of its language.
///
/// | accessor | of plain text `"f"` | of `Sub("f-${Stage}")` |
/// |---|---|---|
/// | [`as_plain`](Self::as_plain) | `Some("f")` | `None` |
/// | [`shown`](Self::shown) | `"f"` | `"f-${Stage}"` |
/// | [`as_intrinsic`](Self::as_intrinsic) | `None` | `Some(r#"{"Fn::Sub":"f-${Stage}"}"#)` |
///
/// Of Terraform, [`as_template`](Self::as_template) is what `as_intrinsic` is of CloudFormation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deferred<L, S = &'static str> {
    /// The text, with a hole `${..}` for each part that only the deployment knows.
    pub(crate) text: S,
    /// The value in its language; empty for plain text.
    pub(crate) expression: S,
    /// The type of the function or layer version that it refers to, where it is declared to be one; else empty.
    pub(crate) target: &'static str,
    language: PhantomData<L>,
}

impl<L, S> Deferred<L, S> {
    pub(crate) const fn new(text: S, expression: S) -> Self {
        Self { text, expression, target: "", language: PhantomData }
    }

    /// The same value with its texts held in another way.
    #[cfg(feature = "runtime")]
    pub(crate) fn map<'a, T>(&'a self, hold: impl Fn(&'a S) -> T) -> Deferred<L, T> {
        let (text, expression) = (hold(&self.text), hold(&self.expression));
        Deferred { text, expression, target: self.target, language: PhantomData }
    }

    /// The same value, which refers to a resource of this type.
    pub(crate) const fn of_target(self, target: &'static str) -> Self
    where
        S: Copy,
    {
        Self { target, ..self }
    }
}

impl<'a, L> Deferred<L, &'a str> {
    /// Plain text.
    pub(crate) const fn plain(text: &'a str) -> Self {
        Self::new(text, "")
    }
}

impl<L, S: AsRef<str>> Deferred<L, S> {
    /// The plain text; `None` where only the deployment knows all of it.
    pub fn as_plain(&self) -> Option<&str> {
        if self.expression.as_ref().is_empty() { Some(self.text.as_ref()) } else { None }
    }

    /// The text as one reads it: `${..}` stands for each part that only the deployment knows.
    ///
    /// Where a resource's type is declared, its ARN is written out as far as the type tells.
    pub fn shown(&self) -> &str {
        self.text.as_ref()
    }
}

impl<S: AsRef<str>> Deferred<CloudFormation, S> {
    /// The value as CloudFormation's JSON: `{"Fn::Sub":".."}`, or `None` for plain text.
    pub fn as_intrinsic(&self) -> Option<&str> {
        Some(self.expression.as_ref()).filter(|json| !json.is_empty())
    }
}

impl<S: AsRef<str>> Deferred<Terraform, S> {
    /// The value as a template of Terraform, such as `${aws_sns_topic.orders.arn}`, or `None` for plain text.
    pub fn as_template(&self) -> Option<&str> {
        Some(self.expression.as_ref()).filter(|text| !text.is_empty())
    }
}
