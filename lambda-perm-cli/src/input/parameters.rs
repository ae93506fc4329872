//! The parameters of AddPermission and AddLayerVersionPermission as JSON: what `--cli-input-json` and the SDKs take, one, a list, or
//! one a line.

use lambda_perm_core::{
    declaration::DeclaredValue,
    facts::parameters::{Key, Target, ValueKind},
    finding::Finding,
    grammar,
};

use super::call::{CALLS, Call};
use crate::{
    declared::Contents,
    file::SourceFile,
    tree::{
        ReadError,
        values::{self, Member, Value},
    },
};

pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents::default();
    values::each(&file.text, |value| match value {
        Ok(value) if value.is_list() => value.items().into_iter().for_each(|item| one(item, &mut contents)),
        Ok(value) => one(value, &mut contents),
        Err(error) => contents.errors.push(error),
    });
    contents
}

fn one(value: Value<'_>, contents: &mut Contents) {
    let members = value.members();
    if members.is_empty() {
        let help = "write an object such as {\"FunctionName\": \"f\", \"StatementId\": \"s\", ..}";
        let error = ReadError::new("these are no parameters of AddPermission", value.span()).with_help(help);
        return contents.errors.push(error);
    }
    let name = members.iter().find(|member| member.name == "StatementId").unwrap_or(&members[0]);
    let mut call = Call::new(target(&members), name.value.span(), value.span(), contents);
    for member in &members {
        take(&mut call, member);
    }
    call.done();
}

/// What the call is for: a layer version if it has a parameter that only those have, and none that only functions have.
fn target(members: &[Member<'_>]) -> Target {
    let has_own = |own: usize, other: usize| {
        let [own, other] = [own, other].map(|at| CALLS.get(at).map(|(operation, _)| operation));
        members.iter().any(|member| {
            let is_of = |operation: Option<&lambda_perm_core::facts::operations::Operation>| {
                operation.is_some_and(|operation| operation.member(&member.name).is_some())
            };
            is_of(own) && !is_of(other)
        })
    };
    if has_own(1, 0) && !members.iter().any(|member| member.name == "FunctionName") {
        Target::LayerVersion
    } else {
        Target::Function
    }
}

fn take(call: &mut Call<'_>, member: &Member<'_>) {
    let value = member.value;
    // Some SDKs have a null where a parameter is not given.
    if value.is_null() {
        return;
    }
    let key = match call.operation.member(&member.name) {
        Some(_) => call.key(&member.name),
        None => call.unknown(&member.name, member.span(), |name, _| format!("write `{name}`")),
    };
    let Some(key) = key else { return };
    match text(key, value) {
        Ok(text) => call.give(key, DeclaredValue::Text(&text), value.span()),
        Err(finding) => call.give_wrong(key, finding, value.span()),
    }
}

/// The value in the API's spelling, or what is wrong with its kind.
fn text(key: Key, value: Value<'_>) -> Result<std::borrow::Cow<'_, str>, Finding<'static>> {
    let text = value.as_text();
    let is_number = value.is_number();
    match (key.parameter().kind, text) {
        (ValueKind::Text, Some(text)) => Ok(text),
        (ValueKind::Number, None) if value.text.starts_with('-') => Err(grammar::negative_version()),
        (ValueKind::Number, None) if is_number => Ok(value.text.into()),
        (ValueKind::Boolean, None) if matches!(value.text, "true" | "false") => Ok(value.text.into()),
        _ if value.is_list() => Err(grammar::list_of_values(key)),
        _ => Err(grammar::wrong_kind(key, is_number)),
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
    fn what_are_no_parameters_is_an_error() {
        for text in ["{}", "[1]", "\"x\"", "{\"a\""] {
            assert_eq!(read(&SourceFile::new("f", text)).errors.len(), 1, "{text}");
        }
    }
}
