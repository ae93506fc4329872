//! The files that the paths of the command line stand for.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use super::assembly;

/// What a path of the command line calls standard input.
const STANDARD_INPUT: &str = "-";

/// Something to read, in the order in which reports have it.
#[derive(Debug)]
pub struct Found {
    /// The path with `/` between its parts, or `<stdin>`.
    pub name: String,
    pub origin: Origin,
    /// How many bytes it has, as far as that is known before it is read.
    pub size: u64,
}

/// Where it comes from.
#[derive(Debug)]
pub enum Origin {
    StandardInput,
    /// A file that was named.
    Given(PathBuf),
    /// A file in a folder that was named. Most of these have nothing to do with permissions.
    Walked(PathBuf),
    /// There is nothing that could be read, and why.
    Missing(io::Error),
}

/// The files of the paths: in their order, and those of a folder by their names. A file is there once. Folders are searched but for
/// what `.gitignore` names and what is hidden; of an assembly of the CDK, the templates that it names now.
pub fn files(paths: &[PathBuf]) -> impl Iterator<Item = Found> + '_ {
    let mut seen = (paths.len() > 1).then(HashSet::new);
    paths.iter().flat_map(|path| of(path)).filter(move |found| match (&mut seen, &found.origin) {
        (Some(seen), Origin::Given(path) | Origin::Walked(path)) => seen.insert(clean(path)),
        _ => true,
    })
}

fn of(path: &Path) -> Box<dyn Iterator<Item = Found>> {
    if path == Path::new(STANDARD_INPUT) {
        return one("<stdin>".into(), Origin::StandardInput, 0);
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => match assembly::templates(path) {
            Some(templates) => Box::new(templates.into_iter().flat_map(|template| of(&template))),
            None => Box::new(in_folder(path)),
        },
        Ok(metadata) => one(name(path), Origin::Given(path.to_owned()), metadata.len()),
        Err(error) => one(name(path), Origin::Missing(error), 0),
    }
}

fn one(name: String, origin: Origin, size: u64) -> Box<dyn Iterator<Item = Found>> {
    Box::new(std::iter::once(Found { name, origin, size }))
}

fn in_folder(folder: &Path) -> impl Iterator<Item = Found> + use<> {
    let folder = folder.to_owned();
    // Without a repository around it, as in an unpacked archive, `.gitignore` says the same.
    let walk = WalkBuilder::new(&folder).require_git(false).sort_by_file_name(Ord::cmp).build();
    walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
            let size = entry.metadata().map_or(0, |metadata| metadata.len());
            Some(Found { name: name(entry.path()), origin: Origin::Walked(entry.into_path()), size })
        }
        Ok(_) => None,
        Err(error) => {
            let name = path_of(&error).map_or_else(|| name(&folder), name);
            Some(Found { name, origin: Origin::Missing(io::Error::other(reason(&error))), size: 0 })
        }
    })
}

/// What the system says, without the path and the operation that are put before it.
fn reason(error: &ignore::Error) -> String {
    let mut reason: &dyn std::error::Error = match error.io_error() {
        Some(error) => error,
        None => error,
    };
    while let Some(source) = reason.source() {
        reason = source;
    }
    reason.to_string()
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// The name of a file in reports.
fn name(path: &Path) -> String {
    let clean = clean(path);
    let text = clean.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The path without parts that say nothing: `./a//b` is `a/b`.
fn clean(path: &Path) -> PathBuf {
    let clean: PathBuf = path.components().filter(|part| *part != std::path::Component::CurDir).collect();
    if clean.as_os_str().is_empty() { path.to_owned() } else { clean }
}
