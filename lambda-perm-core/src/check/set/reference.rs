//! The resource of a template that the name of a function or layer refers to.

use crate::{
    facts::{
        cloudformation,
        reference::Gives,
        terraform::{self, AttributeReference},
    },
    text::{between, equal, find, from, placeholder},
};

/// A resource of a template.
#[derive(Clone, Copy)]
pub(super) struct ReferencedResource<'a> {
    kind: &'a str,
    name: &'a str,
    /// Whether SAM generates the resource. Then `name` is that of the function.
    is_generated: bool,
    /// Whether the resource is a version or an alias.
    has_qualifier: bool,
    /// Whether a qualifier follows the reference, in the name or as a value of its own.
    is_qualified: bool,
}

impl<'a> ReferencedResource<'a> {
    /// What the name refers to, if it is only a reference, with or without a qualifier. The types for CloudFormation's references
    /// are those that are declared.
    pub(super) const fn of(name: &'a str, declared: &'static str, is_qualified: bool) -> Option<Self> {
        let Some((0, end)) = placeholder::first(name, 0) else { return None };
        let is_whole = end == name.len();
        if !is_whole && name.as_bytes()[end] != b':' {
            return None;
        }
        let is_qualified = is_qualified || !is_whole;
        let text = between(name, 2, end - 1).trim_ascii();
        if declared.is_empty() {
            Self::of_terraform(text, is_qualified)
        } else {
            Self::of_type(declared, text, is_qualified)
        }
    }

    /// `LogicalId`, `LogicalId.Attribute`, or what SAM generates for a function.
    const fn of_type(declared: &'static str, text: &'a str, is_qualified: bool) -> Option<Self> {
        let (name, behind) = match find(text, b'.', 0) {
            Some(dot) => (between(text, 0, dot), from(text, dot + 1)),
            None => (text, ""),
        };
        let generated = cloudformation::generated_target(behind);
        let of = match generated {
            Some(of) => of,
            None => declared,
        };
        let has_qualifier = match cloudformation::resource_type(of) {
            Some(of) => of.is_qualified_target(),
            None => false,
        };
        Some(Self { kind: last_part(of), name, is_generated: generated.is_some(), has_qualifier, is_qualified })
    }

    /// `type.name.attribute`.
    const fn of_terraform(text: &'a str, is_qualified: bool) -> Option<Self> {
        let Some(read) = AttributeReference::read(text) else { return None };
        let Some(gives) = terraform::target(&read) else { return None };
        let has_qualifier = matches!(gives, Gives::Arn(form) if cloudformation::is_qualified(form));
        Some(Self { kind: read.kind, name: read.name, is_generated: false, has_qualifier, is_qualified })
    }

    /// Whether it is to a version or an alias, and not to a function without one.
    pub(super) const fn is_qualified(&self) -> bool {
        self.is_qualified || self.has_qualifier
    }
}

/// The part that a type of Lambda's and one of SAM's share: `Function`.
const fn last_part(declared: &str) -> &str {
    let mut start = 0;
    while let Some(colon) = find(declared, b':', start) {
        start = colon + 1;
    }
    from(declared, start)
}

/// Whether two references surely mean two functions, aliases, versions or layers. A qualifier given as a value of its own may be
/// the alias that the other one refers to.
pub(super) const fn are_others(a: Option<ReferencedResource<'_>>, b: Option<ReferencedResource<'_>>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    if equal(a.kind, b.kind) {
        // Only SAM knows the names that it generates.
        a.is_generated == b.is_generated && are_other_names(a.name, b.name)
    } else {
        !a.is_qualified && !b.is_qualified
    }
}

/// Whether two names of one resource type surely mean two resources. `orders[count.index]` may be any of them.
const fn are_other_names(a: &str, b: &str) -> bool {
    let (a_base, a_index) = split_index(a);
    let (b_base, b_index) = split_index(b);
    !equal(a_base, b_base) || (is_literal(a_index) && is_literal(b_index) && !equal(a_index, b_index))
}

const fn split_index(name: &str) -> (&str, &str) {
    match find(name, b'[', 0) {
        Some(at) => (between(name, 0, at), from(name, at + 1)),
        None => (name, ""),
    }
}

