//! Calls, lists and pairs in lines, as rustfmt lays them out by default inside of a macro call.
//!
//! What fits stands on one line. Else a call has an argument a line with a comma behind each, and a value that is too long for
//! the line of its key stands on the next one if it fits there.

use alloc::{
    borrow::Cow,
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::literal::{literal, width};

/// The widest line.
const MAX_WIDTH: usize = 100;
/// The widest arguments of a call, and values of a list, that stand on one line.
const ARGUMENTS_WIDTH: usize = 60;
/// The widest values of a list that stand on a line with as many others as there is room for.
const SHORT_VALUE_WIDTH: usize = 10;
const INDENT: usize = 4;

/// A part of a macro call.
#[derive(Clone, Debug)]
pub(super) enum Layout {
    /// A word, a number or a literal.
    Word(Cow<'static, str>),
    /// `key = value`
    Pair(String, Box<Layout>),
    /// `name(..)`
    Call(Cow<'static, str>, Vec<Layout>),
    /// `[..]`
    List(Vec<Layout>),
    /// `// ..`, on a line of its own.
    Comment(String),
}

impl Layout {
    pub(super) fn literal(text: &str) -> Self {
        Self::Word(Cow::Owned(literal(text)))
    }

    pub(super) fn pair(key: &str, value: Self) -> Self {
        Self::Pair(key.to_string(), Box::new(value))
    }

    /// All of it, from the first column on.
    pub(super) fn lines(&self) -> String {
        self.placed(Room { indent: 0, before: 0, behind: 0 })
    }

    /// The part on one line, unless it must have several.
    fn line(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.to_string()),
            Self::Pair(key, value) => Some(format!("{key} = {}", value.line()?)),
            Self::Call(name, arguments) => Some(format!("{name}({})", line_of(arguments)?)),
            Self::List(values) => Some(format!("[{}]", line_of(values)?)),
            Self::Comment(_) => None,
        }
    }

    fn placed(&self, room: Room) -> String {
        self.line().filter(|line| room.fits(width(line))).unwrap_or_else(|| self.broken(room))
    }

    /// The part in several lines, if it is one that can have them.
    fn broken(&self, room: Room) -> String {
        match self {
            Self::Word(word) => word.to_string(),
            Self::Comment(text) => format!("// {text}"),
            Self::Pair(key, value) => value.behind_key(key, room),
            Self::Call(name, arguments) => in_lines(&format!("{name}("), arguments, ")", room),
            Self::List(values) if values.len() > 1 && values.iter().all(Self::is_short) => filled(values, room),
            Self::List(values) => in_lines("[", values, "]", room),
        }
    }

    /// A value behind its key, on the next line if only there it is on one line.
    fn behind_key(&self, key: &str, room: Room) -> String {
        let next = room.inside();
        let is_on_next = self.line().is_some_and(|line| next.fits(width(&line)));
        let head = format!("{key} =");
        if is_on_next && !self.line().is_some_and(|line| room.behind_head(&head, 1).fits(width(&line))) {
            return format!("{head}{}{}", next.line_start(), self.placed(next));
        }
        format!("{head} {}", self.placed(room.behind_head(&head, 1)))
    }

    /// What stands on the first line of a call or list that has several lines.
    fn first_line(&self) -> Option<usize> {
        match self {
            Self::Call(name, arguments) => match arguments.as_slice() {
                [alone] => Some(width(name) + 1 + alone.first_line().unwrap_or(0)),
                _ => Some(width(name) + 1),
            },
            Self::List(_) => Some(1),
            Self::Word(_) | Self::Pair(..) | Self::Comment(_) => None,
        }
    }

    fn is_short(&self) -> bool {
        matches!(self, Self::Word(word) if width(word) <= SHORT_VALUE_WIDTH)
    }
}

/// Where a part begins, and so what room it has.
#[derive(Clone, Copy)]
struct Room {
    /// The columns by which the line is indented on which it begins.
    indent: usize,
    /// The columns in front of the part.
    before: usize,
    /// The columns that what follows on its last line needs.
    behind: usize,
}

impl Room {
    const fn fits(self, width: usize) -> bool {
        self.before + width + self.behind <= MAX_WIDTH
    }

    /// The room of what stands in it, on a line of its own.
    const fn inside(self) -> Self {
        let indent = self.indent + INDENT;
        Self { indent, before: indent, behind: self.behind }
    }

    fn behind_head(self, head: &str, spaces: usize) -> Self {
        Self { before: self.before + width(head) + spaces, ..self }
    }

    fn line_start(self) -> String {
        format!("\n{:1$}", "", self.indent)
    }
}

/// The parts on one line, if they are not too wide together. One alone may take the whole line, unless it is a call.
fn line_of(parts: &[Layout]) -> Option<String> {
    let lines: Vec<String> = parts.iter().map(Layout::line).collect::<Option<_>>()?;
    let line = lines.join(", ");
    let is_limited = !matches!(parts, [Layout::Word(_) | Layout::List(_)]);
    (!is_limited || width(&line) <= ARGUMENTS_WIDTH).then_some(line)
}

/// A part a line, between brackets. A call that is the only part begins behind the bracket. Behind the only part stands no comma,
/// because the macros take none behind the text of `Terraform`.
fn in_lines(open: &str, parts: &[Layout], close: &str, room: Room) -> String {
    if let [alone] = parts
        && let Some(first) = alone.first_line()
        && room.before + width(open) + first <= MAX_WIDTH
    {
        let inner = Room { behind: room.behind + close.len(), ..room.behind_head(open, 0) };
        return format!("{open}{}{close}", alone.broken(inner));
    }
    let inside = Room { behind: 1, ..room.inside() };
    let mut lines = String::from(open);
    for part in parts {
        lines.push_str(&inside.line_start());
        lines.push_str(&part.placed(inside));
        lines.push_str(if parts.len() == 1 || matches!(part, Layout::Comment(_)) { "" } else { "," });
    }
    lines + &room.line_start() + close
}

/// As many short values on a line as there is room for, each with a comma.
fn filled(values: &[Layout], room: Room) -> String {
    let inside = Room { behind: 1, ..room.inside() };
    let (mut lines, mut column) = (String::from("["), MAX_WIDTH);
    for value in values.iter().filter_map(Layout::line) {
        if column + 1 + width(&value) + 1 > MAX_WIDTH {
            lines.push_str(&inside.line_start());
            column = inside.indent;
        } else {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(&value);
        lines.push(',');
        column += width(&value) + 1;
    }
    lines + &room.line_start() + "]"
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn call(name: &'static str, arguments: Vec<Layout>) -> Layout {
        Layout::Call(name.into(), arguments)
    }

    fn text(length: usize) -> Layout {
        Layout::literal(&"b".repeat(length))
    }

    #[test]
    fn arguments_stand_on_a_line_if_they_fit() {
        let two = |length| call("f", vec![text(length), text(1)]).lines();
        assert_eq!(two(53).lines().count(), 1);
        assert_eq!(two(54).lines().count(), 4);
        let one = |length| call("f", vec![text(length)]).lines();
        assert_eq!(one(95).lines().count(), 1);
        assert_eq!(one(96), format!("f(\n    \"{}\"\n)", "b".repeat(96)));
    }

    #[test]
    fn a_long_value_stands_on_the_next_line_if_it_fits_there() {
        let pair = |length| {
            let lines = call("f", vec![Layout::pair("source_arn", text(length)), text(60)]).lines();
            lines.lines().count()
        };
        assert_eq!([pair(80), pair(81), pair(89), pair(90)], [4, 5, 5, 4]);
    }

    #[test]
    fn a_call_that_is_alone_begins_behind_the_bracket() {
        let inner = call("Sub", vec![text(60), Layout::pair("Name", text(1))]);
        let expected = format!("ImportValue(Sub(\n    \"{}\",\n    Name = \"b\",\n))", "b".repeat(60));
        assert_eq!(call("ImportValue", vec![inner]).lines(), expected);
    }

    #[test]
    fn short_values_fill_lines() {
        let lines = Layout::List(vec![text(8); 20]).lines();
        assert_eq!(lines.lines().map(str::len).collect::<Vec<_>>(), [1, 99, 99, 51, 1]);
    }

    #[test]
    fn a_comment_has_a_line_and_no_comma() {
        let lines = call("f", vec![text(1), Layout::Comment("why".into())]).lines();
        assert_eq!(lines, "f(\n    \"b\",\n    // why\n)");
    }
}
