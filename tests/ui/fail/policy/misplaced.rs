use lambda_perm::policy;

fn main() {
    let policy = policy!(
        function_name = "my-function",
        principal = sns,
        statement(
            function_name = "my-function",
            qualifier = "prod",
            statement_id = "a",
            action = InvokeFunction,
            principal = "210987654321",
        ),
        allow(public_access, reason = "webhook"),
        function_url(statement_id = "url", action = InvokeFunctionUrl, principal = "210987654321"),
        permission(),
        statment(statement_id = "b", action = GetAlias, principal = "210987654321"),
        statement,
    );
    // The set has its type all the same.
    let policy: lambda_perm::FunctionPolicy = policy;
    let _ = policy;
    let _ = policy!(function_name = "my-function");
    let _ = policy!();
    let _ =
        policy!(layer_name = "my-layer", statement(statement_id = "a", principal = "210987654321", qualifier = "7"));
    let _ = lambda_perm::grant!(
        function_name = "my-function",
        statement(statement_id = "a", action = InvokeFunction, principal = "210987654321"),
    );
}
