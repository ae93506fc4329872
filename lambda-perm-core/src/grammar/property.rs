//! What is said of the properties of a resource of CloudFormation that is a permission or a policy.

use crate::{
    facts::{
        cloudformation::{LAYER_VERSION_PERMISSION, PERMISSION, RESOURCE_POLICY, RESOURCE_POLICY_PROPERTIES},
        parameters::{Key, PARAMETERS, Target, ValueKind},
        terraform,
    },
    finding::{Code, Finding, Phrase},
    text::{equal, suggest::closest},
};

/// What a resource type is for, if it is a permission.
pub const fn permission_target(kind: &str) -> Option<Target> {
    if equal(kind, PERMISSION) {
        Some(Target::Function)
    } else if equal(kind, LAYER_VERSION_PERMISSION) {
        Some(Target::LayerVersion)
    } else {
        None
    }
}

/// The type of a permission or policy that a misspelt type of CloudFormation or Terraform stands for.
pub const fn meant_type(kind: &str) -> Option<&'static str> {
    const TYPES: [&str; 7] = [
        PERMISSION,
        LAYER_VERSION_PERMISSION,
        RESOURCE_POLICY,
        terraform::PERMISSION,
        terraform::LAYER_VERSION_PERMISSION,
        terraform::RESOURCE_POLICY,
        terraform::WEB_FUNCTION_POLICY,
    ];
    match closest(kind, &TYPES) {
        Some(meant) if !equal(meant, kind) => Some(meant),
        _ => None,
    }
}

/// The key of a property.
pub fn key_of_property(name: &str, target: Target) -> Option<Key> {
    let row = PARAMETERS.iter().find(|row| row.cloudformation == Some(name) && row.key.fits(target))?;
    Some(row.key)
}

/// A property that the resource type does not have. CloudFormation rejects it.
pub fn unknown_property<'a>(kind: &'a str, name: &'a str) -> Finding<'a> {
    let message = Phrase::quoting(kind).plain(" has no property ").quoted(name);
    let of_api = PARAMETERS.iter().find(|row| row.name == name).map(|row| row.key);
    let help = match (of_api, near_property(kind, name)) {
        (Some(Key::StatementId), _) => Phrase::new("leave it out: CloudFormation makes the statement's ID"),
        (Some(Key::Qualifier), _) => {
            Phrase::new("leave it out, and write the version or alias behind the function's name: `name:alias`")
        }
        (Some(Key::LayerName | Key::VersionNumber), _) => Phrase::new("write `LayerVersionArn`"),
        (Some(Key::OrganizationId), _) => Phrase::new("write `PrincipalOrgID`"),
        (Some(Key::PrincipalOrgId), _) => Phrase::new("write `OrganizationId`"),
        (_, Some(near)) => Phrase::new("did you mean `").plain(near).plain("`?"),
        (_, None) => Phrase::new("leave it out"),
    };
    Finding::of_call(Code::UnknownKey, message, help)
}

/// The property that a misspelt name stands for, so that it is not reported as missing too.
pub fn meant_property(name: &str, target: Target) -> Option<Key> {
    let kind = match target {
        Target::Function => PERMISSION,
        Target::LayerVersion => LAYER_VERSION_PERMISSION,
        // No resource declares a single permission of a web function.
        Target::WebFunction => return None,
    };
    near_property(kind, name).and_then(|name| key_of_property(name, target))
}

fn near_property(kind: &str, name: &str) -> Option<&'static str> {
    if equal(kind, RESOURCE_POLICY) {
        return closest(name, &RESOURCE_POLICY_PROPERTIES);
    }
    let target = permission_target(kind)?;
    let rows = PARAMETERS.iter().filter(|row| row.key.fits(target));
    rows.filter_map(|row| row.cloudformation).find(|property| closest(name, &[*property]).is_some())
}

/// An entry of a template that is there twice. Most readers take the last one and do not say so.
pub const fn duplicate_entry(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" is given twice");
    Finding::of_call(Code::DuplicateKey, message, Phrase::new("remove one of them"))
}

/// A property without a value. CloudFormation rejects it.
pub const fn null_property(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" has no value");
    let help = Phrase::new("write the value, or leave the property out");
    Finding::of_call(Code::MissingValue, message, help)
}

/// A property that must be given. CloudFormation rejects a resource without it.
pub const fn missing_property<'a>(kind: &'a str, name: &'a str) -> Finding<'a> {
    let message = Phrase::quoting(kind).plain(" needs the property ").quoted(name);
    Finding::of_call(Code::MissingKey, message, Phrase::new("add it"))
}

