//! Exceptions: by ID and lint with a reason, and what silences nothing is found.

use lambda_perm::{
    Exception, Lint,
    document::{AuditOptions, PolicyDocument},
};

use super::{document, found};

const PUBLIC: &str = r#""Principal":"*""#;
const ALL: &str = r#""Principal":{"AWS":"210987654321"},"Action":"lambda:*""#;

fn audited(statements: &[&str], exceptions: &[(&str, Lint)]) -> Vec<(&'static str, String)> {
    let options = exceptions
        .iter()
        .fold(AuditOptions::new(), |options, (sid, lint)| options.allow(*sid, Exception::new(*lint, "a test")));
    found(&PolicyDocument::parse(&document(statements)).expect("a document").audit(&options))
}

#[test]
fn an_exception_silences_its_lint_in_its_statement() {
    let (public, all) = (("s0", Lint::PublicAccess), ("s1", Lint::AllActions));
    assert_eq!(audited(&[PUBLIC, ALL], &[public, all]), []);
    assert_eq!(audited(&[PUBLIC, ALL], &[public]), [("LP0504", "Action".to_owned())]);
    // Findings of the document's own, and of sets.
    let weak = r#""Principal":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#;
    assert_eq!(audited(&[weak], &[("s0", Lint::WeakCondition)]), []);
    assert_eq!(audited(&[ALL, ALL], &[("s0", Lint::AllActions), all, ("s1", Lint::Shadowed)]), []);
}

#[test]
fn an_exception_that_silences_nothing_is_found() {
    let unused = |member: &str| ("LP0114", member.to_owned());
    assert_eq!(audited(&[ALL], &[("s0", Lint::AllActions), ("s0", Lint::PublicAccess)]), [unused("Sid")]);
    assert_eq!(audited(&[ALL], &[("s0", Lint::AllActions), ("gone", Lint::PublicAccess)]), [unused("")]);
    assert_eq!(audited(&[ALL], &[("s0", Lint::AllActions), ("s0", Lint::AllActions)]), [unused("Sid")]);
    // Of an action that nobody knows, it is not known what it may need; the exception for it is used.
    let unknown = ALL.replace("lambda:*", "lambda:InvokeFunktion");
    assert_eq!(audited(&[&unknown], &[("s0", Lint::UnknownAction)]), []);
    let wrong = ALL.replace("210987654321", "21098765432");
    assert_eq!(
        audited(&[&wrong], &[("s0", Lint::PublicAccess), ("s0", Lint::AllActions)]),
        [("LP0210", "Principal.AWS".to_owned())]
    );
}
