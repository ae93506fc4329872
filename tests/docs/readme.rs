//! The README shows what really happens: the outputs of its grants, and messages of the compiler.
//!
//! `UPDATE=1 cargo test --test main readme` rewrites these blocks.

use std::{env, fs, path::PathBuf};

use lambda_perm::{CloudFormation, FunctionPermission, Terraform, grant, terraform::Configuration};

use crate::support::cargo::example;

const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Orders", of = "AWS::SNS::Topic"),
);

const ALARMS: FunctionPermission<Terraform> = grant!(
    function_name = Terraform("${aws_lambda_function.shop.function_name}"),
    statement_id = "alarms",
    action = InvokeFunction,
    principal = sns,
    source_arn = Terraform("${aws_sns_topic.alarms.arn}"),
);

/// The UI cases whose messages the README shows, in its order.
const MESSAGES: [&str; 7] =
    ["bucket_contents", "nobody_owns_the_bucket", "queue", "open_door", "constants", "half_a_url", "covered"];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The message of a UI case as a user sees it: with a path of theirs, and without the compiler's last lines.
fn message(case: &str) -> String {
    let file = format!("tests/ui/fail/readme/{case}");
    let stderr = read(&format!("{file}.stderr"));
    let messages = stderr.split("\n\nFor more information").next().unwrap_or_default();
    messages.replace(&format!("{file}.rs"), "src/main.rs").trim_end().to_owned()
}

/// The text with these blocks as the only ones of the language, in this order.
fn with_blocks(text: &str, language: &str, blocks: &[String]) -> String {
    let fence = format!("```{language}\n");
    let (mut rest, mut updated) = (text, String::new());
    for block in blocks {
        let (before, behind) = rest.split_once(&fence).expect("a block for each output");
        let (_, behind) = behind.split_once("```").expect("a block that ends");
        updated.extend([before, &fence, block.trim_end(), "\n```"]);
        rest = behind;
    }
    assert!(!rest.contains(&fence), "a block of {language} that nothing fills");
    updated + rest
}

#[test]
fn shows_what_really_happens() {
    let output = example(&["-p", "quickstart"]);
    let texts: Vec<String> = std::iter::once(output).chain(MESSAGES.map(message)).collect();
    let orders = ORDERS.cloudformation().and_then(|resource| resource.named("OrdersCallShop")).expect("a resource");
    let alarms = ALARMS.terraform().and_then(|resource| Configuration::of([resource])).expect("a configuration");
    let readme = read("README.md");
    let updated = with_blocks(&readme, "text", &texts);
    let updated = with_blocks(&updated, "yaml", &[orders.to_yaml()]);
    let updated = with_blocks(&updated, "json", &[alarms.to_json_pretty()]);
    if env::var_os("UPDATE").is_some() {
        fs::write(path("README.md"), &updated).expect("the README is writable");
    }
    assert!(env::var_os("UPDATE").is_some() || readme == updated, "README.md is stale: run with UPDATE=1");
}

#[test]
fn the_catalogue_shows_a_message_as_the_compiler_prints_it() {
    let documentation: Vec<_> = read("src/findings.rs")
        .lines()
        .map(|line| line.trim_start_matches("//!").trim_start_matches(' ').to_owned())
        .collect();
    let message = message(MESSAGES[0]);
    let message: Vec<_> = message.lines().map(str::trim_start).collect();
    assert!(documentation.windows(message.len()).any(|lines| lines == message), "{message:#?}");
}

#[test]
fn grants_of_the_readme_are_those_that_are_run() {
    let grant = |text: &str, name: &str| {
        let start = text.find(&format!("const {name}: ")).expect("the grant");
        text[start..].split_once(");\n").expect("the end of the grant").0.to_owned()
    };
    for (name, file) in [("UPLOADS", "examples/quickstart/src/main.rs"), ("ORDERS", file!()), ("ALARMS", file!())] {
        assert_eq!(grant(&read("README.md"), name), grant(&read(file), name));
    }
}
