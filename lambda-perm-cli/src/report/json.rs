//! Findings as JSON, for other programs. `docs/json.md` promises what stays of it.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Report, Totals,
    fingerprint::Fingerprints,
    record::{ErrorRecord, FindingRecord, SkippedRecord},
};
use crate::judge::JudgedFile;

/// The version of the form. It rises when something is removed or changes its meaning.
const VERSION: u32 = 1;

/// Writes findings as they come. What could not be read and what was skipped is held as text until the end, because it stands
/// behind them.
#[derive(Debug, Default)]
pub struct JsonReport {
    fingerprints: Fingerprints,
    findings: usize,
    errors: Vec<String>,
    skipped: Vec<String>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

const TOOL: Tool = Tool { name: "lambda-perm", version: env!("CARGO_PKG_VERSION") };

impl JsonReport {
    /// Begins the object and its list of findings, before the first of them.
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n\"version\": {VERSION},\n\"tool\": {},\n\"findings\": [", text(&TOOL)?)
    }
}

impl Report for JsonReport {
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()> {
        for finding in &file.findings {
            if self.findings == 0 {
                self.begin(out)?;
            }
            let separator = if self.findings == 0 { "\n" } else { ",\n" };
            let fingerprint = self.fingerprints.of(&file.file, finding)?;
            write!(out, "{separator}{}", text(&FindingRecord::new(&file.file, finding, fingerprint))?)?;
            self.findings += 1;
        }
        for error in &file.errors {
            self.errors.push(text(&ErrorRecord::new(&file.file, error))?);
        }
        for skipped in &file.contents.skipped {
            self.skipped.push(text(&SkippedRecord::new(&file.file, skipped))?);
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if self.findings == 0 {
            self.begin(out)?;
        }
        out.write_all(if self.findings == 0 { b"],\n" } else { b"\n],\n" })?;
        for (name, records) in [("errors", &self.errors), ("skipped", &self.skipped)] {
            let line = if records.is_empty() { "" } else { "\n" };
            writeln!(out, "\"{name}\": [{line}{}{line}],", records.join(",\n"))?;
        }
        writeln!(out, "\"counts\": {}\n}}", text(totals)?)
    }
}

fn text(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}
