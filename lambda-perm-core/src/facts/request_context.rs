//! Who calls, and the context keys that AWS fills in for each call.
//!
//! Source: the IAM user guide, "AWS global condition context keys" (availability of each key) and "IAM policy elements: Variables
//! and tags" (table "Principal key values").

use super::identities::{IAM, ROOT, STS};

/// What the resource of the ARN of a role begins with.
pub(crate) const ROLE: &str = "role";

/// What a caller is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum RequesterKind {
    /// An AWS service by its principal.
    Service,
    /// The root user of an account.
    Root,
    /// An IAM user.
    User,
    /// A session of a role, of which only the role is known.
    Role,
    /// A session of a role.
    RoleSession,
    /// A session of GetFederationToken.
    FederatedUser,
    /// Nobody known: a request without a signature.
    Anonymous,
}

impl RequesterKind {
    /// That of an ARN: its service, and what its resource begins with.
    pub(crate) fn of_arn(service: &str, class: &str) -> Option<Self> {
        Some(match (service, class) {
            (IAM, ROOT) => Self::Root,
            (IAM, "user") => Self::User,
            (IAM, ROLE) => Self::Role,
            (STS, "assumed-role") => Self::RoleSession,
            (STS, "federated-user") => Self::FederatedUser,
            _ => return None,
        })
    }

    /// The value of `aws:PrincipalType`. Not documented for services.
    pub(crate) const fn principal_type(self) -> Option<&'static str> {
        Some(match self {
            Self::Service => return None,
            Self::Root => "Account",
            Self::User => "User",
            Self::Role | Self::RoleSession => "AssumedRole",
            Self::FederatedUser => "FederatedUser",
            Self::Anonymous => ANONYMOUS_TYPE,
        })
    }

    /// Whether the caller belongs to an account.
    pub(crate) const fn has_account(self) -> bool {
        !matches!(self, Self::Service | Self::Anonymous)
    }
}

const ANONYMOUS_TYPE: &str = "Anonymous";

/// The value of `aws:userid` and `aws:PrincipalAccount` for a request without a signature.
pub(crate) const ANONYMOUS: &str = "anonymous";

macro_rules! filled_keys {
    ($($(#[doc = $doc:literal])* $variant:ident: $key:literal;)*) => {
        /// A context key whose value follows from the caller and the resource.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum FilledKey {
            $($(#[doc = $doc])* $variant,)*
        }

        impl FilledKey {
            /// The key of this name. The case of names does not count.
            pub(crate) fn find(name: &str) -> Option<Self> {
                $(if name.eq_ignore_ascii_case($key) {
                    return Some(Self::$variant);
                })*
                None
            }
        }
    };
}

filled_keys! {
    /// In all requests; not documented for services.
    PrincipalAccount: "aws:PrincipalAccount";
    /// In signed requests. For a session of a role it is the ARN of the role.
    PrincipalArn: "aws:PrincipalArn";
    /// In signed requests.
    PrincipalIsAwsService: "aws:PrincipalIsAWSService";
    /// In requests of services.
    PrincipalServiceName: "aws:PrincipalServiceName";
    /// In all requests; not documented for services.
    PrincipalType: "aws:PrincipalType";
    /// In all requests: the Region that is called.
    RequestedRegion: "aws:RequestedRegion";
    /// In all requests: the account of the resource.
    ResourceAccount: "aws:ResourceAccount";
    /// In all requests. `true`: Lambda has HTTPS endpoints only (AWS General Reference, "AWS Lambda endpoints and quotas").
    SecureTransport: "aws:SecureTransport";
    /// In all requests. For users and roles it is an ID that their ARNs do not have.
    UserId: "aws:userid";
    /// In requests of IAM users.
    UserName: "aws:username";
    /// In all requests: whether a service passes on the request of an identity.
    ViaAwsService: "aws:ViaAWSService";
}
