//! Values as other tools write them have one error, which says what to write. Values that only look like them have none.

use super::{errors, policy_errors, try_errors};

/// A correct call, except for the value of one key.
fn with(key: &str, value: &str) -> String {
    let right = [
        ("function_name", "\"f\""),
        ("statement_id", "\"s\""),
        ("action", "InvokeFunction"),
        ("principal", "s3"),
        ("source_arn", "\"arn:aws:s3:::b\""),
        ("source_account", "\"123456789012\""),
    ];
    let arguments = right.map(|(name, right)| format!("{name} = {}", if name == key { value } else { right }));
    arguments.join(", ")
}

/// Asserts that there is one error, which blames the value and holds the text.
#[track_caller]
fn assert_one(found: &[(String, String)], blamed: &str, text: &str) {
    let is_right = matches!(found, [(tokens, message)] if tokens == blamed && message.contains(text));
    assert!(is_right, "{blamed} should say: {text}\nfound: {found:#?}");
}

#[test]
fn values_of_templates_and_policy_documents() {
    for (key, value, text) in [
        ("source_arn", "!Sub \"arn:aws:s3:::b\"", "write Sub(\"arn:aws:s3:::b\") [LP0902]"),
        ("function_name", "!Ref F", "write Ref(\"F\") [LP0902]"),
        ("function_name", "!GetAtt F.Arn", "write GetAtt(\"F.Arn\") [LP0902]"),
        ("source_arn", "!Join [\"\", [\"a\", \"b\"]]", "write Join(\"delimiter\""),
        ("source_arn", "!Base64 \"x\"", "a permission takes no value from the intrinsic function `Base64`"),
        ("source_arn", "Fn::GetAtt(\"B.Arn\")", "write GetAtt(\"B.Arn\") [LP0902]"),
        ("source_arn", "{ \"Fn::Sub\": \"arn:aws:s3:::${B}\" }", "write Sub(\"arn:aws:s3:::${B}\") [LP0902]"),
        ("source_account", "{ Ref: \"Account\" }", "write Ref(\"Account\") [LP0902]"),
        ("source_account", "AWS::AccountId", "write Ref(\"AWS::AccountId\")"),
        ("source_account", "${AWS::AccountId}", "write Sub(\"${AWS::AccountId}\")"),
        ("source_arn", "sub(\"arn:aws:s3:::b\")", "there is no intrinsic function `sub`"),
        ("function_name", "ref(\"F\")", "write Ref(\"LogicalId\") [LP0901]"),
        ("function_name", "getAtt(\"F.Arn\")", "write GetAtt("),
        ("source_arn", "join(\":\", [\"arn\", Ref(\"B\")])", "write Join("),
        ("source_arn", "Base64(\"x\")", "`Ref`, `GetAtt`, `Sub` or another"),
        ("action", "!Ref Action", "`action` must be known at compile time"),
        ("source_arn", "${aws_s3_bucket.b.arn}", "write Terraform(\"${aws_s3_bucket.b.arn}\")"),
        ("source_arn", "aws_s3_bucket.b[0].arn", "write Terraform(\"${aws_s3_bucket.b[0].arn}\")"),
        ("principal", "{ Service: \"s3.amazonaws.com\" }", "write \"s3.amazonaws.com\" [LP0107]"),
        ("principal", "{ \"AWS\": [\"1\", \"2\"] }", "this is an object with keys"),
        ("principal", "Service(\"s3.amazonaws.com\")", "write \"s3.amazonaws.com\" [LP0107]"),
        ("principal", "AWS(\"123456789012\")", "write \"123456789012\" [LP0107]"),
        ("principal", "ServicePrincipal(\"s3.amazonaws.com\")", "write \"s3.amazonaws.com\""),
        ("principal", "new iam.ServicePrincipal(\"s3.amazonaws.com\")", "write \"s3.amazonaws.com\""),
        ("principal", "new AnyPrincipal()", "write \"*\""),
        ("action", "lambda:InvokeFunction", "write `InvokeFunction`, or \"lambda:InvokeFunction\""),
        ("action", "lambda.InvokeFunction", "write `InvokeFunction`"),
        ("action", "Action::InvokeFunction", "write `InvokeFunction`"),
        ("action", "lambda:*", "write \"lambda:*\""),
        ("principal", "*", "write \"*\""),
        ("principal", "s3.amazonaws.com", "write \"s3.amazonaws.com\""),
        ("principal", "arn:aws:iam::123456789012:role/r", "write \"arn:aws:iam::123456789012:role/r\""),
        ("source_arn", "arn:aws:s3:::my-bucket", "write \"arn:aws:s3:::my-bucket\""),
        ("source_arn", "arn:aws:s3:::${Bucket}", "write Sub(\"arn:aws:s3:::${Bucket}\")"),
        ("function_name", "my-function", "write \"my-function\""),
        ("principal", "(\"123456789012\", \"210987654321\")", "`principal` takes one value"),
        ("principal", "vec![\"123456789012\"]", "`principal` takes one value"),
        ("principal", "&[\"123456789012\"]", "`principal` takes one value"),
        ("principal", "s3 | sns", "`principal` takes one value"),
        ("source_arn", "\"arn:aws:s3:::\" + B", "`concat!(..)`"),
        ("source_arn", "\"arn:aws:s3:::%s\" % b", "`format!(..)`"),
        ("source_account", "todo!()", "`todo!` is in its place"),
        ("source_account", "ACCOUNT.into()", "write the value itself, without `.into()`"),
        ("source_arn", "Fn.sub(\"arn:aws:s3:::b\")", "write Sub(\"arn:aws:s3:::b\") [LP0902]"),
        ("source_arn", "cdk.Fn.importValue(\"Bucket\")", "write ImportValue(\"Bucket\") [LP0902]"),
        ("source_arn", "cdk::Fn::get_att(\"B.Arn\")", "write GetAtt(\"B.Arn\") [LP0902]"),
        ("source_account", "cdk.Aws.ACCOUNT_ID", "write Ref(\"AWS::AccountId\") [LP0902]"),
        ("source_arn", "Bucket.Arn", "write GetAtt(\"Bucket.Arn\") [LP0902]"),
        ("source_arn", "Nested.Outputs.BucketArn", "write GetAtt(\"Nested.Outputs.BucketArn\") [LP0902]"),
        ("source_arn", "data.aws_s3_bucket.b.arn", "write Terraform(\"${data.aws_s3_bucket.b.arn}\")"),
        ("function_name", "aws_lambda_function.f.arn", "write Terraform(\"${aws_lambda_function.f.arn}\")"),
        ("function_name", "MyFunction", "write \"MyFunction\", or Ref(\"MyFunction\") for a resource of the template"),
        ("statement_id", "AllowS3", "write \"AllowS3\" [LP0108]"),
        ("principal", "Everyone", "\"*\" in quotes [LP0108]"),
        ("principal", "Principal(\"s3.amazonaws.com\")", "write \"s3.amazonaws.com\" [LP0107]"),
        ("principal", "CompositePrincipal(a, b)", "write a service such as `s3`"),
        ("source_arn", "Arn(\"arn:aws:s3:::b\")", "write \"arn:aws:s3:::b\" [LP0107]"),
        ("principal", "service = \"s3\"", "is more than one expression"),
        ("source_account", "PROD ? A : B", "write `if CONDITION { A } else { B }`, or If("),
        ("source_account", "A ?? B", "is more than one expression"),
        ("source_arn", "\"arn:aws:s3:::{}\".format(b)", "a string has no method `format`"),
        ("source_account", "std::todo!()", "`todo!` is in its place"),
        ("source_account", "{ unimplemented!() }", "`unimplemented!` is in its place"),
        ("source_account", "Default::default()", "write the value itself [LP0107]"),
        ("source_account", "\"1\".parse().unwrap()", "write the value itself, without `.parse()`"),
        ("source_account", "null", "leave `source_account` out"),
        ("source_account", "None", "leave `source_account` out"),
        ("source_account", "_", "leave `source_account` out"),
        ("function_name", "None", "every call has this key"),
        ("principal", "_", "every call has this key"),
        ("source_account", "\"123456789012\";", "an argument does not end with a semicolon"),
    ] {
        let blamed = if text.ends_with("a semicolon") { ";" } else { value };
        let call = if blamed == ";" { format!("{};", with("", "")) } else { with(key, value) };
        assert_one(&errors(&call), blamed, text);
        assert_one(&try_errors(&call), blamed, text);
    }
}

