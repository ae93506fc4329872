//! Every code says the same in the macro, in const evaluation and at run time. The calls are the failing examples of the
//! documentation, of which `documented.rs` shows that they have this finding and that the mended ones have none.

use std::panic::{catch_unwind, set_hook, take_hook};

use lambda_perm_core::{
    __private::{Location, Values, assert_allow, assert_value},
    AccountId, Exception, FunctionPermission, FunctionPolicyBuf, LayerVersion, RevisionId, arn,
    draft::Draft,
    finding::{At, Code},
    set::{Member, Set},
};
use proc_macro2::{TokenStream, TokenTree};

use super::{
    agreement::{constant_text, panic_text},
    documented::{documented, handed_over, is_made_elsewhere},
};
use crate::{
    analyse,
    call::{Call, Time},
    errors::Errors,
    parse,
    value::{self, Value},
};

/// Findings about how a call is written: there is no call in const evaluation and at run time. That an `allow` is unused
/// is found there too.
fn is_of_the_macro_alone(code: Code) -> bool {
    code.id().starts_with("LP01") && code != Code::UnusedAllow
}

#[test]
fn every_code_says_the_same_everywhere() {
    // The panics are what is tested; their reports would only fill the output.
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let result = catch_unwind(|| {
        let looked_at = documented().filter(|(code, _)| !is_of_the_macro_alone(*code) && !is_made_elsewhere(*code));
        for (code, section) in looked_at {
            let [failing, _] = section.examples();
            let (macros, name, call) = first_call(&failing.code);
            match (code, name.as_str()) {
                (Code::ArnPart, _) => parts_of_arns(),
                (Code::LayerVersion, _) => layer_versions(),
                (_, "policy") => set(code, &macros, call),
                _ => one_permission(code, &macros, call),
            }
        }
        revisions();
        sizes();
        other_resources();
    });
    set_hook(hook);
    if let Err(panic) = result {
        std::panic::resume_unwind(panic);
    }
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
    (errors.iter().map(|(text, _)| text.to_owned()).collect(), name, call)
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

/// A call as values of the running program.
fn values(call: &Call) -> Values {
    let mut values = Values::new(call.target(), None::<Location>);
    for argument in &call.arguments {
        let literal = match value::unwrap_groups(&argument.tokens).as_slice() {
            [TokenTree::Literal(literal)] => match value::read_literal(literal) {
                Some(litrs::Literal::String(text)) => Some(text.value().to_owned()),
                _ => None,
            },
            _ => None,
        };
        values = match &argument.value {
            Value::Text(text) => values.with(argument.key, Some(text.clone())),
            Value::NotNeeded { principal, id } => {
                values.with(argument.key, Some((*principal).to_owned())).with_not_needed(String::leak(id.clone()))
            }
            Value::Number(number) => values.with_version(*number),
            _ => values.with(argument.key, literal),
        };
    }
    let exceptions: Vec<Exception> = call.allowed().map(|(lint, _)| Exception::new(*lint, "reason")).collect();
    values.allowing(Vec::leak(exceptions))
}

fn parsed(call: TokenStream) -> Call {
    parse::parse(handed_over(call), Time::Compile, &mut Errors::default())
}

fn one_permission(code: Code, macros: &[String], call: TokenStream) {
    let call = parsed(call);
    let values = values(&call);
    let built = match call.target() {
        lambda_perm_core::key::Target::Function => values.clone().function().err(),
        lambda_perm_core::key::Target::LayerVersion => values.clone().layer_version().err(),
    };
    let findings = built.unwrap_or_else(|| panic!("{}: run time finds nothing", code.id()));
    let texts: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(macros, texts, "{}: macro and run time", code.id());
    for finding in &findings {
        let text = finding.to_string();
        let constant = match finding.at() {
            At::Value(key) => {
                let given = call.argument(key).and_then(|argument| match argument.tokens.as_slice() {
                    [TokenTree::Literal(literal)] => match value::read_literal(literal)? {
                        litrs::Literal::String(text) => Some(String::leak(text.value().to_owned())),
                        _ => None,
                    },
                    _ => None,
                });
                let alone = given.and_then(|given| constant_text(key, given));
                alone.or_else(|| panic_text(|| assert_value(&[&draft(&call).examined()], key)))
            }
            At::Allow(lint) => panic_text(|| assert_allow(&[&draft(&call).examined()], lint)),
            At::Call => None,
        };
        let constant = constant.unwrap_or_else(|| panic!("{}: const evaluation finds nothing", code.id()));
        assert!(constant.split_inclusive(']').any(|one| one.trim_start() == text), "{}: {constant}", code.id());
    }
}

fn draft(call: &Call) -> Draft<'static> {
    let call: &'static Call = Box::leak(Box::new(call.clone()));
    analyse::draft(call, call.target())
}

