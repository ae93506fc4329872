//! Permissions of every kind, as what their source must give back.

use std::collections::BTreeSet;

use lambda_perm::{
    CloudFormation, Exception, FunctionPermission, FunctionPermissionBuf, FunctionPolicy, FunctionPolicyBuf,
    LayerVersionPermissionBuf, LayerVersionPolicyBuf, Lint, PermissionBuf, Terraform, WebFunctionPolicyBuf,
    cloudformation::{Expression, FunctionPermissionBuilder},
    import::{RustSource, Unsaid},
    policy,
};
use lambda_perm_core::facts::parameters::{Key, Target};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde::Serialize;
use serde_json::Value;

use super::project::Constant;
use crate::{
    grant::cases,
    output::corpus::{outcome::Reason, plain, template},
    support::{beside, calls::calls, case::Case, depth::times, judge::Random, random},
    template::properties::function_of,
};

/// A permission or a policy by its source, and as the JSON that the source must give.
pub struct Imported {
    pub constant: Constant,
    expected: Value,
    /// Whether a value is one that no macro takes.
    pub is_refused: bool,
}

impl Imported {
    fn new(of: &'static str, permission: &impl Serialize, source: &RustSource<'_>) -> Self {
        let unsaid = source.unsaid();
        let mut expected = serde_json::to_value(permission).expect("JSON");
        for statement in statements(&mut expected) {
            let id = statement["statement_id"].clone();
            let is_unsaid = |lint: &Value| {
                unsaid.iter().any(|unsaid| match unsaid {
                    Unsaid::Exception { statement_id, exception } => {
                        id == **statement_id && lint == exception.lint().name()
                    }
                    _ => false,
                })
            };
            let Some(allow) = statement.get_mut("allow").and_then(Value::as_array_mut) else { continue };
            allow.retain(|exception| !is_unsaid(&exception["lint"]));
            if allow.is_empty() {
                statement.as_object_mut().expect("an object").remove("allow");
            }
        }
        let is_refused = unsaid.iter().any(|unsaid| matches!(unsaid, Unsaid::Value { .. }));
        Self { constant: Constant { of, source: source.to_string() }, expected, is_refused }
    }

    /// Checks what the source gave. A macro takes one reason for all exceptions of a statement.
    pub fn assert_is(mut self, printed: &str) {
        let mut found: Value = serde_json::from_str(printed).expect("JSON");
        for (found, expected) in statements(&mut found).into_iter().zip(statements(&mut self.expected)) {
            let reasons: BTreeSet<_> = exceptions(expected).map(|exception| exception["reason"].to_string()).collect();
            if reasons.len() > 1 {
                let all = exceptions(found).map(|exception| exception["reason"].to_string()).collect::<String>();
                assert!(reasons.iter().all(|reason| all.contains(reason.trim_matches('"'))), "{all} of {reasons:?}");
                exceptions(found).chain(exceptions(expected)).for_each(|exception| exception["reason"] = Value::Null);
            }
        }
        assert_eq!(found, self.expected, "{}", self.constant.source);
    }
}

/// The statements of a permission or a policy.
fn statements(json: &mut Value) -> Vec<&mut Value> {
    if json.get("statements").is_none() {
        return vec![json];
    }
    json["statements"].as_array_mut().expect("statements").iter_mut().collect()
}

fn exceptions(statement: &mut Value) -> impl Iterator<Item = &mut Value> {
    statement.get_mut("allow").and_then(Value::as_array_mut).into_iter().flatten()
}

const STACK: FunctionPolicy<CloudFormation> = policy!(
    function_name = GetAtt("Handler.Arn", of = "AWS::Lambda::Function"),
    qualifier = Ref("Alias"),
    function_url(
        statement_id = "url",
        principal = Join(":", ["arn", Ref("AWS::Partition"), "iam:", Ref("AWS::AccountId"), "role/caller"]),
        function_url_auth_type = AWS_IAM,
    ),
    statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
);

