//! Nothing of the prelude is needed for values that are known only at run time, and a trait of the user's may have its methods.

#![no_implicit_prelude]
#![deny(warnings)]

mod other {
    pub trait Clone {
        fn clone(&self) -> ! {
            ::std::panic!("this is not the trait that copies")
        }
    }

    impl<T: ?::std::marker::Sized> Clone for T {}
}

#[allow(unused_imports)]
use other::Clone;

type Permission = ::lambda_perm::FunctionPermissionBuf;
type Made<T> = ::std::result::Result<T, ::lambda_perm::Findings>;

fn one(id: &str, region: &str, via_url: ::std::option::Option<bool>) -> Made<Permission> {
    ::lambda_perm::try_grant!(
        function_name = "f",
        statement_id = id,
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic(region, "123456789012", "t"),
        invoked_via_function_url = via_url,
    )
}

fn set(name: &str, id: &str, permission: &Permission) -> Made<::lambda_perm::FunctionPolicyBuf> {
    ::lambda_perm::try_policy!(
        function_name = name,
        statement(
            statement_id = "workmail",
            action = InvokeFunction,
            principal = workmail(&"us-east-1"),
            source_account = "123456789012",
        ),
        function_url(statement_id = id, principal = "123456789012"),
        permission(permission),
    )
}

fn layer(version: &u32) -> Made<::lambda_perm::LayerVersionPermissionBuf> {
    ::lambda_perm::try_grant!(
        layer_name = "l",
        version_number = version,
        statement_id = "s",
        action = GetLayerVersion,
        principal = "123456789012",
    )
}

fn main() {
    let ::std::result::Result::Ok(permission) = one("s", "us-east-1", ::std::option::Option::None) else {
        ::std::panic!("nothing is wrong with it");
    };
    ::std::assert!(set("f", "url", &permission).is_ok());
    ::std::assert!(layer(&3).is_ok());
}
