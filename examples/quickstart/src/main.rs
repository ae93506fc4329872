//! One grant, checked by the compiler, in every form.

use std::fmt::Write;

use lambda_perm::{AccountId, FunctionPermission, grant, output::Scope};

const ACCOUNT: AccountId = AccountId::new("123456789012");

/// The bucket of uploads calls the function.
pub const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket-123456",
    source_account = ACCOUNT,
);

fn main() {
    print!("{}", report().expect("the scope names a Region and an account"));
}

/// What the example prints.
fn report() -> Result<String, Box<dyn std::error::Error>> {
    let request = UPLOADS.add_permission();
    let statement = UPLOADS.statement(&Scope::new("us-east-2", ACCOUNT))?;
    let http = request.http();
    let mut out = String::new();
    writeln!(out, "# AddPermission, for the SDKs and --cli-input-json\n{}\n", request.parameters_pretty())?;
    writeln!(out, "# The AWS CLI\n{}\n", request.shell_line())?;
    writeln!(
        out,
        "# HTTP\n{} {}?{}\n{}\n",
        http.method,
        http.path,
        http.query.unwrap_or_default(),
        http.body.unwrap_or_default()
    )?;
    writeln!(out, "# The statement that GetPolicy returns\n{}\n", statement.to_json_pretty())?;
    writeln!(out, "# Taking it back\n{}", UPLOADS.remove_permission().shell_line())?;
    Ok(out)
}
