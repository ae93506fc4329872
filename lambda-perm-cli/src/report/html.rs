//! Findings as one page, without any parts from elsewhere: the picture, the findings, and filters. It can be read without its script.

mod filter;

use std::io::{self, Write};

use self::filter::Filter;
use super::{Report, Totals, excerpt::Excerpt};
use crate::{
    file::{SourceFile, Span},
    finding::{LocatedFinding, Severity},
    graph::{Graph, escaped},
    judge::JudgedFile,
    wording::{code_and_lint, sentence, visible},
};

/// What may load and run on the page: what it brings, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// A picture of more grants than this is of no use on a page.
const DRAWN: usize = 1500;
/// How many bytes of a line are shown before, of and behind the value.
const ROOM: usize = 120;

/// Holds what it writes until the end, because the counts and the picture stand at the top.
#[derive(Debug, Default)]
pub struct HtmlReport {
    graph: Graph,
    findings: Vec<String>,
    functions: Filter,
    principals: Filter,
    lints: Filter,
    unread: Vec<String>,
    skipped: Vec<String>,
}

impl Report for HtmlReport {
    fn file(&mut self, file: &JudgedFile, _: &mut dyn Write) -> io::Result<()> {
        self.graph.add(&file.file, &file.contents);
        for finding in &file.findings {
            let item = self.finding(&file.file, finding);
            self.findings.push(item);
        }
        for error in &file.errors {
            let help = sentence(&error.help);
            self.unread.push(item(&file.file, &error.span, &format!("{} {help}", sentence(&error.message))));
        }
        for skipped in &file.contents.skipped {
            self.skipped.push(item(&file.file, &skipped.span, &sentence(&skipped.message)));
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>Lambda permissions</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>Lambda permissions</h1>\n<p>{totals}</p>\n</header>\n<main>\n"
        )?;
        self.write_picture(out)?;
        self.write_findings(out)?;
        write_list("What could not be read", &self.unread, out)?;
        write_list("What was not looked at", &self.skipped, out)?;
        let version = env!("CARGO_PKG_VERSION");
        write!(
            out,
            "</main>\n<footer>lambda-perm {version}. <code>lambda-perm explain CODE</code> says more about a finding.</footer>\n\
             <script>\n{SCRIPT}</script>\n</body>\n</html>\n"
        )
    }
}

impl HtmlReport {
    fn write_picture(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.graph.is_empty() {
            return Ok(());
        }
        writeln!(out, "<details open>\n<summary><h2>Who may call what</h2></summary>")?;
        let picture = self.graph.picture();
        if picture.edges.len() > DRAWN {
            let grants = picture.edges.len();
            writeln!(
                out,
                "<p>There are {grants} grants, too many for a page. <code>lambda-perm graph</code> draws them.</p>"
            )?;
        } else {
            writeln!(out, "<div class=\"picture\">\n{}</div>", picture.svg())?;
        }
        writeln!(out, "</details>")
    }

    fn write_findings(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<h2>Findings</h2>")?;
        if self.findings.is_empty() {
            return writeln!(out, "<p>There are none.</p>");
        }
        writeln!(out, "<form>")?;
        self.functions.write("function", "Function", out)?;
        self.principals.write("principal", "Principal", out)?;
        self.lints.write("lint", "Lint", out)?;
        // No list: a browser counts its items anew for each that is shown or hidden, which takes it seconds where there are thousands.
        writeln!(out, "<output aria-live=\"polite\"></output>\n</form>\n<div class=\"findings\">")?;
        for finding in &self.findings {
            writeln!(out, "{finding}")?;
        }
        writeln!(out, "</div>")
    }

    fn finding(&mut self, file: &SourceFile, finding: &LocatedFinding) -> String {
        let subject = &finding.subject;
        let function = self.functions.add(subject.resource.as_deref());
        let principal = self.principals.add(subject.principal.as_deref());
        let lint = self.lints.add(Some(finding.lint().map_or(finding.code.id(), lambda_perm_core::Lint::name)));
        let word = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let about = subject.to_string();
        let about = if about.is_empty() { about } else { format!("<p class=\"about\">{}</p>", marked_up(&about)) };
        format!(
            "<article class=\"finding {word}\" data-function=\"{function}\" data-principal=\"{principal}\" data-lint=\"{lint}\">\
             <h3><span class=\"severity\">{word}</span> {}</h3>\
             <p class=\"place\">{} <a href=\"{}\">{}</a></p>{}{about}<p class=\"help\">{}</p></article>",
            marked_up(&finding.message),
            place(file, &finding.span),
            escaped(&finding.code.url()),
            escaped(&code_and_lint(finding.code)),
            line(file, &finding.span),
            marked_up(&finding.help),
        )
    }
}

fn write_list(heading: &str, items: &[String], out: &mut dyn Write) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{heading}</h2>\n<ul>")?;
    for item in items {
        writeln!(out, "{item}")?;
    }
    writeln!(out, "</ul>")
}

fn item(file: &SourceFile, span: &Span, text: &str) -> String {
    format!("<li>{} {}</li>", place(file, span), marked_up(text.trim_end()))
}

fn place(file: &SourceFile, span: &Span) -> String {
    let at = file.position(span.start);
    format!("<code>{}:{}:{}</code>", escaped(&file.name), at.line, at.column)
}

/// The line of a value, with the value marked.
fn line(file: &SourceFile, span: &Span) -> String {
    let Excerpt { text, span, left_out, is_cut } = Excerpt::of(file, span, ROOM);
    if text.trim().is_empty() {
        return String::new();
    }
    let part = |range: std::ops::Range<usize>| escaped(&visible(text.get(range).unwrap_or_default()));
    let (before, behind) = (if left_out > 0 { "…" } else { "" }, if is_cut { "…" } else { "" });
    let (start, end) = (span.start, span.end);
    let before =
        format!("{before}{}", if left_out > 0 { part(0..start) } else { part(0..start).trim_start().to_owned() });
    format!("<pre>{before}<mark>{}</mark>{}{behind}</pre>", part(start..end), part(end..text.len()))
}

/// A message, with what stands in backticks as code.
fn marked_up(text: &str) -> String {
    let text = escaped(text);
    let parts = text.split('`');
    // A backtick without another one is none of ours.
    if parts.clone().count().is_multiple_of(2) {
        return text;
    }
    let marked =
        parts.enumerate().map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() });
    marked.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_backticks_is_code() {
        assert_eq!(marked_up("`<a>` & b"), "<code>&lt;a&gt;</code> &amp; b");
        assert_eq!(marked_up("a ` b"), "a ` b");
    }

    #[test]
    fn the_value_is_marked_in_its_line() {
        let file = SourceFile::new("f", "  \"a\": \"<b>\",\n");
        assert_eq!(line(&file, &(7..12)), "<pre>&quot;a&quot;: <mark>&quot;&lt;b&gt;&quot;</mark>,</pre>");
        assert_eq!(line(&SourceFile::new("f", "\n"), &(0..0)), "");
    }
}
