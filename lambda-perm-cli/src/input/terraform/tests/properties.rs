//! What holds for any file.

use std::{collections::BTreeSet, time::Instant};

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    facts::parameters::{Target, ValueKind},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::input::terraform::permission::keys;

/// Values of each key, right and wrong ones.
fn values(key: Key) -> &'static [&'static str] {
    match key {
        Key::FunctionName => &["f", "arn:aws:lambda:us-east-2:123456789012:function:f", "arn:aws:s3:::f", "f:1"],
        Key::Qualifier => &["prod", "1", "$LATEST", "a b"],
        Key::StatementId => &["s", "a b"],
        Key::Action => &["lambda:InvokeFunction", "lambda:InvokeFunctionUrl", "lambda:*", "s3:GetObject"],
        Key::Principal => {
            &["*", "s3.amazonaws.com", "sns.amazonaws.com", "123456789012", "s3", "arn:aws:iam::123456789012:role/r"]
        }
        Key::SourceArn => {
            &["arn:aws:s3:::b", "arn:aws:sns:us-east-2:123456789012:t", "arn:aws:sns:*:123456789012:t", "x${y}%{z}"]
        }
        Key::SourceAccount => &["123456789012", "12345678901"],
        Key::EventSourceToken => &["amzn1.ask.skill.x"],
        Key::PrincipalOrgId => &["o-t194hfs8cz", "o-1"],
        Key::FunctionUrlAuthType => &["NONE", "AWS_IAM", "none"],
        Key::InvokedViaFunctionUrl => &["true"],
        _ => &["x"],
    }
}

/// References that may stand for the value of a key.
const REFERENCES: [&str; 8] = [
    "aws_sns_topic.t.arn",
    "aws_s3_bucket.b[0].id",
    "var.x",
    "each.value[\"a\"]",
    "try(var.x, null)",
    "var.x ? \"s3.amazonaws.com\" : \"sns.amazonaws.com\"",
    "module.m.arn",
    "lower(\"A\")",
];

/// Some arguments, each a text or a reference.
fn arguments(has_references: bool) -> impl Strategy<Value = Vec<(Key, &'static str, String, bool)>> {
    let of_key = move |(key, name): (Key, &'static str)| {
        let text = select(values(key)).prop_map(str::to_owned);
        let reference = select(REFERENCES.as_slice()).prop_map(str::to_owned);
        let value = match has_references {
            true => prop_oneof![text.prop_map(|text| (text, false)), reference.prop_map(|text| (text, true))].boxed(),
            false => text.prop_map(|text| (text, false)).boxed(),
        };
        let value = value.prop_map(move |(text, is_reference)| (key, name, text, is_reference));
        if key.is_required() { value.prop_map(Some).boxed() } else { option::weighted(0.3, value).boxed() }
    };
    keys(Target::Function).map(of_key).collect::<Vec<_>>().prop_map(|values| values.into_iter().flatten().collect())
}

fn in_hcl(arguments: &[(Key, &str, String, bool)]) -> String {
    let line = |(key, name, text, is_reference): &(Key, &str, String, bool)| match is_reference {
        true => format!("  {name} = {text}\n"),
        false if key.parameter().kind == ValueKind::Boolean => format!("  {name} = {text}\n"),
        false => format!("  {name} = {}\n", Value::from(hcl::escaped(text))),
    };
    format!("resource \"aws_lambda_permission\" \"p\" {{\n{}}}\n", arguments.iter().map(line).collect::<String>())
}

fn in_json(arguments: &[(Key, &str, String, bool)]) -> String {
    let entry = |(key, name, text, is_reference): &(Key, &str, String, bool)| match is_reference {
        true => ((*name).to_owned(), Value::from(format!("${{{text}}}"))),
        false if key.parameter().kind == ValueKind::Boolean => ((*name).to_owned(), json!(text == "true")),
        false => ((*name).to_owned(), Value::from(hcl::escaped(text))),
    };
    let arguments: serde_json::Map<String, Value> = arguments.iter().map(entry).collect();
    json!({"resource": {"aws_lambda_permission": {"p": arguments}}}).to_string()
}

fn in_plan(arguments: &[(Key, &str, String, bool)]) -> String {
    let mut after = json!({});
    for (key, name, text, _) in arguments {
        after[*name] = if key.parameter().kind == ValueKind::Boolean { json!(text == "true") } else { json!(text) };
    }
    for (_, name) in keys(Target::Function) {
        if after.get(name).is_none() {
            after[name] = Value::Null;
        }
    }
    let change = change("aws_lambda_permission.p", &["create"], after, json!({"id": true}));
    json!({"format_version": "1.2", "resource_changes": [change]}).to_string()
}

fn set(judged: &JudgedFile) -> BTreeSet<&'static str> {
    codes(judged).into_iter().collect()
}

