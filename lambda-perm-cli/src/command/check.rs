//! `check`: judges every permission in the files.

use std::io::Write;

use super::Outputs;
use crate::{
    arguments::CheckArguments,
    error::CommandError,
    exception::{baseline::NewBaseline, known::Known},
    exit::Exit,
    input,
    judge::{JudgedFile, judge},
    report::{FileInTheMaking, Reports, Totals},
    wording::count,
};

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let mut known = Known::read(arguments.exceptions.config.as_deref(), arguments.exceptions.baseline.as_deref())?;
    let mut reports = Reports::begin(arguments.format, arguments.output.as_deref())?;
    let written = arguments.exceptions.write_baseline.as_deref();
    let mut new = match written {
        Some(path) => Some((path, FileInTheMaking::of(path)?, NewBaseline::default())),
        None => None,
    };
    let (mut totals, mut before) = (Totals::default(), 0);
    let exceptions = &arguments.exceptions;
    let outputs = Outputs::of([&arguments.output, &exceptions.write_baseline].into_iter().filter_map(Option::as_deref));
    let mut tell = |mut judged: JudgedFile| {
        outputs.spare(&judged.file)?;
        if let Some((_, _, new)) = &mut new {
            new.add(&judged);
            totals.known += judged.findings.len();
            judged.findings.clear();
        }
        totals.add(&judged);
        reports.file(&judged)
    };
    input::read_all(&arguments.paths, arguments.input.input, judge, |mut judged| {
        before += known.silence(&mut judged);
        tell(judged)
    })?;
    known.finish(&arguments.paths).try_for_each(tell)?;
    totals.known += before;
    reports.finish(&totals)?;
    if let Some((path, file, new)) = new {
        file.write_all_of(&new.text())?;
        let (count, is) = (count(new.len(), "finding", "findings"), if new.len() == 1 { "is" } else { "are" });
        writeln!(anstream::stderr(), "{count} {is} in the baseline `{}`", path.display())?;
    }
    Ok(match totals.exit() {
        Exit::Findings if arguments.exit_zero => Exit::Clean,
        Exit::NoInput if arguments.allow_no_input => Exit::Clean,
        exit => exit,
    })
}
