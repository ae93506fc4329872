//! The files that commands are given by name, where each must be one that declares permissions.

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use super::CommandError;
use crate::{
    declared::Contents,
    file::SourceFile,
    input::Format,
    policies::{ResourcePolicy, policies},
};

/// Reads a file, or standard input for `-`, and what it declares.
pub fn read(path: &Path, format: Option<Format>) -> Result<(SourceFile, Contents), CommandError> {
    let file = text(path)?;
    let Some(format) = format.or_else(|| Format::of(&file)) else {
        return Err(CommandError::Usage(format!(
            "`{}` has no permissions that this program knows how to read\nhelp: name its format with `--input`",
            file.name
        )));
    };
    let contents = format.read(&file);
    Ok((file, contents))
}

/// The policies in a file, one for each function or layer version.
pub fn read_policies(path: &Path, format: Option<Format>) -> Result<Vec<ResourcePolicy>, CommandError> {
    let (file, contents) = read(path, format)?;
    policies(&file, &contents)
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

fn text(path: &Path) -> Result<SourceFile, CommandError> {
    let is_stdin = path == Path::new("-");
    let name = if is_stdin { "<stdin>".to_owned() } else { path.display().to_string() };
    let mut text = String::new();
    let read = if is_stdin {
        io::stdin().read_to_string(&mut text).map(|_| ())
    } else {
        fs::read_to_string(path).map(|read| text = read)
    };
    match read {
        Ok(()) => Ok(SourceFile::new(name, text)),
        Err(error) => Err(CommandError::Io(format!("`{name}` cannot be read"), error)),
    }
}
