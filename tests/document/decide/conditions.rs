//! Conditions: operators, requests without the key, quantifiers, and the keys that AWS fills in.

use lambda_perm::document::{Comparison, Request};

use super::{decide, document, statement};

/// Whether a statement with this condition allows the request.
fn holds(condition: &str, request: &Request<'_>) -> bool {
    let statement = statement("Allow", r#""Principal":"*""#, &format!(r#""Action":"*","Condition":{{{condition}}}"#));
    decide(&document(&[statement]), request) != "not allowed"
}

/// The same with a value of the key `t:k`.
fn compares(operator: &str, expected: &str, values: &[&str]) -> bool {
    let request = Request::anonymous().context_values("t:k", values.iter().copied());
    holds(&format!(r#""{operator}":{{"T:K":{expected}}}"#), &request)
}

/// Source: the IAM user guide, "IAM JSON policy elements: Condition operators", one row or more for each operator.
#[test]
fn operators() {
    let cases = [
        ("StringEquals", r#""a""#, "a", true),
        ("StringEquals", r#""a""#, "A", false),
        ("StringEquals", r#"["b","a"]"#, "a", true),
        ("StringEquals", r#""a*""#, "ab", false),
        ("StringEquals", "7", "7", true),
        ("StringEquals", "true", "true", true),
        ("StringNotEquals", r#"["b","a"]"#, "a", false),
        ("StringNotEquals", r#"["b","c"]"#, "a", true),
        ("StringEqualsIgnoreCase", r#""STRASSE é""#, "strasse É", true),
        ("StringNotEqualsIgnoreCase", r#""A""#, "a", false),
        ("StringLike", r#""arn:*:b?""#, "arn:a:c:b1", true),
        ("StringLike", r#""A*""#, "ab", false),
        ("StringNotLike", r#""a*""#, "ab", false),
        ("NumericEquals", r#""10""#, "10.0", true),
        ("NumericEquals", "10", "10", true),
        ("NumericNotEquals", "10", "11", true),
        ("NumericLessThan", "10", "9", true),
        ("NumericLessThan", "10", "10", false),
        ("NumericLessThanEquals", "10", "10", true),
        ("NumericGreaterThan", "10", "10.5", true),
        ("NumericGreaterThanEquals", "10", "9.5", false),
        ("NumericEquals", r#""ten""#, "ten", false),
        ("DateEquals", r#""2026-11-30T00:00:00Z""#, "2026-11-30", true),
        ("DateNotEquals", r#""2026-11-30T00:00:00Z""#, "2026-11-30T01:00+01:00", false),
        ("DateLessThan", r#""2026-11-30T00:00:00Z""#, "1372550400", true),
        ("DateLessThanEquals", r#""2026-11-30""#, "2026-11-30T00:00:01Z", false),
        ("DateGreaterThan", "1372550400", "2026-11-30", true),
        ("DateGreaterThanEquals", r#""2026-11-30""#, "2026-11-30", true),
        ("Bool", "true", "true", true),
        ("Bool", r#""True""#, "true", true),
        ("Bool", r#""false""#, "true", false),
        ("Bool", r#""yes""#, "yes", false),
        ("BinaryEquals", r#""QmluYXJ5""#, "QmluYXJ5", true),
        ("BinaryEquals", r#""QmluYXJ5""#, "QmluYXJ6", false),
        ("IpAddress", r#"["10.0.0.0/8","203.0.113.0/24"]"#, "203.0.113.9", true),
        ("IpAddress", r#""2001:db8::/32""#, "2001:DB8:0::1", true),
        ("NotIpAddress", r#""203.0.113.0/24""#, "203.0.113.9", false),
        ("NotIpAddress", r#""203.0.113.0/24""#, "2001:db8::1", true),
        ("ArnEquals", r#""arn:aws:s3:::b*""#, "arn:aws:s3:::bucket", true),
        ("ArnLike", r#""arn:aws:sns:*:123456789012:t""#, "arn:aws:sns:us-east-1:123456789012:t", true),
        ("ArnLike", r#""arn:aws:sns:*:t""#, "arn:aws:sns:us-east-1:123456789012:t", false),
        ("StringLike", r#""arn:aws:sns:*:t""#, "arn:aws:sns:us-east-1:123456789012:t", true),
        ("ArnLike", r#""*""#, "arn:aws:s3:::b", false),
        ("ArnLike", r#""arn:aws:lambda:*:*:*""#, "arn:aws:lambda:r:1:function:f:x", true),
        ("ArnNotEquals", r#""arn:aws:s3:::b*""#, "arn:aws:s3:::bucket", false),
        ("ArnNotLike", r#""arn:aws:s3:::b*""#, "arn:aws:s3:::other", true),
        ("arnlike", r#""arn:aws:s3:::b""#, "arn:aws:s3:::b", true),
        // What is not of the kind that is compared neither is so nor is not so.
        ("ArnNotLike", r#""arn:aws:s3:::b*""#, "bucket", false),
        ("ArnLike", r#""bucket""#, "bucket", false),
        ("ArnNotLike", r#""*""#, "arn:aws:s3:::b", false),
        ("ArnNotLike", r#"["arn:aws:s3:::a","arn:aws:s3:b"]"#, "arn:aws:s3:::b", false),
        ("NotIpAddress", r#""203.0.113.0/24""#, "somewhere", false),
        ("NumericNotEquals", "10", "ten", false),
        ("DateNotEquals", r#""2026-11-30""#, "today", false),
        // An empty list never matches.
        ("StringEquals", "[]", "a", false),
        ("StringNotEquals", "[]", "a", false),
        ("StringEqualsIfExists", "[]", "a", false),
        ("Null", "[]", "a", false),
        ("Null", "false", "a", true),
        ("Null", r#""TRUE""#, "a", false),
        ("Null", r#"["true","false"]"#, "a", true),
        ("StringEqual", r#""a""#, "a", false),
    ];
    for (operator, expected, value, is_so) in cases {
        assert_eq!(compares(operator, expected, &[value]), is_so, "{operator} {expected} {value}");
    }
}

/// Source: the same page: "If the key that you specify in a policy condition is not present ..", "IfExists", "Null".
#[test]
fn requests_without_the_key() {
    for comparison in Comparison::ALL.iter().filter(|comparison| **comparison != Comparison::Null) {
        let is_negated = comparison.as_str().contains("Not");
        let holds = |operator: String| compares(&operator, r#""1""#, &[]);
        assert_eq!(holds(comparison.to_string()), is_negated, "{comparison}");
        assert!(holds(format!("{comparison}IfExists")), "{comparison}");
        assert!(holds(format!("ForAllValues:{comparison}")), "{comparison}");
        assert!(!holds(format!("ForAnyValue:{comparison}")), "{comparison}");
        assert!(holds(format!("ForAnyValue:{comparison}IfExists")), "{comparison}");
    }
    assert!(compares("Null", "true", &[]) && compares("Null", r#""true""#, &[]));
    assert!(!compares("Null", "false", &[]));
}

/// Source: the IAM user guide, "Multivalued context keys".
#[test]
fn quantifiers() {
    let cases = [
        ("ForAllValues:StringEquals", &["a", "b"][..], true),
        ("ForAllValues:StringEquals", &["a", "x"], false),
        ("ForAllValues:StringEquals", &[""], true),
        ("ForAnyValue:StringEquals", &["x", "b"], true),
        ("ForAnyValue:StringEquals", &["x", "y"], false),
        ("ForAnyValue:StringEquals", &[""], false),
        ("ForAllValues:StringNotEquals", &["x", "y"], true),
        ("ForAllValues:StringNotEquals", &["x", "a"], false),
        ("ForAnyValue:StringNotEquals", &["x", "a"], true),
        ("ForAnyValue:StringNotEquals", &["b", "a"], false),
        // Without a quantifier, any value is enough, and a negated comparison says the contrary.
        ("StringEquals", &["x", "b"], true),
        ("StringEquals", &["x", "y"], false),
        ("StringNotEquals", &["x", "y"], true),
        ("StringNotEquals", &["x", "b"], false),
        ("StringEquals", &["a"], true),
    ];
    for (operator, values, is_so) in cases {
        assert_eq!(compares(operator, r#"["a","b"]"#, values), is_so, "{operator} {values:?}");
    }
}

/// Several keys and several operators: all must hold.
#[test]
fn all_conditions_must_hold() {
    let request = Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::b").source_account("123456789012");
    let both = |account: &str, bucket: &str| {
        let account = format!(r#""StringEquals":{{"AWS:SourceAccount":"{account}"}}"#);
        holds(&format!(r#"{account},"ArnLike":{{"AWS:SourceArn":"arn:aws:s3:::{bucket}"}}"#), &request)
    };
    assert!(both("123456789012", "b"));
    assert!(!both("210987654321", "b") && !both("123456789012", "c"));
}

#[test]
fn what_a_setter_gives() {
    let request = Request::identity("arn:aws:iam::123456789012:user/bob").organization("o-a1b2c3d4e5");
    assert!(holds(r#""StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#, &request));
    let request = Request::service("alexa-appkit.amazon.com").token("amzn1.ask.skill.1");
    assert!(holds(r#""StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.1"}"#, &request));
    // The last one counts, whatever the case of the key.
    let request = Request::anonymous().context("a:b", "1").context("A:B", "2");
    assert!(holds(r#""StringEquals":{"a:b":"2"}"#, &request));
}

/// Source: "AWS global condition context keys" and the table "Principal key values" of the IAM user guide.
#[test]
fn keys_that_aws_fills_in() {
    let user = Request::identity("arn:aws:iam::123456789012:user/team/bob");
    let session = Request::identity("arn:aws:sts::123456789012:assumed-role/worker/run-7");
    let federated = Request::identity("arn:aws:sts::123456789012:federated-user/bob");
    let root = Request::account("123456789012");
    let service = Request::service("s3.amazonaws.com");
    let anonymous = Request::anonymous();
    let cases = [
        ("aws:PrincipalArn", &user, Some("arn:aws:iam::123456789012:user/team/bob")),
        ("aws:PrincipalArn", &session, Some("arn:aws:iam::123456789012:role/worker")),
        ("aws:PrincipalArn", &federated, Some("arn:aws:sts::123456789012:federated-user/bob")),
        ("aws:PrincipalArn", &root, Some("arn:aws:iam::123456789012:root")),
        ("aws:PrincipalArn", &service, None),
        ("aws:PrincipalArn", &anonymous, None),
        ("aws:PrincipalAccount", &session, Some("123456789012")),
        ("aws:PrincipalAccount", &anonymous, Some("anonymous")),
        ("aws:PrincipalAccount", &service, None),
        ("aws:PrincipalType", &root, Some("Account")),
        ("aws:PrincipalType", &user, Some("User")),
        ("aws:PrincipalType", &session, Some("AssumedRole")),
        ("aws:PrincipalType", &federated, Some("FederatedUser")),
        ("aws:PrincipalType", &anonymous, Some("Anonymous")),
        ("aws:PrincipalType", &service, None),
        ("aws:PrincipalIsAWSService", &service, Some("true")),
        ("aws:PrincipalIsAWSService", &user, Some("false")),
        ("aws:PrincipalIsAWSService", &anonymous, None),
        ("aws:PrincipalServiceName", &service, Some("s3.amazonaws.com")),
        ("aws:PrincipalServiceName", &user, None),
        ("aws:username", &user, Some("bob")),
        ("aws:username", &session, None),
        ("aws:userid", &root, Some("123456789012")),
        ("aws:userid", &federated, Some("123456789012:bob")),
        ("aws:userid", &anonymous, Some("anonymous")),
        ("aws:userid", &user, None),
        ("aws:ResourceAccount", &service, Some("123456789012")),
        ("aws:RequestedRegion", &service, Some("us-east-2")),
        ("aws:SecureTransport", &anonymous, Some("true")),
        ("aws:ViaAWSService", &user, Some("false")),
        ("aws:PrincipalOrgID", &user, None),
    ];
    for (key, request, value) in cases {
        let name = key.to_lowercase();
        let is_missing = holds(&format!(r#""Null":{{"{name}":"true"}}"#), request);
        assert_eq!(is_missing, value.is_none(), "{key} {value:?}");
        if let Some(value) = value {
            assert!(holds(&format!(r#""StringEquals":{{"{name}":"{value}"}}"#), request), "{key} {value}");
            // What is given stands in place of it.
            assert!(holds(&format!(r#""StringEquals":{{"{name}":"x"}}"#), &request.clone().context(key, "x")));
        }
    }
}
