//! `aws_lambda_resource_policy` and `aws_lambdaweb_resource_policy`.
//!
//! | how the policy is written | what is judged |
//! |---|---|
//! | text without references, or `jsonencode` of such values | the policy |
//! | the same with references | each statement that AddPermission can write, and each value of the others |
//! | anything else | nothing: another resource or file has it |

use lambda_perm_core::{
    declaration::Declaration,
    expression::Language,
    facts::{
        parameters::Key,
        terraform::{POLICY, RESOURCE_ARN},
    },
};

use super::{
    super::statement::{self, Values, sid, statements},
    resource::Resource,
    scope::Scope,
    skip,
    template::{is_template, of_json},
    value::ArgumentValue,
};
use crate::{
    declared::{Contents, DeclaredPermission, DeclaredPolicy, PolicyPlaces},
    file::{SourceFile, Span},
    tree::{Data, Entry, Node, hcl, json, rendered::Rendered},
};

/// Adds what a policy declares.
pub fn declare(file: &SourceFile, resource: &Resource<'_>, scope: &Scope<'_>, contents: &mut Contents) {
    let policy = resource.argument(POLICY).filter(|_| !resource.is_open(POLICY));
    match policy.and_then(|policy| document(file, policy, resource.is_evaluated)) {
        Some(Document::Text(text, places)) => add(resource, text, places, Vec::new(), contents),
        Some(Document::Tree(tree)) if has_template(&tree) => add_statements(resource, &tree, scope, contents),
        Some(Document::Tree(tree)) => {
            let Rendered { text, places } = Rendered::of(&tree);
            let with_sid = statements(&tree).into_iter().filter_map(|statement| Some((sid(statement)?, statement)));
            let statements = with_sid.map(|(sid, statement)| (sid.to_owned(), statement.span.clone())).collect();
            add(resource, text, PolicyPlaces::Values(places), statements, contents);
        }
        None => skip(contents, resource, &unsaid(policy)),
    }
}

/// Why a policy is not looked at, and where it can be had.
fn unsaid(policy: Option<&Node>) -> String {
    let reference = match policy.map(|policy| &policy.data) {
        Some(Data::Template(template)) => template.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')),
        _ => None,
    };
    let maker = match reference.filter(|reference| reference.starts_with("data.") && !reference.contains('\n')) {
        Some(reference) => format!("that `{reference}` makes"),
        None => "that this file does not say".to_owned(),
    };
    format!("has a policy {maker}; `terraform show -json` prints that of a plan")
}

/// A policy as a file has it.
enum Document {
    /// The text of it.
    Text(String, PolicyPlaces),
    /// Its values, some of which may be templates.
    Tree(Node),
}

fn document(file: &SourceFile, policy: &Node, is_evaluated: bool) -> Option<Document> {
    let written = file.text.get(policy.span.clone())?;
    match &policy.data {
        Data::Template(template) => {
            encoded(file, policy, template).or_else(|| of_text(policy, written, template)).map(Document::Tree)
        }
        Data::Text(text) if written.starts_with("<<") => {
            let (start, inside) = heredoc(written)?;
            Some(match is_template(inside) || inside.contains("{{") || text.contains("${") {
                true => Document::Text(text.clone(), PolicyPlaces::Whole(policy.span.clone())),
                false => Document::Text(inside.to_owned(), PolicyPlaces::AsItIs(policy.span.start + start)),
            })
        }
        Data::Text(text) => {
            // Only where no mark is escaped is the text what the string of JSON has.
            let places = match is_evaluated || !text.contains(['$', '%']) {
                true => PolicyPlaces::Escaped(policy.span.start + 1),
                false => PolicyPlaces::Whole(policy.span.clone()),
            };
            Some(Document::Text(text.clone(), places))
        }
        _ => None,
    }
}

