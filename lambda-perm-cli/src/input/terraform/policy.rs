//! `aws_lambda_resource_policy` and `aws_lambdaweb_resource_policy`.
//!
//! | how the policy is written | what is judged |
//! |---|---|
//! | text without references, or `jsonencode` of such values | the policy |
//! | the same with references | each statement that AddPermission can write |
//! | anything else | nothing: another resource or file has it |

use lambda_perm_core::facts::{
    conditions::CONDITION_KEYS,
    parameters::{Key, Target},
    terraform::{POLICY, RESOURCE_ARN},
};

use super::{
    local::Locals,
    permission::{empty, finish, give},
    resource::Resource,
    skip,
    template::{is_template, of_json},
    value::ArgumentValue,
};
use crate::{
    declared::{Contents, DeclaredPolicy, PolicyPlaces},
    file::{SourceFile, Span},
    tree::{Data, Entry, Node, hcl, json, write},
};

/// Adds what a policy declares.
pub fn declare(file: &SourceFile, resource: &Resource<'_>, locals: &Locals<'_>, contents: &mut Contents) {
    let policy = resource.argument(POLICY).filter(|_| !resource.is_open(POLICY));
    match policy.and_then(|policy| document(file, policy, resource.is_evaluated)) {
        Some(Document::Text(text, places)) => add(resource, text, places, contents),
        Some(Document::Tree(tree)) if has_template(&tree) => add_statements(resource, &tree, locals, contents),
        Some(Document::Tree(tree)) => {
            let (text, places) = write::json(&tree);
            add(resource, text, PolicyPlaces::Values(places), contents);
        }
        None => skip(contents, resource, "has a policy that this file does not say"),
    }
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

fn add(resource: &Resource<'_>, text: String, places: PolicyPlaces, contents: &mut Contents) {
    let arn = resource.argument(RESOURCE_ARN).filter(|_| !resource.is_open(RESOURCE_ARN)).and_then(Node::as_text);
    contents.policies.push(DeclaredPolicy {
        statements: Vec::new(),
        name: Some(resource.address.clone()),
        resource: arn.map(str::to_owned),
        text,
        places,
        exceptions: Vec::new(),
    });
}

/// Adds a permission for each statement that AddPermission can write.
fn add_statements(resource: &Resource<'_>, document: &Node, locals: &Locals<'_>, contents: &mut Contents) {
    let Some(statements) = document.get("Statement") else {
        return skip(contents, resource, "has a policy whose statements this file does not say");
    };
    let one = (!matches!(statements.data, Data::List(_))).then_some(statements);
    for (number, statement) in one.into_iter().chain(statements.items()).enumerate() {
        let Some(values) = values(statement) else {
            let why = format!("has a statement {} with references that no permission can have", number + 1);
            skip(contents, resource, &why);
            continue;
        };
        let mut permission = empty(resource, Target::Function, statement.span.clone());
        for (key, node) in values {
            give(&mut permission, key, &ArgumentValue::of(node, locals), Some(node.span.clone()));
        }
        permission.span = statement.get("Sid").map_or_else(|| statement.span.clone(), |sid| sid.span.clone());
        finish(&mut permission, resource);
        contents.permissions.push(permission);
    }
}

/// The values of the permission for a function that a statement is. `None` if it is none.
fn values(statement: &Node) -> Option<Vec<(Key, &Node)>> {
    let members = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];
    let is_plain = statement.entries().iter().all(|entry| members.contains(&entry.name.as_str()));
    if !is_plain || statement.get("Effect")?.as_text() != Some("Allow") {
        return None;
    }
    let mut values = vec![
        (Key::FunctionName, only(statement.get("Resource")?)?),
        (Key::Action, only(statement.get("Action")?)?),
        (Key::Principal, principal(statement.get("Principal")?)?),
    ];
    values.extend(statement.get("Sid").map(|sid| (Key::StatementId, sid)));
    for operator in statement.get("Condition").map(Node::entries).unwrap_or_default() {
        for condition in operator.value.entries() {
            let key = CONDITION_KEYS
                .iter()
                .find(|row| row.key.eq_ignore_ascii_case(&condition.name) && row.parameter.fits(Target::Function))?;
            let is_as_written =
                operator.name == key.operator || (operator.name == "ArnEquals" && key.operator == "ArnLike");
            values.push((key.parameter, only(&condition.value).filter(|_| is_as_written)?));
        }
    }
    Some(values)
}

fn principal(node: &Node) -> Option<&Node> {
    match node.entries() {
        [] => node.as_text().filter(|text| *text == "*").map(|_| node),
        [entry] if matches!(entry.name.as_str(), "Service" | "AWS") => only(&entry.value),
        _ => None,
    }
}

/// A value, or the only one of a list.
fn only(node: &Node) -> Option<&Node> {
    match &node.data {
        Data::List(items) => match items.as_slice() {
            [item] => Some(item).filter(|item| item.items().is_empty()),
            _ => None,
        },
        Data::Map(_) | Data::Null => None,
        _ => Some(node),
    }
}
