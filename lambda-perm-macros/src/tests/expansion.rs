//! The expansions of calls, in snapshot files. `UPDATE=1 cargo test -p lambda-perm-macros` rewrites them.

use std::{env, fs, path::PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::{parse_quote, parse2};

use super::{expand, tokens};
use crate::{expand_grant, expand_policy, value::Time};

#[track_caller]
fn assert_snapshot(name: &str, expansion: TokenStream) {
    let expression: syn::Expr = parse2(expansion).expect("one expression");
    let found = prettyplease::unparse(&parse_quote!(fn main() { #expression }));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/tests/snapshots/{name}.txt"));
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).expect("snapshots are writable");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), found, "{name}: run with UPDATE=1");
}

const LITERALS: &str = "function_name = \"my-function:prod\", statement_id = \"topic\", action = InvokeFunction, \
    principal = sns, source_arn = \"arn:aws:sns:us-east-2:123456789012:my-topic\"";
const ALLOW: &str = "function_name = \"webhook\", statement_id = \"public-url\", action = InvokeFunctionUrl, principal = \"*\", \
    function_url_auth_type = NONE, allow(public_access, reason = \"the handler checks the signature\")";
const LAYER: &str = "layer_name = \"my-layer\", version_number = 3, statement_id = \"org\", action = GetLayerVersion, \
    principal = \"*\", organization_id = \"o-t194hfs8cz\"";
const CONSTANT: &str = "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = workmail(REGION), \
    source_arn = config::SOURCE";
const LIKELY: &str = "function_name = config::NAME, statement_id = \"s\", action = InvokeFunction, principal = s3, \
    source_arn = BUCKET, source_account = \"123456789012\"";
const OF_SELF: &str = "layer_name = \"l\", version_number = Self::VERSION, statement_id = \"s\", \
    action = GetLayerVersion, principal = \"123456789012\"";
const WRONG: &str = "function_name = \"f\", statement_id = \"a b\", action = InvokeFunction, principal = s3, \
    source_arn = BUCKET, sorce_account = 1";

const TEMPLATE: &str = "function_name = Ref(\"Fn\"), statement_id = \"uploads\", action = InvokeFunction, principal = s3, \
    source_arn = Sub(\"arn:${AWS::Partition}:s3:::${Name}\", Name = Ref(\"BucketName\")), source_account = Ref(\"AWS::AccountId\")";
const TEMPLATE_OF_CONSTANTS: &str = "function_name = Ref(\"Fn\"), qualifier = ALIAS, statement_id = ID, action = InvokeFunction, \
    principal = sns, source_arn = Ref(\"Topic\")";
const TERRAFORM_LAYER: &str = "layer_name = Terraform(\"${aws_lambda_layer_version.l.arn}\"), statement_id = \"org\", \
    action = GetLayerVersion, principal = \"123456789012\"";
const TEMPLATE_POLICY: &str = "function_name = Ref(\"Fn\"), \
    statement(statement_id = \"topic\", action = InvokeFunction, principal = sns, source_arn = Ref(\"Topic\")), \
    statement(statement_id = \"partner\", action = GetFunction, principal = \"210987654321\")";
const TEMPLATE_POLICY_OF_CONSTANTS: &str = "function_name = Ref(\"Fn\"), \
    statement(statement_id = ID, action = InvokeFunction, principal = sns, source_arn = Ref(\"Topic\")), permission(UPLOADS)";
const WRONG_TEMPLATE: &str = "function_name = Ref(\"Fn\"), statement_id = \"s\", action = InvokeFunction, principal = sns, \
    source_arn = Ref(topic)";

const POLICY: &str = "function_name = \"arn:aws:lambda:us-east-2:123456789012:function:f\", \
    statement(statement_id = \"partner\", action = GetFunction, principal = \"210987654321\"), \
    function_url(statement_id = \"url\", principal = \"*\", function_url_auth_type = NONE, \
    allow(public_access, reason = \"the handler checks the signature\"))";
const POLICY_OF_CONSTANTS: &str = "function_name = NAME, \
    statement(statement_id = \"topic\", action = InvokeFunction, principal = sns, source_arn = TOPIC), \
    function_url(statement_id = ID, principal = \"210987654321\"), \
    permission(UPLOADS, allow(shadowed, reason = \"moves\"))";

const LIKELY_MADE: &str = r#"
    function_name = "f", statement_id = "s", action = InvokeFunction, principal = sns,
    source_arn = sns_topic(REGION, config::ACCOUNT, "t"), source_account = config::ACCOUNT
"#;

const LIKELY_POLICY: &str = "function_name = NAME, \
    statement(statement_id = \"topic\", action = InvokeFunction, principal = sns, source_arn = TOPIC), \
    statement(statement_id = \"partner\", action = GetFunction, principal = \"210987654321\")";

#[test]
fn constants_are_asked_for_the_form_that_is_likely() {
    assert_snapshot("likely", expand(LIKELY));
    assert_snapshot("likely_made", expand(LIKELY_MADE));
    assert_snapshot("likely_policy", expand_policy(tokens(LIKELY_POLICY), Time::Compile));
}

#[test]
fn a_policy_of_literals_has_its_document() {
    assert_snapshot("policy", expand_policy(tokens(POLICY), Time::Compile));
}

#[test]
fn a_policy_of_constants_is_checked_in_items() {
    assert_snapshot("policy_of_constants", expand_policy(tokens(POLICY_OF_CONSTANTS), Time::Compile));
}

#[test]
fn of_a_template_has_its_expressions() {
    assert_snapshot("template", expand(TEMPLATE));
    assert_snapshot("template_of_constants", expand(TEMPLATE_OF_CONSTANTS));
    assert_snapshot("terraform_layer", expand(TERRAFORM_LAYER));
    assert_snapshot("template_policy", expand_policy(tokens(TEMPLATE_POLICY), Time::Compile));
    assert_snapshot("template_policy_of_constants", expand_policy(tokens(TEMPLATE_POLICY_OF_CONSTANTS), Time::Compile));
    assert_snapshot("try_template", expand_grant(tokens(TEMPLATE_OF_CONSTANTS), Time::Run));
    assert_snapshot("wrong_template", expand(WRONG_TEMPLATE));
}

#[test]
fn run_time_values_are_evaluated_once_in_order() {
    assert_snapshot("try", expand_grant(tokens(CONSTANT), Time::Run));
    assert_snapshot("try_policy", expand_policy(tokens(POLICY_OF_CONSTANTS), Time::Run));
}

#[test]
fn names_the_words_of_a_call_for_editors() {
    let call = "function_name = \"f\", action = InvokeFunction, principal = s3, source_arn = s3_bucket(\"b\"), sorce_account = 1, \
        qual, statement_id = ID, allow(public_access, reason = \"r\")";
    let words = crate::editor::words(tokens(call));
    assert_snapshot("words", quote!({ #words }));
    let call = "function_name = \"f\", statement(principal = sn), function_url(statement_id), permission(UPLOADS)";
    let words = crate::editor::words(tokens(call));
    assert_snapshot("words_of_policy", quote!({ #words }));
    let call = "function_name = Re, qualifier = ALIAS, principal = Ref(\"P\"), source_arn = Join(\"\", [Su, Ref(\"T\", of = \"\"), \
        Su(\"\", Name = GetAtt(\"A.B\")), BUCKET]), source_account = Terraform(\"\"), event_source_token = token(Ref), layer_name = R";
    let words = crate::editor::words(tokens(call));
    assert_snapshot("words_of_template", quote!({ #words }));
}

#[test]
fn of_literals_is_one_call() {
    assert_snapshot("literals", expand(LITERALS));
}

#[test]
fn keeps_the_reason_of_an_exception() {
    assert_snapshot("allow", expand(ALLOW));
}

#[test]
fn of_a_layer_version() {
    assert_snapshot("layer", expand(LAYER));
}

#[test]
fn checks_constants_in_items() {
    assert_snapshot("constant", expand(CONSTANT));
}

#[test]
fn checks_what_mentions_self_inline() {
    assert_snapshot("of_self", expand(OF_SELF));
}

#[test]
fn evaluates_constants_in_items_and_variables_inline() {
    let is_inline = |value: &str| {
        let call = format!("function_name = {value}, statement_id = \"s\", action = GetFunction, principal = ACCOUNT");
        expand(&call).to_string().starts_with("const {")
    };
    for constant in [
        "NAME",
        "&NAME",
        "config::NAME",
        "config::settings::NAME",
        "SETTINGS.name",
        "SETTINGS.name()",
        "name()",
        "names::name(\"f\")",
        "NAMES[0]",
        "NAMES[N as usize]",
        "N",
        "stages::S::NAME",
        "concat!(\"a\", \"b\")",
        "my_macro!(name)",
        "table::<3, true>::NAME",
        "if FLAG { \"a\" } else { \"b\" }",
        "{ let name = \"f\"; name }",
    ] {
        assert!(!is_inline(constant), "{constant}");
    }
    for variable in [
        "NAMES[n]",
        "of(name)",
        "if flag { \"a\" } else { \"b\" }",
        "Self::NAME",
        "of(Self::NAME)",
        "<T as Named>::NAME",
        "of(name::<T>())",
    ] {
        assert!(is_inline(variable), "{variable}");
    }
}

#[test]
fn leaves_it_to_the_compiler_whether_one_letter_is_a_type_or_a_parameter() {
    assert_snapshot(
        "one_letter",
        expand("function_name = S::NAME, statement_id = S::ID, action = GetFunction, principal = ACCOUNT"),
    );
}

#[test]
fn of_a_wrong_call_is_its_errors_and_a_value() {
    assert_snapshot("wrong", expand(WRONG));
}

#[test]
fn is_the_same_every_time() {
    for call in [LITERALS, ALLOW, LAYER, CONSTANT, OF_SELF, WRONG] {
        assert_eq!(expand(call).to_string(), expand(call).to_string());
    }
}

#[test]
fn is_the_same_in_every_order_of_the_keys() {
    let arguments: Vec<&str> = LITERALS.split(", ").collect();
    let expected = expand(LITERALS).to_string();
    for turn in 0..arguments.len() {
        let mut turned = arguments.clone();
        turned.rotate_left(turn);
        assert_eq!(expand(&turned.join(", ")).to_string(), expected);
        turned.reverse();
        assert_eq!(expand(&format!("{},", turned.join(", "))).to_string(), expected);
    }
}

#[test]
fn does_not_see_the_groups_of_macro_rules() {
    let grouped: TokenStream = tokens(LITERALS)
        .into_iter()
        .map(|token| match token {
            TokenTree::Literal(_) => Group::new(Delimiter::None, token.into()).into(),
            TokenTree::Ident(ref ident) if ident == "InvokeFunction" || ident == "sns" => {
                Group::new(Delimiter::None, Group::new(Delimiter::None, token.into()).to_token_stream()).into()
            }
            token => token,
        })
        .collect();
    assert_eq!(expand_grant(grouped, Time::Compile).to_string(), expand(LITERALS).to_string());
}

/// `quote`'s trait, in the one place that needs it.
trait ToTokenStream {
    fn to_token_stream(&self) -> TokenStream;
}

impl ToTokenStream for Group {
    fn to_token_stream(&self) -> TokenStream {
        quote!(#self)
    }
}
