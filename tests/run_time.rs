//! Values that are known only at run time, and the error that everything which takes them shares.

mod builders;
mod findings;
mod try_grant;
mod try_policy;

use lambda_perm::{AccountId, Findings};

const ACCOUNT: AccountId = AccountId::new("123456789012");

fn codes(findings: &Findings) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code().id()).collect()
}
