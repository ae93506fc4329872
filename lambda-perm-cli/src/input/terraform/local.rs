//! Local values whose text a file says.
//!
//! A module has a name of a local value once, so what one of its files says of it is certain.

use std::collections::BTreeMap;

use super::template;
use crate::tree::{Data, Node, hcl};

/// How often local values may stand in one another.
const DEEPEST: usize = 8;

/// The longest text that is filled in.
const LONGEST: usize = 16_384;

/// Local values by their names.
#[derive(Debug, Default)]
pub struct Locals<'n>(BTreeMap<&'n str, &'n Node>);

impl<'n> Locals<'n> {
    /// The local values of a file: the entries of its blocks `locals`.
    pub fn of(root: &'n Node) -> Self {
        let blocks = root.entries().iter().filter(|entry| entry.name == "locals");
        let entries = blocks.flat_map(|block| super::module::blocks(&block.value)).flat_map(Node::entries);
        Self(entries.map(|entry| (entry.name.as_str(), &entry.value)).collect())
    }

    /// The value of a reference that is all of a template.
    pub fn whole(&self, template: &str) -> Option<&'n Node> {
        let name = template.strip_prefix(OPEN)?.strip_suffix('}')?;
        self.0.get(name).copied()
    }

    /// The template with each reference to a local value that is a text or template replaced by it.
    pub fn filled_in(&self, template: &str) -> String {
        let mut text = template.to_owned();
        for _ in 0..DEEPEST {
            match self.filled_in_once(&text) {
                Some(filled) if filled.len() <= LONGEST => text = filled,
                _ => break,
            }
        }
        text
    }

    fn filled_in_once(&self, template: &str) -> Option<String> {
        let (mut filled, mut rest, mut has_changed) = (String::new(), template, false);
        while let Some(at) = rest.find(OPEN) {
            let (before, reference) = rest.split_at(at);
            let end = reference.find('}')? + 1;
            let (reference, behind) = reference.split_at(end);
            let text = match self.whole(reference).map(|node| &node.data) {
                _ if before.ends_with('$') => None,
                Some(Data::Text(text)) => Some(hcl::escaped(text)),
                Some(Data::Template(template)) => Some(template.clone()),
                _ => None,
            };
            filled.push_str(before);
            filled.push_str(text.as_deref().unwrap_or(reference));
            has_changed |= text.is_some();
            rest = behind;
        }
        filled.push_str(rest);
        has_changed.then_some(filled)
    }
}

/// What a reference to a local value begins with.
const OPEN: &str = "${local.";

/// The text that a template is once local values are filled in, or the template that is left.
pub fn data(template: &str, locals: &Locals<'_>) -> Data {
    let filled = locals.filled_in(template);
    if template::is_template(&filled) { Data::Template(filled) } else { Data::Text(template::unescaped(&filled)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_says_is_filled_in() {
        let root = hcl::read(
            "locals {\n  a = \"x$${y}\"\n  b = \"${local.a}-${var.c}\"\n  d = 1\n}\nlocals {\n  e = \"${local.e}${local.e}\"\n}\n",
        )
        .expect("HCL");
        let locals = Locals::of(&root);
        let text = |template: &str| data(template, &locals);
        assert_eq!(text("${local.a}"), Data::Text("x${y}".into()));
        assert_eq!(text("<${local.b}>"), Data::Template("<x$${y}-${var.c}>".into()));
        for other in ["${local.d}", "${local.f}", "${local.a.b}", "${local.a", "${f(local.a)}"] {
            assert_eq!(text(other), Data::Template(other.into()));
        }
        assert_eq!(text("$${local.a}"), Data::Text("${local.a}".into()));
        assert!(matches!(text("${local.e}"), Data::Template(text) if text.len() <= LONGEST));
        assert_eq!(locals.whole("${local.d}").and_then(Node::scalar), Some("1"));
    }
}
