//! The document of a policy and its size, which are those of the run-time writer.

use lambda_perm::{
    AccountId, Exception, FunctionPolicyBuf, LayerVersionPermission, LayerVersionPolicy, LayerVersionPolicyBuf, Lint,
    grant, output::Scope, policy,
};
use lambda_perm_core::check::set::{Member, Set};

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

/// The document of the statements as the writer writes them, however large it is.
fn document(cases: &[Case], scope: Scope<'static>) -> String {
    // Measured in any home, also where no event would come from the source.
    const ANYWHERE: &[Exception] = &[Exception::new(Lint::NeverMatches, "measured alone")];
    let scope = if cases[0].excepting(&[]).function_name().region().is_some() { Scope::NONE } else { scope };
    let statements: Vec<String> =
        cases.iter().map(|case| case.excepting(ANYWHERE).statement(&scope).expect("a whole scope").to_json()).collect();
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, statements.join(","))
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
        let members: Vec<_> = cases.iter().map(|case| Member::new(case.check())).collect();
        let computed = Set::new(cases[0].statement().resource(), &members).to_document();
        assert_eq!(computed, Some(document(&cases, Scope::NONE)));
        let policy = FunctionPolicyBuf::of(cases.iter().map(Case::function_permission)).expect("a policy");
        assert_eq!(computed, policy.document(&Scope::NONE).map(|document| document.to_json()).ok());
    }
    let named = account("a");
    let members = [Member::new(named.check())];
    assert_eq!(Set::new(named.statement().resource(), &members).to_document(), None, "a name without an ARN");
}

const LAYER: LayerVersionPolicy = policy!(
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
    let findings = LAYER.merged_with([OTHER]).expect_err("another version");
    assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
    assert_eq!(LayerVersionPolicyBuf::of([OTHER]).map(|policy| policy.len()), Ok(1));
}
