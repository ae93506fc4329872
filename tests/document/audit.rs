//! Audits: what is wrong with policies that exist, and where.

mod cases;
mod exceptions;
mod pages;
mod places;
mod properties;
mod statements;
mod together;

use lambda_perm::document::{Audit, AuditOptions, PolicyDocument};

/// The function of most documents.
const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

/// A document of statements, which are named `s0`, `s1`, .. and allow `lambda:InvokeFunction` of the function unless they say
/// something else.
fn document(statements: &[&str]) -> String {
    let statement = |(number, members): (usize, &&str)| {
        let mut statement = format!("{{{members}");
        for (element, value) in [
            ("Sid", format!("\"s{number}\"")),
            ("Effect", "\"Allow\"".to_owned()),
            ("Action", "\"lambda:InvokeFunction\"".to_owned()),
            ("Resource", format!("\"{FUNCTION}\"")),
        ] {
            if !["", "Not"].iter().any(|not| members.contains(&format!("\"{not}{element}\":"))) {
                statement += &format!(",\"{element}\":{value}");
            }
        }
        statement + "}"
    };
    let statements: Vec<String> = statements.iter().enumerate().map(statement).collect();
    format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}", statements.join(","))
}

fn audit(text: &str) -> Audit {
    PolicyDocument::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}")).audit(&AuditOptions::new())
}

/// Code and member of each finding.
fn found(audit: &Audit) -> Vec<(&'static str, String)> {
    audit.iter().map(|finding| (finding.code().id(), finding.member().unwrap_or_default().to_owned())).collect()
}

/// Asserts what is found in a document of these statements.
#[track_caller]
fn assert_found(statements: &[&str], expected: &[(&str, &str)]) {
    let text = document(statements);
    let audit = audit(&text);
    let found = found(&audit);
    let found: Vec<(&str, &str)> = found.iter().map(|(code, member)| (*code, member.as_str())).collect();
    assert_eq!(found, expected, "{text}\n{audit}");
}
