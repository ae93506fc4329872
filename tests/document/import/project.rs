//! A project with a constant for each source, which the real cargo and rustfmt look at.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::cargo::{REPOSITORY, cargo, succeeds, target};

/// A constant of the project.
pub struct Constant {
    /// Its type: `FunctionPermission<CloudFormation>`.
    pub of: &'static str,
    pub source: String,
}

pub struct Project {
    folder: PathBuf,
}

const MANIFEST: &str = r#"[package]
name = "NAME"
version = "0.0.0"
edition = "2024"

[dependencies]
lambda-perm = { path = REPOSITORY }
serde_json = "1"

[workspace]
"#;

const BEGIN: &str = "#![allow(unused_imports)]

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, LayerVersionPolicy,
    Terraform, WebFunctionPolicy, grant, policy,
};
";

impl Project {
    /// A project of this name, whose program prints each of the constants as JSON, one a line.
    pub fn with<'c>(name: &str, constants: impl Iterator<Item = &'c Constant>) -> Self {
        let folder = target("tmp/import").join(name);
        fs::create_dir_all(folder.join("src")).expect("a writable folder");
        let project = Self { folder };
        project.write("Cargo.toml", &MANIFEST.replace("NAME", name).replace("REPOSITORY", &format!("{REPOSITORY:?}")));
        // The versions that are here already, so that nothing has to be fetched.
        fs::copy(Path::new(REPOSITORY).join("Cargo.lock"), project.folder.join("Cargo.lock")).expect("a lock file");
        // What a user has who has chosen nothing.
        project.write("rustfmt.toml", "");
        let (mut source, mut bare) = (BEGIN.to_owned(), String::new());
        let mut main = String::from("\nfn main() {\n");
        for (number, constant) in constants.enumerate() {
            let Constant { of, source: call } = constant;
            let _ = write!(source, "\nconst C{number}: {of} = {call};\n");
            // A macro that stands by itself is a call of the file, and a method of it is none.
            if !call.ends_with(".into_template()") {
                let _ = write!(bare, "{call};\n\n");
            }
            let _ = writeln!(main, "    println!(\"{{}}\", serde_json::to_string(&C{number}).unwrap());");
        }
        project.write("src/main.rs", &format!("{source}{main}}}\n"));
        project.write("src/bare.rs", &format!("{}\n", bare.trim_end()));
        project
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).expect("a writable folder");
    }

    /// The number of the constant on a line of the program.
    pub fn constant_at(&self, line: usize) -> Option<usize> {
        let main = fs::read_to_string(self.folder.join("src/main.rs")).expect("the program");
        main.lines().take(line).filter(|line| line.starts_with("const ")).count().checked_sub(1)
    }

    /// What the program prints.
    pub fn run(&self) -> Vec<String> {
        succeeds(&self.cargo("run")).lines().map(str::to_owned).collect()
    }

    pub fn cargo(&self, command: &str) -> Output {
        let mut cargo = cargo(&target("tmp/workflows/target"), &[command]);
        cargo.current_dir(&self.folder).output().expect("cargo starts")
    }

    /// What rustfmt would change.
    pub fn unformatted(&self) -> String {
        let mut rustfmt = Command::new(env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into()));
        rustfmt.args(["--check", "--edition", "2024", "src/main.rs", "src/bare.rs"]).current_dir(&self.folder);
        let output = rustfmt.output().expect("rustfmt starts");
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
    }
}
