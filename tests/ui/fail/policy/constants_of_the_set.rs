use lambda_perm::{FunctionPolicy, policy};

const FUNCTION: &str = "arn:aws-cn:lambda:us-east-2:123456789012:function:my-function";
const VERSION: &str = "7";
const ID: &str = "a-statement-id-that-leaves-no-room-for-a-suffix-because-it-has-as-many-as-one-hundred-characters-ok";

// What is wrong with the function is said once, and so is what both statements of the URL share.
const POLICY: FunctionPolicy = policy!(
    function_name = FUNCTION,
    qualifier = VERSION,
    statement(statement_id = "a", action = InvokeFunction, principal = "210987654321"),
    function_url(statement_id = ID, principal = "111122223333"),
);

fn main() {
    println!("{}", POLICY.permissions().len());
}
