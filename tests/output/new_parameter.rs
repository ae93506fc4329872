//! A parameter that AWS adds: in a copy of the crates, its row alone does not build, and what the compiler asks for is enough for
//! every output to have it. A parameter that one output drops is a wider grant.

use std::{fs, path::Path};

use crate::support::cargo::{REPOSITORY, cargo, succeeds, target};

/// The row, which goes before that of another parameter.
const ROW: (&str, &str, &str) = (
    "lambda-perm-core/src/facts/parameters.rs",
    "            /// The auth type of the function URL",
    r#"            /// The organization of the source.
            SourceOrgId source_org_id "SourceOrgID" {
                value: OrganizationId, also: [], of: function, presence: optional, part: statement, expression: yes,
                condition: (7 "StringEquals" "aws:SourceOrgID" "When a service calls for a resource of that organization."
                    "a test"),
                cloudformation: "SourceOrgID", terraform: "source_org_id",
                wrong: "`{Self}` cannot be the value of `source_org_id`",
                constant: "write a constant of `&'static str` or `OrganizationId`",
                variable: "write a `&str`, a `String` or an `OrganizationId`",
            }
"#,
);

/// What the compiler then asks for, each with the words that it asks with.
const REST: [(&str, &str, &str, &str); 2] = [
    (
        "AddPermission has each key of functions",
        "lambda-perm-core/src/facts/operations.rs",
        "        optional(Body, \"PrincipalOrgID\"",
        "        optional(Body, \"SourceOrgID\", \"--source-org-id\", PRINCIPAL_ORGID),\n",
    ),
    (
        "each key has a method",
        "lambda-perm-core/src/macro_support/wrong_type.rs",
        "    function_url_auth_type(self)",
        "    source_org_id(self) -> Checked = Checked::NOTHING, where (Self::Value: takes::SourceOrgId);\n",
    ),
];

/// Prints a line for each output.
const PROGRAM: &str = r#"
use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, Terraform, grant, policy, try_grant,
    cloudformation::Resources, output::Scope, terraform::Configuration,
};

const LITERAL: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:f", statement_id = "s", action = InvokeFunction,
    principal = s3, source_arn = "arn:aws:s3:::b", source_account = "123456789012", source_org_id = "o-literal0000",
);
const ORGANIZATION: &str = "o-constant000";
const CONSTANT: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:f", statement_id = "s", action = InvokeFunction,
    principal = s3, source_arn = "arn:aws:s3:::b", source_account = "123456789012", source_org_id = ORGANIZATION,
);
const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
    statement(
        statement_id = "s", action = InvokeFunction, principal = s3, source_arn = "arn:aws:s3:::b",
        source_account = "123456789012", source_org_id = "o-policy00000",
    ),
);
const STACK: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Function"), statement_id = "s", action = InvokeFunction, principal = s3,
    source_arn = "arn:aws:s3:::b", source_account = "123456789012", source_org_id = Ref("Organization"),
);
const MODULE: FunctionPermission<Terraform> = grant!(
    function_name = Terraform("${aws_lambda_function.f.function_name}"), statement_id = "s", action = InvokeFunction,
    principal = s3, source_arn = "arn:aws:s3:::b", source_account = "123456789012",
    source_org_id = Terraform("${var.organization}"),
);

fn main() {
    let organization = String::from("o-variable000");
    let variable = try_grant!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f", statement_id = "s", action = InvokeFunction,
        principal = s3, source_arn = "arn:aws:s3:::b", source_account = "123456789012", source_org_id = organization.as_str(),
    ).unwrap();
    let permissions = [LITERAL, CONSTANT, variable.as_permission(), POLICY.get(0).unwrap()];
    for permission in permissions {
        let request = permission.add_permission();
        println!("accessor: {:?}", permission.source_org_id());
        println!("parameters: {}", request.parameters());
        println!("input: {:?}", request.input().source_org_id);
        println!("words: {:?}", request.command_line());
        println!("line: {}", request.shell_line());
        println!("http: {:?}", request.http());
        println!("statement: {}", permission.statement(&Scope::NONE).unwrap().to_json());
        println!("cloudformation: {}", permission.cloudformation().unwrap().named("P").unwrap().to_json());
        println!("terraform: {}", Configuration::of([permission.terraform().unwrap()]).unwrap().to_json());
        println!("source: {}", permission.to_grant().to_string().replace('\n', " "));
        println!("display: {permission}");
        println!("debug: {permission:?}");
    }
    println!("document: {}", POLICY.document(&Scope::NONE).unwrap().to_json());
    let resource = POLICY.cloudformation_policy().unwrap().named("P").unwrap();
    println!("resource policy: {}", Resources::of([resource]).unwrap().to_yaml());
    println!("terraform policy: {}", Configuration::of([POLICY.terraform_policy("p").unwrap()]).unwrap().to_json());
    println!("policy source: {}", POLICY.to_policy());
    println!("stack source: {}", STACK.to_grant());
    println!("stack: {}", STACK.cloudformation().unwrap().named("P").unwrap().to_json());
    println!("module: {}", Configuration::of([MODULE.terraform().unwrap()]).unwrap().to_json());
}
"#;

