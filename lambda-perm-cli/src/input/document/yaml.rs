//! Documents in YAML, and answers as `--output yaml` of the AWS CLI writes them: there the document is JSON, in a text of YAML.

use super::{
    super::statement::{sid, statements},
    EFFECT, POLICY, STATEMENT, behind,
    named::{Named, without_named_entries},
    of_statement,
};
use crate::{
    declared::{Contents, DeclaredPolicy, PolicyPlaces, Skipped},
    exception::comment,
    file::SourceFile,
    tree::{Data, Node, ReadError, rendered::Rendered, yaml},
};

pub fn read(file: &SourceFile, contents: &mut Contents) {
    let read = match yaml::read(&file.text) {
        Ok(read) => read,
        Err(error) => return contents.errors.push(error),
    };
    if let Some(start) = read.second_document {
        let message = "only the first document of a file is read".to_owned();
        contents.skipped.push(Skipped { message, span: start..start });
    }
    match &read.root.data {
        Data::List(items) => items.iter().for_each(|item| one(file, item, contents)),
        _ => one(file, &read.root, contents),
    }
    comment::attach(&file.text, contents);
}

fn one(file: &SourceFile, answer: &Node, contents: &mut Contents) {
    let entry = |name: &str| answer.entries().iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    let texts = || answer.entries().iter().filter_map(|entry| Some((entry.name.as_str(), entry.value.as_text()?)));
    let named = if entry(EFFECT).is_some() { Named::default() } else { Named::by(texts()) };
    let [policy, statement] = [POLICY, STATEMENT].map(|name| entry(name).map(|entry| &entry.value));
    let declared = match (policy, statement) {
        (_, Some(statement)) => match statement.as_text() {
            Some(text) => named.policy(of_statement(text), behind(places(file, statement, text))),
            None => document(named, &without_named_entries(answer)),
        },
        (Some(Node { data: Data::Null, .. }), None) => return,
        (Some(node), None) => match node.as_text() {
            Some(text) => named.policy(text.to_owned(), places(file, node, text)),
            None => document(named, node),
        },
        (None, None) if entry(EFFECT).is_some() => {
            let Rendered { text, places } = Rendered::of(answer);
            let policy = named.policy(of_statement(&text), behind(PolicyPlaces::Values(places)));
            with_statements(policy, &[answer])
        }
        (None, None) => {
            let error = ReadError::new("this is neither a policy nor an answer that has one", answer.span.clone());
            let help = "write a document with `Statement`, or what GetPolicy answered, with `Policy`";
            return contents.errors.push(error.with_help(help));
        }
    };
    contents.policies.push(declared);
}

/// A document that is written in YAML.
fn document(named: Named, document: &Node) -> DeclaredPolicy {
    let Rendered { text, places } = Rendered::of(document);
    with_statements(named.policy(text, PolicyPlaces::Values(places)), &statements(document))
}

/// The policy with the places of its statements, where comments may stand.
fn with_statements(policy: DeclaredPolicy, statements: &[&Node]) -> DeclaredPolicy {
    let with_sid = statements.iter().filter_map(|statement| Some((sid(statement)?, statement)));
    DeclaredPolicy {
        statements: with_sid.map(|(sid, statement)| (sid.to_owned(), statement.span.clone())).collect(),
        ..policy
    }
}

/// Where the parts of a text stand, which is the case where YAML has it as it is.
fn places(file: &SourceFile, node: &Node, text: &str) -> PolicyPlaces {
    let written = file.text.get(node.span.clone()).unwrap_or_default();
    match written.find(text) {
        Some(at) => PolicyPlaces::AsItIs(node.span.start + at),
        None => PolicyPlaces::Whole(node.span.clone()),
    }
}
