//! Merging into templates.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::super::{Merge, MergeError, merge};
use crate::template::{Node, tests::judge::load};

const OWNER: &str = "tests";

/// A resource as the output writes it.
pub(super) fn permission(name: &str) -> Node {
    let json = format!(
        r#"{{"Type":"AWS::Lambda::Permission","DependsOn":["A","B"],"Properties":{{"FunctionName":{{"Fn::GetAtt":["F{name}","Arn"]}},"Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com","SourceAccount":"012345678901","SourceArn":{{"Fn::Sub":"arn:${{AWS::Partition}}:sns:*:*:t"}}}}}}"#
    );
    Node::parse(&json).unwrap_or_else(|error| panic!("{error}"))
}

fn ours(names: &[&str]) -> Vec<(String, Node)> {
    names.iter().map(|name| (name.to_string(), small(name))).collect()
}

fn small(name: &str) -> Node {
    Node::Map(vec![("Type".into(), "T".into()), ("Properties".into(), Node::Map(vec![("P".into(), name.into())]))])
}

/// A template's value, by a parser that is not the one of the merge.
fn value(text: &str) -> Node {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        Node::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    } else {
        load(text)
    }
}

/// The sections of a template.
pub(super) fn sections(text: &str) -> Vec<(String, Node)> {
    match value(text) {
        Node::Map(entries) => entries,
        other => panic!("{other:?}"),
    }
}

/// The resources of a template.
pub(super) fn resources_of(text: &str) -> Vec<(String, Node)> {
    match sections(text).into_iter().find(|(key, _)| key == "Resources") {
        Some((_, Node::Map(entries))) => entries,
        _ => Vec::new(),
    }
}

