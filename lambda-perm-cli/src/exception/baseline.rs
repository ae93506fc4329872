//! Findings that were there before: a fleet begins with a list of them, and only what is new is reported.

use std::collections::BTreeMap;

use crate::{
    declared::Contents,
    file::{SourceFile, Span},
    finding::{LocatedFinding, Subject},
    judge::JudgedFile,
    tree::{
        ReadError,
        values::{self, Value},
    },
};

/// The version of the file. Another one is refused.
const VERSION: &str = "1";

/// What tells one finding from another, wherever the file moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    code: String,
    function: String,
    sid: String,
    member: String,
}

/// The names of an entry's members, in the order of the file.
const MEMBERS: [&str; 4] = ["code", "function", "sid", "member"];

impl Entry {
    fn of(finding: &LocatedFinding) -> Self {
        let Subject { name, resource, statement, member, .. } = &finding.subject;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            code: finding.code.id().to_owned(),
            function: text(if resource.is_some() { resource } else { name }),
            sid: text(statement),
            member: text(member),
        }
    }

    const fn texts(&self) -> [&String; 4] {
        [&self.code, &self.function, &self.sid, &self.member]
    }
}

/// The findings that were there before.
#[derive(Debug)]
pub struct Baseline {
    file: SourceFile,
    /// Where each one stands, and whether it is still there.
    entries: BTreeMap<Entry, (Span, bool)>,
    errors: Vec<ReadError>,
}

impl Baseline {
    /// Reads the text of a baseline.
    pub fn read(file: SourceFile) -> Self {
        let mut read = Self { file, entries: BTreeMap::new(), errors: Vec::new() };
        let text = std::mem::take(&mut read.file.text);
        if text.trim().is_empty() {
            read.errors.push(none(0..0));
        }
        values::each(&text, |value| match value {
            Ok(value) => read.list(value),
            Err(error) => read.errors.push(error),
        });
        read.file.text = text;
        read
    }

    fn list(&mut self, value: Value<'_>) {
        let members = value.members();
        let member = |name| members.iter().find(|member| member.name == name).map(|member| member.value);
        match (member("version"), member("findings")) {
            (Some(version), Some(findings)) if version.text == VERSION && findings.is_list() => {
                for item in findings.items() {
                    match entry(item) {
                        Some(entry) => drop(self.entries.insert(entry, (item.span(), false))),
                        None => self.errors.push(ReadError::new("this is not a finding of a baseline", item.span())),
                    }
                }
            }
            (Some(version), _) if version.text != VERSION => {
                let error = ReadError::new(format!("this baseline has the version {}", version.text), version.span());
                self.errors.push(error.with_help("write it again with `--write-baseline`"));
            }
            _ => self.errors.push(none(value.start..value.start + 1)),
        }
    }

    /// Takes out of a file what was there before.
    pub fn silence(&mut self, judged: &mut JudgedFile) {
        judged.findings.retain(|finding| match self.entries.get_mut(&Entry::of(finding)) {
            Some((_, is_there)) => {
                *is_there = true;
                false
            }
            None => true,
        });
    }

    /// What is wrong with the baseline, and what is in it and no longer there.
    pub fn finish(self) -> Option<JudgedFile> {
        let gone = self.entries.into_iter().filter(|(_, (_, is_there))| !is_there);
        let mut findings: Vec<LocatedFinding> = gone.map(|(entry, (span, _))| vanished(&entry, span)).collect();
        findings.sort_by_key(|finding| finding.span.start);
        let has_any = !findings.is_empty() || !self.errors.is_empty();
        let contents = Contents::default();
        has_any.then_some(JudgedFile { file: self.file, contents, findings, errors: self.errors })
    }
}

fn none(span: Span) -> ReadError {
    ReadError::new("this is not a baseline", span).with_help("write one with `--write-baseline`")
}

fn entry(item: Value<'_>) -> Option<Entry> {
    let members = item.members();
    let mut texts = MEMBERS.map(|name| {
        let member = members.iter().find(|member| member.name == name);
        member.map_or_else(|| Some(String::new()), |member| member.value.as_text().map(|text| text.into_owned()))
    });
    let [code, function, sid, member] = texts.each_mut().map(Option::take);
    let entry = Entry { code: code?, function: function?, sid: sid?, member: member? };
    (!entry.code.is_empty()).then_some(entry)
}

