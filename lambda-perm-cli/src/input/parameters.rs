//! The parameters of AddPermission and AddLayerVersionPermission: what `--cli-input-json`, `--cli-input-yaml` and the SDKs take, one, a
//! list, or one a line.

use std::borrow::Cow;

use lambda_perm_core::{
    declaration::DeclaredValue,
    facts::{
        operations::Operation,
        parameters::{Key, Target, ValueKind},
    },
    finding::Finding,
    grammar,
};

use super::call::{CALLS, Call};
use crate::{
    declared::{Contents, Skipped},
    exception::comment,
    file::{SourceFile, Span},
    tree::{
        Data, Node, ReadError,
        values::{self, Value},
        yaml,
    },
};

pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents::default();
    if values::is_json(&file.text) {
        values::each(&file.text, |value| match value {
            Ok(value) if value.is_list() => {
                value.items().into_iter().for_each(|item| one(of_json(item), item.span(), &mut contents));
            }
            Ok(value) => one(of_json(value), value.span(), &mut contents),
            Err(error) => contents.errors.push(error),
        });
        return contents;
    }
    match yaml::read(&file.text) {
        Ok(read) => {
            let calls = if let Data::List(items) = &read.root.data { items } else { std::slice::from_ref(&read.root) };
            calls.iter().for_each(|call| one(of_yaml(call), call.span.clone(), &mut contents));
            if let Some(start) = read.second_document {
                let message = "only the first document of a file is read".to_owned();
                contents.skipped.push(Skipped { message, span: start..start });
            }
            comment::attach(&file.text, &mut contents);
        }
        Err(error) => contents.errors.push(error),
    }
    contents
}

/// A parameter, as a file has it.
struct Parameter<'a> {
    name: Cow<'a, str>,
    name_span: Span,
    given: Given<'a>,
    span: Span,
}

/// A value of JSON or YAML.
enum Given<'a> {
    Null,
    Boolean(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List,
    Other,
}

fn of_json(call: Value<'_>) -> Vec<Parameter<'_>> {
    let members = call.members().into_iter();
    let parameter = members.map(|member| {
        let value = member.value;
        let given = match value.text {
            "null" => Given::Null,
            "true" | "false" => Given::Boolean(value.text == "true"),
            text if value.is_number() => Given::Number(text),
            _ if value.is_list() => Given::List,
            _ => value.as_text().map_or(Given::Other, Given::Text),
        };
        Parameter { name_span: member.span(), name: member.name, given, span: value.span() }
    });
    parameter.collect()
}

fn of_yaml(call: &Node) -> Vec<Parameter<'_>> {
    let parameter = call.entries().iter().map(|entry| {
        let given = match &entry.value.data {
            Data::Null => Given::Null,
            Data::Boolean(is_set) => Given::Boolean(*is_set),
            Data::Number(number) => Given::Number(number),
            Data::Text(text) => Given::Text(text.into()),
            Data::List(_) => Given::List,
            Data::Map(_) | Data::Template(_) => Given::Other,
        };
        let (name_span, span) = (entry.name_span.clone(), entry.value.span.clone());
        Parameter { name: entry.name.as_str().into(), name_span, given, span }
    });
    parameter.collect()
}

fn one(parameters: Vec<Parameter<'_>>, extent: Span, contents: &mut Contents) {
    let named = parameters.iter().find(|parameter| parameter.name == "StatementId").or(parameters.first());
    let Some(named) = named else {
        let help = "write an object such as {\"FunctionName\": \"f\", \"StatementId\": \"s\", ..}";
        let error = ReadError::new("these are not parameters of AddPermission", extent).with_help(help);
        return contents.errors.push(error);
    };
    let mut call = Call::new(target(&parameters), named.span.clone(), extent, contents);
    for parameter in &parameters {
        take(&mut call, parameter);
    }
    call.done();
}

