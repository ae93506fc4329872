//! Findings as SARIF 2.1.0, for code scanning.
//!
//! Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.

mod log;

use std::io::{self, Write};

use lambda_perm_core::finding::Code;
use serde::Serialize;

use self::log::{
    Driver, Fingerprint, Invocation, Location, Message, Notification, Result, Rule, SCHEMA, Tool, VERSION,
};
use super::{Report, Totals, fingerprint::Fingerprints};
use crate::{file::Span, judge::JudgedFile, wording::sentence};

/// Writes results as they come. The rules that were found, and what could not be read, stand behind them.
#[derive(Debug, Default)]
pub struct SarifReport {
    fingerprints: Fingerprints,
    /// The rules, in the order in which they were found first.
    rules: Vec<Code>,
    results: usize,
    notifications: Vec<Notification>,
}

impl SarifReport {
    fn rule_index(&mut self, code: Code) -> usize {
        self.rules.iter().position(|rule| *rule == code).unwrap_or_else(|| {
            self.rules.push(code);
            self.rules.len() - 1
        })
    }

    fn notify(&mut self, file: &JudgedFile, level: &'static str, text: &str, span: &Span) {
        let locations = [Location::new(&file.file, span)];
        self.notifications.push(Notification { level, message: Message::of_text(text), locations });
    }

    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"$schema\":{},\"version\":{},\n\"runs\":[{{\n\"results\":[", text(&SCHEMA)?, text(&VERSION)?)
    }
}

impl Report for SarifReport {
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in &file.findings {
            if self.results == 0 {
                self.begin(out)?;
            }
            let result = Result {
                rule_id: finding.code.id(),
                rule_index: self.rule_index(finding.code),
                level: finding.severity().name(),
                message: Message::of_finding(finding),
                locations: [Location::new(&file.file, &finding.span).about(&finding.subject)],
                partial_fingerprints: Fingerprint { value: self.fingerprints.of(&file.file, finding)? },
            };
            let separator = if self.results == 0 { "\n" } else { ",\n" };
            write!(out, "{separator}{}", text(&result)?)?;
            self.results += 1;
        }
        for error in &file.errors {
            let text = format!("{} {}", sentence(&error.message), sentence(&error.help));
            self.notify(file, "error", text.trim_end(), &error.span);
        }
        for skipped in &file.contents.skipped {
            self.notify(file, "note", &skipped.message, &skipped.span);
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if self.results == 0 {
            self.begin(out)?;
        }
        let line = if self.results == 0 { "" } else { "\n" };
        let rules: Vec<Rule> = self.rules.iter().map(|code| Rule::of(*code)).collect();
        let invocation =
            Invocation { execution_successful: totals.errors == 0, tool_execution_notifications: &self.notifications };
        writeln!(out, "{line}],\n\"tool\":{},", text(&Tool { driver: Driver::new(rules) })?)?;
        writeln!(out, "\"invocations\":[{}],\n\"columnKind\":\"unicodeCodePoints\"\n}}]}}", text(&invocation)?)
    }
}

fn text(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}
