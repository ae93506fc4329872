//! What rust-analyzer shows, finds and offers in a call, also in one that is not finished.
//!
//! `.ci/deep editor` builds a rust-analyzer and runs this.

mod lsp;

use std::{
    fs,
    path::{Path, PathBuf},
};

use lambda_perm::{
    __private::editor,
    facts::{actions, services},
};
use lambda_perm_core::facts::parameters::{Key, Target};
use lsp::{Editor, Offer};

use crate::support::skip::skip;

// rust-analyzer sets `cfg(rust_analyzer)` for crates at a path, as here, and not for those of a registry, as users have
// them. So what the expansion names has to be there without it.
const _: [&str; 2] = [editor::action::InvokeFunction, editor::principal::s3];

/// Arguments without a mistake.
const RIGHT: &str = r#"function_name = "f", statement_id = "s", action = InvokeFunction, principal = s3, source_arn = BUCKET, source_account = "123456789012""#;

/// What a list of keys may hold beside the keys.
const NO_KEYS: [&str; 5] = ["allow", "statement", "function_url", "permission", "self"];

#[test]
#[ignore = "needs rust-analyzer: .ci/deep runs it"]
fn in_the_editor() {
    let mut session = Session { editor: Editor::open(&project()), checks: 0, failures: Vec::new() };
    session.hover_and_definition();
    session.keys();
    session.values();
    session.sets();
    session.types();
    session.end();
}

/// A crate that uses this one, in a folder of its own.
fn project() -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
    fs::create_dir_all(root.join("src")).expect("target/ is writable");
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"editor\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nlambda-perm = {{ path = '{}' }}\n",
        repository.display(),
    );
    fs::write(root.join("Cargo.toml"), manifest).expect("target/ is writable");
    // The same versions, so that nothing has to be fetched.
    fs::copy(repository.join("Cargo.lock"), root.join("Cargo.lock")).expect("target/ is writable");
    fs::write(root.join("src/main.rs"), program("")).expect("target/ is writable");
    root
}

/// A program with an item in it.
fn program(item: &str) -> String {
    format!(
        "use lambda_perm::{{FunctionPermission, grant, policy, try_grant}};\n\n\
         const BUCKET: &str = \"arn:aws:s3:::my-bucket\";\n\n\
         {item}\n\nfn main() {{}}\n"
    )
}

/// A program with a call as the value of a constant, as most are.
fn call(arguments: &str) -> String {
    program(&format!("pub const UPLOADS: FunctionPermission = grant!(\n    {arguments}\n);"))
}

/// A program with a call as the value of a variable, and what comes behind it.
fn variable(call: &str, behind: &str) -> String {
    program(&format!("pub fn uploads() {{\n    let a = {call};\n    {behind}\n}}"))
}

/// Arguments with the cursor in one of them: behind the first letter of the word.
fn pointed_at(arguments: &str, word: &str) -> String {
    let at = arguments.find(word).expect("the word is there") + 1;
    format!("{}|{}", &arguments[..at], &arguments[at..])
}

struct Session {
    editor: Editor,
    checks: usize,
    failures: Vec<String>,
}

impl Session {
    /// Notes a failure together with what was got.
    fn check(&mut self, holds: bool, what: &str, got: &dyn std::fmt::Debug) {
        self.checks += 1;
        if !holds {
            self.failures.push(format!("{what}\n    got: {got:?}"));
        }
    }

    fn end(self) {
        let Self { checks, failures, .. } = self;
        assert!(failures.is_empty(), "{} of {checks} checks failed:\n\n{}\n", failures.len(), failures.join("\n\n"));
    }

