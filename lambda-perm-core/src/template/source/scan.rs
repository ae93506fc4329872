//! Where values of YAML end. The parser gives their exact starts, but only rough ends.

use super::lines::{between, line_start, skip_blank};

/// Where a value starts behind its tag and anchor.
pub(super) fn skip_properties(text: &str, mut byte: usize) -> usize {
    loop {
        let rest = between(text, byte, text.len());
        let length = match rest.as_bytes() {
            [b'!', b'<', ..] => rest.find('>').map_or(rest.len(), |at| at + 1),
            [b'!' | b'&', ..] => rest.find([' ', '\t', '\r', '\n', ',', '[', ']', '{', '}']).unwrap_or(rest.len()),
            _ => return byte,
        };
        byte = skip_blank(text, byte + length, false);
    }
}

/// The end of a scalar without quotes, or of none at all.
pub(super) fn plain_end(text: &str, start: usize, end: usize) -> usize {
    let written = between(text, start, end);
    // Of a value that is not there, the parser takes what follows.
    let is_absent = written.starts_with([',', ']', '}', ':']);
    if is_absent { start } else { start + written.trim_end().len() }
}

/// The end of a scalar in double quotes.
pub(super) fn double_quoted_end(text: &str, body: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in between(text, body, text.len()).bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return body + at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The end of a scalar in single quotes. Two quotes inside mean one.
pub(super) fn single_quoted_end(text: &str, body: usize) -> usize {
    let mut bytes = between(text, body, text.len()).bytes().enumerate().skip(1).peekable();
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\'' && bytes.next_if(|(_, next)| *next == b'\'').is_none() {
            return body + at + 1;
        }
    }
    text.len()
}

/// The end of a scalar behind `|` or `>`. Empty lines belong to it where it keeps them.
pub(super) fn block_end(text: &str, content: &str, end: usize) -> usize {
    let keeps =
        content.strip_suffix('\n').is_some_and(|content| content.is_empty() || content.ends_with(char::is_whitespace));
    let line = line_start(text, end);
    // The parser stands in front of what follows, or at the end of a text without a line break.
    let is_behind = between(text, line, end).trim().is_empty();
    let last = if keeps && is_behind { line.saturating_sub(1) } else { end };
    let before = between(text, 0, last);
    if keeps { before.len() } else { before.trim_end().len() }
}

/// Whether a scalar behind `|` or `>` drops the line breaks at its end. It is the next value behind a byte.
pub(super) fn is_stripped(text: &str, behind: usize) -> bool {
    let mut at = behind;
    loop {
        let next = skip_properties(text, skip_blank(text, at, true));
        let is_indicator = between(text, next, text.len()).starts_with([':', '-', '?', ']', '}']);
        at = next + usize::from(is_indicator);
        if !is_indicator {
            break;
        }
    }
    let header = between(text, at, text.len()).strip_prefix(['|', '>']).unwrap_or_default();
    header.chars().take_while(|character| matches!(character, '+' | '-' | '1'..='9')).any(|character| character == '-')
}

/// The end of a list or map in brackets, behind its last item.
pub(super) fn flow_end(text: &str, last: usize) -> usize {
    (skip_blank(text, last, true) + 1).min(text.len())
}