/// All of them, each once.
#[derive(Default)]
pub struct All {
    pub imported: Vec<Imported>,
}

impl All {
    fn add(&mut self, of: &'static str, permission: &impl Serialize, source: &RustSource<'_>) {
        let constructed = source.clone().with_constructors();
        for source in [source, &constructed] {
            let imported = Imported::new(of, permission, source);
            if !self.imported.iter().any(|other| other.constant.source == imported.constant.source) {
                self.imported.push(imported);
            }
        }
    }

    fn function(&mut self, permission: &FunctionPermissionBuf) {
        self.add("FunctionPermission", permission, &permission.to_grant());
    }

    fn layer_version(&mut self, permission: &LayerVersionPermissionBuf) {
        self.add("LayerVersionPermission", permission, &permission.to_grant());
    }

    fn permission(&mut self, permission: &PermissionBuf) {
        match permission {
            PermissionBuf::Function(permission) => self.function(permission),
            PermissionBuf::LayerVersion(permission) => self.layer_version(permission),
        }
    }

    fn function_policy(&mut self, policy: &FunctionPolicyBuf) {
        self.add("FunctionPolicy", policy, &policy.to_policy());
        policy.permissions().for_each(|permission| self.function(&permission.into_owned()));
    }

    fn layer_version_policy(&mut self, policy: &LayerVersionPolicyBuf) {
        self.add("LayerVersionPolicy", policy, &policy.to_policy());
        policy.permissions().for_each(|permission| self.layer_version(&permission.into_owned()));
    }

    fn web_function_policy(&mut self, policy: &WebFunctionPolicyBuf) {
        self.add("WebFunctionPolicy", policy, &policy.to_policy());
    }

    fn stack(&mut self, permission: &FunctionPermissionBuf<CloudFormation>) {
        self.add("FunctionPermission<CloudFormation>", permission, &permission.to_grant());
        if let Ok(policy) = FunctionPolicyBuf::of([permission]) {
            self.add("FunctionPolicy<CloudFormation>", &policy, &policy.to_policy());
        }
    }

    fn module(&mut self, permission: &FunctionPermissionBuf<Terraform>) {
        self.add("FunctionPermission<Terraform>", permission, &permission.to_grant());
    }

    /// What others wrote.
    pub fn add_corpus(&mut self) {
        for name in ["aws_recorded", "cli_calls", "policies", "statements", "cfn_permissions", "terraform"] {
            let text = beside::read(&format!("corpus/{name}.jsonl")).unwrap_or_default();
            for line in text.lines() {
                let row: Value = serde_json::from_str(line).expect("a row in JSON");
                // What is no permission is counted by the test of the corpus.
                let _: Result<(), Reason> = self.row(name, &row);
            }
        }
    }

