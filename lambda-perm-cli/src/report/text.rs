//! Findings as rustc shows errors, for people.

mod summary;

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use lambda_perm_core::finding::Code;

use self::summary::Skips;
use super::{Report, Totals, excerpt::Excerpt};
use crate::{
    file::{SourceFile, Span},
    finding::{LocatedFinding, Severity},
    judge::JudgedFile,
    tree::ReadError,
    wording,
};

/// The width where there is no terminal to ask.
const WIDTH: usize = 140;
/// Narrower than this, nothing of a line is left beside its number.
const LEAST_WIDTH: usize = 40;

/// How much of a long line the renderer is given. It is more than a terminal is wide, so that what is left out here is always left
/// out by the renderer too, which marks it.
const ROOM: usize = 1000;

#[derive(Debug)]
pub struct TextReport {
    renderer: Renderer,
    skips: Skips,
    /// How often each code was found.
    found: BTreeMap<Code, usize>,
}

impl TextReport {
    /// For a terminal of this width, where it is one, with colours or without.
    pub fn new(is_coloured: bool, width: Option<usize>) -> Self {
        let renderer = if is_coloured { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        let renderer = renderer.term_width(width.unwrap_or(WIDTH).max(LEAST_WIDTH));
        Self { renderer, skips: Skips::default(), found: BTreeMap::new() }
    }

    fn finding(&self, file: &SourceFile, finding: &LocatedFinding) -> String {
        let level = match finding.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let message = wording::visible(&finding.message);
        let title = level.primary_title(message.as_ref()).id(wording::code_and_lint(finding.code));
        self.render(
            file,
            &finding.span,
            title,
            &[(Level::NOTE, &finding.subject.to_string()), (Level::HELP, &finding.help)],
        )
    }

    fn unreadable(&self, file: &SourceFile, error: &ReadError) -> String {
        let message = wording::visible(&error.message);
        self.render(file, &error.span, Level::ERROR.primary_title(message.as_ref()), &[(Level::HELP, &error.help)])
    }

    /// The message, its place with the text there, and what is to be said below it.
    fn render(&self, file: &SourceFile, span: &Span, title: Title<'_>, below: &[(Level<'_>, &str)]) -> String {
        if file.text.is_empty() {
            let group = title.element(Origin::path(file.name.as_str()));
            return self.renderer.render(&[with_messages(group, below)]);
        }
        let at = file.position(span.start);
        let excerpt = Excerpt::of(file, span, ROOM);
        let snippet = Snippet::source(excerpt.text).path(file.name.as_str()).line_start(at.line);
        let group = title.element(snippet.annotation(AnnotationKind::Primary.span(excerpt.span)));
        let rendered = self.renderer.render(&[with_messages(group, below)]);
        // The renderer counts the columns of what it is shown.
        match excerpt.left_out {
            0 => rendered,
            left_out => {
                let place = |column| format!(":{}:{column}\n", at.line);
                rendered.replacen(&place(at.column - left_out.min(at.column)), &place(at.column), 1)
            }
        }
    }
}

/// The same with what is to be said below it. What says nothing is left out.
fn with_messages<'a>(group: Group<'a>, below: &[(Level<'a>, &str)]) -> Group<'a> {
    let said = below.iter().filter(|(_, text)| !text.is_empty());
    group.elements(said.map(|(level, text)| level.clone().message(wording::visible(text).into_owned())))
}

impl Report for TextReport {
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()> {
        for error in &file.errors {
            writeln!(out, "{}\n", self.unreadable(&file.file, error))?;
        }
        for finding in &file.findings {
            *self.found.entry(finding.code).or_default() += 1;
            writeln!(out, "{}\n", self.finding(&file.file, finding))?;
        }
        self.skips.add(file);
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        self.skips.write(out)?;
        writeln!(out, "{totals}")?;
        summary::write_next_steps(totals, &self.found, out)
    }
}
