//! placeholder
#![forbid(unsafe_code)]

pub use lambda_perm_core::{
    AccountId, Action, Arn, Error, EventSourceToken, Exception, FunctionName, FunctionPermission, FunctionUrlAuthType,
    LayerName, LayerVersion, LayerVersionPermission, Lint, OrganizationId, Principal, PrincipalKind, Qualifier,
    QualifierKind, StatementId, facts, finding, output,
};

/// Declares one permission.
#[macro_export]
macro_rules! grant {
    ($($argument:tt)*) => {
        $crate::__private::grant!($crate $($argument)*)
    };
}

#[doc(hidden)]
pub mod __private {
    pub use lambda_perm_core::__private::*;
    pub use lambda_perm_macros::grant;
}
