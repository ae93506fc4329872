//! HCL, as the `.tf` files of Terraform have it, with the places of its values.
//!
//! A block becomes what Terraform's JSON has for it: `resource "a" "b" { .. }` is `{"resource": {"a": {"b": { .. }}}}`.

use std::borrow::Cow;

use hcl_edit::{
    Span as _,
    expr::{BinaryOperator, Expression, ObjectKey, UnaryOperator},
    parser::{self, Error},
    structure::{Block, Body, Structure},
    template::{Element, Template},
};

use super::{Data, Entry, Node, ReadError};
use crate::file::{Span, whole_characters};

/// What a file may begin with, and Terraform passes over.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many labels a block of Terraform has at most. Others are left out, so that the tree is no deeper than blocks are.
const MOST_LABELS: usize = 2;

/// The most entries that an object may have. The parser looks at all entries before one to find that its name is another, so that the
/// time it takes grows with their square: this many take some seconds.
const MOST_ENTRIES: usize = 25_000;

/// Reads a file. The parser bounds how deep blocks and expressions stand in one another.
pub fn read(text: &str) -> Result<Node, ReadError> {
    // Spaces of the same length keep all places as they are.
    let text: Cow<'_, str> = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => [" ".repeat(BYTE_ORDER_MARK.len_utf8()).as_str(), rest].concat().into(),
        None => text.into(),
    };
    if let Some(at) = too_many_entries(&text) {
        let message =
            format!("an object has more than {MOST_ENTRIES} entries up to here, which is more than this program reads");
        let help = "write it as JSON, and read it with `jsondecode(file(\"..\"))`";
        return Err(ReadError::new(message, at..at).with_help(help));
    }
    let body = parser::parse_body(&text).map_err(|error| unreadable(&error, &text))?;
    let reader = Reader { text: &text, offset: 0 };
    Ok(Node { span: 0..text.len(), data: Data::Map(reader.body(&body)) })
}

/// The argument of a call of this function with one argument, which is all that stands at this place of a text.
pub fn argument(text: &str, span: &Span, function: &str) -> Option<Node> {
    let text = text.get(span.clone())?;
    let Ok(Expression::FuncCall(call)) = parser::parse_expr(text.trim()) else { return None };
    let offset = span.start + (text.len() - text.trim_start().len());
    let reader = Reader { text: text.trim(), offset };
    let is_called = !call.name.is_namespaced() && call.name.name.as_str() == function && !call.args.expand_final();
    match (call.args.len(), call.args.get(0)) {
        (1, Some(argument)) if is_called => Some(reader.node(argument)),
        _ => None,
    }
}

/// An operation, with what it is about.
#[derive(Debug)]
pub enum Operation {
    Not(Node),
    And(Node, Node),
    Or(Node, Node),
    Equal(Node, Node),
    NotEqual(Node, Node),
    /// A condition, and the values if it holds and if it does not.
    Choice(Node, Node, Node),
}

