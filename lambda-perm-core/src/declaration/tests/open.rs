//! Values that are open, that may be absent, or that have open parts.

use crate::declaration::*;

fn declared(principal: &str) -> Declaration {
    Declaration::new(Target::Function, Some(Language::Terraform))
        .with(Key::FunctionName, DeclaredValue::Text("f"))
        .with(Key::StatementId, DeclaredValue::Text("s"))
        .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
        .with(Key::Principal, DeclaredValue::Text(principal))
}

fn codes(found: &[Error]) -> Vec<&'static str> {
    found.iter().map(|error| error.code().id()).collect()
}

#[test]
fn what_may_not_be_there_neither_helps_nor_harms() {
    let account = "123456789012";
    let topic = DeclaredValue::Terraform("${aws_sns_topic.t.arn}");
    for (principal, key, value, expected) in [
        // Whom an ARN never fits, it harms for certain only if it is there.
        (account, Key::SourceArn, topic, &["LP0408"][..]),
        (account, Key::SourceArn, DeclaredValue::Terraform("${var.topic}"), &[]),
        (account, Key::SourceArn, DeclaredValue::Open, &["LP0408"]),
        (account, Key::SourceArn, DeclaredValue::MaybeAbsent, &[]),
        ("sns.amazonaws.com", Key::SourceArn, topic, &[]),
        ("sns.amazonaws.com", Key::SourceArn, DeclaredValue::MaybeAbsent, &[]),
        ("sns.amazonaws.com", Key::SourceArn, DeclaredValue::Terraform("${var.topic}"), &[]),
    ] {
        let declared = declared(principal).with(key, value);
        assert_eq!(codes(&declared.findings()), expected, "{principal} {value:?}");
        assert_eq!(codes(&Declaration::findings_of_all(&[&declared])), expected, "{principal} {value:?}");
    }
    let both = declared(account)
        .with(Key::SourceArn, DeclaredValue::MaybeAbsent)
        .with(Key::SourceAccount, topic)
        .with(Key::EventSourceToken, DeclaredValue::MaybeAbsent);
    let found = codes(&both.findings());
    assert!(!found.is_empty());
    assert_eq!(codes(&Declaration::findings_of_all(&[&both])), found);
}

#[test]
fn no_other_is_missed_where_there_may_be_more() {
    let url = declared("123456789012").with(Key::FunctionUrlAuthType, DeclaredValue::Text("AWS_IAM"));
    let action = |declared: Declaration| Declaration {
        values: declared.values.into_iter().filter(|(key, _)| *key != Key::Action).collect(),
        ..declared
    };
    let url = action(url).with(Key::Action, DeclaredValue::Text("lambda:InvokeFunctionUrl"));
    assert_eq!(codes(&Declaration::findings_of_all(&[&url])), ["LP0804"]);
    assert!(Declaration::findings_of_all(&[&url.among_others()]).is_empty());
}

fn of_script(source_arn: DeclaredValue<'_>) -> Declaration {
    Declaration::new(Target::Function, None)
        .with(Key::FunctionName, DeclaredValue::Placeholders("${1}"))
        .with(Key::StatementId, DeclaredValue::Placeholders("uploads-${1}"))
        .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
        .with(Key::Principal, DeclaredValue::Text("s3.amazonaws.com"))
        .with(Key::SourceAccount, DeclaredValue::Open)
        .with(Key::SourceArn, source_arn)
}

#[test]
fn a_placeholder_is_judged_as_far_as_it_is_known() {
    for clean in ["arn:aws:s3:::${BUCKET}", "${ARN}", "arn:${a-b}:s3:::${1}", "arn:aws:s3:::a${command 1}"] {
        let declared = of_script(DeclaredValue::Placeholders(clean));
        assert_eq!(declared.findings(), [], "{clean}");
        assert_eq!(declared.shown(Key::SourceArn), Some(clean));
    }
    let wrong = of_script(DeclaredValue::Placeholders("arn:aws:s3:::${BUCKET}/*"));
    let findings = wrong.findings();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(!findings[0].message().contains("var."), "{findings:?}");
}

#[test]
fn text_of_terraform_is_text_here() {
    assert_eq!(with_variables("a%{b}${C}"), "a%%{b}${var._C}");
    assert_eq!(with_variables("a${"), "a$${");
}
