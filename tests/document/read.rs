//! Reading and writing documents: nothing is lost, what is wrong is said at its place, and `serde_json` takes the same for JSON.

use lambda_perm::document::{DocumentStatement, PolicyDocument, PolicyVersion};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{beside, depth::times};

const IN_ORDER: &str = r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"uploads","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f","Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::uploads"}}},{"Sid":"everyone","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}}]}"#;

/// All of the grammar, laid out for people.
const ANY_ORDER: &str = r#"
{
  "Statement": {
    "Condition": {
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*", "\u006f-z"] },
      "NumericLessThanIfExists": { "s3:max-keys": 10.5e3 },
      "Bool": { "aws:SecureTransport": true }
    },
    "NotResource": ["arn:aws:lambda:*:*:function:a", "*"],
    "NotAction": "lambda:Get*",
    "NotPrincipal": { "AWS": ["123456789012", "arn:aws:iam::123456789012:role/r"], "Federated": "cognito-identity.amazonaws.com" },
    "Comment": { "nested": [null, {}, []] },
    "Effect": "Deny"
  },
  "Owner": "team \ud83d\ude80"
}
"#;

#[test]
fn what_lambda_wrote_comes_out_byte_for_byte() {
    let document = PolicyDocument::parse(IN_ORDER).expect("a document");
    assert_eq!(document.to_json(), IN_ORDER);
    assert_eq!(document.size(), IN_ORDER.len());
    assert_eq!(document.version(), Some(PolicyVersion::V2012));
    assert_eq!(document.id(), Some("default"));
    let shown: Vec<_> = document.statements().iter().map(|statement| format!("{:?}", statement.sid())).collect();
    assert_eq!(shown, ["Some(\"uploads\")", "Some(\"everyone\")"]);
    let conditions = document.statements()[0].conditions().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        conditions,
        ["StringEquals AWS:SourceAccount: 123456789012", "ArnLike AWS:SourceArn: arn:aws:s3:::uploads"]
    );
}

