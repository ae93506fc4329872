//! The policies that can be applied.

use std::fmt;

use lambda_perm::{
    AccountId, FunctionName, FunctionPolicyBuf, FunctionPolicyRef, LayerName, LayerVersionPolicyBuf,
    LayerVersionPolicyRef,
    output::Scope,
    plan::{PlanError, PlanOptions, Run, RunOptions},
};

use crate::service::Client;

pub(crate) mod sealed {
    use super::{PlanError, PlanOptions, Run, RunOptions, Scope};

    /// What has a policy, as it is named.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Named {
        Function { name: String, qualifier: Option<String> },
        LayerVersion { name: String, version: u64 },
    }

    /// A policy of whichever service.
    pub trait Wanted: Send + Sync {
        fn run(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        fn removal(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        /// `None` is impossible: a policy is never empty.
        fn named(&self) -> Option<Named>;
    }
}
use sealed::{Named, Wanted};

/// The policy of a function, version or alias, or of a layer version: what `policy!` and `try_policy!` make.
pub trait Policy: Wanted {
    /// The client that it is applied with.
    type Client: Client;
}

impl Named {
    /// By the ARN that a run has for it.
    pub(crate) fn of_arn(arn: &str) -> Self {
        let name = || arn.to_owned();
        match arn.split(':').nth(5) {
            Some("layer") => {
                let (name, version) = arn.rsplit_once(':').unwrap_or((arn, ""));
                Self::LayerVersion { name: name.into(), version: version.parse().unwrap_or(u64::MAX) }
            }
            _ => Self::Function { name: name(), qualifier: None },
        }
    }

    /// The account that the name itself says.
    pub(crate) fn account(&self) -> Option<AccountId> {
        let account = match self {
            Self::Function { name, .. } => FunctionName::parse(name).ok()?.account().map(AccountId::parse),
            Self::LayerVersion { name, .. } => LayerName::parse(name).ok()?.account().map(AccountId::parse),
        };
        account?.ok()
    }
}

/// As the policy itself names it.
impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function { name, qualifier: Some(qualifier) } => write!(f, "{name}:{qualifier}"),
            Self::Function { name, qualifier: None } => f.write_str(name),
            Self::LayerVersion { name, version } => write!(f, "{name}:{version}"),
        }
    }
}

macro_rules! policies {
    ($($(#[$attribute:meta])* $policy:ty, with $client:ty: |$permission:ident| $named:expr;)*) => {
        $(
            $(#[$attribute])*
            impl Policy for $policy {
                type Client = $client;
            }

            $(#[$attribute])*
            impl Wanted for $policy {
                fn run(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> {
                    self.run(scope, plan, run)
                }

                fn removal(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError> {
                    self.removal(scope, plan, run)
                }

                fn named(&self) -> Option<Named> {
                    self.get(0).map(|$permission| $named)
                }
            }
        )*
    };
}

macro_rules! function {
    ($permission:ident) => {
        Named::Function {
            name: $permission.function_name().as_str().into(),
            qualifier: $permission.qualifier().map(|qualifier| qualifier.as_str().into()),
        }
    };
}

macro_rules! layer_version {
    ($permission:ident) => {
        Named::LayerVersion {
            name: $permission.layer_name().as_str().into(),
            version: $permission.version_number().get(),
        }
    };
}

policies! {
    FunctionPolicyRef<'_>, with aws_sdk_lambda::Client: |permission| function!(permission);
    FunctionPolicyBuf, with aws_sdk_lambda::Client: |permission| function!(permission);
    LayerVersionPolicyRef<'_>, with aws_sdk_lambda::Client: |permission| layer_version!(permission);
    LayerVersionPolicyBuf, with aws_sdk_lambda::Client: |permission| layer_version!(permission);
}