fn set(code: Code, macros: &[String], call: TokenStream) {
    let parsed = parse::parse_policy(handed_over(call), Time::Compile, &mut Errors::default());
    let permissions: Vec<FunctionPermission<String>> = parsed
        .statements()
        .map(|(_, call)| values(call).function().unwrap_or_else(|findings| panic!("{}: {findings}", code.id())))
        .collect();
    let findings = FunctionPolicyBuf::of(&permissions).expect_err("a wrong set");
    let texts: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(macros, texts, "{}: macro and run time", code.id());

    let drafts: Vec<Draft<'static>> = parsed.statements().map(|(_, call)| draft(call).in_set()).collect();
    let members: Vec<Member<'static>> = drafts.iter().copied().map(Member::new).collect();
    let members: &'static [Member<'static>] = Vec::leak(members);
    let resource = drafts[0].resource();
    for finding in &findings {
        let at = finding.statement().expect("a statement");
        let constant = panic_text(move || {
            let examined = Set::new(resource, members).examined(&[]);
            examined.assert_statements(at, at);
            examined.assert_statement_ids(at, at);
        });
        assert_eq!(constant, Some(finding.to_string()), "{}: const evaluation", code.id());
    }
}

fn parts_of_arns() {
    let constant = panic_text(|| {
        let _ = arn::sns_topic("us-esat-2", "123456789012", "t");
    });
    let run_time = arn::try_sns_topic("us-esat-2", "123456789012", "t").expect_err("no Region").to_string();
    let call = "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, \
        source_arn = sns_topic(\"us-esat-2\", \"123456789012\", \"t\")";
    let macros: Vec<String> = super::errors(call).into_iter().map(|(_, text)| text).collect();
    assert_eq!((constant, macros), (Some(run_time.clone()), vec![run_time]));
}

fn layer_versions() {
    let constant = panic_text(|| {
        let _ = LayerVersion::new(0);
    });
    let run_time = LayerVersion::try_from(0).expect_err("no version").to_string();
    let call = "layer_name = \"l\", version_number = 0, statement_id = \"s\", action = GetLayerVersion, \
        principal = \"123456789012\"";
    let macros: Vec<String> = super::errors(call).into_iter().map(|(_, text)| text).collect();
    assert_eq!((constant, macros), (Some(run_time.clone()), vec![run_time]));
}

/// A revision belongs to a request, so no macro takes one.
fn revisions() {
    let constant = panic_text(|| {
        let _ = RevisionId::new("1");
    });
    assert_eq!(constant, RevisionId::parse("1").err().map(|error| error.to_string()));
    assert!(RevisionId::parse("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d").is_ok());
}

fn permission(name: &str, id: &str) -> FunctionPermission<String> {
    let arn = format!("arn:aws:sns:us-east-2:123456789012:{id}");
    let built = FunctionPermission::builder(name, id, "lambda:InvokeFunction", "sns.amazonaws.com").source_arn(arn);
    built.build().expect("nothing is wrong")
}

/// A set that is too large: from literals, in const evaluation and at run time.
fn sizes() {
    let ids: Vec<String> = (0..90).map(|number| format!("s{number:02}")).collect();
    let permissions: Vec<_> = ids.iter().map(|id| permission("f", id)).collect();
    let run_time = FunctionPolicyBuf::of(&permissions).expect_err("a set that is too large").to_string();

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
    let members: Vec<Member<'static>> =
        parsed.statements().map(|(_, call)| Member::new(draft(call).in_set())).collect();
    let (members, count): (&'static [Member<'static>], usize) = (Vec::leak(members), ids.len());
    let resource = draft(&parsed.resource).resource();
    let constant = (0..count)
        .find_map(|at| panic_text(move || Set::new(resource, members).examined(&[]).assert_statements(at, at)));
    assert_eq!(constant, Some(run_time));
}

/// A permission for another function: the macro does not know what a constant is for.
fn other_resources() {
    let permissions = [permission("f", "a"), permission("g", "b")];
    let run_time = FunctionPolicyBuf::of(&permissions).expect_err("two functions").to_string();
    let constant = panic_text(|| {
        let of = |name: &'static str, id| {
            draft(&parsed(
                format!(
                    "function_name = \"{name}\", statement_id = \"{id}\", action = InvokeFunction, principal = sns, \
                    source_arn = \"arn:aws:sns:us-east-2:123456789012:{id}\""
                )
                .parse()
                .expect("tokens"),
            ))
        };
        let members = [Member::new(of("f", "a").in_set()), Member::new(of("g", "b").in_set())];
        Set::new(of("f", "a").resource(), &members).examined(&[]).assert_statements(1, 1);
    });
    assert_eq!(constant, Some(run_time));
}

/// An account by itself, whose type is its own.
#[test]
fn an_account_says_the_same_by_its_own_type() {
    let parsed = AccountId::parse("1").expect_err("no account").to_string();
    let checked = Draft::check(lambda_perm_core::key::Key::SourceAccount, "1").expect("no account");
    assert_eq!(parsed, checked.to_string());
}
