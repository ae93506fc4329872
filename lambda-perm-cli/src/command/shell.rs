//! `completions` and `man`: what shells and `man` need, made from the command line itself.

use std::io::{self, Write};

use clap::{Command, CommandFactory};

use crate::{
    arguments::{Arguments, CompletionsArguments},
    error::CommandError,
    exit::Exit,
};

pub fn completions(arguments: &CompletionsArguments) -> Result<Exit, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "lambda-perm", &mut script);
    print(&script)
}

/// The page of the program, and below it those of its commands.
pub fn manual() -> Result<Exit, CommandError> {
    let mut program = Arguments::command();
    program.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        render(command, &mut page)?;
    }
    print(&page)
}

/// The part of a command: its heading stands for the head of a page of its own.
fn render(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let manual = clap_mangen::Man::new(command.clone());
    writeln!(page, ".SH \"lambda\\-perm {}\"", command.get_name())?;
    manual.render_description_section(page)?;
    manual.render_synopsis_section(page)?;
    manual.render_options_section(page)
}

fn print(text: &[u8]) -> Result<Exit, CommandError> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(Exit::Clean)
}
