//! Writing a document of ten statements, and the first of them, into a buffer that is used again, against `serde_json` with
//! derived structs and against mere copies.
//!
//! `cargo bench --bench writer`

use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use lambda_perm::{
    AccountId, FunctionPolicy,
    output::{Document, PolicyStatement, Scope},
    policy,
};
use serde::Serialize;

const POLICY: FunctionPolicy = policy!(
    function_name = "my-function",
    statement(
        statement_id = "s3",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::my-bucket-1xpuxmplzrlbh",
        source_account = "123456789012",
    ),
    statement(
        statement_id = "sns",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-2:123456789012:my-topic",
    ),
    statement(
        statement_id = "schedule",
        action = InvokeFunction,
        principal = events,
        source_arn = "arn:aws:events:us-east-2:123456789012:rule/every-five-minutes",
    ),
    statement(
        statement_id = "api",
        action = InvokeFunction,
        principal = apigateway,
        source_arn = "arn:aws:execute-api:us-east-2:123456789012:abc123/*/GET/pets",
    ),
    statement(
        statement_id = "logs",
        action = InvokeFunction,
        principal = logs,
        source_arn = "arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/other:*",
        source_account = "123456789012",
    ),
    statement(statement_id = "partner", action = InvokeFunction, principal = "210987654321"),
    statement(statement_id = "role", action = GetFunction, principal = "arn:aws:iam::210987654321:role/deploy"),
    statement(
        statement_id = "organization",
        action = InvokeFunction,
        principal = "*",
        principal_org_id = "o-t194hfs8cz",
    ),
    statement(
        statement_id = "url",
        action = InvokeFunctionUrl,
        principal = "210987654321",
        function_url_auth_type = AWS_IAM,
    ),
    statement(
        statement_id = "skill",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555",
    ),
);

const SCOPE: Scope<'static> = Scope::new("us-east-2", AccountId::new("123456789012"));

fn document() -> Document<'static> {
    POLICY.document(&SCOPE).expect("the scope is whole")
}

fn statement() -> PolicyStatement<'static> {
    document().statements().next().expect("ten statements")
}

/// The same document as a program without this crate would hold it.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Plain {
    version: String,
    id: String,
    statement: Vec<PlainStatement>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PlainStatement {
    sid: String,
    effect: String,
    principal: PlainPrincipal,
    action: String,
    resource: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<PlainCondition>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PlainPrincipal {
    Everyone(String),
    One(BTreeMap<String, String>),
}

#[derive(Serialize)]
struct PlainCondition {
    #[serde(rename = "StringEquals", skip_serializing_if = "Option::is_none")]
    string_equals: Option<BTreeMap<String, String>>,
    #[serde(rename = "ArnLike", skip_serializing_if = "Option::is_none")]
    arn_like: Option<BTreeMap<String, String>>,
}

fn map(value: &serde_json::Value) -> BTreeMap<String, String> {
    let object = value.as_object().expect("an object");
    object.iter().map(|(key, value)| (key.clone(), value.as_str().expect("a text").to_owned())).collect()
}

fn plain() -> Plain {
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let statement = |statement: serde_json::Value| PlainStatement {
        sid: text(&statement["Sid"]),
        effect: text(&statement["Effect"]),
        principal: match &statement["Principal"] {
            serde_json::Value::String(everyone) => PlainPrincipal::Everyone(everyone.clone()),
            one => PlainPrincipal::One(map(one)),
        },
        action: text(&statement["Action"]),
        resource: text(&statement["Resource"]),
        condition: statement.get("Condition").map(|condition| PlainCondition {
            string_equals: condition.get("StringEquals").map(map),
            arn_like: condition.get("ArnLike").map(map),
        }),
    };
    Plain {
        version: "2012-10-17".to_owned(),
        id: "default".to_owned(),
        statement: document().statements().map(|ours| statement(ours.to_value())).collect(),
    }
}

/// The texts of the first statement, to copy them as they are.
struct Texts<'a> {
    sid: &'a str,
    service: &'a str,
    action: &'a str,
    resource: &'a str,
    account: &'a str,
    arn: &'a str,
}