    fn hover_and_definition(&mut self) {
        let action = actions::ACTIONS.iter().find(|action| action.name == "InvokeFunction").expect("the action");
        let service = services::SERVICES.iter().find(|service| service.id == "s3").expect("the service");
        let documented = [
            ("function_name", "its name, partial ARN or ARN"),
            ("source_arn", "for which a service calls"),
            ("InvokeFunction", action.doc),
            ("s3", service.doc),
        ];
        for (word, documentation) in documented {
            for arguments in [RIGHT.to_owned(), format!("{RIGHT}, colour = 3, principal")] {
                let text = call(&pointed_at(&arguments, word));
                let hover = self.editor.hover(&text);
                self.check(hover.contains(documentation), &format!("hover on `{word}` in `{arguments}`"), &hover);
                self.check(!hover.contains("__private"), &format!("nothing of the expansion on `{word}`"), &hover);
                let definitions = self.editor.definitions(&text);
                let is_ours = definitions
                    .iter()
                    .any(|(path, line)| path.starts_with(env!("CARGO_MANIFEST_DIR")) && line.contains(word));
                self.check(is_ours, &format!("definition of `{word}` in `{arguments}`"), &definitions);
            }
        }
        let lint = format!("{RIGHT}, allow(public_access, reason = \"r\")");
        let hover = self.editor.hover(&call(&pointed_at(&lint, "public_access")));
        self.check(hover.contains("that no organization limits"), "hover on a lint", &hover);
        let regional = RIGHT.replace("principal = s3", "principal = workmail(\"us-east-1\")");
        let hover = self.editor.hover(&call(&pointed_at(&regional, "workmail")));
        self.check(hover.contains("WorkMail"), "hover on a service with a Region", &hover);
        let constructed = RIGHT.replace("BUCKET", "s3_bucket(\"b\")");
        let hover = self.editor.hover(&call(&pointed_at(&constructed, "s3_bucket")));
        self.check(hover.contains("const fn s3_bucket"), "hover on the constructor of an ARN", &hover);

        self.hover_in_templates();

        let text = call(&pointed_at(RIGHT, "BUCKET"));
        let hover = self.editor.hover(&text);
        self.check(hover.contains("const BUCKET: &str"), "hover on a constant of the user's", &hover);
        let definitions = self.editor.definitions(&text);
        let is_theirs = definitions.iter().any(|(path, _)| path.ends_with("editor/src/main.rs"));
        self.check(is_theirs, "definition of a constant of the user's", &definitions);
        let hover = self.editor.hover(&program("const A: FunctionPermission = gr|ant!();"));
        self.check(hover.contains("Declares one permission"), "hover on the macro's name", &hover);
    }

