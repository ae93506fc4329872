//! What others wrote and what AWS answered, which stands beside the repository: all of it is read, and has the findings that the
//! library has of it.

use lambda_perm::document::{AuditOptions, PolicyDocument};
use serde_json::Value;

use crate::support::{
    beside,
    program::{Ran, folder, run},
};

fn rows(name: &str) -> Option<Vec<Value>> {
    let text = beside::read(&format!("corpus/{name}.jsonl"))?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
}

/// What the library finds in policies: the codes, or that it is none.
fn of_library(policies: &[String]) -> (Vec<String>, usize) {
    let (mut codes, mut errors) = (Vec::new(), 0);
    for policy in policies {
        match PolicyDocument::parse(policy) {
            Ok(document) => {
                let audit = document.audit(&AuditOptions::new());
                codes.extend(audit.iter().map(|finding| finding.code().id().to_owned()));
            }
            Err(_) => errors += 1,
        }
    }
    codes.sort();
    (codes, errors)
}

fn of_program(ran: &Ran) -> (Vec<String>, usize) {
    let mut codes: Vec<String> = ran.codes().into_iter().map(str::to_owned).collect();
    codes.sort();
    (codes, ran.out.lines().filter(|line| line.starts_with("error: ")).count())
}

fn agrees(name: &str, lines: &[String], policies: &[String]) {
    let whole = format!("[{}]", lines.join(",\n"));
    let folder = folder(name, &[("lines.jsonl", lines.join("\n").as_bytes()), ("list.json", whole.as_bytes())]);
    for file in ["lines.jsonl", "list.json"] {
        assert_eq!(of_program(&run(&folder, &["check", file])), of_library(policies), "{name}/{file}");
    }
}

#[test]
fn policies() {
    let Some(rows) = rows("policies") else { return };
    let policies: Vec<String> = rows.iter().map(|row| row["policy"].to_string()).collect();
    agrees("corpus_policies", &policies, &policies);
    let answers: Vec<String> =
        policies.iter().map(|policy| serde_json::json!({ "Policy": policy }).to_string()).collect();
    agrees("corpus_answers", &answers, &policies);
    assert!(policies.len() > 20);
}

#[test]
fn statements() {
    let Some(rows) = rows("statements") else { return };
    let statements: Vec<String> = rows.iter().map(|row| row["statement"].to_string()).collect();
    let policy = |statement: &String| format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statement}]}}");
    agrees("corpus_statements", &statements, &statements.iter().map(policy).collect::<Vec<_>>());
    assert!(statements.len() > 50);
}

#[test]
fn recorded_answers() {
    let Some(rows) = rows("aws_recorded") else { return };
    let (mut answers, mut policies) = (Vec::new(), Vec::new());
    for answer in rows.iter().map(|row| &row["response_text"]) {
        if let Some(policy) = answer["Policy"].as_str() {
            policies.push(policy.to_owned());
        } else if let Some(statement) = answer["Statement"].as_str() {
            policies.push(format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statement}]}}"));
        } else {
            continue;
        }
        answers.push(answer.to_string());
    }
    agrees("corpus_recorded", &answers, &policies);
    assert!(answers.len() >= 30, "{}", answers.len());
}

#[test]
fn every_command_is_read() {
    let Some(rows) = rows("cli_calls") else { return };
    let commands: Vec<&str> = rows.iter().map(|row| row["command"].as_str().expect("a command")).collect();
    let script = |option: &str| commands.iter().map(|command| format!("{command}{option}\n")).collect::<String>();
    let folder = folder(
        "corpus_commands",
        &[("script.sh", script("").as_bytes()), ("unknown.sh", script(" --no-such-option=x").as_bytes())],
    );
    // An option that is none is found in each of them, so each is read to its end.
    let ran = run(&folder, &["check", "unknown.sh"]);
    let found = ran.out.matches("has no parameter `--no-such-option`").count();
    assert_eq!(found, commands.len());
    // One has words in place of a value, as documentation does.
    let ran = run(&folder, &["check", "script.sh"]);
    assert_eq!(of_program(&ran).1, 3, "{}", ran.out);
}
