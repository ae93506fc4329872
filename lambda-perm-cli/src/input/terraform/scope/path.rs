//! References as they are written: `local.arns["a"].topic`, `each.value.principal`.

/// A reference to a value, or to a part of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Path<'t> {
    /// `local`, `var`, `each`, `count`.
    pub root: &'t str,
    pub name: &'t str,
    pub steps: Vec<Step<'t>>,
}

/// One step into a value.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<'t> {
    Name(&'t str),
    Number(usize),
}

impl Path<'_> {
    /// What it begins with: `var.x`.
    pub fn base(&self) -> String {
        format!("{}.{}", self.root, self.name)
    }
}

/// The reference that is all of a template: `${local.a}`.
pub fn whole(template: &str) -> Option<Path<'_>> {
    let inside = template.strip_prefix("${")?;
    let (path, length) = read(inside)?;
    (length == inside.len()).then_some(path)
}

/// The reference that stands between `${` and `}`, and how long it is with the brace.
pub fn read(text: &str) -> Option<(Path<'_>, usize)> {
    let rest = text.trim_start_matches(' ');
    let (root, rest) = identifier(rest)?;
    if !matches!(root, "local" | "var" | "each" | "count") {
        return None;
    }
    let (name, mut rest) = identifier(rest.strip_prefix('.')?)?;
    let mut steps = Vec::new();
    loop {
        if let Some(behind) = rest.strip_prefix('.') {
            let (name, behind) = identifier(behind)?;
            steps.push(Step::Name(name));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("[\"") {
            let (name, behind) = behind.split_once("\"]")?;
            if name.contains(['\\', '"', '$', '%']) {
                return None;
            }
            steps.push(Step::Name(name));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('[') {
            let (number, behind) = behind.split_once(']')?;
            steps.push(Step::Number(number.parse().ok()?));
            rest = behind;
        } else {
            let behind = rest.trim_start_matches(' ').strip_prefix('}')?;
            return Some((Path { root, name, steps }, text.len() - behind.len()));
        }
    }
}

fn identifier(text: &str) -> Option<(&str, &str)> {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
    let end = text.find(|character| !is_part(character)).unwrap_or(text.len());
    let (name, behind) = text.split_at(end);
    name.starts_with(|first: char| first.is_alphabetic() || first == '_').then_some((name, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_names_and_indexes() {
        let path = |steps| Path { root: "local", name: "a", steps };
        for (text, steps) in [
            ("local.a}", vec![]),
            (" local.a }", vec![]),
            ("local.a.b-c_d}", vec![Step::Name("b-c_d")]),
            ("local.a[\"b c\"][12].d}", vec![Step::Name("b c"), Step::Number(12), Step::Name("d")]),
        ] {
            assert_eq!(read(text), Some((path(steps), text.len())), "{text}");
        }
        for other in [
            "local}",
            "local.a",
            "local.}",
            "local.1}",
            "locals.a}",
            "aws_x.a}",
            "local.a[*]}",
            "local.a.*.b}",
            "local.a + 1}",
            "local.a[each.key]}",
            "local.a[\"b${c}\"]}",
            "local.a[-1]}",
            "~ local.a}",
            "f(local.a)}",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
        assert_eq!(whole("${local.a}-"), None);
        assert_eq!(whole("${var.b}").map(|path| path.base()).as_deref(), Some("var.b"));
    }
}
