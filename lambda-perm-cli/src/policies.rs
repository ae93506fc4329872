//! What a file declares, as one policy for each function or layer version: what commands that compare and decide work with.

use std::collections::BTreeMap;

use lambda_perm_core::document::PolicyDocument;

use serde_json::Value;

use crate::{
    declared::{Contents, DeclaredPermission},
    error::CommandError,
    file::SourceFile,
};

/// The policy of a function or layer version, as a file declares it.
#[derive(Debug)]
pub struct ResourcePolicy {
    /// What it is for: a name or ARN, with placeholders for what the file leaves open. `None` where the file does not say it.
    pub resource: Option<String>,
    /// What tells that it is the same in another file. `None` where this one does not say it.
    pub key: Option<String>,
    pub document: PolicyDocument<'static>,
    /// Whether it has placeholders for values that only a deployment knows.
    has_placeholders: bool,
}

impl ResourcePolicy {
    /// The same policy for the function or layer version of this ARN, whose account, Region and partition are those of the deployment.
    ///
    /// # Errors
    ///
    /// When the ARN is none, or values remain that only the deployment knows.
    pub fn for_resource(&self, arn: &str) -> Result<PolicyDocument<'static>, CommandError> {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let [_, partition, _, region, account, _] = parts.as_slice() else {
            return Err(CommandError::Usage(format!(
                "`{arn}` is not an ARN\nhelp: write it as `arn:aws:lambda:us-east-1:123456789012:function:my-function`"
            )));
        };
        let wrong = |error: &dyn std::fmt::Display| CommandError::Usage(error.to_string());
        let mut document: Value = serde_json::from_str(&self.document.to_json()).map_err(|error| wrong(&error))?;
        let known = [("${AWS::AccountId}", *account), ("${AWS::Region}", *region), ("${AWS::Partition}", *partition)];
        let statements = document.get_mut("Statement").and_then(Value::as_array_mut);
        for statement in statements.into_iter().flatten() {
            if let Some(members) = statement.as_object_mut() {
                members.insert("Resource".to_owned(), Value::from(arn));
            }
            if !self.has_placeholders {
                continue;
            }
            each_text(statement, &mut |text| {
                *text = known.iter().fold(text.clone(), |text, (name, value)| text.replace(name, value));
            });
            let mut open = None;
            each_text(statement, &mut |text| open = open.take().or_else(|| placeholder(text)));
            if let Some(open) = open {
                let sid = statement.get("Sid").and_then(Value::as_str).unwrap_or_default();
                return Err(CommandError::Usage(format!(
                    "the statement `{sid}` has `{open}`, which only a deployment knows\nhelp: plan from the policy of the deployed function, or write the value"
                )));
            }
        }
        let text = document.to_string();
        let document = PolicyDocument::parse(&text).map_err(|error| wrong(&error))?;
        Ok(document.into_owned())
    }
}

/// Hands over all texts in a value. The depth of statements is bounded.
fn each_text(value: &mut Value, take: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => take(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, take)),
        Value::Object(members) => members.values_mut().for_each(|member| each_text(member, take)),
        _ => {}
    }
}

/// The first placeholder in a text.
fn placeholder(text: &str) -> Option<String> {
    let start = text.find("${")?;
    let end = text.get(start..)?.find('}')?;
    text.get(start..=start + end).map(str::to_owned)
}

/// The policies of a file, in the order of what they are for.
///
/// # Errors
///
/// What of the file is no policy. A command that compares must not leave something out.
pub fn policies(file: &SourceFile, contents: &Contents) -> Result<Vec<ResourcePolicy>, CommandError> {
    let mut policies = Vec::new();
    for policy in &contents.policies {
        let document = policy.parse(file).map_err(|error| CommandError::in_file(file, &error))?;
        let resource = policy.resource.clone().or_else(|| common_resource(&document));
        let (key, document) = (resource.clone(), document.into_owned());
        policies.push(ResourcePolicy { resource, key, document, has_placeholders: false });
    }
    for (key, permissions) in by_policy(&contents.permissions) {
        let resource = permissions.iter().find_map(|permission| permission.resource());
        let mut document = PolicyDocument::EMPTY;
        for permission in permissions {
            let declaration = permission.declaration.clone().or_statement_id(&permission.statement_id());
            let statement = declaration.statement().map_err(|error| {
                CommandError::Usage(format!(
                    "{}: `{}` is not a statement: {}",
                    file.name,
                    permission.name,
                    error.message()
                ))
            })?;
            document.push(statement);
        }
        policies.push(ResourcePolicy { resource, key, document, has_placeholders: true });
    }
    policies.sort_by(|one, other| one.resource.cmp(&other.resource));
    Ok(policies)
}

/// The permissions of a file, by the policy that they are in.
fn by_policy(permissions: &[DeclaredPermission]) -> BTreeMap<Option<String>, Vec<&DeclaredPermission>> {
    let mut policies: BTreeMap<_, Vec<&DeclaredPermission>> = BTreeMap::new();
    for permission in permissions {
        policies.entry(permission.group.clone().or_else(|| permission.resource())).or_default().push(permission);
    }
    policies
}

impl DeclaredPermission {
    /// What it is for, with its qualifier, as far as the file says it.
    pub fn resource(&self) -> Option<String> {
        let (name, qualifier) = self.declaration.resource_keys();
        let name = self.declaration.displayed(name)?;
        Some(match self.declaration.displayed(qualifier) {
            Some(qualifier) => format!("{name}:{qualifier}"),
            None => name,
        })
    }

    /// An identifier for its statement, where the file gives none: its name in the file.
    pub fn statement_id(&self) -> String {
        let allowed =
            |character: char| if character.is_ascii_alphanumeric() || character == '_' { character } else { '-' };
        let id: String = self.name.chars().map(allowed).take(100).collect();
        id.trim_matches('-').to_owned()
    }
}

/// What all statements are for, if that is one resource.
fn common_resource(document: &PolicyDocument<'_>) -> Option<String> {
    let mut resources = document.statements().iter().flat_map(|statement| statement.resources().iter());
    let first = resources.next()?;
    resources.all(|other| other == first).then(|| first.to_owned())
}
