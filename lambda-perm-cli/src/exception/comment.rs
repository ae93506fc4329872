//! Exceptions in comments: `# lambda-perm: allow(public_access, reason = "a public page")`.
//!
//! A comment is about the permission that it stands in, or else the one that begins behind it, with nothing but comments and empty
//! lines between them.

use lambda_perm_core::{Error, Exception, Lint, check, finding::Finding, grammar};

use super::{WrittenException, exception};
use crate::{
    declared::{Contents, DeclaredPermission},
    file::Span,
    finding::{LocatedFinding, Subject},
};

/// What begins the text of a comment that is for this program.
const MARK: &str = "lambda-perm:";
const ALLOW: &str = "allow";
const REASON: &str = "reason";

/// Gives the permissions the exceptions that stand in comments about them. The text is one whose comments begin with `#`, `//` or `/*`.
pub fn attach(text: &str, contents: &mut Contents) {
    let (mut start, mut above) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        // What begins in this line is what the comments above it are about.
        if says_something(line) {
            take(text, &mut above, end, contents);
        }
        if let Some(at) = comment(line) {
            let written = read(line.get(at..).unwrap_or_default().trim_end(), start + at);
            above.extend(written.into_iter().map(|exception| (start + at, exception)));
        }
        start = end;
    }
    take(text, &mut above, start, contents);
}

/// Whether there is more in a line than a comment.
fn says_something(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !line.starts_with(['#', '/'])
}

/// Gives a permission the exceptions of a comment that is a text by itself, as JSON has it, and stands at this place.
pub fn attach_text(text: &str, span: &Span, permission: &mut DeclaredPermission, findings: &mut Vec<LocatedFinding>) {
    let Some(comment) = text.trim().strip_prefix(MARK) else { return };
    for written in read(comment, 0) {
        match written {
            Ok((exception, _)) if permission.exceptions.iter().any(|(other, _)| other.lint() == exception.lint()) => {
                findings.push(wrong(grammar::duplicate_lint(exception.lint()), span.clone()));
            }
            Ok((exception, _)) => permission.allow(exception, span.clone()),
            Err(finding) => findings.push(LocatedFinding { span: span.clone(), ..finding }),
        }
    }
}

/// Where the text of a comment for this program begins in a line, behind the mark.
fn comment(line: &str) -> Option<usize> {
    line.match_indices(MARK).find_map(|(at, _)| {
        let before = line.get(..at)?.trim_end();
        let before = ["#", "//", "/*"].iter().find_map(|mark| before.strip_suffix(mark))?;
        let is_comment = before.is_empty() || before.ends_with([' ', '\t', '#', '/']);
        is_comment.then_some(at + MARK.len())
    })
}

/// Gives what stands in comments to what they are about, which begins before `end` or is around them.
fn take(text: &str, comments: &mut Vec<(usize, WrittenException)>, end: usize, contents: &mut Contents) {
    for (at, written) in comments.drain(..) {
        match written {
            Ok((exception, span)) => give(about(text, at..end, contents), exception, span, contents),
            Err(finding) => contents.findings.push(finding),
        }
    }
}

fn give(about: Vec<Part>, exception: Exception, span: Span, contents: &mut Contents) {
    let lint = exception.lint();
    if about.is_empty() {
        contents.findings.push(wrong(check::unused_allow(lint), span));
    } else if about.iter().any(|part| part.allows(contents, lint)) {
        contents.findings.push(wrong(grammar::duplicate_lint(lint), span));
    } else {
        for part in about {
            part.allow(contents, exception.clone(), span.clone());
        }
    }
}

/// What a comment may be about.
#[derive(Clone, Copy)]
enum Part {
    /// The number of a permission.
    Permission(usize),
    /// The number of what stands for a value of a statement.
    Value(usize),
    /// The number of a policy, and that of one of its statements.
    Statement(usize, usize),
}