impl<'a> Texts<'a> {
    /// Those around the values.
    const FRAME: [&'static str; 7] = [
        r#"{"Sid":""#,
        r#"","Effect":"Allow","Principal":{"Service":""#,
        r#""},"Action":""#,
        r#"","Resource":""#,
        r#"","Condition":{"StringEquals":{"AWS:SourceAccount":""#,
        r#""},"ArnLike":{"AWS:SourceArn":""#,
        r#""}}}"#,
    ];

    fn of(statement: &'a PlainStatement) -> Self {
        let (PlainPrincipal::One(principal), Some(condition)) = (&statement.principal, &statement.condition) else {
            panic!("a service with conditions");
        };
        let value = |map: &'a Option<BTreeMap<String, String>>, key| map.as_ref().expect("an operator")[key].as_str();
        Self {
            sid: &statement.sid,
            service: &principal["Service"],
            action: &statement.action,
            resource: &statement.resource,
            account: value(&condition.string_equals, "AWS:SourceAccount"),
            arn: value(&condition.arn_like, "AWS:SourceArn"),
        }
    }

    /// Reserves exactly, and copies the values with what stands around them.
    #[inline(never)]
    fn copy_to(&self, out: &mut Vec<u8>) {
        let values = [self.sid, self.service, self.action, self.resource, self.account, self.arn];
        let frame: usize = Self::FRAME.iter().map(|text| text.len()).sum();
        out.reserve(frame + values.iter().map(|value| value.len()).sum::<usize>());
        for (before, value) in Self::FRAME.iter().zip(values) {
            out.extend_from_slice(before.as_bytes());
            out.extend_from_slice(value.as_bytes());
        }
        out.extend_from_slice(Self::FRAME[6].as_bytes());
    }
}

fn main() {
    let ours = document().to_json();
    let theirs = serde_json::to_string(&plain()).expect("serializable");
    assert_eq!(ours, theirs, "both write the same");
    let mut copied = Vec::new();
    Texts::of(&plain().statement[0]).copy_to(&mut copied);
    assert_eq!(copied, statement().to_json().into_bytes(), "the copies are the same");
    divan::main();
}

/// Calls a writer with a buffer that is used again.
fn bench(bencher: Bencher<'_, '_>, mut write: impl FnMut(&mut Vec<u8>)) {
    let mut buffer = Vec::new();
    bencher.bench_local(|| {
        buffer.clear();
        write(&mut buffer);
        black_box(buffer.len())
    });
}

/// A document.
mod ten {
    use super::*;

    #[divan::bench(sample_size = 1000)]
    fn lambda_perm(bencher: Bencher<'_, '_>) {
        let document = document();
        bench(bencher, |out| black_box(&document).write_to(out));
    }

    #[divan::bench(sample_size = 1000)]
    fn serde_json_derived(bencher: Bencher<'_, '_>) {
        let document = plain();
        bench(bencher, |out| serde_json::to_writer(out, black_box(&document)).expect("a Vec takes everything"));
    }

    /// The floor: copying as many bytes in one piece.
    #[divan::bench(sample_size = 1000)]
    fn one_copy(bencher: Bencher<'_, '_>) {
        let document = document().to_json();
        bench(bencher, |out| out.extend_from_slice(black_box(document.as_bytes())));
    }
}

/// A statement.
mod one {
    use super::*;

    #[divan::bench(sample_size = 10_000)]
    fn lambda_perm(bencher: Bencher<'_, '_>) {
        let statement = statement();
        bench(bencher, |out| black_box(&statement).write_to(out));
    }

    #[divan::bench(sample_size = 10_000)]
    fn serde_json_derived(bencher: Bencher<'_, '_>) {
        let statement = &plain().statement[0];
        bench(bencher, |out| serde_json::to_writer(out, black_box(statement)).expect("a Vec takes everything"));
    }

    /// The floor: copying each text, with an exact reservation.
    #[divan::bench(sample_size = 10_000)]
    fn copies(bencher: Bencher<'_, '_>) {
        let plain = plain();
        let texts = Texts::of(&plain.statement[0]);
        bench(bencher, |out| black_box(&texts).copy_to(out));
    }
}
