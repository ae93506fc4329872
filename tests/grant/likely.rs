//! What const evaluation skips: of constants that are of a likely form, the rules find nothing.

mod made;

use lambda_perm::{
    Lint,
    facts::{
        partitions::{Enabled, PARTITIONS},
        services::SERVICES,
    },
};
use lambda_perm_core::{
    check::{
        Check, check_value,
        likely::{Example, LIKELY_KEYS, is_of_form},
    },
    facts::parameters::{Key, Target},
    finding::At,
    statement::Statement,
};
use proptest::prelude::*;

use crate::support::depth::times;

const ACCOUNTS: [&str; 3] = ["123456789012", "210987654321", "000000000000"];

/// A principal that a call may name: any service, an account, a role, everyone.
fn principals() -> Vec<String> {
    let services = SERVICES.iter().map(|service| service.principal.replace("${Region}", "us-east-1"));
    let others = ["*", ACCOUNTS[0], "arn:aws:iam::123456789012:role/r", "unknown.amazonaws.com"];
    services.chain(others.map(String::from)).collect()
}

/// Sources that a call may name, right and wrong ones, with and without wildcards.
fn sources() -> Vec<String> {
    let forms = SERVICES.iter().flat_map(|service| service.source_arns.iter().map(|source| source.form));
    let fill = |form: &str, region: &str| {
        let mut text = form.replace("${Partition}", "aws").replace("${Region}", region);
        text = text.replace("${Account}", ACCOUNTS[0]);
        while let (Some(start), Some(end)) = (text.find("${"), text.find('}')) {
            text.replace_range(start..=end, "abc123");
        }
        text
    };
    forms.flat_map(|form| [fill(form, "us-east-1"), fill(form, "me-south-1"), fill(form, "eu-west-1") + "*"]).collect()
}

const NAMES: [&str; 7] = [
    "f",
    "f:prod",
    "f:7",
    "arn:aws:lambda:us-east-1:123456789012:function:f",
    "arn:aws:lambda:me-south-1:210987654321:function:f:prod",
    "arn:aws-cn:lambda:cn-north-1:123456789012:function:f",
    "123456789012:function:f",
];

const ACTIONS: [&str; 4] =
    ["lambda:InvokeFunction", "lambda:GetFunction", "lambda:InvokeFunctionUrl", "lambda:PutFunctionConcurrency"];

fn one_of(values: Vec<String>) -> impl Strategy<Value = String> {
    prop::sample::select(values)
}

/// The values of a call by their keys.
fn call() -> impl Strategy<Value = Vec<(Key, String)>> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    (
        one_of(texts(&NAMES)),
        prop::option::of(one_of(texts(&["prod", "7"]))),
        one_of(texts(&ACTIONS)),
        one_of(principals()),
        prop::option::of(one_of(sources())),
        prop::option::of(one_of(texts(&ACCOUNTS))),
        prop::option::weighted(0.1, Just("o-t194hfs8cz".to_owned())),
    )
        .prop_map(|(name, qualifier, action, principal, source, account, organization)| {
            let given = [
                (Key::FunctionName, Some(name)),
                (Key::Qualifier, qualifier),
                (Key::StatementId, Some("s".to_owned())),
                (Key::Action, Some(action)),
                (Key::Principal, Some(principal)),
                (Key::SourceArn, source),
                (Key::SourceAccount, account),
                (Key::PrincipalOrgId, organization),
            ];
            given.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
        })
}

/// What stands for the marks of a form: often what the call has too, and what is at the ends of what there may be.
fn example() -> impl Strategy<Value = (String, String, String)> {
    let regions = PARTITIONS[0].regions.iter().filter(|region| matches!(region.enabled, Enabled::ByDefault));
    let regions: Vec<String> = regions.map(|region| region.code.to_owned()).collect();
    let accounts = ACCOUNTS.iter().map(|account| (*account).to_owned()).collect();
    (
        one_of(regions),
        prop_oneof![one_of(accounts), "[0-9]{12}"],
        prop_oneof![
            "[a-zA-Z0-9_-]{1,64}",
            "[a-zA-Z0-9_-]{64}",
            "[0-9]{1,20}",
            Just("function".to_owned()),
            Just("GET".to_owned()),
            Just("LATEST".to_owned()),
            Just("default".to_owned()),
        ],
    )
}

/// A text, or one that is nearly it.
fn changed(text: &str, at: prop::sample::Index, with: &str) -> String {
    let mut characters: Vec<String> = text.chars().map(String::from).collect();
    let at = at.index(characters.len().max(1));
    if let Some(character) = characters.get_mut(at) {
        with.clone_into(character);
    }
    characters.concat()
}

