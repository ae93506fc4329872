//! From text to documents.

mod in_order;
mod members;

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};
use core::str::FromStr;

use super::{
    DocumentStatement, PolicyDocument,
    error::{DocumentError, Mistake},
    policy::WrittenMember,
    scan::{Read, Scanner},
    value::OneOrMany,
};
use crate::{facts::policy_language::PolicyVersion, text::suggest::closest};

impl<'a> PolicyDocument<'a> {
    /// Reads a policy document: what GetPolicy, GetLayerVersionPolicy and GetResourcePolicy return in `Policy`.
    ///
    /// Takes time in proportion to the text. Lists and objects may be nested 128 levels deep.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, has a member twice, or is not a resource policy.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::document::PolicyDocument;
    ///
    /// let error = PolicyDocument::parse(r#"{"Policy":"{}","RevisionId":"4843f2f6-7c59-4fda-b484-afd0bc0e22b8"}"#).unwrap_err();
    /// assert_eq!(error.message(), "this is an answer of the API, not the policy in it");
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, DocumentError> {
        let mut scanner = Scanner::new(text);
        let read = members_of_document(&mut scanner).and_then(|read| scanner.end().map(|()| read));
        let (members, statements) = read.map_err(|wrong| DocumentError::new(*wrong, text))?;
        Ok(PolicyDocument { text: Cow::Borrowed(text), members, statements })
    }

    /// Reads a policy document from bytes.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse), and when the bytes are not UTF-8.
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Self::parse(text),
            Err(error) => {
                let at = error.valid_up_to();
                let text = bytes.get(..at).and_then(|valid| core::str::from_utf8(valid).ok()).unwrap_or_default();
                let wrong = Mistake::new(at, "the text is not UTF-8", "write it as UTF-8: JSON has no other encoding");
                Err(DocumentError::new(*wrong, text))
            }
        }
    }
}

impl<'a> DocumentStatement<'a> {
    /// Reads a statement by itself: what AddPermission returns in `Statement`.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or not a statement of a resource policy.
    pub fn parse(text: &'a str) -> Result<Self, DocumentError> {
        let mut scanner = Scanner::new(text);
        let read = one_statement(&mut scanner).and_then(|read| scanner.end().map(|()| read));
        read.map_err(|wrong| DocumentError::new(*wrong, text))
    }
}

impl FromStr for PolicyDocument<'static> {
    type Err = DocumentError;

    fn from_str(text: &str) -> Result<Self, DocumentError> {
        PolicyDocument::parse(text).map(PolicyDocument::into_owned)
    }
}

fn members_of_document<'a>(scanner: &mut Scanner<'a>) -> Read<(Vec<WrittenMember<'a>>, Vec<DocumentStatement<'a>>)> {
    let (mut members, mut statements) = (Vec::with_capacity(3), Vec::new());
    scanner.peek();
    let start = scanner.at();
    scanner.object("a policy document, which is an object,", |scanner, name| {
        members.push(match name.text.as_ref() {
            "Version" => WrittenMember::Version(version(scanner)?),
            "Id" => WrittenMember::Id(scanner.string("the text of `Id`")?),
            "Statement" => WrittenMember::Statement { is_list: read_statements(scanner, &mut statements)? },
            _ => WrittenMember::Unknown(name.text, Cow::Borrowed(scanner.value()?)),
        });
        Ok(())
    })?;
    if members.iter().any(|member| matches!(member, WrittenMember::Statement { .. })) {
        return Ok((members, statements));
    }
    Err(no_statements(start, &members))
}

/// The error about a document without statements: most are something else.
fn no_statements(at: usize, members: &[WrittenMember<'_>]) -> Box<Mistake> {
    let unknown = |wanted: &str| {
        members.iter().find_map(|member| match member {
            WrittenMember::Unknown(name, value) if name.eq_ignore_ascii_case(wanted) => Some((name, value)),
            _ => None,
        })
    };
    if let Some((_, value)) = unknown("Policy") {
        let value = if value.starts_with('"') { "the string" } else { "what" };
        let help = format!("pass {value} that its member `Policy` has");
        return Mistake::new(at, "this is an answer of the API, not the policy in it", help);
    }
    if unknown("Effect").is_some() || unknown("Principal").is_some() {
        return Mistake::new(
            at,
            "this is a statement, not a policy document",
            "read it with `DocumentStatement::parse`",
        );
    }
    let message = "a policy document has a member `Statement`, and this has none";
    match unknown("Statement") {
        Some((name, _)) => Mistake::new(at, message, format!("write `Statement` instead of `{name}`: the case counts")),
        None => Mistake::new(at, message, "add `\"Statement\": []`, with its statements"),
    }
}

fn version(scanner: &mut Scanner<'_>) -> Read<PolicyVersion> {
    scanner.peek();
    let at = scanner.at();
    let text = scanner.string("the text of `Version`")?;
    PolicyVersion::ALL.into_iter().find(|version| version.as_str() == text).ok_or_else(|| {
        let message = format!("`Version` is `{text}`, but it is `2012-10-17` or `2008-10-17`");
        Mistake::new(at, message, "write `2012-10-17`: it is the version of the policy language, not a date of yours")
    })
}

/// The bytes of a usual statement.
const USUAL_LENGTH: usize = 300;

/// Reads a list of statements, or one. Says whether it is a list.
fn read_statements<'a>(scanner: &mut Scanner<'a>, statements: &mut Vec<DocumentStatement<'a>>) -> Read<bool> {
    match scanner.peek() {
        Some(b'{') => {
            statements.push(one_statement(scanner)?);
            Ok(false)
        }
        _ => {
            // About as many as the text has room for; one takes about as much room as its text.
            statements.reserve(scanner.rest().len() / USUAL_LENGTH + 1);
            scanner.list("a list of statements, or one,", |scanner| {
                let statement = one_statement(scanner)?;
                statements.push(statement);
                Ok(())
            })?;
            Ok(true)
        }
    }
}

// Always, so that the statement is made where it stays, and not copied from call to call.
#[inline(always)]
fn one_statement<'a>(scanner: &mut Scanner<'a>) -> Read<DocumentStatement<'a>> {
    scanner.peek();
    match in_order::statement(scanner) {
        Some(statement) => Ok(statement),
        None => members::statement(scanner),
    }
}

/// Reads one value or a list of them.
fn one_or_many<'a, T>(
    scanner: &mut Scanner<'a>,
    expected: &str,
    mut one: impl FnMut(&mut Scanner<'a>) -> Read<T>,
) -> Read<OneOrMany<T>> {
    if scanner.peek() != Some(b'[') {
        return one(scanner).map(OneOrMany::One);
    }
    let mut values = Vec::new();
    scanner.list(expected, |scanner| {
        values.push(one(scanner)?);
        Ok(())
    })?;
    Ok(OneOrMany::Many(values))
}

/// The name of a member that is meant by an unknown one, for a help.
fn meant(unknown: &str, known: &'static [&'static str]) -> Option<&'static str> {
    let of_case = known.iter().copied().find(|name| name.eq_ignore_ascii_case(unknown));
    of_case.or_else(|| closest(unknown, known))
}
