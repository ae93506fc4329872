//! What const evaluation skips of a set: of different constants that are of likely forms, the rules find nothing.

use std::collections::BTreeSet;

use lambda_perm_core::{
    arn::find_constructor,
    check::{
        Check, check_value,
        likely::{Example, Made, SetForms, is_of_form},
        set::{Member, Set},
    },
    facts::parameters::{Key, Target},
    statement::Statement,
};
use proptest::prelude::*;

use crate::support::depth::times;

const ACCOUNTS: [&str; 2] = ["123456789012", "210987654321"];

/// The values of a statement, and which of them are constants.
type Values = Vec<(Key, String, bool)>;

fn one_of(texts: &[&str]) -> impl Strategy<Value = String> + use<> {
    prop::sample::select(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
}

/// The values of a statement without its ID, often such as another statement has too.
fn values() -> impl Strategy<Value = Values> {
    let principals = ["s3.amazonaws.com", "sns.amazonaws.com", "iot.amazonaws.com", ACCOUNTS[0], ACCOUNTS[1], "*"];
    let sources = [
        "arn:aws:s3:::b",
        "arn:aws:s3:::b*",
        "arn:aws:sns:us-east-1:123456789012:t",
        "arn:aws:sns:us-east-1:123456789012:*",
        "arn:aws:sns:us-east-1:210987654321:t",
        "arn:aws:iot:us-east-1:123456789012:rule/r",
    ];
    (
        one_of(&["lambda:InvokeFunction", "lambda:GetFunction", "lambda:*"]),
        (one_of(&principals), prop::bool::weighted(0.2)),
        prop::option::weighted(0.7, (one_of(&sources), any::<bool>())),
        prop::option::of((one_of(&ACCOUNTS), any::<bool>())),
        prop::option::weighted(0.1, Just("o-t194hfs8cz".to_owned())),
    )
        .prop_map(|(action, (principal, is_principal), source, account, organization)| {
            let given = [
                (Key::Action, Some((action, false))),
                (Key::Principal, Some((principal, is_principal))),
                (Key::SourceArn, source),
                (Key::SourceAccount, account),
                (Key::PrincipalOrgId, organization.map(|text| (text, false))),
            ];
            let given =
                given.into_iter().filter_map(|(key, value)| value.map(|(text, is_constant)| (key, text, is_constant)));
            given.collect()
        })
}

/// What stands for the marks of a form, mostly what other statements have too.
fn example() -> impl Strategy<Value = (String, String, String, prop::sample::Index)> {
    (
        one_of(&["us-east-1", "eu-west-1"]),
        prop_oneof![one_of(&ACCOUNTS), "[0-9]{12}"],
        prop_oneof![one_of(&["t", "b", "b2", "r"]), "[a-zA-Z0-9_-]{1,64}", "[a-z]{64}"],
        any::<prop::sample::Index>(),
    )
}

fn statement(values: &Values, is_known: impl Fn(bool) -> bool) -> Statement<'_> {
    values.iter().fold(Statement::new(Target::Function), |statement, (key, text, is_constant)| {
        if is_known(*is_constant) { statement.with(*key, text) } else { statement.with_pending(*key) }
    })
}

/// How a constant topic is made of constants, one of which may be the source account too.
fn made<'a>(values: &Values, arguments: &'a [Option<String>]) -> Option<Made<'a>> {
    let constant = |wanted| values.iter().find(|(key, _, is_constant)| *key == wanted && *is_constant);
    constant(Key::SourceArn).filter(|(_, source, _)| source.starts_with("arn:aws:sns:"))?;
    let is_of_source_account = constant(Key::SourceAccount).is_some();
    Some(Made { constructor: find_constructor("sns_topic")?, arguments, is_of_source_account })
}

/// The check of a statement whose constants are known.
fn check(values: &Values) -> Check<'_> {
    let constants = values.iter().filter(|(.., is_constant)| *is_constant);
    let constants: Vec<Key> = constants.map(|(key, ..)| *key).collect();
    Check::new(statement(values, |_| true)).in_set().reading(&constants)
}

