//! The constructors of ARNs: each makes the documented form, takes what AWS takes, and says what is wrong with others.

use std::collections::HashSet;

use lambda_perm::{
    AccountId, Arn, FunctionPermission,
    arn::{self, CONSTRUCTORS, Constructor, Inline, Part},
    facts::{naming::Naming, partitions::PARTITIONS, services::by_id},
    finding::{At, Code},
    grant, try_grant,
};
use lambda_perm_core::key::Key;
use proptest::prelude::*;

use crate::support::case::Case;

const REGION: &str = "us-east-2";
const ACCOUNT: AccountId = AccountId::new("123456789012");
const ID: &str = ACCOUNT.as_str();

/// Calls both forms of a constructor with the same arguments.
macro_rules! both {
    ($($name:ident / $try_name:ident ($($argument:expr),*) = $arn:literal;)*) => {
        [$({
            const CONST: &Arn<Inline> = &arn::$name($($argument),*);
            assert_eq!(CONST.as_str(), $arn);
            assert_eq!(arn::$try_name($($argument),*).as_ref(), Ok(CONST));
            (stringify!($name), $arn)
        }),*]
    };
}

/// The ARNs are those of the AWS documentation, with an account of ours.
#[test]
fn makes_the_documented_arns_at_compile_time_and_at_run_time() {
    let made = both! {
        s3_bucket / try_s3_bucket("amzn-s3-demo-bucket") = "arn:aws:s3:::amzn-s3-demo-bucket";
        s3_bucket_in / try_s3_bucket_in("aws-us-gov", "my-bucket") = "arn:aws-us-gov:s3:::my-bucket";
        sns_topic / try_sns_topic(REGION, ID, "lambda*") = "arn:aws:sns:us-east-2:123456789012:lambda*";
        eventbridge_rule / try_eventbridge_rule("us-east-1", ID, "custodian-aws")
            = "arn:aws:events:us-east-1:123456789012:rule/custodian-aws";
        eventbridge_bus_rule / try_eventbridge_bus_rule(REGION, ID, "aws.partner/example.com/1", "r")
            = "arn:aws:events:us-east-2:123456789012:rule/aws.partner/example.com/1/r";
        rest_api_method / try_rest_api_method(REGION, ID, "ktyvxmpls1", "*", "GET", "/")
            = "arn:aws:execute-api:us-east-2:123456789012:ktyvxmpls1/*/GET/";
        api_route / try_api_route(REGION, ID, "mnh1xmpli7", "default", "GET /")
            = "arn:aws:execute-api:us-east-2:123456789012:mnh1xmpli7/default/GET/";
        api_authorizer / try_api_authorizer(REGION, ID, "abc123", "def456")
            = "arn:aws:execute-api:us-east-2:123456789012:abc123/authorizers/def456";
        log_group / try_log_group("us-east-1", ID, "/aws/lambda/test")
            = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/test:*";
        cognito_user_pool / try_cognito_user_pool("us-east-1", ID, "us-east-1_AbCdEf123")
            = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEf123";
        alb_target_group / try_alb_target_group(REGION, ID, "my-targets", "*")
            = "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/*";
        secret / try_secret(REGION, ID, "another_secret_name")
            = "arn:aws:secretsmanager:us-east-2:123456789012:secret:another_secret_name-??????";
        cloudfront_distribution / try_cloudfront_distribution(ID, "E1U5RQF7T870K0")
            = "arn:aws:cloudfront::123456789012:distribution/E1U5RQF7T870K0";
        cloudfront_distribution_in / try_cloudfront_distribution_in("aws-cn", ID, "E1U5RQF7T870K0")
            = "arn:aws-cn:cloudfront::123456789012:distribution/E1U5RQF7T870K0";
        iot_rule / try_iot_rule("us-west-2", ID, "iotbutton_G030JF05441449VN")
            = "arn:aws:iot:us-west-2:123456789012:rule/iotbutton_G030JF05441449VN";
        iot_authorizer / try_iot_authorizer(REGION, ID, "my-authorizer")
            = "arn:aws:iot:us-east-2:123456789012:authorizer/my-authorizer";
        config_rule / try_config_rule(REGION, ID, "config-rule-a1b2c3")
            = "arn:aws:config:us-east-2:123456789012:config-rule/config-rule-a1b2c3";
        cloudwatch_alarm / try_cloudwatch_alarm(REGION, ID, "team: disk/full")
            = "arn:aws:cloudwatch:us-east-2:123456789012:alarm:team: disk/full";
        codecommit_repository / try_codecommit_repository(REGION, ID, "my.repo")
            = "arn:aws:codecommit:us-east-2:123456789012:my.repo";
        ses_receipt_rule / try_ses_receipt_rule(REGION, ID, "inbound", "first")
            = "arn:aws:ses:us-east-2:123456789012:receipt-rule-set/inbound:receipt-rule/first";
        lex_bot_alias / try_lex_bot_alias(REGION, ID, "ABCDEFGHIJ", "*")
            = "arn:aws:lex:us-east-2:123456789012:bot-alias/ABCDEFGHIJ/*";
        bedrock_agent / try_bedrock_agent(REGION, ID, "ABCDEFGHIJ")
            = "arn:aws:bedrock:us-east-2:123456789012:agent/ABCDEFGHIJ";
        connect_instance / try_connect_instance(REGION, ID, "12345678-1234-1234-1234-123456789012")
            = "arn:aws:connect:us-east-2:123456789012:instance/12345678-1234-1234-1234-123456789012";
        transfer_server / try_transfer_server(REGION, ID, "s-1234567890abcdef0")
            = "arn:aws:transfer:us-east-2:123456789012:server/s-1234567890abcdef0";
        appsync_api / try_appsync_api(REGION, ID, "abcdefghijklmnopqrstuvwxyz")
            = "arn:aws:appsync:us-east-2:123456789012:apis/abcdefghijklmnopqrstuvwxyz";
        lattice_target_group / try_lattice_target_group(REGION, ID, "tg-0123456789abcdef0")
            = "arn:aws:vpc-lattice:us-east-2:123456789012:targetgroup/tg-0123456789abcdef0";
    };
    assert_eq!(made.map(|(name, _)| name).as_slice(), CONSTRUCTORS.iter().map(|row| row.name).collect::<Vec<_>>());
    for ((name, arn), row) in made.into_iter().zip(CONSTRUCTORS) {
        assert_unreported(row, arn);
        assert_eq!(arn::find_constructor(name).map(|row| row.name), Some(name));
    }
}

