//! Lines of a text, by bytes.

/// Where the line starts that holds a byte.
pub(crate) fn line_start(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    // The first half of a line break is not the break of the line before.
    let at = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let splits = before.ends_with('\r') && text.as_bytes().get(byte) == Some(&b'\n');
    if splits { line_start(text, byte.saturating_sub(1)) } else { at }
}

/// Where the line after the one that holds a byte starts, or the text ends.
pub(crate) fn next_line(text: &str, byte: usize) -> usize {
    let Some(rest) = text.get(byte..) else { return text.len() };
    match rest.find(['\n', '\r']) {
        None => text.len(),
        Some(at) if rest.get(at..).is_some_and(|rest| rest.starts_with("\r\n")) => byte + at + 2,
        Some(at) => byte + at + 1,
    }
}

/// The length of the line break at the end of a text.
pub(crate) fn break_length(text: &str) -> usize {
    if text.ends_with("\r\n") { 2 } else { usize::from(text.ends_with(['\n', '\r'])) }
}

/// The first line break of a text, which stands for all of them.
pub(crate) fn line_break(text: &str) -> &'static str {
    let first = next_line(text, 0);
    match break_length(text.get(..first).unwrap_or_default()) {
        2 => "\r\n",
        _ => "\n",
    }
}

/// The spaces and tabs with which the line that holds a byte starts.
pub(crate) fn indent(text: &str, byte: usize) -> &str {
    let line = text.get(line_start(text, byte)..).unwrap_or_default();
    let length = line.find(|character| !" \t".contains(character)).unwrap_or(line.len());
    line.get(..length).unwrap_or_default()
}

/// The column of what starts a line and stands before a byte only with `?`, or is at that byte.
pub(crate) fn column(text: &str, byte: usize) -> Option<usize> {
    let before = between(text, line_start(text, byte), byte);
    let column = before.len() - before.trim_start_matches(' ').len();
    let rest = before.get(column..)?;
    matches!(rest.trim_end(), "" | "?").then_some(column)
}

/// What lies between two bytes.
pub(crate) fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Where blanks, line breaks, commas where asked, and comments that start at a byte end.
pub(crate) fn skip_blank(text: &str, mut byte: usize, commas: bool) -> usize {
    while let Some(&next) = text.as_bytes().get(byte) {
        match next {
            b' ' | b'\t' | b'\n' | b'\r' => byte += 1,
            b',' if commas => byte += 1,
            b'#' => byte = next_line(text, byte),
            _ => break,
        }
    }
    byte
}
