//! What AWS was recorded to answer, where the recordings stand beside the repository.

use lambda_perm_core::facts::parameters::Key;
use serde_json::Value;

use crate::support::{beside, case::Case};

/// The text of a file of recordings; `None` where it is not here.
pub fn read(name: &str) -> Option<String> {
    beside::read(&format!("facts/recorded/{name}"))
}

/// The objects behind a key, as compact JSON in the recorded order, with texts in place of the recorders' placeholders.
pub fn objects(recording: &str, key: &str) -> Vec<String> {
    let compact = compact(recording);
    let start = format!("\"{key}\":{{");
    let mut objects: Vec<String> = Vec::new();
    for (at, _) in compact.match_indices(&start) {
        let object = filled(balanced(&compact[at + start.len() - 1..]));
        if !objects.contains(&object) {
            objects.push(object);
        }
    }
    objects
}

/// JSON without white space outside of strings. Parsing it and writing it again would lose the order of the keys.
fn compact(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let keep = |character: &char| {
        let kept = in_string || !character.is_whitespace();
        in_string ^= *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        kept
    };
    json.chars().filter(keep).collect()
}

/// The object that the text begins with. No recorded string holds a brace.
fn balanced(text: &str) -> &str {
    let mut depth = 0;
    let end = text.find(|character| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        depth == 0
    });
    &text[..=end.expect("a closing brace")]
}

/// `<partition>`, `<resource:1>` and the like, filled in consistently.
fn filled(text: &str) -> String {
    let text = text.replace("iam::111111111111:<resource:2>", "iam::111111111111:root");
    let text = text.replace("<user_arn>", "arn:<partition>:iam::111111111111:user/u");
    let text = text.replace("<partition>", "aws").replace("<region>", "us-east-1");
    text.replace("<function-name:", "fn-").replace("<resource:", "r-").replace('>', "")
}

/// The call that asks for a statement, with the version of a layer. The recordings hold answers only, but every
/// parameter that was sent can be told from them.
pub fn call(statement: &str) -> (Case, u64) {
    let statement: Value = serde_json::from_str(statement).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let principal = match &statement["Principal"] {
        Value::Object(principal) => principal.values().map(text).collect(),
        everyone => text(everyone),
    };
    // The account was sent as its bare number.
    let account = principal.strip_suffix(":root").and_then(|arn| arn.rsplit(':').next());
    let principal = account.unwrap_or(&principal);
    let resource = text(&statement["Resource"]);
    let (case, version) = match resource.split_once(":layer:") {
        Some(_) => {
            let (layer, version) = resource.rsplit_once(':').expect("a version");
            (Case::layer(principal).with(Key::LayerName, layer), version.parse().expect("a number"))
        }
        None => (Case::function(&text(&statement["Action"]), principal).named(&resource), 1),
    };
    let mut case = case.with(Key::StatementId, &text(&statement["Sid"]));
    let operators = statement["Condition"].as_object().into_iter().flat_map(|operators| operators.values());
    for (key, value) in operators.flat_map(|keys| keys.as_object().expect("keys")) {
        case = case.with(parameter(key), &text(value));
    }
    (case, version)
}

fn parameter(condition: &str) -> Key {
    match condition {
        "AWS:SourceArn" => Key::SourceArn,
        "AWS:SourceAccount" => Key::SourceAccount,
        "aws:PrincipalOrgID" => Key::PrincipalOrgId,
        "lambda:EventSourceToken" => Key::EventSourceToken,
        "lambda:FunctionUrlAuthType" => Key::FunctionUrlAuthType,
        other => panic!("no parameter writes {other}"),
    }
}
