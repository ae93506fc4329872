//! What judges that are not ours say of templates: cfn-lint, checkov, parsers of YAML, an emulator that deploys, Terraform. See
//! tools/README.md.

use lambda_perm::{
    cloudformation::{Resources, Template},
    facts::cloudformation::{RESOURCE_TYPES, ResourceType},
};
use lambda_perm_core::facts::parameters::{Key, Target};
use serde_json::{Map, Value, json};

use crate::support::{
    calls::{ACCOUNT, calls},
    case,
    judge::{ask, ask_if_here},
    templates::{Rendered, configuration, plain, templates},
};

#[test]
fn cfn_lint_finds_nothing() {
    let templates = templates();
    assert!(templates.len() > 200, "only {} templates", templates.len());
    let texts = templates.iter().flat_map(|rendered| [rendered.template.to_json(), rendered.template.to_yaml()]);
    let lines: Vec<Value> = texts.enumerate().map(|(id, template)| json!({"id": id, "template": template})).collect();
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert_eq!(answer["matches"], json!([]), "{line}");
    }
}

/// All calls in one template, each for a function of its own, and one for another.
#[test]
fn cfn_lint_finds_nothing_in_a_template_of_many() {
    let mut resources = Resources::new();
    for (number, case) in calls().iter().enumerate() {
        let named = case.clone().with(Key::StatementId, &format!("s{number}"));
        resources.push(plain(&named)).expect("another statement");
    }
    let template = Template::new(resources.one_after_the_other()).and_then(|template| template.description("all"));
    let template = template.expect("a small template");
    let lines = [json!({"id": 0, "template": template.to_yaml(), "regions": ["us-east-1", "eu-west-1"]})];
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    assert_eq!(answers[0]["matches"], json!([]), "{}", template.to_yaml());
}

#[test]
fn cfn_lint_knows_every_attribute_of_the_table() {
    let names = |row: &ResourceType| {
        row.attributes.0.iter().flat_map(|(_, names)| *names).map(|name| name.replace('*', "Name")).collect::<Vec<_>>()
    };
    let templates = RESOURCE_TYPES.iter().map(|row| {
        let output = |(at, name): (usize, String)| (format!("Y{at}"), json!({"Value": {"Fn::GetAtt": ["X", name]}}));
        let outputs: Map<String, Value> = names(row).into_iter().enumerate().map(output).collect();
        json!({"Resources": {"X": {"Type": row.name}}, "Outputs": outputs}).to_string()
    });
    let lines: Vec<Value> =
        templates.enumerate().map(|(id, template)| json!({"id": id, "template": template})).collect();
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        // What the resource itself lacks is no matter here, nor that only text can be an output.
        let matches = answer["matches"].as_array().expect("matches");
        let wrong: Vec<&Value> =
            matches.iter().filter(|found| found["message"].to_string().contains("is not one of")).collect();
        assert!(wrong.is_empty(), "{line}: {wrong:?}");
    }
}

