//! Answers of GetPolicy and its like: the policy is a JSON document inside of a JSON string. For web functions, the AWS CLI and
//! the SDKs write the names with a small letter.

use alloc::string::String;

use super::scan::Scanner;

/// The policy in the body of an answer, and its revision. `None` where the text is no such answer.
pub(crate) fn answered_policy(body: &str) -> Option<(String, Option<String>)> {
    let (mut policy, mut revision) = (None, None);
    let mut scanner = Scanner::new(body);
    let read = scanner.object("an answer", |scanner, name| {
        match name.text.as_ref() {
            "Policy" | "policy" => policy = Some(scanner.string("the policy")?.into_owned()),
            "RevisionId" | "revisionId" => revision = Some(scanner.string("the revision")?.into_owned()),
            _ => drop(scanner.value()?),
        }
        Ok(())
    });
    read.ok()?;
    Some((policy?, revision))
}
