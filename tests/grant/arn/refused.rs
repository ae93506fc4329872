//! What the constructors refuse, and what they say.

use lambda_perm::{
    arn::{self, Part},
    finding::{At, Code},
};
use lambda_perm_core::facts::parameters::Key;

use super::{ID, REGION, assert_unreported};
use crate::support::case::Case;

/// The argument that is blamed, counted from 0, and what is said of it.
fn found(name: &str, arguments: &[&str]) -> (Option<usize>, String, String) {
    let row = arn::find_constructor(name).expect("a constructor");
    match row.evaluate(arguments) {
        Ok(arn) => panic!("{name} makes {arn}"),
        Err(wrong) => {
            assert_eq!(wrong.finding.at(), At::Value(Key::SourceArn));
            let is_account = wrong.argument.is_some_and(|at| matches!(row.parameters[at].part, Part::Account));
            assert_eq!(wrong.finding.code(), if is_account { Code::AccountId } else { Code::ArnPart });
            let texts = (wrong.finding.message(), wrong.finding.help());
            (wrong.argument, texts.0.as_str().to_owned(), texts.1.as_str().to_owned())
        }
    }
}

#[track_caller]
fn assert_found(name: &str, arguments: &[&str], argument: usize, message: &str, help: &str) {
    assert_eq!(found(name, arguments), (Some(argument), message.to_owned(), help.to_owned()));
}

#[test]
fn says_what_is_wrong_with_places() {
    for (region, message, help) in [
        ("us-esat-1", "the catalogue has no Region `us-esat-1`", "did you mean `us-east-1`?"),
        ("US-EAST-1", "`US-EAST-1` is not a Region code", "did you mean `us-east-1`?"),
        ("*", "`*` is not a Region code", "write it in full: AWS takes wildcards only after the fifth colon"),
        (
            "xx-nowhere-9",
            "the catalogue has no Region `xx-nowhere-9`",
            "write a Region code such as `us-east-1`; if it is new, write the whole ARN as text",
        ),
    ] {
        assert_found("sns_topic", &[region, ID, "t"], 0, message, help);
    }
    assert_found(
        "sns_topic",
        &[ID, REGION, "t"],
        0,
        "`123456789012` is not a Region code",
        "write a Region code such as `us-east-1`; if it is new, write the whole ARN as text",
    );
    assert_found(
        "cloudfront_distribution",
        &["1234", "E1"],
        0,
        "`1234` is not an account ID: it has 4 digits, but an account ID has 12",
        "write all twelve digits, leading zeros included, such as \"012345678901\"",
    );
    assert_found(
        "s3_bucket_in",
        &["aws-ch", "bucket"],
        0,
        "the catalogue has no partition `aws-ch`",
        "write `aws`, or `aws-cn`, `aws-us-gov` and so on",
    );
}

