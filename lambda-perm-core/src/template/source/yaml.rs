//! YAML to a tree.

use alloc::{borrow::Cow, collections::BTreeMap, string::String};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::{
    Item, ItemKind, SourceError, Tree,
    indent::{Indented, is_about_indentation},
    inside::lines_inside,
    lines::{between, break_length},
    scan,
};

/// The values of a YAML text, of the first document if there are several.
///
/// Lines inside brackets and quotes may start anywhere, as CloudFormation takes them.
///
/// # Errors
///
/// What the parser refuses.
pub fn yaml(text: &str) -> Result<Tree<'_>, SourceError> {
    let as_it_is = Indented::new(text, &[]);
    let error = match YamlReader::new(&as_it_is).read() {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    if is_about_indentation(&error) {
        let lines = lines_inside(text);
        let read = YamlReader::new(&Indented::new(text, &lines)).read();
        if let Some(tree) = read.ok().filter(|tree| tree.encloses(&lines)) {
            return Ok(tree);
        }
    }
    Err(SourceError { problem: error.info().into(), byte: as_it_is.byte(error.marker().index()) })
}

struct YamlReader<'i, 'a> {
    text: &'a str,
    indented: &'i Indented<'a>,
    /// The values that have anchors, by the parser's numbers for these.
    anchors: BTreeMap<usize, usize>,
    documents: usize,
    tree: Tree<'a>,
}

impl<'i, 'a> YamlReader<'i, 'a> {
    fn new(indented: &'i Indented<'a>) -> Self {
        Self { text: indented.text, indented, anchors: BTreeMap::new(), documents: 0, tree: Tree::default() }
    }

    /// Reads all that the parser finds, or what it refuses.
    fn read(mut self) -> Result<Tree<'a>, ScanError> {
        for event in Parser::new_from_str(&self.indented.padded()) {
            let (event, span) = event?;
            self.read_event(event, span);
            if self.tree.second_document().is_some() {
                break;
            }
        }
        Ok(self.tree)
    }

    fn read_event(&mut self, event: Event<'_>, span: Span) {
        let [start, end] = [span.start, span.end].map(|place| self.indented.byte(place.index()));
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.tree.begin_second_document(start);
                }
            }
            Event::Alias(anchor) => {
                // The parser knows no alias of an anchor that it has not seen.
                let target = self.anchors.get(&anchor).copied().unwrap_or_default();
                let end = start + between(self.text, start, end).trim_end().len();
                self.push(ItemKind::Alias(target), 0, None, start, |_| end);
            }
            Event::Scalar(content, style, anchor, tag) => {
                let text = self.text;
                let scalar_end = |body| match style {
                    ScalarStyle::Plain => scan::plain_end(text, start, end),
                    ScalarStyle::DoubleQuoted => scan::double_quoted_end(text, body),
                    ScalarStyle::SingleQuoted => scan::single_quoted_end(text, body),
                    ScalarStyle::Literal | ScalarStyle::Folded => scan::block_end(text, &content, end),
                };
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let ends_text = is_block && end == text.len() && break_length(text) == 0;
                let unended = ends_text && !scan::is_stripped(text, self.tree.reached());
                let kind = ItemKind::Scalar { text: Cow::Owned(content.clone().into_owned()), style, unended };
                self.push(kind, anchor, tag, start, scalar_end);
            }
            Event::SequenceStart(anchor, tag) => self.open(false, anchor, tag, start),
            Event::MappingStart(anchor, tag) => self.open(true, anchor, tag, start),
            Event::SequenceEnd | Event::MappingEnd => {
                let text = self.text;
                self.tree.close(|item, last| match item.kind {
                    ItemKind::List { flow: true } | ItemKind::Map { flow: true } => {
                        scan::flow_end(text, last.unwrap_or(item.body + 1))
                    }
                    _ => last.unwrap_or(item.body),
                });
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn open(&mut self, is_map: bool, anchor: usize, tag: Option<Cow<'_, Tag>>, start: usize) {
        let body = self.body(start, anchor, tag.is_some());
        let flow = between(self.text, body, self.text.len()).starts_with(['{', '[']);
        let kind = if is_map { ItemKind::Map { flow } } else { ItemKind::List { flow } };
        self.push(kind, anchor, tag, start, |body| body);
    }

    fn push(
        &mut self,
        kind: ItemKind<'a>,
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
