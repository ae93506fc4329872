//! Each code has the same message in the macro, in const evaluation and at run time, and a corrected call has no finding in any of
//! them. The calls are the examples of the documentation. `documented.rs` tests that the failing ones have only this finding and
//! the corrected ones none, which is enough for findings that only the macro can make.

use std::collections::BTreeSet;

use lambda_perm_core::{
    __private::{
        Constant, Examined, Location, Unchecked, assert_allow, assert_value, try_function, try_function_policy,
        try_layer_version, try_web_function,
    },
    AccountId, Exception, FunctionPermission, FunctionPermissionBuf, FunctionPolicyBuf, LayerVersion, Plain,
    RevisionId, arn,
    check::{
        Check, check_value,
        set::{Member, Set},
    },
    facts::parameters::{Key, Target},
    finding::{At, Code, Lint},
};
use proc_macro2::{TokenStream, TokenTree};

use super::{
    agreement::{constant_text, panic_text},
    documented::{declared, handed_over, is_made_elsewhere, is_of_documents},
};
use crate::{
    analyse,
    call::{Call, PolicyCall},
    errors::Errors,
    parse,
    tokens::literal_text,
    value::{ArgumentValue, Time},
};

/// Findings about how a call is written, of which there is none in const evaluation and at run time: what stands in the language
/// of a template is always written out.
const OF_THE_MACRO_ALONE: [Code; 26] = [
    Code::MalformedArgument,
    Code::MissingValue,
    Code::UnknownKey,
    Code::DuplicateKey,
    Code::ForeignKey,
    Code::WrongKind,
    Code::UnknownIdentifier,
    Code::UnnameableService,
    Code::MalformedAllow,
    Code::UnknownLint,
    Code::MisplacedKey,
    Code::WholePolicyOnly,
    Code::UnknownIntrinsic,
    Code::MalformedIntrinsic,
    Code::MisplacedIntrinsic,
    Code::TemplateName,
    Code::PseudoParameter,
    Code::SubText,
    Code::SubVariable,
    Code::NoValue,
    Code::NoArn,
    Code::ResourceType,
    Code::MixedLanguages,
    Code::CloudFormationLimit,
    Code::TerraformReference,
    Code::DynamicReference,
];

/// Compares a finding everywhere. Returns its texts.
type Compare = fn() -> Vec<String>;

/// Findings that the two examples do not show in all three places.
const IN_THEIR_OWN_WAY: [(Code, Compare); 9] = [
    (Code::MissingKey, missing_keys),
    (Code::PrincipalRegion, regions_of_principals),
    (Code::MissingReason, reasons),
    (Code::EmptySet, empty_sets),
    (Code::LayerVersion, layer_versions),
    (Code::RevisionId, revisions),
    (Code::ArnPart, parts_of_arns),
    (Code::PolicySize, sizes),
    (Code::OtherResource, other_resources),
];

#[test]
fn every_code_says_the_same_everywhere() {
    let mut compared: BTreeSet<&str> = OF_THE_MACRO_ALONE.iter().map(|code| code.id()).collect();
    for (code, compare) in IN_THEIR_OWN_WAY {
        let texts = compare();
        let are_all = texts.iter().all(|text| text.ends_with(&format!("[{}]", code.id())));
        assert!(are_all && !texts.is_empty(), "{}: {texts:#?}", code.id());
        assert!(compared.insert(code.id()), "{} is compared twice", code.id());
    }
    for (code, section) in declared().filter(|(code, _)| !is_compared_otherwise(*code)) {
        assert!(!is_made_elsewhere(code), "{} needs a way of its own", code.id());
        let [failing, mended] = section.examples();
        let (macros, name, call) = first_call(&failing.code);
        match (name.as_str(), of_web_function(call.clone())) {
            ("policy", Some(statement)) => one_permission(code, &macros, statement),
            ("policy", None) => set(code, &macros, call),
            _ => one_permission(code, &macros, parsed(call)),
        }
        let (macros, name, call) = first_call(&mended.code);
        assert!(macros.is_empty(), "{}, mended: {macros:#?}", code.id());
        match (name.as_str(), of_web_function(call.clone())) {
            ("policy", Some(statement)) => mended_permission(code, statement),
            ("policy", None) => mended_set(code, call),
            _ => mended_permission(code, parsed(call)),
        }
        assert!(compared.insert(code.id()), "{} is compared twice", code.id());
    }
    let all = Code::ALL.iter().filter(|code| !is_of_documents(**code));
    let all: BTreeSet<&str> = all.map(|code| code.id()).collect();
    assert_eq!(compared, all, "a code without a comparison");
}

