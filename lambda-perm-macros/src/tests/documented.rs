//! Every finding has a section in the documentation, and its examples are true: the failing one has only this finding, and the
//! corrected one has none. That the examples compile or not is tested where they are documentation.

use std::{fs, path::Path};

use lambda_perm_core::finding::Code;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::{analyse, errors::Errors, parse, value::Time};

/// The pages in the order of their codes.
const PAGES: [&str; 10] = [
    "call",
    "values",
    "rejected",
    "never_matches",
    "open_doors",
    "no_effect",
    "unknown",
    "sets",
    "templates",
    "documents",
];

/// Findings that the macro cannot make from the tokens of the example, and why.
const MADE_ELSEWHERE: [(Code, &str); 3] = [
    (Code::RevisionId, "a revision belongs to a request: its own constructor finds it"),
    (Code::PolicySize, "a policy of this size is too long to write out: const evaluation counts what `concat!` makes"),
    (Code::OtherResource, "only const evaluation knows what the constant in `permission(..)` is for"),
];

#[test]
fn every_code_has_a_section_in_order() {
    let mut sections = sections().into_iter();
    for code in Code::ALL {
        let title = sections.next().map(|section| section.title);
        assert_eq!(title, Some(format!("{}: {}", code.id(), code.title())));
    }
    assert_eq!(sections.next().map(|section| section.title), None);
}

#[test]
fn every_section_says_what_silences_it_and_where_it_is_from() {
    for (code, section) in documented() {
        let expected = match code.lint() {
            Some(lint) => format!("Lint: `{}`.", lint.name()),
            None => "An error: nothing silences it.".to_owned(),
        };
        let first = section.text.lines().find(|line| !line.is_empty());
        assert_eq!(first, Some(expected.as_str()), "{}", section.title);
        assert!(section.text.lines().any(|line| line.starts_with("Source: ")), "{} has no source", section.title);
    }
}

#[test]
fn every_failing_example_has_this_finding_alone() {
    for (code, section) in declared() {
        let [failing, _] = section.examples();
        assert_eq!(failing.kind, "compile_fail", "{}: the first example fails", section.title);
        if !is_made_elsewhere(code) {
            let found = findings(&failing.code);
            let mut codes: Vec<_> = found.iter().map(|text| code_of(text)).collect();
            codes.dedup();
            assert_eq!(codes, [code.id()], "{}: {found:#?}", section.title);
        }
    }
}

#[test]
fn no_mended_example_has_a_finding() {
    for (_, section) in declared() {
        let [_, mended] = section.examples();
        assert_eq!(mended.kind, "", "{}: the second example compiles", section.title);
        let found = findings(&mended.code);
        assert!(found.is_empty(), "{}: {found:#?}", section.title);
    }
}

#[test]
fn only_what_is_made_elsewhere_is_not_looked_for() {
    for (_, section) in documented().filter(|(code, _)| is_made_elsewhere(*code)) {
        let [failing, _] = section.examples();
        let found = findings(&failing.code);
        assert!(found.is_empty(), "{} needs no exception: {found:#?}", section.title);
    }
}

pub(super) fn is_made_elsewhere(code: Code) -> bool {
    MADE_ELSEWHERE.iter().any(|(other, _)| *other == code)
}

/// A finding with its section, title and all.
pub(super) struct Section {
    /// The heading: `LP0407: a source ARN ..`.
    pub(super) title: String,
    /// The text below it.
    text: String,
}

/// A block of code, with its hidden lines.
pub(super) struct Example {
    /// The words after the fence.
    kind: String,
    pub(super) code: String,
}

impl Section {
    /// The failing and the corrected example.
    pub(super) fn examples(&self) -> [Example; 2] {
        let mut examples = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            if let Some(kind) = line.strip_prefix("```") {
                let code = lines.by_ref().take_while(|line| *line != "```");
                let code: Vec<_> = code.map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
                if kind != "text" {
                    examples.push(Example { kind: kind.to_owned(), code: code.join("\n") });
                }
            }
        }
        let count = examples.len();
        examples.try_into().unwrap_or_else(|_| panic!("{} has {count} examples", self.title))
    }
}

/// The sections of all pages.
fn sections() -> Vec<Section> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/findings");
    let mut sections: Vec<Section> = Vec::new();
    for page in PAGES {
        let page = fs::read_to_string(folder.join(page).with_extension("md")).expect("a page for each family");
        for section in page.split("\n## ").skip(1) {
            let (title, text) = section.split_once('\n').expect("a section below its heading");
            sections.push(Section { title: title.to_owned(), text: text.to_owned() });
        }
    }
    sections
}

/// The sections with their codes.
fn documented() -> impl Iterator<Item = (Code, Section)> {
    sections().into_iter().filter_map(|section| {
        let code = Code::ALL.iter().find(|code| section.title.starts_with(code.id()))?;
        Some((*code, section))
    })
}

/// The same of what can be declared. The examples of the others are statements, and the tests of audits look at them.
pub(super) fn declared() -> impl Iterator<Item = (Code, Section)> {
    documented().filter(|(code, _)| !is_of_documents(*code))
}

/// Whether only a policy that exists can have it.
pub(super) fn is_of_documents(code: Code) -> bool {
    code.id().starts_with("LP10")
}

/// What the macros find in the calls of an example.
fn findings(example: &str) -> Vec<String> {
    let mut found = Vec::new();
    find(example.parse().expect("tokens"), &mut found);
    found
}

fn find(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let called = match tokens.get(..at).unwrap_or_default() {
            // A call inside the definition of a macro is not a call yet.
            [.., TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Ident(_)] if name == "macro_rules" => continue,
            [.., TokenTree::Ident(name), TokenTree::Punct(punct)]
                if punct.as_char() == '!' && group.delimiter() == Delimiter::Parenthesis =>
            {
                name.to_string()
            }
            _ => String::new(),
        };
        match called.as_str() {
            "grant" => grant(group.stream(), Time::Compile, found),
            "try_grant" => grant(group.stream(), Time::Run, found),
            "policy" => policy(group.stream(), Time::Compile, found),
            "try_policy" => policy(group.stream(), Time::Run, found),
            _ => find(group.stream(), found),
        }
    }
}

fn grant(call: TokenStream, time: Time, found: &mut Vec<String>) {
    let mut errors = Errors::default();
    let parsed = parse::parse(handed_over(call), time, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    found.extend(errors.iter().map(ToString::to_string));
}

fn policy(call: TokenStream, time: Time, found: &mut Vec<String>) {
    let mut errors = Errors::default();
    let parsed = parse::parse_policy(handed_over(call), time, &mut errors);
    let _ = analyse::analyse_policy(&parsed, &mut errors);
    found.extend(errors.iter().map(ToString::to_string));
}

/// The tokens that the wrapper passes for a call.
pub(super) fn handed_over(call: TokenStream) -> TokenStream {
    let mut tokens: TokenStream = "lambda_perm".parse().expect("tokens");
    tokens.extend(call);
    tokens
}

/// The code at the end of a message.
fn code_of(text: &str) -> &str {
    let (_, brackets) = text.rsplit_once('[').expect("brackets");
    brackets.trim_end_matches(']').rsplit(' ').next().expect("a code")
}
