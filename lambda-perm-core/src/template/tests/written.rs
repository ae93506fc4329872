//! Values as JSON and YAML.

use alloc::{format, string::ToString, vec::Vec};

use proptest::prelude::*;

use super::{
    super::Node,
    judge::{load, with_plain_numbers},
    strategy::{TRAPS, node, text},
};

fn json(text: &str) -> Node {
    Node::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn numbers_keep_their_text_and_maps_their_order() {
    for text in
        [r#"{"b":1.50,"a":[1e400,-0,123456789012345678901234567890],"":{}}"#, "[]", "\"\\u0001\"", "null", "1E5"]
    {
        assert_eq!(json(text).to_json(), text);
    }
    assert_eq!(json(" { \"a\" : \"\\u00e9\\/\" } ").to_json(), "{\"a\":\"é/\"}");
}

#[test]
fn what_is_not_json_is_an_error() {
    for text in ["", "{", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"\\u0062\":2}}", "\"\\ud800\"", "01", "{} {}"]
    {
        assert!(Node::parse(text).is_err(), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert!(Node::parse(&deep).is_err());
}

#[test]
fn short_forms() {
    let cases = [
        (r#"{"Ref":"AWS::Region"}"#, "!Ref AWS::Region\n"),
        (r#"{"Ref":"NO"}"#, "!Ref \"NO\"\n"),
        (r#"{"Fn::GetAtt":["Topic","Arn"]}"#, "!GetAtt Topic.Arn\n"),
        (r#"{"Fn::GetAtt":["Stack","Outputs.A"]}"#, "!GetAtt Stack.Outputs.A\n"),
        (r#"{"Fn::GetAtt":["A.B","C"]}"#, "Fn::GetAtt:\n  - A.B\n  - C\n"),
        (r#"{"Fn::GetAtt":["A",{"Ref":"B"}]}"#, "Fn::GetAtt:\n  - A\n  - !Ref B\n"),
        (r#"{"Fn::Sub":"arn:${A}"}"#, "!Sub \"arn:${A}\"\n"),
        (r#"{"a":{"Fn::Sub":["${A}",{"A":{"Ref":"B"}}]}}"#, "a: !Sub\n  - \"${A}\"\n  - A: !Ref B\n"),
        (r#"{"Fn::ImportValue":{"Fn::Sub":"a"}}"#, "Fn::ImportValue: !Sub a\n"),
        (r#"{"Fn::Base64":{"Ref":"A"}}"#, "Fn::Base64: !Ref A\n"),
        (r#"{"Fn::GetAZs":""}"#, "!GetAZs \"\"\n"),
        (r#"[{"Fn::Join":["",["a",{"Ref":"B"}]]}]"#, "- !Join\n  - \"\"\n  - - a\n    - !Ref B\n"),
        (
            r#"{"a":{"Fn::Select":[0,{"Fn::Split":[":",{"Ref":"A"}]}]}}"#,
            "a: !Select\n  - 0\n  - !Split\n    - \":\"\n    - !Ref A\n",
        ),
        (
            r#"{"Fn::And":[{"Condition":"A"},{"Fn::Not":[{"Condition":"B"}]}]}"#,
            "!And\n- Condition: A\n- !Not\n  - Condition: B\n",
        ),
        (r#"{"Ref":"A","b":1}"#, "Ref: A\nb: 1\n"),
        (r#"{"Ref":1}"#, "Ref: 1\n"),
        (r#"{"a":{},"b":[],"c":[{},[1]],"d":true,"e":null}"#, "a: {}\nb: []\nc:\n  - {}\n  - - 1\nd: true\ne: null\n"),
    ];
    for (text, yaml) in cases {
        assert_eq!(json(text).to_yaml(), yaml);
        assert_eq!(load(yaml), with_plain_numbers(&json(text)));
    }
}

#[test]
fn what_a_parser_may_take_for_another_thing_is_quoted() {
    let plain: Vec<_> = TRAPS.iter().filter(|text| Node::from(**text).to_yaml() == format!("{text}\n")).collect();
    let safe = [
        "AWS::Region",
        "lambda:InvokeFunction",
        "arn:aws:s3:::b",
        "A.B",
        "a/*",
        "$LATEST",
        "s3.amazonaws.com",
        "/a/b",
        "e3",
        "a  b",
    ];
    assert_eq!(plain, safe.iter().collect::<Vec<_>>());
}

#[test]
fn keys_of_any_length() {
    for length in [900, 1000, 1024, 1100, 5000] {
        for value in [json("1"), json("[1]"), json(r#"{"a":[{"b":1}]}"#), json(r#"{"Ref":"A"}"#)] {
            let map = Node::Map([("k".repeat(length), value), ("b".into(), Node::Null)].into());
            let list = Node::List([map.clone(), map.clone()].into());
            assert_eq!(load(&map.to_yaml()), map);
            assert_eq!(load(&list.to_yaml()), list);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_round_trips(node in node()) {
        prop_assert_eq!(&json(&node.to_json()), &node);
        prop_assert_eq!(&json(&node.to_json_pretty()), &node);
    }

    /// With the numbers that both keep, the texts are the same to the byte.
    #[test]
    fn json_is_laid_out_as_serde_json_does(text in text(), keys in "[a-e]{0,5}") {
        let list = Node::List([Node::Text(text), Node::Null, Node::List(Vec::new()), Node::Map(Vec::new())].into());
        let entries = keys.chars().map(|key| (key.to_string(), list.clone())).collect();
        let node = Node::Map(super::strategy::unique(entries));
        let mut sorted = node.clone();
        if let Node::Map(entries) = &mut sorted {
            entries.sort_by(|a, b| a.0.cmp(&b.0));
        }
        let value: serde_json::Value = serde_json::from_str(&node.to_json()).unwrap_or_default();
        prop_assert_eq!(serde_json::to_string(&value).unwrap_or_default(), sorted.to_json());
        prop_assert_eq!(serde_json::to_string_pretty(&value).unwrap_or_default(), sorted.to_json_pretty());
    }

    #[test]
    fn yaml_loads_to_the_same_value(node in node()) {
        let yaml = node.to_yaml();
        prop_assert_eq!(load(&yaml), with_plain_numbers(&node), "{}", yaml);
    }

    #[test]
    fn yaml_has_only_printable_characters(text in text()) {
        let yaml = Node::Map([(text.clone(), Node::Text(text))].into()).to_yaml();
        prop_assert!(yaml.chars().all(|c| c == '\n' || !(c.is_control() || "\u{2028}\u{2029}\u{feff}".contains(c))), "{}", yaml);
    }
}
