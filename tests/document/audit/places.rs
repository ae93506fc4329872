//! Where findings stand: member, line and column, in any layout and order.

use lambda_perm::document::{AuditOptions, PolicyDocument};

/// Two statements for people, with members in another order than Lambda's, escapes in names and characters of several bytes.
const LAID_OUT: &str = r#"{
  "Owner": "équipe",
  "Statement": [
    {
      "Condition": {
        "\u0041rnLike": { "AWS:SourceArn": "arn:aws:s3:::uploads" },
        "StringEquals": { "aws:PrincipalTag/\"é\"": ["a", "${aws:username}"] }
      },
      "Resource": "arn:aws:lambda:us-east-2:123456789012:function:f",
      "Action": "lambda:InvokeFunction",
      "Principal": { "Service": "s3.amazonaws.com" },
      "Effect": "Allow",
      "Sid": "é"
    },
    {
      "Principal": {
        "AWS": [
          "210987654321",
          "*"
        ]
      },
      "NotAction": "lambda:Get*", "Resource": "arn:aws:lambda:us-east-2:123456789012:function:f", "Effect": "Allow"
    }
  ],
  "Version": "2008-10-17"
}"#;

#[test]
fn places_are_those_of_the_member() {
    let expected = [
        ("LP1015", "", "Owner", "line 2, column 3"),
        ("LP0502", "é", "Condition.ArnLike.AWS:SourceArn", "line 6, column 44"),
        ("LP1007", "é", "Condition.StringEquals.aws:PrincipalTag/\"é\"[1]", "line 7, column 59"),
        ("LP0201", "é", "Sid", "line 13, column 14"),
        ("LP1012", "", "", "line 15, column 5"),
        ("LP0503", "", "Principal.AWS[1]", "line 19, column 11"),
        ("LP1002", "", "NotAction", "line 22, column 7"),
    ];
    // Line ends of two characters count once.
    for text in [LAID_OUT.to_owned(), LAID_OUT.replace('\n', "\r\n"), LAID_OUT.replace('\n', "\r")] {
        let audit = PolicyDocument::parse(&text).expect("a document").audit(&AuditOptions::new());
        let found: Vec<_> = audit
            .iter()
            .map(|finding| {
                let position = finding.position().expect("a place").to_string();
                let member = finding.member().unwrap_or_default();
                (finding.code().id(), finding.statement_id().unwrap_or_default(), member, position)
            })
            .collect();
        let expected: Vec<_> = expected.map(|(code, sid, member, place)| (code, sid, member, place.to_owned())).into();
        assert_eq!(found, expected, "{audit}");
    }
}

#[test]
fn places_are_those_of_the_text_that_was_read() {
    let read = PolicyDocument::parse(LAID_OUT).expect("a document");
    let audit = read.audit(&AuditOptions::new());
    let starts: Vec<&str> = audit
        .iter()
        .map(|finding| {
            LAID_OUT
                .get(finding.offset().expect("a place")..)
                .expect("a character")
                .split(['\n', ':'])
                .next()
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(starts, ["\"Owner\"", "\"arn", "\"${aws", "\"é\"", "{", "\"*\"", "\"NotAction\""]);
    // Owned, and after others have been taken out.
    assert_eq!(read.clone().into_owned().audit(&AuditOptions::new()), audit);
    let mut rest = read;
    rest.remove("é");
    let left = rest.audit(&AuditOptions::new());
    let places = |audit: &lambda_perm::document::Audit, from: usize| {
        audit.iter().skip(from).map(|finding| finding.position()).collect::<Vec<_>>()
    };
    assert_eq!(places(&left, 1), places(&audit, 4));
    // Compact, everything is in one line.
    let compact = audit.len();
    let text = PolicyDocument::parse(LAID_OUT).expect("a document").to_json();
    let audit = PolicyDocument::parse(&text).expect("a document").audit(&AuditOptions::new());
    assert!(audit.len() == compact && audit.iter().all(|finding| finding.position().is_some_and(|at| at.line == 1)));
}

#[test]
fn a_finding_is_shown_with_its_place() {
    let audit = PolicyDocument::parse(LAID_OUT).expect("a document").audit(&AuditOptions::new());
    let shown: Vec<String> = audit.iter().map(|finding| finding.to_string()).collect();
    assert!(shown[0].ends_with("[LP1015]\n --> `Owner`, line 2, column 3"), "{}", shown[0]);
    assert!(shown[1].ends_with("[missing_source_account, LP0502]\n --> statement 1, `é`, `Condition.ArnLike.AWS:SourceArn`, line 6, column 44"), "{}", shown[1]);
    assert!(shown[4].ends_with("[unnamed_statement, LP1012]\n --> statement 2, line 15, column 5"), "{}", shown[4]);
    assert_eq!(audit.to_string(), shown.join("\n"));
}
