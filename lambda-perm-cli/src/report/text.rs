//! Findings as rustc shows errors, for people.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Report, Totals};
use crate::{
    file::{SourceFile, Span},
    finding::LocatedFinding,
    judge::JudgedFile,
    tree::ReadError,
};

#[derive(Debug, Default)]
pub struct TextReport {}

impl Report for TextReport {
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()> {
        for error in &file.errors {
            writeln!(out, "{}\n", unreadable(&file.file, error))?;
        }
        for finding in &file.findings {
            writeln!(out, "{}\n", shown(&file.file, finding))?;
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let Totals { files, permissions, policies, findings, errors, skipped } = totals;
        writeln!(
            out,
            "{findings} findings in {permissions} permissions and {policies} policies of {files} files, {errors} errors, {skipped} skipped"
        )
    }
}

fn shown(file: &SourceFile, finding: &LocatedFinding) -> String {
    let level = if finding.lint().is_some() { Level::WARNING } else { Level::ERROR };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.id());
    render(file, &finding.span, title, &finding.help)
}

fn unreadable(file: &SourceFile, error: &ReadError) -> String {
    render(file, &error.span, Level::ERROR.primary_title(error.message.as_str()), &error.help)
}

fn render(file: &SourceFile, span: &Span, title: annotate_snippets::Title<'_>, help: &str) -> String {
    let snippet = Snippet::source(file.text.as_str())
        .line_start(file.lines_before() + 1)
        .path(file.name.as_str())
        .annotation(AnnotationKind::Primary.span(span.clone()));
    let mut group = title.element(snippet);
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().render(&[group])
}