    fn row(&mut self, name: &str, row: &Value) -> Result<(), Reason> {
        match name {
            "cfn_permissions" if row["type"] == "AWS::Lambda::Permission" => self.stack(&template::function(row)?.0),
            "cfn_permissions" => {
                let (permission, _) = template::layer_version(row)?;
                self.add("LayerVersionPermission<CloudFormation>", &permission, &permission.to_grant());
            }
            "terraform" => self.module(&template::terraform_permission(row)?.0),
            "cli_calls" => {
                let words: Vec<&str> = row["argv"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                self.permission(&plain::permission(&plain::options(words.get(3..).unwrap_or_default())?)?.0);
            }
            _ => {
                let answer = if row["normalized"].is_null() { &row["response"] } else { &row["normalized"] };
                let of = |value: &Value| match value {
                    Value::String(json) => serde_json::from_str(json).unwrap_or(Value::Null),
                    value => value.clone(),
                };
                for found in [&row["policy"], &row["statement"], &answer["Policy"], &answer["Statement"]] {
                    self.document(&of(found));
                }
            }
        }
        Ok(())
    }

    /// A statement or a policy.
    fn document(&mut self, document: &Value) {
        let alone = std::slice::from_ref(document);
        let statements = document["Statement"].as_array().map_or(alone, Vec::as_slice);
        let permissions = statements.iter().filter_map(|statement| {
            plain::permission(&plain::parameters(statement).ok()?).ok().map(|(permission, _)| permission)
        });
        let (mut functions, mut layers) = (Vec::new(), Vec::new());
        for permission in permissions {
            self.permission(&permission);
            match permission {
                PermissionBuf::Function(permission) => functions.push(permission),
                PermissionBuf::LayerVersion(permission) => layers.push(permission),
            }
        }
        if let Ok(policy) = FunctionPolicyBuf::of(functions) {
            self.function_policy(&policy);
        }
        if let Ok(policy) = LayerVersionPolicyBuf::of(layers) {
            self.layer_version_policy(&policy);
        }
    }

    /// The table of cases, every service with every source, and random values.
    pub fn add_tests(&mut self) {
        let table = cases::table().into_iter().filter(|(case, codes)| codes.is_empty() && case.not_needed.is_none());
        for case in table.map(|(case, _)| case).chain(calls()) {
            match case.target {
                Target::WebFunction => self.web_function_policy(&case.web_function_policy()),
                Target::Function | Target::LayerVersion => self.permission(&case.permission(3)),
            }
        }
        let random = random::permissions(&mut Random::new(21), 400 * times() as usize);
        for (case, version) in &random {
            self.permission(&case.permission(*version));
        }
        for members in random.chunks(4) {
            let members = members.iter().map(|(case, _)| case).filter(|case| case.target == Target::Function);
            let of_one: Vec<_> = members.filter_map(on_one_function).collect();
            if let Ok(policy) = FunctionPolicyBuf::of(of_one.iter().map(Case::function_permission)) {
                self.function_policy(&policy);
            }
        }
        self.add("FunctionPolicy<CloudFormation>", &STACK, &STACK.to_policy());
        self.reasons();
        self.expressions();
    }

    /// Reasons of any length, with what a literal has to escape, and with characters of any width.
    fn reasons(&mut self) {
        let words = ["a word", "\"quoted\"", "C:\\dir", "zwei Wörter", "理由", "two\nlines", "a\u{202e}\u{7f}", "#\"#"];
        for (number, word) in words.iter().enumerate() {
            for count in 1..24 {
                let reason = vec![*word; count].join(["", " ", "-"][(number + count) % 3]);
                let exception = Exception::because(Lint::PublicAccess, reason).expect("a reason");
                let builder = FunctionPermission::builder("f", "s", "lambda:GetFunction", "*").allow([exception]);
                let permission = builder.build().expect("a permission");
                self.function(&permission);
                let policy = FunctionPolicyBuf::of([permission]).expect("a policy");
                self.function_policy(&policy);
            }
        }
    }

    /// Functions of any shape.
    fn expressions(&mut self) {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let strategy = function_of("[A-Z][a-zA-Z0-9]{0,24}");
        let mut left = 300 * times();
        while left > 0 {
            let value = strategy.new_tree(&mut runner).expect("a value").current();
            let Ok(name) = Expression::from_json(&value.to_json()) else { continue };
            let builder = FunctionPermissionBuilder::new(name, "s", "lambda:GetFunction", "123456789012");
            if let Ok(permission) = builder.build() {
                self.stack(&permission);
                left -= 1;
            }
        }
    }
}

/// The case for another function, where no error says that it cannot be for that.
fn on_one_function(case: &Case) -> Option<Case> {
    let mut case = case.clone().named("arn:aws:lambda:us-east-1:123456789012:function:f");
    case.values.retain(|(key, _)| *key != Key::Qualifier);
    let is_right = case.findings().iter().all(|(code, _)| code.lint().is_some() || code.id() == "LP0114");
    is_right.then_some(case)
}
