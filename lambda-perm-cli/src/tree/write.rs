//! A tree as JSON, with where each of its values begins in the text.

use super::{Data, Node};
use crate::file::Span;

/// The JSON of a tree without templates, and each offset of it at which a name or a value begins, with that one's place in the file.
/// The depth of trees is bounded.
pub fn json(node: &Node) -> (String, Vec<(usize, Span)>) {
    let mut written = Written::default();
    written.node(node);
    (written.text, written.places)
}

#[derive(Default)]
struct Written {
    text: String,
    places: Vec<(usize, Span)>,
}

impl Written {
    fn node(&mut self, node: &Node) {
        self.places.push((self.text.len(), node.span.clone()));
        match &node.data {
            Data::Null => self.text.push_str("null"),
            Data::Boolean(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Data::Number(number) => self.text.push_str(number),
            Data::Text(text) | Data::Template(text) => self.string(text),
            Data::List(items) => self.all('[', items, Self::node, ']'),
            Data::Map(entries) => {
                let entry = |written: &mut Self, entry: &super::Entry| {
                    written.places.push((written.text.len(), entry.name_span.clone()));
                    written.string(&entry.name);
                    written.text.push(':');
                    written.node(&entry.value);
                };
                self.all('{', entries, entry, '}');
            }
        }
    }

    fn all<T>(&mut self, open: char, items: &[T], write: impl Fn(&mut Self, &T), close: char) {
        self.text.push(open);
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.text.push(',');
            }
            write(self, item);
        }
        self.text.push(close);
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
        let (written, places) = json(&node);
        assert_eq!(written, r#"{"a":[1,"x\"",null],"b":{},"c":true}"#);
        for (offset, span) in places {
            let part = &text[span];
            assert!(written[offset..].starts_with(&part.replace(' ', "")), "{part} at {offset}");
        }
    }
}