/// All that is found of a set whose constants are known.
fn found(set: &[Values]) -> Vec<String> {
    let alone = set.iter().flatten().filter(|(.., is_constant)| *is_constant);
    let alone = alone.filter_map(|(key, text, _)| Some(check_value(*key, text)?.to_string()));
    let checks: Vec<Check<'_>> = set.iter().map(check).collect();
    let together = checks.iter().flat_map(|check| check.findings().map(|(_, finding)| finding.to_string()));
    let members: Vec<Member<'_>> = checks.iter().map(|check| Member::new(*check)).collect();
    let of_set = Set::new(checks[0].statement().resource(), &members);
    let of_set: Vec<String> = of_set.findings().map(|(at, finding)| format!("{at}: {finding}")).collect();
    alone.chain(together).chain(of_set).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_found_of_what_is_likely(
        name in (one_of(&["f", "arn:aws:lambda:us-east-1:123456789012:function:f", "f:prod"]), any::<bool>()),
        statements in prop::collection::vec((values(), prop::bool::weighted(0.2)), 1..4),
        is_made in any::<bool>(),
        examples in prop::collection::vec(example(), 20),
    ) {
        let mut set: Vec<Values> = Vec::new();
        for (at, (values, is_constant)) in statements.into_iter().enumerate() {
            let own = [(Key::FunctionName, name.0.clone(), name.1), (Key::StatementId, format!("s{at}"), is_constant)];
            set.push(own.into_iter().chain(values).collect());
        }
        let checks: Vec<Check<'_>> =
            set.iter().map(|values| Check::new(statement(values, |is_constant| !is_constant)).in_set()).collect();
        let arguments = [None, None, None];
        let made: Vec<Option<Made<'_>>> = set.iter().map(|values| made(values, &arguments).filter(|_| is_made)).collect();
        let Some(forms) = SetForms::of(&checks, &made) else { return Ok(()) };
        let mut examples = examples.iter().cycle();
        let mut text = |form: &[u8]| {
            let (region, account, name, choice) = examples.next().expect("a cycle has no end");
            let texts = Example { region, account, name }.texts(form);
            let text = texts[choice.index(texts.len())].clone();
            assert!(is_of_form(&text, form), "{text}");
            text
        };
        let of_resource: Vec<(Key, String)> = forms.resource.iter().map(|(key, form)| (*key, text(form))).collect();
        for (values, own) in set.iter_mut().zip(&forms.statements) {
            let own = own.iter().map(|(key, form)| (*key, text(form)));
            for (key, text) in own.chain(of_resource.iter().cloned()) {
                values.iter_mut().filter(|(other, ..)| *other == key).for_each(|(_, old, _)| old.clone_from(&text));
            }
        }
        for (values, made) in set.iter_mut().zip(&made) {
            if made.is_some_and(|made| made.is_of_source_account) {
                let arn = values.iter().find(|(key, ..)| *key == Key::SourceArn);
                let account = arn.and_then(|(_, arn, _)| arn.split(':').nth(4)).expect("an account").to_owned();
                values.iter_mut().filter(|(key, ..)| *key == Key::SourceAccount).for_each(|(_, text, _)| text.clone_from(&account));
            }
        }
        let is_distinct = |key: &Key| {
            let texts: Vec<&str> = set.iter().flatten().filter(|(other, ..)| other == key).map(|(_, text, _)| text.as_str()).collect();
            texts.iter().collect::<BTreeSet<_>>().len() == texts.len()
        };
        if forms.distinct.iter().all(is_distinct) {
            prop_assert_eq!(found(&set), [""; 0], "{:?}", set);
        }
    }
}

/// Something is likely of the sets that most programs have, with what has to be asked of them.
#[test]
fn most_sets_are_of_likely_forms() {
    let statement = |id, principal, source: Option<&'static str>| {
        let statement = Statement::new(Target::Function)
            .with_pending(Key::FunctionName)
            .with(Key::StatementId, id)
            .with(Key::Action, "lambda:InvokeFunction")
            .with(Key::Principal, principal);
        let statement = match source {
            Some(source) => statement.with(Key::SourceArn, source),
            None => statement.with_pending(Key::SourceArn),
        };
        Check::new(statement.with(Key::SourceAccount, ACCOUNTS[0])).in_set()
    };
    let known = [
        statement("a", "s3.amazonaws.com", Some("arn:aws:s3:::b")),
        statement("b", "sns.amazonaws.com", Some("arn:aws:sns:us-east-1:123456789012:t")),
    ];
    let forms = SetForms::of(&known, &[None; 2]).expect("a name is likely");
    assert_eq!(
        (forms.distinct.as_slice(), forms.may_blame_statements, forms.may_blame_ids),
        ([].as_slice(), false, false)
    );
    let constants = [statement("a", "s3.amazonaws.com", None), statement("b", "iot.amazonaws.com", None)];
    let forms = SetForms::of(&constants, &[None; 2]).expect("names and sources are likely");
    assert_eq!((forms.distinct.as_slice(), forms.may_blame_statements), ([Key::SourceArn].as_slice(), true));
}
