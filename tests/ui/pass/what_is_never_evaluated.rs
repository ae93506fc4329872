//! A wrong value of a type parameter, in a constant that nothing uses: the documentation of `grant!` says that nobody sees it.

use lambda_perm::{FunctionPermission, grant};

trait Stage {
    const ACCOUNT: &'static str;

    #[allow(dead_code, reason = "that is the point")]
    const PARTNER: FunctionPermission =
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = Self::ACCOUNT);
}

struct Partner<T>(T);

impl<T: Stage> Partner<T> {
    #[allow(dead_code, reason = "that is the point")]
    const GRANT: FunctionPermission =
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = T::ACCOUNT);
}

struct Test;

impl Stage for Test {
    const ACCOUNT: &'static str = "1";
}

fn main() {
    let Partner(Test) = Partner(Test);
    assert_eq!(Test::ACCOUNT, "1");
}
