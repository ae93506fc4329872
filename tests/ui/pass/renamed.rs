//! The crate under other names of the user's.

mod by_use {
    use lambda_perm as lp;

    pub const GRANT: lp::FunctionPermission = lp::grant!(
        function_name = NAME,
        statement_id = "s",
        action = InvokeFunction,
        principal = lp::Principal::new("123456789012"),
    );
    const NAME: lp::FunctionName = lp::FunctionName::new("f");
}

mod by_extern_crate {
    extern crate lambda_perm as x;
    use self::x::grant as allow;

    pub const GRANT: x::FunctionPermission = allow!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = "*",
        allow(public_access, reason = "the macro has another name, the clause has not"),
    );
}

mod inner {
    pub mod most {
        pub fn grant() -> lambda_perm::LayerVersionPermission {
            ::lambda_perm::grant!(
                layer_name = super::super::LAYER,
                version_number = 1,
                statement_id = "s",
                action = GetLayerVersion,
                principal = "123456789012",
            )
        }
    }
}

const LAYER: &str = "l";

fn main() {
    assert_eq!(by_use::GRANT.principal().as_str(), "123456789012");
    assert_eq!(by_extern_crate::GRANT.exceptions().len(), 1);
    assert_eq!(inner::most::grant().layer_name().as_str(), "l");
}
