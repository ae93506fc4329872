//! `import`: the source of `grant!` and `policy!` for what is there.

use std::{collections::BTreeSet, io::Write};

use lambda_perm_core::{
    CloudFormation, FunctionPolicyBuf, LayerVersionPolicyBuf, PermissionBuf, Plain, Terraform,
    document::PolicyDocument,
    expression::{InLanguage, Language},
    import::RustSource,
};

use super::source;
use crate::{
    arguments::ImportArguments,
    declared::{Contents, DeclaredPermission, DeclaredPolicy},
    error::CommandError,
    exit::Exit,
    file::SourceFile,
};

pub fn run(arguments: &ImportArguments) -> Result<Exit, CommandError> {
    let mut module = Module { has_constructors: arguments.constructors, ..Module::default() };
    for path in &arguments.paths {
        for (file, contents) in source::read(path, arguments.input.input)? {
            module.add(&file, &contents)?;
        }
    }
    let mut out = anstream::stdout().lock();
    write!(out, "{}", module.text())?;
    out.flush()?;
    let mut err = anstream::stderr().lock();
    for line in &module.unsaid {
        writeln!(err, "{line}")?;
    }
    Ok(if module.unsaid.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// A module of Rust with a constant for each permission or policy.
#[derive(Default)]
struct Module {
    has_constructors: bool,
    items: Vec<String>,
    /// What the items use of the crate.
    used: BTreeSet<&'static str>,
    names: BTreeSet<String>,
    /// What could not be said.
    unsaid: Vec<String>,
}

impl Module {
    fn add(&mut self, file: &SourceFile, contents: &Contents) -> Result<(), CommandError> {
        for policy in &contents.policies {
            let document = policy.parse(file).map_err(|error| CommandError::in_file(file, &error))?;
            self.policy(file, policy, &document);
        }
        for permission in &contents.permissions {
            self.permission(file, permission);
        }
        Ok(())
    }

    /// A policy: the statements that the macros can say as one `policy!`, the others as what is left.
    fn policy(&mut self, file: &SourceFile, policy: &DeclaredPolicy, document: &PolicyDocument<'_>) {
        let (mut functions, mut layers) = (Vec::new(), Vec::new());
        for (number, statement) in document.statements().iter().enumerate() {
            match statement.permission() {
                Ok(PermissionBuf::Function(permission)) => functions.push(permission),
                Ok(PermissionBuf::LayerVersion(permission)) => layers.push(permission),
                Err(error) => {
                    let sid =
                        statement.sid().map_or_else(|| format!("statement {}", number + 1), |sid| format!("`{sid}`"));
                    self.unsaid.push(format!("{}: {sid} is left out: {error}", file.name));
                }
            }
        }
        let name = policy.name.clone().unwrap_or_else(|| "policy".to_owned());
        if !functions.is_empty() {
            match FunctionPolicyBuf::of_existing(functions) {
                Ok(policy) => self.item(file, &name, "FunctionPolicy", "policy", None, &policy.to_policy()),
                Err(findings) => self.unsaid.push(format!("{}: `{name}` is left out: {findings}", file.name)),
            }
        }
        if !layers.is_empty() {
            match LayerVersionPolicyBuf::of_existing(layers) {
                Ok(policy) => self.item(file, &name, "LayerVersionPolicy", "policy", None, &policy.to_policy()),
                Err(findings) => self.unsaid.push(format!("{}: `{name}` is left out: {findings}", file.name)),
            }
        }
    }

    fn permission(&mut self, file: &SourceFile, permission: &DeclaredPermission) {
        match permission.declaration.language() {
            None => self.permission_in::<Plain>(file, permission),
            Some(Language::CloudFormation) => self.permission_in::<CloudFormation>(file, permission),
            Some(Language::Terraform) => self.permission_in::<Terraform>(file, permission),
        }
    }

    fn permission_in<L: InLanguage>(&mut self, file: &SourceFile, declared: &DeclaredPermission) {
        let language = declared.declaration.language().map(Language::name);
        match declared.declaration.clone().or_statement_id(&declared.statement_id()).permission::<L>() {
            Ok(PermissionBuf::Function(permission)) => {
                self.item(file, &declared.name, "FunctionPermission", "grant", language, &permission.to_grant());
            }
            Ok(PermissionBuf::LayerVersion(permission)) => {
                self.item(file, &declared.name, "LayerVersionPermission", "grant", language, &permission.to_grant());
            }
            Err(findings) => self.unsaid.push(format!("{}: `{}` is left out: {findings}", file.name, declared.name)),
        }
    }

    fn item(
        &mut self,
        file: &SourceFile,
        name: &str,
        kind: &'static str,
        call: &'static str,
        language: Option<&'static str>,
        source: &RustSource<'_>,
    ) {
        self.used.extend([kind, call]);
        self.used.extend(language);
        let constant = self.constant(name);
        let parameter = language.map_or_else(String::new, |language| format!("<{language}>"));
        let source = if self.has_constructors { source.clone().with_constructors() } else { source.clone() };
        self.items.push(format!("// {}: {name}\npub const {constant}: {kind}{parameter} = {source};\n", file.name));
        self.unsaid.extend(source.unsaid().iter().map(|unsaid| format!("{}: {unsaid}", file.name)));
    }

    /// A name for a constant that no other one has.
    fn constant(&mut self, name: &str) -> String {
        let mut constant = constant_case(name);
        let mut number = 1;
        while !self.names.insert(constant.clone()) {
            number += 1;
            constant = format!("{}_{number}", constant_case(name));
        }
        constant
    }

    fn text(&self) -> String {
        if self.items.is_empty() {
            return String::new();
        }
        let used: Vec<&str> = self.used.iter().copied().collect();
        format!("use lambda_perm::{{{}}};\n\n{}", used.join(", "), self.items.join("\n"))
    }
}

/// `UploadsPermission` as `UPLOADS_PERMISSION`, `aws_lambda_permission.uploads` as `AWS_LAMBDA_PERMISSION_UPLOADS`.
fn constant_case(name: &str) -> String {
    let mut constant = String::new();
    let mut was_lower = false;
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            was_lower = false;
            if !constant.is_empty() && !constant.ends_with('_') {
                constant.push('_');
            }
            continue;
        }
        if character.is_ascii_uppercase() && was_lower {
            constant.push('_');
        }
        was_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        constant.push(character.to_ascii_uppercase());
    }
    let constant = constant.trim_end_matches('_').to_owned();
    match constant.chars().next() {
        None => "PERMISSION".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("PERMISSION_{constant}"),
        Some(_) => constant,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_named_as_rust_names_them() {
        for (name, constant) in [
            ("UploadsPermission", "UPLOADS_PERMISSION"),
            ("aws_lambda_permission.uploads[\"a\"]", "AWS_LAMBDA_PERMISSION_UPLOADS_A"),
            ("2nd", "PERMISSION_2ND"),
            ("--", "PERMISSION"),
        ] {
            assert_eq!(constant_case(name), constant);
        }
    }
}