/// The operation that is all of a template: `${var.a ? 1 : 0}`. Its parts have no places in a file.
pub fn operation(template: &str) -> Option<Operation> {
    let text = template.strip_prefix("${")?.strip_suffix('}')?.trim();
    let expression = parser::parse_expr(text).ok()?;
    let reader = Reader { text, offset: 0 };
    let mut inside = &expression;
    while let Expression::Parenthesis(parenthesis) = inside {
        inside = parenthesis.inner();
    }
    let node = |part: &Expression| reader.node(part);
    match inside {
        Expression::Conditional(choice) => {
            Some(Operation::Choice(node(&choice.cond_expr), node(&choice.true_expr), node(&choice.false_expr)))
        }
        Expression::UnaryOp(unary) => {
            (*unary.operator.value() == UnaryOperator::Not).then(|| Operation::Not(node(&unary.expr)))
        }
        Expression::BinaryOp(binary) => {
            let (left, right) = (node(&binary.lhs_expr), node(&binary.rhs_expr));
            match binary.operator.value() {
                BinaryOperator::And => Some(Operation::And(left, right)),
                BinaryOperator::Or => Some(Operation::Or(left, right)),
                BinaryOperator::Eq => Some(Operation::Equal(left, right)),
                BinaryOperator::NotEq => Some(Operation::NotEqual(left, right)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Text as a template that stands for it.
pub fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

/// Where an object begins to have more entries than are read. Each entry ends with a comma or a line; a text may have braces of its
/// own, so that what a new block begins is counted anew.
fn too_many_entries(text: &str) -> Option<usize> {
    let ends = memchr::memchr2_iter(b',', b'\n', text.as_bytes());
    if ends.count() <= MOST_ENTRIES {
        return None;
    }
    let (mut counts, mut is_new_line, mut is_text) = (Vec::new(), true, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_new_line && byte.is_ascii_alphabetic() => counts.clear(),
            b'"' => is_text = !is_text,
            _ if is_text && byte != b'\n' => {}
            b'{' | b'[' => counts.push((byte, 0)),
            b'}' | b']' => {
                counts.pop();
            }
            b',' | b'\n' => match counts.last_mut() {
                Some((b'{', MOST_ENTRIES)) => return Some(at),
                Some((_, count)) => *count += 1,
                None => {}
            },
            _ => {}
        }
        is_new_line = byte == b'\n';
        is_text &= !is_new_line;
    }
    None
}

fn unreadable(error: &Error, text: &str) -> ReadError {
    let at = error.location().offset();
    ReadError::new(format!("this is not HCL: {}", error.message()), whole_characters(text, at..at + 1))
}

struct Reader<'t> {
    /// What was parsed.
    text: &'t str,
    /// Where it begins in the file.
    offset: usize,
}

impl Reader<'_> {
    fn body(&self, body: &Body) -> Vec<Entry> {
        let entry = |structure: &Structure| match structure {
            Structure::Block(block) => self.block(block),
            Structure::Attribute(attribute) => Entry {
                name: attribute.key.as_str().to_owned(),
                name_span: self.span(attribute.key.span()),
                value: self.node(&attribute.value),
            },
        };
        body.iter().map(entry).collect()
    }

    /// Each label is a map of one entry, around what stands behind it.
    fn block(&self, block: &Block) -> Entry {
        let name_span = self.span(block.ident.span());
        let labels = || block.labels.iter().take(MOST_LABELS);
        let label_spans: Vec<Span> = labels().map(|label| self.span(label.span())).collect();
        let end = self.span(block.span()).end;
        let start = label_spans.last().unwrap_or(&name_span).end;
        let body = Node { span: start..end, data: Data::Map(self.body(&block.body)) };
        let labelled = labels().zip(label_spans).rev().fold(body, |value, (label, name_span)| {
            let span = name_span.start..end;
            Node { span, data: Data::Map(vec![Entry { name: label.as_str().to_owned(), name_span, value }]) }
        });
        Entry { name: block.ident.as_str().to_owned(), name_span, value: labelled }
    }

    fn node(&self, expression: &Expression) -> Node {
        let place = expression.span();
        let data = match expression {
            Expression::Null(_) => Data::Null,
            Expression::Bool(value) => Data::Boolean(*value.value()),
            Expression::Number(_) => Data::Number(self.written(place.clone()).to_owned()),
            Expression::String(text) => Data::Text(text.value().clone()),
            Expression::StringTemplate(template) => self.template(template),
            Expression::HeredocTemplate(heredoc) => self.template(&heredoc.template),
            Expression::Array(array) => Data::List(array.iter().map(|item| self.node(item)).collect()),
            Expression::Object(object) => {
                let entries = object.iter().map(|(key, value)| {
                    let (name, name_span) = self.key(key);
                    Entry { name, name_span, value: self.node(value.expr()) }
                });
                Data::Map(entries.collect())
            }
            Expression::Parenthesis(inside) => self.node(inside.inner()).data,
            _ => Data::Template(format!("${{{}}}", self.written(place.clone()))),
        };
        Node { span: self.span(place), data }
    }

    fn key(&self, key: &ObjectKey) -> (String, Span) {
        match key {
            ObjectKey::Ident(name) => (name.as_str().to_owned(), self.span(name.span())),
            ObjectKey::Expression(expression) => {
                let node = self.node(expression);
                let name = match node.data {
                    Data::Text(text) | Data::Template(text) | Data::Number(text) => text,
                    _ => self.written(expression.span()).to_owned(),
                };
                (name, node.span)
            }
        }
    }

    /// A text, or a template if it has parts that are filled in.
    fn template(&self, template: &Template) -> Data {
        if template.iter().all(Element::is_literal) {
            return Data::Text(template.iter().filter_map(Element::as_literal).map(|text| text.as_str()).collect());
        }
        let written = template.iter().map(|element| match element {
            Element::Literal(text) => escaped(text),
            Element::Interpolation(_) | Element::Directive(_) => self.written(element.span()).to_owned(),
        });
        Data::Template(written.collect())
    }

    /// What is written at a place of what was parsed.
    fn written(&self, place: Option<Span>) -> &str {
        place.and_then(|span| self.text.get(span)).unwrap_or_default()
    }

    fn span(&self, place: Option<Span>) -> Span {
        let place = place.unwrap_or_default();
        self.offset + place.start..self.offset + place.end
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn value(expression: &str) -> Data {
        let text = format!("a = {expression}\n");
        let read = read(&text).unwrap_or_else(|error| panic!("{expression}: {error:?}"));
        let node = read.get("a").expect("the attribute").clone();
        assert_eq!(&text[node.span.clone()], expression);
        node.data
    }

    fn text(text: &str) -> Data {
        Data::Text(text.into())
    }

    fn template(text: &str) -> Data {
        Data::Template(text.into())
    }

    #[test]
    fn a_block_is_what_the_json_of_terraform_has_for_it() {
        let text =
            "# a\nresource \"aws_x\" y {\n  name = \"n\"\n  inner {\n    a = 1\n  }\n}\nresource \"aws_x\" \"z\" {}\n";
        let read = read(text).expect("HCL");
        assert_eq!(read.entries().len(), 2);
        let first = read.get("resource").expect("a block");
        let labels = &first.get("aws_x").expect("a type").entries()[0];
        assert_eq!((labels.name.as_str(), &text[labels.name_span.clone()]), ("y", "y"));
        assert_eq!(labels.value.get("name").and_then(Node::as_text), Some("n"));
        assert_eq!(labels.value.get("inner").and_then(|inner| inner.get("a")?.scalar()), Some("1"));
        assert!(text[labels.value.span.clone()].trim_start().starts_with("{\n  name"));
        assert!(text[labels.value.span.clone()].ends_with("}\n}"));
        let second = &read.entries()[1];
        assert_eq!(&text[second.value.span.clone()], "\"aws_x\" \"z\" {}");
    }

    #[test]
    fn literals_are_values_and_all_else_is_a_template() {
        assert_eq!(value("null"), Data::Null);
        assert_eq!(value("true"), Data::Boolean(true));
        assert_eq!(value("-12"), Data::Number("-12".into()));
        assert_eq!(value(r#""a\n\u00e9$${b}%%{c}""#), text("a\né${b}%{c}"));
        assert_eq!(value("(\"a\")"), text("a"));
        assert_eq!(value("<<-EOT\n    a\n      b\n    EOT"), text("a\n  b\n"));
        for expression in [
            "aws_sns_topic.t[0].arn",
            "var.a ? \"b\" : null",
            "f(a, b...)",
            "a.*.b",
            "!a",
            "a + 1",
            "[for x in y : x.z]",
        ] {
            assert_eq!(value(expression), template(&format!("${{{expression}}}")));
        }
        assert_eq!(value(r#""a\"$${b}${c["d"]}${e}""#), template(r#"a"$${b}${c["d"]}${e}"#));
        assert_eq!(value("<<EOT\n{\"a\": \"${b}\"}\nEOT"), template("{\"a\": \"${b}\"}\n"));
        assert_eq!(value("\"%{ if a }b%{ endif }\""), template("%{ if a }b%{ endif }"));
    }

    #[test]
    fn lists_and_objects_have_places() {
        let text = "a = {\n  b = [\"c\", d.e]\n  \"f\" : 1\n  (g) = 2\n}\n";
        let read = read(text).expect("HCL");
        let object = read.get("a").expect("an object");
        let names: Vec<_> = object.entries().iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["b", "f", "${g}"]);
        let list = object.get("b").expect("a list");
        assert_eq!(&text[list.items()[1].span.clone()], "d.e");
        assert_eq!(&text[object.entry("f").expect("a key").name_span.clone()], "\"f\"");
    }

    #[test]
    fn the_argument_of_a_call_has_its_place() {
        let text = "policy = jsonencode({ a = \"b\" })\n";
        let read = read(text).expect("HCL");
        let call = read.get("policy").expect("a call");
        let argument = argument(text, &call.span, "jsonencode").expect("an argument");
        assert_eq!(&text[argument.get("a").expect("a value").span.clone()], "\"b\"");
        for other in
            ["jsondecode(x)", "jsonencode(x, y)", "jsonencode(x...)", "a::jsonencode(x)", "jsonencode", "jsonencode("]
        {
            assert_eq!(super::argument(other, &(0..other.len()), "jsonencode"), None, "{other}");
        }
    }

    #[test]
    fn ends_of_lines_and_marks_change_no_places() {
        let text = "\u{feff}a = \"é\"\r\n\r\nb {\r\n  c = x.y // z\r\n}\r\n";
        let read = read(text).expect("HCL");
        assert_eq!(&text[read.get("a").expect("a value").span.clone()], "\"é\"");
        assert_eq!(read.get("b").and_then(|block| block.get("c")).map(|node| &node.data), Some(&template("${x.y}")));
    }

    #[test]
    fn what_is_no_hcl_has_its_place() {
        for (text, at) in [
            ("a = \n", 4),
            ("a = 1 b = 2\n", 6),
            ("é", 0),
            ("A\"\\ᜟ", 3),
            ("a {\n  b = \"\n}\n", 6),
            ("a = 1\na = 2\n", 6),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.span.start >= at && text.get(error.span.clone()).is_some(), "{text}: {error:?}");
            assert!(error.message.starts_with("this is not HCL: "), "{error:?}");
        }
    }

    #[test]
    fn the_entries_of_an_object_are_bounded() {
        let object = |count: usize| {
            let entries: String = (0..count).map(|at| format!("    k{at} = {{ a = 1, b = \"}}\" }}\n")).collect();
            format!("locals {{\n  a = {{\n{entries}  }}\n}}\n")
        };
        let error = read(&object(MOST_ENTRIES + 1)).map(drop).expect_err("too many");
        assert!(error.message.contains("more than 25000 entries"), "{error:?}");
        // Many lines are no object, and neither are many blocks with an object each.
        let list = format!("a = [\n{}]\n", "  1,\n".repeat(MOST_ENTRIES));
        assert_eq!(too_many_entries(&list), None);
        let lines = "a = \"{\"\n".repeat(MOST_ENTRIES * 2) + &"# {\n".repeat(MOST_ENTRIES * 2) + "é\n";
        assert_eq!(too_many_entries(&lines), None);
        assert_eq!(too_many_entries(&object(100).repeat(MOST_ENTRIES / 50)), None);
    }

    #[test]
    fn depth_is_bounded() {
        for open in
            ["(", "[", "{a = ", "f(", "!", "-", "\"${", "a ? b : ", "a[", "1 + ", "[for a in b : ", "a.b", "{(a) = "]
        {
            let deep = |count: usize| format!("a = {}\n", open.repeat(count));
            let _ = read(&deep(60));
            let _ = read(&deep(100_000));
        }
        let blocks = |count: usize| format!("{}{}", "b {\n".repeat(count), "}\n".repeat(count));
        assert!(read(&blocks(50)).is_ok());
        assert!(read(&blocks(100_000)).is_err());
        let closed =
            |count: usize, open: &str, close: &str| format!("a = {}1{}\n", open.repeat(count), close.repeat(count));
        for (open, close) in
            [("(", ")"), ("[", "]"), ("{a = ", "}"), ("{(a) = ", "}"), ("f(", ")"), ("\"${", "}\""), ("a[", "]")]
        {
            let start = Instant::now();
            assert!(read(&closed(50, open, close)).is_ok(), "{open}");
            assert!(start.elapsed().as_secs() < 5, "{open}");
        }
    }
    /// But for objects of thousands of keys: the parser compares each key with those before it.
    #[test]
    fn time_grows_with_the_text() {
        for (open, item, close) in [
            ("", "k# = 1\n", ""),
            ("", "b \"#\" {\n  a = \"x${y.z}\"\n}\n", ""),
            ("a = [\n", "  \"x\",\n", "]\n"),
            ("a = \"", "${a}#\\n", "\"\n"),
            ("a = <<-EOT\n", "  # ${b}\n", "  EOT\n"),
            ("a = b", ".c", "\n"),
            ("a ", "\"b\" ", "{}\n"),
            ("a = f(", "\n  b, /* # */\n", ")\n"),
        ] {
            let items: String = (0..20_000).map(|number: usize| item.replace('#', &number.to_string())).collect();
            let start = Instant::now();
            assert!(read(&[open, &items, close].concat()).is_ok(), "{item}");
            assert!(start.elapsed().as_secs() < 30, "{item}: {:?}", start.elapsed());
        }
    }
}
