//! From the text of a file to what it declares: one format a module.

mod assembly;
mod call;
mod cloudformation;
mod document;
mod lines;
mod load;
mod misspelt;
mod parameters;
mod recognize;
mod shell;
mod statement;
mod terraform;
mod walk;

use std::path::PathBuf;

use clap::ValueEnum;
use rayon::prelude::*;

use crate::{
    declared::{Contents, Skipped},
    file::SourceFile,
    progress::Progress,
};
use lines::Lines;
use load::Loaded;
pub use terraform::Modules;
use walk::Found;

/// The formats, as `--input` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A policy document, or an answer of GetPolicy, GetResourcePolicy or GetLayerVersionPolicy.
    Policy,
    /// A template of CloudFormation or SAM.
    #[value(name = "cloudformation")]
    CloudFormation,
    /// Parameters of AddPermission or AddLayerVersionPermission, as `--cli-input-json` and the SDKs take them.
    Parameters,
    /// Commands `aws lambda add-permission` in a script, or in any other text.
    Shell,
    /// A file of a Terraform module, in HCL.
    Terraform,
    /// A file of a Terraform module, in JSON.
    TerraformJson,
    /// What `terraform show -json` prints of a plan or a state.
    TerraformShow,
    /// A state file of Terraform.
    TerraformState,
}

impl Format {
    /// The format of a file, by what is in it. `None` if it is none of these: a file that has nothing to do with permissions.
    pub fn of(file: &SourceFile) -> Option<Self> {
        recognize::format(file)
    }

    /// The same for a file that was found in a folder, which has to be about Lambda.
    pub fn of_walked(file: &SourceFile) -> Option<Self> {
        recognize::format_of_walked(file)
    }

    /// What the file declares. Those that it refers to are looked for in its folder.
    pub fn read(self, file: &SourceFile, modules: &Modules) -> Contents {
        match self {
            Self::Policy => document::read(file),
            Self::CloudFormation => cloudformation::read(file),
            Self::Parameters => parameters::read(file),
            Self::Shell => shell::read(file),
            Self::Terraform => {
                let mut contents = terraform::read_hcl(file, modules);
                contents.errors.extend(misspelt::types_of_hcl(&file.text));
                contents
            }
            Self::TerraformJson => terraform::read_json(file, modules),
            Self::TerraformShow => terraform::read_shown(file),
            Self::TerraformState => terraform::read_state(file),
        }
    }

    /// Whether it is a file of a module, of which only some have to do with permissions.
    const fn is_module(self) -> bool {
        matches!(self, Self::Terraform | Self::TerraformJson)
    }

    /// What `--input` takes: `policy`, `shell`.
    fn names() -> String {
        let name = |format: &Self| format.to_possible_value().map(|value| format!("`{}`", value.get_name()));
        Self::value_variants().iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }
}

/// How many files, and how many bytes of them, are read at once. What bounds the memory that a folder needs.
const FILES_AT_ONCE: usize = 512;
const BYTES_AT_ONCE: u64 = 64 << 20;
/// How many parts of a file of lines are read at once for each thread.
const PARTS_AT_ONCE: usize = 4;

/// Reads all files that the paths stand for and hands each one that has something to `work`, several at once. What `work` makes of
/// them comes to `take` in the order of the files, whatever was ready first. A file of lines comes in parts.
///
/// # Errors
///
/// What `take` fails with, at once.
pub fn read_all<T: Send, E>(
    paths: &[PathBuf],
    format: Option<Format>,
    work: impl Fn(SourceFile, Contents) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut progress = Progress::new();
    let modules = Modules::default();
    let mut found = walk::files(paths).peekable();
    while found.peek().is_some() {
        let batch = batch(&mut found);
        progress.add(batch.len() as u64, 0);
        let read = |found: Found| (found.size, read_one(found, format, &modules, &work));
        let read: Vec<(u64, Step<T>)> = batch.into_par_iter().map(read).collect();
        for (size, step) in read {
            match step {
                Step::Nothing => progress.add(0, size),
                Step::Done(done) => {
                    progress.add(0, size);
                    progress.aside(|| take(*done))?;
                }
                Step::Lines(lines) => read_lines(lines, &work, &mut take, &mut progress)?,
            }
        }
    }
    Ok(())
}

/// What came of a file.
enum Step<T> {
    Nothing,
    Done(Box<T>),
    Lines(Lines),
}

/// The next files, together of a size that is held at once, or one that is larger.
fn batch(found: &mut std::iter::Peekable<impl Iterator<Item = Found>>) -> Vec<Found> {
    let (mut batch, mut size) = (Vec::new(), 0);
    while let Some(next) = found.next_if(|next| batch.is_empty() || size + next.size <= BYTES_AT_ONCE) {
        size += next.size;
        batch.push(next);
        if batch.len() == FILES_AT_ONCE {
            break;
        }
    }
    batch
}

fn read_one<T>(
    found: Found,
    format: Option<Format>,
    modules: &Modules,
    work: &impl Fn(SourceFile, Contents) -> T,
) -> Step<T> {
    let (file, contents) = match load::load(found, format) {
        Loaded::Nothing => return Step::Nothing,
        Loaded::Lines(lines) => return Step::Lines(lines),
        Loaded::Text(file, format) => {
            let contents = format.read(&file, modules);
            if format.is_module() && contents.is_empty() {
                return Step::Nothing;
            }
            (file, contents)
        }
        Loaded::Error(file, error) => (file, Contents { errors: vec![error], ..Contents::default() }),
        Loaded::Unknown(file) => {
            let message = match file.text.trim().is_empty() {
                true => "there is nothing in this file".to_owned(),
                false => format!("no format was recognized in this file; name it with `--input`: {}", Format::names()),
            };
            (file, Contents { skipped: vec![Skipped { message, span: 0..0 }], ..Contents::default() })
        }
    };
    Step::Done(Box::new(work(file, contents)))
}

fn read_lines<T: Send, E>(
    mut lines: Lines,
    work: &(impl Fn(SourceFile, Contents) -> T + Sync),
    take: &mut impl FnMut(T) -> Result<(), E>,
    progress: &mut Progress,
) -> Result<(), E> {
    loop {
        let parts: Vec<_> = lines.by_ref().take(PARTS_AT_ONCE * rayon::current_num_threads()).collect();
        if parts.is_empty() {
            return Ok(());
        }
        let judge = |(file, error): lines::Part| {
            let mut contents = document::read(&file);
            contents.errors.extend(error);
            work(file, contents)
        };
        let bytes = parts.iter().map(|(file, _)| file.text.len() as u64).sum();
        let done: Vec<T> = parts.into_par_iter().map(judge).collect();
        progress.aside(|| done.into_iter().try_for_each(&mut *take))?;
        progress.add(0, bytes);
    }
}

#[cfg(test)]
mod tests;
