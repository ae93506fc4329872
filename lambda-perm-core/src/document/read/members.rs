//! A statement with its members in any order.

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};

use super::{meant, one_or_many};
use crate::{
    document::{
        Condition, DocumentStatement, Patterns, Principals, Scalar,
        error::Mistake,
        principal::PrincipalNames,
        scan::{Read, Scanner},
        value::OneOrMany,
    },
    facts::policy_language::{Effect, PRINCIPAL_TYPES, PrincipalType, STATEMENT_MEMBERS},
};

/// What has been read of a statement.
#[derive(Default)]
struct Parts<'a> {
    sid: Option<Cow<'a, str>>,
    effect: Option<Effect>,
    principals: Option<Principals<'a>>,
    actions: Option<Patterns<'a>>,
    resources: Option<Patterns<'a>>,
    conditions: Vec<Condition<'a>>,
    unknown: Vec<Cow<'a, str>>,
}

pub(super) fn statement<'a>(scanner: &mut Scanner<'a>) -> Read<DocumentStatement<'a>> {
    let (start, white) = (scanner.at(), scanner.white());
    let mut parts = Parts::default();
    scanner.object("a statement, which is an object,", |scanner, name| {
        let at = name.at;
        match name.text.as_ref() {
            "Sid" => parts.sid = Some(scanner.string("the text of `Sid`")?),
            "Effect" => parts.effect = Some(effect(scanner)?),
            "Principal" | "NotPrincipal" => {
                let principals = Principals { is_negated: name.text.starts_with("Not"), named: principals(scanner)? };
                once(&mut parts.principals, principals, at, "Principal")?;
            }
            "Action" | "NotAction" => {
                once(&mut parts.actions, patterns(scanner, &name.text, "an action")?, at, "Action")?;
            }
            "Resource" | "NotResource" => {
                once(&mut parts.resources, patterns(scanner, &name.text, "the ARN of a resource")?, at, "Resource")?;
            }
            "Condition" => conditions(scanner, &mut parts.conditions)?,
            _ => {
                scanner.value()?;
                parts.unknown.push(name.text);
            }
        }
        Ok(())
    })?;
    let Some(effect) = parts.effect else { return Err(parts.missing(start, "Effect")) };
    let Some(principals) = parts.principals.take() else { return Err(parts.missing(start, "Principal")) };
    let Some(actions) = parts.actions.take() else { return Err(parts.missing(start, "Action")) };
    let Some(resources) = parts.resources.take() else { return Err(parts.missing(start, "Resource")) };
    Ok(DocumentStatement {
        text: Cow::Borrowed(scanner.since(start)),
        is_compact: scanner.white() == white,
        offset: start,
        sid: parts.sid,
        effect,
        principals,
        actions,
        resources,
        conditions: parts.conditions,
        unknown: parts.unknown,
    })
}

impl Parts<'_> {
    /// The error about a member that every statement of a resource policy has.
    fn missing(&self, at: usize, member: &'static str) -> Box<Mistake> {
        let message = format!("a statement of a resource policy has `{member}`, and this has none");
        let misspelt = self.unknown.iter().find(|name| meant(name, &STATEMENT_MEMBERS) == Some(member));
        let help = match (misspelt, member) {
            (Some(name), _) => format!("write `{member}` instead of `{name}`: IAM has no other spelling"),
            (None, "Principal") => {
                "say whom it is about; a policy of a user or role has no principals, but is not what this reads".into()
            }
            (None, _) => format!("add `{member}`"),
        };
        Mistake::new(at, message, help)
    }
}

/// Takes an element that may be there once, as itself or negated.
fn once<T>(place: &mut Option<T>, value: T, at: usize, element: &str) -> Read<()> {
    if place.is_some() {
        let message = format!("a statement has `{element}` or `Not{element}`, and this has both");
        return Err(Mistake::new(at, message, "leave one of them, or write two statements"));
    }
    *place = Some(value);
    Ok(())
}

fn effect(scanner: &mut Scanner<'_>) -> Read<Effect> {
    scanner.peek();
    let at = scanner.at();
    let text = scanner.string("`\"Allow\"` or `\"Deny\"`")?;
    Effect::ALL.into_iter().find(|effect| effect.as_str() == text).ok_or_else(|| {
        let help = match Effect::ALL.into_iter().find(|effect| effect.as_str().eq_ignore_ascii_case(&text)) {
            Some(effect) => format!("write `{effect}`: the case counts"),
            None => "write `Allow` or `Deny`".into(),
        };
        Mistake::new(at, format!("`Effect` is `{text}`, but it is `Allow` or `Deny`"), help)
    })
}

fn principals<'a>(scanner: &mut Scanner<'a>) -> Read<PrincipalNames<'a>> {
    if scanner.peek() == Some(b'"') {
        let at = scanner.at();
        let text = scanner.string("`\"*\"`")?;
        if text == "*" {
            return Ok(PrincipalNames::Everyone);
        }
        let message = format!("the principal is `{text}`, but only `*` may stand as text by itself");
        let kind = if text.contains(".amazon") { PrincipalType::Service } else { PrincipalType::Aws };
        return Err(Mistake::new(at, message, format!("write `{{\"{kind}\": \"{text}\"}}`")));
    }
    let mut types = Vec::new();
    scanner.object("`\"*\"` or an object with `AWS`, `Service`, ..", |scanner, name| {
        let kind = PrincipalType::ALL.into_iter().find(|kind| kind.as_str() == name.text).ok_or_else(|| {
            let message =
                format!("`{}` is not a type of principals: there are {}", name.text, PRINCIPAL_TYPES.join(", "));
            let help = match meant(&name.text, &PRINCIPAL_TYPES) {
                Some(meant) => format!("write `{meant}`"),
                None => "write `AWS` for accounts, users and roles, and `Service` for services".into(),
            };
            Mistake::new(name.at, message, help)
        })?;
        types.push((kind, strings(scanner, "a principal")?));
        Ok(())
    })?;
    match types.len() {
        1 => Ok(types
            .pop()
            .map_or(PrincipalNames::OfTypes(Vec::new()), |(kind, names)| PrincipalNames::OfType(kind, names))),
        _ => Ok(PrincipalNames::OfTypes(types)),
    }
}

fn patterns<'a>(scanner: &mut Scanner<'a>, name: &str, expected: &str) -> Read<Patterns<'a>> {
    Ok(Patterns { is_negated: name.starts_with("Not"), values: strings(scanner, expected)? })
}

fn strings<'a>(scanner: &mut Scanner<'a>, expected: &str) -> Read<OneOrMany<Cow<'a, str>>> {
    one_or_many(scanner, expected, |scanner| scanner.string(expected))
}

fn conditions<'a>(scanner: &mut Scanner<'a>, conditions: &mut Vec<Condition<'a>>) -> Read<()> {
    scanner.object("an object of operators", |scanner, operator| {
        scanner.object("an object of context keys", |scanner, key| {
            let values = one_or_many(scanner, "a value", scalar)?;
            conditions.push(Condition::new(operator.text.clone(), key.text, values));
            Ok(())
        })
    })
}

fn scalar<'a>(scanner: &mut Scanner<'a>) -> Read<Scalar<'a>> {
    let expected = "a text, a number, `true` or `false`";
    match scanner.peek() {
        Some(b'"') => scanner.string(expected).map(Scalar::Text),
        Some(b'-' | b'0'..=b'9') => scanner.number().map(|number| Scalar::Number(Cow::Borrowed(number))),
        Some(b't' | b'f') => scanner.word(expected).map(|word| Scalar::Bool(word == "true")),
        _ => Err(scanner.unexpected(expected)),
    }
}
