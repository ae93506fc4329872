use super::*;

const STATEMENT_TEXT: &str = r#"{"Sid":"a","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}"#;

fn document_text() -> String {
    format!("{{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{STATEMENT_TEXT}]}}")
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON")
}

/// The policies of a text, and for each of them what the file has where its document has `"a"`.
fn policies(text: &str) -> (Vec<DeclaredPolicy>, Vec<String>) {
    let file = SourceFile::new("f", text);
    let contents = read(&file);
    assert_eq!(contents.errors, [], "{text}");
    let place = |policy: &DeclaredPolicy| {
        let offset = policy.text.find("\"a\"").expect("the Sid");
        file.text[policy.places.span(&file, offset)].to_owned()
    };
    let places = contents.policies.iter().map(place).collect();
    (contents.policies, places)
}

#[test]
fn every_shape_has_the_same_policy() {
    let (document, statement) = (document_text(), STATEMENT_TEXT);
    let (plain, escaped) = ("\"a\"", "\\\"a\\\"");
    let revision = "8d154860-195a-4cea-8efd-7061a956570f";
    for (text, place) in [
        (document.clone(), plain),
        (format!("{{\"Policy\": {}, \"RevisionId\": \"{revision}\"}}", quoted(&document)), escaped),
        (format!("{{\"Policy\": {document}}}"), plain),
        (format!("{{\"policy\": {document}}}"), plain),
        (format!("{{\"Statement\": {}}}", quoted(statement)), escaped),
        (format!("  {statement}\n"), plain),
        (format!("{document}\t{revision}\n"), plain),
        (format!("[{document}]"), plain),
    ] {
        let (policies, places) = policies(&text);
        assert_eq!(places, [place], "{text}");
        let [policy] = policies.as_slice() else { panic!("{text}") };
        assert!(policy.text.contains(statement), "{text}");
        assert!(lambda_perm_core::document::PolicyDocument::parse(&policy.text).is_ok(), "{}", policy.text);
    }
}

#[test]
fn many_stand_in_lists_and_lines() {
    let (document, answer) = (document_text(), format!("{{\"Policy\":{}}}", quoted(&document_text())));
    for text in [format!("[{document},\n{answer}]"), format!("{document}\n{answer}\n"), format!("{document}{answer}")] {
        assert_eq!(policies(&text).1, ["\"a\"", "\\\"a\\\""], "{text}");
    }
}

#[test]
fn yaml_of_the_aws_cli_has_the_same_policy() {
    let (document, arn) = (document_text(), "arn:aws:lambda:us-east-2:123456789012:function:f");
    for text in [
        format!("Policy: '{document}'\nRevisionId: 8d154860-195a-4cea-8efd-7061a956570f\n"),
        format!("- FunctionArn: {arn}\n  Policy: '{document}'\n"),
        format!("Statement: '{STATEMENT_TEXT}'\n"),
    ] {
        let (policies, places) = policies(&text);
        assert_eq!(places, ["\"a\""], "{text}");
        assert_eq!(policies[0].resource.is_some(), text.contains("FunctionArn"));
    }
    let quoted = format!("Policy: {}\n", quoted(&document));
    assert!(policies(&quoted).1[0].starts_with('"'));
    for (text, message) in
        [("a: b\n", "this is neither a policy nor an answer that has one"), ("Policy: [", "this is not YAML")]
    {
        let errors = read(&SourceFile::new("f", text)).errors;
        assert!(errors.len() == 1 && errors[0].message.starts_with(message), "{text}: {errors:?}");
    }
    assert!(read(&SourceFile::new("f", "Policy: null\n")).errors.is_empty());
}

