//! Statements that AddPermission cannot write, value by value.

use crate::{
    file::SourceFile,
    input::{Format, Modules},
    judge::judge,
};

/// What is found in a statement whose resource is a function, beside others of its policy.
fn found(statement: &str, others: &str) -> Vec<(&'static str, String)> {
    let text = format!(
        r#"{{"Resources":{{"P":{{"Type":"AWS::Lambda::ResourcePolicy","Properties":{{"ResourceArn":{{"Ref":"F"}},"PolicyDocument":
            {{"Version":"2012-10-17","Statement":[{{"Sid":"s","Effect":"Allow","Resource":{{"Ref":"F"}},{statement}}}{others}]}}}}}}}}}}"#
    );
    let file = SourceFile::new("t.json", text.as_str());
    let contents = Format::CloudFormation.read(&file, &Modules::default());
    assert!(!contents.skipped.is_empty() && contents.permissions.is_empty(), "{text}");
    let judged = judge(file, contents);
    assert_eq!(judged.errors, []);
    assert!(judged.findings.iter().all(|finding| finding.subject.statement.as_deref() == Some("s")));
    judged.findings.iter().map(|finding| (finding.code.id(), text[finding.span.clone()].to_owned())).collect()
}

#[test]
fn each_value_is_judged() {
    let two = r#""Action":["lambda:InvokeFunction","lambda:GetFunction"]"#;
    for (statement, expected) in [
        (format!(r#""Principal":"*",{two}"#), vec![("LP0503", "\"*\"")]),
        (format!(r#""Principal":{{"AWS":["123456789012","*"]}},{two}"#), vec![("LP0503", "\"*\"")]),
        (
            r#""Principal":{"AWS":["123456789012","210987654321"]},"Action":["lambda:*","lambda:InvokeFuncton"]"#
                .to_owned(),
            vec![("LP0504", "\"lambda:*\""), ("LP0702", "\"lambda:InvokeFuncton\"")],
        ),
        (
            format!(r#""Principal":{{"Service":["sns.amazonaws.com"]}},{two}"#),
            vec![("LP0501", "\"sns.amazonaws.com\""), ("LP0604", "\"lambda:GetFunction\"")],
        ),
        // Another principal may perform it.
        (
            format!(r#""Principal":{{"Service":"sns.amazonaws.com","AWS":"123456789012"}},{two}"#),
            vec![("LP0501", "\"sns.amazonaws.com\"")],
        ),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(code, text)| (code, text.to_owned())).collect();
        assert_eq!(found(&statement, ""), expected, "{statement}");
    }
}

#[test]
fn what_may_keep_callers_out_is_believed() {
    let two = r#""Action":["lambda:InvokeFunction","lambda:GetFunction"]"#;
    for condition in [
        r#"{"StringEquals":{"aws:PrincipalOrgID":{"Ref":"Organization"}}}"#,
        r#"{"StringEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/r"}}"#,
        r#"{"Fn::If":["C",{},{}]}"#,
    ] {
        assert_eq!(found(&format!(r#""Principal":"*",{two},"Condition":{condition}"#), ""), [], "{condition}");
    }
    let deny = r#",{"Sid":"d","Effect":"Deny","Principal":"*","Action":"lambda:*","Resource":"*"}"#;
    assert_eq!(found(&format!(r#""Principal":"*",{two}"#), deny), []);
    assert_eq!(found(&format!(r#""Principal":"*",{two}"#), r#",{"Fn::If":["C",{},{}]}"#), []);
}
