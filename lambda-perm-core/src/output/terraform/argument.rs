//! Values of arguments.

use alloc::string::String;

use crate::{
    finding::Error,
    key::Key,
    output::template::Node,
    template::{
        Deferred, Terraform, ValueIn,
        reference::{reference_text, terraform_template},
    },
};

/// A value of an argument: text, or a template of Terraform with references.
///
/// `FunctionPermission<Argument>` is what `grant!` makes of a call with `Terraform(..)`.
pub type Argument<S = &'static str> = Deferred<Terraform, S>;

impl Argument<String> {
    /// A template of Terraform, as a string of its JSON: `${aws_sns_topic.orders.arn}`.
    ///
    /// # Errors
    ///
    /// When a `${` is not closed, or there is none.
    pub fn template(text: &str) -> Result<Self, Error> {
        match terraform_template(text, Key::SourceArn) {
            None => Ok(Self::new(reference_text(text), text.into())),
            Some(finding) => Err(finding.into()),
        }
    }
}

/// The value as a string of Terraform's JSON, unless it is absent.
pub(super) fn node(value: &impl ValueIn<Terraform>) -> Option<Node> {
    match (value.text(), value.expression()) {
        ("", "") => None,
        (text, "") => Some(Node::Text(escaped(text))),
        (_, template) => Some(Node::from(template)),
    }
}

/// Plain text as a template that stands for it.
pub(super) fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}
