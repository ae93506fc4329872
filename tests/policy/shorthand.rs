//! Short names for the values and statements that tests of this topic begin with, and what is found of several.

use lambda_perm_core::{
    check::set::{Member, Set},
    facts::parameters::Key,
};

use crate::support::case::Case;

pub const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
pub const TOPIC: &str = "arn:aws:sns:us-east-2:123456789012:t";
pub const DISTRIBUTION: &str = "arn:aws:cloudfront::123456789012:distribution/E1";
pub const ACCOUNT: &str = "123456789012";
pub const ROOT: &str = "arn:aws:iam::123456789012:root";
pub const ROLE: &str = "arn:aws:iam::123456789012:role/r";
pub const ORGANIZATION: &str = "o-t194hfs8cz";

/// The codes of what is wrong with the statements together, with the numbers of the statements.
#[track_caller]
pub fn assert_finds(cases: &[Case], expected: &[(usize, &str)]) {
    let members: Vec<_> = cases.iter().map(|case| Member::new(case.check().in_set())).collect();
    let found: Vec<_> = Set::new(cases[0].statement().resource(), &members).findings().collect();
    let codes: Vec<_> = found.iter().map(|(at, finding)| (*at, finding.code().id())).collect();
    let texts: Vec<_> = found.iter().map(|(_, finding)| finding.to_string()).collect();
    assert_eq!(codes, expected, "{texts:#?}");
}

pub fn id(case: Case, id: &str) -> Case {
    case.with(Key::StatementId, id)
}

pub fn sns(name: &str, arn: &str) -> Case {
    id(Case::invoke("sns.amazonaws.com").arn(arn), name)
}

pub fn account(name: &str) -> Case {
    id(Case::invoke(ACCOUNT), name)
}

pub fn url(name: &str, principal: &str) -> Case {
    id(Case::function("lambda:InvokeFunctionUrl", principal), name)
}

pub fn via_url(name: &str, principal: &str) -> Case {
    id(Case::invoke(principal).via_url(true), name)
}