/// The finding about an entry that silences nothing.
fn vanished(entry: &Entry, span: Span) -> LocatedFinding {
    let of = if entry.sid.is_empty() { String::new() } else { format!(" in `{}`", entry.sid) };
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    LocatedFinding {
        code: lambda_perm_core::finding::Code::UnusedAllow,
        message: format!("{}{of} is in the baseline, but is no longer found", entry.code),
        help: "remove it from the baseline, or write the baseline again".into(),
        span,
        subject: Subject {
            resource: given(&entry.function),
            statement: given(&entry.sid),
            member: given(&entry.member),
            ..Subject::default()
        },
    }
}

/// Findings on their way into a baseline.
#[derive(Debug, Default)]
pub struct NewBaseline(BTreeMap<Entry, ()>);

impl NewBaseline {
    /// Takes the findings of a file.
    pub fn add(&mut self, judged: &JudgedFile) {
        self.0.extend(judged.findings.iter().map(|finding| (Entry::of(finding), ())));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of the file: sorted, a line for each, so that a difference of two of them reads well.
    pub fn text(&self) -> String {
        let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
        let line = |entry: &Entry| {
            let member = |(name, text): (&str, &String)| format!("\"{name}\": {}", quoted(text));
            let given = MEMBERS.into_iter().zip(entry.texts()).filter(|(_, text)| !text.is_empty());
            format!("    {{{}}}", given.map(member).collect::<Vec<_>>().join(", "))
        };
        let lines: Vec<String> = self.0.keys().map(line).collect();
        let (open, close) = if lines.is_empty() { ("", "") } else { ("\n", "\n  ") };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{open}{}{close}]\n}}\n", lines.join(",\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(code: lambda_perm_core::finding::Code, sid: &str) -> LocatedFinding {
        let subject = Subject { statement: Some(sid.into()), name: Some("f".into()), ..Subject::default() };
        LocatedFinding { code, message: String::new(), help: String::new(), span: 0..0, subject }
    }

    fn judged(sids: &[&str]) -> JudgedFile {
        let code = lambda_perm_core::finding::Code::PublicAccess;
        let findings = sids.iter().map(|sid| finding(code, sid)).collect();
        JudgedFile { file: SourceFile::new("f", ""), contents: Contents::default(), findings, errors: Vec::new() }
    }

    fn written(sids: &[&str]) -> String {
        let mut new = NewBaseline::default();
        new.add(&judged(sids));
        new.text()
    }

    #[test]
    fn it_is_sorted_and_the_same_every_time() {
        let text = written(&["b", "a\"", "b"]);
        assert_eq!(text, written(&["a\"", "b"]));
        assert_eq!(
            text,
            "{\n  \"version\": 1,\n  \"findings\": [\n    {\"code\": \"LP0503\", \"function\": \"f\", \"sid\": \"a\\\"\"},\n    \
             {\"code\": \"LP0503\", \"function\": \"f\", \"sid\": \"b\"}\n  ]\n}\n"
        );
        assert_eq!(written(&[]), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
    }

    #[test]
    fn what_is_in_it_is_silent_and_what_is_gone_is_found() {
        let text = written(&["a", "b", "c"]);
        let mut baseline = Baseline::read(SourceFile::new("base.json", text.as_str()));
        let mut judged = judged(&["d", "c", "a"]);
        baseline.silence(&mut judged);
        assert_eq!(judged.findings.len(), 1);
        let gone = baseline.finish().expect("one is gone");
        let [finding] = gone.findings.as_slice() else { panic!("{gone:?}") };
        assert_eq!(
            &gone.file.text[finding.span.clone()],
            "{\"code\": \"LP0503\", \"function\": \"f\", \"sid\": \"b\"}"
        );
        assert_eq!(finding.message, "LP0503 in `b` is in the baseline, but is no longer found");
    }

    #[test]
    fn what_is_no_baseline_is_an_error() {
        for (text, message) in [
            ("", "this is not a baseline"),
            ("{}", "this is not a baseline"),
            ("{\"version\": 2, \"findings\": []}", "this baseline has the version 2"),
            ("{\"version\": 1, \"findings\": [1]}", "this is not a finding of a baseline"),
            ("{\"version\": 1, \"findings\": [{\"code\": 1}]}", "this is not a finding of a baseline"),
            ("{", "this is not JSON: EOF while parsing an object"),
        ] {
            let read = Baseline::read(SourceFile::new("f", text));
            assert_eq!(read.errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>(), [message], "{text}");
        }
    }
}
