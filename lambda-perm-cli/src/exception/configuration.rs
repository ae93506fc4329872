//! Exceptions in `lambda-perm.toml`, for live policies and for files that have no comments:
//!
//! ```toml
//! [[allow]]
//! file = "policies/*.json"
//! function = "webhook"
//! sid = "public"
//! lint = "public_access"
//! reason = "the handler checks the signature"
//! ```

use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use lambda_perm_core::{Exception, check};
use toml_span::Value;

use super::exception;
use crate::{
    declared::Contents,
    file::{SourceFile, Span, whole_characters},
    finding::{LocatedFinding, Subject},
    judge::JudgedFile,
    tree::ReadError,
};

/// The name of the file.
pub const NAME: &str = "lambda-perm.toml";
/// The tables of the file.
const ALLOW: &str = "allow";
const KEYS: [&str; 5] = ["file", "function", "sid", "lint", "reason"];

/// The exceptions of a configuration, and what is wrong with it.
#[derive(Debug)]
pub struct Configuration {
    file: SourceFile,
    /// The folder that `file` is relative to.
    folder: PathBuf,
    /// The folder of the program, which the names of files are relative to.
    working: PathBuf,
    rules: Vec<Rule>,
    findings: Vec<LocatedFinding>,
    errors: Vec<ReadError>,
}

/// An exception, and what it is about.
#[derive(Debug)]
struct Rule {
    file: Option<Pattern>,
    function: Option<Pattern>,
    sid: Option<Pattern>,
    exception: Exception,
    span: Span,
    /// Whether a file was judged that it is about.
    is_met: bool,
    /// Whether it silenced something.
    is_used: bool,
}

/// A text with `*` and `?`.
#[derive(Debug)]
struct Pattern {
    text: String,
    glob: GlobMatcher,
}

impl Configuration {
    /// Reads the text of a configuration that stands at this path, seen from the working folder.
    pub fn read(name: &str, text: &str, working: &Path) -> Self {
        let path = absolute(working, Path::new(name));
        let mut read = Self {
            file: SourceFile::new(name, text),
            folder: path.parent().unwrap_or(working).to_owned(),
            working: working.to_owned(),
            rules: Vec::new(),
            findings: Vec::new(),
            errors: Vec::new(),
        };
        match toml_span::parse(text) {
            Ok(value) => read.tables(&value),
            Err(error) => {
                let error =
                    ReadError::new(format!("this is not TOML: {error}"), whole_characters(text, range(error.span)));
                read.errors.push(error);
            }
        }
        read
    }

    fn tables(&mut self, value: &Value<'_>) {
        for (key, value) in value.as_table().into_iter().flatten() {
            match value.as_array() {
                Some(tables) if key.name == ALLOW => tables.iter().for_each(|table| self.rule(table)),
                _ => {
                    let wrong = match key.name == ALLOW {
                        true => "`allow` is a list of tables".to_owned(),
                        false => format!("there is no setting `{}`", key.name),
                    };
                    let error = ReadError::new(wrong, range(key.span));
                    self.errors
                        .push(error.with_help("write tables `[[allow]]` for findings that are right as they are"));
                }
            }
        }
    }

    fn rule(&mut self, table: &Value<'_>) {
        let Some(entries) = table.as_table() else {
            let error = ReadError::new("an exception is a table", range(table.span));
            return self.errors.push(error.with_help("write `[[allow]]`, and its keys on the lines below"));
        };
        let mut texts: [Option<(&str, Span)>; 5] = [const { None }; 5];
        let before = self.errors.len();
        for (key, value) in entries {
            let slot = KEYS.iter().position(|name| *name == key.name).and_then(|at| texts.get_mut(at));
            match (slot, value.as_str()) {
                (Some(slot), Some(text)) => *slot = Some((text, range(value.span))),
                (Some(_), None) => {
                    self.errors.push(ReadError::new(format!("`{}` takes a text", key.name), range(value.span)));
                }
                (None, _) => {
                    let error = ReadError::new(format!("an exception has no key `{}`", key.name), range(key.span));
                    self.errors.push(error.with_help("its keys are `file`, `function`, `sid`, `lint` and `reason`"));
                }
            }
        }
        let [file, function, sid, lint, reason] = texts;
        let Some((lint, span)) = lint else {
            if self.errors.len() == before {
                let error = ReadError::new("this exception names no lint", head(&self.file.text, range(table.span)));
                self.errors.push(error.with_help("add `lint`, such as \"public_access\""));
            }
            return;
        };
        if file.is_none() && function.is_none() && sid.is_none() && self.errors.len() == before {
            let error = ReadError::new("this exception is about everything", span.clone());
            self.errors.push(error.with_help("add `file`, `function` or `sid`"));
        }
        let [file, function, sid] = [file, function, sid].map(|text| self.pattern(text));
        match exception(lint, reason.map_or("", |(reason, _)| reason), span) {
            Ok((exception, span)) if self.errors.len() == before => {
                self.rules.push(Rule { file, function, sid, exception, span, is_met: false, is_used: false });
            }
            Ok(_) => {}
            Err(finding) => self.findings.push(finding),
        }
    }