#[test]
fn values_of_a_running_program_in_grant() {
    for (value, text) in [
        ("account", "`account` is a variable"),
        ("&account", "`account` is a variable"),
        ("self.account", "`self` is a variable"),
        ("accounts[0]", "`accounts` is a variable"),
        ("account.as_str()", "`account` is a variable"),
        ("format!(\"{account}\")", "`format!` makes a text when the program runs"),
        ("String::from(\"123456789012\")", "`String` makes a text"),
        ("std::string::String::from(\"123456789012\")", "`String` makes a text"),
        ("ACCOUNT.to_string()", "`to_string()` makes a text"),
        ("std::env::var(\"ACCOUNT\").unwrap()", "the environment is read when the program runs"),
        ("(account)", "`account` is a variable"),
        ("{ account }", "`account` is a variable"),
        ("var.account", "write Terraform(\"${var.account}\")"),
    ] {
        assert_one(&errors(&with("source_account", value)), value, text);
        assert_eq!(try_errors(&with("source_account", value)), [], "{value}");
    }
}

#[test]
fn expressions_that_only_look_like_it() {
    for value in [
        "NAME",
        "&*NAME",
        "names::NAME",
        "Table::<3, true>::NAME",
        "NAMES[0]",
        "SETTINGS.name",
        "SETTINGS.name()",
        "(NAME)",
        "{ NAME }",
        "{ let name = \"f\"; name }",
        "if FLAG { NAME } else { OTHER }",
        "if A - B > 0 { NAME } else { OTHER }",
        "if A || !B { NAME } else { OTHER }",
        "if A + B > 0 { NAME } else { OTHER }",
        "if let Some(name) = FLAG { name } else { NAME }",
        "match NUMBER { 0..=5 | 7 => NAME, _ => OTHER }",
        "SETTINGS.name().arn",
        "Settings.name()",
        "Settings::NAME",
        "Some(NAME).unwrap()",
        "match FLAG { true => NAME, false => OTHER }",
        "unsafe { NAME }",
        "concat!(\"a\", \"-\", \"b\")",
        "env!(\"NAME\")",
        "name()",
        "join(\"-\", [NAME, OTHER])",
        "select(0, NAMES)",
        "self::sub(NAME)",
        "<Stack as Named>::NAME",
        "NAME.split_at(3).0",
        "'found: { break 'found NAME }",
    ] {
        for key in ["function_name", "source_arn", "source_account"] {
            assert_eq!(errors(&with(key, value)), [], "{key} = {value}");
            assert_eq!(try_errors(&with(key, value)), [], "{key} = {value}");
        }
    }
    for flag in ["!FLAG", "A | B", "A && B", "A == B", "A - B > C", "FLAGS.0"] {
        let call = "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = \"123456789012\"";
        assert_eq!(errors(&format!("{call}, invoked_via_function_url = {flag}")), [], "{flag}");
    }
    for value in
        ["name + \"-b\"", "&name[1..]", "names.iter().map(|name| name.len()).sum()", "Some(name)", "name?", "*name"]
    {
        assert_eq!(try_errors(&with("function_name", value)), [], "{value}");
    }
}

