use super::run;
use crate::support::expected::assert_expected;

#[test]
fn a_code_and_its_lint_have_one_explanation() {
    let ran = run(&["explain", "LP0501"]);
    assert_expected("explain.txt", &ran.out);
    assert_eq!(ran.out, run(&["explain", "unscoped_service"]).out);
    assert_eq!(ran.out, run(&["explain", "lp501"]).out);
}

#[test]
fn a_lint_of_several_codes_lists_them() {
    assert_expected("explain_lint.txt", &run(&["explain", "weak_condition"]).out);
}

#[test]
fn every_code_of_the_list_can_be_explained() {
    for line in run(&["list", "codes"]).out.lines() {
        let code = line.split(' ').next().expect("a code");
        let ran = run(&["explain", code]);
        assert!(ran.code == 0 && ran.out.starts_with(&format!("{code}: ")), "{code}: {}", ran.err);
    }
}
