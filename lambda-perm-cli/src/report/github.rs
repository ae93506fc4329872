//! Findings as annotations of GitHub Actions, which stand beside the lines of a pull request.
//!
//! Source: GitHub documentation, "Workflow commands for GitHub Actions"; `@actions/core` for the escapes.

use std::io::{self, Write};

use super::{Report, Totals};
use crate::{
    file::{SourceFile, Span},
    finding::Severity,
    judge::JudgedFile,
    wording::code_and_lint,
};

/// How many annotations of a kind GitHub shows of a step. It shows the first ones, and has the others in the log.
const SHOWN: usize = 10;

/// Errors are written as they come, and warnings behind them: what is read first is what matters most.
#[derive(Debug, Default)]
pub struct GithubReport {
    errors: usize,
    warnings: Vec<String>,
}

impl GithubReport {
    fn write(&mut self, severity: Severity, annotation: String, out: &mut dyn Write) -> io::Result<()> {
        match severity {
            Severity::Error => {
                self.errors += 1;
                writeln!(out, "{annotation}")
            }
            Severity::Warning => {
                self.warnings.push(annotation);
                Ok(())
            }
        }
    }
}

impl Report for GithubReport {
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()> {
        for error in &file.errors {
            let message = lines(&[&error.message, &labelled("help", &error.help)]);
            let annotation = annotation(Severity::Error, &file.file, &error.span, "lambda-perm", &message);
            self.write(Severity::Error, annotation, out)?;
        }
        for finding in &file.findings {
            let (note, help) = (labelled("note", &finding.subject.to_string()), labelled("help", &finding.help));
            let message = lines(&[&finding.message, &note, &help]);
            let title = format!("lambda-perm: {}", code_and_lint(finding.code));
            let annotation = annotation(finding.severity(), &file.file, &finding.span, &title, &message);
            self.write(finding.severity(), annotation, out)?;
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        for warning in &self.warnings {
            writeln!(out, "{warning}")?;
        }
        if self.errors > SHOWN || self.warnings.len() > SHOWN {
            writeln!(
                out,
                "GitHub shows {SHOWN} errors and {SHOWN} warnings of a step beside the lines. This log has all of them."
            )?;
        }
        writeln!(out, "{totals}")
    }
}

/// The workflow command that makes an annotation.
fn annotation(severity: Severity, file: &SourceFile, span: &Span, title: &str, message: &str) -> String {
    let (start, end) = (file.position(span.start), file.position(span.end.max(span.start)));
    let name = property(file.name.strip_prefix("./").unwrap_or(&file.name));
    let mut place = format!("file={name},line={},endLine={}", start.line, end.line);
    // Columns belong to annotations of one line alone. Theirs ends with its last character.
    if start.line == end.line {
        let end_column = end.column.saturating_sub(1).max(start.column);
        place += &format!(",col={},endColumn={end_column}", start.column);
    }
    format!("::{} {place},title={}::{}", severity.name(), property(title), data(message))
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}

/// Those that are not empty, one below the other.
fn lines(texts: &[&str]) -> String {
    let texts: Vec<_> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_part_of_the_command_is_escaped() {
        let file = SourceFile::new("./a,b:c.json", "one\ntwo\n");
        let shown = |span| annotation(Severity::Error, &file, &span, "x: y", "100 %\n::done");
        assert_eq!(
            shown(4..7),
            "::error file=a%2Cb%3Ac.json,line=2,endLine=2,col=1,endColumn=3,title=x%3A y::100 %25%0A::done"
        );
        assert_eq!(shown(0..7), "::error file=a%2Cb%3Ac.json,line=1,endLine=2,title=x%3A y::100 %25%0A::done");
        assert!(shown(4..4).contains(",col=1,endColumn=1,"));
    }
}
