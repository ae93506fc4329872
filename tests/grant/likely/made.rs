//! The same of ARNs that constructors make of constants.

use lambda_perm::{Lint, facts::services};
use lambda_perm_core::{
    arn::{CONSTRUCTORS, Constructor},
    check::{
        Check,
        likely::{Example, Made, is_of_form},
    },
    facts::parameters::{Key, Target},
    statement::Statement,
};
use proptest::prelude::*;

use super::{ACCOUNTS, NAMES, changed, example, found, one_of};
use crate::support::depth::times;

/// A constructor, and which of its arguments are constants.
fn constructor() -> impl Strategy<Value = (&'static Constructor, Vec<bool>)> {
    (0..CONSTRUCTORS.len()).prop_flat_map(|number| {
        let constructor = &CONSTRUCTORS[number];
        let count = constructor.parameters.len();
        (Just(constructor), prop::collection::vec(prop::bool::weighted(0.6), count))
    })
}

/// The values of a call besides the source ARN, and which others of them are constants.
fn call() -> impl Strategy<Value = (String, bool, Option<String>, bool)> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    (
        one_of(texts(&NAMES)),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.7, one_of(texts(&ACCOUNTS))),
        prop::bool::weighted(0.3),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_found_of_what_is_made_of_likely_arguments(
        (constructor, is_constant) in constructor(),
        (name, is_name_constant, account, is_account_constant) in call(),
        is_one_account in any::<bool>(),
        examples in prop::collection::vec((example(), any::<prop::sample::Index>()), 8),
        change in prop::option::of((any::<prop::sample::Index>(), prop_oneof!["[a-zA-Z0-9:/*$_.-]", "\\PC"])),
        allowed in prop::option::weighted(0.2, prop::sample::select(Lint::ALL)),
    ) {
        if !is_constant.contains(&true) {
            return Ok(());
        }
        let is_account_constant = account.is_some() && is_account_constant;
        let of_account = constructor.parameters.iter().position(|parameter| parameter.name == "account");
        let is_of_source_account =
            is_one_account && is_account_constant && of_account.is_some_and(|at| is_constant[at]);
        let arguments = constructor.example.iter().zip(&is_constant);
        let arguments: Vec<Option<String>> =
            arguments.map(|(text, is_constant)| (!is_constant).then(|| (*text).to_owned())).collect();
        let made = Made { constructor, arguments: &arguments, is_of_source_account };
        let account_of_call = account.clone().filter(|_| !is_account_constant);

        let principal = services::by_id(constructor.service).expect("a service of the table").principal;
        let mut values = vec![
            (Key::StatementId, "s".to_owned()),
            (Key::Action, "lambda:InvokeFunction".to_owned()),
            (Key::Principal, principal.replace("${Region}", "us-east-1")),
        ];
        let mut constants = vec![Key::SourceArn];
        for (key, text, is_constant) in
            [(Key::FunctionName, Some(name), is_name_constant), (Key::SourceAccount, account, is_account_constant)]
        {
            match text {
                Some(_) if is_constant => constants.push(key),
                Some(text) => values.push((key, text)),
                None => {}
            }
        }
        let known = values.iter().fold(Statement::new(Target::Function), |statement, (key, text)| statement.with(*key, text));
        let statement = constants.iter().fold(known, |statement, key| statement.with_pending(*key));
        let check = allowed.into_iter().fold(Check::new(statement), Check::allowing);
        let Some(forms) = check.likely_forms(&constants, Some(&made)) else { return Ok(()) };

        let mut examples = examples.iter().cycle();
        let mut text = |form: &[u8]| {
            let ((region, account, name), choice) = examples.next().expect("a cycle has no end");
            let texts = Example { region, account, name }.texts(form);
            let mut text = texts[choice.index(texts.len())].clone();
            assert!(is_of_form(&text, form), "{text}");
            if let Some((at, with)) = &change {
                let changed = changed(&text, *at, with);
                if is_of_form(&changed, form) {
                    text = changed;
                }
            }
            text
        };
        let of_constants = made.forms(account_of_call.as_deref()).expect("the whole has a form");
        let mut of_constants = of_constants.iter().map(|form| text(form)).collect::<Vec<_>>().into_iter();
        let arguments: Vec<String> =
            arguments.iter().map(|argument| argument.clone().or_else(|| of_constants.next()).expect("a text")).collect();
        let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let arn = constructor.evaluate(&texts).expect("arguments of likely forms are right");
        let pieces = made.pieces();
        let mut inside = arguments.iter().zip(&is_constant).filter(|(_, is_constant)| **is_constant).map(|(text, _)| text.as_str());
        let joined: String = pieces.iter().flat_map(|piece| [piece.as_str(), inside.next().unwrap_or_default()]).collect();
        prop_assert_eq!(arn.as_str(), &joined);
        values.push((Key::SourceArn, joined));
        for (key, form) in &forms {
            match key {
                Key::SourceArn => {}
                Key::SourceAccount if is_of_source_account => {
                    values.push((*key, arguments[of_account.expect("it has one")].clone()));
                }
                _ => values.push((*key, text(form))),
            }
        }
        prop_assert_eq!(found(&values, &constants, allowed), [""; 0], "{:?}", values);
    }
}

/// Something is likely of the constants in most calls of constructors.
#[test]
fn most_arguments_are_of_likely_forms() {
    let is_likely = |constructor: &'static Constructor| {
        let arguments = constructor.example.iter().zip(constructor.parameters).map(|(text, parameter)| {
            let is_constant = matches!(parameter.name, "region" | "account" | "bucket" | "topic" | "rule");
            (!is_constant).then(|| (*text).to_owned())
        });
        let arguments: Vec<_> = arguments.collect();
        let made = Made { constructor, arguments: &arguments, is_of_source_account: false };
        let principal = services::by_id(constructor.service).expect("a service of the table").principal;
        let statement = Statement::new(Target::Function)
            .with(Key::FunctionName, "f")
            .with(Key::StatementId, "s")
            .with(Key::Action, "lambda:InvokeFunction")
            .with(Key::Principal, principal)
            .with_pending(Key::SourceArn);
        let statement =
            if constructor.service == "s3" { statement.with(Key::SourceAccount, ACCOUNTS[0]) } else { statement };
        Check::new(statement).likely_forms(&[Key::SourceArn], Some(&made)).is_some()
    };
    let others: Vec<&str> =
        CONSTRUCTORS.iter().filter(|constructor| !is_likely(constructor)).map(|constructor| constructor.name).collect();
    assert_eq!(others, ["s3_bucket_in", "cognito_user_pool", "cloudfront_distribution_in"]);
}
