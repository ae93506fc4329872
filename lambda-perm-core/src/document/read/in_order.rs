//! A statement in the order in which Lambda writes it, which almost all are: read in one pass, without looking for names.
//!
//! Whatever is not quite so is left to the general way: an escape, white space, another member, a list. So this finds no errors.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    document::{
        Condition, DocumentStatement, Patterns, Principals, Scalar,
        principal::PrincipalNames,
        scan::{Scanner, plain_length},
        value::OneOrMany,
    },
    facts::policy_language::{Effect, PrincipalType},
};

/// More conditions than Lambda writes: beyond that, duplicates are looked for in the general way.
const MOST_CONDITIONS: usize = 16;

#[inline(always)]
pub(super) fn statement<'a>(scanner: &mut Scanner<'a>) -> Option<DocumentStatement<'a>> {
    let text = scanner.rest();
    let mut rest = Unread(text);
    rest.skip("{\"Sid\":\"")?;
    let sid = rest.string()?;
    rest.skip(",\"Effect\":\"Allow\",\"Principal\":")?;
    let named = principal(&mut rest)?;
    rest.skip(",\"Action\":\"")?;
    let action = rest.string()?;
    rest.skip(",\"Resource\":\"")?;
    let resource = rest.string()?;
    let conditions = if rest.skip("}").is_some() { Vec::new() } else { conditions(&mut rest)? };
    let length = text.len() - rest.0.len();
    let offset = scanner.at();
    scanner.skip_bytes(length);
    Some(DocumentStatement {
        text: Cow::Borrowed(scanner.since(offset)),
        is_compact: true,
        offset,
        sid: Some(Cow::Borrowed(sid)),
        effect: Effect::Allow,
        principals: Principals { is_negated: false, named },
        actions: only(action),
        resources: only(resource),
        conditions,
        unknown: Vec::new(),
    })
}

const fn only(text: &str) -> Patterns<'_> {
    Patterns { is_negated: false, values: OneOrMany::One(Cow::Borrowed(text)) }
}

fn principal<'a>(rest: &mut Unread<'a>) -> Option<PrincipalNames<'a>> {
    let kind = if rest.skip("{\"Service\":\"").is_some() {
        PrincipalType::Service
    } else if rest.skip("{\"AWS\":\"").is_some() {
        PrincipalType::Aws
    } else {
        rest.skip("\"*\"")?;
        return Some(PrincipalNames::Everyone);
    };
    let name = rest.string()?;
    rest.skip("}")?;
    Some(PrincipalNames::OfType(kind, OneOrMany::One(Cow::Borrowed(name))))
}

fn conditions<'a>(rest: &mut Unread<'a>) -> Option<Vec<Condition<'a>>> {
    rest.skip(",\"Condition\":{\"")?;
    let mut conditions: Vec<Condition<'a>> = Vec::with_capacity(2);
    loop {
        let operator = rest.string()?;
        rest.skip(":{\"")?;
        loop {
            let key = rest.string()?;
            rest.skip(":\"")?;
            let value = OneOrMany::One(Scalar::Text(Cow::Borrowed(rest.string()?)));
            let is_again = conditions.iter().any(|other| other.key == key && other.operator_text == operator);
            if is_again || conditions.len() == MOST_CONDITIONS {
                return None;
            }
            conditions.push(Condition::new(Cow::Borrowed(operator), Cow::Borrowed(key), value));
            if rest.skip(",\"").is_none() {
                break;
            }
        }
        rest.skip("}")?;
        if rest.skip(",\"").is_none() {
            break;
        }
        // An operator that comes again is a duplicate, which the general way reports.
        if conditions.iter().any(|other| rest.0.starts_with(other.operator_text.as_ref())) {
            return None;
        }
    }
    rest.skip("}}")?;
    Some(conditions)
}

/// What has not been read.
struct Unread<'a>(&'a str);

impl<'a> Unread<'a> {
    /// Reads this text.
    #[inline]
    fn skip(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// Reads the rest of a string without escapes, with its closing quote.
    // Always inline: a statement has a dozen short ones.
    #[inline(always)]
    fn string(&mut self) -> Option<&'a str> {
        let (text, rest) = self.0.split_at_checked(plain_length(self.0.as_bytes()))?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }
}
