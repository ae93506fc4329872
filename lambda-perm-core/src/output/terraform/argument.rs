//! Values of arguments.

use alloc::string::String;

use crate::{
    finding::Error,
    key::Key,
    output::template::Node,
    template::{
        Deferred, Terraform,
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

/// What a permission that renders to Terraform holds: text, or an [`Argument`].
#[diagnostic::on_unimplemented(
    message = "a permission that holds `{Self}` is not for Terraform",
    note = "a permission of text renders to every output, and one with references of Terraform to Terraform"
)]
pub trait ArgumentValue: sealed::ArgumentValue {}

impl ArgumentValue for &str {}
impl ArgumentValue for String {}
impl<S: AsRef<str>> ArgumentValue for Argument<S> {}

pub(super) mod sealed {
    use alloc::string::String;

    use super::Argument;

    pub trait ArgumentValue {
        /// The text, with a hole for each part that only the deployment knows.
        fn text(&self) -> &str;

        /// The template; empty for plain text.
        fn template(&self) -> &str;
    }

    impl ArgumentValue for &str {
        fn text(&self) -> &str {
            self
        }

        fn template(&self) -> &str {
            ""
        }
    }

    impl ArgumentValue for String {
        fn text(&self) -> &str {
            self
        }

        fn template(&self) -> &str {
            ""
        }
    }

    impl<S: AsRef<str>> ArgumentValue for Argument<S> {
        fn text(&self) -> &str {
            self.shown()
        }

        fn template(&self) -> &str {
            self.as_template().unwrap_or_default()
        }
    }
}

/// The value as a string of Terraform's JSON, unless it is absent.
pub(super) fn node(value: &impl ArgumentValue) -> Option<Node> {
    match (value.text(), value.template()) {
        ("", "") => None,
        (text, "") => Some(Node::Text(escaped(text))),
        (_, template) => Some(Node::from(template)),
    }
}

/// Plain text as a template that stands for it.
pub(super) fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}
