//! A module imports only downwards. A room is a module of a crate's root, and the order of rooms is written here and in
//! `CONTRIBUTING.md`. Modules in the same folder import one another in any order, but not in a circle.
//!
//! The sources are read as tokens, with their unit tests: each `use` with all that is nested in it, and each path that begins with
//! `crate`, `self` or `super`, also in bodies of `macro_rules!`. A re-export counts as the module that defines the item. From
//! outside, a module and the files in its folder are one, and these import each other as they like.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::sources::{read_folder, workspace};

/// The rooms of each crate, from the lowest floor to the highest.
const FLOORS: [(&str, &[&str]); 4] = [
    (
        "lambda-perm-core",
        &[
            "text",
            "facts",
            "finding",
            "value",
            "arn",
            "template",
            "expression",
            "statement",
            "check",
            "grammar",
            "permission",
            "output",
            "document",
            "plan",
            "import",
            "declaration",
            "snapshot",
            "macro_support",
            "__private",
        ],
    ),
    (
        "lambda-perm-macros",
        &["span", "errors", "tokens", "editor", "value", "call", "parse", "analyse", "expand", "recover"],
    ),
    (
        "lambda-perm-cli",
        &[
            "exit",
            "file",
            "support",
            "wording",
            "explanation",
            "tree",
            "error",
            "finding",
            "declared",
            "judge",
            "policies",
            "graph",
            "exception",
            "report",
            "progress",
            "input",
            "arguments",
            "command",
        ],
    ),
    ("lambda-perm-aws", &["named", "report", "error", "mapping", "service", "policy", "driver", "apply", "fleet"]),
];

#[test]
fn import_downwards() {
    for (name, floors) in FLOORS {
        let house = House::read(read_folder(&format!("{name}/src")));
        let rooms: BTreeSet<&str> =
            house.files.keys().filter_map(|module| module.first()).map(String::as_str).collect();
        assert_eq!(
            rooms,
            floors.iter().copied().collect(),
            "{name}: a room without a floor, or a floor without a room"
        );
        let wrong = house.wrong(floors);
        assert!(wrong.is_empty(), "{name}/src:\n{}", wrong.join("\n"));
    }
}

#[test]
fn are_what_the_guide_shows() {
    let guide = fs::read_to_string(workspace().join("CONTRIBUTING.md")).expect("a guide");
    for (name, floors) in FLOORS {
        let line = format!("{name}: {}", floors.join(" < "));
        assert!(guide.contains(&format!("\n{line}\n")), "CONTRIBUTING.md lacks the floors of {line}");
    }
}

#[test]
fn an_arrow_is_found_wherever_it_stands() {
    let floors = ["low", "middle", "high"];
    let read = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, source)| ((*name).to_owned(), source.parse().expect("tokens")));
        House::read(files.collect()).wrong(&floors)
    };
    let lib = ("lib.rs", "mod low; mod middle; mod high; pub use high::{Shown, inner::Inner as Renamed};");
    let high = ("high.rs", "pub struct Shown; pub mod inner;");
    let inner = ("high/inner.rs", "use super::Shown; use crate::{low::A, middle::{self, B as C}}; pub struct Inner;");
    assert!(read(&[lib, high, inner, ("low.rs", "pub struct A;"), ("middle.rs", "use crate::low::A;")]).is_empty());
    for source in [
        "use crate::high::Shown;",
        "use crate::{low::A,\nhigh::{self}};",
        "use super::high;",
        "use crate::Shown;",
        "fn f() { let x = [crate::Renamed; 1]; }",
        "mod a { mod b { use super::super::super::high::Shown; } }",
        "macro_rules! m { ($x:ident) => { $crate::high::inner::$x } }",
        "#[cfg(test)] mod tests { use crate::high; }",
    ] {
        let [wrong] = &read(&[lib, high, inner, ("low.rs", "pub struct A;"), ("middle.rs", source)])[..] else {
            panic!("{source}");
        };
        let line = if source.contains('\n') { 2 } else { 1 };
        assert!(wrong.starts_with(&format!("middle.rs:{line}: `middle` imports upwards, `")), "{wrong}");
        assert!(wrong.ends_with(" from `high`"), "{wrong}");
    }
    for source in [
        "pub(in crate::high) fn f() {}",
        "#[doc = \"crate::high::Shown\"] fn crate_high() {}",
        "mod high { pub struct Own; } use self::high::Own;",
    ] {
        assert_eq!(read(&[lib, high, inner, ("low.rs", ""), ("middle.rs", source)]), [""; 0], "{source}");
    }
    let circle = [
        lib,
        ("high.rs", "mod a; mod b; mod c; use self::a::A; use self::c::C;"),
        ("high/a.rs", "use super::b::B; pub struct A;"),
        ("high/b.rs", "use super::C; pub struct B;"),
        ("high/c.rs", "fn f() {}\nuse super::A; pub struct C;"),
        ("low.rs", ""),
        ("middle.rs", ""),
    ];
    let expected = [
        "high/a.rs:1: `high::a` imports from `high::b`, in a circle",
        "high/b.rs:1: `high::b` imports from `high::c`, in a circle",
        "high/c.rs:2: `high::c` imports from `high::a`, in a circle",
    ];
    assert_eq!(read(&circle), expected);
}

