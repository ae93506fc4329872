//! What a reference of a template gives: the ARN of a bucket, the name of a topic, an account.
//!
//! The tables of CloudFormation and Terraform are written in these words.

mod attributes;
pub mod form;

pub use attributes::{Attribute, Attributes};

use crate::{
    facts::limits::ACCOUNT_ID_LENGTH,
    text::{ends_with, equal},
};

/// What a reference gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Gives {
    /// An ARN of this form: `Arn(BUCKET)`.
    Arn(&'static str),
    /// An ARN of which no more is known.
    SomeArn,
    /// The name of this: `Name("bucket")`. No ARN.
    Name(&'static str),
    /// The ID of this, as AWS chooses it. No ARN.
    Id(&'static str),
    /// The URL of this.
    Url(&'static str),
    /// The host name of this.
    Host(&'static str),
    /// The ID of an account: twelve digits.
    Account,
    /// The ID of an organization.
    Organization,
    /// The code of a Region.
    Region,
    /// The name of a partition.
    Partition,
    /// The DNS suffix of a partition.
    Suffix,
    /// The principal of a service.
    Principal,
    /// A number.
    Number,
    /// Text of which nothing is known.
    Text,
    /// A list or an object, which is no text.
    List,
    /// Nothing: the property is left out.
    Nothing,
}

impl Gives {
    /// The shortest and the longest text that it is, where that is known.
    ///
    /// Source: AWS General Reference, "ARN format"; the CloudFormation user guide, for names of stacks.
    pub(crate) const fn lengths(self) -> (usize, usize) {
        match self {
            Self::Account => (ACCOUNT_ID_LENGTH, ACCOUNT_ID_LENGTH),
            Self::Arn(_) | Self::SomeArn => ("arn:aws:s3:::".len(), usize::MAX),
            Self::Region => ("us-east-1".len(), 20),
            Self::Partition => ("aws".len(), 10),
            Self::Suffix => ("amazonaws.com".len(), 20),
            Self::Name(of) if equal(of, "stack") => (1, 128),
            _ => (0, usize::MAX),
        }
    }

    /// Characters that it is sure to have, each of its kind: an ARN has colons, and a Region letters and dashes.
    pub(crate) const fn certain_characters(self) -> &'static str {
        match self {
            Self::Account | Self::Number => "0",
            Self::Arn(_) | Self::SomeArn => "arn:",
            Self::Region => "us-1",
            Self::Partition => "aws",
            Self::Suffix => "a.c",
            Self::Name(of) if equal(of, "stack") => "a",
            _ => "",
        }
    }

    /// The form of the ARN.
    pub const fn form(self) -> Option<&'static str> {
        match self {
            Self::Arn(form) => Some(form),
            _ => None,
        }
    }

    /// Whether it is sure to be an ARN.
    pub const fn is_arn(self) -> bool {
        matches!(self, Self::Arn(_) | Self::SomeArn)
    }

    /// Whether it is sure to be no ARN.
    pub const fn is_no_arn(self) -> bool {
        !self.is_arn() && !matches!(self, Self::Text)
    }

    /// What it is, in two parts of a phrase, the second of which may be empty: "the name of the ", "bucket".
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Arn(_) | Self::SomeArn => ("an ARN", ""),
            Self::Name(of) => ("the name of the ", of),
            Self::Id(of) => ("the ID of the ", of),
            Self::Url(of) => ("the URL of the ", of),
            Self::Host(of) => ("the host name of the ", of),
            Self::Account => ("the ID of an account", ""),
            Self::Organization => ("the ID of an organization", ""),
            Self::Region => ("a Region", ""),
            Self::Partition => ("a partition", ""),
            Self::Suffix => ("a DNS suffix", ""),
            Self::Principal => ("the principal of a service", ""),
            Self::Number => ("a number", ""),
            Self::Text => ("text", ""),
            Self::List => ("a list or an object", ""),
            Self::Nothing => ("nothing", ""),
        }
    }

    /// What an attribute gives of which the name alone is known: `TopicArn` and `topic_arn` give an ARN.
    ///
    /// Source: the attributes named so in the schemas of cfn-lint 1.58.0, 1459 of them.
    pub const fn by_name(attribute: &str) -> Self {
        let is_arn = ends_with(attribute, "Arn")
            || ends_with(attribute, "ARN")
            || ends_with(attribute, "_arn")
            || equal(attribute, "arn");
        if is_arn { Self::SomeArn } else { Self::Text }
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::{Gives, form};

    #[test]
    fn forms_are_arns_that_stand_once() {
        let all: BTreeSet<_> = [form::SOURCES, form::BEGINNINGS, form::OTHERS].concat().into_iter().collect();
        assert_eq!(all.len(), form::SOURCES.len() + form::BEGINNINGS.len() + form::OTHERS.len(), "a form twice");
        for form in all {
            assert!(form.splitn(6, ':').count() == 6 && form.starts_with("arn:${Partition}:"), "{form}");
        }
    }

    #[test]
    fn a_name_tells_an_arn() {
        for attribute in ["Arn", "StreamARN", "Endpoint.Arn", "arn", "execution_arn"] {
            assert_eq!(Gives::by_name(attribute), Gives::SomeArn, "{attribute}");
        }
        for attribute in ["arn_suffix", "TargetGroupARNs", "arns", "warn", "Name"] {
            assert_eq!(Gives::by_name(attribute), Gives::Text, "{attribute}");
        }
    }
}