#[test]
fn says_what_is_wrong_with_names() {
    let bucket =
        "`, such as \"my-bucket\"; a bucket from before March 2018 may have another name: write its ARN as text";
    for (text, message, help) in [
        ("my-bucket/*", "it contains `/`", format!("write characters of `a-z0-9.-{bucket}")),
        ("My-bucket", "it contains `M`", format!("write characters of `a-z0-9.-{bucket}")),
        ("my bucket", "it contains a space", format!("write characters of `a-z0-9.-{bucket}")),
        ("büro", "it contains `ü`", format!("write characters of `a-z0-9.-{bucket}")),
        ("arn:aws:s3:::b", "it is a whole ARN", format!("write only that part{}", &bucket[1..])),
        ("a..b", "it contains `..`", format!("write a name{}", &bucket[1..])),
        ("ab", "it has 2 characters, but needs at least 3", format!("write one{}", &bucket[1..])),
        (&"a".repeat(64), "it has 64 characters, but may have at most 63", format!("write one{}", &bucket[1..])),
        ("-ab", "it begins or ends with `-`", format!("begin and end with a letter or a digit{}", &bucket[1..])),
        ("ab.", "it begins or ends with `.`", format!("begin and end with a letter or a digit{}", &bucket[1..])),
    ] {
        assert_found("s3_bucket", &[text], 0, &format!("`{text}` is not the name of a bucket: {message}"), &help);
    }
    assert_found(
        "sns_topic",
        &[REGION, ID, ""],
        2,
        "the name of an SNS topic cannot be empty",
        "write one, such as \"my-topic\"",
    );
    assert_found(
        "eventbridge_bus_rule",
        &[REGION, ID, "default", "r"],
        2,
        "`default` is not the name of an event bus: the ARN of a rule on the default bus names no bus",
        "leave the bus out: a rule on the default bus is an `eventbridge_rule`",
    );
    assert_found(
        "config_rule",
        &[REGION, ID, "my-rule"],
        2,
        "`my-rule` is not the ID of a Config rule: it does not begin with `config-rule-`",
        "write one, such as \"config-rule-a1b2c3\"; it is the ID that AWS Config gave, not the rule's name",
    );
    assert_found(
        "cognito_user_pool",
        &[REGION, ID, "eu-west-1_AbC"],
        2,
        "`eu-west-1_AbC` is not the ID of a user pool in `us-east-2`: it does not begin with the Region and `_`",
        "write the whole ID, such as \"us-east-2_AbCdEf123\"",
    );
}

/// What people get wrong in source ARNs, by the issues that they open.
#[test]
fn rejects_the_common_mistakes() {
    for (name, arguments, argument) in [
        // A logical ID or a name instead of the API's ID.
        ("rest_api_method", &[REGION, ID, "MyApi", "prod", "GET", "/"][..], 2),
        ("rest_api_method", &[REGION, ID, "my-api", "prod", "GET", "/"], 2),
        // A stage of an HTTP API.
        ("rest_api_method", &[REGION, ID, "abc123", "$default", "GET", "/"], 3),
        ("api_route", &[REGION, ID, "abc123", "$defautl", "GET /"], 3),
        ("rest_api_method", &[REGION, ID, "abc123", "prod/GET", "GET", "/"], 3),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "get", "/"], 4),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "", "/"], 4),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "X*", "/"], 4),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "/pets", "GET"], 4),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "pets"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", ""], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/pets/"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "//pets"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/pets/{id"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/pets/id}"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/pets/{}"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/pets/a{id}"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/{id}.html"], 5),
        ("rest_api_method", &[REGION, ID, "abc123", "prod", "GET", "/a b"], 5),
        ("api_route", &[REGION, ID, "abc123", "*", ""], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "/pets"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "GET"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "ANY"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "GET/pets"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "GET pets"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "get /pets"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "$defautl"], 4),
        ("api_route", &[REGION, ID, "abc123", "*", "a\tb"], 4),
        ("api_authorizer", &[REGION, ID, "abc123", "authorizers/def456"], 3),
        ("log_group", &[REGION, ID, "/aws/lambda/f:*"], 2),
        ("log_group", &[REGION, ID, "arn:aws:logs:us-east-2:123456789012:log-group:g:*"], 2),
        ("eventbridge_rule", &[REGION, ID, "my-bus/my-rule"], 2),
        ("cognito_user_pool", &[REGION, ID, "AbCdEf123"], 2),
        ("cognito_user_pool", &[REGION, ID, "us-east-2_"], 2),
        ("cognito_user_pool", &[REGION, ID, "us-east-2_a-b"], 2),
        ("alb_target_group", &[REGION, ID, "app/front/0123456789abcdef", "*"], 2),
        ("alb_target_group", &[REGION, ID, "my-targets-", "*"], 2),
        ("cloudfront_distribution", &[ID, "d111111abcdef8.cloudfront.net"], 1),
        ("iot_rule", &[REGION, ID, "my-rule"], 2),
        ("cloudwatch_alarm", &[REGION, ID, "a\u{2028}b"], 2),
        ("cloudwatch_alarm", &[REGION, ID, "a\0b"], 2),
        ("cloudwatch_alarm", &[REGION, ID, "a-${Stage}"], 2),
        ("ses_receipt_rule", &[REGION, ID, "inbound:receipt-rule/x", "x"], 2),
        ("transfer_server", &[REGION, ID, "1234567890abcdef012"], 2),
        ("lex_bot_alias", &[REGION, ID, "ABCDEFGHIJ", "prod"], 3),
    ] {
        let (at, message, help) = found(name, arguments);
        assert_eq!(at, Some(argument), "{arguments:?}: {message}\n{help}");
        assert!(!help.is_empty());
    }
}

