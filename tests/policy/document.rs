//! The document of a policy and its size, which are those of the run-time writer.

use lambda_perm::{
    AccountId, Exception, LayerVersionPermission, LayerVersionPolicy, LayerVersionPolicyBuf, Lint, grant,
    output::{Document, Scope},
    policy,
};
use lambda_perm_core::{
    __private::function_of,
    set::{Member, Set},
};

use super::shorthand::{ACCOUNT, FUNCTION, ROLE, account, assert_finds, id, sns, url, via_url};
use crate::support::case::Case;

/// A set whose document has exactly this size, and its statements.
fn of_size(size: usize, name: &str) -> Vec<Case> {
    let statement = |number: usize, topic: &str| {
        sns(&format!("s{number:03}"), &format!("arn:aws:sns:us-east-2:123456789012:{number:03}{topic}")).named(name)
    };
    let length = |cases: &[Case]| document(cases, Scope::new("us-isof-south-1", AccountId::new(ACCOUNT))).len();
    let mut cases = Vec::new();
    loop {
        cases.push(statement(cases.len(), ""));
        if length(&cases) + length(&[statement(0, "")]) > size {
            break;
        }
    }
    let number = cases.len() - 1;
    let missing = size - length(&cases);
    cases[number] = statement(number, &"t".repeat(missing));
    assert_eq!(length(&cases), size);
    cases
}

/// The document as the writer writes it.
fn document(cases: &[Case], scope: Scope<'static>) -> String {
    // Measured in any home, also where no event would come from the source.
    const ANYWHERE: &[Exception] = &[Exception::new(Lint::NeverMatches, "measured alone")];
    let permissions: Vec<_> = cases.iter().map(|case| function_of(&case.draft(), ANYWHERE)).collect();
    let scope =
        if function_of(&cases[0].draft(), &[]).function_name().region().is_some() { Scope::NONE } else { scope };
    let statements: Vec<_> =
        permissions.iter().map(|permission| permission.statement(&scope).expect("a whole scope")).collect();
    Document::new(&statements).to_json()
}

#[test]
fn the_size_is_counted_to_the_byte() {
    assert_finds(&of_size(20_480, FUNCTION), &[]);
    let cases = of_size(20_481, FUNCTION);
    assert_finds(&cases, &[(cases.len() - 1, "LP0802")]);
    // What follows the statement that crosses the line is not reported again.
    let mut more = cases.clone();
    more.push(account("last").named(FUNCTION));
    assert_finds(&more, &[(cases.len() - 1, "LP0802")]);
}

#[test]
fn without_an_arn_the_largest_one_counts() {
    assert_finds(&of_size(20_480, "f"), &[]);
    let cases = of_size(20_481, "f");
    assert_finds(&cases, &[(cases.len() - 1, "LP0802")]);
    assert_finds(&of_size(20_481, "123456789012:function:f"), &[(cases.len() - 1, "LP0802")]);
}

#[test]
fn a_document_of_the_compiler_is_that_of_the_writer() {
    let nasty = "arn:aws:sns:us-east-2:123456789012:\"\\\u{1}\u{7f}é\t*";
    for cases in [
        vec![account("a").named(FUNCTION), sns("b", nasty).named(FUNCTION)],
        vec![url("a", "*").named(FUNCTION).auth_type("NONE"), via_url("b", "*").named(FUNCTION)],
        vec![id(Case::invoke(ROLE).named(FUNCTION).at("prod"), "a")],
    ] {
        let members: Vec<_> = cases.iter().map(|case| Member::new(case.draft())).collect();
        let computed = Set::new(cases[0].draft().resource(), &members).to_document();
        assert_eq!(computed, Some(document(&cases, Scope::NONE)));
    }
    let named = account("a");
    let members = [Member::new(named.draft())];
    assert_eq!(Set::new(named.draft().resource(), &members).to_document(), None, "a name without an ARN");
}

const LAYER: LayerVersionPolicy<2> = policy!(
    layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:my-layer",
    version_number = 3,
    statement(statement_id = "partner", action = GetLayerVersion, principal = "210987654321"),
    statement(statement_id = "org", action = GetLayerVersion, principal = "*", organization_id = "o-t194hfs8cz"),
);

#[test]
fn layer_versions_have_sets_too() {
    assert_eq!(LAYER.document(&Scope::NONE).expect("an ARN").to_json(), LAYER.json().expect("an ARN"));
    const OTHER: LayerVersionPermission = grant!(
        layer_name = "my-layer",
        version_number = 4,
        statement_id = "o",
        action = GetLayerVersion,
        principal = "123456789012",
    );
    let findings = LAYER.merged_with(&[OTHER]).expect_err("another version");
    assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
    assert_eq!(LayerVersionPolicyBuf::of(&[OTHER]).map(|policy| policy.len()), Ok(1));
}
