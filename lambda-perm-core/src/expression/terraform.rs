//! Terraform's templates: text with `${..}`, and what the expressions in that give.

#[cfg(all(feature = "document", feature = "json"))]
mod declared;
mod syntax;
mod whole;

use alloc::{borrow::ToOwned, string::String, vec::Vec};

#[cfg(all(feature = "document", feature = "json"))]
pub(crate) use self::declared::may_be_null;
pub(crate) use self::whole::check_whole;

use self::syntax::{Expression, SyntaxError, TemplatePart, parts};
use super::{
    TooMany, Untyped, Value,
    cases::{Case, all, alternatives, choice, mapped, one},
    grammar::{DEEPEST, check_size, too_many_texts},
    sub::{placeholder_of, replaced},
    tree::suffixes,
    whole::arn_behind_text,
};
use crate::{
    facts::{
        parameters::Key,
        reference::{Attribute, Gives},
        terraform::{self, AttributeReference, RESOURCE_TYPE_NAMES, ResourceType},
    },
    finding::{Code, Error, Finding, Phrase},
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

impl Untyped {
    /// The expression that a template is, as a string of Terraform's JSON: `${aws_sns_topic.orders.arn}`.
    ///
    /// # Errors
    ///
    /// When it is no template, contains nothing that Terraform fills in, refers to what does not exist, or can give too many
    /// texts.
    pub fn of_template(template: &str, key: Key) -> Result<Self, Error> {
        if let Some(finding) = check_size(0, template.len(), key) {
            return Err(finding.into());
        }
        let parts = parts(template).map_err(|error| Error::from(malformed(template, error, key)))?;
        if let Some(finding) = check(template, &parts, key) {
            return Err(finding.into());
        }
        of_parts(template, &parts).map_err(|_| too_many_texts(key).into())
    }
}

fn of_parts(template: &str, parts: &[TemplatePart]) -> Result<Untyped, TooMany> {
    let shown: String = parts.iter().map(shown).collect();
    let alternatives = alternatives(texts(parts)?, &shown);
    Ok(Untyped::Owned { shown, value: Value::Terraform(template.to_owned()), alternatives })
}

/// The text of a part, with a placeholder for what only the deployment knows.
fn shown(part: &TemplatePart) -> String {
    match part {
        TemplatePart::Text(text) => text.clone(),
        TemplatePart::Given(written, Expression::Reference(reference)) => reference_text(written, reference),
        TemplatePart::Given(written, _) => placeholder_of(written),
    }
}

/// A reference to the ARN of a resource whose type the table holds is written out as far as the type tells, with the reference for
/// each variable. What a permission is for is not: the names of resources are made of the text, and stay what they are.
fn reference_text(written: &str, reference: &str) -> String {
    match AttributeReference::read(reference) {
        Some(read) if !terraform::is_target(read.kind) => match read.gives().and_then(Gives::form) {
            Some(form) => replaced(form, |_| placeholder_of(written)),
            None => placeholder_of(written),
        },
        _ => placeholder_of(written),
    }
}

/// What a reference gives, where that is known.
fn gives(reference: &str) -> Option<Gives> {
    AttributeReference::read(reference)?.gives()
}

/// All that a template can give.
fn texts(parts: &[TemplatePart]) -> Result<Vec<Case<String>>, TooMany> {
    let cases = parts.iter().map(|part| match part {
        TemplatePart::Text(text) => Ok(one(text.clone())),
        TemplatePart::Given(written, Expression::Reference(reference)) => reference_texts(written, reference),
        TemplatePart::Given(_, given) => given_texts(given),
    });
    Ok(mapped(all(cases)?, |texts| texts.concat()))
}

fn given_texts(given: &Expression) -> Result<Vec<Case<String>>, TooMany> {
    match given {
        Expression::Template(parts) => texts(parts),
        Expression::Literal(text) => Ok(one(text.clone())),
        Expression::Null => Ok(one(String::new())),
        Expression::Reference(reference) => reference_texts(reference, reference),
        Expression::Conditional { condition, sides, .. } => match normalized(condition) {
            (condition, true) => choice(&condition, sides.iter().rev().map(given_texts)),
            (condition, false) => choice(&condition, sides.iter().map(given_texts)),
        },
        Expression::OneOf(call, values) => choice(call, values.iter().map(given_texts)),
        Expression::Items(written, _) | Expression::List(written) | Expression::Other(written, _) => {
            Ok(one(placeholder_of(written)))
        }
    }
}

/// A condition as it is compared with others, and whether it is the opposite of that.
fn normalized(condition: &str) -> (String, bool) {
    let mut text: String = condition.split_whitespace().collect();
    let mut is_opposite = false;
    loop {
        if let Some(rest) = text.strip_prefix('!').filter(|rest| !rest.contains(OPERATORS)) {
            (text, is_opposite) = (rest.into(), !is_opposite);
        } else if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
            && !inside.contains(['(', ')'])
        {
            text = inside.into();
        } else if text.matches("!=").count() == 1 && !text.contains(['&', '|']) {
            (text, is_opposite) = (text.replace("!=", "=="), !is_opposite);
        } else {
            return (text, is_opposite);
        }
    }
}

/// What binds less than `!`.
const OPERATORS: [char; 6] = ['=', '&', '|', '<', '>', '?'];

/// The texts that a reference gives.
fn reference_texts(written: &str, reference: &str) -> Result<Vec<Case<String>>, TooMany> {
    match gives(reference) {
        Some(Gives::Suffix) => suffixes(),
        _ => Ok(one(reference_text(written, reference))),
    }
}

const fn wrong<'a>(message: Phrase<'a>, help: Phrase<'a>, key: Key) -> Finding<'a> {
    Finding::new(Code::TerraformReference, key, message, help)
}

/// What is wrong with a text that is no template.
fn malformed<'a>(text: &'a str, error: SyntaxError<'a>, key: Key) -> Finding<'a> {
    let local =
        Phrase::new("write the expression as a local value, and its name here: Terraform(\"${local.topic_arn}\")");
    match error {
        SyntaxError::Open(open) => {
            wrong(Phrase::new("a `${` is not closed: ").quoted(open), Phrase::new("write `}` after the reference"), key)
        }
        SyntaxError::Empty => {
            let help = "write a reference, such as `${aws_sns_topic.orders.arn}`";
            wrong(Phrase::new("`${}` refers to nothing"), Phrase::new(help), key)
        }
        SyntaxError::Directive => {
            wrong(Phrase::quoting(text).plain(" contains `%{`, which begins a directive"), local, key)
        }
        SyntaxError::Escaped => {
            let message = Phrase::new("`$${` is how Terraform escapes `${`, so nothing replaces it");
            wrong(message, Phrase::new("write `${` for a reference"), key)
        }
        SyntaxError::Unexpected(rest) if rest.starts_with("AWS::") => {
            let message = Phrase::new("`${").user(rest).plain("}` belongs to CloudFormation");
            let help = "write Sub(..), or a reference of Terraform such as `${data.aws_region.current.region}`";
            wrong(message, Phrase::new(help), key)
        }
        SyntaxError::Unexpected(rest) if rest.starts_with('!') => wrong(
            Phrase::quoting(text).plain(" contains `${!`, which belongs to CloudFormation"),
            Phrase::new(EXAMPLE),
            key,
        ),
        SyntaxError::Unexpected(rest) => {
            wrong(Phrase::new("this is not an expression of Terraform from here on: ").quoted(rest), local, key)
        }
        SyntaxError::Deep => wrong(
            Phrase::new("this is nested too deeply: expressions stand in one another at most ")
                .number(DEEPEST)
                .plain(" times"),
            local,
            key,
        ),
    }
}

/// What is wrong with what a template has in `${..}`.
fn check<'a>(text: &'a str, parts: &'a [TemplatePart], key: Key) -> Option<Finding<'a>> {
    if !parts.iter().any(|part| matches!(part, TemplatePart::Given(..))) {
        let message = Phrase::quoting(text).plain(" contains no `${..}`, so Terraform has nothing to fill in");
        let help = Phrase::new("write a plain string, or a reference such as `${aws_sns_topic.orders.arn}` in it");
        return Some(wrong(message, help, key));
    }
    let known = parts.iter().find_map(|part| match part {
        TemplatePart::Given(written, given) if !given.refers() => Some(without_reference(written, given, key)),
        _ => None,
    });
    check_behind_text(parts, key).or(known).or_else(|| check_parts(parts, key, WrittenBy::Macro))
}

/// Who writes a template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WrittenBy {
    /// A macro, which makes a configuration for the present version of the provider, with each value in it.
    Macro,
    /// A file, which may have any version, and `null` for what it leaves out.
    #[cfg(all(feature = "document", feature = "json"))]
    File,
}