fn found(values: &[(Key, String)], constants: &[Key], allowed: Option<Lint>) -> Vec<String> {
    let statement =
        values.iter().fold(Statement::new(Target::Function), |statement, (key, text)| statement.with(*key, text));
    let alone = constants.iter().filter_map(|constant| {
        let (key, text) = values.iter().find(|(key, _)| key == constant)?;
        check_value(*key, text).map(|finding| finding.to_string())
    });
    let check = allowed.into_iter().fold(Check::new(statement), Check::allowing).reading(constants);
    let together = check.findings().map(|(_, finding)| finding.to_string());
    alone.chain(together.collect::<Vec<_>>()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_found_of_what_is_likely(
        mut values in call(),
        chosen in prop::sample::subsequence(LIKELY_KEYS.to_vec(), 1..=3),
        examples in prop::collection::vec((example(), any::<prop::sample::Index>()), 3),
        change in prop::option::of((any::<prop::sample::Index>(), prop_oneof![
            Just(String::new()), "[a-z0-9:/*$_.-]", "\\PC", Just("\u{82}".to_owned()),
        ])),
        allowed in prop::option::of(prop::sample::select(Lint::ALL)),
    ) {
        let constants: Vec<Key> =
            chosen.into_iter().filter(|chosen| values.iter().any(|(key, _)| key == chosen)).collect();
        let known = values.iter().filter(|(key, _)| !constants.contains(key));
        let statement =
            known.fold(Statement::new(Target::Function), |statement, (key, text)| statement.with(*key, text));
        let statement = constants.iter().fold(statement, |statement, key| statement.with_pending(*key));
        let check = allowed.into_iter().fold(Check::new(statement), Check::allowing);
        let Some(forms) = check.likely_forms(&constants, None) else { return Ok(()) };
        for ((key, form), ((region, account, name), choice)) in forms.iter().zip(&examples) {
            let texts = Example { region, account, name }.texts(form);
            let mut text = texts[choice.index(texts.len())].clone();
            prop_assert!(is_of_form(&text, form), "{text}");
            if let Some((at, with)) = &change {
                text = changed(&text, *at, with);
                if !is_of_form(&text, form) {
                    return Ok(());
                }
            }
            values.retain(|(other, _)| other != key);
            values.push((*key, text));
        }
        prop_assert_eq!(found(&values, &constants, allowed), [""; 0], "{:?} in {:?}", constants, values);
    }
}

/// A constant of whatever value, right or wrong.
fn constant(key: Key, number: prop::sample::Index) -> String {
    let texts = match key {
        Key::FunctionName => NAMES.map(String::from).to_vec(),
        Key::Principal => principals(),
        Key::SourceArn => sources(),
        Key::SourceAccount => ACCOUNTS.map(String::from).to_vec(),
        _ => ["prod", "7"].map(String::from).to_vec(),
    };
    texts[number.index(texts.len())].clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// There is no place for a finding about another value.
    #[test]
    fn only_what_may_be_blamed_is(
        mut values in call(),
        chosen in prop::sample::subsequence(LIKELY_KEYS.to_vec(), 1..=3),
        numbers in prop::collection::vec(any::<prop::sample::Index>(), 3),
    ) {
        let statement =
            values.iter().fold(Statement::new(Target::Function), |statement, (key, text)| statement.with(*key, text));
        let constants: Vec<Key> =
            chosen.into_iter().filter(|chosen| values.iter().any(|(key, _)| key == chosen)).collect();
        let pending = constants.iter().fold(statement, |statement, key| statement.with_pending(*key));
        let blamed = Check::new(pending).reading(&constants).blamed();
        for (key, number) in constants.iter().zip(numbers) {
            values.retain(|(other, _)| other != key);
            values.push((*key, constant(*key, number)));
        }
        let statement =
            values.iter().fold(Statement::new(Target::Function), |statement, (key, text)| statement.with(*key, text));
        for (_, finding) in Check::new(statement).reading(&constants).findings() {
            let is_said = !matches!(finding.at(), At::Value(key) if !blamed.contains(&key));
            prop_assert!(is_said, "{constants:?} in {values:?}, of {blamed:?}: {finding}");
        }
    }
}

/// Something is likely of the calls that most programs have.
#[test]
fn most_calls_are_of_likely_forms() {
    for (principal, source, constants) in [
        ("s3.amazonaws.com", Some("arn:aws:s3:::b"), &[Key::FunctionName] as &[Key]),
        ("s3.amazonaws.com", None, &[Key::SourceArn]),
        ("s3.amazonaws.com", None, &[Key::FunctionName, Key::SourceArn, Key::SourceAccount]),
        ("sns.amazonaws.com", None, &[Key::SourceArn]),
        ("events.amazonaws.com", None, &[Key::FunctionName, Key::SourceArn]),
        ("iot.amazonaws.com", None, &[Key::SourceArn]),
        ("apigateway.amazonaws.com", None, &[Key::SourceArn]),
        ("123456789012", None, &[Key::StatementId]),
    ] {
        let statement = Statement::new(Target::Function)
            .with(Key::FunctionName, "f")
            .with(Key::StatementId, "s")
            .with(Key::Action, "lambda:InvokeFunction")
            .with(Key::Principal, principal);
        let statement = source.into_iter().fold(statement, |statement, arn| statement.with(Key::SourceArn, arn));
        let statement = statement.with(Key::SourceAccount, ACCOUNTS[0]);
        let statement = if principal == ACCOUNTS[0] { statement.without(Key::SourceAccount) } else { statement };
        let statement = constants.iter().fold(statement, |statement, key| statement.with_pending(*key));
        assert!(Check::new(statement).likely_forms(constants, None).is_some(), "{principal} {constants:?}");
    }
}

/// Names that never stand in an ARN are asked about.
#[test]
fn what_is_reserved_is_of_no_likely_form() {
    for (principal, source) in [
        ("events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/default/r"),
        ("apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:abc123/authorizers/GET/x"),
        ("apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:abc123/GET/x"),
        ("apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:abc123/prod/ANY/x"),
    ] {
        let statement = Statement::new(Target::Function)
            .with(Key::FunctionName, "f")
            .with(Key::StatementId, "s")
            .with(Key::Action, "lambda:InvokeFunction")
            .with(Key::Principal, principal)
            .with_pending(Key::SourceArn);
        let forms = Check::new(statement).likely_forms(&[Key::SourceArn], None).expect("something is likely");
        assert!(!is_of_form(source, &forms[0].1), "{source}");
    }
}
