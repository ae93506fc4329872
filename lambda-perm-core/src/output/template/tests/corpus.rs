//! Templates of others, where they are at hand beside the repository.

use super::{
    super::{Node, merge::merge},
    merged::{is_loaded, permission, resources_of},
    std::{
        env, fs,
        io::{self, Write},
        path::PathBuf,
    },
};
use alloc::{format, string::String, vec::Vec};

/// The texts of the corpus with their names; `None` where it is not here, which is said. In CI that is a failure, except on
/// GitHub, which has the repository alone.
fn templates() -> Option<Vec<(String, String)>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/cfn_templates");
    let Ok(files) = fs::read_dir(&folder) else {
        assert!(env::var_os("CI").is_none() || env::var_os("GITHUB_ACTIONS").is_some(), "the templates are missing");
        // Past the test harness, which keeps to itself what a test prints that passes.
        let _ = writeln!(
            io::stderr(),
            "SKIPPED: nothing was looked at, because there are no templates beside the repository"
        );
        return None;
    };
    let paths = files.map(|file| file.expect("a file").path());
    let templates = paths.filter(|path| path.extension().is_some_and(|extension| extension != "jsonl"));
    Some(templates.map(|path| (format!("{}", path.display()), fs::read_to_string(&path).expect("UTF-8"))).collect())
}

#[test]
fn real_templates_keep_every_byte() {
    let ours = [(String::from("LambdaPermOne"), permission("one")), (String::from("LambdaPermTwo"), permission("two"))];
    let Some(templates) = templates() else { return };
    let (mut judged, mut no_yaml) = (0, Vec::new());
    for (name, text) in templates {
        let merged = merge(&text, "corpus", &ours).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(merge(&merged, "corpus", &ours).as_deref(), Ok(merged.as_str()), "{name}");
        assert_eq!(merge(&merged, "corpus", &[]).as_deref(), Ok(text.as_str()), "{name}");
        assert!(is_one_insertion(&text, &merged), "{name}");
        if !is_loaded(&text) {
            no_yaml.push(name);
            continue;
        }
        let (before, after) = (resources_of(&text), resources_of(&merged));
        let ids: Vec<_> = after.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(after.get(..before.len()), Some(before.as_slice()), "{name}");
        assert_eq!(ids.get(before.len()..), Some(["LambdaPermOne", "LambdaPermTwo"].as_slice()), "{name}");
        judged += 1;
    }
    // One that the parser which judges does not read.
    assert_eq!((judged, no_yaml.len()), (203, 1), "{no_yaml:#?}");
}

/// Whether a text is another one with something added in one place.
fn is_one_insertion(before: &str, after: &str) -> bool {
    let prefix = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let suffix = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b).count();
    prefix + suffix >= before.len()
}

#[test]
fn a_second_owner_and_a_change_touch_only_their_own() {
    for (name, text) in templates().into_iter().flatten() {
        let merge = |text: &str, owner: &str, ours: &[(&str, Node)]| {
            let ours: Vec<_> = ours.iter().map(|(id, node)| (String::from(*id), node.clone())).collect();
            merge(text, owner, &ours).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        let first = merge(&text, "first", &[("PermA", permission("a")), ("PermB", permission("b"))]);
        let both = merge(&first, "second", &[("PermC", permission("c"))]);
        let changed = merge(&both, "first", &[("PermB", permission("changed")), ("PermD", permission("d"))]);
        let second = merge(&changed, "first", &[]);
        assert_eq!(second, merge(&text, "second", &[("PermC", permission("c"))]), "{name}");
        assert_eq!(merge(&second, "second", &[]), text, "{name}");
    }
}