    fn pattern(&mut self, text: Option<(&str, Span)>) -> Option<Pattern> {
        let (text, span) = text?;
        match GlobBuilder::new(text).literal_separator(true).build() {
            Ok(glob) => Some(Pattern { text: text.to_owned(), glob: glob.compile_matcher() }),
            Err(error) => {
                self.errors.push(ReadError::new(format!("`{text}` is not a pattern: {}", error.kind()), span));
                None
            }
        }
    }

    /// Takes out of a file what is right as it is.
    pub fn silence(&mut self, judged: &mut JudgedFile) {
        let path = absolute(&self.working, Path::new(&judged.file.name));
        let folder = &self.folder;
        let about = self.rules.iter_mut().filter_map(|rule| rule.is_about_file(&path, folder).then_some(rule));
        let mut about: Vec<&mut Rule> = about.collect();
        judged.findings.retain(|finding| {
            let silencing = about.iter_mut().find(|rule| rule.silences(finding));
            silencing.map(|rule| rule.is_used = true).is_none()
        });
    }

    /// What is wrong with the configuration, and which of its exceptions silence nothing. `covered` are the folders that were
    /// searched: an exception about a file that nobody looked at is not known to be stale.
    pub fn finish(self, covered: &[PathBuf]) -> Option<JudgedFile> {
        let is_covered = covered.iter().any(|folder| self.folder.starts_with(absolute(&self.working, folder)));
        let stale = self.rules.into_iter().filter(|rule| !rule.is_used && (is_covered || rule.is_met)).map(Rule::stale);
        let findings: Vec<LocatedFinding> = self.findings.into_iter().chain(stale).collect();
        let has_any = !findings.is_empty() || !self.errors.is_empty();
        let contents = Contents::default();
        has_any.then_some(JudgedFile { file: self.file, contents, findings, errors: self.errors })
    }
}

impl Rule {
    fn is_about_file(&mut self, path: &Path, folder: &Path) -> bool {
        let Some(pattern) = &self.file else { return true };
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let name = Path::new(path.file_name().unwrap_or_default());
        let fits = pattern.glob.is_match(inside) || !pattern.text.contains('/') && pattern.glob.is_match(name);
        self.is_met |= fits;
        fits
    }

    fn silences(&self, finding: &LocatedFinding) -> bool {
        let subject = &finding.subject;
        finding.lint() == Some(self.exception.lint())
            && is_one_of(self.sid.as_ref(), subject.statement.as_deref())
            && is_one_of(self.function.as_ref(), names(subject))
    }

    fn stale(self) -> LocatedFinding {
        let text = |pattern: Option<Pattern>| pattern.map(|pattern| pattern.text);
        let subject = Subject { resource: text(self.function), statement: text(self.sid), ..Subject::default() };
        let mut finding = LocatedFinding::new(&check::unused_allow(self.exception.lint()).into(), self.span, subject);
        finding.help = "remove this exception".into();
        finding
    }
}

fn is_one_of<'n>(pattern: Option<&Pattern>, names: impl IntoIterator<Item = &'n str>) -> bool {
    pattern.is_none_or(|pattern| names.into_iter().any(|name| pattern.glob.is_match(name)))
}

/// What a function or layer version is called: its ARN, its name, and both with the version.
fn names(subject: &Subject) -> impl Iterator<Item = &str> {
    [subject.resource.as_deref(), subject.name.as_deref()].into_iter().flatten().flat_map(|whole| {
        let qualified = whole.splitn(7, ':').nth(6);
        let name = qualified.and_then(|name| name.split(':').next());
        let function = whole.split(':').next().filter(|_| !whole.starts_with("arn:"));
        [Some(whole), qualified, name, function].into_iter().flatten()
    })
}

/// The first line of a table.
fn head(text: &str, span: Span) -> Span {
    let line = text.get(span.clone()).and_then(|table| table.split('\n').next()).map_or(0, str::len);
    span.start..span.start + line
}

