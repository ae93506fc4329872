//! Everywhere that an expression may stand.

use lambda_perm::{AccountId, FunctionPermission, grant};

mod outer {
    pub mod inner {
        pub static GRANT: lambda_perm::FunctionPermission = lambda_perm::grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = "123456789012",
        );
    }
}

trait Stack {
    const ACCOUNT: AccountId;
    const GRANT: FunctionPermission;
}

struct Production;

impl Stack for Production {
    const ACCOUNT: AccountId = AccountId::new("123456789012");
    const GRANT: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::b",
        source_account = Self::ACCOUNT,
    );
}

/// Passes fragments on, as macros of users do.
macro_rules! topic {
    ($name:ident, $function:literal, $arn:expr, $principal:ident) => {
        const $name: FunctionPermission = grant!(
            function_name = $function,
            statement_id = "s",
            action = InvokeFunction,
            principal = $principal,
            source_arn = $arn,
        );
    };
}
topic!(TOPIC, "f", "arn:aws:sns:us-east-1:123456789012:t", sns);

static ALL: [FunctionPermission; 2] = [Production::GRANT, TOPIC];

fn generic<T: Stack>() -> FunctionPermission {
    let _ = T::GRANT;
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012")
}

fn main() {
    for grant in &[outer::inner::GRANT, Production::GRANT, TOPIC, generic::<Production>()] {
        assert_eq!(grant.function_name().as_str(), "f");
    }
    let references: &'static [&'static FunctionPermission] = &[&Production::GRANT, &TOPIC];
    assert_eq!(references.len(), ALL.len());
    let closure =
        || grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012");
    assert_eq!(closure(), generic::<Production>());
}
