//! What a deploy tool does with the URL of a function, as `cargo lambda deploy --enable-function-url` would: a public URL needs two
//! permissions, and a URL that is gone needs none.
//!
//! Run it with `cargo run --example deploy -- FUNCTION` to see the plan and be asked, and with `--disable` behind it to take the
//! permissions back.

use std::{env, error::Error, io};

use aws_sdk_lambda::Client;
use lambda_perm::{FunctionPolicyBuf, try_policy};
use lambda_perm_aws::{Apply, Ownership};

/// The permissions of a public URL. Their Sids are fixed, so the next deployment finds them again.
fn of_url(function_name: &str) -> Result<FunctionPolicyBuf, lambda_perm::Findings> {
    try_policy!(
        function_name = function_name,
        statement(
            statement_id = "deploy-url",
            action = InvokeFunctionUrl,
            principal = "*",
            function_url_auth_type = NONE,
            allow(public_access, reason = "the deployment asks for a public URL"),
        ),
        statement(
            statement_id = "deploy-url-invoke",
            action = InvokeFunction,
            principal = "*",
            invoked_via_function_url = true,
            allow(public_access, reason = "the deployment asks for a public URL"),
        ),
    )
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let function_name = arguments.next().ok_or("say which function")?;
    let policy = of_url(&function_name)?;
    let client = Client::new(&aws_config::load_from_env().await);
    // What others have written into the policy stays.
    let apply = Apply::new(&client).ownership(Ownership::Prefix("deploy-".into())).confirm(|plan| {
        println!("{}\n{plan}go on? [y/N]", plan.resource());
        io::stdin().lines().next().is_some_and(|line| line.is_ok_and(|line| line.trim() == "y"))
    });
    let report = match arguments.next().as_deref() {
        None => apply.run(&policy).await?,
        Some("--disable") => apply.remove(&policy).await?,
        Some(other) => return Err(format!("`{other}` is no option; the only one is `--disable`").into()),
    };
    println!("{report}");
    Ok(())
}
