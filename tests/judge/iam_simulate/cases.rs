//! Random policies and requests, of what often meets.

use std::{collections::BTreeMap, fmt};

use lambda_perm::document::Request;
use serde_json::{Map, Value, json};

use crate::support::judge::Random;

/// Keys that AWS fills in, of those that the judge has to be given.
pub const FILLED_IN: [&str; 7] = [
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalType",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalServiceName",
    "aws:SecureTransport",
    "aws:username",
];

/// One that the data of the judge does not have.
pub const NEW_ACTION: &str = "lambda:InvokeWebFunctionEndpoint";

/// Half past twelve on 29 February 2024.
pub const SECONDS: &str = "1709209800";
pub const ALL_ADDRESSES: &str = "0.0.0.0/0";
pub const ONE_ADDRESS: &str = "198.51.100.1";

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const ALIAS: &str = "arn:aws:lambda:us-east-1:123456789012:function:f:prod";
const OTHER_FUNCTION: &str = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

const SERVICES: [&str; 3] = ["s3.amazonaws.com", "sns.amazonaws.com", "logs.us-east-1.amazonaws.com"];
const OTHER_SERVICES: [&str; 2] = ["alexa-appkit.amazon.com", "events.amazonaws.com.cn"];
const ACCOUNTS: [&str; 2] = ["123456789012", "210987654321"];
const ACTIONS: [&str; 3] = ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl", "lambda:GetFunction"];

/// A policy and a request.
#[derive(Debug)]
pub struct Case {
    pub policy: Value,
    /// A service, an ARN, or `anonymous`.
    pub caller: String,
    pub action: &'static str,
    pub resource: &'static str,
    pub context: BTreeMap<&'static str, Value>,
}

/// As one would try it by hand.
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { policy, caller, action, resource, context } = self;
        writeln!(f, "{policy}\n{caller} {action} {resource} {}", json!(context))
    }
}

impl Case {
    pub fn random(random: &mut Random) -> Self {
        let caller = caller(random);
        let statements: Vec<Value> = (0..=random.below(4)).map(|_| statement(random, &caller)).collect();
        let mut policy = json!({"Statement": statements});
        match random.below(12) {
            0 => policy["Version"] = "2008-10-17".into(),
            1 => {}
            _ => policy["Version"] = "2012-10-17".into(),
        }
        let action = if one_in(random, 30) {
            NEW_ACTION
        } else {
            *random.pick(&[ACTIONS[0], ACTIONS[0], ACTIONS[1], ACTIONS[2]])
        };
        let resource = *random.pick(&[FUNCTION, FUNCTION, ALIAS, OTHER_FUNCTION]);
        let mut context = BTreeMap::new();
        for key in KEYS.iter().filter(|key| key.fits(action)) {
            if random.below(4) > 0 && !(FILLED_IN.contains(&key.name) && random.below(3) > 0) {
                context.insert(key.name, key.given(random));
            }
        }
        Self { policy, caller, action, resource, context }
    }

    pub fn is_service(&self) -> bool {
        !self.is_identity() && self.caller != "anonymous"
    }

    pub fn is_identity(&self) -> bool {
        self.caller.starts_with("arn:")
    }

    pub fn request(&self) -> Request<'_> {
        let caller = match self.caller.as_str() {
            "anonymous" => Request::anonymous(),
            arn if self.is_identity() => Request::identity(arn),
            service => Request::service(service),
        };
        let request = caller.action(self.action).resource(self.resource);
        self.context.iter().fold(request, |request, (key, value)| match value {
            Value::Array(values) => request.context_values(key, values.iter().filter_map(Value::as_str)),
            value => request.context(key, value.as_str().expect("a text")),
        })
    }
}

const fn one_in(random: &mut Random, count: usize) -> bool {
    random.below(count) == 0
}

/// The identities of an account.
fn identity(random: &mut Random, account: &str) -> String {
    match random.below(6) {
        0 => format!("arn:aws:iam::{account}:user/bob"),
        1 => format!("arn:aws:iam::{account}:user/team/eve"),
        2 => format!("arn:aws:iam::{account}:role/worker"),
        // Not of the name of a user: the judge takes those for one, and the ARN does not tell who is behind it.
        3 => format!("arn:aws:sts::{account}:federated-user/guest"),
        4 => format!("arn:aws:sts::{account}:assumed-role/worker/run-7"),
        _ => format!("arn:aws:sts::{account}:assumed-role/worker/run-8"),
    }
}

fn caller(random: &mut Random) -> String {
    let account = *random.pick(&ACCOUNTS);
    match random.below(20) {
        0 => "anonymous".into(),
        1 => (*random.pick(&OTHER_SERVICES)).into(),
        2 => format!("arn:aws:iam::{account}:root"),
        3..10 => (*random.pick(&SERVICES)).into(),
        _ => identity(random, account),
    }
}

