//! Boxes below one another.

/// The height of a line of details, in pixels.
pub const LINE: usize = 17;
/// The height of a box without details.
const BOX: usize = 32;
/// What is left free between boxes.
const GAP: usize = 10;

/// What stands in a box.
#[derive(Debug)]
pub struct Label {
    pub name: String,
    pub mark: Option<&'static str>,
    pub details: Vec<String>,
    /// What it is called in full, where that is longer.
    pub whole: Option<String>,
}

impl Label {
    pub const fn height(&self) -> usize {
        BOX + self.details.len() * LINE
    }

    /// All of it in one text, where the box may cut it.
    pub fn title(&self) -> String {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let mark = self.mark.map(|mark| format!("({mark})"));
        let parts =
            std::iter::once(self.name.as_str()).chain(mark.as_deref()).chain(self.details.iter().map(String::as_str));
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// The places of boxes: the top and the height of each.
#[derive(Debug)]
pub struct Column(Vec<(usize, usize)>);

impl Column {
    /// One below the other, from here on.
    pub fn stacked(labels: &[Label], top: usize) -> Self {
        Self::beside(labels, top, &vec![Vec::new(); labels.len()])
    }

    /// Each beside the middle of what it belongs to, as far as those above it leave room.
    pub fn beside(labels: &[Label], top: usize, middles: &[Vec<usize>]) -> Self {
        let mut next = top;
        let places = labels.iter().zip(middles).map(|(label, middles)| {
            let height = label.height();
            let middle = middles.iter().sum::<usize>() / middles.len().max(1);
            let top = middle.saturating_sub(height / 2).max(next);
            next = top + height + GAP;
            (top, height)
        });
        Self(places.collect())
    }

    pub fn tops(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(top, _)| *top)
    }

    /// The height of the middle of a box.
    pub fn middle(&self, at: usize) -> usize {
        self.0.get(at).map_or(0, |(top, height)| top + height / 2)
    }

    /// Where the last box ends.
    pub fn bottom(&self) -> usize {
        self.0.last().map_or(0, |(top, height)| top + height)
    }
}

/// A text without its middle where it is longer than this: names differ at their beginning and at their end.
pub fn cut(text: &str, room: usize) -> String {
    let length = text.chars().count();
    if length <= room {
        return text.to_owned();
    }
    let kept = room.saturating_sub(1);
    let (head, tail) = (kept.div_ceil(2), kept / 2);
    text.chars().take(head).chain(['…']).chain(text.chars().skip(length - tail)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_do_not_overlap() {
        let label =
            |details: usize| Label { name: "n".into(), mark: None, details: vec![String::new(); details], whole: None };
        let labels = [label(0), label(2), label(1)];
        let column = Column::beside(&labels, 10, &[vec![500], vec![20, 40], vec![]]);
        for pair in column.0.windows(2) {
            assert!(pair[0].0 + pair[0].1 < pair[1].0);
        }
        assert_eq!(column.middle(0), 500);
        assert_eq!(Column::stacked(&labels, 10).tops().next(), Some(10));
    }

    #[test]
    fn a_long_text_keeps_its_ends() {
        assert_eq!(cut("arn:aws:s3:::bücket", 9), "arn:…cket");
        assert_eq!(cut("bücket", 6), "bücket");
    }
}
