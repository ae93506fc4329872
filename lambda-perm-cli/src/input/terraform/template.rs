//! Strings of Terraform's JSON, which are templates.

use crate::tree::{Data, Entry, Node};

/// A tree of JSON in which each string is the text that it stands for, or a template. The depth of trees is bounded.
pub fn of_json(node: Node) -> Node {
    let data = match node.data {
        Data::Text(text) if is_template(&text) => Data::Template(text),
        Data::Text(text) => Data::Text(unescaped(&text)),
        Data::List(items) => Data::List(items.into_iter().map(of_json).collect()),
        Data::Map(entries) => {
            let entry = |entry: Entry| Entry { value: of_json(entry.value), ..entry };
            Data::Map(entries.into_iter().map(entry).collect())
        }
        other => other,
    };
    Node { span: node.span, data }
}

/// Whether a text has something that Terraform fills in.
pub fn is_template(text: &str) -> bool {
    begins(text, "${") || begins(text, "%{")
}

/// Whether a text has this mark other than behind its own first character, which escapes it.
fn begins(text: &str, mark: &str) -> bool {
    let escape = mark.get(..1).unwrap_or_default();
    text.match_indices(mark).any(|(at, _)| !text.get(..at).unwrap_or_default().ends_with(escape))
}

/// The text that a template without anything to fill in stands for.
pub fn unescaped(text: &str) -> String {
    text.replace("$${", "${").replace("%%{", "%{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_a_text_or_a_template() {
        for (text, expected) in [("a", "a"), ("$a", "$a"), ("$${a}", "${a}"), ("%%{a}", "%{a}"), ("100%", "100%")] {
            assert_eq!((is_template(text), unescaped(text).as_str()), (false, expected), "{text}");
        }
        for text in ["${a}", "a${b}", "%{ if a }", "$${a}${b}"] {
            assert!(is_template(text), "{text}");
        }
    }
}