impl Part {
    fn all(contents: &Contents) -> impl Iterator<Item = (&Span, Self)> {
        let permissions = contents.permissions.iter().enumerate();
        let permissions = permissions.map(|(number, permission)| (&permission.extent, Self::Permission(number)));
        let apart = contents.apart.iter().enumerate();
        let apart = apart.map(|(number, permission)| (&permission.extent, Self::Value(number)));
        let policies = contents.policies.iter().enumerate();
        permissions.chain(apart).chain(policies.flat_map(|(policy, declared)| {
            let statements = declared.statements.iter().enumerate();
            statements.map(move |(number, (_, extent))| (extent, Self::Statement(policy, number)))
        }))
    }

    fn allows(self, contents: &Contents, lint: Lint) -> bool {
        let has = |permission: Option<&DeclaredPermission>| {
            permission.is_some_and(|permission| permission.exceptions.iter().any(|(other, _)| other.lint() == lint))
        };
        match self {
            Self::Permission(number) => has(contents.permissions.get(number)),
            Self::Value(number) => has(contents.apart.get(number)),
            Self::Statement(policy, number) => contents.policies.get(policy).is_some_and(|policy| {
                let sid = policy.statements.get(number).map(|(sid, _)| sid);
                policy.exceptions.iter().any(|(of, other, _)| Some(of) == sid && other.lint() == lint)
            }),
        }
    }

    fn allow(self, contents: &mut Contents, exception: Exception, span: Span) {
        match self {
            Self::Permission(number) => {
                if let Some(permission) = contents.permissions.get_mut(number) {
                    permission.allow(exception, span);
                }
            }
            Self::Value(number) => {
                if let Some(value) = contents.apart.get_mut(number) {
                    value.exceptions.push((exception, span));
                }
            }
            Self::Statement(policy, number) => {
                if let Some(policy) = contents.policies.get_mut(policy)
                    && let Some((sid, _)) = policy.statements.get(number)
                {
                    policy.exceptions.push((sid.clone(), exception, span));
                }
            }
        }
    }
}

/// What a comment is about that begins this range: what is around it, or else what begins in the range. Several permissions may be one
/// and the same text.
fn about(text: &str, range: Span, contents: &Contents) -> Vec<Part> {
    // The smallest one around it: a module may hold a resource that holds a policy.
    let around = Part::all(contents).filter(|(extent, _)| line_of(text, extent).contains(&range.start));
    let around = around.map(|(extent, _)| extent).min_by_key(|extent| extent.len());
    let below = || {
        let below = Part::all(contents).map(|(extent, _)| extent).filter(|extent| range.contains(&extent.start));
        below.min_by_key(|extent| extent.start)
    };
    let Some(found) = around.or_else(below) else { return Vec::new() };
    Part::all(contents).filter(|(extent, _)| *extent == found).map(|(_, part)| part).collect()
}

/// The extent up to the end of its last line, where a comment may stand.
fn line_of(text: &str, extent: &Span) -> Span {
    let end = text.get(extent.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| extent.end + at);
    extent.start..end
}

