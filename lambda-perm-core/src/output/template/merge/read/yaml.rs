//! YAML to a tree.

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::{
    super::{
        MergeError, Position,
        text::between,
        tree::{Item, Kind, Tree},
    },
    scan,
};

/// The values of a YAML text.
pub(in super::super) fn yaml(text: &str) -> Result<Tree<'_>, MergeError> {
    let mut reader = Reader::new(text);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| reader.malformed(&error))?;
        reader.read(event, span)?;
    }
    Ok(reader.tree)
}

struct Reader<'a> {
    text: &'a str,
    /// The byte of each character and of the end; empty where they are the same.
    bytes: Vec<usize>,
    /// The values that have anchors, by the parser's numbers for these.
    anchors: BTreeMap<usize, usize>,
    documents: usize,
    tree: Tree<'a>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect(),
        };
        Self { text, bytes, anchors: BTreeMap::new(), documents: 0, tree: Tree::default() }
    }

    /// The parser counts characters.
    fn byte(&self, character: usize) -> usize {
        match self.bytes.is_empty() {
            true => character.min(self.text.len()),
            false => self.bytes.get(character).copied().unwrap_or(self.text.len()),
        }
    }

    fn malformed(&self, error: &ScanError) -> MergeError {
        let position = Position::of(self.text, self.byte(error.marker().index()));
        MergeError::Malformed { format: "YAML", problem: error.info().into(), position }
    }

    fn read(&mut self, event: Event<'a>, span: Span) -> Result<(), MergeError> {
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(MergeError::SeveralDocuments { position: Position::of(self.text, start) });
                }
            }
            Event::Alias(anchor) => {
                // The parser knows no alias of an anchor that it has not seen.
                let target = self.anchors.get(&anchor).copied().unwrap_or_default();
                let end = start + between(self.text, start, end).trim_end().len();
                self.push(Kind::Alias(target), 0, None, start, |_| end);
            }
            Event::Scalar(content, style, anchor, tag) => {
                let (text, plain) = (self.text, style == ScalarStyle::Plain);
                let scalar_end = |body| match style {
                    ScalarStyle::Plain => scan::plain_end(text, start, end),
                    ScalarStyle::DoubleQuoted => scan::double_quoted_end(text, body),
                    ScalarStyle::SingleQuoted => scan::single_quoted_end(text, body),
                    ScalarStyle::Literal | ScalarStyle::Folded => scan::block_end(text, &content, end),
                };
                let kind = Kind::Scalar { text: content.clone(), plain };
                self.push(kind, anchor, tag, start, scalar_end);
            }
            Event::SequenceStart(anchor, tag) => self.open(false, anchor, tag, start),
            Event::MappingStart(anchor, tag) => self.open(true, anchor, tag, start),
            Event::SequenceEnd | Event::MappingEnd => {
                let text = self.text;
                self.tree.close(|item, last| match item.kind {
                    Kind::List { flow: true } | Kind::Map { flow: true } => {
                        scan::flow_end(text, last.unwrap_or(item.body + 1))
                    }
                    _ => last.unwrap_or(item.body),
                });
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn open(&mut self, is_map: bool, anchor: usize, tag: Option<Cow<'_, Tag>>, start: usize) {
        let body = self.body(start, anchor, tag.is_some());
        let flow = between(self.text, body, self.text.len()).starts_with(['{', '[']);
        let kind = if is_map { Kind::Map { flow } } else { Kind::List { flow } };
        self.push(kind, anchor, tag, start, |body| body);
    }

    fn push(
        &mut self,
        kind: Kind<'a>,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        start: usize,
        end: impl FnOnce(usize) -> usize,
    ) {
        let body = self.body(start, anchor, tag.is_some());
        let anchored = anchor != 0;
        let item = Item { kind, tag: tag.map(|tag| name(&tag)), anchored, start, body, end: end(body), past: 0 };
        let number = self.tree.push(item);
        if anchored {
            self.anchors.insert(anchor, number);
        }
    }

    fn body(&self, start: usize, anchor: usize, tagged: bool) -> usize {
        if anchor == 0 && !tagged { start } else { scan::skip_properties(self.text, start) }
    }
}

/// A tag as CloudFormation knows it, without `!`; others with all that they have.
fn name(tag: &Tag) -> String {
    match tag.handle.as_str() {
        "!" => tag.suffix.clone(),
        handle => [handle, " ", &tag.suffix].concat(),
    }
}
