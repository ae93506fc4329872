//! The policies that can be applied.

use lambda_perm::{
    FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef,
    output::Scope,
    plan::{PlanError, PlanOptions, Run, RunOptions},
};
#[cfg(feature = "web")]
use lambda_perm::{WebFunctionPolicyBuf, WebFunctionPolicyRef};

use crate::{named::Named, service::Client};

pub(crate) mod sealed {
    use super::{Named, PlanError, PlanOptions, Run, RunOptions, Scope};

    /// A policy of whichever service.
    pub trait Wanted: Send + Sync {
        fn run(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        fn removal(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        /// `None` is impossible: a policy is never empty.
        fn named(&self) -> Option<Named>;
    }
}
use sealed::Wanted;

/// The policy of a function, version or alias, or of a layer version: what `policy!` and `try_policy!` make. With the feature `web`,
/// that of a web function too.
pub trait Policy: Wanted {
    /// The client that it is applied with.
    type Client: Client;
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