/// What the call is for: a layer version if it has a parameter that only those have, and none that only functions have.
fn target(parameters: &[Parameter<'_>]) -> Target {
    let [(of_function, _), (of_layer_version, _)] = &CALLS;
    let has_own = |own: &Operation, other: &Operation| {
        parameters.iter().any(|one| own.member(&one.name).is_some() && other.member(&one.name).is_none())
    };
    let names_function = parameters.iter().any(|parameter| parameter.name == "FunctionName");
    if has_own(of_layer_version, of_function) && !names_function { Target::LayerVersion } else { Target::Function }
}

fn take(call: &mut Call<'_>, parameter: &Parameter<'_>) {
    let Parameter { name, name_span, given, span } = parameter;
    // Some SDKs have a null where a parameter is not given.
    if matches!(given, Given::Null) {
        return;
    }
    let key = match call.operation.member(name) {
        Some(_) => call.key(name),
        None => call.unknown(name, name_span.clone(), |name, _| format!("write `{name}`")),
    };
    let Some(key) = key else { return };
    match text(key, given) {
        Ok(text) => call.give(key, DeclaredValue::Text(text), span.clone()),
        Err(finding) => call.give_wrong(key, finding, span.clone()),
    }
}

/// The value in the API's spelling, or what is wrong with its kind.
fn text<'a>(key: Key, given: &'a Given<'_>) -> Result<&'a str, Finding<'static>> {
    match (key.parameter().kind, given) {
        (ValueKind::Text, Given::Text(text)) => Ok(text),
        (ValueKind::Number, Given::Number(number)) if number.starts_with('-') => Err(grammar::negative_version()),
        (ValueKind::Number, Given::Number(number)) => Ok(number),
        (ValueKind::Boolean, Given::Boolean(is_set)) => Ok(if *is_set { "true" } else { "false" }),
        (_, Given::List) => Err(grammar::list_of_values(key)),
        (_, given) => Err(grammar::wrong_kind(key, matches!(given, Given::Number(_)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let file = SourceFile::new("f", text);
        let contents = read(&file);
        assert_eq!(contents.errors, [], "{text}");
        let judged = crate::judge::judge(file, contents);
        judged.findings.iter().map(|finding| finding.code.id()).collect()
    }

    const CLEAN: &str =
        r#"{"FunctionName": "f", "StatementId": "s", "Action": "lambda:InvokeFunction", "Principal": "210987654321"}"#;
    const LAYER: &str = r#"{"LayerName": "l", "VersionNumber": 1, "StatementId": "s", "Action": "lambda:GetLayerVersion", "Principal": "*", "OrganizationId": "o-t194hfs8cz"}"#;

    #[test]
    fn one_or_many_are_permissions() {
        for (text, count) in [
            (CLEAN.to_owned(), 1),
            (LAYER.to_owned(), 1),
            (format!("[{CLEAN}, {LAYER}]"), 2),
            (format!("{CLEAN}\n{LAYER}\n"), 2),
        ] {
            let contents = read(&SourceFile::new("f", text.as_str()));
            assert_eq!(contents.permissions.len(), count, "{text}");
            assert_eq!(codes(&text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_finding_stands_at_the_value() {
        let file = SourceFile::new("f", CLEAN.replace("210987654321", "s3.amazonaws.com"));
        let contents = read(&file);
        let judged = crate::judge::judge(file, contents);
        let [finding] = judged.findings.as_slice() else { panic!("{:?}", judged.findings) };
        assert_eq!((finding.code.id(), &judged.file.text[finding.span.clone()]), ("LP0501", "\"s3.amazonaws.com\""));
        assert_eq!(finding.subject.statement.as_deref(), Some("s"));
    }

    #[test]
    fn values_of_another_kind_are_found_once() {
        for (from, to, code) in [
            ("\"210987654321\"", "210987654321", "LP0107"),
            ("\"210987654321\"", "[\"210987654321\"]", "LP0107"),
            ("\"s\"", "{}", "LP0107"),
            ("\"f\"", "\"f\", \"FunctionName\": \"g\"", "LP0104"),
            ("\"f\"", "\"f\", \"OrganizationId\": \"o-t194hfs8cz\"", "LP0106"),
        ] {
            let found = codes(&CLEAN.replace(from, to));
            assert_eq!(found, [code], "{to}");
        }
        assert_eq!(codes(&LAYER.replace(": 1,", ": -1,")).len(), 1);
        assert_eq!(codes(&LAYER.replace(": 1,", ": \"1\",")).len(), 1);
    }

    #[test]
    fn an_unknown_parameter_is_an_error_and_its_value_is_taken() {
        for (name, help) in [("SourceARN", "write `SourceArn`"), ("Condition", "leave it out")] {
            let text = CLEAN
                .replace("\"Action\"", &format!("\"{name}\": \"arn:aws:sns:us-east-1:210987654321:t\", \"Action\""));
            let contents = read(&SourceFile::new("f", text.as_str()));
            let [error] = contents.errors.as_slice() else { panic!("{:?}", contents.errors) };
            assert_eq!(error.message, format!("AddPermission has no parameter `{name}`"));
            assert_eq!((error.help.as_str(), &text[error.span.clone()]), (help, format!("\"{name}\"").as_str()));
            assert_eq!(contents.permissions[0].declaration.has(Key::SourceArn), name == "SourceARN");
        }
    }

    #[test]
    fn yaml_has_the_same_parameters() {
        let yaml =
            "# a call\nFunctionName: f\nStatementId: s\nAction: lambda:InvokeFunction\nPrincipal: '210987654321'\n";
        let names =
            |text: &str| read(&SourceFile::new("f", text)).permissions.into_iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names(yaml), names(CLEAN));
        assert_eq!(codes(yaml), [] as [&str; 0]);
        assert_eq!(codes(&yaml.replace("'210987654321'", "210987654321")), ["LP0107"]);
        assert_eq!(codes(&yaml.replace("'210987654321'", "'*'")), ["LP0503"]);
        let allowed =
            format!("# lambda-perm: allow(public_access, reason = \"r\")\n{yaml}").replace("'210987654321'", "'*'");
        assert_eq!(codes(&allowed), [] as [&str; 0]);
        let list = yaml.replace("# a call\n", "- ").replace('\n', "\n  ");
        assert_eq!(names(list.trim_end()), ["s"]);
    }

    #[test]
    fn what_are_no_parameters_is_an_error() {
        for text in ["{}", "[1]", "\"x\"", "{\"a\""] {
            assert_eq!(read(&SourceFile::new("f", text)).errors.len(), 1, "{text}");
        }
    }
}
