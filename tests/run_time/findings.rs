//! `Findings`: of one permission or of many, each with what it is about.

use lambda_perm::{
    AccountId, Exception, Findings, FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, Lint, try_grant,
    try_policy,
};

use super::codes;

fn partner(function: &str, account: &str) -> Result<(), Findings> {
    FunctionPermission::builder(function, "partner", "lambda:InvokeFunction", account).build().map(drop)
}

type About<'a> = (Option<usize>, Option<&'a str>, Option<&'a str>);

fn about(findings: &Findings) -> Vec<About<'_>> {
    findings.iter().map(|finding| (finding.statement(), finding.statement_id(), finding.resource())).collect()
}

#[test]
fn findings_of_many_permissions_are_one_error() {
    let checked = [("orders:prod", "21098765432"), ("right", "210987654321"), ("invoices", "*")];
    let wrong = checked.map(|(function, account)| partner(function, account)).into_iter().filter_map(Result::err);
    let findings = Findings::merged(wrong).expect("two are wrong");
    assert_eq!(codes(&findings), ["LP0210", "LP0503"]);
    assert_eq!(
        about(&findings),
        [(None, Some("partner"), Some("orders:prod")), (None, Some("partner"), Some("invoices"))]
    );
    let shown = findings.to_string();
    assert!(shown.contains("LP0210]\n --> statement `partner` of `orders:prod`\n"), "{shown}");
    assert!(shown.ends_with("LP0503]\n --> statement `partner` of `invoices`"), "{shown}");
    assert_eq!(Findings::merged(Vec::<Findings>::new()), None);

    let mut extended = partner("orders:prod", "21098765432").expect_err("eleven digits");
    extended.extend(partner("invoices", "*").expect_err("everyone"));
    assert_eq!(extended, findings);
    extended.extend("1".parse::<AccountId>().err());
    assert_eq!(codes(&extended), ["LP0210", "LP0503", "LP0202"]);
    assert_eq!(about(&extended)[2], (None, None, None));
}

#[test]
fn a_finding_names_what_is_right_by_itself() {
    let layer = LayerVersionPermission::builder("tools", 3, "every one", "*").build().expect_err("two are wrong");
    assert_eq!(about(&layer), [(None, None, Some("tools:3")), (None, None, Some("tools:3"))]);
    assert!(layer.to_string().ends_with("LP0503]\n --> `tools:3`"), "{layer}");
    let nothing = FunctionPermission::builder("", "s", "lambda:InvokeFunction", "123456789012").build();
    let nothing = nothing.expect_err("no name");
    assert_eq!(about(&nothing), [(None, Some("s"), None)]);
    assert!(nothing.to_string().ends_with("LP0204]\n --> statement `s`"), "{nothing}");
}

#[test]
fn a_finding_of_a_macro_has_its_place_too() {
    let account = "1";
    let grant = try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = &account);
    let grant = grant.expect_err("a digit").to_string();
    let (before, behind) = grant.split_once("LP0210]\n --> tests/run_time/findings.rs:").expect(&grant);
    assert!(!before.is_empty() && behind.ends_with("\n --> statement `s` of `f`"), "{grant}");
}

#[test]
fn a_finding_of_a_policy_names_the_statement() {
    let source = "arn:aws:s3:::b";
    let taken =
        try_grant!(function_name = "f:prod", statement_id = "t", action = GetFunction, principal = "123456789012");
    let taken = taken.expect("nothing is wrong");
    let policy = try_policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        qualifier = "prod",
        statement(statement_id = "t", action = InvokeFunction, principal = sns, source_arn = source),
        permission(&taken),
    );
    let arn = Some("arn:aws:lambda:us-east-1:123456789012:function:f:prod");
    let policy = policy.expect_err("a source of another service, and an ID twice");
    assert_eq!(codes(&policy), ["LP0401", "LP0801"]);
    assert_eq!(about(&policy), [(Some(1), Some("t"), arn), (Some(2), Some("t"), arn)]);
    assert!(
        policy
            .to_string()
            .ends_with(" --> statement 2, `t`, of `arn:aws:lambda:us-east-1:123456789012:function:f:prod`")
    );

    let other = FunctionPermission::builder("g", "g", "lambda:GetFunction", "123456789012").build().expect("right");
    let others = FunctionPolicyBuf::of([taken, other]).expect_err("another function");
    assert_eq!(about(&others), [(Some(2), Some("g"), Some("g"))]);
    assert_eq!(
        about(&FunctionPolicyBuf::of(Vec::<&FunctionPermission>::new()).expect_err("nothing")),
        [(None, None, None)]
    );
}

#[test]
fn a_builder_takes_a_lint_once() {
    let twice = LayerVersionPermission::builder("l", 1, "s", "*")
        .allow([Exception::new(Lint::PublicAccess, "one"), Exception::new(Lint::PublicAccess, "two")])
        .build();
    assert_eq!(codes(&twice.expect_err("twice")), ["LP0114"]);
}
