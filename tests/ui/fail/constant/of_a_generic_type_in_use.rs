use lambda_perm::{FunctionPermission, grant};

pub trait Stage {
    const ACCOUNT: &'static str;
}

pub struct Partner<T>(T);

impl<T: Stage> Partner<T> {
    pub const GRANT: FunctionPermission =
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = T::ACCOUNT);
}

pub struct Test;

impl Stage for Test {
    const ACCOUNT: &'static str = "1";
}

pub const PARTNER: FunctionPermission = Partner::<Test>::GRANT;

fn main() {}
