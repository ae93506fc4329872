//! Templates in files of Terraform. They have more than the macros take, and not all that they have can be read.

use super::{
    WrittenBy, check_parts, of_parts,
    syntax::{Expression, TemplatePart, parts},
};
use crate::{
    expression::{Untyped, grammar::check_size},
    facts::{parameters::Key, terraform::AttributeReference},
    finding::Error,
};

impl Untyped {
    /// The expression that a value in a file of Terraform is. `None` where Terraform takes it and the rules cannot read it: they know
    /// some of its functions, and a file has what no macro needs, such as `null` or a value without references.
    ///
    /// # Errors
    ///
    /// When it refers to what does not exist.
    pub(crate) fn of_declared_template(template: &str, key: Key) -> Result<Option<Self>, Error> {
        if check_size(0, template.len(), key).is_some() {
            return Ok(None);
        }
        let Ok(parts) = parts(template) else { return Ok(None) };
        if let Some(finding) = check_parts(&parts, key, WrittenBy::File) {
            return Err(finding.into());
        }
        let is_read = |part: &TemplatePart| match part {
            TemplatePart::Text(_) => true,
            TemplatePart::Given(_, given) => given.refers() && !has_null(given),
        };
        let is_template = parts.iter().any(|part| matches!(part, TemplatePart::Given(..)));
        Ok((is_template && parts.iter().all(is_read)).then(|| of_parts(template, &parts).ok()).flatten())
    }
}

/// Whether a template of a file may give `null`: what refers to variables, or is looked up, may. Text never is, nor what a resource
/// says of itself.
pub(crate) fn may_be_null(template: &str) -> bool {
    match parts(template).as_deref() {
        Ok([TemplatePart::Given(_, given)]) => may_give_null(given),
        Ok(_) => false,
        Err(_) => true,
    }
}

fn may_give_null(given: &Expression) -> bool {
    match given {
        Expression::Null | Expression::Other(..) => true,
        Expression::Reference(reference) => AttributeReference::read(reference).is_none(),
        Expression::Conditional { sides, .. } => sides.iter().any(may_give_null),
        Expression::OneOf(_, values) => values.iter().any(may_give_null),
        Expression::Template(parts) => parts.is_empty(),
        Expression::Literal(_) | Expression::Items(..) | Expression::List(_) => false,
    }
}

/// Whether an expression has `null` written in it, or the empty text, which the provider takes for `null`, or a text around one that
/// stands for a value which is not given: `format("%s.amazonaws.com", try(each.value.service, ""))`.
fn has_null(given: &Expression) -> bool {
    match given {
        Expression::Null => true,
        Expression::Template(parts) => {
            let is_nothing = |part: &TemplatePart| match part {
                TemplatePart::Given(_, given @ Expression::OneOf(..)) => has_null(given),
                TemplatePart::Given(_, given @ Expression::Template(parts)) => !parts.is_empty() && has_null(given),
                _ => false,
            };
            parts.is_empty() || parts.iter().any(is_nothing)
        }
        Expression::Conditional { sides, .. } => sides.iter().any(has_null),
        Expression::OneOf(_, values) => values.iter().any(has_null),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_what_no_macro_needs() {
        let declared = |text: &str| Untyped::of_declared_template(text, Key::SourceArn);
        for text in [
            "plain",
            "${\"a\"}",
            "${null}",
            "${lower(var.x}",
            "${a . b}",
            "$${a}",
            "%{ if a }b%{ endif }",
            "${var.x ? null : aws_sns_topic.t.arn}",
            "${try(var.x, \"\")}",
            "${try(var.x, format(\"%s.amazonaws.com\", try(var.y, \"\")))}",
            "${aws_api_gateway_deployment.d.execution_arn}${null}",
        ] {
            assert_eq!(declared(text), Ok(None), "{text}");
        }
        for text in [
            "${aws_sns_topic.t.arn}",
            "a${var.b}",
            "${coalesce(aws_sns_topic.t.*.arn...)}",
            "${aws_api_gateway_deployment.d.execution_arn}/*",
        ] {
            assert!(matches!(declared(text), Ok(Some(_))), "{text}");
        }
        for text in [
            "${aws_sns_topik.t.arn}",
            "${aws_sns_topic.t.displayname}",
            "${aws_sns_topic.t}",
            "a${aws_sns_topic.t.arn}",
            "${aws_sns_topic.t[*].arn}",
            "${var.x ? null : aws_sns_topik.t.arn}",
        ] {
            assert!(declared(text).is_err(), "{text}");
        }
        for (text, expected) in [
            ("${var.a}", true),
            ("${local.a[\"b\"]}", true),
            ("${try(var.a, \"b\")}", true),
            ("${lower(\"B\")}", true),
            ("${var.a ? \"b\" : \"\"}", true),
            ("${var.a ? \"b\" : \"c\"}", false),
            ("a${var.a}", false),
            ("${aws_sns_topic.t.arn}", false),
            ("${data.aws_caller_identity.c.account_id}", false),
        ] {
            assert_eq!(may_be_null(text), expected, "{text}");
        }
    }
}
