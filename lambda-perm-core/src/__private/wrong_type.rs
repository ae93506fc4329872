//! Constants of a type that their key does not take.
//!
//! The methods of `Constant` for each key are those of the types that it takes. For any other type the compiler finds the
//! methods of [`WrongType`], whose bounds nothing meets, and says of a bound what is said here. Without them it would say
//! that there is no such method.

use super::constant::{Checked, CheckedVersion, Constant};

/// A bound for each key. The names differ from those of the traits for values at run time, which the compiler would show beside
/// them otherwise.
pub mod takes {
    macro_rules! bounds {
        ($($key:ident, $message:literal, $takes:literal;)*) => {
            $(
                /// Met by nothing: what the key takes has methods of its own.
                #[diagnostic::on_unimplemented(
                    message = $message,
                    label = "this is a `{Self}`",
                    note = $takes,
                    note = "what only the running program knows goes into `try_grant!` or `try_policy!`"
                )]
                pub trait $key {}
            )*
        };
    }

    bounds! {
        FunctionName, "`{Self}` cannot be the value of `function_name`",
            "write a constant of `&'static str` or `FunctionName`";
        Qualifier, "`{Self}` cannot be the value of `qualifier`",
            "write a constant of `&'static str` or `Qualifier`";
        StatementId, "`{Self}` cannot be the value of `statement_id`",
            "write a constant of `&'static str` or `StatementId`";
        Action, "`{Self}` cannot be the value of `action`",
            "write an action such as `InvokeFunction`, or a constant of `&'static str` or `Action`";
        Principal, "`{Self}` cannot be the value of `principal`",
            "write a service such as `s3`, or a constant of `&'static str`, `AccountId`, `Principal` or `Arn`";
        SourceArn, "`{Self}` cannot be the value of `source_arn`",
            "write a constant of `&'static str` or `Arn`, or call a function of the module `arn`";
        SourceAccount, "`{Self}` cannot be the value of `source_account`",
            "write a constant of `&'static str` or `AccountId`";
        EventSourceToken, "`{Self}` cannot be the value of `event_source_token`",
            "write a constant of `&'static str` or `EventSourceToken`";
        PrincipalOrgId, "`{Self}` cannot be the value of `principal_org_id`",
            "write a constant of `&'static str` or `OrganizationId`";
        FunctionUrlAuthType, "`{Self}` cannot be the value of `function_url_auth_type`",
            "write `NONE` or `AWS_IAM`, or a constant of `&'static str` or `FunctionUrlAuthType`";
        InvokedViaFunctionUrl, "`{Self}` cannot be the value of `invoked_via_function_url`",
            "write `true`, or a constant of `bool`";
        LayerName, "`{Self}` cannot be the value of `layer_name`",
            "write a constant of `&'static str` or `LayerName`";
        VersionNumber, "`{Self}` cannot be the value of `version_number`",
            "write a number, or a constant of `u64` or `LayerVersion`";
        OrganizationId, "`{Self}` cannot be the value of `organization_id`",
            "write a constant of `&'static str` or `OrganizationId`";
        PrincipalRegion, "`{Self}` cannot be the Region of a service",
            "write a Region in quotes, or a constant of `&'static str`";
        ArnPart, "`{Self}` cannot be an argument of a function that makes an ARN",
            "write a constant of `&'static str`, or of `AccountId` for an account";
    }
}

/// The bound is handed over whole, as the compiler shows where it stands: in one line, and not in this macro.
macro_rules! methods {
    ($($key:ident($($arguments:tt)*) -> $result:ident where ($($bound:tt)*);)*) => {
        $(
            /// Never called.
            #[allow(unused_variables, reason = "never called")]
            fn $key($($arguments)*) -> $result where $($bound)* {
                $result::NOTHING
            }
        )*
    };
}

/// A constant of a type that the key does not take.
pub trait WrongType: Sized {
    /// The type.
    type Value;

    methods! {
        function_name(self) -> Checked where (Self::Value: takes::FunctionName);
        qualifier(self) -> Checked where (Self::Value: takes::Qualifier);
        statement_id(self) -> Checked where (Self::Value: takes::StatementId);
        action(self) -> Checked where (Self::Value: takes::Action);
        principal(self) -> Checked where (Self::Value: takes::Principal);
        source_arn(self) -> Checked where (Self::Value: takes::SourceArn);
        source_account(self) -> Checked where (Self::Value: takes::SourceAccount);
        event_source_token(self) -> Checked where (Self::Value: takes::EventSourceToken);
        principal_org_id(self) -> Checked where (Self::Value: takes::PrincipalOrgId);
        function_url_auth_type(self) -> Checked where (Self::Value: takes::FunctionUrlAuthType);
        invoked_via_function_url(self) -> Checked where (Self::Value: takes::InvokedViaFunctionUrl);
        layer_name(self) -> Checked where (Self::Value: takes::LayerName);
        version_number(self) -> CheckedVersion where (Self::Value: takes::VersionNumber);
        organization_id(self) -> Checked where (Self::Value: takes::OrganizationId);
        principal_region(self, service: &str) -> Checked where (Self::Value: takes::PrincipalRegion);
    }

    /// Never called.
    fn arn_part(&self) -> &'static str
    where
        Self::Value: takes::ArnPart,
    {
        ""
    }
}

impl<T> WrongType for Constant<T> {
    type Value = T;
}
