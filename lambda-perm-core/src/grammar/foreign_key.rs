//! Keys as other tools name them.

use crate::{facts::parameters::Key, text::first};

/// What a key of another tool stands for here.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// A key of another name.
    Key(Key),
    /// A key, with what to do where that is already given.
    Instead(Key, &'static str),
    /// Nothing that a statement has, with what to do.
    Nothing(&'static str),
}

/// The names in policy documents, templates, Terraform and the CDK that are no misspelt keys.
static MEANINGS: &[(&str, Meaning)] = &[
    ("account", Meaning::Key(Key::SourceAccount)),
    ("account_id", Meaning::Key(Key::SourceAccount)),
    ("actions", Meaning::Key(Key::Action)),
    ("alias", Meaning::Key(Key::Qualifier)),
    ("arn", Meaning::Key(Key::SourceArn)),
    ("auth_type", Meaning::Key(Key::FunctionUrlAuthType)),
    ("aws:PrincipalOrgID", Meaning::Key(Key::PrincipalOrgId)),
    ("aws:SourceAccount", Meaning::Key(Key::SourceAccount)),
    ("aws:SourceArn", Meaning::Key(Key::SourceArn)),
    ("endpoint_name", Meaning::Key(Key::Endpoint)),
    ("function", Meaning::Key(Key::FunctionName)),
    ("function_arn", Meaning::Key(Key::FunctionName)),
    ("function_version", Meaning::Key(Key::Qualifier)),
    ("grantee", Meaning::Key(Key::Principal)),
    ("id", Meaning::Key(Key::StatementId)),
    ("lambda:EventSourceToken", Meaning::Key(Key::EventSourceToken)),
    ("lambda:FunctionUrlAuthType", Meaning::Key(Key::FunctionUrlAuthType)),
    ("lambda:InvokedViaFunctionUrl", Meaning::Key(Key::InvokedViaFunctionUrl)),
    ("lambda:Resource/WebFunctionAuthType", Meaning::Key(Key::WebFunctionAuthType)),
    ("layer", Meaning::Key(Key::LayerName)),
    ("layer_arn", Meaning::Key(Key::LayerName)),
    ("layer_version_arn", Meaning::Key(Key::LayerName)),
    ("org_id", Meaning::Key(Key::PrincipalOrgId)),
    ("organization", Meaning::Key(Key::PrincipalOrgId)),
    ("principal_arn", Meaning::Key(Key::Principal)),
    ("principal_service", Meaning::Key(Key::Principal)),
    ("principals", Meaning::Key(Key::Principal)),
    (
        "resource",
        Meaning::Instead(Key::FunctionName, "leave it out: the resource is the function, which `function_name` names"),
    ),
    ("service", Meaning::Key(Key::Principal)),
    ("service_principal", Meaning::Key(Key::Principal)),
    ("sid", Meaning::Key(Key::StatementId)),
    ("skill_id", Meaning::Key(Key::EventSourceToken)),
    ("source", Meaning::Key(Key::SourceArn)),
    ("source_account_id", Meaning::Key(Key::SourceAccount)),
    ("source_owner", Meaning::Key(Key::SourceAccount)),
    ("statement_name", Meaning::Key(Key::StatementId)),
    ("token", Meaning::Key(Key::EventSourceToken)),
    ("web_function_arn", Meaning::Key(Key::WebFunction)),
    ("web_function_name", Meaning::Key(Key::WebFunction)),
    ("condition", CONDITION),
    ("conditions", CONDITION),
    ("effect", Meaning::Nothing("leave it out: AddPermission writes only statements that allow")),
    ("version", Meaning::Nothing("write `qualifier` for a version of a function, `version_number` for one of a layer")),
    ("type", Meaning::Nothing("leave it out: the outputs for templates write the type of the resource")),
    (
        "region",
        Meaning::Nothing(
            "leave it out: the Region is in the ARN, which `function_name` takes too; that of a Terraform resource is for the \
             provider to say, or for you in the resource that is written",
        ),
    ),
    ("skip_destroy", OF_RESOURCE),
    ("for_each", OF_EACH),
    ("count", OF_EACH),
    ("provider", OF_RESOURCE),
    ("lifecycle", OF_RESOURCE),
    ("depends_on", Meaning::Nothing("leave it out here, and call `depends_on(..)` of the resource that is written")),
    (
        "statement_id_prefix",
        Meaning::Instead(Key::StatementId, "write `statement_id`, whole: Terraform adds nothing to it"),
    ),
];

const OF_RESOURCE: Meaning = Meaning::Nothing(
    "leave it out: it is a setting of Terraform's resource and not of the permission, so a grant cannot say it; add it to the \
     resource that is written",
);

const OF_EACH: Meaning = Meaning::Nothing(
    "leave it out: a grant is one permission, so it cannot say this; write a grant for each, or add it to the resource that is \
     written",
);

const CONDITION: Meaning = Meaning::Nothing(
    "write each condition as a key: `source_arn`, `source_account`, `event_source_token`, `principal_org_id`, \
     `function_url_auth_type` or `invoked_via_function_url`",
);

/// What a key of another tool stands for, whatever separates its words.
pub(super) const fn meaning(name: &str) -> Option<Meaning> {
    if let Some(key) = first!(Key::ALL, |key| has_letters_of(name, key.name())) {
        return Some(Meaning::Key(*key));
    }
    first!(MEANINGS, |row| has_letters_of(name, row.0) => row.1)
}

/// Whether two names differ in case and separators alone.
const fn has_letters_of(a: &str, b: &str) -> bool {
    let (a, b, mut i, mut j) = (a.as_bytes(), b.as_bytes(), 0, 0);
    loop {
        while i < a.len() && is_separator(a[i]) {
            i += 1;
        }
        while j < b.len() && is_separator(b[j]) {
            j += 1;
        }
        if i == a.len() || j == b.len() {
            return i == a.len() && j == b.len();
        }
        if !a[i].eq_ignore_ascii_case(&b[j]) {
            return false;
        }
        i += 1;
        j += 1;
    }
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b':' | b'.' | b' ' | b'/')
}

#[cfg(test)]
mod tests {
    use super::{Meaning, meaning};
    use crate::facts::parameters::Key;

    #[test]
    fn knows_names_however_they_are_separated() {
        for (name, key) in [
            ("source-account", Key::SourceAccount),
            ("SourceAccount", Key::SourceAccount),
            ("aws:SourceArn", Key::SourceArn),
            ("Sid", Key::StatementId),
            ("PrincipalOrgID", Key::PrincipalOrgId),
        ] {
            assert!(matches!(meaning(name), Some(Meaning::Key(found)) if found == key), "{name}");
        }
        assert!(matches!(meaning("Condition"), Some(Meaning::Nothing(_))));
        for name in ["", "_", "colour", "source_arns", "sids"] {
            assert!(meaning(name).is_none(), "{name}");
        }
    }
}