#[test]
fn a_document_may_be_yaml() {
    let statement = "Sid: \"a\"\n    Effect: Allow\n    Principal: '*'\n    Action: lambda:InvokeFunction\n    Resource: arn:aws:lambda:us-east-2:123456789012:function:f\n";
    let document = format!("Version: 2012-10-17\nStatement:\n  - {statement}");
    for text in [
        document.clone(),
        format!("# The policy\n---\nFunctionArn: arn:aws:lambda:us-east-2:123456789012:function:f\n{document}"),
        format!("Policy:\n  {}", document.replace('\n', "\n  ").trim_end()),
        format!("- {}", document.replace('\n', "\n  ").trim_end()),
        statement.replace("    ", ""),
    ] {
        let (policies, places) = policies(&text);
        assert_eq!(places, ["\"a\""], "{text}");
        let [policy] = policies.as_slice() else { panic!("{text}") };
        let parsed = lambda_perm_core::document::PolicyDocument::parse(&policy.text).expect(&text);
        assert_eq!((parsed.statements().len(), parsed.unknown_members().count()), (1, 0), "{}", policy.text);
        assert_eq!(policy.statements.iter().map(|(sid, _)| sid.as_str()).collect::<Vec<_>>(), ["a"], "{text}");
        assert_eq!(
            crate::input::Format::of(&SourceFile::new("f", text.as_str())),
            Some(crate::input::Format::Policy),
            "{text}"
        );
    }
}

#[test]
fn what_a_policy_is_for_may_stand_beside_it() {
    let arn = "arn:aws:lambda:us-east-2:123456789012:function:f";
    let policy = quoted(&document_text());
    for (text, name, resource) in [
        (format!("{{\"FunctionArn\":\"{arn}\",\"Policy\":{policy}}}"), None, Some(arn.to_owned())),
        (format!("{{\"function_name\":\"f\",\"Policy\":{policy}}}"), Some("f"), None),
        (format!("{{\"FunctionName\":\"{arn}\",\"Policy\":{policy}}}"), None, Some(arn.to_owned())),
        (
            format!("{{\"FunctionArn\":\"{arn}\",\"Qualifier\":\"prod\",\"Policy\":{policy}}}"),
            None,
            Some(format!("{arn}:prod")),
        ),
    ] {
        let (policies, _) = policies(&text);
        assert_eq!((policies[0].name.as_deref(), policies[0].resource.clone()), (name, resource), "{text}");
    }
}

#[test]
fn what_a_document_is_for_is_no_member_of_it() {
    let statement = STATEMENT_TEXT;
    for text in [
        format!("{{\"FunctionArn\": \"arn:x\", \"Statement\":[{statement}]}}"),
        format!("{{\"Statement\":[{statement}] , \"FunctionArn\": \"arn:x\", \"Resource\" : \"arn:y\" }}"),
        format!("{{\"FunctionName\":\"f\",\"Statement\":[{statement}],\"Resource\":\"arn:x\"}}"),
    ] {
        let (policies, places) = policies(&text);
        assert_eq!(places, ["\"a\""]);
        let parsed = lambda_perm_core::document::PolicyDocument::parse(&policies[0].text).expect("a policy");
        assert_eq!(parsed.unknown_members().count(), 0, "{}", policies[0].text);
        assert_eq!(policies[0].text.len(), text.len());
    }
}

#[test]
fn an_answer_without_a_policy_has_none() {
    let contents = read(&SourceFile::new("f", "{\"FunctionName\":\"f\",\"Policy\":null}\n{\"Policy\":\"\"}"));
    assert!(contents.policies.is_empty() && contents.errors.is_empty());
}

#[test]
fn what_is_no_policy_is_an_error_at_its_place() {
    for (text, at, message) in [
        ("{\"Policy\": 1}", 11, "`Policy` is neither the text of a policy nor an object"),
        ("{}\n{\"a\":1}", 0, "this is neither a policy nor an answer that has one"),
        ("[1]", 1, "this is neither a policy nor an answer that has one"),
        ("{\"Policy\":null,\"Policy\":null}", 15, "`Policy` is there twice"),
        ("\u{feff}{\"Policy\":null}", 0, "this file begins with a byte order mark, which JSON does not have"),
        ("{\"Policy\":nul}", 13, "this is not JSON: expected ident"),
    ] {
        let contents = read(&SourceFile::new("f", text));
        let error = contents.errors.first().expect(text);
        assert_eq!((error.span.start, error.message.as_str()), (at, message), "{text}");
    }
}
