//! `check`: judges every permission in the files.

use std::io::Write;

use super::CommandError;
use crate::{
    arguments::{CheckArguments, ReportFormat},
    exit::Exit,
    input,
    judge::judge,
    report::{Report, Totals, text::TextReport},
};

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let mut report: Box<dyn Report> = match arguments.format {
        ReportFormat::Text => Box::new(TextReport::default()),
    };
    let mut out = anstream::stdout().lock();
    let mut totals = Totals::default();
    input::read_all(&arguments.paths, arguments.input.input, judge, |judged| {
        totals.add(&judged);
        report.file(&judged, &mut out)
    })?;
    report.finish(&totals, &mut out)?;
    out.flush()?;
    let exit = totals.exit();
    Ok(if arguments.exit_zero { exit.min(Exit::Clean) } else { exit })
}
