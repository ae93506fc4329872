//! `check`: judges every permission in the files.

use super::CommandError;
use crate::{
    arguments::CheckArguments,
    exit::Exit,
    input,
    judge::judge,
    report::{Reports, Totals},
};

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let mut reports = Reports::begin(arguments.format, arguments.output.as_deref())?;
    let mut totals = Totals::default();
    input::read_all(&arguments.paths, arguments.input.input, judge, |judged| {
        totals.add(&judged);
        reports.file(&judged)
    })?;
    reports.finish(&totals)?;
    let exit = totals.exit();
    Ok(if arguments.exit_zero { exit.min(Exit::Clean) } else { exit })
}