/// A name of the caller, or of another.
fn aws_principal(random: &mut Random, caller: &str) -> String {
    let account = *random.pick(&ACCOUNTS);
    match random.below(8) {
        0 => account.into(),
        1 => format!("arn:aws:iam::{account}:root"),
        2 => "*".into(),
        3 => format!("arn:aws:iam::{account}:role/worker"),
        4 | 5 if caller.starts_with("arn:") && !caller.ends_with(":root") => caller.into(),
        _ => identity(random, account),
    }
}

fn principals(random: &mut Random, caller: &str) -> Value {
    let service = |random: &mut Random| match random.below(8) {
        0 => *random.pick(&OTHER_SERVICES),
        _ => *random.pick(&SERVICES),
    };
    match random.below(10) {
        0..3 => json!("*"),
        3..5 if !caller.starts_with("arn:") => json!({"Service": service(random)}),
        5 => json!({"Service": [service(random), service(random)], "AWS": aws_principal(random, caller)}),
        6 | 7 => json!({"AWS": [aws_principal(random, caller), aws_principal(random, caller)]}),
        _ if !caller.starts_with("arn:") => json!({"Service": [service(random), service(random)]}),
        _ => json!({"AWS": aws_principal(random, caller)}),
    }
}

fn statement(random: &mut Random, caller: &str) -> Value {
    let mut statement = Map::new();
    let is_allow = random.below(5) > 0;
    statement.insert("Effect".into(), if is_allow { "Allow" } else { "Deny" }.into());
    let name = if one_in(random, 12) { "NotPrincipal" } else { "Principal" };
    statement.insert(name.into(), principals(random, caller));
    let actions = [
        "lambda:InvokeFunction",
        "lambda:*",
        "lambda:invoke*",
        "*",
        "lambda:GetFunction",
        "lambda:InvokeFunctionUr?",
        NEW_ACTION,
    ];
    let name = if one_in(random, 10) { "NotAction" } else { "Action" };
    statement.insert(name.into(), one_or_two(random, &actions));
    let resources = [
        FUNCTION,
        FUNCTION,
        "*",
        ALIAS,
        "arn:aws:lambda:us-east-1:123456789012:function:f*",
        "arn:aws:lambda:*:*:function:?:*",
        "arn:aws:lambda:*:123456789012:function:*",
        "arn:aws:lambda:us-*-1:1*2:*",
        "arn:aws:lambda:*:*:function:${aws:SourceAccount}",
    ];
    let name = if one_in(random, 10) { "NotResource" } else { "Resource" };
    statement.insert(name.into(), one_or_two(random, &resources));
    let count = *random.pick(&[0, 0, 1, 1, 2]);
    if count > 0 {
        statement.insert("Condition".into(), conditions(random, count));
    }
    statement.into()
}

fn one_or_two(random: &mut Random, choices: &[&str]) -> Value {
    let first = *random.pick(choices);
    let second = *random.pick(choices);
    if random.below(3) > 0 || first == second { json!(first) } else { json!([first, second]) }
}

/// A context key: its name, the operators for it, the values that requests have, those that policies compare with.
struct Key {
    name: &'static str,
    /// The only action that has it; empty for all.
    action: &'static str,
    has_several: bool,
    operators: &'static [&'static str],
    given: &'static [&'static str],
    compared: &'static [&'static str],
}

const TEXT: &[&str] = &[
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "stringlike",
];
const ARN: &[&str] =
    &["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", "StringLike", "StringNotLike", "StringEquals"];
const BOOL: &[&str] = &["Bool"];