/// What is wrong with references.
fn check_parts(parts: &[TemplatePart], key: Key, writer: WrittenBy) -> Option<Finding<'_>> {
    check_behind_text(parts, key).or_else(|| {
        parts.iter().find_map(|part| match part {
            TemplatePart::Text(_) => None,
            TemplatePart::Given(_, given) => check_given(given, key, writer),
        })
    })
}

/// A reference to a whole ARN that does not begin the text.
fn check_behind_text(parts: &[TemplatePart], key: Key) -> Option<Finding<'_>> {
    parts.iter().skip(1).find_map(|part| match part {
        TemplatePart::Given(_, Expression::Reference(reference)) if gives(reference).is_some_and(Gives::is_arn) => {
            Some(arn_behind_text(reference, key))
        }
        _ => None,
    })
}

/// An expression of which everybody knows what it gives.
const fn without_reference<'a>(written: &'a str, given: &Expression, key: Key) -> Finding<'a> {
    let message = Phrase::new("`${").user(written).plain("}`");
    if matches!(given, Expression::Null) {
        return null(key);
    }
    let message = message.plain(" refers to nothing, so what it gives is known without Terraform");
    wrong(message, Phrase::new("write the text that it gives, without `${..}`"), key)
}

const fn null<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("`null` removes ")
        .quoted(key.name())
        .plain(": the deployment then grants something else than this says");
    wrong(message, Phrase::new("write a value, or leave the key out"), key)
}

