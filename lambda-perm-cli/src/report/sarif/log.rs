//! The parts of SARIF that are written, with its names.

use lambda_perm_core::{Lint, finding::Code};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::{
    explanation::{Block, blocks, markdown},
    file::{SourceFile, Span},
    finding::{LocatedFinding, Severity, Subject},
    wording::sentence,
};

pub const VERSION: &str = "2.1.0";
pub const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The program.
#[derive(Debug, Serialize)]
pub struct Tool {
    pub driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule>,
}

/// A code.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    id: &'static str,
    /// In one word, as SARIF wants it: `UnscopedService`.
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    help_uri: String,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties {
    tags: Vec<&'static str>,
}

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Result {
    pub rule_id: &'static str,
    pub rule_index: usize,
    pub level: &'static str,
    pub message: Message,
    pub locations: [Location; 1],
    pub partial_fingerprints: Fingerprint,
}

#[derive(Clone, Debug, Serialize)]
pub struct Message {
    text: String,
}

#[derive(Debug, Serialize)]
pub struct Fingerprint {
    /// The number behind the name rises when fingerprints are made in another way.
    #[serde(rename = "lambdaPerm/v1")]
    pub value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fully_qualified_name: Option<String>,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// A run of the program.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation<'a> {
    pub execution_successful: bool,
    pub tool_execution_notifications: &'a [Notification],
}

/// Something that could not be read, or was not looked at.
#[derive(Debug, Serialize)]
pub struct Notification {
    pub level: &'static str,
    pub message: Message,
    pub locations: [Location; 1],
}

impl Driver {
    pub const fn new(rules: Vec<Rule>) -> Self {
        Self {
            name: "lambda-perm",
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: "https://docs.rs/lambda-perm",
            rules,
        }
    }
}

impl Rule {
    pub fn of(code: Code) -> Self {
        let level = Severity::of(code).name();
        let title = Message::of_text(code.title());
        let markdown = markdown(code);
        // The first paragraph names the lint, and the second one says what is wrong.
        let explained = blocks(code).into_iter().skip(1).find_map(|block| match block {
            Block::Paragraph(text) => Some(Message { text }),
            Block::Example(..) => None,
        });
        Self {
            id: code.id(),
            name: format!("{code:?}"),
            full_description: explained.unwrap_or_else(|| title.clone()),
            short_description: title,
            help: Help { text: markdown.clone(), markdown },
            help_uri: code.url(),
            default_configuration: Configuration { level },
            properties: Properties { tags: std::iter::once("security").chain(code.lint().map(Lint::name)).collect() },
        }
    }
}

impl Message {
    pub fn of_text(text: &str) -> Self {
        Self { text: sentence(text) }
    }

    /// What is wrong, what to write instead, and what it is about.
    pub fn of_finding(finding: &LocatedFinding) -> Self {
        let mut text = format!("{} {}", sentence(&finding.message), sentence(&finding.help));
        let subject = finding.subject.to_string();
        if !subject.is_empty() {
            text += &format!(" Found in {subject}.");
        }
        Self { text }
    }
}

impl Location {
    pub fn new(file: &SourceFile, span: &Span) -> Self {
        let (start, end) = (file.position(span.start), file.position(span.end.max(span.start)));
        let region =
            Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column };
        let artifact_location = ArtifactLocation { uri: uri(&file.name) };
        Self { physical_location: PhysicalLocation { artifact_location, region }, logical_locations: Vec::new() }
    }

    /// The same with what stands there.
    #[must_use]
    pub fn about(mut self, subject: &Subject) -> Self {
        let Subject { name, resource, statement, member, .. } = subject;
        if let Some(known) = [member, statement, name, resource].into_iter().flatten().next() {
            let parts = [resource, name, statement, member].into_iter().flatten().map(String::as_str);
            let fully_qualified_name = Some(parts.collect::<Vec<_>>().join("/"));
            self.logical_locations.push(LogicalLocation { name: known.clone(), fully_qualified_name, kind: "member" });
        }
        self
    }
}

/// What stands for itself in a path of a URI.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The URI of a file: a relative one for a relative path, as code scanning wants it.
fn uri(name: &str) -> String {
    let relative = name.strip_prefix("./").unwrap_or(name);
    let encoded = utf8_percent_encode(relative, IN_PATH);
    match name.as_bytes() {
        [b'/', ..] => format!("file://{encoded}"),
        [letter, b':', b'/', ..] if letter.is_ascii_alphabetic() => {
            format!("file:///{}", encoded.to_string().replacen("%3A", ":", 1))
        }
        _ => encoded.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (name, expected) in [
            ("./a/b c.json", "a/b%20c.json"),
            ("../a:b#é.json", "../a%3Ab%23%C3%A9.json"),
            ("/tmp/a", "file:///tmp/a"),
            ("C:/a", "file:///C:/a"),
            ("<stdin>", "%3Cstdin%3E"),
        ] {
            assert_eq!(uri(name), expected);
        }
    }

    #[test]
    fn every_rule_says_what_it_is_about() {
        for code in Code::ALL {
            let rule = Rule::of(*code);
            let texts = [&rule.short_description.text, &rule.full_description.text];
            assert!(texts.iter().all(|text| text.len() > 10 && !text.starts_with("Lint: ")), "{rule:?}");
            assert!(rule.help.text.contains("\nSource: "), "{rule:?}");
        }
    }
}
