//! The table of cases of `grant!`: each as a document has the same codes.

use std::collections::BTreeSet;

use lambda_perm::{
    Exception,
    document::{AuditOptions, PolicyDocument},
};
use lambda_perm_core::facts::parameters::Key;

use crate::{
    grant::cases::table,
    support::stored::{document, stored},
};

#[test]
fn each_case_has_the_same_codes_as_a_document() {
    let (mut wrong, mut count, mut seen) = (Vec::new(), 0, BTreeSet::new());
    for (case, _) in table() {
        let Some((stored, resource)) = stored(&case) else { continue };
        let text = document(&stored, &resource);
        let sid = stored.values.iter().find(|(key, _)| *key == Key::StatementId).map_or("", |(_, text)| text);
        let options = case
            .allowed
            .iter()
            .fold(AuditOptions::new(), |options, lint| options.allow(sid, Exception::new(*lint, "a test")));
        let audit = PolicyDocument::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}")).audit(&options);
        // The one statement of a pair is judged where there are several.
        let found: BTreeSet<&str> =
            audit.iter().map(|finding| finding.code().id()).filter(|code| *code != "LP0804").collect();
        let expected = stored.codes();
        count += 1;
        seen.extend(expected.iter().copied());
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}, found {audit}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300 && seen.len() > 50, "{count} cases with {} codes", seen.len());
}
