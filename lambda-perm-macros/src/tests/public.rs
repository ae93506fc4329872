//! What users can call, in a file, so that a review shows what is added. `UPDATE=1 cargo test -p lambda-perm-macros` rewrites it.
//!
//! Nothing outside of `__private` may make or change a permission without the rules. The sources of the facade and the core are
//! read as tokens, also in bodies of `macro_rules!`: public functions, methods, constants and fields, the methods of traits, and
//! the traits through which a value could be made or changed.
//!
//! Facts and messages change without this list. It leaves out constants and fields of `facts`, which make nothing, and all of
//! `grammar`, which users cannot reach.
//!
//! It also leaves out variants of enums, what a derive writes beyond its name, and `__private`. Names that the caller of a
//! `macro_rules!` gives appear as `$name`. A type that is public in a private module counts as public.

use std::{collections::BTreeSet, env, fs, path::Path};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::sources::read_folder;

/// Traits that only read a value.
const READING: [&str; 13] = [
    "AsRef",
    "Clone",
    "Copy",
    "Debug",
    "Display",
    "Eq",
    "Error",
    "Hash",
    "Iterator",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Serialize",
];

#[test]
fn is_what_the_list_says() {
    let found = Public::of_sources();
    assert!(found.hidden.is_empty(), "hidden, and callable all the same: {:?}", found.hidden);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots/public.txt");
    let lines = found.lines();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &lines).expect("snapshots are writable");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), lines, "run with UPDATE=1, and judge what is new");
}

#[test]
fn what_makes_a_value_is_found_wherever_it_stands() {
    let tokens = |source: &str| source.parse().expect("tokens");
    let source = "pub struct P<S>(S); struct Private;
        macro_rules! making { ($name:ident) => { impl $name { pub const fn $name() -> Self { Self } } } }
        macro_rules! some { ($($constant:ident)?) => { impl Some { pub $($constant)? fn some() {} } } } pub struct Some;
        #[derive(Clone, Default)] pub struct D { pub field: u8, private: u8 }
        impl<F: Fn() -> u8> P<F> where F: Copy { pub(crate) fn inside() {} #[doc(hidden)] #[inline] pub fn forged() {} pub const A: u8 = 1; }
        impl<'a> From<&'a str> for P<&'a str> { fn from(_: &str) -> Self { todo() } }
        impl Private { pub fn unreachable() {} }
        pub trait T: Sized { fn made() -> Self; }
        pub use crate::__private::function as grant_all;
        mod tests { pub fn skipped() {} }";
    let mut found = Public::default();
    found.read("a.rs", tokens(source));
    let expected = "a.rs $name::$name\na.rs D.field\na.rs P::A\na.rs P::forged\na.rs Some::some\na.rs derive Default for D\na.rs impl From for P\n\
                    a.rs trait T::made\na.rs use crate::__private::function as grant_all\n";
    assert_eq!((found.lines().as_str(), found.hidden.len()), (expected, 1));
    let mut found = Public::default();
    found.read("b.rs", tokens("pub struct P;"));
    let private = "pub struct Q; impl Q { pub fn q() {} } impl P { pub fn p() {} } pub fn free() {}";
    found.read("__private/a.rs", tokens(private));
    assert_eq!(found.lines(), "__private/a.rs P::p\n");
    let mut found = Public::default();
    let facts = "pub const A: u8 = 1; pub struct F { pub name: u8 } impl F { pub const B: u8 = 2; pub fn f() {} }";
    found.read("facts/a.rs", tokens(facts));
    found.read("template/grammar.rs", tokens("pub const fn too_deep() {}"));
    assert_eq!(found.lines(), "facts/a.rs F::f\n");
}

/// The public items of the sources.
#[derive(Default)]
struct Public {
    types: BTreeSet<String>,
    /// The owner, empty where there is none, and a line.
    found: BTreeSet<(String, String)>,
    /// Methods that the documentation does not show.
    hidden: Vec<String>,
}

impl Public {
    fn of_sources() -> Self {
        let mut found = Self::default();
        for root in ["src", "lambda-perm-core/src"] {
            read_folder(root).into_iter().for_each(|(name, tokens)| found.read(&format!("{root}/{name}"), tokens));
        }
        found
    }

    fn read(&mut self, file: &str, tokens: TokenStream) {
        if !is_of(file, "grammar") {
            let (is_private, is_of_facts) = (file.contains("__private"), is_of(file, "facts"));
            Reader { public: self, file, is_private, is_of_facts }.items("", tokens);
        }
    }

    /// What users can reach, sorted.
    fn lines(&self) -> String {
        let is_public = |owner: &str| owner.is_empty() || owner.starts_with('$') || self.types.contains(owner);
        let mut lines: Vec<&str> =
            self.found.iter().filter(|(owner, _)| is_public(owner)).map(|(_, line)| line.as_str()).collect();
        lines.sort_unstable();
        lines.into_iter().map(|line| format!("{line}\n")).collect()
    }
}

struct Reader<'p> {
    public: &'p mut Public,
    file: &'p str,
    is_private: bool,
    is_of_facts: bool,
}

