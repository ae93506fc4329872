//! The files that commands are given, where there must be something that declares permissions.

use std::path::{Path, PathBuf};

use super::say_what_is_left_out;
use crate::{
    declared::Contents,
    error::CommandError,
    file::SourceFile,
    input::{self, Format},
    policies::{ResourcePolicy, policies},
};

/// What each file declares of those that a path stands for: a file, a folder, or `-` for standard input.
///
/// # Errors
///
/// What of them cannot be read: these commands must not leave something out. When none declares anything.
pub fn read(path: &Path, format: Option<Format>) -> Result<Vec<(SourceFile, Contents)>, CommandError> {
    let mut read = Vec::new();
    input::read_all(
        &[PathBuf::from(path)],
        format,
        |file, contents| (file, contents),
        |(file, contents)| {
            if let Some(error) = contents.errors.first() {
                return Err(CommandError::in_file(&file, error));
            }
            say_what_is_left_out(&file, &contents)?;
            if !(contents.permissions.is_empty() && contents.policies.is_empty()) {
                read.push((file, contents));
            }
            Ok(())
        },
    )?;
    if read.is_empty() {
        return Err(CommandError::NoInput(format!(
            "`{}` has no permissions that this program knows how to read\nhelp: name a file that has some; where its format is not recognized, name that with `--input`",
            path.display()
        )));
    }
    Ok(read)
}

/// The policies that a path stands for, one for each function or layer version of each file.
pub fn read_policies(path: &Path, format: Option<Format>) -> Result<Vec<ResourcePolicy>, CommandError> {
    let mut found = Vec::new();
    for (file, contents) in read(path, format)? {
        found.extend(policies(&file, &contents)?);
    }
    Ok(found)
}

/// The one policy in a file: the one for `resource`, or the only one.
pub fn read_policy(
    path: &Path,
    format: Option<Format>,
    resource: Option<&str>,
) -> Result<ResourcePolicy, CommandError> {
    let mut found = read_policies(path, format)?;
    if let (Some(wanted), 2..) = (resource, found.len()) {
        let named =
            |policy: &ResourcePolicy| policy.resource.as_deref().is_some_and(|resource| is_of(resource, wanted));
        if found.iter().any(named) {
            found.retain(named);
        } else {
            // A name with placeholders may be that of any function.
            found.retain(|policy| policy.resource.as_deref().is_none_or(|resource| resource.contains("${")));
        }
    }
    let names: Vec<String> =
        found.iter().map(|policy| format!("`{}`", policy.resource.as_deref().unwrap_or("(open)"))).collect();
    match (found.pop(), found.is_empty()) {
        (Some(policy), true) => Ok(policy),
        (Some(_), false) => Err(CommandError::Usage(format!(
            "`{}` has policies for {}\nhelp: say which one with `--function`",
            path.display(),
            names.join(", ")
        ))),
        (None, _) => Err(CommandError::Usage(format!("`{}` has no policy that could be meant", path.display()))),
    }
}

/// Whether a resource, as a file has it, may be the function or layer version of this ARN or name.
fn is_of(resource: &str, wanted: &str) -> bool {
    resource == wanted || wanted.rsplit(':').next() == Some(resource) || wanted.ends_with(&format!(":{resource}"))
}