const MANIFEST: &str = r#"[package]
name = "new-parameter"
version = "0.0.0"
edition = "2024"

[dependencies]
lambda-perm = { path = ".." }

[workspace]
"#;

#[test]
fn is_in_every_output_or_does_not_build() {
    let folder = target("tmp/new-parameter/copy");
    let _ = fs::remove_dir_all(&folder);
    for path in [
        "Cargo.toml",
        "README.md",
        "src",
        "docs",
        "examples",
        "benches",
        "tests",
        "lambda-perm-core",
        "lambda-perm-macros",
    ] {
        copy(&Path::new(REPOSITORY).join(path), &folder.join(path));
    }
    copy(&Path::new(REPOSITORY).join("Cargo.lock"), &folder.join("program/Cargo.lock"));
    fs::create_dir_all(folder.join("program/src")).expect("a writable folder");
    fs::write(folder.join("program/Cargo.toml"), MANIFEST).expect("a writable folder");
    fs::write(folder.join("program/src/main.rs"), PROGRAM).expect("a writable folder");

    insert(&folder, ROW);
    let alone = run(&folder);
    let said = String::from_utf8_lossy(&alone.stderr);
    assert!(!alone.status.success(), "a row alone must not build");
    for (words, ..) in REST {
        assert!(said.contains(words), "nothing asks for {words}:\n{said}");
    }
    let asked = said.lines().filter(|line| line.starts_with("error[")).count();
    assert_eq!(asked, REST.len(), "the compiler asks for something else:\n{said}");

    for (_, file, before, text) in REST {
        insert(&folder, (file, before, text));
    }
    let printed = succeeds(&run(&folder));
    let values = ["o-literal0000", "o-constant000", "o-variable000", "o-policy00000"];
    for (values, lines) in
        values.iter().zip(printed.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().chunks(12))
    {
        for line in lines {
            assert!(line.contains(values), "{line}");
        }
    }
    let rest = printed.split_once("document: ").expect("the outputs of the policy").1;
    for (output, words) in [
        ("", r#""aws:SourceOrgID":"o-policy00000""#),
        ("resource policy: ", "aws:SourceOrgID: o-policy00000"),
        ("terraform policy: ", r#"\"aws:SourceOrgID\":\"o-policy00000\""#),
        ("policy source: ", r#"source_org_id = "o-policy00000","#),
        ("stack source: ", r#"source_org_id = Ref("Organization"),"#),
        ("stack: ", r#""SourceOrgID":{"Ref":"Organization"}"#),
        ("module: ", r#""source_org_id":"${var.organization}""#),
    ] {
        let of_output = &rest[rest.find(output).unwrap_or_else(|| panic!("{output} is not printed"))..];
        assert!(of_output.contains(words), "{output}has no {words}:\n{rest}");
    }
}

/// Builds the program with the copy, and runs it.
fn run(folder: &Path) -> std::process::Output {
    let mut cargo = cargo(&target("tmp/workflows/target"), &["run"]);
    cargo.current_dir(folder.join("program")).output().expect("cargo starts")
}

/// Writes a text before another one, which must be there once.
fn insert(folder: &Path, (file, before, text): (&str, &str, &str)) {
    edit(folder, file, |old| {
        assert_eq!(old.matches(before).count(), 1, "{file} has one {before:?}");
        old.replace(before, &format!("{text}{before}"))
    });
}

fn edit(folder: &Path, file: &str, change: impl FnOnce(String) -> String) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    fs::write(path, change(text)).expect("a writable folder");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("a folder")).expect("a writable folder");
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("a readable entry");
            // What somebody has left who tried an example in its place.
            if entry.file_name() == "target" {
                continue;
            }
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }
}
