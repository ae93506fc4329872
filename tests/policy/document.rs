//! The document of a policy and its size, which are those of the run-time writer.

use lambda_perm::{
    AccountId, Exception, LayerVersionPermission, LayerVersionPolicy, LayerVersionPolicyBuf, Lint, grant,
    output::Scope, policy,
};

use super::shorthand::{ACCOUNT, FUNCTION, account, assert_finds, sns};
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

const LAYER: LayerVersionPolicy = policy!(
    layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:my-layer",
    version_number = 3,
    statement(statement_id = "partner", action = GetLayerVersion, principal = "210987654321"),
    statement(statement_id = "org", action = GetLayerVersion, principal = "*", organization_id = "o-t194hfs8cz"),
);

#[test]
fn layer_versions_have_sets_too() {
    let document = LAYER.document(&Scope::NONE).expect("an ARN").to_json();
    assert_eq!(document.matches("arn:aws:lambda:us-east-2:123456789012:layer:my-layer:3").count(), 2);
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
