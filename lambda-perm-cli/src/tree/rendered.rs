//! A document as JSON, with the place in the file of each part of the text.

use super::{Data, Node};
use crate::file::Span;

/// The text of a tree, and where its parts begin.
#[derive(Debug, Default)]
pub struct Rendered {
    pub text: String,
    /// Each offset of the text at which a name or a value begins, in rising order, with its place in the file.
    pub places: Vec<(usize, Span)>,
}

impl Rendered {
    pub fn of(node: &Node) -> Self {
        let mut rendered = Self::default();
        rendered.value(node);
        rendered
    }

    /// The depth of trees is bounded.
    fn value(&mut self, node: &Node) {
        self.places.push((self.text.len(), node.span.clone()));
        match &node.data {
            Data::Null => self.text.push_str("null"),
            Data::Boolean(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Data::Number(number) => self.text.push_str(number),
            Data::Text(text) | Data::Template(text) => self.string(text),
            Data::List(items) => {
                self.text.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at > 0 { "," } else { "" });
                    self.value(item);
                }
                self.text.push(']');
            }
            Data::Map(entries) => {
                self.text.push('{');
                for (at, entry) in entries.iter().enumerate() {
                    self.text.push_str(if at > 0 { "," } else { "" });
                    self.places.push((self.text.len(), entry.name_span.clone()));
                    self.string(&entry.name);
                    self.text.push(':');
                    self.value(&entry.value);
                }
                self.text.push('}');
            }
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::json::read;

    #[test]
    fn each_value_is_found_again() {
        let text = r#" { "a" : [ 1 , "x\"" , null ] , "b" : { } , "c" : true }"#;
        let node = read(text).expect("JSON");
        let Rendered { text: written, places } = Rendered::of(&node);
        assert_eq!(written, r#"{"a":[1,"x\"",null],"b":{},"c":true}"#);
        for (offset, span) in places {
            let part = &text[span];
            assert!(written[offset..].starts_with(&part.replace(' ', "")), "{part} at {offset}");
        }
    }
}
