use lambda_perm::{FunctionPolicy, policy};

const SITE: FunctionPolicy = policy!(
    function_name = "site",
    statement(statement_id = "partner", action = InvokeFunctionUrl, principal = "210987654321"),
);

fn main() {
    println!("{SITE:?}");
}
