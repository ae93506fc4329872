//! Policy documents: bare, in the answers of GetPolicy, GetResourcePolicy and GetLayerVersionPolicy, statement by statement in those of
//! AddPermission, in lists, and one a line.

mod named;
mod yaml;

use crate::{
    declared::{Contents, DeclaredPolicy, PolicyPlaces},
    file::SourceFile,
    tree::{
        ReadError,
        values::{self, Member, Value},
    },
};
use named::Named;

/// The member of an answer that has the document, as text or as an object.
const POLICY: &str = "Policy";
/// The member of a document that has its statements, and of an answer of AddPermission that has one as text.
const STATEMENT: &str = "Statement";
/// A member that each statement has.
const EFFECT: &str = "Effect";

/// What makes a document of a statement by itself. Lambda's policies have this version.
const BEFORE_STATEMENT: &str = r#"{"Version":"2012-10-17","Statement":["#;
const BEHIND_STATEMENT: &str = "]}";

pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents::default();
    if !values::is_json(&file.text) {
        yaml::read(file, &mut contents);
        return contents;
    }
    values::each(&file.text, |value| match value {
        Ok(value) if value.is_list() => value.items().into_iter().for_each(|item| one(item, &mut contents)),
        Ok(value) => one(value, &mut contents),
        Err(error) => contents.errors.push(error),
    });
    contents
}

/// Reads a document, an answer or a statement.
fn one(value: Value<'_>, contents: &mut Contents) {
    let members = value.members();
    let texts = members.iter().filter_map(|member| Some((member.name.as_ref(), member.value.as_text()?)));
    let named = if member(&members, EFFECT).is_some() { Named::default() } else { Named::by(texts) };
    let read = if let Some(statement) = member(&members, STATEMENT) {
        match statement.as_text() {
            Some(text) => {
                Ok(Some(named.policy(of_statement(&text), behind(PolicyPlaces::Escaped(statement.start + 1)))))
            }
            None => Ok(Some(named.policy(named::without_names(value, &members), PolicyPlaces::AsItIs(value.start)))),
        }
    } else if let Some(policy) = member(&members, POLICY) {
        answered(policy, named)
    } else if member(&members, EFFECT).is_some() {
        Ok(Some(named.policy(of_statement(value.text), behind(PolicyPlaces::AsItIs(value.start)))))
    } else {
        let start = value.start..value.start + usize::from(value.is_object());
        let help = "write an object with `Statement`, or the answer of GetPolicy with `Policy`";
        Err(ReadError::new("this is neither a policy nor an answer that has one", start).with_help(help))
    };
    match read {
        Ok(policy) => contents.policies.extend(policy.filter(|policy| !policy.text.is_empty())),
        Err(error) => contents.errors.push(error),
    }
    contents.errors.extend(twice(&members));
}

/// The policy of an answer. `None` where it says that there is none.
fn answered(policy: Value<'_>, named: Named) -> Result<Option<DeclaredPolicy>, ReadError> {
    match policy.as_text() {
        Some(text) => Ok(Some(named.policy(text.into_owned(), PolicyPlaces::Escaped(policy.start + 1)))),
        None if policy.is_object() => {
            Ok(Some(named.policy(policy.text.to_owned(), PolicyPlaces::AsItIs(policy.start))))
        }
        None if policy.is_null() => Ok(None),
        None => {
            let error = ReadError::new("`Policy` is neither the text of a policy nor an object", policy.span());
            Err(error.with_help("write what GetPolicy answered"))
        }
    }
}

fn of_statement(text: &str) -> String {
    [BEFORE_STATEMENT, text, BEHIND_STATEMENT].concat()
}

fn behind(places: PolicyPlaces) -> PolicyPlaces {
    PolicyPlaces::Behind(BEFORE_STATEMENT.len(), Box::new(places))
}

fn member<'a>(members: &[Member<'a>], name: &str) -> Option<Value<'a>> {
    members.iter().find(|member| member.name.eq_ignore_ascii_case(name)).map(|member| member.value)
}

/// A second policy in the same answer, of which nobody knows which one counts. Those of documents are found when they are read.
fn twice(members: &[Member<'_>]) -> Option<ReadError> {
    let second = members.iter().filter(|member| member.name.eq_ignore_ascii_case(POLICY)).nth(1)?;
    Some(ReadError::new("`Policy` is there twice", second.span()).with_help("leave one of them out"))
}

#[cfg(test)]
mod tests;