#[test]
fn arguments_of_services_and_constructors() {
    for (key, value, blamed, text) in [
        ("principal", "workmail(us-east-1)", "us-east-1", "write \"us-east-1\" [LP0107]"),
        ("principal", "workmail(UsEast1)", "UsEast1", "this text has no quotes"),
        ("principal", "workmail(region = \"us-east-1\")", "", "write `workmail(\"us-east-1\")`"),
        ("principal", "logs(Ref(\"AWS::Region\"))", "Ref(\"AWS::Region\")", "write the whole principal, such as Sub("),
        ("principal", "logs(AWS::Region)", "AWS::Region", "write the whole principal, such as Sub("),
        ("source_arn", "s3_bucket(Ref(\"B\"))", "Ref(\"B\")", "write the whole ARN, such as Sub("),
        ("source_arn", "s3_bucket(!Ref B)", "!Ref B", "write the whole ARN, such as Sub("),
        ("source_arn", "s3_bucket(my-bucket)", "my-bucket", "write \"my-bucket\""),
        ("source_arn", "s3_bucket(name = \"b\")", "", "write only the values, in this order"),
        ("source_arn", "s3_bucket(name: \"b\")", "", "write only the values, in this order"),
    ] {
        let blamed = if blamed.is_empty() { value } else { blamed };
        assert_one(&errors(&with(key, value)), blamed, text);
        assert_one(&try_errors(&with(key, value)), blamed, text);
    }
    for value in ["s3_bucket(bucket)", "s3_bucket(&bucket)", "s3_bucket(bucket.name)"] {
        assert!(
            matches!(errors(&with("source_arn", value)).as_slice(), [(_, message)] if message.contains("`bucket` is a variable")),
            "{value}"
        );
        assert_eq!(try_errors(&with("source_arn", value)), [], "{value}");
    }
    for value in ["s3_bucket(BUCKET)", "s3_bucket(concat!(\"a\", \"b\"))", "s3_bucket(names::bucket(\"b\"))"] {
        assert_eq!(errors(&with("source_arn", value)), [], "{value}");
    }
}

