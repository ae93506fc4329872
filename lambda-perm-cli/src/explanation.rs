//! The documentation of a code: the text of the pages in the library's documentation, without what is for rustdoc alone.

use lambda_perm_core::finding::Code;

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph in one line, in Markdown.
    Paragraph(String),
    /// An example, with its language.
    Example(&'static str, Vec<&'static str>),
}

/// The explanation of a code, part by part.
pub fn blocks(code: Code) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut lines = lambda_perm::findings::explanation(code).lines();
    while let Some(line) = lines.next() {
        let fence = line.strip_prefix("```");
        if (line.is_empty() || fence.is_some()) && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(without_links(&paragraph.join(" "))));
            paragraph.clear();
        }
        match fence {
            Some(kind) => {
                let example = lines.by_ref().take_while(|line| *line != "```");
                // What rustdoc compiles and does not show.
                let shown = example.filter(|line| *line != "#" && !line.starts_with("# "));
                blocks.push(Block::Example(language(kind), shown.collect()));
            }
            None if line.is_empty() || is_definition(line) => {}
            None => paragraph.push(line),
        }
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(without_links(&paragraph.join(" "))));
    }
    blocks
}

/// The explanation of a code as Markdown that any program shows.
pub fn markdown(code: Code) -> String {
    let blocks = blocks(code).into_iter().map(|block| match block {
        Block::Paragraph(text) => text,
        Block::Example(language, lines) => format!("```{language}\n{}\n```", lines.join("\n")),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// The language of an example, from the words behind its fence.
fn language(kind: &str) -> &'static str {
    match kind.split(' ').next() {
        Some("json") => "json",
        Some("text") => "text",
        _ => "rust",
    }
}

/// Whether a line says where a link leads, for the whole page: ``[`arn`]: crate::arn``.
fn is_definition(line: &str) -> bool {
    line.starts_with("[`") && line.contains("`]: ")
}

/// The text with `[words](place)` and ``[`words`]`` as the words alone: the places are those of rustdoc.
fn without_links(text: &str) -> String {
    let mut rest = text;
    let mut shown = String::with_capacity(text.len());
    while let Some((before, words, behind)) = first_link(rest) {
        shown.extend([before, words]);
        rest = behind;
    }
    shown + rest
}

fn first_link(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('[').find_map(|(start, _)| {
        let (words, behind) = text.get(start + 1..)?.split_once(']')?;
        let behind = match behind.strip_prefix('(') {
            Some(place) => place.split_once(')')?.1,
            None if words.starts_with('`') && words.ends_with('`') => behind,
            None => return None,
        };
        Some((text.get(..start)?, words, behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_rustdoc_is_left() {
        for code in Code::ALL {
            let text = markdown(*code);
            for rustdoc in ["compile_fail", "# use ", "](", "crate::", "\n\n\n"] {
                assert!(!text.contains(rustdoc), "{code}: {rustdoc} in {text}");
            }
            assert!(text.matches("```").count().is_multiple_of(2), "{code}");
        }
    }

    #[test]
    fn links_are_their_words() {
        assert_eq!(without_links("see [`a`](b::c) and [d](e), [`f`], [1]"), "see `a` and d, `f`, [1]");
    }

    #[test]
    fn an_explanation_is_paragraphs_and_examples() {
        let blocks = blocks(Code::UnscopedService);
        assert_eq!(blocks[0], Block::Paragraph("Lint: `unscoped_service`.".into()));
        let examples = blocks.iter().filter(|block| matches!(block, Block::Example("rust", _)));
        assert_eq!(examples.count(), 2);
    }
}