fn is_compared_otherwise(code: Code) -> bool {
    OF_THE_MACRO_ALONE.contains(&code) || IN_THEIR_OWN_WAY.iter().any(|(other, _)| *other == code)
}

/// What the macro says of the first call of an example, the name of the macro, and the call.
fn first_call(example: &str) -> (Vec<String>, String, TokenStream) {
    let (name, call) = find_call(example.parse().expect("tokens")).expect("a call");
    let mut errors = Errors::default();
    if name == "policy" {
        let parsed = parse::parse_policy(handed_over(call.clone()), Time::Compile, &mut errors);
        let _ = analyse::analyse_policy(&parsed, &mut errors);
    } else {
        let parsed = parse::parse(handed_over(call.clone()), Time::Compile, &mut errors);
        let _ = analyse::analyse(&parsed, &mut errors);
    }
    (errors.iter().map(ToString::to_string).collect(), name, call)
}

fn find_call(tokens: TokenStream) -> Option<(String, TokenStream)> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if let [.., TokenTree::Ident(name), TokenTree::Punct(_)] = &tokens[..at]
            && (name == "grant" || name == "policy")
        {
            return Some((name.to_string(), group.stream()));
        }
        if let Some(found) = find_call(group.stream()) {
            return Some(found);
        }
    }
    None
}

/// A call as values given at run time.
fn values(call: &Call) -> Unchecked {
    let mut values = Unchecked::new(call.target(), None::<Location>);
    for argument in &call.arguments {
        values = match &argument.value {
            ArgumentValue::Text(text) => values.with(argument.key, Some(text.clone())),
            ArgumentValue::NotNeeded { principal, id } => {
                values.with(argument.key, Some((*principal).to_owned())).with_not_needed(String::leak(id.clone()))
            }
            _ => values.with(argument.key, literal_text(&argument.tokens)),
        };
    }
    let exceptions: Vec<Exception> = call.allowed().map(|(lint, _)| Exception::new(*lint, "reason")).collect();
    values.allowing(exceptions)
}

fn parsed(call: TokenStream) -> Call {
    parse::parse(handed_over(call), Time::Compile, &mut Errors::default())
}

/// The statement of the policy of a web function, which has no `grant!`.
fn of_web_function(call: TokenStream) -> Option<Call> {
    let parsed = parse::parse_policy(handed_over(call), Time::Compile, &mut Errors::default());
    let mut statements = parsed.statements().filter(|_| parsed.resource.target() == Target::WebFunction);
    statements.next().map(|(_, statement)| statement.clone())
}

fn one_permission(code: Code, macros: &[String], call: Call) {
    let values = values(&call);
    let built = match call.target() {
        Target::Function => try_function::<Plain>(values.clone()).err(),
        Target::LayerVersion => try_layer_version::<Plain>(values.clone()).err(),
        Target::WebFunction => try_web_function::<Plain>(values.clone()).err(),
    };
    let findings = built.unwrap_or_else(|| panic!("{}: run time finds nothing", code.id()));
    let texts: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(macros, texts, "{}: macro and run time", code.id());
    for finding in &findings {
        let text = finding.to_string();
        let constant = match finding.at() {
            At::Value(key) => {
                let given = call.argument(key).and_then(|argument| literal_text(&argument.tokens));
                let given = given.map(String::leak);
                let alone = given.and_then(|given| constant_text(key, given));
                alone.or_else(|| panic_text(|| assert_value(&[&Examined::one(check(&call))], key)))
            }
            At::Allow(lint) => panic_text(|| assert_allow(&Examined::one(check(&call)), lint)),
            At::Call => None,
        };
        let constant = constant.unwrap_or_else(|| panic!("{}: const evaluation finds nothing", code.id()));
        assert!(constant.split_inclusive(']').any(|one| one.trim_start() == text), "{}: {constant}", code.id());
    }
}

fn check(call: &Call) -> Check<'static> {
    let call: &'static Call = Box::leak(Box::new(call.clone()));
    analyse::check(call, call.target())
}

