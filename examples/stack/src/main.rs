//! Prints what is deployed: `cargo run -- yaml`, `cargo run -- json` or `cargo run -- terraform`.

use std::{env, error::Error, process::ExitCode};

use stack::permissions;

fn main() -> ExitCode {
    let format = env::args().nth(1).unwrap_or_else(|| "yaml".into());
    match text(&format) {
        Ok(text) => {
            println!("{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn text(format: &str) -> Result<String, Box<dyn Error>> {
    match format {
        "yaml" => Ok(permissions::template()?.to_yaml()),
        "json" => Ok(permissions::template()?.to_json_pretty()),
        "terraform" => Ok(permissions::configuration()?.to_json_pretty()),
        _ => Err(format!("`{format}` is none of `yaml`, `json` and `terraform`").into()),
    }
}
