//! Terraform's templates: text with `${reference}`.

use alloc::{borrow::ToOwned, format, string::String};

use super::sub::{self, Piece};
use crate::{
    facts::parameters::Key,
    facts::terraform::{RESOURCE_TYPE_NAMES, resource_type},
    finding::{Code, Finding, Phrase},
    text::suggest::misspelt,
};

const EXAMPLE: &str = "write a reference of Terraform, such as Terraform(\"${aws_sns_topic.orders.arn}\")";

/// Something else than one string.
pub const fn no_literal<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new(
        "`Terraform` takes one string literal: the text is written before constants and variables are known",
    );
    Finding::new(Code::TerraformReference, key, message, Phrase::new(EXAMPLE))
}

/// What is wrong with a template, as a string of Terraform's JSON: `${aws_sns_topic.orders.arn}`.
pub fn terraform_template(text: &str, key: Key) -> Option<Finding<'_>> {
    let pieces = match sub::pieces(text) {
        Ok(pieces) => pieces,
        Err(open) if open.contains('}') => {
            let message = Phrase::quoting(open).plain(" has a `${..}` inside a `${..}`, which is not supported here");
            let help = "write the expression as a local value, and its name here: Terraform(\"${local.topic_arn}\")";
            return Some(wrong(message, Phrase::new(help), key));
        }
        Err(open) => {
            let message = Phrase::new("a `${` is not closed: ").quoted(open);
            return Some(wrong(message, Phrase::new("write `}` after the reference"), key));
        }
    };
    if !pieces.iter().any(|piece| matches!(piece, Piece::Variable(_))) {
        let message = Phrase::quoting(text).plain(" contains no `${..}`, so Terraform has nothing to fill in");
        return Some(wrong(message, Phrase::new("write a plain string, or ").plain(EXAMPLE_OF_REFERENCE), key));
    }
    pieces.into_iter().find_map(|piece| match piece {
        Piece::Variable(reference) => check_reference(reference, key),
        Piece::Literal(_) => Some(wrong(
            Phrase::quoting(text).plain(" contains `${!`, which belongs to CloudFormation"),
            Phrase::new(EXAMPLE),
            key,
        )),
        Piece::Plain(plain) => check_plain(plain, key),
    })
}

const EXAMPLE_OF_REFERENCE: &str = "a reference such as `${aws_sns_topic.orders.arn}` in it";

const fn wrong<'a>(message: Phrase<'a>, help: Phrase<'a>, key: Key) -> Finding<'a> {
    Finding::new(Code::TerraformReference, key, message, help)
}

/// What Terraform would read in the text beside the references.
fn check_plain(text: &str, key: Key) -> Option<Finding<'_>> {
    if text.contains("%{") {
        let message = Phrase::quoting(text).plain(" contains `%{`, which begins a directive");
        let help = "write the expression as a local value, and its name here: Terraform(\"${local.topic_arn}\")";
        return Some(wrong(message, Phrase::new(help), key));
    }
    if text.ends_with('$') {
        let message = Phrase::new("`$${` is how Terraform escapes `${`, so nothing replaces it");
        return Some(wrong(message, Phrase::new("write `${` for a reference"), key));
    }
    None
}

fn check_reference(reference: &str, key: Key) -> Option<Finding<'_>> {
    if reference.starts_with("AWS::") {
        let message = Phrase::new("`${").user(reference).plain("}` belongs to CloudFormation");
        let help = "write Sub(..), or a reference of Terraform such as `${data.aws_region.current.region}`";
        return Some(wrong(message, Phrase::new(help), key));
    }
    if reference.trim().is_empty() {
        let help = "write a reference, such as `${aws_sns_topic.orders.arn}`";
        return Some(wrong(Phrase::new("`${}` refers to nothing"), Phrase::new(help), key));
    }
    let (kind, rest) = reference.trim().split_once('.')?;
    if !kind.starts_with("aws_") {
        return None;
    }
    if is_name(rest) {
        let message = Phrase::new("`${").user(reference).plain("}` is the whole resource, not one of its attributes");
        let help = Phrase::new("write the attribute, such as `${").user(reference.trim()).plain(".arn}`");
        return Some(wrong(message, help, key));
    }
    if resource_type(kind).is_some() {
        return None;
    }
    // A type that the table does not hold may exist: only one slip beside a type of the table is a mistake.
    let near = misspelt(kind, &RESOURCE_TYPE_NAMES)?;
    let help = Phrase::new("did you mean `").plain(near).plain("`?");
    Some(wrong(Phrase::new("there is no resource type ").quoted(kind), help, key))
}

/// Whether the text is one name, and nothing of it.
fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// The text of a template, with a placeholder for each part that only the deployment knows. A reference to the ARN of a resource
/// whose type the table holds is written out as far as the type tells.
pub fn reference_text(text: &str) -> String {
    sub::replaced(text, |reference| match form(reference) {
        Some(form) => sub::replaced(form, |_| format!("${{{reference}}}")),
        None => format!("${{{}}}", reference.to_owned()),
    })
}

/// The form of the ARN that `aws_type.name.attribute` gives; resources with `count` or `for_each` have an index.
fn form(reference: &str) -> Option<&'static str> {
    let (kind, rest) = reference.trim().split_once('.')?;
    let (_, attribute) = rest.rsplit_once('.')?;
    resource_type(kind)?.attributes.iter().find(|(name, _)| *name == attribute).map(|(_, form)| *form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_out_what_a_type_tells() {
        let text = reference_text("${aws_sns_topic.orders[0].arn}");
        assert!(text.starts_with("arn:${aws_sns_topic.orders[0].arn}:sns:"), "{text}");
        assert_eq!(reference_text("arn:aws:s3:::${var.bucket}"), "arn:aws:s3:::${var.bucket}");
        assert!(reference_text("${aws_api_gateway_rest_api.a.execution_arn}/*/GET/x").ends_with("}/*/GET/x"));
    }

    #[test]
    fn says_what_is_wrong() {
        for text in
            ["plain", "${open", "${}", "${AWS::Region}", "${aws_sns_topik.t.arn}", "a%{if}${b.c}", "${!x}${b.c}"]
        {
            let found = terraform_template(text, Key::SourceArn).map(|finding| finding.code());
            assert_eq!(found, Some(Code::TerraformReference), "{text}");
        }
        for text in
            ["${aws_sns_topic.t.arn}", "${var.a}", "x-${local.b}", "${module.m.arn}/*", "${aws_ses_template.t.arn}"]
        {
            assert!(terraform_template(text, Key::SourceArn).is_none(), "{text}");
        }
    }
}
