//! Documents that somebody has broken: no audit panics, and each finding has a place in the text.

use lambda_perm::document::{AuditOptions, PolicyDocument};
use proptest::prelude::*;

use super::{FUNCTION, document};
use crate::support::depth::times;

/// Pieces of statements, of which any may stand beside any other.
const PIECES: [&str; 24] = [
    "\"*\"",
    "\"lambda:*\"",
    "\"s3.amazonaws.com\"",
    "\"210987654321\"",
    "\"arn:aws:s3:::uploads\"",
    "\"arn:aws:*\"",
    "\"AROAJQABLZS4A3QDU576Q\"",
    "\"${aws:username}\"",
    "\"o-t194hfs8cz\"",
    "\"lambda:InvokeFunction\"",
    "\"lambda:InvokeFunctionUrl\"",
    "\"arn:aws:lambda:us-east-2:123456789012:function:f\"",
    "\"arn:aws:lambda:us-east-2:123456789012:layer:l:1\"",
    "\"\"",
    "\"\\u00e9\\n`\"",
    "true",
    "1e3",
    "[]",
    "[\"*\",\"123456789012\"]",
    "[\"lambda:InvokeFunction\",\"lambda:Get*\",\"x\"]",
    "[true,0,\"NONE\"]",
    "[\"arn:aws:sns:us-east-2:123456789012:t\",\"arn:aws:s3:::*\"]",
    "\"arn:aws:iam::210987654321:root\"",
    "\"2008-10-17\"",
];
const OPERATORS: [&str; 9] = [
    "StringEquals",
    "StringLike",
    "ArnLike",
    "ForAllValues:StringLike",
    "StringNotEqualsIfExists",
    "Null",
    "Bool",
    "NotIpAddress",
    "Strange",
];
const KEYS: [&str; 8] = [
    "aws:SourceArn",
    "AWS:SourceAccount",
    "aws:PrincipalOrgID",
    "lambda:FunctionUrlAuthType",
    "lambda:InvokedViaFunctionUrl",
    "aws:SourceIp",
    "aws:PrincipalTag/x",
    "s3:prefix",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&PIECES[..])
}

fn statement() -> impl Strategy<Value = String> {
    let principal = prop_oneof![
        Just("\"Principal\":\"*\"".to_owned()),
        (prop::sample::select(&["AWS", "Service", "Federated"][..]), piece(), any::<bool>()).prop_map(
            |(kind, name, not)| { format!("\"{}Principal\":{{\"{kind}\":{name}}}", if not { "Not" } else { "" }) }
        ),
    ];
    let condition = (prop::sample::select(&OPERATORS[..]), prop::sample::select(&KEYS[..]), piece());
    let conditions = prop::collection::btree_map(prop::sample::select(&OPERATORS[..]), condition, 0..3);
    (principal, piece(), piece(), conditions, any::<[bool; 4]>()).prop_map(
        |(principal, action, resource, conditions, [deny, not, sid, own])| {
            let not = if not { "Not" } else { "" };
            let own = if own { format!("\"{FUNCTION}\"") } else { resource.to_owned() };
            let conditions: Vec<String> = conditions
                .iter()
                .map(|(operator, (_, key, value))| format!("\"{operator}\":{{\"{key}\":{value}}}"))
                .collect();
            let mut text = format!(
                "{principal},\"{not}Action\":{action},\"Resource\":{own},\"Condition\":{{{}}}",
                conditions.join(",")
            );
            text += if deny { ",\"Effect\":\"Deny\"" } else { "" };
            text + if sid { ",\"Sid\":\"same\"" } else { "" }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_stand_in_the_text(
        statements in prop::collection::vec(statement(), 0..5),
        version in any::<bool>(),
        cut in prop::option::of((any::<prop::sample::Index>(), any::<prop::sample::Index>())),
    ) {
        let texts: Vec<&str> = statements.iter().map(String::as_str).collect();
        let mut text = document(&texts);
        if version {
            text = text.replace("2012-10-17", "2008-10-17");
        }
        // A piece of the text in place of another one.
        if let Some((from, to)) = cut {
            let (from, to) = (from.index(text.len()), to.index(text.len()));
            if text.is_char_boundary(from) && text.is_char_boundary(to) {
                let moved: String = text[from..].chars().take(20).collect();
                text.insert_str(to, &moved);
            }
        }
        if let Ok(document) = PolicyDocument::parse(&text) {
            let audit = document.audit(&AuditOptions::new());
            for finding in &audit {
                let offset = finding.offset().expect("a place");
                prop_assert!(text.get(offset..).is_some_and(|rest| !rest.is_empty()), "{finding}");
                let position = finding.position().expect("a place");
                let line = text.lines().nth(position.line - 1).expect("a line");
                prop_assert!(position.column <= line.chars().count(), "{finding}");
            }
            prop_assert!(audit.iter().map(|finding| finding.offset()).is_sorted());
            prop_assert_eq!(document.clone().into_owned().audit(&AuditOptions::new()), audit);
        }
    }
}