/// The argument of `jsonencode`.
fn encoded(file: &SourceFile, policy: &Node, template: &str) -> Option<Node> {
    const JSON_ENCODE: &str = "jsonencode";
    hcl::argument(&file.text, &policy.span, JSON_ENCODE).or_else(|| {
        let inside = "${".len()..template.len().checked_sub(1)?;
        template.strip_prefix("${").filter(|rest| rest.ends_with('}'))?;
        Some(all_at(hcl::argument(template, &inside, JSON_ENCODE)?, &policy.span))
    })
}

/// A document in a text with references.
fn of_text(policy: &Node, written: &str, template: &str) -> Option<Node> {
    match heredoc(written).map(|(start, inside)| (start, json::read(inside))) {
        Some((start, Ok(node))) => Some(of_json(moved(node, policy.span.start + start))),
        _ => Some(all_at(of_json(json::read(template).ok()?), &policy.span)),
    }
}

/// What stands between the first and the last line of a heredoc, and where.
fn heredoc(written: &str) -> Option<(usize, &str)> {
    let start = written.starts_with("<<").then(|| written.find('\n'))?? + 1;
    let inside = written.get(start..)?;
    Some((start, inside.get(..inside.rfind('\n').map_or(0, |end| end + 1))?))
}

/// A tree whose places are this far behind.
fn moved(node: Node, by: usize) -> Node {
    with_places(node, &|span| span.start + by..span.end + by)
}

/// A tree of which nothing tells where its parts are.
fn all_at(node: Node, at: &Span) -> Node {
    with_places(node, &|_| at.clone())
}

fn with_places(node: Node, place: &impl Fn(Span) -> Span) -> Node {
    let data = match node.data {
        Data::List(items) => Data::List(items.into_iter().map(|item| with_places(item, place)).collect()),
        Data::Map(entries) => {
            let entry = |entry: Entry| Entry {
                name: entry.name,
                name_span: place(entry.name_span),
                value: with_places(entry.value, place),
            };
            Data::Map(entries.into_iter().map(entry).collect())
        }
        other => other,
    };
    Node { span: place(node.span), data }
}

fn has_template(node: &Node) -> bool {
    match &node.data {
        Data::Template(_) => true,
        Data::List(items) => items.iter().any(has_template),
        Data::Map(entries) => entries.iter().any(|entry| is_template(&entry.name) || has_template(&entry.value)),
        _ => false,
    }
}

fn add(
    resource: &Resource<'_>,
    text: String,
    places: PolicyPlaces,
    statements: Vec<(String, Span)>,
    contents: &mut Contents,
) {
    let arn = resource.argument(RESOURCE_ARN).filter(|_| !resource.is_open(RESOURCE_ARN)).and_then(Node::as_text);
    contents.policies.push(DeclaredPolicy {
        name: Some(resource.address.clone()),
        resource: arn.map(str::to_owned),
        text,
        places,
        statements,
        exceptions: Vec::new(),
    });
}

/// Adds a permission for each statement that AddPermission can write, and the values of the others.
fn add_statements(resource: &Resource<'_>, document: &Node, scope: &Scope<'_>, contents: &mut Contents) {
    if document.get("Statement").is_some_and(|statements| scope.is_open(statements)) {
        return skip(contents, resource, "has a policy whose statements this file does not say");
    }
    let empty = |statement: &Node| {
        let empty = statement::empty(&resource.address, Language::Terraform, statement);
        let group = Some(format!("the policy {}", resource.address));
        DeclaredPermission { declaration: empty.declaration.clone().among_others(), group, ..empty }
    };
    statement::declare(&statements(document), "values that this file does not say", empty, scope, contents);
}

impl Values for Scope<'_> {
    fn is_open(&self, node: &Node) -> bool {
        matches!(node.data, Data::Template(_))
    }

    fn declare(&self, declaration: Declaration, key: Key, node: &Node) -> Option<Declaration> {
        Some(declaration.with(key, ArgumentValue::of(node, self).declared()?))
    }
}
