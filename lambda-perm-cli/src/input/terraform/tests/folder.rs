//! Files of one module together.

use std::{collections::BTreeSet, fs};

use super::*;
use crate::{file::SourceFile, support::judge::ask_if_here};

/// What is found in files of a folder, each with its file, its code and the name of the permission; and how many permissions there are.
fn found(files: &[(&str, &str)]) -> (Vec<(String, &'static str, String)>, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let (mut all, mut count) = (Vec::new(), 0);
    let modules = Modules::default();
    for (name, text) in files {
        let file = SourceFile::new(*name, *text).at(Some(folder.path().join(name)));
        let Some(format) = Format::of(&file) else { continue };
        let contents = format.read(&file, &modules);
        let judged = judge(file, contents);
        assert_eq!(judged.errors, [], "{name}");
        count += judged.contents.permissions.len();
        for found in &judged.findings {
            assert!(judged.file.text.get(found.span.clone()).is_some_and(|text| !text.is_empty()), "{found:?}");
            all.push(((*name).to_owned(), found.code.id(), found.subject.name.clone().unwrap_or_default()));
        }
    }
    (all, count)
}

fn codes_of(files: &[(&str, &str)]) -> Vec<String> {
    found(files).0.into_iter().map(|(file, code, name)| format!("{file} {code} {name}")).collect()
}

const SNS: &str = "  principal = \"sns.amazonaws.com\"\n";

#[test]
fn local_values_of_other_files_are_known() {
    let main = permission("p", &format!("{SNS}  source_arn = local.arns[\"topic\"]"));
    let locals = |arn: &str| format!("locals {{\n  arns = {{ topic = {arn} }}\n}}\n");
    for (arn, expected) in [
        ("\"arn:aws:s3:::b\"", vec!["main.tf LP0401 aws_lambda_permission.p"]),
        ("null", vec!["main.tf LP0501 aws_lambda_permission.p"]),
        ("aws_sns_topic.t.arn", vec![]),
        ("var.arn", vec![]),
    ] {
        assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf", &locals(arn))]), expected, "{arn}");
        let in_json = json!({"locals": {"arns": {"topic": format!("${{{arn}}}")}}}).to_string();
        let in_json = in_json.replace("\"${\\\"", "\"").replace("\\\"}\"", "\"").replace("\"${null}\"", "null");
        assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf.json", &in_json)]), expected, "{in_json}");
    }
    let wrong = locals("\"arn:aws:s3:::b\"");
    for elsewhere in ["other/locals.tf", "locals.tf.bak", "locals.tfvars"] {
        assert_eq!(codes_of(&[("main.tf", &main), (elsewhere, &wrong)]), [""; 0], "{elsewhere}");
    }
    let of_override = [("main.tf", main.as_str()), ("locals.tf", &wrong), ("x_override.tf", &locals("var.arn"))];
    assert_eq!(codes_of(&of_override), [""; 0]);
    assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf", "locals {"), ("z.tf", &wrong)]).len(), 1);
}

#[test]
fn what_an_override_file_says_is_open() {
    let main = permission("p", SNS);
    let changed = "resource \"aws_lambda_permission\" \"p\" {\n  source_arn = var.topic\n}\n";
    assert_eq!(codes_of(&[("main.tf", &main)]).len(), 1);
    for name in ["override.tf", "dev_override.tf"] {
        assert_eq!(found(&[("main.tf", &main), (name, changed)]), (Vec::new(), 1), "{name}");
    }
    let other = changed.replace("\"p\"", "\"q\"");
    assert_eq!(codes_of(&[("main.tf", &main), ("override.tf", &other)]).len(), 1);
}

#[test]
fn each_instance_has_its_values() {
    let text = permission("p", &format!("{SNS}  source_arn = each.value")).replace(
        "  statement_id  = \"p\"\n",
        "  for_each = { a = \"arn:aws:s3:::b\", b = aws_sns_topic.t.arn, c = null }\n  statement_id = each.key\n",
    );
    // Without a source, `c` grants all that `a` does.
    let expected = [
        "main.tf LP0805 aws_lambda_permission.p[\"a\"]",
        "main.tf LP0501 aws_lambda_permission.p[\"c\"]",
        "main.tf LP0401 aws_lambda_permission.p[\"a\"]",
    ];
    assert_eq!(codes_of(&[("main.tf", &text)]), expected);
    assert_eq!(found(&[("main.tf", &text)]).1, 3);
    // What is made of the key in another way may be anything.
    let made = text.replace("each.value", "replace(each.value, \"s3\", \"sns\")");
    assert_eq!(found(&[("main.tf", &made)]), (Vec::new(), 1));
}

/// What files say of permissions is what a plan of them says: as many, and with the same findings.
#[test]
fn a_folder_and_its_plan_have_the_same_findings() {
    let main = permission("a", SNS)
        + &permission("b", &format!("{SNS}  source_arn = local.arns.topic"))
        + &permission("c", "  count = 2\n  principal = \"*\"")
            .replace("\"c\"\n  function", "\"c${count.index}\"\n  function")
        + &permission("d", "  for_each = local.callers\n  principal = each.value.who\n  source_arn = each.value.arn")
            .replace("\"d\"\n  function", "each.key\n  function");
    let locals = "locals {\n  arns = { topic = \"arn:aws:s3:::b\" }\n  callers = {\n    x = { who = \"*\", arn = null }\n    \
                  y = { who = \"s3.amazonaws.com\", arn = \"arn:aws:s3:::c\" }\n  }\n}\n";
    let changed =
        "resource \"aws_lambda_permission\" \"a\" {\n  source_arn = \"arn:aws:sns:us-east-2:123456789012:t\"\n}\n";
    let files = [("main.tf", main.as_str()), ("locals.tf", locals), ("override.tf", changed)];
    let modules: serde_json::Map<String, Value> =
        files.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
    let Some(answers) = ask_if_here(&["terraform", "--show"], &[json!({ "files": modules })]) else { return };
    assert_eq!(answers[0]["problems"], json!([]));
    let plan = judged(Format::TerraformShow, &answers[0]["plan"].to_string());
    let of_plan: BTreeSet<(&str, &str)> = plan
        .findings
        .iter()
        .map(|found| (found.code.id(), found.subject.name.as_deref().unwrap_or_default()))
        // What the plan knows of all of them together, files know of fewer.
        // One place stands for all instances of which the same is to be said.
        .filter(|(code, name)| !code.starts_with("LP08") && !name.ends_with("[1]"))
        .collect();
    let (found, count) = found(&files);
    let of_files: BTreeSet<(&str, &str)> = found
        .iter()
        .map(|(_, code, name)| (*code, name.as_str()))
        .filter(|(code, _)| !code.starts_with("LP08"))
        .collect();
    assert_eq!(of_files, of_plan);
    assert_eq!(count, plan.contents.permissions.len());
}
