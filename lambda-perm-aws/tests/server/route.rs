//! Which operation a request asks for, by the paths of the Lambda service model.

use hyper::{body::Bytes, http::request::Parts};
use serde_json::{Value, json};

/// A request.
#[derive(Debug)]
pub struct Call {
    pub operation: &'static str,
    /// The ARN, with the qualifier.
    pub resource: String,
    /// The parameters by the API's names, from path, query and body.
    pub parameters: Value,
}

impl Call {
    /// Panics if it is none that is known: the SDK would not send it.
    pub fn read(parts: &Parts, body: &Bytes) -> Self {
        let path = parts.uri.path();
        let segments: Vec<String> = path.split('/').skip(1).map(decoded).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let mut parameters: Value = serde_json::from_slice(body).unwrap_or_else(|_| json!({}));
        for (name, value) in query(parts.uri.query().unwrap_or_default()) {
            parameters[name] = json!(value);
        }
        let (operation, resource) = match (parts.method.as_str(), segments.as_slice()) {
            ("GET", ["2018-10-31", "layers", name, "versions", number]) => {
                ("GetLayerVersion", format!("{name}:{number}"))
            }
            ("GET", ["2025-03-07", "web-functions", name]) => ("GetWebFunction", (*name).into()),
            ("GET", ["2015-03-31", "functions", name]) => ("GetFunction", qualified(name, &parameters)),
            (method, ["2015-03-31", "functions", name, "policy", rest @ ..]) => {
                parameters["FunctionName"] = json!(name);
                let operation = of_statement(method, rest, &mut parameters);
                (["AddPermission", "RemovePermission", "GetPolicy"][operation], qualified(name, &parameters))
            }
            (method, ["2018-10-31", "layers", name, "versions", number, "policy", rest @ ..]) => {
                parameters["LayerName"] = json!(name);
                parameters["VersionNumber"] = json!(number.parse::<u64>().expect("a number"));
                let operation = of_statement(method, rest, &mut parameters);
                let names = ["AddLayerVersionPermission", "RemoveLayerVersionPermission", "GetLayerVersionPolicy"];
                (names[operation], format!("{name}:{number}"))
            }
            // Of functions, and of web functions.
            (method, ["2026-07-09" | "2025-03-07", "resource-policy", arn]) => (of_policy(method), (*arn).into()),
            (method, _) => panic!("{method} {path}"),
        };
        Self { operation, resource, parameters }
    }

    /// Whether it is sent to the API of web functions.
    pub fn is_of_web(&self) -> bool {
        self.resource.contains(":web-function/")
    }

    /// The function, without a qualifier.
    pub fn function(&self) -> String {
        self.resource.split(':').take(7).collect::<Vec<_>>().join(":")
    }
}

fn of_statement(method: &str, rest: &[&str], parameters: &mut Value) -> usize {
    match (method, rest) {
        ("POST", []) => 0,
        ("DELETE", [sid]) => {
            parameters["StatementId"] = json!(sid);
            1
        }
        ("GET", []) => 2,
        _ => panic!("{method} {rest:?}"),
    }
}

fn of_policy(method: &str) -> &'static str {
    match method {
        "PUT" => "PutResourcePolicy",
        "GET" => "GetResourcePolicy",
        "DELETE" => "DeleteResourcePolicy",
        _ => panic!("{method}"),
    }
}

fn qualified(name: &str, parameters: &Value) -> String {
    match parameters["Qualifier"].as_str() {
        Some(qualifier) => format!("{name}:{qualifier}"),
        None => name.into(),
    }
}

fn query(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next().expect("a digit"), bytes.next().expect("a digit")];
                u8::from_str_radix(std::str::from_utf8(&digits).expect("ASCII"), 16).expect("hexadecimal")
            }
            other => other,
        });
    }
    String::from_utf8(out).expect("UTF-8")
}
