//! Terraform's templates: text with `${reference}`.

use alloc::{borrow::ToOwned, format, string::String};

use super::sub::{self, Piece};
use crate::{
    facts::terraform::{RESOURCE_TYPE_NAMES, resource_type},
    finding::{Code, Finding, Phrase},
    key::Key,
    suggest::closest,
};

const EXAMPLE: &str = "write a reference of Terraform, such as Terraform(\"${aws_sns_topic.orders.arn}\")";

/// Something else than one string.
pub const fn malformed<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("`Terraform` takes one string, which is read while the macro expands");
    Finding::new(Code::TerraformReference, key, message, Phrase::new(EXAMPLE))
}

/// What is wrong with a template, as a string of Terraform's JSON: `${aws_sns_topic.orders.arn}`.
pub fn terraform_template<'a>(text: &'a str, key: Key) -> Option<Finding<'a>> {
    let wrong =
        |message: Phrase<'a>, help| Some(Finding::new(Code::TerraformReference, key, message, Phrase::new(help)));
    let pieces = match sub::pieces(text) {
        Ok(pieces) => pieces,
        Err(open) => {
            return wrong(Phrase::new("a `${` is not closed: ").quoted(open), "write `}` behind the reference");
        }
    };
    if !pieces.iter().any(|piece| matches!(piece, Piece::Variable(_))) {
        return wrong(Phrase::quoting(text).plain(" holds no `${..}`, so Terraform has nothing to fill in"), EXAMPLE);
    }
    pieces.into_iter().find_map(|piece| match piece {
        Piece::Variable(reference) => check_reference(reference, key),
        Piece::Literal(_) => wrong(Phrase::quoting(text).plain(" holds `${!`, which is of CloudFormation"), EXAMPLE),
        Piece::Plain(text) if text.contains("%{") => wrong(
            Phrase::quoting(text).plain(" holds `%{`, which begins a directive"),
            "write `%%{` for a `%{` that stays as it is",
        ),
        Piece::Plain(_) => None,
    })
}

fn check_reference<'a>(reference: &'a str, key: Key) -> Option<Finding<'a>> {
    let wrong = |message: Phrase<'a>, help| Some(Finding::new(Code::TerraformReference, key, message, help));
    if reference.starts_with("AWS::") {
        let message = Phrase::new("`${").user(reference).plain("}` is of CloudFormation");
        return wrong(
            message,
            Phrase::new("write Sub(..), or a reference of Terraform such as `${data.aws_region.current.region}`"),
        );
    }
    if reference.trim().is_empty() {
        let help = Phrase::new("write a reference, such as `${aws_sns_topic.orders.arn}`");
        return wrong(Phrase::new("`${}` refers to nothing"), help);
    }
    let (kind, _) = reference.split_once('.')?;
    if !kind.starts_with("aws_") || resource_type(kind).is_some() {
        return None;
    }
    // A type that the table does not hold may exist. One letter beside a type of the table is a mistake.
    let near = closest(kind, &RESOURCE_TYPE_NAMES).filter(|near| near.len().abs_diff(kind.len()) <= 1)?;
    let is_typo = near.len() == kind.len() && near.bytes().zip(kind.bytes()).filter(|(a, b)| a != b).count() <= 2;
    if !is_typo {
        return None;
    }
    wrong(Phrase::new("there is no resource type ").quoted(kind), Phrase::new("did you mean `").plain(near).plain("`?"))
}

/// The text of a template, with a hole for each part that only the deployment knows. A reference to the ARN of a resource
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