fn check_given(given: &Expression, key: Key, writer: WrittenBy) -> Option<Finding<'_>> {
    match given {
        Expression::Template(parts) => check_parts(parts, key, writer),
        Expression::Literal(_) | Expression::Other(..) => None,
        Expression::Null => (writer == WrittenBy::Macro).then(|| null(key)),
        Expression::Reference(reference) => check_reference(reference, key, writer),
        Expression::Conditional { sides, .. } => sides.iter().find_map(|side| check_given(side, key, writer)),
        Expression::OneOf(_, values) => values.iter().find_map(|value| check_given(value, key, writer)),
        Expression::Items(written, _) | Expression::List(written) => {
            let message = Phrase::quoting(written).plain(" is a list or an object, but this takes one value");
            let help = "write one of its values, such as that of `[0]` in place of `[*]`, or `one(..)` around it";
            Some(wrong(message, Phrase::new(help), key))
        }
    }
}

/// Words that begin a reference of one name.
const ROOTS: [&str; 9] = ["var", "local", "module", "data", "each", "count", "self", "path", "terraform"];

fn check_reference(reference: &str, key: Key, writer: WrittenBy) -> Option<Finding<'_>> {
    if !reference.contains('.') {
        let message = Phrase::quoting(reference).plain(" is a name, not a reference to something");
        let help = match ROOTS.contains(&reference) {
            true => Phrase::new("write what of it, such as `${var.name}` or `${local.name}`"),
            false => Phrase::new("write `${var.").user(reference).plain("}` or `${local.").user(reference).plain("}`"),
        };
        return Some(wrong(message, help, key));
    }
    let read = AttributeReference::read(reference)?;
    if read.attribute.is_empty() {
        let message = Phrase::new("`${").user(reference).plain("}` is the whole resource, not one of its attributes");
        let help = Phrase::new("write the attribute, such as `${").user(reference).plain(".arn}`");
        return Some(wrong(message, help, key));
    }
    if let Some(of) = read.resource_type() {
        return check_attribute(of, &read, key, writer);
    }
    // Data sources of several resources have names such as `aws_lambda_functions`.
    if read.is_data {
        return None;
    }
    let kind = read.kind;
    // A type that the table does not hold may exist: only one slip beside a type of the table is a mistake.
    let near = misspelt(kind, &RESOURCE_TYPE_NAMES)?;
    let help = Phrase::new("did you mean `").plain(near).plain("`?");
    Some(wrong(Phrase::new("there is no resource type ").quoted(kind), help, key))
}

