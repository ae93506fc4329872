//! An action in other letters than AWS's: a literal, an identifier, a constant. With `*`, a URL still needs its auth type.
use lambda_perm::{FunctionPermission, grant};

const LITERAL: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = "lambda:invokeFunction", principal = "123456789012");

const IDENTIFIER: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = Invokefunction, principal = "123456789012");

const TEXT: &str = "lambda:INVOKEFUNCTION";
const CONSTANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = TEXT, principal = "123456789012");

const OPEN: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = "lambda:invokefunctionurl", principal = "*");

fn main() {}
