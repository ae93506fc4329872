//! `Fn::ForEach`: resources that the language extensions make, one for each item of a list.
//!
//! A list that the template says is gone through. One that a parameter has is known only at deployment.
//!
//! Source: CloudFormation template reference, `Fn::ForEach`.

use lambda_perm_core::facts::cloudformation::{DEEPEST_LOOP, LANGUAGE_EXTENSIONS};

use super::template::Template;
use crate::tree::{Data, Entry, Node};

/// What the name of a loop begins with.
const LOOP: &str = "Fn::ForEach::";

/// The most values that loops are gone through for: those in one another multiply.
const MOST: usize = 100_000;

/// The template with the resources that loops make in place of them. A loop that only a deployment can go through stays.
pub fn unrolled(mut root: Node, is_json: bool) -> Node {
    let is_loop = |entry: &Entry| entry.name.starts_with(LOOP);
    let has_loops = root.get("Resources").is_some_and(|resources| resources.entries().iter().any(is_loop));
    if !has_loops || !Template::of(&root, is_json).transforms().iter().any(|(name, _)| *name == LANGUAGE_EXTENSIONS) {
        return root;
    }
    let Data::Map(sections) = &mut root.data else { return root };
    for section in sections.iter_mut().filter(|section| section.name == "Resources") {
        if let Data::Map(entries) = &mut section.value.data {
            let mut left = MOST;
            let unrolled = std::mem::take(entries)
                .into_iter()
                .flat_map(|entry| made(&entry, 0, &mut left).unwrap_or_else(|| vec![entry]));
            *entries = unrolled.collect();
        }
    }
    root
}

/// What a loop makes. `None` if it is none, or one of which not all is known.
fn made(entry: &Entry, depth: usize, left: &mut usize) -> Option<Vec<Entry>> {
    if !entry.name.starts_with(LOOP) || depth == DEEPEST_LOOP {
        return None;
    }
    let [name, list, body] = entry.value.items() else { return None };
    let name = name.as_text()?;
    let Data::List(items) = &list.data else { return None };
    let items: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
    let mut all = Vec::new();
    for item in items {
        let replacement = Replacement { name, item };
        for entry in body.entries() {
            let entry = replacement.in_entry(entry, left)?;
            match entry.name.starts_with(LOOP) {
                true => all.extend(made(&entry, depth + 1, left)?),
                false => all.push(entry),
            }
        }
    }
    Some(all)
}

/// One item of a loop, and what stands for it.
struct Replacement<'r> {
    name: &'r str,
    item: &'r str,
}

impl Replacement<'_> {
    /// A copy for this item. `None` if there are too many. The depth of trees is bounded.
    fn in_node(&self, node: &Node, left: &mut usize) -> Option<Node> {
        *left = left.checked_sub(1)?;
        let data = match &node.data {
            Data::Text(text) => Data::Text(self.in_text(text)),
            Data::List(items) => Data::List(items.iter().map(|item| self.in_node(item, left)).collect::<Option<_>>()?),
            Data::Map(entries) => match entries.as_slice() {
                [Entry { name, value, .. }] if name == "Ref" && value.as_text() == Some(self.name) => {
                    Data::Text(self.item.to_owned())
                }
                entries => Data::Map(entries.iter().map(|entry| self.in_entry(entry, left)).collect::<Option<_>>()?),
            },
            other => other.clone(),
        };
        Some(Node { span: node.span.clone(), data })
    }

    fn in_entry(&self, entry: &Entry, left: &mut usize) -> Option<Entry> {
        let (name, name_span) = (self.in_text(&entry.name), entry.name_span.clone());
        Some(Entry { name, name_span, value: self.in_node(&entry.value, left)? })
    }

    /// `${Name}` is the item, and `&{Name}` the item without what no logical ID has.
    fn in_text(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let alphanumeric: String = self.item.chars().filter(char::is_ascii_alphanumeric).collect();
        text.replace(&format!("${{{}}}", self.name), self.item).replace(&format!("&{{{}}}", self.name), &alphanumeric)
    }
}
