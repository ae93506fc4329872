//! The constructors of ARNs: each makes the documented form, takes what AWS takes, and says what is wrong with others.

mod refused;
mod source;

use std::collections::HashSet;

use lambda_perm::{
    AccountId, Arn,
    arn::{self, CONSTRUCTORS, ConstArn, Constructor, Part},
    facts::{naming::Naming, partitions::PARTITIONS, services::by_id},
    finding::Code,
};
use proptest::prelude::*;

use crate::support::{case::Case, depth::times};

const REGION: &str = "us-east-2";
const ACCOUNT: AccountId = AccountId::new("123456789012");
const ID: &str = ACCOUNT.as_str();

/// Calls both forms of a constructor with the same arguments.
macro_rules! both {
    ($($name:ident / $try_name:ident ($($argument:expr),*) = $arn:literal;)*) => {
        [$({
            const CONST: &ConstArn = &arn::$name($($argument),*);
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
            let topic = arn::sns_topic(region.code, ID, "t");
            let arn = topic.as_arn();
            assert_eq!((arn.partition(), arn.region()), (partition.id, Some(region.code)));
            let pool = format!("{}_AbC", region.code);
            assert_unreported(&CONSTRUCTORS[9], arn::cognito_user_pool(region.code, ID, &pool).as_str());
        }
        assert_eq!(arn::s3_bucket_in(partition.id, "bucket").as_arn().partition(), partition.id);
    }
}

#[test]
fn methods_paths_and_routes_are_as_api_gateway_sends_them() {
    let resource =
        |arn: ConstArn| arn.as_arn().resource().split_once('/').map(|(_, rest)| rest.to_owned()).expect("a stage");
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

#[test]
fn an_arn_has_room_for_what_cloudformation_takes() {
    let before = arn::api_route(REGION, ID, "abc123", "prod", "GET /").as_str().len();
    let key = |length: usize| format!("GET /{}", "x".repeat(length - before));
    let longest = arn::try_api_route(REGION, ID, "abc123", "prod", &key(1024)).expect("it fits");
    assert_eq!(longest.as_str().len(), 1024);
    let error = arn::try_api_route(REGION, ID, "abc123", "prod", &key(1025)).expect_err("it does not fit");
    assert_eq!(error.message(), "the ARN is too long: it has 1025 bytes, but there is room for 1024");
}

#[test]
fn is_an_arn_like_any_other() {
    const TOPIC: ConstArn = arn::sns_topic(REGION, ACCOUNT.as_str(), "t");
    const TEXT: &str = TOPIC.as_str();
    const ARN: Arn = Arn::new(TEXT);
    assert_eq!(TOPIC.as_arn(), ARN);
    assert_eq!(TOPIC.as_arn().into_owned(), Arn::parse(TEXT).expect("an ARN"));
    assert_eq!((TOPIC.as_arn().service(), TOPIC.as_arn().account(), TOPIC.as_arn().resource()), ("sns", Some(ID), "t"));
    assert_eq!((TOPIC.to_string(), format!("{TOPIC:?}")), (TEXT.to_owned(), format!("Arn({TEXT:?})")));
    let other = arn::sns_topic(REGION, ID, "tt");
    assert!(TOPIC < other && TOPIC == arn::sns_topic(REGION, ID, "t"));
    assert_eq!(HashSet::from([TOPIC, other, TOPIC]).len(), 2);
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
    #![proptest_config(ProptestConfig { cases: 20_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

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
