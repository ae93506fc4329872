//! The commands about policies: what they print, and their exit codes.

mod decide;
mod diff;
mod import;
mod plan;

/// A policy of one function, with these statements.
pub fn policy(statements: &[String]) -> String {
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, statements.join(","))
}

/// The answer of GetPolicy for a policy.
pub fn answer(policy: &str) -> String {
    serde_json::json!({ "Policy": policy, "RevisionId": "4843f2f6-7c59-4fda-b484-afd0bc0e22b8" }).to_string()
}

pub const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

/// A statement that lets in a topic.
pub fn topic(sid: &str, name: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":{{"Service":"sns.amazonaws.com"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}","Condition":{{"ArnLike":{{"AWS:SourceArn":"arn:aws:sns:us-east-2:123456789012:{name}"}}}}}}"#
    )
}

/// A statement that lets in everyone.
pub fn everyone(sid: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"{FUNCTION}"}}"#
    )
}
