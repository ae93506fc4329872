//! `check`: judges every permission in the files.

use std::io::Write;

use super::CommandError;
use crate::{
    arguments::{CheckArguments, ReportFormat},
    exit::Exit,
    file::SourceFile,
    input::Format,
    judge::{JudgedFile, judge},
    report::{Report, Totals, text::TextReport},
};

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let mut report: Box<dyn Report> = match arguments.format {
        ReportFormat::Text => Box::new(TextReport::default()),
    };
    let mut out = anstream::stdout().lock();
    let mut totals = Totals::default();
    for path in &arguments.paths {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| CommandError::Io(format!("`{name}`"), error))?;
        let file = SourceFile::new(name, text);
        let Some(format) = arguments.input.input.or_else(|| Format::of(&file)) else { continue };
        let contents = format.read(&file);
        let judged: JudgedFile = judge(file, contents);
        totals.add(&judged);
        report.file(&judged, &mut out)?;
    }
    report.finish(&totals, &mut out)?;
    out.flush()?;
    let exit = totals.exit();
    Ok(if arguments.exit_zero { exit.min(Exit::Clean) } else { exit })
}
