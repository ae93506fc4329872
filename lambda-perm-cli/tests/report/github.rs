//! For pull requests.

use super::{BROKEN, ORDERS, everything};
use crate::support::{
    expected::assert_expected,
    program::{folder, run},
};

#[test]
fn errors_come_first() {
    let folder = folder("github", &[("orders.json", ORDERS.as_bytes()), ("z.json", BROKEN.as_bytes())]);
    let ran = run(&folder, &["check", "--format", "github"]);
    assert_expected("check.github.txt", &ran.out);
    let kinds: Vec<_> = ran.out.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
    assert!(kinds.contains(&"warning") && kinds.is_sorted(), "{kinds:?}");
}

#[test]
fn a_log_says_that_github_shows_few() {
    let many = run(&everything("github_many"), &["check", "--format", "github"]).out;
    assert!(!many.contains("GitHub shows"), "{many}");
    let statements: Vec<_> = (0..11).map(|at| super::statement(&format!("s{at}"), false)).collect();
    let policies: Vec<_> = statements.iter().map(|one| super::answer(std::slice::from_ref(one))).collect();
    let folder = folder("github_eleven", &[("fleet.jsonl", policies.join("\n").as_bytes())]);
    let ran = run(&folder, &["check", "--format", "github"]);
    assert_eq!(ran.out.matches("::warning ").count(), 11);
    assert!(ran.out.contains("GitHub shows 10 errors and 10 warnings"), "{}", ran.out);
}