/// What is wrong with an attribute of a type that the tables hold. One that resembles none of them may be newer.
const fn check_attribute<'a>(
    of: &'static ResourceType,
    read: &AttributeReference<'a>,
    key: Key,
    writer: WrittenBy,
) -> Option<Finding<'a>> {
    let (message, help) = match of.attribute(read.attribute) {
        Attribute::Known(_) | Attribute::Unknown(None) => return None,
        Attribute::Gone(_) if !matches!(writer, WrittenBy::Macro) => return None,
        Attribute::Gone(instead) => (
            attribute(of, read.attribute).plain(" is gone: the AWS provider has dropped it in version 6"),
            Phrase::new("write ").plain(instead),
        ),
        Attribute::Unknown(Some(near)) => (
            Phrase::quoting(of.name).plain(" has no attribute ").quoted(read.attribute),
            Phrase::new("did you mean `").plain(near).plain("`?"),
        ),
    };
    Some(wrong(message, help, key))
}

const fn attribute<'a>(of: &'static ResourceType, name: &'a str) -> Phrase<'a> {
    Phrase::quoting(name).plain(" of `").plain(of.name).plain("`")
}

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, vec};

    use super::*;

    fn read(template: &str) -> Result<(String, Vec<String>), Error> {
        let read = Untyped::of_template(template, Key::SourceArn)?;
        let texts = read.alternatives().iter().map(|alternative| alternative.text().to_owned()).collect();
        Ok((read.shown().to_owned(), texts))
    }

    #[test]
    fn writes_out_what_a_type_tells() {
        let (text, texts) = read("${aws_sns_topic.orders[0].arn}").expect("a template");
        assert!(text.starts_with("arn:${aws_sns_topic.orders[0].arn}:sns:") && texts.is_empty(), "{text}");
        assert_eq!(read("arn:aws:s3:::${var.bucket}"), Ok(("arn:aws:s3:::${var.bucket}".into(), vec![])));
        let (text, _) = read("${aws_api_gateway_rest_api.a.execution_arn}/*/GET/x").expect("a template");
        assert!(text.ends_with("}/*/GET/x"));
    }

    #[test]
    fn gives_each_side_of_a_conditional() {
        let (_, texts) = read("a-${var.x ? \"b\" : \"${var.c}-d\"}").expect("a template");
        assert_eq!(texts, ["a-b", "a-${var.c}-d"]);
        let (_, texts) = read("${try(var.x, \"b\")}").expect("a template");
        assert_eq!(texts, ["${var.x}", "b"]);
        let (shown, texts) = read("${format(\"${var.x}-%s\", \"b\")}").expect("a template");
        assert_eq!((shown.as_str(), texts.len()), ("${format(\"var.x-%s\", \"b\")}", 0));
    }

    #[test]
    fn says_what_is_wrong() {
        for text in [
            "plain",
            "${open",
            "${}",
            "${AWS::Region}",
            "${aws_sns_topik.t.arn}",
            "a%{if}${b.c}",
            "${!x}${b.c}",
            "${\"*\"}",
            "${format(\"*\")}",
            "${null}",
            "${var.x ? null : var.y}",
            "${true ? \"a\" : \"b\"}",
            "${aws_sns_topic.t[*].arn}",
            "${topic}",
            "${a.b c}",
        ] {
            assert_eq!(read(text).map_err(|error| error.code()), Err(Code::TerraformReference), "{text}");
        }
        for text in
            ["${aws_sns_topic.t.arn}", "${var.a}", "x-${local.b}", "${module.m.arn}/*", "${aws_ses_template.t.arn}"]
        {
            assert!(read(text).is_ok(), "{text}");
        }
    }
}