#[test]
fn keys_of_other_tools() {
    let right = with("", "");
    for (from, to, blamed, text) in [
        ("source_account", "source-account", "source-account = \"123456789012\"", "write `source_account = `"),
        ("source_account", "SourceAccount", "SourceAccount", "did you mean `source_account`?"),
        ("source_account", "aws:SourceAccount", "aws:SourceAccount = \"123456789012\"", "write `source_account = `"),
        ("source_account =", "source_account:", "source_account: \"123456789012\"", "write `source_account = `"),
        ("source_account =", "source_account =>", "source_account => \"123456789012\"", "write `source_account = `"),
        ("source_account =", "\"SourceAccount\":", "\"SourceAccount\": \"123456789012\"", "write `source_account = `"),
        ("source_account =", "--source-account", "--source-account \"123456789012\"", "write `source_account = `"),
        ("function_name", "function", "function", "did you mean `function_name`?"),
        ("function_name", "resource", "resource", "leave it out: the resource is the function"),
        ("statement_id", "sid", "sid", "did you mean `statement_id`?"),
        ("principal", "principal_service", "principal_service", "did you mean `principal`?"),
        (
            "action =",
            "effect = Allow, action =",
            "effect",
            "leave it out: AddPermission writes only statements that allow",
        ),
        ("action =", "condition = A, action =", "condition", "write each condition as a key: `source_arn`"),
        ("action =", "Condition(A), action =", "Condition(A)", "write each condition as a key: `source_arn`"),
    ] {
        let call = right.replacen(from, to, 1);
        assert_one(&errors(&call), blamed, text);
        assert_one(
            &policy_errors(&format!("function_name = \"f\", statement({})", without_function(&call))),
            blamed,
            text,
        );
    }
}

/// A call without the key of the function, unless that is what it is about.
fn without_function(call: &str) -> &str {
    call.strip_prefix("function_name = \"f\", ").unwrap_or(call)
}

