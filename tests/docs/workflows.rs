//! The project in `examples/stack` does what its README says, with the real cargo.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use lambda_perm::snapshot::UPDATE;

use crate::support::cargo::{REPOSITORY, cargo, succeeds, target};

/// A copy of the project, which may be changed.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn copied() -> Self {
        let folder = target("tmp/workflows/stack");
        let _ = fs::remove_dir_all(&folder);
        copy(&Path::new(REPOSITORY).join("examples/stack"), &folder);
        let project = Self { folder };
        project.replace("Cargo.toml", r#"path = "../..""#, &format!("path = {REPOSITORY:?}"));
        // The versions that are here already, so that nothing has to be fetched.
        fs::copy(Path::new(REPOSITORY).join("Cargo.lock"), project.folder.join("Cargo.lock")).expect("a lock file");
        project
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    fn replace(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no `{old}`");
        fs::write(self.folder.join(file), text.replace(old, new)).expect("a writable folder");
    }

    /// Runs cargo, with dependencies that are built once for all runs.
    fn cargo(&self, arguments: &[&str], update: bool) -> Output {
        let mut cargo = cargo(&target("tmp/workflows/target"), arguments);
        cargo.current_dir(&self.folder).env_remove(UPDATE);
        if update {
            cargo.env(UPDATE, "1");
        }
        cargo.output().expect("cargo starts")
    }

    /// What cargo prints, where it must succeed.
    fn run(&self, arguments: &[&str]) -> String {
        succeeds(&self.cargo(arguments, false))
    }

    /// The files and folders of the project itself.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).expect("a folder").map(|entry| entry.expect("a readable entry"));
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable folder");
    for entry in fs::read_dir(from).expect("the example is there").map(|entry| entry.expect("a readable entry")) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match entry.file_name().to_str() {
            // What somebody has left who tried the example in its place.
            Some("target" | "Cargo.lock") => {}
            _ if path.is_dir() => copy(&path, &target),
            _ => drop(fs::copy(path, target).expect("a writable folder")),
        }
    }
}

/// All that cargo and the program have said, where it must fail.
fn fails(output: &Output) -> String {
    assert!(!output.status.success(), "it should have failed");
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat()
}

#[test]
fn stack() {
    let project = Project::copied();
    let names = project.names();
    is_up_to_date(&project);
    let error = fails(&project.cargo(&["run", "--", "toml"], false));
    assert!(error.contains("`toml` is none of `yaml`, `json` and `terraform`"), "{error}");

    a_stale_template_fails_the_build(&project);
    a_stale_configuration_fails_the_test(&project);

    is_up_to_date(&project);
    assert_eq!(project.names(), names, "what was written has replaced what was there, and left nothing beside it");
}

fn is_up_to_date(project: &Project) {
    assert_eq!(project.run(&["run"]), project.read("template.yaml"));
    assert_eq!(project.run(&["run", "--", "terraform"]), project.read("permissions.tf.json"));
    let template: serde_json::Value = serde_json::from_str(&project.run(&["run", "--", "json"])).expect("JSON");
    assert_eq!(template["Resources"].as_object().map(serde_json::Map::len), Some(5));
    project.run(&["build"]);
    project.run(&["test"]);
}

fn a_stale_template_fails_the_build(project: &Project) {
    let before = project.read("template.yaml");
    let line = 1 + before.lines().position(|line| line.contains("CartRoute")).expect("a resource");
    project.replace("src/permissions.rs", "cart-route", "basket-route");

    let error = fails(&project.cargo(&["build"], false));
    assert!(error.contains(&format!("`template.yaml` is stale: line {line} has `  CartRoute")), "{error}");
    assert!(error.contains("and the code says `  BasketRoute") && error.contains("LAMBDA_PERM_UPDATE=1"), "{error}");
    // The README and the page show this message.
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/stack.md")).expect("the page");
    for text in [project.read("README.md"), page] {
        assert!(error.lines().take(2).all(|line| text.contains(line)), "{error}");
    }
    assert_eq!(project.read("template.yaml"), before, "a build changes nothing unless it is told to");

    succeeds(&project.cargo(&["build"], true));
    let after = project.read("template.yaml");
    assert_ne!(after, before);
    assert_eq!(project.run(&["run"]), after);
}

fn a_stale_configuration_fails_the_test(project: &Project) {
    let before = project.read("permissions.tf.json");
    project.replace("src/permissions.rs", "o-t194hfs8cz", "o-a1b2c3d4e5");

    project.run(&["build"]);
    let error = fails(&project.cargo(&["test"], false));
    assert!(error.contains("`permissions.tf.json` is stale: line 10 has"), "{error}");
    assert!(error.contains("o-a1b2c3d4e5") && error.contains("LAMBDA_PERM_UPDATE=1"), "{error}");
    assert_eq!(project.read("permissions.tf.json"), before, "a test changes nothing unless it is told to");

    succeeds(&project.cargo(&["test"], true));
    let after = project.read("permissions.tf.json");
    assert_eq!(after, before.replace("o-t194hfs8cz", "o-a1b2c3d4e5"));
    assert_eq!(project.run(&["run", "--", "terraform"]), after);
}
