//! Findings in the words of documents: the rules speak of the keys of `grant!`.

use alloc::{
    format,
    string::{String, ToString},
};

use crate::{
    facts::parameters::{Key, ValueKind},
    finding::Error,
    permission::builder_help::{of_policy, prefixed_action, with_assignments, with_words, without_macros},
};

impl Error {
    /// The same error in the words of a document.
    pub(crate) fn for_document(self) -> Self {
        let with_values = |text: String| {
            Key::ALL.iter().fold(text, |text, key| with_assignments(&text, *key, |value| with_value(*key, value)))
        };
        let of_member = |_: &str, word: &str| Some(member(Key::find(word)?).to_string());
        self.map_message(|message| with_words(&with_values(of_policy(&message)), of_member)).map_help(|help| {
            with_words(&with_values(without_macros(&help)), |before, word| match Key::find(word) {
                Some(key) => Some(to_write(key, before.ends_with("leave "))),
                None => prefixed_action(word),
            })
        })
    }
}

/// The member of a statement, or the key of a condition, that has the value of a key.
const fn member(key: Key) -> &'static str {
    match (key, key.parameter().condition) {
        (_, Some(condition)) => condition.key,
        (Key::StatementId, None) => "Sid",
        (Key::Action, None) => "Action",
        (Key::Principal, None) => "Principal",
        // The name of what is called, its version or endpoint.
        _ => "Resource",
    }
}

/// What stands in backticks where a help names a key. What is left out needs no operator.
fn to_write(key: Key, is_left_out: bool) -> String {
    match key.parameter().condition {
        Some(condition) if !is_left_out => format!("{}` under `{}", condition.key, condition.operator),
        _ => member(key).to_string(),
    }
}

/// A member of JSON with a value, which is in quotes where it is text.
fn with_value(key: Key, value: &str) -> String {
    match key.parameter().condition {
        Some(condition) if key.parameter().kind == ValueKind::Boolean => {
            format!("\"{}\": {{\"{}\": \"{value}\"}}", condition.operator, condition.key)
        }
        Some(condition) => format!("\"{}\": {{\"{}\": {value}}}", condition.operator, condition.key),
        None if key == Key::Principal && value.contains(".amazon") => {
            format!("\"Principal\": {{\"Service\": {value}}}")
        }
        None if key == Key::Principal && value.len() > "\"*\"".len() => format!("\"Principal\": {{\"AWS\": {value}}}"),
        None => format!("\"{}\": {value}", member(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{AuditOptions, PolicyDocument},
        finding::{Code, Finding, Phrase},
    };

    fn said(message: &'static str, help: &'static str) -> (String, String) {
        let error = Error::from(Finding::of_call(Code::UnknownKey, Phrase::new(message), Phrase::new(help)));
        let error = error.for_document();
        (error.message().into(), error.help().into())
    }

    #[test]
    fn keys_are_members_and_conditions() {
        for (help, expected) in [
            ("add `source_arn`, which is x", "add `AWS:SourceArn` under `ArnLike`, which is x"),
            ("leave `source_account` out", "leave `AWS:SourceAccount` out"),
            ("write `principal = s3`", "write `\"Principal\": {\"Service\": \"s3.amazonaws.com\"}`"),
            (
                "write principal = \"*\", or leave `organization_id` out",
                "write \"Principal\": \"*\", or leave `aws:PrincipalOrgID` out",
            ),
            ("write `action = GetLayerVersion`", "write `\"Action\": \"lambda:GetLayerVersion\"`"),
            ("did you mean `InvokeFunction`?", "did you mean `lambda:InvokeFunction`?"),
            (
                "add `function_url_auth_type = NONE` for a public URL, or `AWS_IAM` for signed calls",
                "add `\"StringEquals\": {\"lambda:FunctionUrlAuthType\": \"NONE\"}` for a public URL, or `AWS_IAM` for signed calls",
            ),
            ("add `invoked_via_function_url = true`", "add `\"Bool\": {\"lambda:InvokedViaFunctionUrl\": \"true\"}`"),
            (
                "name the caller, such as principal = alexa_appkit",
                "name the caller, such as \"Principal\": {\"Service\": \"alexa-appkit.amazon.com\"}",
            ),
            ("write Sub(\"${arn}\") for a template, or the value itself", "write the value itself"),
            ("add x, or write allow(public_access, reason = \"..\")", "add x, or allow `public_access` with a reason"),
            (
                "write x, or allow(unknown_region, reason = \"..\") if it is new",
                "write x, or allow `unknown_region` with a reason if it is new",
            ),
            (
                "grant it on the layer version: write layer_name and version_number instead of function_name",
                "grant it on the layer version",
            ),
        ] {
            assert_eq!(said("", help).1, expected);
        }
        assert_eq!(said("goes with principal = \"*\": it", "").0, "goes with \"Principal\": \"*\": it");
        assert_eq!(said("another statement of this set has", "").0, "another statement of this policy has");
        assert_eq!(said("`*` without `principal_org_id` lets", "").0, "`*` without `aws:PrincipalOrgID` lets");
    }

    #[test]
    fn an_audit_speaks_of_the_document() {
        let document = PolicyDocument::parse(
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
                "Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#,
        );
        let audit = document.expect("a policy").audit(&AuditOptions::new());
        let helps: alloc::vec::Vec<&str> = audit.iter().map(|finding| finding.help()).collect();
        let [help] = helps.as_slice() else { panic!("{helps:?}") };
        assert!(help.starts_with("add `AWS:SourceArn` under `ArnLike`, which is arn:"), "{help}");
    }
}
