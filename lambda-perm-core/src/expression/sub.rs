//! The text of `Fn::Sub`.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text that stays as it is.
    Plain(&'a str),
    /// `${Name}`, `${Name.Attribute}` or `${AWS::Region}`: the name.
    Variable(&'a str),
    /// `${!Literal}`, which becomes `${Literal}`: what stands behind the `!`.
    Literal(&'a str),
}

/// The pieces, or the part from a `${` that is not closed.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, &str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((plain, behind)) = rest.split_once("${") {
        if !plain.is_empty() {
            pieces.push(Piece::Plain(plain));
        }
        let open = &rest[plain.len()..];
        let (name, behind) = behind.split_once('}').ok_or(open)?;
        if name.contains("${") {
            return Err(open);
        }
        pieces.push(match name.strip_prefix('!') {
            Some(literal) => Piece::Literal(literal),
            None => Piece::Variable(name),
        });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    Ok(pieces)
}

/// What stands for a part that only the deployment knows, by what is written there. A name holds no brace, which would end it.
pub(super) fn placeholder_of(written: &str) -> String {
    let name: String = written.chars().filter(|character| !matches!(character, '{' | '}' | '$')).collect();
    placeholder(&name)
}

/// What stands for a part that only the deployment knows.
pub(super) fn placeholder(name: &str) -> String {
    format!("${{{name}}}")
}

/// The text that this one stands for, with each variable replaced.
pub(super) fn replaced(text: &str, replacement: impl FnMut(&str) -> String) -> String {
    with_pieces(text, replacement, |literal| format!("${{{literal}}}"))
}

/// How many bytes that text has, with the lengths of the variables that are known; the others stay.
pub(super) fn length(text: &str, length: impl Fn(&str) -> Option<usize>) -> usize {
    let Ok(pieces) = pieces(text) else { return text.len() };
    let lengths = pieces.into_iter().map(|piece| match piece {
        Piece::Plain(text) => text.len(),
        Piece::Variable(name) => length(name).unwrap_or(name.len() + "${}".len()),
        Piece::Literal(text) => text.len() + "${}".len(),
    });
    lengths.fold(0, usize::saturating_add)
}

/// The text of another `Sub`, with each variable replaced.
#[cfg(feature = "json")]
pub(crate) fn rewritten(text: &str, replacement: impl FnMut(&str) -> String) -> String {
    with_pieces(text, replacement, |literal| format!("${{!{literal}}}"))
}

fn with_pieces(text: &str, mut variable: impl FnMut(&str) -> String, literal: fn(&str) -> String) -> String {
    let Ok(pieces) = pieces(text) else { return text.to_owned() };
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned(),
            Piece::Variable(name) => variable(name),
            Piece::Literal(text) => literal(text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pieces() {
        assert_eq!(
            pieces("arn:${AWS::Partition}:s3:::${!Raw}x").expect("a text"),
            [
                Piece::Plain("arn:"),
                Piece::Variable("AWS::Partition"),
                Piece::Plain(":s3:::"),
                Piece::Literal("Raw"),
                Piece::Plain("x"),
            ]
        );
        assert_eq!(pieces("a${B"), Err("${B"));
        assert_eq!(pieces("a${B${C}"), Err("${B${C}"));
        assert_eq!(pieces(""), Ok(Vec::new()));
        assert_eq!(pieces("$ } {"), Ok(alloc::vec![Piece::Plain("$ } {")]));
    }
}