#[track_caller]
fn merged(text: &str, names: &[&str]) -> String {
    merge(text, OWNER, &ours(names)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Merging gives a text, merging again the same, and removing the first one.
#[track_caller]
fn there_and_back(before: &str, names: &[&str], after: &str) {
    assert_eq!(merged(before, names), after);
    assert_eq!(merged(after, names), after);
    assert_eq!(merged(after, &[]), before);
}

#[test]
fn yaml_in_block_style() {
    let one = "  One:\n    Type: T\n    Metadata:\n      LambdaPerm: tests\n    Properties:\n      P: One\n";
    for (before, after) in [
        ("Resources:\n  A:\n    Type: X\n", format!("Resources:\n  A:\n    Type: X\n{one}")),
        ("Resources:\n  A:\n    Type: X", format!("Resources:\n  A:\n    Type: X\n{}", one.trim_end())),
        (
            "Resources:\n  A:\n    Type: X # c\n    # in A\n  # in Resources\n\n# Outputs\nOutputs: {}\n",
            format!(
                "Resources:\n  A:\n    Type: X # c\n    # in A\n  # in Resources\n{one}\n# Outputs\nOutputs: {{}}\n"
            ),
        ),
        ("Resources: {}\n", format!("Resources:\n{one}")),
        ("Resources: {} # none\nA: 1\n", format!("Resources: # none\n{one}A: 1\n")),
        ("\u{feff}---\nResources: {}\n...\n", format!("\u{feff}---\nResources:\n{one}...\n")),
        (
            "Resources:\n  A:\n    B: |+\n      x\n\n\nC: 1\n",
            format!("Resources:\n  A:\n    B: |+\n      x\n\n\n{one}C: 1\n"),
        ),
        (
            "Resources:\n  A:\n    B: |\n      x\n\n\nC: 1\n",
            format!("Resources:\n  A:\n    B: |\n      x\n{one}\n\nC: 1\n"),
        ),
        (
            "'Resources' :\n  A: &a !foo {B: \"x\", C: [1, 2], } # c\n  D: *a\n",
            format!("'Resources' :\n  A: &a !foo {{B: \"x\", C: [1, 2], }} # c\n  D: *a\n{one}"),
        ),
        ("Resources:\n  A:\n  - 1\n  - B: 'it''s'\n", format!("Resources:\n  A:\n  - 1\n  - B: 'it''s'\n{one}")),
        ("Resources:\n  A:\nB: 1\n", format!("Resources:\n  A:\n{one}B: 1\n")),
        ("Resources:\n  é:\n    ü: \"\u{85}ö\"\n", format!("Resources:\n  é:\n    ü: \"\u{85}ö\"\n{one}")),
    ] {
        there_and_back(before, &["One"], &after);
        let (before, after) = (before.replace('\n', "\r\n"), after.replace('\n', "\r\n"));
        there_and_back(&before, &["One"], &after);
    }
}

#[test]
fn yaml_keeps_its_indentation() {
    let text = "Resources:\n    A:\n       Type: X\n";
    let after = "Resources:\n    A:\n       Type: X\n    One:\n       Type: T\n       Metadata:\n          LambdaPerm: tests\n       Properties:\n          P: One\n";
    there_and_back(text, &["One"], after);
    let text = "A:\n    B: 1\nResources: {}\n";
    let after = "A:\n    B: 1\nResources:\n    One:\n        Type: T\n        Metadata:\n            LambdaPerm: tests\n        Properties:\n            P: One\n";
    there_and_back(text, &["One"], after);
}

#[test]
fn yaml_without_resources_gets_them() {
    let one = "  One:\n    Type: T\n    Metadata:\n      LambdaPerm: tests\n    Properties:\n      P: One\n";
    for (before, after, removed) in [
        ("A: 1\n", format!("A: 1\nResources:\n{one}"), "A: 1\nResources: {}\n"),
        ("A: 1 # c\n# d", format!("A: 1 # c\n# d\nResources:\n{}", one.trim_end()), "A: 1 # c\n# d\nResources: {}"),
        ("Resources:\n", format!("Resources:\n{one}"), "Resources: {}\n"),
        ("Resources: # c\nA: 1", format!("Resources: # c\n{one}A: 1"), "Resources: {} # c\nA: 1"),
    ] {
        assert_eq!(merged(before, &["One"]), after);
        assert_eq!(merged(&after, &["One"]), after);
        assert_eq!(merged(&after, &[]), removed);
        assert_eq!(merged(before, &[]), before);
    }
}

#[test]
fn json_in_every_layout() {
    let compact = r#""One":{"Type":"T","Metadata":{"LambdaPerm":"tests"},"Properties":{"P":"One"}}"#;
    let spaced = compact.replace(':', ": ").replace(',', ", ");
    let lines = |indent: &str, unit: &str, line_break: &str| {
        let text = "\"One\": {\n\t\"Type\": \"T\",\n\t\"Metadata\": {\n\t\t\"LambdaPerm\": \"tests\"\n\t},\n\t\"Properties\": {\n\t\t\"P\": \"One\"\n\t}\n}";
        let text = text.replace('\n', &format!("{line_break}{indent}")).replace('\t', unit);
        format!("{indent}{text}")
    };
    for (before, after) in [
        (r#"{"Resources":{"A":{}},"B":1}"#.to_string(), format!(r#"{{"Resources":{{"A":{{}},{compact}}},"B":1}}"#)),
        (r#"{"Resources":{}}"#.to_string(), format!(r#"{{"Resources":{{{compact}}}}}"#)),
        (r#"{"Resources": {"A": 1}}"#.to_string(), format!(r#"{{"Resources": {{"A": 1, {spaced}}}}}"#)),
        (
            "{\n  \"Resources\": {\n    \"A\": {}\n  }\n}\n".to_string(),
            format!("{{\n  \"Resources\": {{\n    \"A\": {{}},\n{}\n  }}\n}}\n", lines("    ", "  ", "\n")),
        ),
        (
            "{\n\t\"Resources\": {}\n}".to_string(),
            format!("{{\n\t\"Resources\": {{\n{}\n\t}}\n}}", lines("\t\t", "\t", "\n")),
        ),
        (
            "\u{feff}{\r\n\t\"Resources\": {\r\n\t\t\"A\": []\r\n\t}\r\n}".to_string(),
            format!(
                "\u{feff}{{\r\n\t\"Resources\": {{\r\n\t\t\"A\": [],\r\n{}\r\n\t}}\r\n}}",
                lines("\t\t", "\t", "\r\n")
            ),
        ),
        (
            "{\n    \"B\" : 1,\n    \"Resources\" : {\n        \"A\" : {}\n    }\n}".to_string(),
            format!(
                "{{\n    \"B\" : 1,\n    \"Resources\" : {{\n        \"A\" : {{}},\n{}\n    }}\n}}",
                lines("        ", "    ", "\n").replace("\": ", "\" : ")
            ),
        ),
    ] {
        there_and_back(&before, &["One"], &after);
    }
    assert_eq!(merged("{}", &["One"]), format!("{{\n  \"Resources\": {{\n{}\n  }}\n}}", lines("    ", "  ", "\n")));
    assert_eq!(merged(r#"{"A":1}"#, &["One"]), format!(r#"{{"A":1,"Resources":{{{compact}}}}}"#));
    assert_eq!(merged(&format!(r#"{{"Resources":{{{compact}}}}}"#), &[]), r#"{"Resources":{}}"#);
}

#[test]
fn yaml_in_flow_style() {
    let one = r#""One": {"Type": "T", "Metadata": {"LambdaPerm": "tests"}, "Properties": {"P": "One"}}"#;
    for (before, after) in [
        ("Resources: {A: {B: 1}} # c\n".to_string(), format!("Resources: {{A: {{B: 1}}, {one}}} # c\n")),
        ("Resources: {A: {B: 1, }, }\n".to_string(), format!("Resources: {{A: {{B: 1, }}, {one}, }}\n")),
        ("# c\n{Resources: {A: !x 'b' }}\n".to_string(), format!("# c\n{{Resources: {{A: !x 'b', {one} }}}}\n")),
        ("# c\n{A: 1, Resources: {}}\n".to_string(), format!("# c\n{{A: 1, Resources: {{{one}}}}}\n")),
    ] {
        there_and_back(&before, &["One"], &after);
    }
}

#[test]
fn what_is_no_longer_wanted_goes_and_the_rest_stays_in_place() {
    for text in [
        "Resources:\n  A: 1 # a\n  # b\n  B: 2\n",
        "Resources:\n  A: 1 # a\n\n  B: 2",
        "{\"Resources\":{\"A\":1, \"B\":2}}",
        "{\n  \"Resources\": {\n    \"A\": 1,\n\n    \"B\": 2\n  }\n}\n",
        "Resources: {A: 1,\n   B: 2 }\n",
    ] {
        let three = merged(text, &["One", "Two", "Three"]);
        for names in [vec!["One", "Two"], vec!["Two", "Three"], vec!["One", "Three"], vec!["Two"], vec!["Three"]] {
            assert_eq!(merged(&three, &names), merged(text, &names));
        }
        // Whatever the order, those that stand in the text keep their places.
        assert_eq!(merged(&three, &["Three", "One", "Two"]), three);
        let changed = merge(&three, OWNER, &[("Two".into(), small("Zwei"))]).unwrap_or_default();
        assert_eq!(changed, merge(text, OWNER, &[("Two".into(), small("Zwei"))]).unwrap_or_default());
        assert_eq!(merged(&three, &["Four"]), merged(text, &["Four"]));
    }
}

#[test]
fn comments_between_brackets_stay() {
    let mine = "M: {Metadata: {LambdaPerm: tests}}";
    let mine2 = "N: {Metadata: {LambdaPerm: tests}}";
    for (before, after) in [
        (format!("Resources: {{A: 1, # a\n  {mine}\n}}\n"), "Resources: {A: 1 # a\n  \n}\n"),
        (
            format!("Resources: {{A: 1 # a,\n  , # b\n {mine}, # c\n B: 2}}\n"),
            "Resources: {A: 1 # a,\n   # b\n , # c\n B: 2}\n",
        ),
        (format!("Resources: {{ # a\n  {mine}, # b\n  B: 1}}\n"), "Resources: { # a\n   # b\n  B: 1}\n"),
        (format!("Resources: {{ # a\n  {mine} # b\n }}\n"), "Resources: { # a\n   # b\n }\n"),
        (format!("Resources: {{ {mine}, }}\n"), "Resources: {}\n"),
        (format!("Resources: {{ {mine} ,\n  # a\n }}\n"), "Resources: { \n  # a\n }\n"),
        (format!("{{A: 1, Resources: {{{mine},{mine2},}},}}\n"), "{A: 1, Resources: {},}\n"),
    ] {
        assert_eq!(merged(&before, &[]), after);
    }
}

#[test]
fn what_is_as_wanted_keeps_its_bytes() {
    let text = "Resources:\n  One: # mine\n    Metadata: {'LambdaPerm': tests}\n    Properties:\n\n      'P': \"One\" # one\n    Type: 'T'\n";
    assert_eq!(merged(text, &["One"]), text);
    let both = merged(text, &["One", "Two"]);
    assert!(both.starts_with(text));
    assert_eq!(merged(&both, &["One"]), text);
}

#[test]
fn functions_in_any_form_are_as_wanted() {
    let text = merge("Resources: {}\n", OWNER, &[("P".into(), permission("x"))]).unwrap_or_default();
    let long = text.replace("!GetAtt Fx.Arn", "{ 'Fn::GetAtt': [Fx, Arn] }").replace("!Sub ", "\n          Fn::Sub: ");
    assert_ne!(text, long);
    assert_eq!(merge(&long, OWNER, &[("P".into(), permission("x"))]).as_deref(), Ok(long.as_str()));
    // An account without quotes is a number.
    let number = text.replace("\"012345678901\"", "012345678901");
    assert_eq!(merge(&number, OWNER, &[("P".into(), permission("x"))]).as_deref(), Ok(text.as_str()));
}

#[track_caller]
fn error(text: &str, names: &[&str]) -> String {
    match merge(text, OWNER, &ours(names)) {
        Err(error) => {
            assert!(error.to_string().contains("\n= help: "), "{error}");
            error.to_string().lines().next().unwrap_or_default().to_string()
        }
        Ok(text) => panic!("{text}"),
    }
}

#[test]
fn errors_say_where_and_what() {
    for text in ["", " \n", "# a comment\n", "---\n", "\u{feff}"] {
        let found = merge(text, OWNER, &ours(&["A"]));
        assert!(matches!(found, Err(MergeError::Empty | MergeError::NotAMap { .. })), "{text:?}: {found:?}");
    }
    let cases = [
        ("{\n \"A\": é]}", "the text is not JSON: expected value, at line 2, column 7"),
        ("{\nA: [1}", "the text is not YAML: while parsing a flow sequence, expected ',' or ']', at line 2, column 6"),
        ("{\"A\":1", "the text is not JSON: EOF while parsing an object, at line 1, column 6"),
        ("é: 1\n é: [", "the text is not YAML: "),
        ("A: 1\n---\nB: 1\n", "a second YAML document starts at line 2, column 1"),
        ("- a\n", "the template is not a map, at line 1, column 1"),
        ("[1]", "the template is not a map, at line 1, column 1"),
        ("A: 1\nResources: x\n", "`Resources` is not a map, at line 2, column 12"),
        ("{\"Resources\": null}", "`Resources` is not a map, at line 1, column 15"),
        ("A: &a {}\nResources: *a\n", "`Resources` is not a map, at line 2, column 12"),
        ("Resources: {}\nResources: {}\n", "`Resources` is in the template twice, the second time at line 2, column 1"),
        (
            "{\"Resources\":{\"A\":1,\"\\u0041\":1}}",
            "`A` is in the template twice, the second time at line 1, column 21",
        ),
        (
            "Resources:\r\n  B: 1\r\n  A: 1\r\n  'A': 2\r\n",
            "`A` is in the template twice, the second time at line 4, column 3",
        ),
        ("Resources:\n  One: 1\n", "the logical ID `One` (line 2, column 3) belongs to somebody else's resource"),
        (
            "Resources:\n  Two: 1\n  A: 1\n  One: 1\n",
            "the logical IDs `Two` (line 2, column 3), `One` (line 4, column 3) belong to somebody else's resources",
        ),
        (
            "Resources:\n  One:\n    Metadata: {LambdaPerm: others}\n",
            "the logical ID `One` (line 2, column 3) belongs to somebody else's resource",
        ),
        (
            "Resources:\n  A: &a\n    Metadata: {LambdaPerm: tests}\n  One: *a\n",
            "the resource `A` at line 2, column 3 is an alias, or an alias elsewhere refers to it",
        ),
        (
            "Resources:\n  One:\n    Metadata: {LambdaPerm: tests}\n    P: &a 1\nB: *a\n",
            "the resource `One` at line 2, column 3 is an alias, or an alias elsewhere refers to it",
        ),
        (
            "B: &a\n  Metadata: {LambdaPerm: tests}\nResources:\n  One: *a\n",
            "the resource `One` at line 4, column 3 is an alias, or an alias elsewhere refers to it",
        ),
        (
            "B: *r\nResources: &r\n  A: 1\n",
            "the text is not YAML: while parsing node, found unknown anchor, at line 1, column 4",
        ),
        (
            "Resources: &r\n  A: 1\nB: *r\n",
            "`Resources` at line 1, column 1 is used elsewhere through an alias, and would change there too",
        ),
        (
            "Resources: &r {}\nB:\n  <<: *r\n",
            "`Resources` at line 1, column 1 is used elsewhere through an alias, and would change there too",
        ),
        (
            "--- &r\nA: *r\nResources: {}\n",
            "`Resources` at line 3, column 1 is used elsewhere through an alias, and would change there too",
        ),
        (
            "A: &a\n  Resources: {}\n<<: *a\n",
            "`Resources` at line 2, column 3 is used elsewhere through an alias, and would change there too",
        ),
        (
            "A: &a\n  One: 1\nB: &b {<<: *a}\nResources:\n  <<: [*b]\n  C: 1\n",
            "the logical ID `One` (line 2, column 3) belongs to somebody else's resource",
        ),
        (
            "Resources:\n  One:\n    Metadata: {LambdaPerm: tests}\n    Metadata: {LambdaPerm: others}\n",
            "the logical ID `One` (line 2, column 3) belongs to somebody else's resource",
        ),
        (
            "Resources:\n  A: |+\n    x\n  Mine:\n    Metadata: {LambdaPerm: tests}\n\nB: 1\n",
            "`A` at line 2, column 3 belongs to somebody else, and would change",
        ),
        (
            "Resources:\n  A: >\n    x\n  Mine:\n    Metadata: {LambdaPerm: tests}\n    # of Mine\n",
            "`A` at line 2, column 3 belongs to somebody else, and would change",
        ),
        (
            "Resources:\n  ?\n    One\n  : Metadata: {LambdaPerm: tests}\n",
            "the template cannot be edited at line 1, column 1 without touching what belongs to others",
        ),
    ];
    for (text, expected) in cases {
        let names: &[&str] = if text.contains("Mine") { &[] } else { &["One", "Two"] };
        let found = error(text, names);
        assert!(found.starts_with(expected), "{text}\n{found}");
    }
    assert_eq!(error("{}", &["A", "B", "A"]), "two of the resources to merge have the logical ID `A`");
}

#[test]
fn the_owner_is_marked_beside_other_metadata() {
    let node = Node::parse(r#"{"Metadata":{"a":1,"LambdaPerm":"x"},"Type":"T"}"#).unwrap_or(Node::Null);
    let text = merge("{\"Resources\":{}}", "me", &[("One".into(), node)]).unwrap_or_default();
    assert_eq!(text, r#"{"Resources":{"One":{"Metadata":{"a":1,"LambdaPerm":"me"},"Type":"T"}}}"#);
}

#[test]
fn an_owner_removes_its_own_alone() {
    let merge = Merge::new(OWNER);
    let text = merged("Resources: {}\n", &["One"]);
    assert_eq!(merge.remove(&text).as_deref(), Ok("Resources: {}\n"));
    assert_eq!(Merge::new("somebody").remove(&text), Ok(text));
    assert_eq!(merge.owner(), OWNER);
}

#[test]
fn an_owner_has_a_name() {
    for name in ["", " ", "a\0", "a\nb"] {
        let error = Merge::new(name).remove("Resources: {}\n").expect_err("no name").to_string();
        assert!(error.contains("is not the name of an owner"), "{error}");
    }
    assert!(Merge::new("my program").remove("Resources: {}\n").is_ok());
}

#[test]
fn a_value_that_goes_on_to_the_end_gets_no_line_break() {
    let one = "  One:\n    Type: T\n    Metadata:\n      LambdaPerm: tests\n    Properties:\n      P: One\n";
    for header in ["|", ">", "|+", ">+", "|2", ">2+", "|+1", "| # c", "!Sub |", "&a >"] {
        for content in ["      echo hi", "      echo\n\n      hi ", "      # no comment", "      ", "      x\n       "]
        {
            let (first, last) = ("Resources: # r\n  A: 1 # a\n", format!("  # b\n  B:\n    P: {header}\n{content}"));
            there_and_back(&[first, &last].concat(), &["One"], &[first, one, &last].concat());
            let crlf = |text: &str| text.replace('\n', "\r\n");
            let (first, last) = (crlf(first), crlf(&last));
            there_and_back(&[&*first, &last].concat(), &["One"], &[&*first, &crlf(one), &last].concat());
            // One alone, in a list, and of a template that has no resources yet.
            let last = format!("  B:\n  - {header}\n{content}");
            there_and_back(&format!("Resources:\n{last}"), &["One"], &format!("Resources:\n{one}{last}"));
            let last = format!("B: {header}\n{content}");
            assert_eq!(merged(&format!("A: 1\n{last}"), &["One"]), format!("A: 1\nResources:\n{one}{last}"));
        }
    }
    // These do not take in what follows.
    let behind = one.trim_end();
    for last in
        ["|-\n      x", ">1-\n      x", "&a !Sub |-2 # c\n      x", "\"x\n      y\"", "x\n      y", "|\n      x\n # c"]
    {
        let text = format!("Resources:\n  A:\n    P: {last}");
        there_and_back(&text, &["One"], &format!("{text}\n{behind}"));
    }
    // Nor does the last line break go with what is removed.
    let text = format!("Resources:\n  A: |\n    x\n{one}");
    assert_eq!(merged(text.trim_end(), &[]), "Resources:\n  A: |\n    x\n");
}

#[test]
fn aliases_of_what_stays_are_no_obstacle() {
    let one = "  One:\n    Type: T\n    Metadata:\n      LambdaPerm: tests\n    Properties:\n      P: One\n";
    for text in [
        "Resources: &r\n  A: &a {B: 1}\n  C: *a\n",
        "A: &a {B: 1}\nResources:\n  <<: *a\n  C: *a\n",
        "<<: &a {B: 1}\nA: &a 1\nResources:\n  C: *a\n",
    ] {
        there_and_back(text, &["One"], &format!("{text}{one}"));
    }
}

#[test]
fn lines_inside_brackets_and_quotes_start_anywhere() {
    let one = "  One:\n    Type: T\n    Metadata:\n      LambdaPerm: tests\n    Properties:\n      P: One\n";
    for text in [
        "Resources:\n  A:\n    Fn::Join: [\n      a,\n    b\n  ]\n",
        "Resources:\n  A:\n    - P: {\n\"Version\": \"1\", # c ]\n\"S\": [\n{ }\n]\n}\n    - é: !Sub ['é\n''\n', x\ny]\n",
        "Resources:\n  A: \"two\nlines\n\\\"\n\"\n  B: 'two\n lines\n'\n",
        "Resources:\n  A:\n    P: |\n      [ \"\n    Q: it's [\n      so \" [\n    R: [a\n    ]\n",
        "Resources:\n  A:\n    P: \"a\n\tb\"\n",
    ] {
        there_and_back(text, &["One"], &format!("{text}{one}"));
        there_and_back(&text.replace('\n', "\r\n"), &["One"], &format!("{text}{one}").replace('\n', "\r\n"));
    }
    let flow = r#""One": {"Type": "T", "Metadata": {"LambdaPerm": "tests"}, "Properties": {"P": "One"}}"#;
    let lines = "Resources: {\n  A: {B: [\n]}";
    let close = "\n}\nO: 1\n";
    let laid_out = flow.replace("{", "{\n").replace("}", "\n}").replace(", ", ",\n");
    let merged_text = merged(&format!("{lines}{close}"), &["One"]);
    assert_eq!(
        load(&merged_text),
        load(&format!("{lines},\n{laid_out}{close}").replace("\n}", "\n  }").replace("\n]", "\n  ]"))
    );
    assert_eq!(merged(&merged_text, &[]), format!("{lines}{close}"));
    // Where the parser refuses something else, it says so of the text as it is.
    let found = error("Resources:\n  A:\n    P: [\n  ]\n  B: *b\n", &["One"]);
    assert!(found.ends_with("invalid indentation, at line 4, column 3"), "{found}");
}
