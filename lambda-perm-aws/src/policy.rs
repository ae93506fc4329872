//! The policies that can be applied.

use std::fmt;

use lambda_perm::{
    AccountId, FunctionName, FunctionPolicyBuf, FunctionPolicyRef, LayerName, LayerVersionPolicyBuf,
    LayerVersionPolicyRef,
    output::Scope,
    plan::{PlanError, PlanOptions, Run, RunOptions},
};
#[cfg(feature = "web")]
use lambda_perm::{WebFunctionName, WebFunctionPolicyBuf, WebFunctionPolicyRef};

use crate::service::Client;

pub(crate) mod sealed {
    use super::{PlanError, PlanOptions, Run, RunOptions, Scope};

    /// What has a policy, as it is named.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Named {
        Function {
            name: String,
            qualifier: Option<String>,
        },
        LayerVersion {
            name: String,
            version: u64,
        },
        #[cfg(feature = "web")]
        WebFunction {
            name: String,
        },
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

/// The policy of a function, version or alias, or of a layer version: what `policy!` and `try_policy!` make. With the feature `web`,
/// that of a web function too.
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
            #[cfg(feature = "web")]
            Some(resource) if resource.starts_with("web-function/") => Self::WebFunction { name: name() },
            _ => Self::Function { name: name(), qualifier: None },
        }
    }

    /// The account that the name itself says.
    pub(crate) fn account(&self) -> Option<AccountId> {
        let account = match self {
            Self::Function { name, .. } => FunctionName::parse(name).ok()?.account().map(AccountId::parse),
            Self::LayerVersion { name, .. } => LayerName::parse(name).ok()?.account().map(AccountId::parse),
            #[cfg(feature = "web")]
            Self::WebFunction { name } => WebFunctionName::parse(name).ok()?.account().map(AccountId::parse),
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
            #[cfg(feature = "web")]
            Self::WebFunction { name } => f.write_str(name),
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

#[cfg(feature = "web")]
macro_rules! web_function {
    ($permission:ident) => {
        Named::WebFunction { name: $permission.web_function().as_str().into() }
    };
}

policies! {
    FunctionPolicyRef<'_>, with aws_sdk_lambda::Client: |permission| function!(permission);
    FunctionPolicyBuf, with aws_sdk_lambda::Client: |permission| function!(permission);
    LayerVersionPolicyRef<'_>, with aws_sdk_lambda::Client: |permission| layer_version!(permission);
    LayerVersionPolicyBuf, with aws_sdk_lambda::Client: |permission| layer_version!(permission);
    #[cfg(feature = "web")]
    WebFunctionPolicyRef<'_>, with aws_sdk_lambdaweb::Client: |permission| web_function!(permission);
    #[cfg(feature = "web")]
    WebFunctionPolicyBuf, with aws_sdk_lambdaweb::Client: |permission| web_function!(permission);
}
