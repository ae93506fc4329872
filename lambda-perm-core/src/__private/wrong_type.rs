//! Constants of a type that their key does not take.
//!
//! The methods of `Constant` for each key are those of the types that it takes. For any other type the compiler finds the
//! methods of [`WrongType`], whose bounds nothing meets, and says of a bound what is said here. Without them it would say
//! that there is no such method.

use super::constant::{Checked, CheckedVersion, Constant};

/// A bound for each key.
#[allow(non_camel_case_types, reason = "named as users write the keys")]
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
        function_name, "`{Self}` cannot be the value of `function_name`",
            "write a constant of `&'static str` or `FunctionName`";
        qualifier, "`{Self}` cannot be the value of `qualifier`",
            "write a constant of `&'static str` or `Qualifier`";
        statement_id, "`{Self}` cannot be the value of `statement_id`",
            "write a constant of `&'static str` or `StatementId`";
        action, "`{Self}` cannot be the value of `action`",
            "write an action such as `InvokeFunction`, or a constant of `&'static str` or `Action`";
        principal, "`{Self}` cannot be the value of `principal`",
            "write a service such as `s3`, or a constant of `&'static str`, `AccountId`, `Principal` or `Arn`";
        source_arn, "`{Self}` cannot be the value of `source_arn`",
            "write a constant of `&'static str` or `Arn`, or call a function of the module `arn`";
        source_account, "`{Self}` cannot be the value of `source_account`",
            "write a constant of `&'static str` or `AccountId`";
        event_source_token, "`{Self}` cannot be the value of `event_source_token`",
            "write a constant of `&'static str` or `EventSourceToken`";
        principal_org_id, "`{Self}` cannot be the value of `principal_org_id`",
            "write a constant of `&'static str` or `OrganizationId`";
        function_url_auth_type, "`{Self}` cannot be the value of `function_url_auth_type`",
            "write `NONE` or `AWS_IAM`, or a constant of `&'static str` or `FunctionUrlAuthType`";
        invoked_via_function_url, "`{Self}` cannot be the value of `invoked_via_function_url`",
            "write `true`, or a constant of `bool`";
        layer_name, "`{Self}` cannot be the value of `layer_name`",
            "write a constant of `&'static str` or `LayerName`";
        version_number, "`{Self}` cannot be the value of `version_number`",
            "write a number, or a constant of `u64` or `LayerVersion`";
        organization_id, "`{Self}` cannot be the value of `organization_id`",
            "write a constant of `&'static str` or `OrganizationId`";
        principal_region, "`{Self}` cannot be the Region of a service",
            "write a Region in quotes, or a constant of `&'static str`";
        arn_part, "`{Self}` cannot be an argument of a function that makes an ARN",
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
        function_name(self) -> Checked where (Self::Value: takes::function_name);
        qualifier(self) -> Checked where (Self::Value: takes::qualifier);
        statement_id(self) -> Checked where (Self::Value: takes::statement_id);
        action(self) -> Checked where (Self::Value: takes::action);
        principal(self) -> Checked where (Self::Value: takes::principal);
        source_arn(self) -> Checked where (Self::Value: takes::source_arn);
        source_account(self) -> Checked where (Self::Value: takes::source_account);
        event_source_token(self) -> Checked where (Self::Value: takes::event_source_token);
        principal_org_id(self) -> Checked where (Self::Value: takes::principal_org_id);
        function_url_auth_type(self) -> Checked where (Self::Value: takes::function_url_auth_type);
        invoked_via_function_url(self) -> Checked where (Self::Value: takes::invoked_via_function_url);
        layer_name(self) -> Checked where (Self::Value: takes::layer_name);
        version_number(self) -> CheckedVersion where (Self::Value: takes::version_number);
        organization_id(self) -> Checked where (Self::Value: takes::organization_id);
        principal_region(self, service: &str) -> Checked where (Self::Value: takes::principal_region);
    }

    /// Never called.
    fn arn_part(&self) -> &'static str
    where
        Self::Value: takes::arn_part,
    {
        ""
    }
}

impl<T> WrongType for Constant<T> {
    type Value = T;
}
