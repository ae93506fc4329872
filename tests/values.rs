//! The value types: whatever text comes, an answer, never a panic; one wording everywhere.

use std::{panic, str::FromStr};

use lambda_perm::{
    AccountId, Action, Arn, Error, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
    OrganizationId, Principal, PrincipalKind, Qualifier, QualifierKind, StatementId,
};
use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_what_parses_stays_as_it_is(text in nearly()) {
        round_trip::<AccountId>(&text);
        round_trip::<Action<String>>(&text);
        round_trip::<Arn<String>>(&text);
        round_trip::<EventSourceToken<String>>(&text);
        round_trip::<FunctionName<String>>(&text);
        round_trip::<FunctionUrlAuthType>(&text);
        round_trip::<LayerName<String>>(&text);
        round_trip::<OrganizationId<String>>(&text);
        round_trip::<Principal<String>>(&text);
        round_trip::<Qualifier<String>>(&text);
        round_trip::<StatementId<String>>(&text);
    }

    #[test]
    fn parts_are_parts(text in nearly()) {
        if let Ok(arn) = Arn::parse(&text) {
            let parts = [arn.partition(), arn.service(), arn.region().unwrap_or_default(), arn.account().unwrap_or_default()];
            prop_assert_eq!(format!("arn:{}:{}", parts.join(":"), arn.resource()), text.as_str());
        }
        if let Ok(function) = FunctionName::parse(&text) {
            prop_assert!(text.contains(function.name()));
            prop_assert!(function.name().len() <= 64);
            prop_assert_eq!(function.qualifier().is_some(), !text.ends_with(function.name()) || text.ends_with(&format!("{0}:{0}", function.name())));
        }
        if let Ok(layer) = LayerName::parse(&text) {
            prop_assert!(text.ends_with(layer.name()));
        }
    }
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

/// The text that `new` ends const evaluation with, which outside of it is a panic.
fn panic_text(make: impl FnOnce() + panic::UnwindSafe) -> String {
    let payload = panic::catch_unwind(make).expect_err("a wrong value");
    payload.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn const_evaluation_and_run_time_say_the_same() {
    macro_rules! same {
        ($($type:ident: $text:expr;)*) => {$(
            let expected = $type::from_str($text).expect_err("a wrong value").to_string();
            assert_eq!(panic_text(|| { $type::new($text); }), expected);
            assert!(expected.contains("\n= help: "), "{expected}");
        )*};
    }
    same! {
        AccountId: "12345678901";
        AccountId: "é";
        Action: "lambda:Get*";
        Arn: "arn:aws:sns:*:123456789012:t";
        Arn: "arn:aws";
        EventSourceToken: "a b";
        FunctionName: "my.fn";
        FunctionName: "a:b:c:d:e";
        FunctionUrlAuthType: "none";
        LayerName: "l:3";
        OrganizationId: "ou-1";
        Principal: "s3";
        Principal: "arn:aws:iam::123456789012:group/g";
        Qualifier: "$LATEST";
        StatementId: "a\nb";
    }
    assert_eq!(
        panic_text(|| {
            LayerVersion::new(0);
        }),
        LayerVersion::try_from(0).expect_err("zero").to_string()
    );
}
