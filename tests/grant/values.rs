//! The value types: whatever text comes, an answer, never a panic.

use std::str::FromStr;

use lambda_perm::{
    AccountId, Action, ActionBuf, Arn, ArnBuf, Error, EventSourceToken, EventSourceTokenBuf, FunctionName,
    FunctionNameBuf, FunctionUrlAuthType, LayerName, LayerNameBuf, LayerVersion, OrganizationId, OrganizationIdBuf,
    Principal, PrincipalBuf, PrincipalKind, Qualifier, QualifierBuf, QualifierKind, StatementId, StatementIdBuf,
};
use lambda_perm_core::{
    check::{Check, check_value},
    facts::parameters::{Key, Target},
    statement::Statement,
};
use proptest::prelude::*;

use crate::support::depth::times;

/// Texts that are nearly right: pieces of what the API takes, put together anyhow.
fn nearly() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "arn:",
        "aws",
        "aws-cn",
        ":",
        "lambda",
        "s3",
        "iam",
        "sts",
        "us-east-1",
        "us-gov-west-1",
        "123456789012",
        "1",
        "function:",
        "layer:",
        "my-fn",
        "prod",
        "$LATEST",
        ".PUBLISHED",
        "*",
        "?",
        "/",
        "role/",
        "user/u",
        "root",
        "o-",
        "abcdefghij",
        "lambda:",
        "InvokeFunction",
        "amazonaws.com",
        ".",
        "-",
        "_",
        " ",
        "\n",
        "\u{2028}",
        "é",
        "\u{10ffff}",
        "NONE",
        "AWS_IAM",
        "${",
        "}",
        "\"",
        "\\",
        "\0",
    ]);
    prop_oneof![
        4 => prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => "[a-zA-Z0-9_-]{0,300}",
        1 => ("[a-z:é]{1,3}", 1_usize..6_000).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

/// What parses is shown as it was written.
fn round_trip<T: FromStr<Err = Error> + ToString>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => assert_eq!(value.to_string(), text),
        Err(error) => assert!(!error.message().is_empty() && !error.help().is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_what_parses_stays_as_it_is(text in nearly()) {
        round_trip::<AccountId>(&text);
        round_trip::<ActionBuf>(&text);
        round_trip::<ArnBuf>(&text);
        round_trip::<EventSourceTokenBuf>(&text);
        round_trip::<FunctionNameBuf>(&text);
        round_trip::<FunctionUrlAuthType>(&text);
        round_trip::<LayerNameBuf>(&text);
        round_trip::<OrganizationIdBuf>(&text);
        round_trip::<PrincipalBuf>(&text);
        round_trip::<QualifierBuf>(&text);
        round_trip::<StatementIdBuf>(&text);
    }

    #[test]
    fn parts_are_parts(text in nearly()) {
        if let Ok(arn) = Arn::parse(&text) {
            let parts = [arn.partition(), arn.service(), arn.region().unwrap_or_default(), arn.account().unwrap_or_default()];
            prop_assert_eq!(format!("arn:{}:{}", parts.join(":"), arn.resource()), text.as_str());
        }
        if let Ok(function) = FunctionName::parse(&text) {
            prop_assert!((1..=64).contains(&function.name().len()));
            let before = match (function.partition(), function.region(), function.account()) {
                (Some(partition), Some(region), Some(account)) => format!("arn:{partition}:lambda:{region}:{account}:function:"),
                (None, None, Some(account)) => format!("{account}:function:"),
                nothing => { prop_assert_eq!(nothing, (None, None, None)); String::new() }
            };
            let behind = function.qualifier().map(|qualifier| format!(":{qualifier}")).unwrap_or_default();
            prop_assert_eq!(format!("{before}{}{behind}", function.name()), text.as_str());
        }
        if let Ok(layer) = LayerName::parse(&text) {
            let before = match (layer.partition(), layer.region(), layer.account()) {
                (Some(partition), Some(region), Some(account)) => format!("arn:{partition}:lambda:{region}:{account}:layer:"),
                nothing => { prop_assert_eq!(nothing, (None, None, None)); String::new() }
            };
            prop_assert_eq!(before + layer.name(), text.as_str());
        }
    }
}

/// What the type of a key's value says of a text.
fn says<T: FromStr<Err = Error>>(text: &str) -> Option<String> {
    text.parse::<T>().err().map(|error| error.to_string())
}

/// What the engine says of it.
fn finds(key: Key, text: &str) -> Option<String> {
    check_value(key, text).map(|finding| finding.render().as_str().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn types_and_engine_say_the_same_of_any_text(text in nearly()) {
        prop_assert_eq!(says::<AccountId>(&text), finds(Key::SourceAccount, &text));
        prop_assert_eq!(says::<ActionBuf>(&text), finds(Key::Action, &text));
        prop_assert_eq!(says::<ArnBuf>(&text), finds(Key::SourceArn, &text));
        prop_assert_eq!(says::<EventSourceTokenBuf>(&text), finds(Key::EventSourceToken, &text));
        prop_assert_eq!(says::<FunctionNameBuf>(&text), finds(Key::FunctionName, &text));
        prop_assert_eq!(says::<FunctionUrlAuthType>(&text), finds(Key::FunctionUrlAuthType, &text));
        prop_assert_eq!(says::<LayerNameBuf>(&text), finds(Key::LayerName, &text));
        prop_assert_eq!(says::<OrganizationIdBuf>(&text), finds(Key::OrganizationId, &text));
        prop_assert_eq!(says::<OrganizationIdBuf>(&text), finds(Key::PrincipalOrgId, &text));
        prop_assert_eq!(says::<PrincipalBuf>(&text), finds(Key::Principal, &text));
        prop_assert_eq!(says::<QualifierBuf>(&text), finds(Key::Qualifier, &text));
        prop_assert_eq!(says::<StatementIdBuf>(&text), finds(Key::StatementId, &text));
    }

    /// The rules trust that the values have passed by themselves; beyond that they have to take any combination.
    #[test]
    fn no_combination_of_values_panics(
        is_layer in any::<bool>(),
        texts in prop::collection::vec(prop_oneof![3 => plausible(), 1 => nearly()], Key::COUNT),
    ) {
        let target = if is_layer { Target::LayerVersion } else { Target::Function };
        let mut statement = Statement::new(target);
        for (key, text) in Key::ALL.iter().zip(&texts).filter(|(key, _)| key.fits(target)) {
            statement = match check_value(*key, text) {
                None => statement.with(*key, text),
                Some(_) => statement.with_pending(*key),
            };
        }
        for (_, finding) in Check::new(statement).findings() {
            let text = finding.render();
            prop_assert!(text.as_str().ends_with(']') && text.as_str().contains("\n= help: "), "{}", text.as_str());
        }
    }

    #[test]
    fn versions_of_layers_are_positive_longs(number in any::<u64>()) {
        let is_one = (1..=i64::MAX as u64).contains(&number);
        prop_assert_eq!(LayerVersion::try_from(number).map(LayerVersion::get).ok(), is_one.then_some(number));
    }
}

/// Values that are right for some key, so that the rules have something to compare.
fn plausible() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "f:prod",
        "123456789012:function:f:7",
        "arn:aws-cn:lambda:us-east-1:123456789012:function:f:$LATEST.PUBLISHED",
        "arn:aws:lambda:us-east-1:123456789012:layer:l",
        "lambda:InvokeFunction",
        "lambda:InvokeFunctionUrl",
        "lambda:GetLayerVersion",
        "*",
        "123456789012",
        "s3.amazonaws.com",
        "logs.xx-nowhere-1.amazonaws.com",
        "alexa-appkit.amazon.com",
        "arn:aws-us-gov:iam::123456789012:role/r",
        "arn:aws:s3:::*",
        "arn:aws:logs:us-east-1:123456789012:log-group:\u{e9}",
        "arn:aws-mars:execute-api:eu-cental-1::é*?/*",
        "o-t194hfs8cz",
        "true",
        "false",
        "NONE",
        "AWS_IAM",
    ])
    .prop_map(str::to_owned)
}

