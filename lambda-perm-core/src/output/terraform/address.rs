//! Addresses for `depends_on`.

/// Whether Terraform takes it in `depends_on`: a reference to a whole resource or module.
pub(super) fn is_address(text: &str) -> bool {
    let Some((first, rest)) = identifier(text) else { return false };
    let rest = match first {
        "module" => step(rest).map(|rest| {
            let module = index(rest);
            if module.is_empty() { module } else { step(module).unwrap_or(module) }
        }),
        "data" | "ephemeral" | "resource" => step(rest).and_then(step).map(index),
        "var" | "local" => step(rest),
        "count" | "each" | "path" | "self" | "terraform" | "template" | "lazy" | "arg" => None,
        _ => step(rest).map(index),
    };
    rest.is_some_and(str::is_empty)
}

/// The text after a dot and a name.
fn step(text: &str) -> Option<&str> {
    identifier(text.strip_prefix('.')?).map(|(_, rest)| rest)
}

/// The name that the text begins with, and the rest.
fn identifier(text: &str) -> Option<(&str, &str)> {
    let starts = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let is_outside = |character: char| !(character.is_alphanumeric() || matches!(character, '_' | '-'));
    starts.then(|| text.split_at(text.find(is_outside).unwrap_or(text.len())))
}

/// The text after the number or key of an instance, if there is one.
fn index(text: &str) -> &str {
    let Some(inside) = text.strip_prefix('[') else { return text };
    let (key, rest) = match inside.strip_prefix('"') {
        Some(key) => key.split_once("\"]").unwrap_or_default(),
        None => inside.split_once(']').unwrap_or_default(),
    };
    let is_number = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let is_key = |key: &str| {
        !key.contains(['"', '\\']) && !key.contains("${") && !key.contains("%{") && !key.contains(char::is_control)
    };
    let is_right = if inside.starts_with('"') { inside.contains("\"]") && is_key(key) } else { is_number };
    if is_right { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn of_resources_and_modules() {
        for address in [
            "aws_s3_bucket.uploads",
            "aws_s3_bucket.uploads[0]",
            "aws_s3_bucket.uploads[\"eu.west\"]",
            "aws_s3_bucket.a-b_c",
            "resource.aws_s3_bucket.uploads[0]",
            "data.aws_caller_identity.current",
            "module.network",
            "module.network[\"x\"]",
            "module.network.vpc_id",
            "module.network[0].vpc_id",
            "var.ready",
            "local.ready",
        ] {
            assert!(is_address(address), "{address}");
        }
    }

    #[test]
    fn of_nothing_else() {
        for text in [
            "",
            "${x}; bad",
            "${aws_s3_bucket.uploads}",
            "aws_s3_bucket",
            "aws_s3_bucket.",
            ".uploads",
            "aws_s3_bucket.uploads.arn",
            "aws_s3_bucket.uploads[0].arn",
            "aws_s3_bucket.uploads[]",
            "aws_s3_bucket.uploads[x]",
            "aws_s3_bucket.uploads[\"a\"b\"]",
            "aws_s3_bucket.uploads[\"${x}\"]",
            "aws_s3_bucket.uploads[0",
            "aws_s3_bucket.uploads ",
            "aws_s3_bucket.up loads",
            "1.2",
            "data.aws_s3_bucket",
            "resource.aws_s3_bucket",
            "resource.aws_s3_bucket.uploads.arn",
            "module.network.vpc.id",
            "each.key",
            "path.module",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
