//! Where values of YAML end. The parser tells where they start; their ends it has only roughly.

use super::super::text::{between, line_start, skip_blank};

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

/// The end of a scalar in single quotes, of which two stand for one.
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
    let last = if keeps { line_start(text, end).saturating_sub(1) } else { end };
    let before = between(text, 0, last);
    if keeps { before.len() } else { before.trim_end().len() }
}

/// The end of a list or map in brackets, behind its last item.
pub(super) fn flow_end(text: &str, last: usize) -> usize {
    (skip_blank(text, last, true) + 1).min(text.len())
}
