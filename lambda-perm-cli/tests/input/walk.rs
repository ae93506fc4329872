//! Which files are read, in which order, and what is said of those that cannot be.

use std::{fs, path::Path};

use super::{CLEAN, UNSCOPED};
use crate::support::program::{folder, run, run_with};

#[test]
fn folders_are_searched_in_the_order_of_names() {
    let files = ["b.json", "a.json", "sub/z.json", "sub/c.json", "ignored.json", ".hidden/x.json"];
    let mut files: Vec<(&str, &[u8])> = files.iter().map(|name| (*name, UNSCOPED.as_bytes())).collect();
    files.push((".gitignore", b"ignored.json\n"));
    files.push(("other.json", b"{\"a\": 1}"));
    files.push(("program", b"\x7fELF\0\0"));
    let folder = folder("walk_order", &files);
    let ran = run(&folder, &["check"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.places(), ["a.json:1:110", "b.json:1:110", "sub/c.json:1:110", "sub/z.json:1:110"]);
    assert_eq!(run(&folder, &["check", ".hidden"]).places(), [".hidden/x.json:1:110"]);
    assert_eq!(
        run(&folder, &["check", "sub/z.json", "./a.json", "sub"]).places(),
        ["sub/z.json:1:110", "a.json:1:110", "sub/c.json:1:110"]
    );
}

#[test]
fn exit_codes_say_what_came_of_it() {
    let folder = folder(
        "walk_exit",
        &[
            ("clean.json", CLEAN.as_bytes()),
            ("unscoped.json", UNSCOPED.as_bytes()),
            ("other.txt", b"hello"),
            ("empty/README", b""),
        ],
    );
    for (arguments, code) in [
        (&["check", "clean.json"][..], 0),
        (&["check", "clean.json", "unscoped.json"], 1),
        (&["check", "unscoped.json", "--exit-zero"], 0),
        (&["check", "unscoped.json", "missing.json"], 2),
        (&["check", "--no-such-option"], 2),
        (&["check", "empty"], 3),
        (&["check", "other.txt"], 3),
    ] {
        assert_eq!(run(&folder, arguments).code, code, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_go_on() {
    let utf_16: Vec<u8> = UNSCOPED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&str, &[u8]); 5] = [
        ("a_mark.json", &[b"\xef\xbb\xbf", UNSCOPED.as_bytes()].concat()),
        ("b_latin.json", &[UNSCOPED.as_bytes(), b"\n\xe9"].concat()),
        ("c_utf_16.json", &[b"\xff\xfe", utf_16.as_slice()].concat()),
        ("d.json", UNSCOPED.as_bytes()),
        ("unrelated.txt", b"a privacy policy, caf\xe9"),
    ];
    let folder = folder("walk_errors", &files);
    let ran = run(&folder, &["check", ".", "missing.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.places(),
        ["a_mark.json:1:1", "a_mark.json:1:111", "b_latin.json:2:1", "c_utf_16.json", "d.json:1:110", "missing.json"]
    );
    assert_eq!(ran.codes(), ["LP0501", "LP0501"]);
    assert!(ran.out.contains("this file cannot be read: no such file or directory"), "{}", ran.out);
    assert_eq!(run(&folder, &["check", "unrelated.txt"]).code, 2);
}

#[test]
fn a_policy_of_something_else_is_looked_at_where_it_is_named() {
    let bucket = UNSCOPED.replace("lambda:InvokeFunction", "s3:GetObject").replace("arn:aws:lambda:", "arn:aws:s3:");
    let folder = folder("walk_other_policies", &[("bucket.json", bucket.as_bytes())]);
    assert_eq!(run(&folder, &["check"]).code, 3);
    assert_eq!(run(&folder, &["check", "bucket.json"]).code, 1);
}

#[test]
fn standard_input_is_a_file_too() {
    let ran = run_with(Path::new("."), &["check", "-"], UNSCOPED.as_bytes());
    assert_eq!((ran.code, ran.places(), ran.err.as_str()), (1, vec!["<stdin>:1:110"], ""));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("walk_closed", &[("closed/a.json", UNSCOPED.as_bytes()), ("b.json", UNSCOPED.as_bytes())]);
    let closed = folder.join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).expect("rights");
    // Some users may read everything.
    let is_closed = fs::read_dir(&closed).is_err();
    let ran = run(&folder, &["check"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("rights");
    if is_closed {
        assert_eq!((ran.code, ran.places()), (2, vec!["b.json:1:110", "closed"]));
        assert!(ran.out.contains("error: this folder cannot be read: permission denied\n"), "{}", ran.out);
    }
}

#[test]
fn what_has_nothing_in_it_is_said_to_have_nothing() {
    let folder = folder("walk_empty", &[("a.json", b" \n")]);
    let ran = run(&folder, &["check", "a.json"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("there is nothing in this file (a.json:1:1)"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_a_circle_ends() {
    let folder = folder("walk_links", &[("sub/a.json", UNSCOPED.as_bytes())]);
    std::os::unix::fs::symlink("..", folder.join("sub/up")).expect("a link");
    assert_eq!(run(&folder, &["check"]).places(), ["sub/a.json:1:110"]);
    fs::remove_file(folder.join("sub/up")).expect("the link");
}
