//! Assemblies of the CDK: the folder `cdk.out`.
//!
//! The folder may hold templates of stacks that are gone, and the code of functions. What belongs to it now is what its manifest
//! names: the templates of stacks, those of nested stacks, which are assets, and the assemblies of stages.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use serde_json::Value;

/// The file that says what an assembly has.
const MANIFEST: &str = "manifest.json";

/// How many assemblies are read, those in one another included. The CDK makes one for each stage.
const MOST: usize = 1_000;

/// What a template is called among other assets.
const TEMPLATE: &str = ".template.json";

/// The templates of an assembly, those of nested stacks and of stages too. `None` if the folder is no assembly.
pub fn templates(folder: &Path) -> Option<Vec<PathBuf>> {
    let mut templates = Vec::new();
    add(folder, &mut { MOST }, &mut templates)?;
    templates.sort();
    templates.dedup();
    Some(templates)
}

fn add(folder: &Path, left: &mut usize, templates: &mut Vec<PathBuf>) -> Option<()> {
    *left = left.checked_sub(1)?;
    let manifest = read(&folder.join(MANIFEST))?;
    let artifacts = manifest.get("artifacts")?.as_object()?;
    // The manifests of other tools have artifacts too.
    manifest.get("version")?.as_str()?;
    for artifact in artifacts.values() {
        let file = |name: &str| {
            let name = artifact.get("properties")?.get(name)?.as_str()?;
            is_inside(name).then(|| folder.join(name))
        };
        match artifact.get("type").and_then(Value::as_str) {
            Some("aws:cloudformation:stack") => templates.extend(file("templateFile")),
            Some("cdk:asset-manifest") => {
                templates.extend(file("file").map(|file| assets(folder, &file)).unwrap_or_default());
            }
            Some("cdk:cloud-assembly") => {
                if let Some(folder) = file("directoryName") {
                    add(&folder, left, templates);
                }
            }
            _ => {}
        }
    }
    Some(())
}

/// The templates among the assets of a stack.
fn assets(folder: &Path, file: &Path) -> Vec<PathBuf> {
    let manifest = read(file).unwrap_or_default();
    let files = manifest.get("files").and_then(Value::as_object);
    let paths =
        files.into_iter().flat_map(|files| files.values()).filter_map(|file| file.get("source")?.get("path")?.as_str());
    paths.filter(|path| path.ends_with(TEMPLATE) && is_inside(path)).map(|path| folder.join(path)).collect()
}

fn read(file: &Path) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(file).ok()?).ok()
}

/// Whether a path leads to something in the assembly.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of this test alone, which is removed at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("lambda-perm-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(folder.join("assembly-Stage")).expect("a folder");
            Self(folder)
        }

        fn write(&self, file: &str, text: &str) {
            fs::write(self.0.join(file), text).expect("a file");
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn templates_are_those_of_the_manifest() {
        let folder = Folder::new("assembly");
        folder.write(
            MANIFEST,
            r#"{"version": "48.0.0", "artifacts": {
                "Main": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Main.template.json"}},
                "Main.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Main.assets.json"}},
                "Out": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "../Out.template.json"}},
                "assembly-Stage": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Stage"}},
                "assembly-Gone": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Gone"}},
                "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}"#,
        );
        folder.write(
            "Main.assets.json",
            r#"{"files": {"a": {"source": {"path": "Main.template.json"}}, "b": {"source": {"path": "Nested.nested.template.json"}},
                "c": {"source": {"path": "asset.1"}}}}"#,
        );
        folder.write(
            "assembly-Stage/manifest.json",
            r#"{"version": "48.0.0", "artifacts": {"S": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "S.template.json"}}}}"#,
        );
        let found = templates(&folder.0).expect("an assembly");
        let expected = ["Main.template.json", "Nested.nested.template.json", "assembly-Stage/S.template.json"];
        assert_eq!(found, expected.map(|file| folder.0.join(file)));
    }

    #[test]
    fn other_folders_are_none() {
        let folder = Folder::new("no-assembly");
        assert_eq!(templates(&folder.0), None);
        for manifest in
            ["{", "[]", "{\"artifacts\": {}}", "{\"version\": 3, \"artifacts\": {}}", "{\"version\": \"1\"}"]
        {
            folder.write(MANIFEST, manifest);
            assert_eq!(templates(&folder.0), None, "{manifest}");
        }
        folder.write(MANIFEST, r#"{"version": "1", "artifacts": {"a": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}}}"#);
        assert_eq!(templates(&folder.0), Some(Vec::new()));
    }
}
