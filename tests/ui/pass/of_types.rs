//! Constants of types, with `Self`, with generics, in traits.

use lambda_perm::{AccountId, FunctionPermission, FunctionPolicy, LayerVersionPermission, grant, policy};

struct Stack<const STAGE: bool>;

impl<const STAGE: bool> Stack<STAGE> {
    const NAME: &'static str = if STAGE { "stage" } else { "production" };
    const ACCOUNT: AccountId = AccountId::new("123456789012");
    const VERSION: u64 = 3;
    const REGION: &'static str = "us-east-1";

    const GRANT: FunctionPermission = grant!(
        function_name = Self::NAME,
        statement_id = "s",
        action = InvokeFunction,
        principal = workmail(Self::REGION),
        source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
        source_account = Self::ACCOUNT,
    );

    fn layer(&self) -> LayerVersionPermission {
        grant!(
            layer_name = <Self as Layered>::LAYER,
            version_number = Self::VERSION,
            statement_id = "s",
            action = GetLayerVersion,
            principal = "*",
            allow(public_access, reason = "a public layer"),
        )
    }
}

trait Layered {
    const LAYER: &'static str;

    fn literals() -> FunctionPermission {
        grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = "123456789012")
    }
}

impl<const STAGE: bool> Layered for Stack<STAGE> {
    const LAYER: &'static str = "l";
}

fn generic<T: Layered>(_: &T) -> [FunctionPermission; 2] {
    [T::literals(), grant!(function_name = "g", statement_id = "s", action = GetFunction, principal = OTHER)]
}

/// Names that the type parameter has.
fn named<T: Layered>() -> (FunctionPermission, FunctionPolicy) {
    let grant = grant!(function_name = T::LAYER, statement_id = "s", action = GetFunction, principal = OTHER);
    let policy =
        policy!(function_name = <T as Layered>::LAYER, function_url(statement_id = T::LAYER, principal = OTHER),);
    (grant, policy)
}

const OTHER: &str = "123456789012";

fn main() {
    assert_eq!(Stack::<true>::GRANT.function_name().as_str(), "stage");
    assert_eq!(Stack::<false>::GRANT.function_name().as_str(), "production");
    assert_eq!(Stack::<true>.layer().version_number().get(), 3);
    assert_eq!(generic(&Stack::<true>)[1].function_name().as_str(), "g");
    let (grant, policy) = named::<Stack<true>>();
    assert_eq!(grant.function_name().as_str(), "l");
    assert_eq!(policy.get(1).unwrap().statement_id().as_str(), "l-invoke");
}
