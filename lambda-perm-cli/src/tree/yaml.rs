//! YAML as CloudFormation and SAM take it, with the places of its values.
//!
//! A tag is a function: `!Ref x` is `{"Ref": "x"}`. An alias is a copy of what it stands for, and `<<` adds what a map lacks. A
//! scalar without quotes is `null`, `true`, `false` or a number only where JSON has it in the same spelling; all else is text, as it
//! is written: `yes`, `2012-10-17`, `012345678901`.

use std::collections::HashSet;

use lambda_perm_core::template::source::{self, Item, ItemKind, ScalarStyle, Tree};

use super::{Data, Entry, Node, ReadError};
use crate::file::{Span, whole_characters};

/// How deep lists and maps may be nested, those of aliases included. Templates have no more than some dozens.
const DEEPEST: usize = 128;

/// How many values a text may stand for by its aliases, beyond those that it has: a few lines can stand for more than any memory holds.
const MOST_COPIES: usize = 100_000;

/// The mark that some editors put before a text. It is no part of it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text of YAML.
#[derive(Debug)]
pub struct YamlText {
    /// The first document.
    pub root: Node,
    /// Where a second document begins, which was not read.
    pub second_document: Option<usize>,
}

/// Reads a text of YAML, of several documents the first.
pub fn read(text: &str) -> Result<YamlText, ReadError> {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let before = text.len() - body.len();
    let tree = source::yaml(body).map_err(|error| {
        let at = before + error.byte;
        ReadError::new(format!("this is not YAML: {}", error.problem), whole_characters(text, at..at))
    })?;
    if tree.get(ROOT).is_none() {
        return Err(ReadError::new("this is not YAML: there is nothing in it", 0..text.len()));
    }
    let mut reader = YamlReader { text: body, before, tree: &tree, copies: 0, copied_for: 0 };
    let root = reader.node(ROOT, 0)?;
    Ok(YamlText { root, second_document: tree.second_document().map(|byte| before + byte) })
}

/// The number of the whole document.
const ROOT: usize = 0;

struct YamlReader<'t, 'a> {
    text: &'a str,
    /// The bytes before the text.
    before: usize,
    tree: &'t Tree<'a>,
    /// How many values were copied for aliases.
    copies: usize,
    /// How many aliases are around the value that is being read.
    copied_for: usize,
}