#[test]
fn accessors_take_values_apart() {
    const FUNCTION: FunctionName = FunctionName::new("arn:aws:lambda:us-east-2:123456789012:function:f:prod");
    assert_eq!((FUNCTION.name(), FUNCTION.qualifier()), ("f", Some("prod")));
    assert_eq!(
        (FUNCTION.partition(), FUNCTION.region(), FUNCTION.account()),
        (Some("aws"), Some("us-east-2"), Some("123456789012"))
    );
    let partial = FunctionName::new("123456789012:function:f");
    assert_eq!((partial.account(), partial.region(), partial.name()), (Some("123456789012"), None, "f"));
    assert_eq!(LayerName::new("arn:aws:lambda:us-east-1:123456789012:layer:l").region(), Some("us-east-1"));
    assert_eq!(
        ["7", "prod", "$LATEST.PUBLISHED"].map(|text| Qualifier::new(text).kind()),
        [QualifierKind::Version, QualifierKind::Alias, QualifierKind::LatestPublished]
    );
    assert_eq!(
        ["*", "123456789012", "arn:aws:iam::123456789012:root", "s3.amazonaws.com"]
            .map(|text| Principal::new(text).kind()),
        [PrincipalKind::Everyone, PrincipalKind::Account, PrincipalKind::Identity, PrincipalKind::Service]
    );
    assert_eq!(Action::new("lambda:InvokeFunction").facts().map(|action| action.access), Some("Write"));
    assert_eq!(Principal::new("s3.amazonaws.com").service().map(|service| service.id), Some("s3"));
    assert!(LayerVersion::try_from(0).is_err() && LayerVersion::try_from(u64::MAX).is_err());
    assert_eq!(LayerVersion::try_from(i64::MAX as u64).map(LayerVersion::get), Ok(i64::MAX as u64));
}

#[test]
fn lengths_end_where_the_api_ends_them() {
    let name = |length: usize| "x".repeat(length);
    assert!(StatementId::parse(&name(100)).is_ok() && StatementId::parse(&name(101)).is_err());
    assert!(Qualifier::parse(&name(128)).is_ok() && Qualifier::parse(&name(129)).is_err());
    assert!(FunctionName::parse(&name(64)).is_ok() && FunctionName::parse(&name(65)).is_err());
    assert!(LayerName::parse(&name(140)).is_ok() && LayerName::parse(&name(141)).is_err());
    assert!(EventSourceToken::parse(&name(256)).is_ok() && EventSourceToken::parse(&name(257)).is_err());
    assert!(
        OrganizationId::parse(&format!("o-{}", name(32))).is_ok()
            && OrganizationId::parse(&format!("o-{}", name(33))).is_err()
    );
    let arn = |length: usize| format!("arn:aws:s3:::{}", "é".repeat(length - 13));
    assert!(Arn::parse(&arn(10_000)).is_ok() && Arn::parse(&arn(10_001)).is_err());
}
