//! `grant!` and `policy!` deep inside of types, functions and expressions.
#![deny(warnings)]
#![forbid(unsafe_code)]

use std::sync::LazyLock;

use lambda_perm::{AccountId, FunctionName, FunctionPermission, FunctionPolicy, LayerVersionPermission, grant, policy};

const ACCOUNT: &str = "123456789012";
const NAMES: [&str; 2] = ["first", "second"];

/// A field of a constant, with another constant of the same block.
struct Stack {
    grant: FunctionPermission,
    policy: FunctionPolicy,
    layers: &'static [LayerVersionPermission],
}

const STACK: Stack = Stack {
    grant: grant!(function_name = NAMES[0], statement_id = "s", action = GetFunction, principal = ACCOUNT),
    policy: {
        const ID: &str = "url";
        policy!(function_name = NAMES[1], function_url(statement_id = ID, principal = ACCOUNT))
    },
    layers: &[
        grant!(
            layer_name = "l",
            version_number = 1,
            statement_id = "s",
            action = GetLayerVersion,
            principal = "123456789012"
        ),
        grant!(
            layer_name = "l",
            version_number = NAMES.len() as u64,
            statement_id = "s",
            action = GetLayerVersion,
            principal = ACCOUNT
        ),
    ],
};

static REPEATED: [FunctionPermission; 2] =
    [const { grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = ACCOUNT) }; 2];
static POLICIES: &[(&str, FunctionPolicy)] = &[
    (
        "literals",
        policy!(function_name = "f", statement(statement_id = "s", action = GetFunction, principal = "123456789012"),),
    ),
    (
        "constants",
        policy!(function_name = "f", statement(statement_id = "s", action = GetFunction, principal = ACCOUNT)),
    ),
];
static LAZY: LazyLock<String> = LazyLock::new(|| {
    policy!(function_name = "f", permission(STACK_OF_F)).get(0).unwrap().statement_id().as_str().to_owned()
});
const STACK_OF_F: FunctionPermission =
    grant!(function_name = "f", statement_id = "lazy", action = GetFunction, principal = ACCOUNT);

thread_local! {
    static LOCAL: FunctionPolicy = const {
        policy!(function_name = "f", statement(statement_id = "s", action = GetFunction, principal = ACCOUNT))
    };
}

/// An associated constant that a trait gives, and one that a type replaces.
trait Deployed {
    const FUNCTION: FunctionName;
    const GRANT: FunctionPermission =
        grant!(function_name = "default", statement_id = "s", action = GetFunction, principal = "123456789012");
    const POLICY: FunctionPolicy =
        policy!(function_name = "default", statement(statement_id = "s", action = GetFunction, principal = ACCOUNT));
}

struct Api<const N: usize>;

impl<const N: usize> Deployed for Api<N> {
    const FUNCTION: FunctionName = FunctionName::new(NAMES[N]);
    const GRANT: FunctionPermission = grant!(
        function_name = Self::FUNCTION,
        statement_id = "s",
        action = GetFunction,
        principal = <Self as Owned>::ACCOUNT,
    );
    const POLICY: FunctionPolicy = policy!(function_name = Self::FUNCTION, permission(Self::GRANT),);
}

trait Owned {
    const ACCOUNT: AccountId = AccountId::new("123456789012");
}

impl<const N: usize> Owned for Api<N> {}

struct Defaults;

impl Deployed for Defaults {
    const FUNCTION: FunctionName = FunctionName::new("f");
}

enum Kind {
    One,
    Two,
}

impl Kind {
    const fn grant(&self) -> FunctionPermission {
        match self {
            Self::One => grant!(function_name = "f", statement_id = "one", action = GetFunction, principal = ACCOUNT),
            Self::Two => {
                const { grant!(function_name = "f", statement_id = "two", action = GetFunction, principal = "123456789012") }
            }
        }
    }

    const fn policy() -> FunctionPolicy {
        const TWO: FunctionPermission = Kind::Two.grant();
        policy!(function_name = "f", permission(Kind::One.grant()), permission(TWO, allow(shadowed, reason = "a test")))
    }
}

/// A type that is generic over what it grants, and an iterator that makes permissions.
fn generic<T, const N: usize>(values: [T; N]) -> Vec<(T, FunctionPolicy)> {
    let of_one = |value: T| {
        let policy = policy!(
            function_name = NAMES[0],
            statement(statement_id = "s", action = GetFunction, principal = ACCOUNT),
        );
        (value, policy)
    };
    values.into_iter().map(of_one).collect()
}

fn main() {
    assert_eq!(STACK.grant.function_name().as_str(), "first");
    assert_eq!(STACK.policy.get(1).unwrap().statement_id().as_str(), "url-invoke");
    assert_eq!(STACK.layers[1].version_number().get(), 2);
    assert_eq!(REPEATED[0], REPEATED[1]);
    assert_eq!(POLICIES[0].1, POLICIES[1].1);
    assert_eq!(*LAZY, "lazy");
    LOCAL.with(|policy| assert_eq!(policy.len(), 1));
    assert_eq!(
        (Api::<0>::GRANT.function_name().as_str(), Defaults::GRANT.function_name().as_str()),
        ("first", "default")
    );
    assert_eq!(Defaults::POLICY.get(0).unwrap().function_name().as_str(), "default");
    assert_eq!(Defaults::FUNCTION.as_str(), "f");
    assert_eq!((Kind::One.grant().statement_id().as_str(), Kind::policy().len()), ("one", 2));
    assert_eq!(generic([1, 2]).len(), 2);
    if let Some(permission) =
        policy!(function_name = "f", permission(STACK_OF_F)).permissions().find(|one| one.qualifier().is_none())
    {
        assert_eq!(permission.statement_id().as_str(), "lazy");
    }
    let _ = Api::<1>::POLICY;
}
