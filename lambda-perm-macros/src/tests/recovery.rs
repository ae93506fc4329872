//! After an error, and after a bug of the macro, the call still has its type.

use proc_macro2::TokenStream;
use syn::{Expr, parse2};

use super::{expand, policy_errors, tokens};
use crate::{expand_policy, guarded, recover::MacroKind, value::Time};

fn fallback(expansion: TokenStream) -> &'static str {
    let text = expansion.to_string();
    parse2::<Expr>(expansion).expect("one expression");
    match (text.contains("fallback_function"), text.contains("fallback_layer_version")) {
        (true, false) => "function",
        (false, true) => "layer version",
        both => panic!("{both:?}: {text}"),
    }
}

#[test]
fn an_error_leaves_the_type_that_the_keys_tell() {
    assert_eq!(fallback(expand("")), "function");
    assert_eq!(fallback(expand("function_name = 1")), "function");
    assert_eq!(fallback(expand("layer_name = 1")), "layer version");
    assert_eq!(fallback(expand("layer_nme = \"l\"")), "layer version");
    assert_eq!(fallback(expand("version_number")), "layer version");
    assert_eq!(fallback(expand("version_number = 1, function_name = \"f\"")), "function");
}

#[test]
fn an_error_in_the_only_value_of_a_template_leaves_its_type() {
    for (value, language) in [
        ("Ref(topic)", "CloudFormation"),
        ("Reff(\"Topic\")", "CloudFormation"),
        ("Sub(\"arn:aws:sqs:::q\")", "CloudFormation"),
        ("Terraform(\"none\")", "Terraform"),
    ] {
        let call = format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = {value}"
        );
        let expansion = expand(&call).to_string();
        assert!(expansion.contains(&format!("fallback_function :: < lambda_perm :: {language} >")), "{expansion}");
        let set =
            format!("function_name = \"f\", statement(statement_id = \"s\", principal = sns, source_arn = {value})");
        let expansion = expand_policy(tokens(&set), Time::Compile).to_string();
        assert!(expansion.contains(&format!(":: {language}")), "{expansion}");
    }
}

#[test]
fn a_bug_is_an_error_that_asks_to_report_it() {
    fn bug(_: TokenStream) -> TokenStream {
        panic!("a bug")
    }
    let expansion = guarded(tokens("function_name = \"f\""), bug, MacroKind::Permission(Time::Compile));
    assert!(expansion.to_string().contains("please report it with the call"));
    assert_eq!(fallback(expansion), "function");
    assert_eq!(
        fallback(guarded(tokens("layer_name = \"l\""), bug, MacroKind::Permission(Time::Compile))),
        "layer version"
    );
    for kind in [MacroKind::Permission(Time::Run), MacroKind::Policy(Time::Compile), MacroKind::Policy(Time::Run)] {
        assert_eq!(fallback(guarded(tokens("layer_name = \"l\""), bug, kind)), "layer version");
    }
    let _ = guarded(TokenStream::new(), bug, MacroKind::Permission(Time::Compile));
}

#[test]
fn nothing_at_all_is_no_bug() {
    let _ = crate::expand_grant(TokenStream::new(), Time::Run);
}

/// rust-analyzer takes the first token that it knows, so the words come first and the errors last.
#[test]
fn words_come_first_and_errors_last() {
    for call in
        ["function_name = \"a b\", colour = 1, sour", "principal = s4", "", "function_name = \"f\", statement_id = ID"]
    {
        let text = guarded(
            tokens(call),
            |input| crate::expand_grant(input, Time::Compile),
            MacroKind::Permission(Time::Compile),
        );
        let text = text.to_string();
        let (words, error) = (text.find("rust_analyzer"), text.find("compile_error"));
        let (last, typed) = (text.rfind("compile_error"), text.rfind("fallback_function"));
        assert!(words.is_some() && words < error && last < typed, "{text}");
    }
}

#[test]
fn of_a_set_that_is_far_too_large_only_values_are_evaluated() {
    let set = |count: usize| {
        let statements = (0..count).map(|number| {
            format!(
                "statement(statement_id = \"s{number}\", action = InvokeFunction, principal = s3, source_arn = BUCKET,
                    source_account = \"123456789012\"),"
            )
        });
        format!("function_name = NAME, {}", statements.collect::<String>())
    };
    assert_eq!(policy_errors(&set(100)), []);
    let errors = policy_errors(&set(300));
    assert!(matches!(&*errors, [(_, text)] if text.contains(" brings the policy to at least 20")), "{errors:?}");
    let checks = expand_policy(tokens(&set(300)), Time::Compile).to_string();
    assert!(checks.contains("source_arn") && !checks.contains("Examined"), "{checks}");
}
