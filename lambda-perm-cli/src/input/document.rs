//! Policy documents, bare or in the answer of GetPolicy, GetResourcePolicy and GetLayerVersionPolicy.

use crate::{
    declared::{Contents, DeclaredPolicy, PolicyPlaces},
    file::SourceFile,
    tree::json,
};

/// The member of an answer that has the document as text.
const POLICY: &str = "Policy";

pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents::default();
    match json::read(&file.text) {
        Ok(node) => {
            let (text, places) = match node.get(POLICY) {
                Some(policy) if policy.as_text().is_some() => {
                    (policy.as_text().unwrap_or_default().to_owned(), PolicyPlaces::Escaped(policy.span.start + 1))
                }
                _ => (
                    file.text.get(node.span.clone()).unwrap_or_default().to_owned(),
                    PolicyPlaces::AsItIs(node.span.start),
                ),
            };
            contents.policies.push(DeclaredPolicy { name: None, resource: None, text, places, exceptions: Vec::new() });
        }
        Err(error) => contents.errors.push(error),
    }
    contents
}
