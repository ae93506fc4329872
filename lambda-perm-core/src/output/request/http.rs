//! HTTP requests as the model describes them.

use alloc::{string::String, vec::Vec};

use super::{Given, object};
use crate::facts::operations::{Operation, ParameterLocation};

/// An HTTP request without host and signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path, percent-encoded as the SDKs do (`:` becomes `%3A`).
    pub path: String,
    /// The query string without `?`, percent-encoded; `None` if there is none.
    pub query: Option<String>,
    /// The JSON body; `None` if the operation has none.
    pub body: Option<String>,
}

pub(super) fn request(operation: &'static Operation, given: Given<'_>) -> HttpRequest {
    let (mut path, mut query, mut members) = (String::from(operation.path), String::new(), Vec::new());
    for (member, value) in given {
        match member.location {
            ParameterLocation::Path => {
                path = path.replace(&alloc::format!("{{{}}}", member.name), &percent_encode(&value.to_text()));
            }
            ParameterLocation::Query => {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(member.wire_name);
                query.push('=');
                query.push_str(&percent_encode(&value.to_text()));
            }
            ParameterLocation::Body => members.push((member, value)),
        }
    }
    let has_body = operation.parameters.iter().any(|parameter| parameter.location == ParameterLocation::Body);
    let body = has_body.then(|| object(members, |member| member.wire_name));
    let query = (!query.is_empty()).then_some(query);
    HttpRequest { method: operation.method, path, query, body }
}

/// Everything but the unreserved characters of RFC 3986, section 2.3, as `%` and two upper-case hexadecimal digits.
fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&alloc::format!("%{byte:02X}"));
        }
    }
    out
}
