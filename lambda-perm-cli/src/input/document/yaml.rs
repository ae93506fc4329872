//! Answers as `--output yaml` of the AWS CLI writes them: the document is still JSON, in a text of YAML.

use super::{EFFECT, POLICY, STATEMENT, behind, named::Named, of_statement};
use crate::{
    declared::{Contents, PolicyPlaces, Skipped},
    file::SourceFile,
    tree::{Data, Node, ReadError, yaml},
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
}

fn one(file: &SourceFile, answer: &Node, contents: &mut Contents) {
    let member = |name: &str| {
        answer.entries().iter().find(|entry| entry.name.eq_ignore_ascii_case(name)).map(|entry| &entry.value)
    };
    let named =
        Named::by(answer.entries().iter().filter_map(|entry| Some((entry.name.as_str(), entry.value.as_text()?))));
    let [policy, statement] = [POLICY, STATEMENT].map(member);
    let declared = match (policy, statement) {
        (Some(Node { data: Data::Null, .. }), None) => return,
        (Some(node), _) => node.as_text().map(|text| named.policy(text.to_owned(), places(file, node, text))),
        (None, Some(node)) => {
            node.as_text().map(|text| named.policy(of_statement(text), behind(places(file, node, text))))
        }
        (None, None) => None,
    };
    let Some(declared) = declared else {
        let (message, help) = match policy.or(statement).or(member(EFFECT)) {
            Some(_) => ("a policy in YAML is not read", "write the policy as JSON"),
            None => ("this is no answer that has a policy", "write what GetPolicy answered, with `Policy`"),
        };
        return contents.errors.push(ReadError::new(message, answer.span.clone()).with_help(help));
    };
    contents.policies.push(declared);
}

/// Where the parts of a text stand, which is the case where YAML has it as it is.
fn places(file: &SourceFile, node: &Node, text: &str) -> PolicyPlaces {
    let written = file.text.get(node.span.clone()).unwrap_or_default();
    match written.find(text) {
        Some(at) => PolicyPlaces::AsItIs(node.span.start + at),
        None => PolicyPlaces::Whole(node.span.clone()),
    }
}