const fn range(span: toml_span::Span) -> Span {
    span.start..span.end
}

/// The path from the root on, without `.` and `..`.
fn absolute(working: &Path, path: &Path) -> PathBuf {
    let mut absolute = PathBuf::new();
    for part in working.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(absolute.pop()),
            part => absolute.push(part),
        }
    }
    absolute
}

#[cfg(test)]
mod tests {
    use lambda_perm_core::{Error, Lint};

    use super::*;

    const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:webhook";

    fn judged(name: &str) -> JudgedFile {
        let subject =
            Subject { resource: Some(FUNCTION.into()), statement: Some("public".into()), ..Subject::default() };
        let mut finding = LocatedFinding::new(&Error::from(check::unused_allow(Lint::PublicAccess)), 0..0, subject);
        finding.code = lambda_perm_core::finding::Code::PublicAccess;
        let file = SourceFile::new(name, "");
        JudgedFile { file, contents: Contents::default(), findings: vec![finding], errors: Vec::new() }
    }

    fn read(text: &str) -> Configuration {
        Configuration::read("../lambda-perm.toml", text, Path::new("/a/b"))
    }

    fn silences(keys: &str) -> bool {
        let mut read = read(&format!("[[allow]]\nlint = \"public_access\"\nreason = \"r\"\n{keys}"));
        assert!(read.errors.is_empty() && read.findings.is_empty(), "{keys}: {:?} {:?}", read.errors, read.findings);
        let mut judged = judged("x/y.json");
        read.silence(&mut judged);
        judged.findings.is_empty()
    }

    #[test]
    fn an_exception_is_about_files_functions_and_statements() {
        for keys in [
            "sid = \"public\"",
            "sid = \"pub*\"",
            "function = \"webhook\"",
            "function = \"web*\"\nsid = \"public\"",
            "file = \"b/x/*.json\"",
            "file = \"y.json\"",
            "file = \"**/y.json\"",
            "function = \"arn:aws:lambda:*:123456789012:function:webhook\"",
        ] {
            assert!(silences(keys), "{keys}");
        }
        for keys in [
            "sid = \"p\"",
            "function = \"web\"",
            "file = \"x/*.json\"",
            "file = \"b/*.json\"",
            "sid = \"public\"\nfile = \"z\"",
        ] {
            assert!(!silences(keys), "{keys}");
        }
    }

    #[test]
    fn one_that_silences_nothing_is_a_finding() {
        let text = "[[allow]]\nfile = \"y.json\"\nsid = \"other\"\nlint = \"public_access\"\nreason = \"r\"\n";
        let mut met = read(text);
        met.silence(&mut judged("y.json"));
        let found = met.finish(&[]).expect("a finding");
        let [finding] = found.findings.as_slice() else { panic!("{found:?}") };
        assert_eq!((finding.code.id(), &text[finding.span.clone()]), ("LP0114", "public_access"));
        assert!(read(text).finish(&[]).is_none());
        assert!(read(text).finish(&["..".into()]).is_some());
        assert!(read(text).finish(&[".".into()]).is_none());
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (text, at, message) in [
            ("[[allow]", 8, "this is not TOML: "),
            ("[other]", 1, "there is no setting `other`"),
            ("allow = 1", 0, "`allow` is a list of tables"),
            ("[[allow]]\nsid = \"a\"", 0, "this exception names no lint"),
            ("[[allow]]\nlint = \"public_access\"\nreason = \"r\"", 18, "this exception is about everything"),
            ("[[allow]]\nid = \"a\"", 10, "an exception has no key `id`"),
            ("[[allow]]\nsid = 1", 16, "`sid` takes a text"),
            ("[[allow]]\nsid = \"[\"\nlint = \"public_access\"", 17, "`[` is not a pattern: "),
        ] {
            let read = read(text);
            let error = read.errors.first().expect(text);
            assert!(error.message.starts_with(message), "{text}: {}", error.message);
            assert_eq!((error.span.start, read.errors.len()), (at, 1), "{text}: {error:?}");
        }
        for (text, code) in [
            ("[[allow]]\nsid = \"a\"\nlint = \"public\"\nreason = \"r\"", "LP0112"),
            ("[[allow]]\nsid = \"a\"\nlint = \"public_access\"", "LP0113"),
        ] {
            let read = read(text);
            assert_eq!(read.findings.iter().map(|finding| finding.code.id()).collect::<Vec<_>>(), [code], "{text}");
        }
    }
}