/// The rules have nothing to say about the ARN as the source of its service, but that there are topics which call no function.
#[track_caller]
fn assert_unreported(row: &Constructor, arn: &str) {
    assert!(Arn::parse(arn).is_ok(), "{arn:?}");
    let service = by_id(row.service).expect("a service of the table");
    let case = Case::invoke(service.principal).arn(arn);
    let case = if service.account_needed { case.account(ID) } else { case };
    let findings: Vec<_> = case.findings().into_iter().filter(|(code, _)| *code != Code::SilentSource).collect();
    assert_eq!(findings, [], "{} made {arn:?}", row.name);
}

#[test]
fn examples_of_the_table_hold() {
    for row in CONSTRUCTORS {
        let made = row.evaluate(row.example).unwrap_or_else(|wrong| panic!("{}: {}", row.name, wrong.finding));
        assert_eq!(made.as_str(), row.arn);
        assert_unreported(row, row.arn);
        for naming in row.parameters.iter().filter_map(|parameter| naming(parameter.part)) {
            assert!(!naming.what.is_empty() && !naming.example.is_empty() && !naming.source.is_empty(), "{naming:?}");
        }
        let names: Vec<_> = row.parameters.iter().map(|parameter| parameter.name).collect();
        assert_eq!(row.signature, format!("{}({})", row.name, names.join(", ")));
    }
}

const fn naming(part: Part) -> Option<&'static Naming> {
    match part {
        Part::Name(naming) | Part::OfRegion(naming) => Some(naming),
        _ => None,
    }
}

#[test]
fn partition_is_that_of_the_region() {
    for partition in PARTITIONS {
        for region in partition.regions {
            let arn = arn::sns_topic(region.code, ID, "t");
            assert_eq!((arn.partition(), arn.region()), (partition.id, Some(region.code)));
            let pool = format!("{}_AbC", region.code);
            assert_unreported(&CONSTRUCTORS[9], arn::cognito_user_pool(region.code, ID, &pool).as_str());
        }
        assert_eq!(arn::s3_bucket_in(partition.id, "bucket").partition(), partition.id);
    }
}

