//! The policies that can be applied.

use lambda_perm::{
    FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef,
    output::Scope,
    plan::{PlanError, PlanOptions, Run, RunOptions},
};

pub(crate) mod sealed {
    use super::{PlanError, PlanOptions, Run, RunOptions, Scope};

    /// What is applied by name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Named {
        Function { name: String, qualifier: Option<String> },
        LayerVersion { name: String, version: u64 },
    }

    pub trait Sealed {
        fn run(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        fn removal(&self, scope: &Scope<'_>, plan: &PlanOptions, run: RunOptions) -> Result<Run, PlanError>;
        /// `None` is impossible: a policy is never empty.
        fn named(&self) -> Option<Named>;
    }
}
use sealed::{Named, Sealed};

/// The policy of a function, version or alias, or of a layer version: what `policy!` and `try_policy!` make.
pub trait Policy: Sealed {}

macro_rules! policies {
    ($($policy:ty => |$permission:ident| $named:expr;)*) => {
        $(
            impl Policy for $policy {}

            impl Sealed for $policy {
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
    FunctionPolicyRef<'_> => |permission| function!(permission);
    FunctionPolicyBuf => |permission| function!(permission);
    LayerVersionPolicyRef<'_> => |permission| layer_version!(permission);
    LayerVersionPolicyBuf => |permission| layer_version!(permission);
}
