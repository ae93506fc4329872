//! The crate and its macros under other names of the user's, for sets and at run time.
#![deny(warnings)]

mod by_use {
    use lambda_perm as lp;

    pub(crate) const SET: lp::FunctionPolicy =
        lp::policy!(function_name = NAME, statement(statement_id = "s", action = GetFunction, principal = ACCOUNT));
    pub(crate) const NAME: lp::FunctionName = lp::FunctionName::new("f");
    pub(crate) const ACCOUNT: lp::AccountId = lp::AccountId::new("123456789012");
}

mod by_extern_crate {
    extern crate lambda_perm as x;
    use self::x::{grant as permission, policy as statement, try_grant as allow, try_policy as function_url};

    pub(crate) const SET: x::FunctionPolicy = statement!(
        function_name = "f",
        statement(
            statement_id = "s",
            action = InvokeFunction,
            principal = "*",
            allow(public_access, reason = "the macros have the words of a call as names"),
        ),
        function_url(
            statement_id = "u",
            principal = "123456789012",
            allow(shadowed, reason = "the macros have the words of a call as names"),
        ),
        permission(permission!(
            function_name = "f",
            statement_id = "p",
            action = GetFunction,
            principal = "123456789012",
        )),
    );

    pub(crate) fn at_run_time(id: &str) -> bool {
        let one = allow!(function_name = "f", statement_id = id, action = GetFunction, principal = "123456789012");
        let set = function_url!(function_name = "f", function_url(statement_id = id, principal = "123456789012"));
        one.is_ok() && set.is_ok()
    }
}

/// As a crate does that hides this one behind its own name.
mod facade {
    pub mod permissions {
        pub use lambda_perm::*;
    }

    macro_rules! partner {
        ($id:literal) => {
            crate::facade::permissions::policy!(
                function_name = "f",
                statement(statement_id = $id, action = InvokeFunction, principal = "123456789012"),
            )
        };
    }
    pub(crate) use partner;
}

mod inner {
    pub mod most {
        pub const SET: ::lambda_perm::LayerVersionPolicy = {
            use lambda_perm::policy as p;
            p!(
                layer_name = super::super::LAYER,
                version_number = 1,
                statement(statement_id = "s", action = GetLayerVersion, principal = "123456789012"),
            )
        };
    }
}

const LAYER: &str = "l";
const PARTNER: facade::permissions::FunctionPolicy = facade::partner!("partner");

fn main() {
    assert_eq!(by_use::SET.get(0).unwrap().principal().as_str(), "123456789012");
    assert_eq!(by_extern_crate::SET.exceptions().count(), 3);
    assert!(by_extern_crate::at_run_time("s") && !by_extern_crate::at_run_time("s."));
    assert_eq!(inner::most::SET.get(0).unwrap().layer_name().as_str(), "l");
    assert_eq!(PARTNER.len(), 1);
}
