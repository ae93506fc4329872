//! Everywhere that a set may stand, from literals, constants of other places, and what `macro_rules!` hands over; with names
//! of the user's in the way.
#![deny(warnings)]
#![forbid(unsafe_code)]

use lambda_perm::{AccountId, FunctionPermission, FunctionPolicy, LayerVersionPolicy, grant, output::Scope, policy};

#[allow(dead_code)]
struct Option;
#[allow(dead_code)]
struct Vec;
#[allow(dead_code)]
struct Draft;
#[allow(dead_code)]
struct Key;
#[allow(dead_code)]
mod core {}
#[allow(dead_code)]
mod std {}
#[allow(dead_code)]
mod alloc {}

mod outer {
    pub mod inner {
        pub static POLICY: lambda_perm::FunctionPolicy = lambda_perm::policy!(
            function_name = super::NAME,
            statement(statement_id = "s", action = InvokeFunction, principal = "123456789012"),
        );
    }
    const NAME: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
}

trait Stack {
    const ACCOUNT: AccountId;
    const ID: &'static str;
    const POLICY: FunctionPolicy;
}

struct Production;

impl Stack for Production {
    const ACCOUNT: AccountId = AccountId::new("123456789012");
    const ID: &'static str = "url";
    const POLICY: FunctionPolicy = policy!(
        function_name = "f",
        statement(statement_id = "s", action = GetFunction, principal = Self::ACCOUNT),
        function_url(statement_id = Self::ID, principal = Self::ACCOUNT),
        permission(GRANT, allow(shadowed, reason = "moves to the other statement")),
    );
}

impl Production {
    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "l",
        version_number = Self::VERSION,
        statement(statement_id = "a", action = GetLayerVersion, principal = "123456789012"),
        statement(statement_id = "b", action = GetLayerVersion, principal = "210987654321"),
    );
    const VERSION: u64 = 3;
}

const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "grant", action = GetFunction, principal = "123456789012");

/// Passes fragments on, as macros of users do.
macro_rules! topics {
    ($name:ident: $count:literal, $function:literal, $principal:ident, $($id:literal = $arn:expr),*) => {
        const $name: FunctionPolicy = policy!(
            function_name = $function,
            $(statement(statement_id = $id, action = InvokeFunction, principal = $principal, source_arn = $arn),)*
        );
    };
}
topics!(
    TOPICS: 2, "f", sns, "a" = "arn:aws:sns:us-east-1:123456789012:a", "b" = sns_topic("us-east-1", "123456789012", "b")
);

static ALL: [FunctionPolicy; 2] = [Production::POLICY, Production::POLICY];

const fn made() -> FunctionPolicy {
    TOPICS
}

fn generic<T: Stack>() -> FunctionPolicy {
    let _ = policy!(
        function_name = "f",
        statement(statement_id = "s", action = InvokeFunction, principal = "123456789012"),
    );
    T::POLICY
}

fn main() {
    assert!(outer::inner::POLICY.document(&Scope::NONE).is_ok());
    let [_, url, invoke, grant] = [0, 1, 2, 3].map(|at| generic::<Production>().get(at).unwrap());
    assert_eq!((url.statement_id().as_str(), invoke.statement_id().as_str()), ("url", "url-invoke"));
    assert_eq!(grant.set_exceptions().len(), 1);
    assert_eq!(ALL[0], ALL[1]);
    assert_eq!(made().get(1).unwrap().source_arn().map(|arn| arn.resource().to_owned()).as_deref(), Some("b"));
    assert_eq!(Production::LAYER.get(1).unwrap().version_number().get(), 3);
    let closure = || {
        const NAME: &str = "f";
        policy!(function_name = NAME, permission(GRANT))
    };
    assert_eq!(closure().permissions().len(), 1);
}