const KEYS: &[Key] = &[
    Key {
        name: "aws:SourceAccount",
        action: "",
        has_several: false,
        operators: TEXT,
        given: &["123456789012", "210987654321", "f"],
        compared: &["123456789012", "1*", "*2?", "21098765432", "${aws:SourceOrgID, '123456789012'}", "*", "${*}"],
    },
    Key {
        name: "aws:SourceOrgID",
        action: "",
        has_several: false,
        operators: TEXT,
        given: &["o-a1b2c3d4e5", "O-A1B2C3D4E5"],
        compared: &["o-a1b2c3d4e5", "o-*", "${aws:SourceOrgID}", "${aws:UserAgent}", "o-?1b2c3d4e5"],
    },
    Key {
        name: "aws:UserAgent",
        action: "",
        has_several: false,
        operators: TEXT,
        given: &["a*b", "o-a1b2c3d4e5", "curl/8 ü", "a?$"],
        compared: &[
            "a${*}b",
            "a*b",
            "*ü",
            "curl/? ?",
            "a${?}${$}",
            "${aws:SourceOrgID}",
            "${aws:SourceAccount, 'a?$'}*",
        ],
    },
    Key {
        name: "aws:SourceArn",
        action: "",
        has_several: false,
        operators: ARN,
        given: &[
            "arn:aws:s3:::uploads",
            "arn:aws:sns:us-east-1:123456789012:orders",
            "arn:aws:events:us-east-1:123456789012:rule/a/b",
        ],
        compared: &[
            "arn:aws:s3:::uploads",
            "arn:aws:s3:::*",
            "arn:aws:sns:*:orders",
            "arn:aws:sns:*:*:orders",
            "arn:*:*:us-????-1:*:*",
            "arn:aws:events:us-east-1:123456789012:rule/${aws:SourceOrgID, 'a'}/?",
            "arn:aws:s3:*",
            "*",
        ],
    },
    Key {
        name: "aws:SourceIp",
        action: "",
        has_several: false,
        operators: &["IpAddress", "NotIpAddress"],
        given: &["203.0.113.7", "10.1.2.3", ONE_ADDRESS, "2001:db8::1"],
        compared: &["203.0.113.0/24", "10.0.0.0/8", ONE_ADDRESS, ALL_ADDRESSES, "2001:db8::/32", "2001:DB8:0:0::1/128"],
    },
    Key {
        name: "aws:CurrentTime",
        action: "",
        has_several: false,
        operators: &[
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
        given: &["2026-11-30T00:00:00Z", "2024-02-29T12:30:00Z"],
        compared: &["2026-11-30T00:00:00Z", "2026-11-30", SECONDS, "2025-01-01T00:00:00Z"],
    },
    Key {
        name: "aws:MultiFactorAuthAge",
        action: "",
        has_several: false,
        operators: &[
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ],
        given: &["10", "300", "3599.5"],
        compared: &["10", "300", "3600", "9.5"],
    },
    Key {
        name: "aws:PrincipalOrgPaths",
        action: "",
        has_several: true,
        operators: TEXT,
        given: &["o-a/r-b/ou-c/", "o-a/r-b/", "o-x/r-y/"],
        compared: &["o-a/*", "o-a/r-b/", "o-x/r-?/", "o-a/r-b/ou-c/"],
    },
    Key {
        name: "lambda:EventSourceToken",
        action: "lambda:InvokeFunction",
        has_several: false,
        operators: TEXT,
        given: &["amzn1.ask.skill.1", "amzn1.ask.skill.2"],
        compared: &["amzn1.ask.skill.1", "amzn1.ask.skill.*"],
    },
    Key {
        name: "lambda:FunctionUrlAuthType",
        action: "lambda:InvokeFunctionUrl",
        has_several: false,
        operators: TEXT,
        given: &["NONE", "AWS_IAM"],
        compared: &["NONE", "AWS_IAM", "aws_iam"],
    },
    Key {
        name: "aws:SecureTransport",
        action: "",
        has_several: false,
        operators: BOOL,
        given: &["true", "false"],
        compared: &["true", "false", "True"],
    },
    Key {
        name: "aws:PrincipalAccount",
        action: "",
        has_several: false,
        operators: TEXT,
        given: &ACCOUNTS,
        compared: &["123456789012", "2*"],
    },
    Key {
        name: "aws:PrincipalArn",
        action: "",
        has_several: false,
        operators: ARN,
        given: &["arn:aws:iam::123456789012:role/worker", "arn:aws:iam::123456789012:user/bob"],
        compared: &["arn:aws:iam::*:role/*", "arn:aws:iam::123456789012:user/bob"],
    },
    Key {
        name: "aws:PrincipalIsAWSService",
        action: "",
        has_several: false,
        operators: BOOL,
        given: &["true", "false"],
        compared: &["true", "false"],
    },
];

impl Key {
    fn fits(&self, action: &str) -> bool {
        self.action.is_empty() || self.action == action
    }

    fn given(&self, random: &mut Random) -> Value {
        let values: Vec<&str> = (0..=random.below(2)).map(|_| *random.pick(self.given)).collect();
        if self.has_several { json!(values) } else { json!(values[0]) }
    }
}

fn conditions(random: &mut Random, count: usize) -> Value {
    let mut conditions = Map::new();
    for _ in 0..count {
        let key = loop {
            let key = random.pick(KEYS);
            if !FILLED_IN.contains(&key.name) || one_in(random, 5) {
                break key;
            }
        };
        let (operator, values) = operator(random, key);
        let name = if one_in(random, 4) { key.name.to_lowercase() } else { key.name.to_owned() };
        conditions
            .entry(operator)
            .or_insert_with(|| json!({}))
            .as_object_mut()
            .expect("an object")
            .insert(name, values);
    }
    conditions.into()
}

fn operator(random: &mut Random, key: &Key) -> (String, Value) {
    if one_in(random, 12) {
        return ("Null".into(), json!(*random.pick(&["true", "false"])));
    }
    let comparison = *random.pick(key.operators);
    let if_exists = if one_in(random, 5) { "IfExists" } else { "" };
    let quantifier = if key.has_several { *random.pick(&["ForAllValues:", "ForAnyValue:"]) } else { "" };
    // What is not like a pattern that can be like no ARN is not documented.
    let is_right = |text: &&&str| !comparison.starts_with("ArnNot") || text.split(':').count() >= 6;
    let compared: Vec<&str> = key.compared.iter().filter(is_right).copied().collect();
    (format!("{quantifier}{comparison}{if_exists}"), one_or_two(random, &compared))
}
