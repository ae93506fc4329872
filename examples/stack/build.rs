//! The build fails when `template.yaml` is not what the permissions say.

use std::error::Error;

use lambda_perm::snapshot;

#[path = "src/permissions.rs"]
#[allow(dead_code, reason = "a test looks after the configuration of Terraform")]
mod permissions;

fn main() {
    // A change of the permissions needs no line: they are part of this program, so cargo builds and runs it again.
    println!("cargo::rerun-if-changed=template.yaml");
    println!("cargo::rerun-if-env-changed={}", snapshot::UPDATE);
    if let Err(error) = check() {
        for line in error.to_string().lines() {
            println!("cargo::error={line}");
        }
    }
}

fn check() -> Result<(), Box<dyn Error>> {
    snapshot::check("template.yaml", &permissions::template()?.to_yaml())?;
    Ok(())
}
