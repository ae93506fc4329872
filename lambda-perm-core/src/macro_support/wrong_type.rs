//! Constants of a type that their key does not take.
//!
//! The methods of `Constant` for each key are those of the types that it takes. For any other type the compiler finds the
//! methods of [`WrongType`], whose bounds nothing meets, and says of a bound what is said here. Without them it would say
//! that there is no such method.

use super::{
    constant::{Checked, Constant, TextOf},
    language::{PLAIN, Spoken},
};
use crate::{
    check::likely::LIKELY_KEYS,
    expression::Plain,
    facts::parameters::{Key, Target, for_each_parameter},
    statement::Statement,
    text::equal,
};

macro_rules! wrong_types {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        /// A bound for each key. The names differ from those of the traits for values at run time, which the compiler would show
        /// beside them otherwise.
        pub mod takes {
            $(wrong_types! { @bound $variant, $wrong, $constant })*
            wrong_types! { @bound PrincipalRegion, "`{Self}` cannot be the Region of a service",
                "write a Region in quotes, or a constant of `&'static str`" }
            wrong_types! { @bound ArnPart, "`{Self}` cannot be an argument of a function that makes an ARN",
                "write a constant of `&'static str`, or of `AccountId` for an account" }
            wrong_types! { @bound ExpressionPart, "`{Self}` cannot be an argument of a function of a template",
                "write a constant of `&'static str`, or of `AccountId` for an account" }
            wrong_types! { @bound FunctionMember, "`{Self}` cannot be a member of a function's policy",
                "write a constant of `FunctionPermission`" }
            wrong_types! { @bound LayerVersionMember, "`{Self}` cannot be a member of a layer version's policy",
                "write a constant of `LayerVersionPermission`" }
            wrong_types! { @bound WebFunctionMember, "`{Self}` cannot be a member of a web function's policy",
                "write a constant of `WebFunctionPermission`, or `statement(..)`" }
        }
    };
    (@bound $bound:ident, $message:literal, $takes:literal) => {
        /// Met by nothing: what the key takes has methods of its own.
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "this is a `{Self}`",
            note = $takes,
            note = "values known only at run time go into `try_grant!` or `try_policy!`"
        )]
        pub trait $bound {}
    };
}

for_each_parameter!(wrong_types! {});

/// The bound is handed over whole, as the compiler shows where it stands: in one line, and not in this macro.
macro_rules! methods {
    ($(#[doc = $doc:literal])* $name:ident of $wrapper:ident, $methods:ident:
        $($key:ident($($arguments:tt)*) -> $result:ty = $nothing:expr, where ($($bound:tt)*);)*) => {
        const $methods: &[&str] = &[$(stringify!($key)),*];

        $(#[doc = $doc])*
        pub trait $name: Sized {
            /// The type.
            type Value;

            $(
                /// Never called.
                #[allow(unused_variables, reason = "never called")]
                fn $key($($arguments)*) -> $result where $($bound)* {
                    $nothing
                }
            )*
        }

        impl<T> $name for $wrapper<T> {
            type Value = T;
        }
    };
}

methods! {
    /// A constant of a type that the key does not take.
    WrongType of Constant, METHODS:
    function_name(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::FunctionName);
    qualifier(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::Qualifier);
    statement_id(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::StatementId);
    action(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::Action);
    principal(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::Principal);
    source_arn(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::SourceArn);
    source_account(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::SourceAccount);
    event_source_token(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::EventSourceToken);
    principal_org_id(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::PrincipalOrgId);
    function_url_auth_type(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::FunctionUrlAuthType);
    invoked_via_function_url(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::InvokedViaFunctionUrl);
    layer_name(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::LayerName);
    version_number(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::VersionNumber);
    organization_id(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::OrganizationId);
    web_function(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::WebFunction);
    endpoint(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::Endpoint);
    web_function_auth_type(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::WebFunctionAuthType);
    principal_region(self, service: &str) -> Checked = Checked::NOTHING, where (Self::Value: takes::PrincipalRegion);
    arn_part(&self) -> &'static str = "", where (Self::Value: takes::ArnPart);
    expression_part(&'static self) -> &'static str = "", where (Self::Value: takes::ExpressionPart);
    function_member(self) -> (Statement<'static>, Spoken<Plain>) = (Statement::new(Target::Function), PLAIN), where (Self::Value: takes::FunctionMember);
    layer_version_member(self) -> (Statement<'static>, Spoken<Plain>) = (Statement::new(Target::LayerVersion), PLAIN), where (Self::Value: takes::LayerVersionMember);
    web_function_member(self) -> (Statement<'static>, Spoken<Plain>) = (Statement::new(Target::WebFunction), PLAIN), where (Self::Value: takes::WebFunctionMember);
}

// One for each key, and those for Regions, for parts of ARNs and of expressions, and for members of policies.
const _: () = {
    assert!(METHODS.len() == Key::COUNT + 6, "each key has a method");
    let mut at = 0;
    while at < Key::COUNT {
        assert!(equal(METHODS[at], Key::NAMES[at]), "each key has a method, in the order of the keys");
        at += 1;
    }
};

methods! {
    /// A constant of a type that is no text, where the key takes text.
    WrongText of TextOf, TEXT_METHODS:
    function_name(&self) -> &'static str = "", where (Self::Value: takes::FunctionName);
    qualifier(&self) -> &'static str = "", where (Self::Value: takes::Qualifier);
    statement_id(&self) -> &'static str = "", where (Self::Value: takes::StatementId);
    principal(&self) -> &'static str = "", where (Self::Value: takes::Principal);
    source_arn(&self) -> &'static str = "", where (Self::Value: takes::SourceArn);
    source_account(&self) -> &'static str = "", where (Self::Value: takes::SourceAccount);
    arn_part(&self) -> &'static str = "", where (Self::Value: takes::ArnPart);
}

// And one for parts of ARNs.
const _: () = {
    let (keys, mut at) = (LIKELY_KEYS, 0);
    assert!(TEXT_METHODS.len() == keys.len() + 1, "each of the keys has a method");
    while at < keys.len() {
        assert!(equal(keys[at].name(), TEXT_METHODS[at]), "each of the keys has a method, in their order");
        at += 1;
    }
};
