use super::*;
use crate::judge::{JudgedFile, judge};

fn judged(text: &str) -> JudgedFile {
    let file = SourceFile::new("f", text);
    let contents = read(&file);
    judge(file, contents)
}

fn codes(judged: &JudgedFile) -> Vec<&'static str> {
    judged.findings.iter().map(|finding| finding.code.id()).collect()
}

const CLEAN: &str = "aws lambda add-permission --function-name f --statement-id s --action lambda:InvokeFunction --principal 210987654321";

#[test]
fn a_command_is_a_permission_wherever_it_stands() {
    for text in [
        CLEAN.to_owned(),
        CLEAN.replace(" --", " \\\n    --"),
        format!("deploy:\n\t@{CLEAN} || true\n"),
        format!("steps:\n  - run: {CLEAN}\n  - run: |\n      echo\n"),
        format!("Do this:\n\n```\n$ {CLEAN}\n```\n"),
        format!("{CLEAN} --region us-east-1 --output=text --no-cli-pager > /dev/null 2>&1 &&\n  echo done"),
        CLEAN.replace("aws ", "aws --profile x "),
        CLEAN.replace("--principal 210987654321", "--principal=\"210987654321\""),
        format!("if ! {CLEAN}; then exit 1; fi"),
        CLEAN.replace("add-permission", "add-permission --revision-id 1"),
    ] {
        let judged = judged(&text);
        assert_eq!((judged.contents.permissions.len(), codes(&judged), &judged.errors), (1, vec![], &vec![]), "{text}");
        assert!(judged.contents.skipped.is_empty(), "{text}");
    }
}

#[test]
fn a_finding_stands_at_the_word() {
    let text = CLEAN.replace("210987654321", "\"s3.amazonaws.com\"");
    let judged = judged(&text);
    assert_eq!(codes(&judged), ["LP0501"]);
    assert_eq!(&text[judged.findings[0].span.clone()], "\"s3.amazonaws.com\"");
    assert_eq!(judged.findings[0].subject.name.as_deref(), Some("s"));
}

#[test]
fn what_a_shell_fills_in_is_open() {
    for (from, to) in [
        ("--principal 210987654321", "--principal \"$ACCOUNT\""),
        (
            "--principal 210987654321",
            "--principal s3.amazonaws.com --source-arn arn:aws:s3:::$B --source-account $(account)",
        ),
        ("--statement-id s", "--statement-id `uuidgen`"),
        ("--function-name f", "--function-name ${F}:${ALIAS}"),
        ("--principal 210987654321", "--principal file://principal.txt"),
        ("--principal 210987654321", "--principal <account-id>"),
    ] {
        let text = CLEAN.replace(from, to);
        let judged = judged(&text);
        assert_eq!((codes(&judged), &judged.errors), (vec![], &vec![]), "{text}");
        assert_eq!(judged.contents.permissions.len(), 1, "{text}");
    }
    let wrong = CLEAN.replace(
        "--principal 210987654321",
        "--principal s3.amazonaws.com --source-account $A --source-arn arn:aws:s3:::$B/*",
    );
    assert_eq!(codes(&judged(&wrong)).len(), 1);
}

#[test]
fn an_option_that_is_none_is_an_error() {
    for (option, help) in [("--source-arm x", "write `--source-arn`"), ("--colour red", "leave it out")] {
        let judged = judged(&CLEAN.replace("--action", &format!("{option} --action")));
        let [error] = judged.errors.as_slice() else { panic!("{:?}", judged.errors) };
        let name = option.split(' ').next().unwrap_or_default();
        assert_eq!(error.message, format!("AddPermission has no parameter `{name}`"));
        assert_eq!(error.help, help);
    }
    for (text, message) in [
        (CLEAN.replace(" 210987654321", ""), "`--principal` has no value"),
        (CLEAN.replace(" s ", " s t "), "`t` is not an option, nor the value of one"),
    ] {
        let judged = judged(&text);
        assert_eq!(judged.errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>(), [message]);
        assert_eq!(codes(&judged), [] as [&str; 0], "{text}");
    }
}

#[test]
fn what_is_missing_is_found() {
    assert_eq!(codes(&judged(&CLEAN.replace("--statement-id s ", ""))), ["LP0105"]);
    let flag = CLEAN.replace("--principal", "--invoked-via-function-url --principal");
    assert!(judged(&flag).contents.permissions[0].declaration.text(Key::InvokedViaFunctionUrl) == Some("true"));
    let foreign = CLEAN.replace("--principal", "--organization-id o-t194hfs8cz --principal");
    assert_eq!(codes(&judged(&foreign)), ["LP0106"]);
}

#[test]
fn a_line_that_is_more_is_said_to_be_skipped() {
    for text in [
        format!("echo \"{CLEAN}\""),
        format!("cat x | xargs -n1 {CLEAN}"),
        format!("{{\"deploy\": \"{CLEAN}\"}}"),
        CLEAN.replace(" --action", "\n  --action"),
        CLEAN.replace("--action", "\"--action"),
        CLEAN.replace("--principal 210987654321", "$MORE"),
        CLEAN.replace("--action", "\"${MORE[@]}\" --action"),
        CLEAN.replace("--statement-id s", "--cli-input-json file://x.json"),
    ] {
        let judged = judged(&text);
        assert_eq!((judged.contents.skipped.len(), judged.contents.permissions.len()), (1, 0), "{text}");
        assert!(judged.errors.is_empty() && judged.findings.is_empty(), "{text}");
    }
}

#[test]
fn sentences_and_comments_are_nothing() {
    for text in [
        "Use `aws lambda add-permission` for that.".to_owned(),
        "Use aws lambda add-permission for that.".to_owned(),
        format!("# {CLEAN}"),
        "aws lambda add-permission help".replace(" help", ""),
        "aws lambda add-permission --generate-cli-skeleton".to_owned(),
    ] {
        let judged = judged(&text);
        assert_eq!((judged.contents.skipped.len(), judged.contents.permissions.len()), (0, 0), "{text}");
    }
}

#[test]
fn the_same_name_may_be_another_function() {
    let text = format!("{CLEAN} --region us-east-1\n{CLEAN} --region eu-west-1\n");
    assert_eq!(codes(&judged(&text)), [] as [&str; 0]);
}

#[test]
fn a_comment_allows_what_is_right() {
    let public = CLEAN.replace("210987654321", "'*'");
    assert_eq!(codes(&judged(&public)), ["LP0503"]);
    let allowed = format!("# lambda-perm: allow(public_access, reason = \"a page\")\n{public}");
    assert_eq!(codes(&judged(&allowed)), [] as [&str; 0]);
}