impl Reader<'_> {
    /// The items among some tokens. If there is an owner, these are the items of its `impl` or its fields.
    fn items(&mut self, owner: &str, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            let [first, second] = [0, 1].map(|next| rest.get(next).map(ToString::to_string).unwrap_or_default());
            at += match (first.as_str(), second.as_str()) {
                ("mod", "tests" | "__private") => 3,
                ("impl", _) if is_item(&tokens[..at]) => self.implementation(rest),
                ("pub", "trait") => self.of_trait(rest),
                ("pub", _) if !matches!(rest.get(1), Some(TokenTree::Group(_))) => {
                    self.of_item(owner, &tokens[..at], rest)
                }
                ("#", attribute) if attribute.starts_with("[derive") => self.derive(rest),
                _ => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.items(owner, group.stream());
                    }
                    1
                }
            };
        }
    }

    fn add(&mut self, owner: &str, line: &str) {
        self.public.found.insert((owner.to_owned(), format!("{} {line}", self.file)));
    }

    /// An `impl`: its methods, or the trait. Returns how many tokens it has.
    fn implementation(&mut self, tokens: &[TokenTree]) -> usize {
        let Some((head, body)) = until_braces(tokens) else { return 1 };
        let head_of = behind_generics(&head[1..]);
        let words: Vec<String> = head_of.iter().map(ToString::to_string).collect();
        let end = words.iter().position(|word| word == "where").unwrap_or(words.len());
        match words[..end].iter().position(|word| word == "for") {
            None => {
                let owner = last_name(&head_of[..end]);
                if !(self.is_private && owner.starts_with('$')) {
                    self.items(&owner, body);
                }
            }
            Some(at) if !self.is_private => {
                let (name, owner) = (last_name(&head_of[..at]), last_name(&head_of[at + 1..end]));
                if !READING.contains(&name.as_str()) {
                    self.add(&owner, &format!("impl {name} for {owner}"));
                }
            }
            Some(_) => {}
        }
        head.len() + 1
    }

    fn of_trait(&mut self, tokens: &[TokenTree]) -> usize {
        let Some((head, body)) = until_braces(tokens) else { return 1 };
        let body: Vec<TokenTree> = body.into_iter().collect();
        for (at, token) in body.iter().enumerate() {
            if token.to_string() == "fn" && !self.is_private {
                self.add("", &format!("trait {}::{}", name(&head[2..]), name(&body[at + 1..])));
            }
        }
        head.len() + 1
    }

    /// An item after `pub`.
    fn of_item(&mut self, owner: &str, before: &[TokenTree], tokens: &[TokenTree]) -> usize {
        let is_word = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.to_string() == word);
        let is_qualifier = |at: usize| {
            is_word(at, "unsafe") || is_word(at, "async") || (is_word(at, "const") && is_word(at + 1, "fn"))
        };
        // A macro may write `const` for some: `pub $($constant)? fn`.
        let is_optional = is_word(1, "$")
            && matches!(tokens.get(2), Some(TokenTree::Group(_)))
            && is_word(3, "?")
            && is_word(4, "fn");
        let first = if is_optional { 4 } else { 1 };
        let at = (first..).find(|at| !is_qualifier(*at)).unwrap_or(first);
        let Some(keyword) = tokens.get(at).map(ToString::to_string) else { return 1 };
        let name = name(&tokens[at + 1..]);
        let of_owner = if owner.is_empty() { format!("{keyword} {name}") } else { format!("{owner}::{name}") };
        match keyword.as_str() {
            "struct" | "enum" | "type" => {
                if !self.is_private {
                    self.public.types.insert(name.clone());
                }
                if let ("struct", Some((head, fields))) = (keyword.as_str(), until_braces(tokens))
                    && !head.iter().any(|token| token.to_string() == ";")
                {
                    self.items(&name, fields);
                    return head.len() + 1;
                }
            }
            "use" => {
                let end = tokens.iter().position(|token| token.to_string() == ";").unwrap_or(tokens.len());
                let path = text(&tokens[at..end]);
                if path.contains("__private") && !self.is_private {
                    self.add("", &path);
                }
            }
            "const" | "static" if self.is_of_facts => {}
            "fn" | "const" | "static" if !(self.is_private && owner.is_empty()) => {
                if keyword == "fn" && !owner.is_empty() && is_hidden(before) {
                    self.public.hidden.push(format!("{} {of_owner}", self.file));
                }
                self.add(owner, &of_owner);
            }
            _ if tokens.get(at + 1).is_some_and(|token| token.to_string() == ":")
                && !(self.is_private || self.is_of_facts) =>
            {
                self.add(owner, &format!("{owner}.{keyword}"));
            }
            _ => {}
        }
        at + 1
    }

    fn derive(&mut self, tokens: &[TokenTree]) -> usize {
        let item = tokens.windows(2).find(|pair| ["struct", "enum"].contains(&pair[0].to_string().as_str()));
        let (Some(item), TokenTree::Group(list)) = (item, &tokens[1]) else { return 2 };
        let owner = name(&item[1..]);
        let list = text(&list.stream().into_iter().collect::<Vec<_>>());
        for derived in list.trim_start_matches("derive(").trim_end_matches(')').split(',').map(str::trim) {
            if !READING.contains(&derived) && !self.is_private && !derived.is_empty() {
                self.add(&owner, &format!("derive {derived} for {owner}"));
            }
        }
        2
    }
}

