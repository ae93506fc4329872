//! What a reference of a template gives: the ARN of a bucket, the name of a topic, an account.
//!
//! The tables of CloudFormation and Terraform are written in these words.

pub mod form;

use crate::text::{ends_with, equal};

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
    use alloc::{collections::BTreeSet, string::String, vec::Vec};

    use super::{Gives, form};
    use crate::facts::services::{SERVICES, form::intersects};

    /// A form with a word for each variable.
    fn example(form: &str) -> String {
        let mut pieces = form.split("${");
        let first = String::from(pieces.next().unwrap_or_default());
        pieces.fold(first, |text, piece| text + "x" + piece.split_once('}').expect("a variable is closed").1)
    }

    /// Whether a service sends this, by the service and the resource in it.
    fn is_sent(arn: &str) -> bool {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        SERVICES.iter().flat_map(|service| service.source_arns).any(|source| {
            let of_source: Vec<&str> = source.form.splitn(6, ':').collect();
            parts[2] == of_source[2] && intersects(parts[5], "", of_source[5])
        })
    }

    #[test]
    fn forms_are_arns_that_stand_once() {
        let all: BTreeSet<_> = [form::SOURCES, form::BEGINNINGS, form::OTHERS].concat().into_iter().collect();
        assert_eq!(all.len(), form::SOURCES.len() + form::BEGINNINGS.len() + form::OTHERS.len(), "a form twice");
        for form in all {
            assert!(form.splitn(6, ':').count() == 6 && form.starts_with("arn:${Partition}:"), "{form}");
        }
    }

    #[test]
    fn services_send_the_forms_that_are_sources() {
        for form in form::SOURCES {
            assert!(is_sent(&example(form)), "{form}");
        }
        for form in form::BEGINNINGS {
            assert!(!is_sent(&example(form)) && is_sent(&(example(form) + "*")), "{form}");
        }
        for form in form::OTHERS {
            assert!(!is_sent(&example(form)), "{form}");
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
