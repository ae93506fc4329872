//! What the rules find, case by case: each code with a call that has it and one that has not, and no finding twice.

mod access;
mod never;
mod places;
mod together;
mod unknown;
mod values;
mod web;

use std::collections::BTreeSet;

use lambda_perm::{
    FunctionPermission, FunctionUrlAuthType,
    facts::services::by_principal,
    finding::{At, Code, Lint},
};
use lambda_perm_core::{
    check::Check,
    facts::parameters::{Key, Target},
};

use crate::support::case::Case;

/// Calls with exactly the codes that they have.
pub type Table = Vec<(Case, &'static [&'static str])>;

/// All cases.
pub fn table() -> Table {
    let mut table = Table::new();
    for add_to in
        [values::add_to, together::add_to, never::add_to, places::add_to, access::add_to, unknown::add_to, web::add_to]
    {
        add_to(&mut table);
    }
    table
}

#[test]
fn each_case_has_exactly_its_codes() {
    let mut wrong = Vec::new();
    for (case, codes) in table() {
        let expected: BTreeSet<&str> = codes.iter().copied().collect();
        if case.codes() != expected {
            wrong.push(format!("{:?}\n  expected {expected:?}, found {:#?}", case.values, case.findings()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_quote_the_values_that_they_speak_of() {
    // What the others say holds for an action or a kind of caller, whatever the value.
    let of_a_kind = ["LP0110", "LP0303", "LP0304", "LP0308", "LP0501", "LP0601", "LP0603", "LP0606"];
    let of_an_action = ["LP0420", "LP0421"];
    let of_a_caller = ["LP0409", "LP0410", "LP0411", "LP0413", "LP0414"];
    let mut silent = BTreeSet::new();
    for (code, message, value) in table().iter().flat_map(|(case, _)| case.blamed()) {
        if [&of_a_kind[..], &of_a_caller, &of_an_action].iter().any(|codes| codes.contains(&code.id())) {
            continue;
        }
        let (spoken, lower) = (message.to_lowercase(), value.to_lowercase());
        // A long text is cut, and what nobody can see is escaped.
        let mut quoted = spoken.split('`').skip(1).step_by(2).map(|text| text.split('\\').next().unwrap_or_default());
        let speaks_of_it = quoted.any(|text| lower.contains(text.trim_end_matches("...")) || text.contains(&lower));
        let names_service = by_principal(&value).is_some_and(|(service, _)| message.contains(service.name));
        if !speaks_of_it && !names_service && !spoken.contains(lower.trim_matches('*')) {
            silent.insert(format!("{message}\n  of {value}"));
        }
    }
    assert!(silent.is_empty(), "{}", silent.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn help_for_builders_has_their_words() {
    let mut helps = BTreeSet::new();
    for (case, _) in table().iter().filter(|(case, _)| case.target == Target::Function && case.not_needed.is_none()) {
        let text = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
        let [name, id, action, principal] =
            [Key::FunctionName, Key::StatementId, Key::Action, Key::Principal].map(|key| text(key).unwrap_or_default());
        let mut builder = FunctionPermission::builder(name, id, action, principal);
        for (key, text) in &case.values {
            builder = match key {
                Key::Qualifier => builder.qualifier(text),
                Key::SourceArn => builder.source_arn(text),
                Key::SourceAccount => builder.source_account(text),
                Key::EventSourceToken => builder.event_source_token(text),
                Key::PrincipalOrgId => builder.principal_org_id(text),
                Key::FunctionUrlAuthType if text == "NONE" => builder.function_url_auth_type(FunctionUrlAuthType::None),
                Key::FunctionUrlAuthType => builder.function_url_auth_type(FunctionUrlAuthType::AwsIam),
                Key::InvokedViaFunctionUrl => builder.invoked_via_function_url(text == "true"),
                _ => builder,
            };
        }
        helps.extend(builder.build().err().into_iter().flatten().map(|error| error.help().to_owned()));
    }
    for words in [" = ", "reason", "grant!", "policy!", "statement(", "without quotes"] {
        let found: Vec<_> = helps.iter().filter(|help| help.contains(words)).collect();
        assert!(found.is_empty(), "{words}: {found:#?}");
    }
    for help in [
        "name the service, such as \"s3.amazonaws.com\", or write allow([Exception::new(Lint::PublicAccess, \"..\")])",
        "write `function_url_auth_type(FunctionUrlAuthType::AwsIam)`",
        "write `\"logs.cn-north-1.amazonaws.com.cn\"`",
    ] {
        assert!(helps.contains(help), "{help}\n{helps:#?}");
    }
}

/// The codes about how a call is written are the macro's: its tests and the UI tests show them.
fn is_grammar(code: Code) -> bool {
    code.id().starts_with("LP01") && code != Code::UnusedAllow
}

#[test]
fn each_code_has_a_case() {
    let found: BTreeSet<&str> = table().iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    // No text that a case could give: `values.rs` has a number and a value of requests, `arn.rs` what ARNs are made of,
    // `tests/policy` several statements, the macro's tests values of templates, and `tests/document` what only documents can have.
    let is_elsewhere = |code: Code| {
        let is_of_others = ["LP08", "LP09", "LP10"].iter().any(|family| code.id().starts_with(family));
        matches!(code, Code::LayerVersion | Code::RevisionId | Code::ArnPart) || is_of_others
    };
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !is_grammar(**code) && !is_elsewhere(**code) && !found.contains(code.id()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn codes_are_unique_and_in_order() {
    assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id() || is_grammar(*a) || a.id() == "LP0213"));
    let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len());
}

/// The statement with a value that is not known yet.
const fn with_pending(check: Check<'_>, key: Key) -> Check<'_> {
    check.of(check.statement().with_pending(key))
}

#[test]
fn a_value_that_is_not_known_is_not_guessed_at() {
    for (case, _) in table().into_iter().filter(|(_, codes)| codes.is_empty()) {
        for (unknown, _) in &case.values {
            let mut case = case.clone();
            case.values.retain(|(key, _)| key != unknown);
            let check = with_pending(case.check(), *unknown);
            let found: Vec<_> = check.findings().map(|(_, finding)| finding.to_string()).collect();
            assert!(found.is_empty(), "{:?} with an unknown {unknown:?}: {found:?}", case.values);
        }
    }
}

/// Const evaluation has no place to report a finding about a key that its rule is not known to blame.
#[test]
fn rules_blame_the_keys_that_they_say() {
    for (case, _) in table() {
        for check in case.check().by_rule() {
            for (_, finding) in check.findings() {
                if let At::Value(key) = finding.at() {
                    assert!(check.may_blame(key), "{key:?}: {finding}");
                }
            }
        }
    }
}

/// Const evaluation applies only the rules that read a value which the macro did not know. Together they find what all rules
/// find when all values are known, whichever of them are unknown at first, and blame only what they were known to blame then.
#[test]
fn what_the_macro_knew_need_not_be_looked_at_again() {
    let codes = |check: &Check<'_>| check.findings().map(|(_, finding)| finding.code().id()).collect::<BTreeSet<_>>();
    for (case, _) in table() {
        let whole = case.check();
        for unknown in 1_u32..1 << case.values.len() {
            let is_unknown = |number: usize| unknown & (1 << number) != 0;
            let keys = case.values.iter().enumerate().filter(|(number, _)| is_unknown(*number));
            let partly = keys.fold(whole, |check, (_, (key, _))| with_pending(check, *key));
            let mut findings = partly.findings();
            let mut found: BTreeSet<_> = findings.by_ref().map(|(_, finding)| finding.code().id()).collect();
            let used = findings.silenced();
            let rest =
                Lint::ALL.iter().filter(|lint| used.has(**lint)).fold(whole, |check, lint| check.silenced(*lint));
            let (rest, blamed) = (rest.reading(&partly.pending()), partly.reading(&partly.pending()).blamed());
            found.extend(codes(&rest));
            assert_eq!(found, codes(&whole), "{:?} with {unknown:b} unknown", case.values);
            for (_, finding) in rest.findings() {
                let is_said = !matches!(finding.at(), At::Value(key) if !blamed.contains(&key));
                assert!(is_said, "{:?} with {unknown:b} unknown, of {blamed:?}: {finding}", case.values);
            }
        }
    }
}

/// How many keys of the one the other has not, or has with another value.
fn distance(a: &Case, b: &Case) -> usize {
    let lacks = |from: &Case, of: &Case| of.values.iter().filter(|value| !from.values.contains(value)).count();
    lacks(a, b).max(lacks(b, a))
}

/// A rule that finds everything would pass all cases that it should find.
#[test]
fn each_code_has_a_case_beside_it_that_passes() {
    let table = table();
    let passing: Vec<_> = table.iter().filter(|(_, codes)| codes.is_empty()).map(|(case, _)| case).collect();
    let mut lonely: BTreeSet<&str> = table.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    for (case, codes) in &table {
        let is_beside = |other: &&Case| case.target == other.target && distance(case, other) <= 2;
        if passing.iter().any(is_beside) {
            lonely.retain(|code| !codes.contains(code));
        }
    }
    assert!(lonely.is_empty(), "{lonely:?}");
}
