//! The test fails when `permissions.tf.json` is not what the permissions say. `LAMBDA_PERM_UPDATE=1 cargo test` rewrites it.

use std::error::Error;

use lambda_perm::snapshot;
use stack::permissions;

#[test]
fn terraform() -> Result<(), Box<dyn Error>> {
    let text = permissions::configuration()?.to_json_pretty() + "\n";
    snapshot::check("permissions.tf.json", &text)?;
    Ok(())
}