/// Whether a file is of a module of this name, or in its folder.
fn is_of(file: &str, module: &str) -> bool {
    file.split('/').any(|part| part.trim_end_matches(".rs") == module)
}

/// Whether an `impl` after these tokens is an item, and not a type.
fn is_item(before: &[TokenTree]) -> bool {
    match before.last() {
        None | Some(TokenTree::Group(_)) => true,
        Some(token) => [";", "*", "unsafe"].contains(&token.to_string().as_str()),
    }
}

/// Whether the attributes at the end of some tokens hide the next item.
fn is_hidden(before: &[TokenTree]) -> bool {
    let attributes = before.rchunks(2).take_while(|pair| pair[0].to_string() == "#");
    attributes.into_iter().any(|pair| text(pair).replace(' ', "") == "#[doc(hidden)]")
}

/// The tokens before the next braces, and those inside.
fn until_braces(tokens: &[TokenTree]) -> Option<(&[TokenTree], TokenStream)> {
    tokens.iter().enumerate().find_map(|(at, token)| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some((&tokens[..at], group.stream())),
        _ => None,
    })
}

/// The tokens after generics, if they begin with some.
fn behind_generics(tokens: &[TokenTree]) -> &[TokenTree] {
    let (mut depth, mut before) = (0, String::new());
    for (at, token) in tokens.iter().enumerate() {
        let token = token.to_string();
        match token.as_str() {
            "<" => depth += 1,
            ">" if before != "-" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &tokens[at + usize::from(token == ">")..];
        }
        before = token;
    }
    tokens
}

/// The last name of a path without its generics: `Permission` of `&sealed::Permission<S>`.
fn last_name(tokens: &[TokenTree]) -> String {
    let end = tokens.iter().position(|token| token.to_string() == "<").unwrap_or(tokens.len());
    let is_variable = end > 1 && tokens[end - 2].to_string() == "$";
    name(&tokens[end.saturating_sub(if is_variable { 2 } else { 1 })..])
}

/// The name with which some tokens begin: `$name` is two tokens.
fn name(tokens: &[TokenTree]) -> String {
    let length = if tokens.first().is_some_and(|token| token.to_string() == "$") { 2 } else { 1 };
    text(tokens.get(..length).unwrap_or_default()).replace(' ', "")
}

fn text(tokens: &[TokenTree]) -> String {
    let text = tokens.iter().cloned().collect::<TokenStream>().to_string();
    text.replace(" :: ", "::").replace(" (", "(")
}