fn set(code: Code, macros: &[String], call: TokenStream) {
    let parsed = parse::parse_policy(handed_over(call), Time::Compile, &mut Errors::default());
    let permissions: Vec<FunctionPermissionBuf> = parsed
        .statements()
        .map(|(_, call)| try_function(values(call)).unwrap_or_else(|findings| panic!("{}: {findings}", code.id())))
        .collect();
    let findings = FunctionPolicyBuf::of(&permissions).expect_err("a wrong set");
    // Only the help differs: for a policy of permissions it mentions no macro.
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message()).collect();
    let of_macros: Vec<&str> = macros.iter().filter_map(|text| text.split("\n= help: ").next()).collect();
    assert_eq!(of_macros, messages, "{}: macro and run time", code.id());

    let checks: Vec<Check<'static>> = parsed.statements().map(|(_, call)| check(call).in_set()).collect();
    let members: Vec<Member<'static>> = checks.iter().copied().map(Member::new).collect();
    let members: &'static [Member<'static>] = Vec::leak(members);
    let resource = checks[0].statement().resource();
    for (finding, said) in findings.iter().zip(macros) {
        let at = finding.statement().expect("a statement") - 1;
        let constant = panic_text(move || {
            let examined = Set::new(resource, members).examined(&[]);
            examined.assert_statements(at, at);
            examined.assert_statement_ids(at, at);
        });
        assert_eq!(constant.as_ref(), Some(said), "{}: const evaluation", code.id());
    }
}

/// Asserts that nothing is found in the call, in const evaluation and at run time.
fn mended_permission(code: Code, call: Call) {
    let built = match call.target() {
        Target::Function => try_function::<Plain>(values(&call)).err(),
        Target::LayerVersion => try_layer_version::<Plain>(values(&call)).err(),
        Target::WebFunction => try_web_function::<Plain>(values(&call)).err(),
    };
    assert_eq!(built, None, "{}, mended: run time", code.id());
    let check = check(&call);
    for argument in &call.arguments {
        let key = argument.key;
        if let ArgumentValue::Text(text) = &argument.value {
            let text = String::leak(text.clone());
            assert_eq!(constant_text(key, text), None, "{}, mended: a constant", code.id());
        }
        assert_eq!(
            panic_text(|| assert_value(&[&Examined::one(check)], key)),
            None,
            "{}, mended: constants",
            code.id()
        );
    }
    for (lint, _) in call.allowed() {
        assert_eq!(panic_text(|| assert_allow(&Examined::one(check), *lint)), None, "{}, mended: allow", code.id());
    }
}

/// The same for a set.
fn mended_set(code: Code, call: TokenStream) {
    let parsed = parse::parse_policy(handed_over(call), Time::Compile, &mut Errors::default());
    let build = |call: &Call| try_function(values(call)).unwrap_or_else(|findings| panic!("{}: {findings}", code.id()));
    let permissions: Vec<FunctionPermissionBuf> = parsed.statements().map(|(_, call)| build(call)).collect();
    assert_eq!(FunctionPolicyBuf::of(&permissions).err(), None, "{}, mended: run time", code.id());
    assert_eq!(found_in_set(&parsed), None, "{}, mended: constants", code.id());
}

/// The finding of const evaluation for the first wrong statement of a set.
fn found_in_set(parsed: &PolicyCall) -> Option<String> {
    let members: Vec<Member<'static>> =
        parsed.statements().map(|(_, call)| Member::new(check(call).in_set())).collect();
    let (members, count): (&'static [Member<'static>], usize) = (Vec::leak(members), parsed.statements().count());
    let resource = check(&parsed.resource).statement().resource();
    let found = |at| {
        let examined = Set::new(resource, members).examined(&[]);
        examined.assert_statements(at, at);
        examined.assert_statement_ids(at, at);
        for lint in [Lint::IncompleteUrl, Lint::Shadowed] {
            examined.assert_allow(at, at, lint);
        }
    };
    (0..count).find_map(|at| panic_text(move || found(at)))
}

/// What the macro says of a call.
fn said(call: &str) -> Vec<String> {
    super::errors(call).into_iter().map(|(_, text)| text).collect()
}

fn missing_keys() -> Vec<String> {
    let of = |principal: Option<&str>| {
        let values = Unchecked::new(Target::Function, None::<Location>).with(Key::FunctionName, Some("f".to_owned()));
        let values = values.with(Key::StatementId, Some("s".to_owned()));
        let values = values.with(Key::Action, Some("lambda:GetFunction".to_owned()));
        let findings = try_function::<Plain>(values.with(Key::Principal, principal.map(str::to_owned))).err();
        findings.iter().flatten().map(ToString::to_string).collect::<Vec<_>>()
    };
    let call = "function_name = \"f\", statement_id = \"s\", action = GetFunction";
    assert_eq!((said(call).len(), said(call)), (1, of(None)));
    assert_eq!((said(&format!("{call}, principal = \"123456789012\"")), of(Some("123456789012"))), (vec![], vec![]));
    of(None)
}

