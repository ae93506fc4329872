//! Plans and states of Terraform itself, where the machine has it and the provider.

use super::*;
use crate::support::judge::ask_if_here;

const MODULE: &str = r#"
variable "secret" {
  default   = "*"
  sensitive = true
}
locals {
  function = "f"
}
resource "aws_sns_topic" "t" { name = "t" }
resource "aws_lambda_permission" "unscoped" {
  function_name = local.function
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = ""
}
resource "aws_lambda_permission" "unknown" {
  count         = 2
  statement_id  = "topic${count.index}"
  function_name = "h"
  qualifier     = "live${count.index}"
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.t.arn
}
resource "aws_lambda_permission" "secret" {
  for_each      = toset(["a.b"])
  statement_id  = "secret"
  function_name = "i"
  action        = "lambda:InvokeFunction"
  principal     = var.secret
}
module "m" {
  source   = "./m"
  for_each = toset(["x\"y"])
  topic    = null
}
"#;

const INNER: &str = r#"
variable "topic" {}
resource "aws_lambda_permission" "p" {
  statement_id_prefix = "p"
  function_name       = "g"
  action              = "lambda:InvokeFunction"
  principal           = "sns.amazonaws.com"
  source_arn          = var.topic
}
resource "aws_lambda_layer_version_permission" "l" {
  layer_name     = "l"
  version_number = 3
  statement_id   = "s"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}
"#;

/// A state file of version 4.
fn state() -> Value {
    json!({
        "version": 4, "terraform_version": "1.5.0", "serial": 1, "lineage": "l", "outputs": {}, "check_results": null,
        "resources": [{
            "mode": "managed", "type": "aws_lambda_permission", "name": "a", "module": "module.m",
            "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]",
            "instances": [{
                "schema_version": 0, "sensitive_attributes": [],
                "attributes": {
                    "action": "lambda:InvokeFunction", "event_source_token": null, "function_name": "f", "function_url_auth_type": null,
                    "id": "s", "principal": "sns.amazonaws.com", "principal_org_id": null, "qualifier": "", "source_account": null,
                    "source_arn": null, "statement_id": "s", "statement_id_prefix": "",
                },
            }],
        }],
    })
}

#[test]
fn terraform_shows_what_is_read() {
    let line = json!({"files": {"main.tf": MODULE, "m/main.tf": INNER}, "state": state()});
    let Some(answers) = ask_if_here(&["terraform", "--show"], &[line]) else { return };
    let answer = &answers[0];
    assert_eq!(answer["problems"], json!([]), "{answer}");

    let plan = judged(Format::TerraformShow, &answer["plan"].to_string());
    let found: Vec<_> = plan
        .findings
        .iter()
        .map(|found| (found.code.id(), found.subject.name.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            ("LP0501", "aws_lambda_permission.unscoped"),
            ("LP0503", r#"module.m["x\"y"].aws_lambda_layer_version_permission.l"#),
            ("LP0501", r#"module.m["x\"y"].aws_lambda_permission.p"#),
        ]
    );
    assert_eq!(plan.contents.permissions.len(), 6);
    // All of one provider, which the plan says.
    assert!(plan.contents.permissions.iter().all(|permission| permission.group.as_ref() != Some(&permission.name)));

    for (format, text) in
        [(Format::TerraformShow, answer["state"].to_string()), (Format::TerraformState, state().to_string())]
    {
        let judged = judged(format, &text);
        let names: Vec<_> =
            judged.findings.iter().map(|found| found.subject.name.as_deref().unwrap_or_default()).collect();
        assert_eq!((codes(&judged), names), (vec!["LP0501"], vec!["module.m.aws_lambda_permission.a"]), "{text}");
    }
}

/// What a module says is what its plan says, but for what is open.
#[test]
fn a_module_and_its_plan_have_the_same_findings() {
    let text = permission("a", "  principal = \"sns.amazonaws.com\"")
        + &permission("b", "  principal = \"s3.amazonaws.com\"\n  source_arn = \"arn:aws:s3:::$${b}\"")
        + &permission("c", "  principal = \"arn:aws:iam::123456789012:role/r\"\n  source_account = 123456789012")
        + &permission("d", "  principal = \"*\"").replace("\"f\"", "\"g\"");
    let Some(answers) = ask_if_here(&["terraform", "--show"], &[json!({"files": {"main.tf": text}})]) else { return };
    let plan = judged(Format::TerraformShow, &answers[0]["plan"].to_string());
    let found = |judged: &JudgedFile| {
        let of = |found: &crate::finding::LocatedFinding| (found.code, found.message.clone(), found.subject.clone());
        let mut found: Vec<_> = judged.findings.iter().map(of).collect();
        found.sort();
        found
    };
    assert!(!plan.findings.is_empty());
    assert_eq!(found(&hcl(&text)), found(&plan), "{}", answers[0]);
}