#[test]
fn statements_as_other_tools_have_them() {
    let keys = "statement_id = \"s\", action = InvokeFunction, principal = \"123456789012\"";
    let json = "\"Sid\": \"s\", \"Action\": \"lambda:InvokeFunction\", \"Principal\": \"123456789012\"";
    for (argument, blamed, text) in [
        (keys.to_owned(), "statement_id", "write `statement(..)` around the keys"),
        (format!("statement {{ {keys} }}"), "", "write parentheses: `statement(..)`"),
        (format!("grant!(function_name = \"f\", {keys})"), "", "write `permission(grant!(..))`"),
        (format!("statement(grant!(function_name = \"f\", {keys}))"), "grant!", "write `permission(grant!(..))`"),
        (format!("policy!(function_name = \"f\", statement({keys}))"), "", "add it with `merged_with`"),
        (format!("statements = [{{ {keys} }}]"), "", "write `statement(..)` for each statement"),
        (format!("\"Statement\": [{{ {json} }}]"), "", "write `statement(..)` for each statement"),
        (format!("[statement({keys})]"), "", "write `statement(..)` for each statement"),
        (format!("statement({{ {json} }})"), "{", "write `key = value`"),
        (format!("grant!({keys})"), "", "write `permission(grant!(..))`"),
        (format!("try_grant!(function_name = \"f\", {keys})?"), "", "write `permission(grant!(..))`"),
        (format!("statement[{keys}]"), "", "write parentheses: `statement(..)`"),
        (format!("statement: ({keys})"), "statement", "in parentheses: `statement(..)`"),
        (format!("statement => {{ {keys} }}"), "statement", "in parentheses: `statement(..)`"),
        (format!("statement!({keys})"), "statement", "in parentheses: `statement(..)`"),
        ("statement(UPLOADS)".to_owned(), "UPLOADS", "write `permission(UPLOADS)`"),
        ("function_url = NONE".to_owned(), "function_url", "in parentheses: `function_url(..)`"),
        ("permission = UPLOADS".to_owned(), "permission", "in parentheses: `permission(UPLOADS)`"),
        ("permission: UPLOADS".to_owned(), "permission", "in parentheses: `permission(UPLOADS)`"),
        ("permission(\"uploads\")".to_owned(), "\"uploads\"", "such as `permission(UPLOADS)`"),
        ("permissions::UPLOADS".to_owned(), "", "write `permission(permissions::UPLOADS)`"),
        ("&UPLOADS".to_owned(), "", "write `permission(UPLOADS)`"),
        ("..UPLOADS".to_owned(), "", "write `statement(..)`, `function_url(..)` or `permission(..)`"),
        (format!("stmt({keys})"), "", "write `statement(..)`, `function_url(..)` or `permission(..)`"),
        (format!("(statement({keys}))"), "", "write `statement(..)`, `function_url(..)` or `permission(..)`"),
        (
            "statement(statement_id = \"s\", action = InvokeFunction, principal = \"*\", allow(public_access, because = \"x\"))"
                .to_owned(),
            "because",
            "reason = ",
        ),
    ] {
        let found = policy_errors(&format!("function_name = \"f\", {argument}"));
        let blamed = if blamed.is_empty() { argument.as_str() } else { blamed };
        let is_right =
            matches!(found.as_slice(), [(tokens, message)] if tokens.starts_with(blamed) && message.contains(text));
        assert!(is_right, "{argument} should say: {text}\nfound: {found:#?}");
    }
    let found = policy_errors("function_name = \"f\", statement(\"s\", \"lambda:InvokeFunction\")");
    assert!(found.len() == 2 && found.iter().all(|(_, message)| message.contains("LP0101")), "{found:#?}");
    let whole = policy_errors(&format!("grant!(function_name = \"f\", {keys})"));
    assert!(matches!(whole.as_slice(), [(_, message)] if message.contains("permission(grant!(..))")), "{whole:#?}");
    let whole = format!("{{ \"FunctionName\": \"f\", {json} }}");
    assert_one(&errors(&whole), &whole, "write `key = value`");
}

/// rust-analyzer writes a word of its own at the cursor, which is not a name of another tool. If that word is in an expression, it
/// offers constants.
#[test]
fn what_an_editor_writes_at_the_cursor_is_no_mistake() {
    for key in ["function_name", "statement_id", "principal", "source_arn", "source_account"] {
        for begun in ["", "B", "BUC", "BUCKET_1"] {
            let call = with(key, &format!("{begun}raCompletionMarker"));
            assert_eq!((errors(&call), try_errors(&call)), (Vec::new(), Vec::new()), "{call}");
        }
        let call = with(key, "Buc");
        assert!(!errors(&call).is_empty(), "{call}");
    }
}