impl YamlReader<'_, '_> {
    fn node(&mut self, number: usize, depth: usize) -> Result<Node, ReadError> {
        let Some(item) = self.tree.get(number) else { return Ok(Node { span: 0..0, data: Data::Null }) };
        let span = self.span(item);
        if depth > DEEPEST {
            return Err(ReadError::new("a list or a map is nested too deeply", span));
        }
        if self.copied_for > 0 {
            self.copies += 1;
            if self.copies > MOST_COPIES {
                return Err(ReadError::new("the aliases of this text stand for too many values", span));
            }
        }
        let data = match &item.kind {
            ItemKind::Alias(target) => {
                self.copied_for += 1;
                let node = self.node(*target, depth + 1);
                self.copied_for -= 1;
                node?.data
            }
            ItemKind::Scalar { text, style, .. } => {
                let is_plain = *style == ScalarStyle::Plain && item.tag.is_none();
                if is_plain { plain(text) } else { Data::Text(text.clone().into_owned()) }
            }
            ItemKind::List { .. } => {
                let items: Vec<usize> = self.tree.children(number).collect();
                Data::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            ItemKind::Map { .. } => Data::Map(self.entries(number, depth)?),
        };
        let node = Node { span, data };
        Ok(match item.tag.as_deref().and_then(function) {
            Some(function) => called(function, node, self.before + item.start, self.before + item.body),
            None => node,
        })
    }

    fn entries(&mut self, map: usize, depth: usize) -> Result<Vec<Entry>, ReadError> {
        let children: Vec<usize> = self.tree.children(map).collect();
        let (mut entries, mut inherited) = (Vec::new(), Vec::new());
        for pair in children.chunks_exact(2) {
            let &[key, value] = pair else { continue };
            let name = self.node(key, depth + 1)?;
            let value = self.node(value, depth + 1)?;
            if self.is_merge_key(key) {
                inherited.extend(sources(value));
            } else {
                entries.push(Entry { name: name_of(&name), name_span: name.span, value });
            }
        }
        if !inherited.is_empty() {
            // Of two maps that have an entry, the first one gives it.
            let mut names: HashSet<String> = entries.iter().map(|entry| entry.name.clone()).collect();
            entries.extend(inherited.into_iter().filter(|entry| names.insert(entry.name.clone())));
        }
        Ok(entries)
    }

    fn is_merge_key(&self, key: usize) -> bool {
        let item = self.tree.get(key);
        item.is_some_and(
            |item| matches!(&item.kind, ItemKind::Scalar { text, style: ScalarStyle::Plain, .. } if text == "<<"),
        )
    }

    /// Without the tag and the anchor, and of nothing at all what stands before it.
    fn span(&self, item: &Item<'_>) -> Span {
        let (start, end) = (item.body, item.end.max(item.body));
        let is_border = self.text.is_char_boundary(start) && self.text.is_char_boundary(end);
        if is_border { self.before + start..self.before + end } else { 0..0 }
    }
}

/// The entries that `<<` adds: of a map, or of each map of a list.
fn sources(value: Node) -> Vec<Entry> {
    match value.data {
        Data::Map(entries) => entries,
        Data::List(items) => items
            .into_iter()
            .flat_map(|item| match item.data {
                Data::Map(entries) => entries,
                _ => Vec::new(),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The text of a key. One that is a list or a map has no name that anything looks for.
fn name_of(node: &Node) -> String {
    match &node.data {
        Data::Null => "null".into(),
        _ => node.scalar().unwrap_or_default().to_owned(),
    }
}

/// What a scalar without quotes is.
fn plain(text: &str) -> Data {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Data::Null,
        "true" | "True" | "TRUE" => Data::Boolean(true),
        "false" | "False" | "FALSE" => Data::Boolean(false),
        number if is_number(number) => Data::Number(number.into()),
        text => Data::Text(text.into()),
    }
}

/// Whether a text is a number for JSON.
fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// The function that a tag stands for. Tags of YAML itself, such as `!!str`, have another handle and are none.
fn function(tag: &str) -> Option<String> {
    let is_name = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
    match tag {
        "Ref" | "Condition" => Some(tag.to_owned()),
        _ if !is_name => None,
        _ if tag.starts_with("Fn::") => Some(tag.to_owned()),
        _ => Some(format!("Fn::{tag}")),
    }
}

/// A call of a function: a map of one entry.
fn called(function: String, argument: Node, start: usize, body: usize) -> Node {
    let argument = if function == "Fn::GetAtt" { attribute(argument) } else { argument };
    let span = start..argument.span.end;
    let name_span = start..body;
    Node { span, data: Data::Map(vec![Entry { name: function, name_span, value: argument }]) }
}

/// `A.B` as `["A", "B"]`: a logical ID has no dots, and an attribute may.
fn attribute(argument: Node) -> Node {
    let Data::Text(text) = &argument.data else { return argument };
    let Some((resource, attribute)) = text.split_once('.') else { return argument };
    let part = |text: &str| Node { span: argument.span.clone(), data: Data::Text(text.to_owned()) };
    let data = Data::List(vec![part(resource), part(attribute)]);
    Node { span: argument.span, data }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tree::json;

    fn root(text: &str) -> Node {
        read(text).unwrap_or_else(|error| panic!("{text}: {}", error.message)).root
    }

    /// The tree as JSON, without places.
    fn shown(node: &Node) -> String {
        match &node.data {
            Data::Null => "null".into(),
            Data::Boolean(value) => value.to_string(),
            Data::Number(number) => number.clone(),
            Data::Text(text) | Data::Template(text) => serde_json::to_string(text).expect("JSON"),
            Data::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
            Data::Map(entries) => {
                let entry = |entry: &Entry| {
                    format!("{}:{}", serde_json::to_string(&entry.name).expect("JSON"), shown(&entry.value))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn tags_are_functions() {
        for (yaml, json) in [
            ("!Ref x", r#"{"Ref":"x"}"#),
            ("!GetAtt a.b", r#"{"Fn::GetAtt":["a","b"]}"#),
            ("!GetAtt Stack.Outputs.Arn", r#"{"Fn::GetAtt":["Stack","Outputs.Arn"]}"#),
            ("!GetAtt [a, b]", r#"{"Fn::GetAtt":["a","b"]}"#),
            ("!Sub ${a}:*", r#"{"Fn::Sub":"${a}:*"}"#),
            ("!Sub\n- ${a}\n- a: !Ref b", r#"{"Fn::Sub":["${a}",{"a":{"Ref":"b"}}]}"#),
            ("!Join ['', [a, !Ref b]]", r#"{"Fn::Join":["",["a",{"Ref":"b"}]]}"#),
            ("!Select [0, !GetAZs '']", r#"{"Fn::Select":[0,{"Fn::GetAZs":""}]}"#),
            ("!Cidr [a, 1]", r#"{"Fn::Cidr":["a",1]}"#),
            ("!If [c, !Split [':', a], !Base64 b]", r#"{"Fn::If":["c",{"Fn::Split":[":","a"]},{"Fn::Base64":"b"}]}"#),
            ("!FindInMap [a, b, c]", r#"{"Fn::FindInMap":["a","b","c"]}"#),
            ("!ImportValue\n  Fn::Sub: a", r#"{"Fn::ImportValue":{"Fn::Sub":"a"}}"#),
            ("!Transform {Name: a}", r#"{"Fn::Transform":{"Name":"a"}}"#),
            ("!And [!Condition a, !Equals [b, c]]", r#"{"Fn::And":[{"Condition":"a"},{"Fn::Equals":["b","c"]}]}"#),
            ("!Or [!Not [!Condition a]]", r#"{"Fn::Or":[{"Fn::Not":[{"Condition":"a"}]}]}"#),
            ("!ToJsonString {a: 1}", r#"{"Fn::ToJsonString":{"a":1}}"#),
            ("!!str 12", r#""12""#),
            ("!Ref 'a b'", r#"{"Ref":"a b"}"#),
        ] {
            assert_eq!(shown(&root(yaml)), json, "{yaml}");
            let node = root(yaml);
            assert_eq!(node.span.end, yaml.len(), "{yaml}");
            assert!(yaml.starts_with("!!") || node.span.start == 0, "{yaml}");
        }
    }

    #[test]
    fn scalars_without_quotes_stay_as_they_are_written() {
        for text in
            ["yes", "no", "on", "off", "y", "012345678901", "2012-10-17", "0x1f", "1_000", "+1", ".5", ".inf", "1:30"]
        {
            assert_eq!(root(text).data, Data::Text(text.into()), "{text}");
        }
        for (text, data) in [
            ("123456789012", Data::Number("123456789012".into())),
            ("-1.5e3", Data::Number("-1.5e3".into())),
            ("true", Data::Boolean(true)),
            ("\"true\"", Data::Text("true".into())),
            ("~", Data::Null),
            ("'~'", Data::Text("~".into())),
        ] {
            assert_eq!(root(text).data, data, "{text}");
        }
        assert_eq!(root("a:").get("a").map(|node| &node.data), Some(&Data::Null));
    }

    #[test]
    fn values_have_their_places() {
        let text = "\u{feff}é: &x ü # c\nb: !Sub 'ü'\nc:\n  - |\n    ü\n    v\n  - *x\nd: {e: \"\u{1f600}\", f: [g]}\n";
        let root = root(text);
        let at = |node: &Node| text[node.span.clone()].to_owned();
        assert_eq!(text[root.entries()[0].name_span.clone()], *"é");
        assert_eq!(at(&root.entries()[0].value), "ü");
        assert_eq!(at(root.get("b").expect("b")), "!Sub 'ü'");
        assert_eq!(at(&root.get("b").expect("b").entries()[0].value), "'ü'");
        let list = root.get("c").expect("c").items();
        assert_eq!((at(&list[0]), list[0].as_text()), ("ü\n    v".into(), Some("ü\nv\n")));
        assert_eq!((at(&list[1]), list[1].as_text()), ("*x".into(), Some("ü")));
        assert_eq!(at(root.get("d").expect("d")), "{e: \"\u{1f600}\", f: [g]}");
        assert_eq!(at(root.get("d").and_then(|d| d.get("e")).expect("e")), "\"\u{1f600}\"");
    }

    #[test]
    fn entries_come_by_aliases_too() {
        let text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: *a\n  y: 5\nd:\n  <<: [*a, *b]\n'<<': e\n";
        let json = r#"{"a":{"x":1,"y":2},"b":{"y":3,"z":4},"c":{"y":5,"x":1},"d":{"x":1,"y":2,"z":4},"<<":"e"}"#;
        assert_eq!(shown(&root(text)), json);
        let twice = root("a: 1\na: 2\n");
        assert_eq!(twice.entries().len(), 2);
    }

    #[test]
    fn what_would_not_end_is_refused() {
        let laughs = (1..40).fold(String::from("a0: &a0 [x, x]\n"), |text, at| {
            format!("{text}a{at}: &a{at} [*a{0}, *a{0}, *a{0}]\n", at - 1)
        });
        for (text, said) in [
            (laughs.as_str(), "the aliases of this text stand for too many values"),
            ("&a [*a, *a]", "a list or a map is nested too deeply"),
            (&"[".repeat(10_000), "this is not YAML"),
            (&["[".repeat(5_000), "]".repeat(5_000)].concat(), "this is not YAML"),
            (&["[".repeat(200), "]".repeat(200)].concat(), "a list or a map is nested too deeply"),
            (&"- ".repeat(5_000), "a list or a map is nested too deeply"),
            ("*a", "this is not YAML"),
            ("a: b: c", "this is not YAML"),
            ("a:\n\t- b", "this is not YAML"),
            ("# only a comment\n", "this is not YAML: there is nothing in it"),
            ("", "this is not YAML: there is nothing in it"),
        ] {
            let error = read(text).expect_err("an error");
            assert!(error.message.starts_with(said), "{}: {}", text.get(..20).unwrap_or(text), error.message);
        }
        assert_eq!(read("é: b\nc: d: e\n").expect_err("an error").span.start, 10);
    }

    #[test]
    fn of_several_documents_the_first_is_read() {
        let text = "---\na: 1\n---\nb: [\n";
        let read = read(text).expect("YAML");
        assert_eq!((shown(&read.root), read.second_document), (r#"{"a":1}"#.into(), Some(9)));
    }

    #[test]
    fn brackets_may_end_anywhere() {
        let text = "a:\n  b: [\n    c,\n]\nd: 'e\nf'\n";
        assert_eq!(shown(&root(text)), r#"{"a":{"b":["c"]},"d":"e f"}"#);
    }

    #[test]
    fn takes_time_in_proportion() {
        let timed = |lines: usize| {
            let part = |at| format!("é{at}:\n  Type: !Sub 'x${{y}}'\n  <<: *a\n  z: [1, \"2\", {{q: r}}]\n");
            let text = ["a: &a {b: 1}\n".into(), (0..lines).map(part).collect::<String>()].concat();
            // Other programs take time too, so the shortest of several counts.
            let took = (0..5).map(|_| {
                let start = std::time::Instant::now();
                assert!(read(&text).is_ok());
                start.elapsed().as_secs_f64()
            });
            took.fold(f64::INFINITY, f64::min)
        };
        let (small, large) = (timed(500), timed(4_000));
        assert!(large < small.max(0.02) * 40.0, "{small} s for 500 parts, {large} s for 4,000");
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let text = "[ -~éü\u{1f600}\n\t]{0,8}";
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            text.prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
                prop::collection::vec((text, inner), 0..5).prop_map(|entries| entries.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn json_is_the_same_tree(value in any_json(), is_pretty in any::<bool>()) {
            let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.expect("JSON");
            prop_assert_eq!(root(&text), json::read(&text).expect("JSON"));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "([ -~]|[\\[\\]{}:,&*!|>'\"#\n\t é-]){0,60}") {
            match read(&text) {
                Ok(read) => prop_assert!(text.get(read.root.span.clone()).is_some()),
                Err(error) => prop_assert!(text.get(error.span).is_some()),
            }
        }
    }
}