/// A value that is a list or a map where CloudFormation takes one value. It rejects that.
pub const fn wrong_property<'a>(key: Key, name: &'a str, is_list: bool) -> Finding<'a> {
    let message = Phrase::quoting(name).plain(match (is_list, key.parameter().kind) {
        (true, _) => " takes one value, and this is a list",
        (false, ValueKind::Boolean) => " takes `true` or `false`, and this is a map",
        (false, _) => " takes a string, and this is a map",
    });
    let help =
        if is_list { "write the value without the brackets, or a resource for each value" } else { "write the value" };
    Finding::new(Code::WrongKind, key, message, Phrase::new(help))
}

/// Something that is no map where a template has one.
pub const fn no_map(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" takes a map of names and values");
    Finding::of_call(Code::WrongKind, message, Phrase::new("write its entries below it"))
}

/// An exception in the metadata of a resource that cannot be read.
pub const fn malformed_metadata<'a>() -> Finding<'a> {
    let message = Phrase::new("`LambdaPerm` takes a list `allow` of lints, each with a reason");
    let help =
        "write {\"LambdaPerm\": {\"allow\": [{\"lint\": \"public_access\", \"reason\": \"why this is right\"}]}}";
    Finding::of_call(Code::MalformedAllow, message, Phrase::new(help))
}

/// What to write instead of a function URL that anyone may call, for which SAM makes the permissions.
pub const PUBLIC_URL_HELP: &str = "write `AuthType: AWS_IAM`, or allow `public_access` with a reason";

/// The same for one of Terraform.
pub const PUBLIC_URL_HELP_OF_TERRAFORM: &str =
    "write `authorization_type = \"AWS_IAM\"`, or allow `public_access` with a reason";

/// An exception for one of several statements that does not say for which.
pub const fn allow_without_statement<'a>() -> Finding<'a> {
    let message = Phrase::new("this `allow` does not say for which statement it is");
    Finding::of_call(Code::MalformedAllow, message, Phrase::new("add \"sid\" with the statement's `Sid`"))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::finding::Error;

    #[test]
    fn says_what_a_property_is_called() {
        for (kind, name, help) in [
            (PERMISSION, "StatementId", "leave it out: CloudFormation makes the statement's ID"),
            (PERMISSION, "Qualifier", "leave it out, and write the version or alias behind"),
            (PERMISSION, "OrganizationId", "write `PrincipalOrgID`"),
            (PERMISSION, "SourceARN", "did you mean `SourceArn`?"),
            (PERMISSION, "PrincipalOrgId", "did you mean `PrincipalOrgID`?"),
            (LAYER_VERSION_PERMISSION, "LayerName", "write `LayerVersionArn`"),
            (LAYER_VERSION_PERMISSION, "PrincipalOrgID", "write `OrganizationId`"),
            (LAYER_VERSION_PERMISSION, "SourceArn", "leave it out"),
            (RESOURCE_POLICY, "Policy", "leave it out"),
            (RESOURCE_POLICY, "ResourceARN", "did you mean `ResourceArn`?"),
        ] {
            let error = Error::from(unknown_property(kind, name));
            assert!(error.help().starts_with(help), "{kind} {name}: {}", error.help());
            assert!(error.to_string().contains("has no property"));
        }
        assert_eq!(meant_property("SourceARN", Target::Function), Some(Key::SourceArn));
        assert_eq!(meant_property("Sources", Target::LayerVersion), None);
    }

    #[test]
    fn a_misspelt_type_is_none_that_there_is() {
        for (kind, meant) in [
            ("AWS::Lambda::Permissions", Some(PERMISSION)),
            ("aws::lambda::permission", Some(PERMISSION)),
            ("AWS::Lambda::LayerVersionPermisson", Some(LAYER_VERSION_PERMISSION)),
            ("aws_lambda_permision", Some(terraform::PERMISSION)),
            ("aws_lambda_web_resource_policy", Some(terraform::WEB_FUNCTION_POLICY)),
            (PERMISSION, None),
            (terraform::RESOURCE_POLICY, None),
            ("AWS::Lambda::LayerVersion", None),
            ("AWS::Lambda::Version", None),
            ("AWS::SNS::TopicPolicy", None),
            ("aws_lambda_provisioned_concurrency_config", None),
            ("aws_lambda_layer_version", None),
        ] {
            assert_eq!(meant_type(kind), meant, "{kind}");
        }
    }

    #[test]
    fn each_property_has_a_key() {
        for row in PARAMETERS.iter().filter(|row| row.cloudformation.is_some()) {
            let targets = [Target::Function, Target::LayerVersion].into_iter().filter(|target| row.key.fits(*target));
            for target in targets {
                assert_eq!(row.cloudformation.and_then(|name| key_of_property(name, target)), Some(row.key));
            }
        }
        assert_eq!(key_of_property("StatementId", Target::Function), None);
    }
}
