//! `graph`: a picture of who may call what.

use std::{io::Write, path::Path};

use super::{Outputs, say_what_is_left_out};
use crate::{
    arguments::{GraphArguments, GraphFormat},
    declared::Contents,
    error::CommandError,
    exit::Exit,
    file::SourceFile,
    graph::Graph,
    input,
    report::{FileInTheMaking, STANDARD_OUTPUT},
};

pub fn run(arguments: &GraphArguments) -> Result<Exit, CommandError> {
    let outputs = Outputs::of(arguments.output.as_deref());
    let mut graph = Graph::default();
    let mut is_read = true;
    input::read_all(
        &arguments.paths,
        arguments.input.input,
        |file, contents| (file, contents),
        |(file, contents)| {
            outputs.spare(&file)?;
            graph.add(&file, &contents);
            is_read &= contents.errors.is_empty();
            say_what_is_missing(&file, &contents)
        },
    )?;
    if graph.is_empty() {
        let mut err = anstream::stderr();
        writeln!(err, "nobody is let in: there are no permissions and no policies here that allow anything")?;
        return Ok(if is_read { Exit::NoInput } else { Exit::Unreadable });
    }
    let picture = graph.picture();
    let text = match arguments.format {
        GraphFormat::Mermaid => picture.mermaid(),
        GraphFormat::Dot => picture.dot(),
        GraphFormat::Svg => picture.svg_file(),
    };
    match arguments.output.as_deref().filter(|path| *path != Path::new(STANDARD_OUTPUT)) {
        None => anstream::stdout().lock().write_all(text.as_bytes())?,
        Some(path) => FileInTheMaking::of(path)?.write_all_of(&text)?,
    }
    if picture.denials > 0 {
        let (statements, deny) = if picture.denials == 1 { ("statement", "denies") } else { ("statements", "deny") };
        writeln!(
            anstream::stderr(),
            "note: {} {statements} that {deny} something {} not in the picture: it shows who is let in",
            picture.denials,
            if picture.denials == 1 { "is" } else { "are" }
        )?;
    }
    Ok(if is_read { Exit::Clean } else { Exit::Unreadable })
}

/// What could not be read is not in the picture.
fn say_what_is_missing(file: &SourceFile, contents: &Contents) -> Result<(), CommandError> {
    for error in &contents.errors {
        let at = file.position(error.span.start);
        writeln!(anstream::stderr(), "error: {}:{}:{}: {}", file.name, at.line, at.column, error.message)?;
    }
    say_what_is_left_out(file, contents)
}