/// Its name is one, and it delivers to queues alone.
#[test]
fn a_fifo_topic_calls_no_function() {
    let row = arn::find_constructor("sns_topic").expect("a constructor");
    for (topic, codes) in [("orders", vec![]), ("orders.fifo", vec!["LP0608"]), ("orders-*.fifo", vec!["LP0608"])] {
        let made = row.evaluate(&[REGION, ID, topic]).expect("the name of a topic");
        let case = Case::invoke("sns.amazonaws.com").arn(made.as_str());
        assert_eq!(case.codes(), codes.into_iter().collect(), "{topic}");
    }
}

#[test]
fn takes_wildcards_in_names() {
    for (name, arguments) in [
        ("s3_bucket", &["*"][..]),
        ("s3_bucket", &["a*"]),
        ("s3_bucket", &["???"]),
        ("sns_topic", &[REGION, ID, "orders-*"]),
        ("eventbridge_rule", &[REGION, ID, "prefix-*"]),
        ("eventbridge_rule", &[REGION, ID, &format!("{}*", "a".repeat(64))]),
        ("config_rule", &[REGION, ID, "*"]),
        ("config_rule", &[REGION, ID, "config-*"]),
        ("config_rule", &[REGION, ID, "config-rule-?????"]),
        ("transfer_server", &[REGION, ID, "s-*"]),
        ("cognito_user_pool", &[REGION, ID, "*"]),
        ("cognito_user_pool", &[REGION, ID, "us-east-2_*"]),
        ("rest_api_method", &[REGION, ID, "*", "*", "*", "/*"]),
        ("api_authorizer", &[REGION, ID, "abc123", "*"]),
        ("secret", &[REGION, ID, "team/*"]),
    ] {
        let row = arn::find_constructor(name).expect("a constructor");
        let made = row.evaluate(arguments).unwrap_or_else(|wrong| panic!("{arguments:?}: {}", wrong.finding));
        assert_unreported(row, made.as_str());
    }
    // No wildcard makes up for what is too long or begins wrongly.
    for (name, text) in [("s3_bucket", "??".to_owned()), ("s3_bucket", format!("{}*", "a".repeat(64)))] {
        assert_eq!(found(name, &[&text]).0, Some(0), "{text}");
    }
    for text in ["my-*", "config-rules*", "?onfog*", "?onfig*"] {
        let row = arn::find_constructor("config_rule").expect("a constructor");
        assert_eq!(row.evaluate(&[REGION, ID, text]).is_ok(), text == "?onfig*", "{text}");
    }
}

#[test]
fn says_what_is_wrong_with_the_call() {
    let (at, message, help) = found("sns_topic", &[REGION, ID]);
    assert_eq!((at, message.as_str()), (None, "`sns_topic` takes 3 arguments, but 2 are given"));
    assert_eq!(help, "write `sns_topic(region, account, topic)`");
    assert_eq!(found("s3_bucket", &["a", "b"]).1, "`s3_bucket` takes 1 argument, but 2 are given");
    let unknown = arn::unknown_constructor("snstopic");
    assert_eq!((unknown.code(), unknown.help().as_str()), (Code::UnknownIdentifier, "did you mean `sns_topic`?"));
    assert!(arn::find_constructor("try_sns_topic").is_none());
}

#[test]
#[should_panic(expected = "the catalogue has no Region `us-esat-1`\n= help: did you mean `us-east-1`? [LP0216]")]
fn panics_with_the_finding() {
    let _ = arn::sns_topic("us-esat-1", ID, "t");
}