#[test]
fn checkov_passes_what_needs_no_exception() {
    let without = |rendered: &&Rendered| rendered.case.allowed.is_empty();
    let templates = templates();
    let mut lines: Vec<Value> = templates
        .iter()
        .filter(without)
        .map(|rendered| json!({"framework": "cloudformation", "text": rendered.template.to_json()}))
        .collect();
    let calls = calls();
    let configurations = calls.iter().filter(|case| case.allowed.is_empty()).filter_map(configuration);
    lines.extend(
        configurations
            .map(|(configuration, ..)| json!({"framework": "terraform_json", "text": configuration.to_json()})),
    );
    for (id, line) in lines.iter_mut().enumerate() {
        line["id"] = json!(id);
    }
    let Some(answers) = ask(&["checkov"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        // Terraform's check of `*` does not look at what limits it; see tools/README.md.
        let is_known = |found: &Value| found["check"] == "CKV_AWS_301" && line["text"].to_string().contains("o-t194");
        let failed: Vec<&Value> =
            answer["failed"].as_array().expect("checks").iter().filter(|found| !is_known(found)).collect();
        assert!(failed.is_empty(), "{line}: {failed:?}");
    }
    let passed = answers.iter().filter(|answer| answer["passed"].as_array().is_some_and(|all| !all.is_empty()));
    assert!(passed.count() > 50, "a judge that judges nothing");
}

#[test]
fn yaml_1_1_and_1_2_read_what_the_json_says() {
    let lines: Vec<Value> = templates()
        .iter()
        .enumerate()
        .map(|(id, rendered)| {
            json!({"id": id, "json": rendered.template.to_json(), "yaml": rendered.template.to_yaml()})
        })
        .collect();
    let Some(answers) = ask(&["yaml"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert_eq!(answer["ok"], true, "{line}\n{answer}");
    }
}

#[test]
fn a_deployment_stores_what_the_statement_says() {
    let templates = templates();
    // Each service and each form of a value once: an emulator takes its time.
    let chosen = templates.iter().enumerate().filter(|(number, _)| number % 3 == 0);
    let lines: Vec<Value> = chosen.map(|(id, rendered)| deployment(id, rendered)).collect();
    let Some(answers) = ask(&["deploy"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert_eq!(answer["ok"], true, "{line}\n{answer}");
    }
}

fn deployment(id: usize, rendered: &Rendered) -> Value {
    let statement = rendered.statement();
    let resource = statement["Resource"].as_str().expect("an ARN").to_owned();
    let parts: Vec<&str> = resource.split(':').collect();
    let mut line = json!({
        "id": id, "template": rendered.template.to_yaml(), "parameters": rendered.parameters, "account": ACCOUNT,
        "region": "us-east-1",
    });
    let qualifier = parts.get(7);
    let number = qualifier.and_then(|text| text.parse::<u64>().ok());
    match rendered.case.target {
        Target::Function => {
            line["expected"] = json!([{"function": parts[6], "qualifier": qualifier, "statement": statement}]);
            // What is there before the stack.
            let alias = qualifier.filter(|_| number.is_none());
            line["functions"] = json!([{"name": parts[6], "aliases": Vec::from_iter(alias), "version": number}]);
        }
        Target::LayerVersion => {
            line["expected"] = json!([{"layer": parts[6], "version": number, "statement": statement}]);
            line["layers"] = json!([{"name": parts[6], "version": number}]);
        }
        Target::WebFunction => unreachable!("no resource grants a single statement of a web function"),
    }
    line
}

#[test]
fn terraform_takes_every_configuration_and_plans_its_values() {
    let calls = calls();
    let lines: Vec<Value> = calls
        .iter()
        .filter_map(configuration)
        .enumerate()
        .map(|(id, (configuration, address, planned))| {
            json!({"id": id, "text": configuration.to_json(), "planned": {address: planned}})
        })
        .collect();
    assert!(lines.len() > 100, "only {} configurations", lines.len());
    let Some(answers) = ask_if_here(&["terraform"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["valid"] == true && answer["diagnostics"] == json!([]), "{line}\n{answer}");
    }
}

#[test]
fn terraform_reads_escaped_text_as_it_was() {
    let arns =
        ["arn:aws:s3:::a${b}c", "arn:aws:s3:::%{if}", "arn:aws:s3:::$${x}", "arn:aws:s3:::%%{", "arn:aws:s3:::$%${${{"];
    let lines: Vec<Value> = arns
        .iter()
        .enumerate()
        .map(|(id, arn)| {
            // No service has such a source: what is judged is the escape.
            let case = case::Case::invoke("somebody.amazonaws.com").with(Key::SourceArn, arn);
            let (configuration, ..) = configuration(&case).expect("a configuration");
            let json: Value = serde_json::from_str(&configuration.to_json()).expect("JSON");
            let text = &json["resource"]["aws_lambda_permission"]["s"]["source_arn"];
            json!({"id": id, "strings": {"arn": text}, "expected": {"arn": arn}})
        })
        .collect();
    let Some(answers) = ask_if_here(&["terraform", "--strings"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert_eq!(answer["ok"], true, "{line}\n{answer}");
    }
}