/// Reads `allow(lint, .., reason = "..")`, which stands at this offset of the file.
fn read(text: &str, offset: usize) -> Vec<WrittenException> {
    let whole = offset..offset + text.len();
    let inside = text.trim_start().strip_prefix(ALLOW).map(str::trim_start).and_then(|rest| rest.strip_prefix('('));
    let Some((names, reason)) = inside.and_then(lints_and_reason) else {
        return vec![Err(wrong(grammar::malformed_allow(), whole))];
    };
    let Some(reason) = reason else { return vec![Err(wrong(lambda_perm_core::finding::missing_reason(), whole))] };
    let place = |name: &str| {
        let start = offset + (name.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        start..start + name.len()
    };
    names.into_iter().map(|name| exception(name, &reason, place(name))).collect()
}

/// The names of lints, and the reason, of what stands behind the opening parenthesis.
fn lints_and_reason(inside: &str) -> Option<(Vec<&str>, Option<String>)> {
    let mut names = Vec::new();
    let mut rest = inside.trim_start();
    loop {
        let end = rest.find(|character: char| !character.is_ascii_alphanumeric() && character != '_')?;
        let (name, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        if let (REASON, Some(value)) = (name, behind.strip_prefix('=')) {
            let mut values = serde_json::Deserializer::from_str(value).into_iter::<String>();
            let reason = values.next()?.ok()?;
            let behind = value.get(values.byte_offset()..)?.trim_start();
            let behind = behind.strip_prefix(',').unwrap_or(behind).trim_start();
            return (!names.is_empty() && behind.starts_with(')')).then_some((names, Some(reason)));
        }
        if name.is_empty() {
            return None;
        }
        names.push(name);
        match (behind.strip_prefix(','), behind.strip_prefix(')')) {
            (Some(next), _) => rest = next.trim_start(),
            (None, Some(_)) => return Some((names, None)),
            (None, None) => return None,
        }
    }
}

fn wrong(finding: Finding<'_>, span: Span) -> LocatedFinding {
    LocatedFinding::new(&Error::from(finding), span, Subject::default())
}

#[cfg(test)]
mod tests {
    use lambda_perm_core::{declaration::Declaration, facts::parameters::Target};

    use super::*;

    fn attached(text: &str) -> Contents {
        let permissions =
            text.match_indices("{").zip(text.match_indices('}')).map(|((start, _), (end, _))| DeclaredPermission {
                name: String::new(),
                declaration: Declaration::new(Target::Function, None),
                span: start..end,
                extent: start..end + 1,
                values: Vec::new(),
                exceptions: Vec::new(),
                group: None,
                help: None,
                written: None,
            });
        let mut contents = Contents { permissions: permissions.collect(), ..Contents::default() };
        attach(text, &mut contents);
        contents
    }

    #[test]
    fn a_comment_is_about_what_it_stands_in_or_above() {
        const ALLOW: &str = "lambda-perm: allow(public_access, reason = \"a \\\"page\\\"\")";
        for text in [
            format!("# {ALLOW}\n{{ }}"),
            format!("{{\n  # {ALLOW}\n}}"),
            format!("{{ x }} # {ALLOW}"),
            format!("/* {ALLOW} */\n{{ x }}"),
            format!("{{ x }}\n// {ALLOW}\n\n# more\n  {{ y }}"),
        ] {
            let contents = attached(&text);
            assert_eq!(contents.findings, [], "{text}");
            let last = contents.permissions.last().expect("a permission");
            let (exception, span) = last.exceptions.first().expect("an exception");
            assert_eq!((exception.lint(), exception.reason()), (Lint::PublicAccess, "a \"page\""));
            assert_eq!(&text[span.clone()], "public_access");
        }
    }

    #[test]
    fn what_is_wrong_with_a_comment_is_a_finding() {
        for (comment, code) in [
            ("allow(public_access)", "LP0113"),
            ("allow(public_acces, reason = \"r\")", "LP0112"),
            ("alow(public_access, reason = \"r\")", "LP0111"),
            ("allow(public_access, reason = r)", "LP0111"),
        ] {
            let contents = attached(&format!("# lambda-perm: {comment}\n{{ }}"));
            let codes: Vec<_> = contents.findings.iter().map(|finding| finding.code.id()).collect();
            assert_eq!(codes, [code], "{comment}");
        }
        let unused = attached("# lambda-perm: allow(public_access, reason = \"r\")\nother\n{ }");
        assert_eq!(unused.findings[0].code.id(), "LP0114");
        let twice = attached("{ # lambda-perm: allow(public_access, public_access, reason = \"r\")\n}");
        assert_eq!(twice.findings.len(), 1);
    }

    #[test]
    fn other_text_is_no_comment() {
        for text in
            ["x# lambda-perm: allow(", "lambda-perm: allow(", "\"#\" lambda-perm: allow(", "http://lambda-perm: x"]
        {
            assert_eq!(attached(text).findings, [], "{text}");
        }
    }
}