/// Whether the index of a resource, without its first bracket, is a number or a string.
const fn is_literal(index: &str) -> bool {
    matches!(index.as_bytes(), [b'0'..=b'9' | b'"', ..])
}

#[cfg(test)]
mod tests {
    use super::{ReferencedResource, are_others};

    fn others(a: &str, b: &str) -> bool {
        are_others(ReferencedResource::of(a, "", false), ReferencedResource::of(b, "", false))
    }

    #[test]
    fn two_declared_resources_are_others() {
        let (function, sam, alias) = ("AWS::Lambda::Function", "AWS::Serverless::Function", "AWS::Lambda::Alias");
        let of = |(name, declared), is_qualified| ReferencedResource::of(name, declared, is_qualified);
        for (a, b) in [
            (("${A}", function), ("${B}", function)),
            (("${A.Arn}", function), ("${B}", sam)),
            (("${A}", alias), ("${B.AliasArn}", alias)),
            (("${A}", function), ("${B}", alias)),
        ] {
            assert!(are_others(of(a, false), of(b, false)), "{a:?} and {b:?}");
        }
        for (a, b) in [
            (("${A}", function), ("${A.Arn}", function)),
            (("${A}", function), ("${B}", "")),
            (("${A}", ""), ("${B}", "")),
        ] {
            assert!(!are_others(of(a, false), of(b, false)), "{a:?} and {b:?}");
        }
        assert!(
            !are_others(of(("${A}", function), true), of(("${B}", alias), false)),
            "the qualifier may be the alias"
        );
    }

    #[test]
    fn two_resources_of_a_type_are_others() {
        for (a, b) in [
            ("${aws_lambda_function.a.arn}", "${aws_lambda_function.b.arn}"),
            ("${aws_lambda_function.a.arn}", "${aws_lambda_function.b.function_name}"),
            ("${aws_lambda_function.a.function_name}:prod", "${aws_lambda_function.b.function_name}:prod"),
            ("${ aws_lambda_alias.a.arn }", "${aws_lambda_alias.b.arn}"),
            ("${aws_lambda_function.a[0].arn}", "${aws_lambda_function.a[1].arn}"),
            ("${aws_lambda_function.a[\"x.y\"].arn}", "${aws_lambda_function.a[\"x.z\"].arn}"),
            ("${aws_lambda_function.a.arn}", "${aws_lambda_alias.a.arn}"),
            ("${aws_lambda_layer_version.a.arn}", "${aws_lambda_layer_version.b.arn}"),
        ] {
            assert!(others(a, b) && others(b, a), "{a} and {b}");
        }
    }

    #[test]
    fn what_may_be_one_resource_is_none() {
        for (a, b) in [
            ("${aws_lambda_function.a.arn}", "${aws_lambda_function.a.function_name}"),
            ("${aws_lambda_function.a[0].arn}", "${aws_lambda_function.a[count.index].arn}"),
            ("${aws_lambda_function.a.arn}", "${data.aws_lambda_function.b.arn}"),
            ("${aws_lambda_function.a.arn}", "${var.function}"),
            ("${aws_lambda_function.a.arn}", "${aws_lambda_function.b.role}"),
            ("${aws_lambda_alias.a.function_name}", "${aws_lambda_alias.b.function_name}"),
            ("${aws_lambda_layer_version.a.layer_arn}", "${aws_lambda_layer_version.b.layer_arn}"),
            ("${aws_lambda_function.a.function_name}:prod", "${aws_lambda_alias.a.arn}"),
            ("${A}", "${B}"),
            ("${A.Arn}", "${B.Arn}"),
            ("${aws_lambda_function.arn}", "${aws_lambda_function.b.arn}"),
            ("${aws_lambda_function.a.arn}-x", "${aws_lambda_function.b.arn}-x"),
            ("f", "g"),
        ] {
            assert!(!others(a, b) && !others(b, a), "{a} and {b}");
        }
        assert!(!are_others(
            ReferencedResource::of("${aws_lambda_function.a.function_name}", "", true),
            ReferencedResource::of("${aws_lambda_alias.a.arn}", "", false)
        ));
    }
}