#[test]
fn all_of_the_grammar_is_kept() {
    let document = PolicyDocument::parse(ANY_ORDER).expect("a document");
    assert_eq!((document.version(), document.effective_version()), (None, PolicyVersion::V2008));
    let [statement] = document.statements() else { panic!("{document}") };
    assert_eq!(statement.sid(), None);
    assert!(
        statement.principal().is_negated() && statement.actions().is_negated() && statement.resources().is_negated()
    );
    assert_eq!(
        statement.principal().to_string(),
        "not 123456789012, arn:aws:iam::123456789012:role/r, cognito-identity.amazonaws.com"
    );
    assert_eq!(statement.unknown_members().collect::<Vec<_>>(), ["Comment"]);
    let conditions = statement.conditions().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        conditions,
        [
            "ForAnyValue:StringLike aws:PrincipalOrgPaths: o-a1b2c3d4e5/*, o-z",
            "NumericLessThanIfExists s3:max-keys: 10.5e3",
            "Bool aws:SecureTransport: true"
        ]
    );
    assert!(statement.conditions().iter().all(|condition| condition.operator().is_some()));
    assert_eq!(document.unknown_members().collect::<Vec<_>>(), [("Owner", r#""team \ud83d\ude80""#)]);
    // Only white space between tokens is gone: escapes and numbers stay as they were.
    let compact: String = serde_free_compact(ANY_ORDER);
    assert_eq!(document.to_json(), compact);
}

/// Without white space outside of strings. In the texts above, no string but that of `Owner` has any.
fn serde_free_compact(text: &str) -> String {
    text.split('"')
        .enumerate()
        .map(|(number, part)| if number % 2 == 0 { part.split_whitespace().collect() } else { part.to_owned() })
        .collect::<Vec<String>>()
        .join("\"")
}

#[test]
fn a_changed_document_keeps_the_other_statements() {
    let mut document = PolicyDocument::parse(IN_ORDER).expect("a document");
    let removed = document.remove("uploads").expect("a statement");
    assert!(document.remove("uploads").is_none());
    assert!(
        document.to_json().starts_with(r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"everyone","#)
    );
    document.push(removed);
    assert_eq!(document.statements().len(), 2);
    let mut single = PolicyDocument::parse(ANY_ORDER).expect("a document");
    single.push(DocumentStatement::parse(document.statements()[0].text()).expect("a statement"));
    assert_eq!(PolicyDocument::parse(&single.to_json()).expect("a document"), single);
    let mut made = PolicyDocument::EMPTY;
    assert_eq!(made.to_json(), r#"{"Version":"2012-10-17","Id":"default","Statement":[]}"#);
    made.push(single.statements()[0].clone());
    assert_eq!(PolicyDocument::parse(&made.to_json()).expect("a document").statements(), made.statements());
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let statement = |members: &str| format!("{{\"Statement\":[\n {{{members}}}]}}");
    let rest = r#""Action":"lambda:InvokeFunction","Resource":"*""#;
    let cases = [
        ("", (1, 1), "the end of the text stands where a policy document, which is an object, is expected"),
        ("\u{feff}{}", (1, 1), "a byte order mark stands where a policy document, which is an object, is expected"),
        ("[]", (1, 1), "`[` stands where a policy document, which is an object, is expected"),
        ("{}", (1, 1), "a policy document has a member `Statement`, and this has none"),
        ("{\"statement\":[]}", (1, 1), "a policy document has a member `Statement`, and this has none"),
        ("{\"Policy\":\"{}\"}", (1, 1), "this is an answer of the API, not the policy in it"),
        ("{\"Effect\":\"Allow\"}", (1, 1), "this is a statement, not a policy document"),
        ("{\"Statement\":[]} x", (1, 18), "`x` stands where the end of the text is expected"),
        ("{\"Statement\":[],}", (1, 17), "`}` stands where the name of a member, in double quotes, is expected"),
        ("{\"Statement\":[],\"Statement\":[]}", (1, 17), "the member `Statement` is there twice"),
        ("{\"Id\":\"é\",\n\"Id\":\"\"}", (2, 1), "the member `Id` is there twice"),
        ("{\"Version\":\"2012-10-18\"}", (1, 12), "`Version` is `2012-10-18`, but it is `2012-10-17` or `2008-10-17`"),
        ("{\"Id\":\"a\nb\"}", (1, 9), "the control character U+000A stands in a string"),
        ("{\"Id\":\"a", (1, 7), "this string does not end"),
        ("{\"Id\":\"\\x\"}", (1, 8), "this backslash begins no escape"),
        ("{\"Id\":\"\\ud83d\"}", (1, 8), "this escape is half of a pair of surrogates, and no character"),
        ("{\"x\":01}", (1, 6), "this is not a number of JSON"),
        ("{\"Statement\":null}", (1, 14), "`null` stands where a list of statements, or one, is expected"),
        (&statement("\"Effect\":\"allow\""), (2, 12), "`Effect` is `allow`, but it is `Allow` or `Deny`"),
        (&statement("\"Sid\":\"a\""), (2, 2), "a statement of a resource policy has `Effect`, and this has none"),
        (
            &statement(&format!("\"Effect\":\"Allow\",{rest}")),
            (2, 2),
            "a statement of a resource policy has `Principal`, and this has none",
        ),
        (
            &statement(&format!("\"Effect\":\"Allow\",\"Principal\":\"s3.amazonaws.com\",{rest}")),
            (2, 32),
            "the principal is `s3.amazonaws.com`, but only `*` may stand as text by itself",
        ),
        (
            &statement(&format!("\"Principal\":{{\"aws\":\"*\"}},{rest}")),
            (2, 16),
            "`aws` is not a type of principals: there are AWS, Service, Federated, CanonicalUser",
        ),
        (
            &statement(&format!("\"Principal\":\"*\",\"NotPrincipal\":\"*\",{rest}")),
            (2, 19),
            "a statement has `Principal` or `NotPrincipal`, and this has both",
        ),
        (&statement("\"Action\":1"), (2, 12), "`1` stands where an action is expected"),
        (
            &statement("\"Condition\":{\"Bool\":{\"a\":null}}"),
            (2, 28),
            "`null` stands where a text, a number, `true` or `false` is expected",
        ),
    ];
    for (text, (line, column), message) in cases {
        let error = PolicyDocument::parse(text).expect_err(text);
        assert_eq!((error.message(), error.line(), error.column()), (message, line, column), "{text}");
        assert!(!error.help().is_empty());
    }
    let deep = format!("{{\"x\":{}", "[".repeat(100_000));
    let error = PolicyDocument::parse(&deep).expect_err("too deep");
    assert_eq!(error.message(), "lists and objects are nested more than 128 levels deep");
    assert_eq!(PolicyDocument::parse_bytes(b"{\"a\xff").expect_err("no UTF-8").column(), 4);
}

/// The bytes of a text that stand outside of strings, with their places. The strings have no quote in them.
fn outside_of_strings(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let mut is_inside = false;
    text.bytes().enumerate().filter(move |(_, byte)| {
        is_inside ^= *byte == b'"';
        !is_inside && *byte != b'"'
    })
}

#[test]
fn the_first_wrong_byte_is_blamed() {
    for text in [IN_ORDER, ANY_ORDER] {
        for (at, _) in outside_of_strings(text).filter(|(_, byte)| b"{}[],:".contains(byte)) {
            let (before, behind) = (&text[..at], &text[at + 1..]);
            let error = PolicyDocument::parse(&format!("{before}x{behind}")).expect_err(before).offset();
            assert_eq!(error, at, "{before}");
            let error = PolicyDocument::parse(before).expect_err(before).offset();
            assert_eq!(error, at, "{before}");
        }
    }
}

#[test]
fn every_document_of_others_is_kept() {
    let (Some(policies), Some(statements), Some(recorded)) = (
        beside::read("corpus/policies.jsonl"),
        beside::read("corpus/statements.jsonl"),
        beside::read("facts/recorded/aws_answers.jsonl"),
    ) else {
        return;
    };
    let row = |line: &str| serde_json::from_str::<Value>(line).expect("a row");
    let mut count = 0;
    let mut keeps = |value: &Value| {
        count += 1;
        for text in [value.to_string(), format!("{value:#}")] {
            let statement = DocumentStatement::parse(&text).expect(&text);
            assert_eq!(statement.to_json(), value.to_string());
            let again = statement.to_json_pretty();
            assert_eq!(DocumentStatement::parse(&again).expect(&again), statement);
        }
    };
    statements.lines().for_each(|line| keeps(&row(line)["statement"]));
    recorded.lines().map(row).filter(|row| !row["statement"].is_null()).for_each(|row| keeps(&row["statement"]));
    assert!(count > 80, "{count}");
    let mut documents = 0;
    for policy in policies.lines().map(|line| row(line)["policy"].clone()).filter(Value::is_object) {
        for text in [policy.to_string(), format!("{policy:#}")] {
            let document = PolicyDocument::parse(&text).expect(&text);
            assert_eq!(document.to_json(), policy.to_string());
            assert_eq!(document.clone().into_owned(), document);
        }
        documents += 1;
    }
    assert!(documents > 25, "{documents}");
}

#[test]
fn documents_go_through_serde() {
    for text in [IN_ORDER, ANY_ORDER] {
        let document = PolicyDocument::parse(text).expect("a document");
        let json = serde_json::to_string(&document).expect("JSON");
        let read = serde_json::from_str::<PolicyDocument<'static>>(&json).expect(&json);
        // Serde has no numbers but its own, so `10.5e3` may come back as `10500.0`.
        let value = |document: &PolicyDocument<'_>| serde_json::from_str::<Value>(&document.to_json()).expect("JSON");
        assert_eq!(value(&read), value(&document));
        let bytes = postcard::to_stdvec(&document).expect("bytes");
        assert_eq!(postcard::from_bytes::<PolicyDocument<'static>>(&bytes).expect("a document"), document);
    }
    for statement in PolicyDocument::parse(IN_ORDER).expect("a document").statements() {
        let json = serde_json::to_string(statement).expect("JSON");
        assert_eq!(&serde_json::from_str::<DocumentStatement<'static>>(&json).expect(&json), statement);
    }
    assert_eq!(serde_json::to_string(&PolicyDocument::parse(IN_ORDER).expect("a document")).expect("JSON"), IN_ORDER);
    // The answer of GetPolicy has the document as text.
    let answer = serde_json::json!({ "Policy": IN_ORDER, "RevisionId": "4843f2f6-7c59-4fda-b484-afd0bc0e22b8" });
    let policy: PolicyDocument<'static> = serde_json::from_value(answer["Policy"].clone()).expect("a document");
    assert_eq!(policy.to_json(), IN_ORDER);
    let twice = r#"{"Statement":[],"Statement":[]}"#;
    let error = serde_json::from_str::<PolicyDocument<'static>>(twice).expect_err("twice").to_string();
    assert!(error.starts_with("the member `Statement` is there twice"), "{error}");
}

/// Texts like JSON, right and wrong.
fn like_json() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"\\u00e9\\n\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"é\"",
        "1",
        "-0.5e+3",
        "01",
        "1.",
        "-",
        "1e",
        "true",
        "nul",
        "null",
        " ",
        "\n",
        "\u{b}",
        "\"",
        "\\",
        "\u{1}",
    ]);
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

/// Values of JSON, without a member twice in an object.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(".{0,4}", inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Any JSON may stand as the value of an unknown member, so this asks both readers the same.
    #[test]
    fn serde_json_takes_the_same_for_json(text in prop_oneof![like_json(), ".{0,20}", json().prop_map(|value| value.to_string())]) {
        let whole = format!("{{\"Statement\":[],\"x\":{text}}}");
        let ours = PolicyDocument::parse(&whole);
        let theirs = serde_json::from_str::<Value>(&whole);
        let is_duplicate = matches!(&ours, Err(error) if error.message().ends_with("is there twice"));
        prop_assert!(ours.is_ok() == theirs.is_ok() || is_duplicate, "{whole}: {ours:?} {theirs:?}");
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert_eq!(serde_json::from_str::<Value>(&ours.to_json()).expect("JSON"), theirs.clone());
            prop_assert_eq!(serde_json::from_str::<Value>(&ours.to_json_pretty()).expect("JSON"), theirs);
        }
    }

    /// A document with some bytes changed is read, or the error is inside of the text. What is read is kept.
    #[test]
    fn a_changed_text_is_read_or_refused(
        start in prop::sample::select(vec![IN_ORDER, ANY_ORDER]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 0..4),
    ) {
        let mut bytes = start.as_bytes().to_vec();
        for (at, byte, inserts) in changes {
            let at = at.index(bytes.len());
            let byte = if byte < 64 { b"{}[],:\"\\"[usize::from(byte % 8)] } else { byte };
            if inserts { bytes.insert(at, byte) } else { bytes[at] = byte }
        }
        match PolicyDocument::parse_bytes(&bytes) {
            Ok(document) => {
                let text = core::str::from_utf8(&bytes).expect("text");
                prop_assert_eq!(
                    serde_json::from_str::<Value>(&document.to_json()).expect("JSON"),
                    serde_json::from_str::<Value>(text).expect("JSON")
                );
                let written = document.to_json();
                prop_assert_eq!(PolicyDocument::parse(&written).expect("a document"), document);
            }
            Err(error) => prop_assert!(error.offset() <= bytes.len() && error.line() > 0 && error.column() > 0),
        }
    }

    /// The quick way through a statement and the general one give the same.
    #[test]
    fn the_order_of_members_does_not_count(
        sid in "[a-z]{1,9}", name in "[ -~]{1,12}", source in prop::option::of("[ -~é]{0,12}"),
        account in prop::option::of("[0-9]{12}"), kind in prop::sample::select(vec!["Service", "AWS"]),
    ) {
        let quoted = |text: &str| Value::from(text).to_string();
        let condition = |operator: &str, key: &str, value: &Option<String>| {
            value.as_ref().map(|value| format!("\"{operator}\":{{\"{key}\":{}}}", quoted(value)))
        };
        let conditions: Vec<_> = [condition("StringEquals", "AWS:SourceAccount", &account), condition("ArnLike", "AWS:SourceArn", &source)]
            .into_iter().flatten().collect();
        let mut members = vec![
            format!("\"Sid\":{}", quoted(&sid)), "\"Effect\":\"Allow\"".to_owned(),
            format!("\"Principal\":{{\"{kind}\":{}}}", quoted(&name)), "\"Action\":\"a\"".to_owned(),
            "\"Resource\":\"r\"".to_owned(),
        ];
        if !conditions.is_empty() {
            members.push(format!("\"Condition\":{{{}}}", conditions.join(",")));
        }
        let in_order = format!("{{{}}}", members.join(","));
        members.reverse();
        let reversed = format!("{{{}}}", members.join(","));
        let read = DocumentStatement::parse(&in_order).expect("a statement");
        prop_assert_eq!(&read, &DocumentStatement::parse(&reversed).expect("a statement"));
        prop_assert_eq!(read.to_json(), in_order);
    }
}

/// Serde has no number that is so large, and one that it has would be another value.
#[test]
fn a_number_that_serde_does_not_have_is_an_error() {
    for number in ["1e400", "-1e400"] {
        let text = format!(r#"{{"Statement":[],"x":{number}}}"#);
        let document = PolicyDocument::parse(&text).expect("a document");
        assert_eq!(document.to_json(), text);
        let error = serde_json::to_string(&document).expect_err(number);
        assert_eq!(error.to_string(), format!("{number} is larger than a number of serde can be"));
    }
}

/// No name is compared with all others.
#[test]
fn many_members_through_serde() {
    let members: Vec<String> = (0..100_000).map(|number| format!(r#","x{number}":1"#)).collect();
    let text = format!(r#"{{"Statement":[]{}}}"#, members.concat());
    let document = PolicyDocument::parse(&text).expect("a document");
    assert_eq!(serde_json::to_string(&document).expect("JSON"), text);
}

#[test]
fn white_space_in_members_that_mean_nothing_does_not_count() {
    let read = |json: &str| PolicyDocument::parse(json).expect("a document").into_owned();
    assert_eq!(read(r#"{"Statement":[],"x":{"a" : [ 1 ]}}"#), read(r#"{"Statement":[],"x":{"a":[1]}}"#));
    assert_ne!(read(r#"{"Statement":[],"x":"a b"}"#), read(r#"{"Statement":[],"x":"ab"}"#));
}