    fn hover_in_templates(&mut self) {
        let arguments = r#"function_name = Ref("F"), statement_id = "s", action = InvokeFunction, principal = sns, source_arn = Join("", [GetAtt("A.Arn", of = "AWS::SNS::Topic"), Sub("${B}", B = ImportValue("x"))])"#;
        for (word, documentation) in [
            ("Ref", "What a resource or parameter stands for"),
            ("Join", "one behind the other"),
            ("GetAtt", "An attribute of a resource"),
            ("of = ", "what a reference to it gives"),
            ("Sub", "are replaced"),
            ("ImportValue", "another stack exports"),
        ] {
            let text = call(&pointed_at(arguments, word));
            let hover = self.editor.hover(&text);
            self.check(hover.contains(documentation), &format!("hover on `{word}` in `{arguments}`"), &hover);
        }
        let hover = self.editor.hover(&call(r#"function_name = T|erraform("${aws_lambda_function.f.arn}")"#));
        self.check(hover.contains("text with references"), "hover on `Terraform`", &hover);
    }

    fn keys(&mut self) {
        for arguments in [
            // Half a key, at the end, in the middle, before a value or where one is missing.
            r#"function_name = "f", action = InvokeFunction, sour|"#,
            r#"function_name = "f", sour|, action = InvokeFunction"#,
            r#"function_name = "f", sour| = "x", action = InvokeFunction"#,
            r#"function_name = "f", action = InvokeFunction, sour| ="#,
            // None yet.
            r#"|"#,
            r#"function_name = "f", |, action = InvokeFunction"#,
            r#"function_name = "f", action = InvokeFunction, |"#,
            r#"function_name = "f", action = InvokeFunction, | principal = s3"#,
            // Wrong elsewhere.
            r#"colour = 3, function_name = "a b", action = , !!, principal = s4, , sour|"#,
        ] {
            let offer = self.editor.complete(&call(arguments));
            self.check_keys(&offer, arguments);
        }
        let arguments = r#"function_name = "f", action = InvokeFunction, sour|"#;
        let offer = self.editor.complete(&call(arguments));
        let (unused, used) = (offer.position("source_arn"), offer.position("function_name"));
        self.check(unused.is_some() && used.is_none_or(|used| unused < Some(used)), "unused keys come first", &offer);
        let offer = self.editor.complete(&variable(&format!("try_grant!({arguments})"), "a;"));
        self.check_keys(&offer, "try_grant!(..)");
        let offer = self.editor.complete(&call(r#"function_name = "f", allow(publ|)"#));
        self.check(offer.has("public_access") && !offer.has("main"), "lints in `allow(publ|)`", &offer);
        let offer = self.editor.complete(&call(r#"function_name = "f", allow(|)"#));
        self.check(offer.has("public_access") && !offer.has("main"), "lints in `allow(|)`", &offer);
    }

    /// Offers are keys and nothing else, and all keys that are still to be had.
    fn check_keys(&mut self, offer: &Offer, arguments: &str) {
        let given = |key: &Key| arguments.contains(&format!("{} =", key.name()));
        let keys = Key::ALL.iter().filter(|key| key.fits(Target::Function));
        let missing: Vec<_> = keys.filter(|key| !given(key) && !offer.has(key.name())).collect();
        self.check(missing.is_empty(), &format!("all keys in `{arguments}`, but not {missing:?}"), offer);
        let others: Vec<_> = offer.besides(Key::NAMES).filter(|label| !NO_KEYS.contains(label)).collect();
        self.check(others.is_empty(), &format!("nothing but keys in `{arguments}`"), offer);
    }

    fn values(&mut self) {
        for (arguments, offered) in [
            (r#"function_name = "f", action = Inv|"#, ["InvokeFunction", "InvokeFunctionUrl"]),
            (r#"function_name = "f", action = Inv|, source_arn = "x""#, ["InvokeFunction", "GetLayerVersion"]),
            (r#"function_name = "f", action = |"#, ["InvokeFunction", "InvokeFunctionUrl"]),
            (r#"function_name = "f", action = |, principal = s3"#, ["InvokeFunction", "InvokeFunctionUrl"]),
            (r#"colour = 3, function_name = "a b", !!, action = Inv|, x"#, ["InvokeFunction", "InvokeFunctionUrl"]),
            (r#"function_name = "f", principal = s|"#, ["s3", "sns"]),
            (r#"function_name = "f", principal = s|, action = InvokeFunction"#, ["s3", "sqs"]),
            (r#"function_name = "f", principal = |"#, ["s3", "workmail"]),
            (r#"function_name = "f", principal = |, action = InvokeFunction"#, ["s3", "apigateway"]),
            (r#"colour = 3, function_name = "a b", !!, principal = s|, x"#, ["s3", "sns"]),
            (r#"function_name = "f", source_arn = s|("b"), principal = s3"#, ["s3_bucket", "sns_topic"]),
            (r#"function_name = "f", source_arn = s3_b|"#, ["s3_bucket", "sns_topic"]),
            (r#"function_name = Re|, action = InvokeFunction"#, ["Ref", "Terraform"]),
            (r#"function_name = "f", principal = Re|"#, ["Ref", "s3"]),
            (r#"function_name = "f", source_arn = Su|, principal = s3"#, ["Sub", "s3_bucket"]),
            (r#"function_name = "f", source_arn = Su|("${A}"), principal = s3"#, ["Sub", "Join"]),
            (r#"function_name = "f", source_arn = Join("", ["a", Re|]), principal = s3"#, ["Ref", "GetAtt"]),
            (r#"function_name = "f", source_account = Sub("${A}", A = Ge|), principal = s3"#, ["Ref", "GetAtt"]),
            (r#"function_name = "f", function_url_auth_type = N|"#, ["NONE", "AWS_IAM"]),
            (r#"function_name = "f", function_url_auth_type = |, action = InvokeFunctionUrl"#, ["NONE", "AWS_IAM"]),
        ] {
            let offer = self.editor.complete(&call(arguments));
            let is_offered = offered.iter().all(|label| offer.has(label));
            self.check(is_offered && !offer.has("main"), &format!("{offered:?} in `{arguments}`"), &offer);
        }
        for arguments in [
            r#"function_name = "f", source_arn = BUC|, principal = s3"#,
            r#"function_name = "f", source_arn = |, principal = s3"#,
            r#"function_name = "f", source_arn = |"#,
            r#"function_name = "f", source_arn = self::BUC|"#,
            r#"function_name = "f", colour = 3, !!, source_arn = BUC|, principal = s4"#,
            r#"function_name = "f", principal = BUC|"#,
        ] {
            let offer = self.editor.complete(&call(arguments));
            self.check(offer.has("BUCKET"), &format!("a constant in `{arguments}`"), &offer);
        }
    }

    fn sets(&mut self) {
        let set = |statement: &str| {
            variable(&format!(r#"policy!(function_name = "f", statement(statement_id = "s", {statement}))"#), "a;")
        };
        let offer = self.editor.complete(&set("action = InvokeFunction, sour|"));
        self.check_keys(&offer, "function_name =, statement_id =, action =, sour| (in a statement)");
        let offer = self.editor.complete(&set("action = InvokeFunction, |"));
        self.check_keys(&offer, "function_name =, statement_id =, action =, | (in a statement)");
        let offer = self.editor.complete(&set("action = Inv|"));
        self.check(offer.has("InvokeFunction") && !offer.has("main"), "an action in a statement", &offer);
        let offer = self.editor.complete(&set("principal = s|, action = InvokeFunction"));
        self.check(offer.has("s3") && !offer.has("main"), "a service in a statement", &offer);
        let offer = self.editor.complete(&variable(r#"policy!(function_name = "f", stat|)"#, "a;"));
        self.check(offer.has("statement") && !offer.has("main"), "`statement` in a set", &offer);
        let hover = self.editor.hover(&set("action = InvokeFunction, principal = s|3"));
        let service = services::SERVICES.iter().find(|service| service.id == "s3").expect("the service");
        self.check(hover.contains(service.doc), "hover on a service in a statement", &hover);
    }

    fn types(&mut self) {
        for (call, method) in [
            (format!("grant!({RIGHT})"), "source_arn"),
            ("grant!()".to_owned(), "statement_id"),
            ("grant!(bad)".to_owned(), "statement_id"),
            (r#"grant!(function_name = "f", action = , !!)"#.to_owned(), "statement_id"),
            (r#"grant!(layer_name = "l", bad)"#.to_owned(), "version_number"),
            ("policy!(bad)".to_owned(), "permissions"),
            (r#"policy!(function_name = "f", statement(sour))"#.to_owned(), "permissions"),
            (r#"policy!(layer_name = "l", statement(sour))"#.to_owned(), "permissions"),
        ] {
            let offer = self.editor.complete(&variable(&call, "a.|"));
            self.check(offer.has(method), &format!("`{method}` of `{call}`"), &offer);
        }
        if !self.editor.is_complete() {
            skip(
                "rust-analyzer's own diagnostics need the sources of the standard library: rustup component add rust-src",
            );
            return;
        }
        for text in [call(RIGHT), variable(&format!("grant!({RIGHT})"), "let _ = a.source_arn();")] {
            let diagnostics = self.editor.diagnostics(&text);
            self.check(diagnostics.is_empty(), "no diagnostics of rust-analyzer's own in a right call", &diagnostics);
        }
    }
}