fn regions_of_principals() -> Vec<String> {
    let mut texts = Vec::new();
    for (region, count) in [("us-east", 1), ("US-EAST-1", 1), ("us east 1", 1), ("", 1), ("us-east-1", 0)] {
        let constant = panic_text(move || Constant(region).principal_region("logs").assert());
        let values = Unchecked::new(Target::Function, None::<Location>).with(Key::FunctionName, Some("f".to_owned()));
        let values = values.with(Key::StatementId, Some("s".to_owned()));
        let values = values.with(Key::Action, Some("lambda:InvokeFunction".to_owned()));
        let values = values.with(Key::SourceAccount, Some("123456789012".to_owned()));
        let built = try_function::<Plain>(values.with_regional_principal("logs", Some(region.to_owned()))).err();
        let run_time: Vec<String> = built.iter().flatten().map(ToString::to_string).collect();
        let macros = said(&format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = logs({region:?}), \
             source_account = \"123456789012\""
        ));
        assert_eq!(
            (run_time.len(), &macros, constant.into_iter().collect::<Vec<_>>()),
            (count, &run_time, run_time.clone())
        );
        texts.extend(run_time);
    }
    texts
}

fn reasons() -> Vec<String> {
    let mut texts = Vec::new();
    for (reason, count) in [
        ("", 1),
        (" ", 1),
        ("\n", 1),
        ("\u{200b}\u{feff}\u{a0}\u{ad}\u{2800}\u{fff9}\u{e0020}\0", 1),
        ("r", 0),
        ("\u{200b}é", 0),
    ] {
        let constant = panic_text(move || {
            let _ = Exception::new(Lint::PublicAccess, reason);
        });
        let macros = said(&format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = \"*\", \
             allow(public_access, reason = {reason:?})"
        ));
        assert_eq!((macros.len(), macros.clone()), (count, constant.into_iter().collect::<Vec<_>>()), "{reason:?}");
        texts.extend(macros);
    }
    texts
}

fn empty_sets() -> Vec<String> {
    let statement = ", statement(statement_id = \"a\", action = InvokeFunction, principal = sns, \
                     source_arn = \"arn:aws:sns:us-east-2:123456789012:a\")";
    let macros = |call: &str| super::policy_errors(call).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let resource = Unchecked::new(Target::Function, None::<Location>).with(Key::FunctionName, Some("f".to_owned()));
    let run_time = try_function_policy::<Plain, 0>(&resource, []).expect_err("no statement");
    let run_time = run_time.iter().next().expect("one finding");
    assert_eq!(macros("function_name = \"f\""), [run_time.to_string()]);
    // A policy of permissions has the same finding, but its help mentions no macro.
    let none: [FunctionPermissionBuf; 0] = [];
    let codes =
        FunctionPolicyBuf::of(&none).map_err(|found| found.iter().map(|error| error.code()).collect::<Vec<_>>());
    assert_eq!(codes.err(), Some(vec![Code::EmptySet]));
    assert_eq!(macros(&format!("function_name = \"f\"{statement}")), [""; 0]);
    assert_eq!(FunctionPolicyBuf::of(&[permission("f", "a")]).err(), None);
    vec![run_time.to_string()]
}

fn parts_of_arns() -> Vec<String> {
    let mut texts = Vec::new();
    for (region, count) in [("us-esat-2", 1), ("us-east-2", 0)] {
        let constant = panic_text(move || {
            let _ = arn::sns_topic(region, "123456789012", "t");
        });
        let run_time = arn::try_sns_topic(region, "123456789012", "t").err().map(|error| error.to_string());
        let built = Unchecked::new(Target::Function, None::<Location>)
            .with(Key::FunctionName, Some("f".to_owned()))
            .with(Key::StatementId, Some("s".to_owned()))
            .with(Key::Action, Some("lambda:InvokeFunction".to_owned()))
            .with(Key::Principal, Some("sns.amazonaws.com".to_owned()))
            .with_constructed("sns_topic", [region, "123456789012", "t"].map(str::to_owned).into());
        let built = try_function::<Plain>(built).err();
        let macros = said(&format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, \
             source_arn = sns_topic({region:?}, \"123456789012\", \"t\")"
        ));
        assert_eq!((macros.len(), macros.clone()), (count, run_time.clone().into_iter().collect::<Vec<_>>()));
        assert_eq!((constant, built.iter().flatten().map(ToString::to_string).next()), (run_time.clone(), run_time));
        texts.extend(macros);
    }
    texts
}

