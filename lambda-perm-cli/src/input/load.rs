//! From a file that was found to its text, or the reason that it has none. Most files of a folder have nothing to do with
//! permissions, so this ends as soon as that is known.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{
    Format,
    lines::Lines,
    recognize,
    walk::{Found, Origin},
};
use crate::{
    file::SourceFile,
    tree::{ReadError, system_reason},
};

/// How much of a file is looked at before the rest of it is read.
const HEAD: u64 = 64 << 10;
/// The largest file that is read as a whole. Only files of lines may be larger.
const LARGEST: u64 = 256 << 20;

/// What a file turned out to be.
pub enum Loaded {
    /// Nothing to do with permissions.
    Nothing,
    Text(SourceFile, Format),
    /// A file of many answers or documents, one a line.
    Lines(Lines),
    /// It cannot be read. The file has the text up to there.
    Error(SourceFile, ReadError),
    /// A file that was named, and in which nothing was recognized.
    Unknown(SourceFile),
}

/// Reads a file, as far as it has to be read. `format` is the one that was asked for.
pub fn load(found: Found, format: Option<Format>) -> Loaded {
    let Found { name, origin, size } = found;
    match origin {
        Origin::StandardInput => read(Opened { name, path: None, size, is_given: true }, io::stdin(), format),
        Origin::Missing(error) => failed(name, &error),
        Origin::Given(path) => open(Opened { name, path: Some(path.clone()), size, is_given: true }, &path, format),
        Origin::Walked(path) => open(Opened { name, path: Some(path.clone()), size, is_given: false }, &path, format),
    }
}

/// A file on its way.
struct Opened {
    name: String,
    path: Option<PathBuf>,
    size: u64,
    is_given: bool,
}

fn open(opened: Opened, path: &Path, format: Option<Format>) -> Loaded {
    match File::open(path) {
        Ok(file) => read(opened, file, format),
        Err(error) => failed(opened.name, &error),
    }
}

fn read(opened: Opened, mut from: impl Read + Send + 'static, format: Option<Format>) -> Loaded {
    let mut bytes = Vec::new();
    if let Err(error) = from.by_ref().take(HEAD).read_to_end(&mut bytes) {
        return failed(opened.name, &error);
    }
    let is_whole = (bytes.len() as u64) < HEAD;
    let is_asked_for = opened.is_given || format.is_some();
    if let Some(error) = encoding(&bytes) {
        let name = opened.name.clone();
        return unless_unrelated(opened, &without_marks(&bytes), || Loaded::Error(SourceFile::new(name, ""), error));
    }
    if !is_whole && matches!(format, None | Some(Format::Policy)) && recognize::has_lines(&bytes) {
        return Loaded::Lines(Lines::new(opened.name, bytes, Box::new(from)));
    }
    if !is_whole {
        if opened.size > LARGEST && !(is_asked_for || recognize::tells(&bytes)) {
            return Loaded::Nothing;
        }
        if let Err(error) = from.take(LARGEST).read_to_end(&mut bytes) {
            return failed(opened.name, &error);
        }
        if bytes.len() as u64 > LARGEST {
            let error = ReadError::new(format!("this file has more than {} MB", LARGEST >> 20), 0..0);
            let help = "split it, or write answers of GetPolicy as JSON lines, which may be any number";
            return Loaded::Error(SourceFile::new(opened.name, ""), error.with_help(help));
        }
    }
    if !is_asked_for && !recognize::tells(&bytes) {
        return Loaded::Nothing;
    }
    text(opened, bytes, format)
}

fn text(opened: Opened, bytes: Vec<u8>, format: Option<Format>) -> Loaded {
    let file = match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(opened.name, text).at(opened.path),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let error = ReadError::new("this file is not UTF-8", at..at).with_help("save it as UTF-8");
            let file = SourceFile::new(opened.name.as_str(), text.as_str());
            return unless_unrelated(opened, &text, || Loaded::Error(file, error));
        }
    };
    let recognized = format.or_else(|| if opened.is_given { Format::of(&file) } else { Format::of_walked(&file) });
    match recognized {
        Some(format) => Loaded::Text(file, format),
        None if opened.is_given => Loaded::Unknown(file),
        None => Loaded::Nothing,
    }
}

/// What is wrong with a file that was named, or that has to do with permissions as far as it can be read.
fn unless_unrelated(opened: Opened, text: &str, wrong: impl FnOnce() -> Loaded) -> Loaded {
    let is_related = || Format::of_walked(&SourceFile::new("", text)).is_some();
    if opened.is_given || is_related() { wrong() } else { Loaded::Nothing }
}

#[cold]
fn failed(name: String, error: &io::Error) -> Loaded {
    let what = if Path::new(&name).is_dir() { "folder" } else { "file" };
    let error = ReadError::new(format!("this {what} cannot be read: {}", system_reason(error)), 0..0);
    Loaded::Error(SourceFile::new(name, ""), error)
}

/// What is wrong with how the text is encoded, by its first bytes.
fn encoding(head: &[u8]) -> Option<ReadError> {
    let error = |message| Some(ReadError::new(message, 0..0).with_help("save it as UTF-8 without a byte order mark"));
    match head {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => error("this file is UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => error("this file is UTF-16"),
        _ if head.contains(&0) => error("this file is not text in UTF-8"),
        _ => None,
    }
}

/// What is in the file, without marks and the zeros of UTF-16, as far as that is readable.
fn without_marks(bytes: &[u8]) -> String {
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&bytes).trim_start_matches(|character: char| !character.is_ascii()).to_owned()
}