#[test]
fn methods_paths_and_routes_are_as_api_gateway_sends_them() {
    let resource = |arn: Arn<Inline>| arn.resource().split_once('/').map(|(_, rest)| rest.to_owned()).expect("a stage");
    for (method, path, sent) in [
        ("GET", "/", "prod/GET/"),
        ("GET", "/pets", "prod/GET/pets"),
        ("ANY", "/pets/{id}", "prod/*/pets/*"),
        ("*", "/*", "prod/*/*"),
        ("P*", "/a/{b}/c/{d}/e", "prod/P*/a/*/c/*/e"),
        ("POST", "/files/{proxy+}", "prod/POST/files/*"),
        ("POST", "/events:batch", "prod/POST/events:batch"),
    ] {
        assert_eq!(resource(arn::rest_api_method(REGION, ID, "abc123", "prod", method, path)), sent);
    }
    for (key, sent) in [
        ("$default", "$default/$default"),
        ("$connect", "$default/$connect"),
        ("$disconnect", "$default/$disconnect"),
        ("sendmessage", "$default/sendmessage"),
        ("*", "$default/*"),
        ("GET /pets/{id}", "$default/GET/pets/*"),
        ("ANY /", "$default/*/"),
        ("ANY /{proxy+}", "$default/*/*"),
        ("GET /pets/", "$default/GET/pets/"),
        ("GET /a~b", "$default/GET/a~b"),
    ] {
        assert_eq!(resource(arn::api_route(REGION, ID, "abc123", "$default", key)), sent);
    }
}

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
        ("*", "`*` is not a Region code", "write it in full: AWS takes wildcards only behind the fifth colon"),
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
        "`1234` is not an account ID: it has 4 digits, and an account ID has 12",
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
        ("my-bucket/*", "it holds `/`", format!("write characters of `a-z0-9.-{bucket}")),
        ("My-bucket", "it holds `M`", format!("write characters of `a-z0-9.-{bucket}")),
        ("my bucket", "it holds a space", format!("write characters of `a-z0-9.-{bucket}")),
        ("büro", "it holds `ü`", format!("write characters of `a-z0-9.-{bucket}")),
        ("arn:aws:s3:::b", "it is a whole ARN", format!("write that part alone{}", &bucket[1..])),
        ("a..b", "it holds `..`", format!("write a name{}", &bucket[1..])),
        ("ab", "it has 2 characters, and the fewest are 3", format!("write one{}", &bucket[1..])),
        (&"a".repeat(64), "it has 64 characters, and the most are 63", format!("write one{}", &bucket[1..])),
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
    assert_eq!((at, message.as_str()), (None, "`sns_topic` takes 3 arguments, and 2 are given"));
    assert_eq!(help, "write `sns_topic(region, account, topic)`");
    assert_eq!(found("s3_bucket", &["a", "b"]).1, "`s3_bucket` takes 1 argument, and 2 are given");
    let unknown = arn::unknown_constructor("snstopic");
    assert_eq!((unknown.code(), unknown.help().as_str()), (Code::UnknownIdentifier, "did you mean `sns_topic`?"));
    assert!(arn::find_constructor("try_sns_topic").is_none());
}

#[test]
fn an_arn_has_room_for_what_cloudformation_takes() {
    let before = arn::api_route(REGION, ID, "abc123", "prod", "GET /").as_str().len();
    let key = |length: usize| format!("GET /{}", "x".repeat(length - before));
    let longest = arn::try_api_route(REGION, ID, "abc123", "prod", &key(1024)).expect("it fits");
    assert_eq!(longest.as_str().len(), 1024);
    let error = arn::try_api_route(REGION, ID, "abc123", "prod", &key(1025)).expect_err("it does not fit");
    assert_eq!(error.message(), "the ARN is too long: it has 1025 bytes, and there is room for 1024");
}

#[test]
fn is_an_arn_like_any_other() {
    const TOPIC: Arn<Inline> = arn::sns_topic(REGION, ACCOUNT.as_str(), "t");
    const TEXT: &str = TOPIC.as_str();
    const ARN: Arn = Arn::new(TEXT);
    assert_eq!(TOPIC.borrowed(), ARN);
    assert_eq!(TOPIC.borrowed().into_owned(), Arn::parse(TEXT).expect("an ARN"));
    assert_eq!((TOPIC.service(), TOPIC.account(), TOPIC.resource()), ("sns", Some(ID), "t"));
    assert_eq!((TOPIC.to_string(), format!("{TOPIC:?}")), (TEXT.to_owned(), format!("Arn({TEXT:?})")));
    let other = arn::sns_topic(REGION, ID, "tt");
    assert!(TOPIC < other && TOPIC == arn::sns_topic(REGION, ID, "t"));
    assert_eq!(HashSet::from([TOPIC, other, TOPIC]).len(), 2);
}