fn layer_versions() -> Vec<String> {
    let mut texts = Vec::new();
    for (number, count) in [(0, 1), (u64::MAX, 1), (1, 0)] {
        let constant = panic_text(move || {
            let _ = LayerVersion::new(number);
        });
        let of_the_key = panic_text(move || Constant(number).version_number().assert());
        let run_time = LayerVersion::try_from(number).err().map(|error| error.to_string());
        let macros = said(&format!(
            "layer_name = \"l\", version_number = {number}, statement_id = \"s\", action = GetLayerVersion, \
             principal = \"123456789012\""
        ));
        assert_eq!((macros.len(), macros.clone()), (count, run_time.clone().into_iter().collect::<Vec<_>>()));
        assert_eq!((constant, of_the_key), (run_time.clone(), run_time));
        texts.extend(macros);
    }
    texts
}

/// A revision belongs to a request, so no macro takes one.
fn revisions() -> Vec<String> {
    let constant = panic_text(|| {
        let _ = RevisionId::new("1");
    });
    let run_time = RevisionId::parse("1").expect_err("no revision").to_string();
    assert_eq!(constant, Some(run_time.clone()));
    let right = "2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d";
    let constant = panic_text(move || {
        let _ = RevisionId::new(right);
    });
    assert_eq!((constant, RevisionId::parse(right).err()), (None, None));
    vec![run_time]
}

fn permission(name: &str, id: &str) -> FunctionPermissionBuf {
    let arn = format!("arn:aws:sns:us-east-2:123456789012:{id}");
    let built = FunctionPermission::builder(name, id, "lambda:InvokeFunction", "sns.amazonaws.com").source_arn(arn);
    built.build().expect("nothing is wrong")
}

/// A set that is too large: from literals, in const evaluation and at run time.
fn sizes() -> Vec<String> {
    let ids: Vec<String> = (0..90).map(|number| format!("s{number:02}")).collect();
    let permissions: Vec<_> = ids.iter().map(|id| permission("f", id)).collect();
    let findings = FunctionPolicyBuf::of(&permissions).expect_err("a set that is too large");
    let run_time = findings.iter().next().expect("one finding").to_string();

    let statement = |id: &String| {
        format!(
            "statement(statement_id = \"{id}\", action = InvokeFunction, principal = sns, \
             source_arn = \"arn:aws:sns:us-east-2:123456789012:{id}\"), "
        )
    };
    let call = format!("function_name = \"f\", {}", ids.iter().map(statement).collect::<String>());
    let (macros, _, tokens) = first_call(&format!("policy!({call})"));
    assert_eq!(macros, [run_time.as_str()]);

    let parsed = parse::parse_policy(handed_over(tokens), Time::Compile, &mut Errors::default());
    assert_eq!(found_in_set(&parsed), Some(run_time.clone()));

    let call = ids[..60].iter().map(statement).collect::<String>();
    let (macros, _, tokens) = first_call(&format!("policy!(function_name = \"f\", {call})"));
    let parsed = parse::parse_policy(handed_over(tokens), Time::Compile, &mut Errors::default());
    assert_eq!((macros, found_in_set(&parsed)), (Vec::new(), None));
    assert_eq!(FunctionPolicyBuf::of(&permissions[..60]).err(), None);
    vec![run_time]
}

/// A permission for another function: the macro does not know what a constant is for.
fn other_resources() -> Vec<String> {
    let mut texts = Vec::new();
    for (name, count) in [("g", 1), ("f", 0)] {
        let of = |name: &str, id: &str| {
            let call = format!(
                "function_name = \"{name}\", statement_id = \"{id}\", action = InvokeFunction, principal = sns, \
                 source_arn = \"arn:aws:sns:us-east-2:123456789012:{id}\""
            );
            check(&parsed(call.parse().expect("tokens"))).in_set()
        };
        let (first, second) = (of("f", "a"), of(name, "b"));
        let constant = panic_text(move || {
            let members = [Member::new(first), Member::new(second)];
            Set::new(first.statement().resource(), &members).examined(&[]).assert_statements(1, 1);
        });
        let run_time = FunctionPolicyBuf::of(&[permission("f", "a"), permission(name, "b")]).err();
        let found: Vec<String> = run_time.iter().flatten().map(ToString::to_string).collect();
        assert_eq!((found.len(), constant.into_iter().collect::<Vec<_>>()), (count, found.clone()));
        texts.extend(found);
    }
    texts
}

/// An account ID, which has a type of its own.
#[test]
fn an_account_says_the_same_by_its_own_type() {
    let parsed = AccountId::parse("1").expect_err("no account").to_string();
    let checked = check_value(Key::SourceAccount, "1").expect("no account");
    assert_eq!(parsed, checked.to_string());
}
