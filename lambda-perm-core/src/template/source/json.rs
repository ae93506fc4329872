//! JSON to a tree.

use alloc::{borrow::Cow, string::ToString};

use saphyr_parser::ScalarStyle as Style;

use super::{Item, ItemKind, SourceError, Tree};
use crate::template::json::{self, Token};

/// The values of a JSON text.
pub(crate) fn json(text: &str) -> Result<Tree<'_>, SourceError> {
    let malformed = |error| malformed(text, &error);
    let mut tree = Tree::default();
    for (start, token) in json::tokens(text).map_err(malformed)? {
        let (kind, length) = match token {
            Token::Map => (ItemKind::Map { flow: true }, 1),
            Token::List => (ItemKind::List { flow: true }, 1),
            Token::End => {
                tree.close(|_, _| start + 1);
                continue;
            }
            Token::String(string) => {
                let text = json::unescape(string).map_err(malformed)?;
                (scalar(text, Style::DoubleQuoted), string.len())
            }
            Token::Literal(word) => (scalar(Cow::Borrowed(word), Style::Plain), word.len()),
        };
        tree.push(Item { kind, tag: None, anchored: false, start, body: start, end: start + length, past: 0 });
    }
    Ok(tree)
}

const fn scalar(text: Cow<'_, str>, style: Style) -> ItemKind<'_> {
    ItemKind::Scalar { text, style, unended: false }
}

fn malformed(text: &str, error: &serde_json::Error) -> SourceError {
    let problem = error.to_string();
    let problem = problem.split(" at line ").next().unwrap_or_default().into();
    let start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    // It counts bytes.
    let mut byte = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    SourceError { problem, byte }
}
