//! Values of arguments.

use alloc::string::String;

use crate::{
    ExpressionBuf, Terraform, expression::Untyped, facts::parameters::Key, finding::Error, output::nodes::value_node,
    statement::Statement, template::Node,
};

impl ExpressionBuf<Terraform> {
    /// A template of Terraform, as a string of Terraform's JSON: `${aws_sns_topic.orders.arn}`.
    ///
    /// # Errors
    ///
    /// When a `${` is not closed, or there is none.
    pub fn template(text: &str) -> Result<Self, Error> {
        Untyped::of_template(text, Key::SourceArn).map(Self::new)
    }
}

/// The value of a key as a value of Terraform's JSON, unless it is absent.
pub(super) fn node(statement: &Statement<'_>, key: Key) -> Option<Node> {
    value_node(
        statement,
        key,
        |text| Node::Text(escaped(text)),
        |found| Node::from(found.template().unwrap_or_default()),
    )
}

/// Plain text as a template that stands for it.
pub(super) fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}
