//! Which format a file has, by what is in it.

use super::Format;
use crate::file::SourceFile;

pub fn format(file: &SourceFile) -> Option<Format> {
    let text = file.text.trim_start();
    let is_object = text.starts_with('{');
    (is_object && (text.contains("\"Statement\"") || text.contains("\"Policy\""))).then_some(Format::Policy)
}
