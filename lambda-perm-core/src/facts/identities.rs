//! The IAM identities that a principal can name by ARN, and how they may be named.

use crate::text::{equal, first};

/// A kind of IAM identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The service of its ARN: `iam` or `sts`.
    pub service: &'static str,
    /// What the resource of its ARN begins with: `role`.
    pub class: &'static str,
    /// Whether a path may stand before the name.
    pub has_path: bool,
    /// The names that the rest of the ARN is made of, in order.
    pub names: &'static [IdentityName],
    /// Where the facts of this row come from.
    pub source: &'static str,
}

/// A name in the ARN of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityName {
    /// What it is the name of, with an article: `a role`.
    pub of: &'static str,
    /// The fewest characters.
    pub min: usize,
    /// The most characters.
    pub max: usize,
}

/// The services of their ARNs.
pub const IAM: &str = "iam";
/// That of sessions.
pub const STS: &str = "sts";

/// The resource of the ARN of an account itself.
pub const ROOT: &str = "root";

const ROLE: IdentityName = IdentityName { of: "a role", min: 1, max: 64 };

/// All kinds of identities but the account itself, which is `root`.
pub static IDENTITIES: &[Identity] = &[
    Identity {
        service: IAM,
        class: "role",
        has_path: true,
        names: &[ROLE],
        source: "botocore 1.44.5, iam: roleNameType, pathType",
    },
    Identity {
        service: IAM,
        class: "user",
        has_path: true,
        names: &[IdentityName { of: "a user", min: 1, max: 64 }],
        source: "botocore 1.44.5, iam: userNameType, pathType",
    },
    Identity {
        service: STS,
        class: "assumed-role",
        has_path: false,
        names: &[ROLE, IdentityName { of: "a session", min: 2, max: 64 }],
        source: "botocore 1.44.5, sts: roleSessionNameType; IAM user guide, reference_identifiers (no path)",
    },
    Identity {
        service: STS,
        class: "federated-user",
        has_path: false,
        names: &[IdentityName { of: "a federated user", min: 2, max: 32 }],
        source: "botocore 1.44.5, sts: userNameType of GetFederationToken",
    },
];

/// What the resources of the ARNs of providers of identities begin with. Their sessions are principals of the type `Federated`.
///
/// Source: IAM user guide, "AWS JSON policy elements: Principal", "SAML session principals" and "Web identity session principals".
pub const PROVIDER_CLASSES: [&str; 2] = ["oidc-provider", "saml-provider"];

/// The hexadecimal digits of a canonical user ID, by which Amazon S3 names an account.
///
/// Source: S3 user guide, "Finding the canonical user ID for your AWS account".
pub const CANONICAL_ID_LENGTH: usize = 64;

/// How the unique IDs of roles and users begin. In a policy, AWS shows such an ID in place of the ARN of an identity that has been
/// deleted; the next AddPermission fails while it is there.
///
/// Source: IAM user guide, reference_identifiers, "Unique identifiers" and "AWS JSON policy elements: Principal"; aws/aws-cdk and
/// terraform-provider-aws issue 41617 for the failure.
pub const UNIQUE_ID_PREFIXES: [&str; 2] = ["AROA", "AIDA"];

/// The most characters of a path, the slashes at both ends included.
///
/// Source: botocore 1.44.5, iam: pathType.
pub const PATH_LENGTH: usize = 512;

/// The kind of identity of this service whose ARN begins so.
pub const fn find(service: &str, class: &str) -> Option<&'static Identity> {
    first!(IDENTITIES, |row| equal(row.service, service) && equal(row.class, class))
}
