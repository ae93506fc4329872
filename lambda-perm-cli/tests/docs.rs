//! The documentation shows what really happens: each block `console` is run in `docs/example`.
//!
//! `UPDATE=1 cargo test -p lambda-perm-cli --test main docs` writes what was printed into the blocks.

use std::{env, fs, path::Path};

use crate::support::program::run;

const FENCE: &str = "```console\n";

/// The text with what the commands of its blocks print.
fn with_outputs(text: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example");
    let (mut rest, mut updated) = (text, String::new());
    while let Some((before, behind)) = rest.split_once(FENCE) {
        let (block, behind) = behind.split_once("\n```").expect("a block that ends");
        updated.extend([before, FENCE]);
        for command in block.lines().filter_map(|line| line.strip_prefix("$ lambda-perm ")) {
            let ran = run(&folder, &command.split(' ').collect::<Vec<_>>());
            updated += &format!("$ lambda-perm {command}\n{}{}", ran.out, ran.err);
        }
        updated += "```";
        rest = behind;
    }
    updated + rest
}

#[test]
fn the_readme_shows_what_really_happens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the page");
    assert!(readme.matches(FENCE).count() > 2);
    let updated = with_outputs(&readme);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &updated).expect("the page is writable");
    }
    assert!(env::var_os("UPDATE").is_some() || readme == updated, "README.md is stale: run with UPDATE=1");
}

/// The values of an option, as the help lists them.
fn values(command: &str, option: &str) -> Vec<String> {
    let help = run(Path::new("."), &[command, option, "?"]).err;
    let list = help.split("[possible values: ").nth(1).and_then(|rest| rest.split(']').next()).expect("values");
    list.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_readme_names_every_command_and_format() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the page");
    let help = run(Path::new("."), &["--help"]).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // What a line does not hold goes on in the next one, further in.
    let commands = commands.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    let commands = commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    for command in commands {
        assert!(readme.contains(&format!("| `lambda-perm {command}")), "{command}");
    }
    for format in values("check", "--format") {
        assert!(readme.contains(&format!("| `{format}` |")), "{format}");
    }
}
