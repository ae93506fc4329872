//! Findings that are not reported: the configuration and the baseline.

use std::fs;

use crate::{
    input::UNSCOPED,
    support::program::{folder, run, run_with},
};

const ALLOWED: &str = "[[allow]]\nfile = \"policies/*.json\"\nfunction = \"f\"\nsid = \"uploads\"\nlint = \"unscoped_service\"\nreason = \"a demonstration\"\n";

#[test]
fn the_nearest_configuration_counts() {
    let folder = folder(
        "configuration",
        &[
            ("lambda-perm.toml", ALLOWED.as_bytes()),
            ("policies/a.json", UNSCOPED.as_bytes()),
            ("other.json", UNSCOPED.as_bytes()),
            ("none.toml", b""),
        ],
    );
    let ran = run(&folder, &["check"]);
    assert_eq!((ran.code, ran.places()), (1, vec!["other.json:1:110"]));
    assert_eq!(run(&folder.join("policies"), &["check", "a.json"]).code, 0);
    assert_eq!(run(&folder, &["check", "policies", "--config", "none.toml"]).code, 1);
    let ran = run(&folder, &["check", "policies", "--config", "missing.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "error: `missing.toml` cannot be read: no such file or directory\n"));
    // Nothing of it was looked at, so nothing is known to be stale.
    assert_eq!(run(&folder, &["check", "other.json"]).codes(), ["LP0501"]);
}

#[cfg(unix)]
#[test]
fn a_configuration_that_cannot_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder =
        folder("configuration_closed", &[("lambda-perm.toml", ALLOWED.as_bytes()), ("a.json", UNSCOPED.as_bytes())]);
    let file = folder.join("lambda-perm.toml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o0)).expect("rights");
    // Some users may read everything.
    if fs::read(&file).is_err() {
        let ran = run(&folder, &["check"]);
        let expected = "error: `lambda-perm.toml` cannot be read: permission denied\n";
        assert_eq!((ran.code, ran.err.as_str()), (2, expected));
    }
}

#[test]
fn an_exception_that_silences_nothing_is_reported_where_it_stands() {
    let folder = folder(
        "configuration_stale",
        &[
            ("lambda-perm.toml", ALLOWED.as_bytes()),
            ("policies/a.json", UNSCOPED.replace("uploads", "other").as_bytes()),
        ],
    );
    let ran = run(&folder, &["check"]);
    assert_eq!((ran.code, ran.codes()), (1, vec!["LP0501", "LP0114"]));
    assert_eq!(ran.places()[1], "lambda-perm.toml:5:9");
    let ran = run(&folder.join("policies"), &["check", "a.json"]);
    assert_eq!(ran.places()[1], "../lambda-perm.toml:5:9");
}

#[test]
fn a_configuration_that_is_wrong_is_told_with_its_place() {
    let folder = folder(
        "configuration_wrong",
        &[
            ("lambda-perm.toml", b"[[allow]]\nsid = \"uploads\"\nlints = \"public_access\"\n"),
            ("a.json", UNSCOPED.as_bytes()),
        ],
    );
    let ran = run(&folder, &["check", "a.json"]);
    assert_eq!((ran.code, ran.places()), (2, vec!["a.json:1:110", "lambda-perm.toml:3:1"]));
}

#[test]
fn a_baseline_lets_a_fleet_begin() {
    let other = UNSCOPED.replace("uploads", "other");
    let folder = folder("baseline", &[("a.json", UNSCOPED.as_bytes()), ("b.json", other.as_bytes())]);
    let write = ["check", "a.json", "b.json", "--write-baseline", "known.json"];
    let ran = run(&folder, &write);
    assert_eq!((ran.code, ran.err.as_str()), (0, "2 findings are in the baseline `known.json`\n"));
    let written = fs::read_to_string(folder.join("known.json")).expect("a baseline");
    run(&folder, &["check", "b.json", "a.json", "--write-baseline", "known.json"]);
    assert_eq!(fs::read_to_string(folder.join("known.json")).expect("a baseline"), written);
    let ran = run(&folder, &["check", "a.json", "--write-baseline", "one.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "1 finding is in the baseline `one.json`\n"));
    // Nothing is said of files whose baseline cannot be written.
    let ran = run(&folder, &["check", "a.json", "--write-baseline", "no/known.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(run(&folder, &["check", "a.json", "b.json", "--baseline", "known.json"]).code, 0);

    let new = UNSCOPED.replace("uploads", "new");
    let ran = run_with(&folder, &["check", "a.json", "-", "--baseline", "known.json"], new.as_bytes());
    assert_eq!(
        (ran.code, ran.codes(), ran.places()),
        (1, vec!["LP0501", "LP0114"], vec!["<stdin>:1:106", "known.json:4:5"])
    );
    assert!(ran.out.contains("LP0501 in `other` is in the baseline, but is no longer found"), "{}", ran.out);
    assert_eq!(run(&folder, &["check", "a.json", "--baseline", "missing.json"]).code, 2);
}