proptest! {
    #[test]
    fn each_format_has_the_codes_of_the_macro(arguments in arguments(false)) {
        let declared = arguments.iter().fold(Declaration::new(Target::Function, None), |declared, (key, _, text, _)| {
            declared.with(*key, DeclaredValue::Text(text))
        });
        let expected: BTreeSet<_> = declared.findings().iter().map(|error| error.code().id()).collect();
        prop_assert_eq!(set(&judged(Format::Terraform, &in_hcl(&arguments))), expected.clone());
        prop_assert_eq!(set(&judged(Format::TerraformJson, &in_json(&arguments))), expected.clone());
        prop_assert_eq!(set(&judged(Format::TerraformShow, &in_plan(&arguments))), expected);
    }

    #[test]
    fn a_module_is_the_same_in_hcl_and_json(arguments in arguments(true)) {
        let (hcl, json) = (judged(Format::Terraform, &in_hcl(&arguments)), judged(Format::TerraformJson, &in_json(&arguments)));
        let found = |judged: &JudgedFile| {
            let of = |found: &crate::finding::LocatedFinding| (found.code, found.message.clone(), found.subject.clone());
            let mut found: Vec<_> = judged.findings.iter().map(of).collect();
            found.sort();
            found
        };
        prop_assert_eq!(found(&hcl), found(&json));
        let shown = |judged: &JudgedFile| {
            let declaration = &judged.contents.permissions[0].declaration;
            keys(Target::Function).map(|(key, _)| declaration.shown(key).map(str::to_owned)).collect::<Vec<_>>()
        };
        prop_assert_eq!(shown(&hcl), shown(&json));
    }

    /// Texts of the words that files are made of.
    #[test]
    fn no_text_stops_the_program(words in vec(select(WORDS), 0..40), format in select(FORMATS)) {
        let file = SourceFile::new("f", words.concat());
        let contents = format.read(&file, &Modules::default());
        let judged = judge(file, contents);
        for span in judged.findings.iter().map(|found| &found.span).chain(judged.errors.iter().map(|error| &error.span)) {
            prop_assert!(judged.file.text.get(span.clone()).is_some(), "{span:?} of {:?}", judged.file.text);
        }
    }

    /// Right files with something wrong at one place.
    #[test]
    fn no_slip_stops_the_program(
        arguments in arguments(true),
        at in any::<prop::sample::Index>(),
        word in select(WORDS),
        removed in 0_usize..4,
    ) {
        for (format, text) in [
            (Format::Terraform, in_hcl(&arguments)),
            (Format::TerraformJson, in_json(&arguments)),
            (Format::TerraformShow, in_plan(&arguments)),
            (Format::TerraformState, in_plan(&arguments).replace("resource_changes", "resources")),
        ] {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = *at.get(&places);
            let behind: String = text[start..].chars().skip(removed).collect();
            let file = SourceFile::new("f", [&text[..start], word, &behind].concat());
            let contents = format.read(&file, &Modules::default());
            judge(file, contents);
        }
    }
}

const FORMATS: &[Format] = &[Format::Terraform, Format::TerraformJson, Format::TerraformShow, Format::TerraformState];

const WORDS: &[&str] = &[
    "resource ",
    "\"aws_lambda_permission\"",
    "\"aws_lambda_resource_policy\"",
    " \"p\" ",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\n",
    "\r\n",
    "principal",
    "policy",
    "source_arn",
    " = ",
    ":",
    ",",
    "\"*\"",
    "\"",
    "${",
    "%{",
    "~",
    "}",
    "$${",
    "jsonencode(",
    "<<EOT\n",
    "<<-EOT\n",
    "EOT\n",
    "locals ",
    "local.a",
    "null",
    "0",
    "-1",
    "é",
    "\u{feff}",
    "\\",
    "\\u00e9",
    "# lambda-perm: allow(public_access, reason = \"r\")\n",
    "/*",
    "*/",
    "Statement",
    "\"Effect\"",
    "\"Allow\"",
    "\"resource_changes\"",
    "\"change\"",
    "\"after\"",
    "\"type\"",
    "\"address\"",
    "\"resources\"",
    "\"instances\"",
    "\"attributes\"",
    "\"values\"",
    "\"root_module\"",
    "true",
    "? ",
    "...",
    ".",
    "for ",
    " in ",
    "if ",
];

#[test]
fn time_grows_with_the_file() {
    let text = |count: usize| -> String {
        (0..count)
            .map(|number| {
                permission(&format!("p{number}"), "  principal = \"sns.amazonaws.com\"")
                    .replace("\"f\"", &format!("\"f{number}\""))
            })
            .collect()
    };
    let start = Instant::now();
    let judged = hcl(&text(2_000));
    assert_eq!((judged.contents.permissions.len(), judged.findings.len()), (2_000, 2_000));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
