//! Types of resources that are misspelt. Nobody deploys them, and a check that passed over them would say that nothing is wrong.

use lambda_perm_core::grammar::meant_type;

use crate::{file::Span, tree::ReadError};

/// A word that each file with such a type has.
pub const PREFIX_OF_TERRAFORM: &str = "aws_lambda";
const PREFIX_OF_CLOUDFORMATION: &str = "AWS::Lambda::";

/// What is wrong with the type of a resource, where it is nearly one of a permission or policy.
pub fn error(kind: &str, span: Span) -> Option<ReadError> {
    let meant = meant_type(kind)?;
    Some(ReadError::new(format!("there is no resource type `{kind}`"), span).with_help(format!("write `{meant}`")))
}

/// Whether a template may have such a type.
pub fn is_in_template(text: &str) -> bool {
    let kinds = text.match_indices(PREFIX_OF_CLOUDFORMATION).filter_map(|(start, _)| text.get(start..));
    kinds.map(word).any(|kind| meant_type(kind).is_some())
}

fn word(text: &str) -> &str {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == ':';
    text.split(|character| !is_part(character)).next().unwrap_or_default()
}

/// The same for the resources of a module in HCL, each of which begins a line.
pub fn types_of_hcl(text: &str) -> impl Iterator<Item = ReadError> + '_ {
    text.match_indices(PREFIX_OF_TERRAFORM).filter_map(|(start, _)| {
        let before = text.get(..start)?;
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        let is_block = line.trim_start().strip_prefix("resource").is_some_and(|between| between.trim() == "\"");
        let kind = text.get(start..)?.split('"').next()?;
        error(kind, start..start + kind.len()).filter(|_| is_block)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_resources_have_types() {
        let text = "resource \"aws_lambda_permision\" \"a\" {}\n# resource \"aws_lambda_permision\" \"b\" {}\n\
            x = \"aws_lambda_permision\"\n  resource  \"aws_lambda_permission\" \"c\" {}\nresource \"aws_lambda_function\" \"d\" {}\n";
        let errors: Vec<_> = types_of_hcl(text).collect();
        let [error] = errors.as_slice() else { panic!("{errors:?}") };
        assert_eq!(error.span, 10..30);
        assert_eq!(
            (error.message.as_str(), error.help.as_str()),
            ("there is no resource type `aws_lambda_permision`", "write `aws_lambda_permission`")
        );
    }

    #[test]
    fn a_template_is_looked_at_for_them() {
        assert!(is_in_template("Type: AWS::Lambda::Permissions\n"));
        assert!(is_in_template("{\"Type\":\"AWS::Lambda::permission\"}"));
        assert!(!is_in_template("Type: AWS::Lambda::Permission\nType: AWS::Lambda::Function\n"));
    }
}
