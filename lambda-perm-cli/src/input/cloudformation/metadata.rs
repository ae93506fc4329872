//! Exceptions in the metadata of a resource: `LambdaPerm: {allow: [{lint: public_access, reason: ".."}]}`.

use lambda_perm_core::{Exception, Lint, finding::missing_reason, grammar};

use super::{located, template::Resource};
use crate::{
    exception::exception,
    file::Span,
    finding::LocatedFinding,
    tree::{Data, Node},
};

/// The entry of the metadata that is for this program. A merge writes a text there, the name of its owner.
const MARK: &str = "LambdaPerm";

/// An exception, and the statement of a policy that it is for.
pub struct WrittenAllow {
    pub exception: Exception,
    /// The place of the lint's name.
    pub span: Span,
    /// The `Sid`, where it is given.
    pub sid: Option<(String, Span)>,
}

/// The exceptions of a resource. What is wrong with them goes to the findings.
pub fn exceptions(resource: &Resource<'_>, findings: &mut Vec<LocatedFinding>) -> Vec<WrittenAllow> {
    let Some(mark) = resource.entry.value.get("Metadata").and_then(|metadata| metadata.get(MARK)) else {
        return Vec::new();
    };
    if mark.as_text().is_some() {
        return Vec::new();
    }
    let malformed = |span: &Span| located(grammar::malformed_metadata(), span, Some(resource.name));
    let items = match mark.entries() {
        [entry] if entry.name == "allow" => match &entry.value.data {
            Data::List(items) => items,
            _ => {
                findings.push(malformed(&entry.value.span));
                return Vec::new();
            }
        },
        _ => {
            findings.push(malformed(&mark.span));
            return Vec::new();
        }
    };
    let mut exceptions: Vec<WrittenAllow> = Vec::new();
    for item in items {
        match allow(item, resource.name) {
            Some(Ok(allow)) => exceptions.push(allow),
            Some(Err(mut finding)) => {
                finding.subject.name = Some(resource.name.to_owned());
                findings.push(finding);
            }
            None => findings.push(malformed(&item.span)),
        }
    }
    exceptions
}

/// One exception. `None` if it is none.
fn allow(item: &Node, name: &str) -> Option<Result<WrittenAllow, LocatedFinding>> {
    let is_known = |name: &str| matches!(name, "lint" | "reason" | "sid");
    if item.entries().iter().any(|entry| !is_known(&entry.name)) {
        return None;
    }
    let lint = item.get("lint")?;
    let text = |node: &Node| node.as_text().map(|text| (text.to_owned(), node.span.clone()));
    let sid = match item.get("sid") {
        Some(sid) => Some(text(sid)?),
        None => None,
    };
    let lint_name = lint.as_text()?;
    let Some(reason) = item.get("reason") else {
        let finding = match Lint::find(lint_name) {
            Some(_) => missing_reason(),
            None => grammar::unknown_lint(lint_name),
        };
        return Some(Err(located(finding, &lint.span, Some(name))));
    };
    let written = exception(lint_name, reason.as_text()?, lint.span.clone());
    Some(written.map(|(exception, span)| WrittenAllow { exception, span, sid }))
}

/// The exceptions of a resource that is a permission: each lint once, and none of a statement.
pub fn of_permission(resource: &Resource<'_>, findings: &mut Vec<LocatedFinding>) -> Vec<WrittenAllow> {
    let mut unique: Vec<WrittenAllow> = Vec::new();
    for allow in exceptions(resource, findings) {
        let lint = allow.exception.lint();
        if let Some((_, span)) = &allow.sid {
            findings.push(located(grammar::malformed_metadata(), span, Some(resource.name)));
        } else if unique.iter().any(|other| other.exception.lint() == lint) {
            findings.push(duplicate(lint, &allow.span, resource.name));
        } else {
            unique.push(allow);
        }
    }
    unique
}

/// A lint that is allowed twice.
pub fn duplicate(lint: Lint, span: &Span, name: &str) -> LocatedFinding {
    located(grammar::duplicate_lint(lint), span, Some(name))
}