#[test]
#[should_panic(expected = "the catalogue has no Region `us-esat-1`\n= help: did you mean `us-east-1`? [LP0216]")]
fn panics_with_the_finding() {
    let _ = arn::sns_topic("us-esat-1", ID, "t");
}

#[test]
fn is_a_source_in_a_grant() {
    const TOPIC: Arn<Inline> = arn::sns_topic(REGION, ID, "t");
    static RULE: Arn<Inline> = arn::eventbridge_rule(REGION, ID, "nightly");
    const BUCKET: &Arn<Inline> = &arn::s3_bucket("my-bucket");
    const BY_VALUE: FunctionPermission =
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = sns, source_arn = TOPIC);
    const BY_CALL: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = arn::sns_topic(REGION, ACCOUNT.as_str(), "t"),
    );
    const BY_REFERENCE: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = BUCKET,
        source_account = ACCOUNT,
    );
    let of_static = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = events,
        source_arn = &RULE,
    );
    let long = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = logs,
        source_arn = arn::log_group(
            REGION,
            ID,
            concat!(
                "/a/very/long/name/of/a/log/group/that/is/longer/than",
                "/what/a/short/text/may/be/in/const/evaluation/which/is/one/hundred/and/twenty/eight/bytes"
            )
        ),
    );
    assert_eq!(BY_VALUE, BY_CALL);
    assert_eq!(BY_VALUE.source_arn().as_ref().map(ToString::to_string), Some(TOPIC.to_string()));
    assert_eq!(BY_REFERENCE.source_arn().map(|arn| arn.to_string()), Some(BUCKET.to_string()));
    assert_eq!(of_static.source_arn().map(|arn| arn.to_string()), Some(RULE.to_string()));
    assert!(long.source_arn().is_some_and(|arn| arn.to_string().ends_with("bytes:*")));
}

#[test]
fn is_a_source_at_run_time() {
    let grant = |region: &str| {
        try_grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = arn::try_sns_topic(region, ID, "t")?,
        )
        .map_err(|findings| findings.into_iter().next().expect("a finding"))
    };
    let made = grant("us-east-1").expect("a permission");
    assert_eq!(made.source_arn().map(|arn| arn.to_string()).as_deref(), Some("arn:aws:sns:us-east-1:123456789012:t"));
    assert_eq!(grant("us-esat-1").expect_err("no such Region").help(), "did you mean `us-east-1`?");
}

/// Arguments that are nearly right: the example, pieces of what AWS takes, or anything.
fn arguments() -> impl Strategy<Value = (usize, Vec<Option<String>>)> {
    let pieces = prop::sample::select(vec![
        "a",
        "Z",
        "0",
        "my-",
        "_",
        "-",
        ".",
        "..",
        "/",
        ":",
        "*",
        "?",
        "$default",
        "GET ",
        "ANY ",
        "/pets",
        "/{id}",
        "{",
        "}",
        "config-rule-",
        "s-",
        "us-east-2_",
        ".fifo",
        " ",
        "=",
        "@",
        "é",
        "\u{2028}",
        "\n",
        "\"",
        "~",
        "arn:",
    ]);
    let argument = prop_oneof![
        4 => Just(None),
        4 => prop::collection::vec(pieces, 0..6).prop_map(|pieces| Some(pieces.concat())),
        1 => "[a-z0-9]{1,70}".prop_map(Some),
        1 => any::<String>().prop_map(Some),
    ];
    (0..CONSTRUCTORS.len(), prop::collection::vec(argument, 6))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_made_is_never_reported((number, given) in arguments()) {
        let row = &CONSTRUCTORS[number];
        let arguments: Vec<&str> =
            row.example.iter().zip(&given).map(|(example, given)| given.as_deref().unwrap_or(example)).collect();
        match row.evaluate(&arguments) {
            Ok(made) => assert_unreported(row, made.as_str()),
            Err(wrong) => prop_assert!(wrong.argument.is_some() && !wrong.finding.to_string().is_empty()),
        }
    }
}