/// A module or an item, by the names of its path.
type Path = Vec<String>;

/// One import: where it is written, and what it names.
struct Arrow {
    file: String,
    line: usize,
    from: Path,
    to: Path,
}

#[derive(Default)]
struct House {
    /// The modules, each with its file.
    files: BTreeMap<Path, String>,
    /// The paths that `use` imports, by the name that each has in a module.
    names: BTreeMap<(Path, String), Path>,
    arrows: Vec<Arrow>,
}

impl House {
    fn read(files: Vec<(String, TokenStream)>) -> Self {
        let mut house = Self::default();
        for (name, tokens) in files {
            let module = name.trim_end_matches(".rs").split('/').map(str::to_owned);
            let module: Path = module.filter(|part| part != "lib" && part != "main").collect();
            house.module(&name, &module, tokens);
        }
        house
    }

    fn module(&mut self, file: &str, module: &Path, tokens: TokenStream) {
        self.files.insert(module.clone(), file.to_owned());
        self.items(file, module, tokens);
    }

    fn items(&mut self, file: &str, module: &Path, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
        let mut at = 0;
        while at < tokens.len() {
            at += match (word(at).as_str(), tokens.get(at + 1), tokens.get(at + 2)) {
                ("pub", Some(TokenTree::Group(visibility)), _) if visibility.delimiter() == Delimiter::Parenthesis => 2,
                ("mod", Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) => {
                    self.module(file, &[&module[..], &[name.to_string()]].concat(), body.stream());
                    3
                }
                ("use", Some(TokenTree::Ident(_)), _) => {
                    self.tree(file, module, &[], &tokens[at + 1..], true);
                    tokens[at..].iter().position(|token| token.to_string() == ";").unwrap_or(0) + 1
                }
                ("crate" | "super" | "self", Some(_), _) if word(at + 1) == ":" && word(at + 2) == ":" => {
                    self.tree(file, module, &[], &tokens[at..], false);
                    1
                }
                _ => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.items(file, module, group.stream());
                    }
                    1
                }
            };
        }
    }

    /// A path, or the paths of a `use`.
    fn tree(&mut self, file: &str, module: &Path, before: &[String], tokens: &[TokenTree], is_use: bool) {
        let (mut path, mut name, mut at) = (before.to_vec(), None, 0);
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(part)) => {
                    path.push(part.to_string());
                    let is_as = tokens.get(at + 1).is_some_and(|token| token.to_string() == "as");
                    name = tokens.get(if is_as { at + 2 } else { at }).map(ToString::to_string);
                }
                Some(TokenTree::Group(group)) if is_use && group.delimiter() == Delimiter::Brace => {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in inside.split(|token| token.to_string() == ",").filter(|part| !part.is_empty()) {
                        self.tree(file, module, &path, part, is_use);
                    }
                    return;
                }
                _ => break,
            }
            let is_colon = |at: usize| tokens.get(at).is_some_and(|token| token.to_string() == ":");
            if !(is_colon(at + 1) && is_colon(at + 2)) {
                break;
            }
            at += 3;
        }
        let is_whole = path.last().is_some_and(|last| last == "self") && path.len() > 1;
        if is_whole {
            path.pop();
            name = if name.as_deref() == Some("self") { path.last().cloned() } else { name };
        }
        let Some(to) = absolute(module, &path) else { return };
        let line = tokens.first().map_or(0, |token| token.span().start().line);
        if is_use && let Some(name) = name {
            self.names.insert((module.clone(), name), to.clone());
        }
        self.arrows.push(Arrow { file: file.to_owned(), line, from: module.clone(), to });
    }

    /// The module that defines the item of a path; `None` if it is not a module of the crate.
    fn defining_module(&self, path: &[String]) -> Option<Path> {
        let mut path = path.to_vec();
        // The most re-exports that are followed in a row.
        for _ in 0..8 {
            let depth = (0..=path.len()).rev().find(|depth| self.files.contains_key(&path[..*depth]))?;
            let (module, rest) = path.split_at(depth);
            let Some((item, behind)) = rest.split_first() else { return Some(module.to_vec()) };
            match self.names.get(&(module.to_vec(), item.clone())) {
                Some(other) if *other != path => path = [other, behind].concat(),
                _ => return Some(module.to_vec()),
            }
        }
        None
    }

    /// What imports upwards or in a circle.
    fn wrong(&self, floors: &[&str]) -> Vec<String> {
        let mut wrong = BTreeSet::new();
        // The modules beside one another, and what each imports of the others.
        let mut folders: BTreeMap<Path, BTreeMap<Path, BTreeSet<Path>>> = BTreeMap::new();
        let mut beside = Vec::new();
        for arrow in &self.arrows {
            let Some(to) = self.defining_module(&arrow.to) else { continue };
            let shared = arrow.from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if shared == arrow.from.len() || shared == to.len() {
                continue;
            }
            let (from, to) = (arrow.from[..=shared].to_vec(), to[..=shared].to_vec());
            let place = format!("{}:{}: `{}`", arrow.file, arrow.line, from.join("::"));
            let floor = |room: &Path| floors.iter().position(|floor| *floor == room[0]);
            if shared == 0 && floor(&from) < floor(&to) {
                wrong.insert(format!("{place} imports upwards, `{}` from `{}`", arrow.to.join("::"), to[0]));
            }
            folders.entry(from[..shared].to_vec()).or_default().entry(from.clone()).or_default().insert(to.clone());
            beside.push((place, from, to));
        }
        for (place, from, to) in beside.iter().filter(|(_, from, _)| from.len() > 1) {
            if folders.get(&from[..from.len() - 1]).is_some_and(|arrows| leads(arrows, to, from)) {
                wrong.insert(format!("{place} imports from `{}`, in a circle", to.join("::")));
            }
        }
        wrong.into_iter().collect()
    }
}

/// Whether arrows lead from one module to another.
fn leads(arrows: &BTreeMap<Path, BTreeSet<Path>>, from: &Path, to: &Path) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(module) = open.pop() {
        if module == to {
            return true;
        }
        if seen.insert(module) {
            open.extend(arrows.get(module).into_iter().flatten());
        }
    }
    false
}

/// A path from the root of the crate. After `use`, a path without `crate`, `self` or `super` begins in the module.
fn absolute(module: &Path, path: &[String]) -> Option<Path> {
    let (mut start, mut rest) = (module.clone(), path);
    while let [first, behind @ ..] = rest {
        match first.as_str() {
            "crate" => start.clear(),
            "self" => {}
            "super" => drop(start.pop()?),
            _ => break,
        }
        rest = behind;
    }
    start.extend_from_slice(rest);
    Some(start)
}
