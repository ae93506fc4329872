//! Who calls, and under which conditions.

use lambda_perm_core::facts::services::{by_principal, not_needed_by_principal};

/// A caller: a principal, with the conditions under which it is let in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Caller {
    pub standing: Standing,
    /// Who it is: `S3`, `account 123456789012`, `everyone`.
    pub name: String,
    /// What limits it, and what it may do other than invoke: source ARNs, accounts, actions.
    pub details: Vec<String>,
}

/// How far the door is open, the widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Everyone gets in.
    Public,
    /// Any customer of a service gets in.
    Unscoped,
    /// Somebody in particular gets in.
    Scoped,
}

impl Standing {
    /// The word that marks it in a picture, where it stands out.
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Public => Some("public"),
            Self::Unscoped => Some("unscoped"),
            Self::Scoped => None,
        }
    }
}

/// The name of a principal: of a service as people say it, of an account with that word, of a user or role without its account.
pub fn name(principal: &str) -> String {
    if principal == "*" {
        return "everyone".into();
    }
    if let Some((service, region)) = by_principal(principal) {
        return region.map_or_else(|| service.name.to_owned(), |region| format!("{} in {region}", service.name));
    }
    if let Some(service) = not_needed_by_principal(principal) {
        return service.name.to_owned();
    }
    if principal.len() == 12 && principal.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("account {principal}");
    }
    let parts: Vec<&str> = principal.splitn(6, ':').collect();
    match parts.as_slice() {
        ["arn", _, _, _, account, "root"] => format!("account {account}"),
        ["arn", _, _, _, account, resource] => format!("{resource} of account {account}"),
        _ => principal.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principals_have_names_that_people_say() {
        for (principal, expected) in [
            ("*", "everyone"),
            ("s3.amazonaws.com", "S3"),
            ("logs.us-east-2.amazonaws.com", "CloudWatch Logs in us-east-2"),
            ("sqs.amazonaws.com", "SQS"),
            ("123456789012", "account 123456789012"),
            ("arn:aws:iam::123456789012:root", "account 123456789012"),
            ("arn:aws:iam::123456789012:role/a/b:c", "role/a/b:c of account 123456789012"),
            ("unknown.amazonaws.com", "unknown.amazonaws.com"),
            ("${Partner}", "${Partner}"),
        ] {
            assert_eq!(name(principal), expected);
        }
    }
}
