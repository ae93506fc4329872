//! The values of JSON in a text, one behind the other: one document, or many as JSON lines. None of them is read further than is
//! asked for, and each knows where it stands.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::{
    file::{Span, floor},
    tree::ReadError,
};

/// A value of JSON, as it is written, and where.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    pub text: &'a str,
    /// The offset of its first byte in the file.
    pub start: usize,
}

/// A member of an object.
#[derive(Debug)]
pub struct Member<'a> {
    pub name: Cow<'a, str>,
    pub value: Value<'a>,
    /// Where the name stands, with its quotes.
    span: Span,
}

impl Member<'_> {
    /// Where its name stands, with its quotes.
    pub fn span(&self) -> Span {
        self.span.clone()
    }
}

/// Some editors put this before a text. It is no part of JSON.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether a text begins as JSON does, of objects and lists.
pub fn is_json(text: &str) -> bool {
    text.trim_start_matches(BYTE_ORDER_MARK).trim_start().starts_with(['{', '['])
}

/// Hands all values of a text to `take`, or why there is none. Where a line is wrong, the next line that begins an object goes on.
pub fn each<'a>(text: &'a str, mut take: impl FnMut(Result<Value<'a>, ReadError>)) {
    let mut start = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    if start > 0 {
        let error = ReadError::new("this file begins with a byte order mark, which JSON does not have", 0..start);
        take(Err(error.with_help("save it as UTF-8 without a byte order mark")));
    }
    while let Some(rest) = text.get(start..) {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        match values.next() {
            None => return,
            Some(Ok(raw)) => {
                take(Ok(Value { text: raw.get(), start: place(text, raw.get()) }));
                start += behind_revision(rest, values.byte_offset());
            }
            Some(Err(error)) => {
                take(Err(wrong(rest, &error, start)));
                let Some(next) = next_line(rest) else { return };
                start += next;
            }
        }
    }
}

/// Where the next line with an object begins, if the value at hand is one too: that of a list goes on behind the lines in it.
fn next_line(rest: &str) -> Option<usize> {
    let space = rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with('[') {
        return None;
    }
    rest.get(space..)?.find("\n{").map(|at| space + at + 1)
}

/// `--output text` of the AWS CLI writes the revision behind a policy.
fn behind_revision(rest: &str, end: usize) -> usize {
    let behind = rest.get(end..).unwrap_or_default();
    let line = behind.split('\n').next().unwrap_or_default();
    let is_revision =
        |word: &str| word.len() == 36 && word.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    match line.strip_prefix('\t') {
        Some(word) if is_revision(word.trim_end()) => end + line.len(),
        _ => end,
    }
}

/// Where a part of a text begins in it.
fn place(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn wrong(text: &str, error: &serde_json::Error, start: usize) -> ReadError {
    let message = error.to_string();
    let message = message.split(" at line").next().unwrap_or_default();
    let lines = error.line().saturating_sub(1);
    let line = text.split_inclusive('\n').take(lines).map(str::len).sum::<usize>();
    let at = floor(text, line + error.column().saturating_sub(1));
    // What is missing at the end of a text is shown there, and not behind its last line.
    let at = at.min(text.trim_end().len());
    ReadError::new(format!("this is not JSON: {message}"), start + at..start + at)
}

impl<'a> Value<'a> {
    /// Where it stands.
    pub const fn span(&self) -> Span {
        self.start..self.start + self.text.len()
    }

    pub fn is_object(&self) -> bool {
        self.text.starts_with('{')
    }

    pub fn is_list(&self) -> bool {
        self.text.starts_with('[')
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
    }

    pub fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// Its members in their order; none if it is no object.
    pub fn members(&self) -> Vec<Member<'a>> {
        let Ok(Members(members)) = serde_json::from_str::<Members<'a>>(self.text) else { return Vec::new() };
        let member = |(name, raw): (Name<'a>, &'a RawValue)| {
            let value = self.inside(raw);
            let span = name_span(self.text, value.start - self.start).unwrap_or_default();
            Member { name: name.0, value, span: self.start + span.start..self.start + span.end }
        };
        members.into_iter().map(member).collect()
    }

    /// Its items; none if it is no list.
    pub fn items(&self) -> Vec<Self> {
        let items = serde_json::from_str::<Vec<&'a RawValue>>(self.text).unwrap_or_default();
        items.into_iter().map(|raw| self.inside(raw)).collect()
    }

    /// Its text, if it is one.
    pub fn as_text(&self) -> Option<Cow<'a, str>> {
        serde_json::from_str::<Name<'a>>(self.text).ok().map(|name| name.0)
    }

    fn inside(&self, raw: &'a RawValue) -> Self {
        Self { text: raw.get(), start: self.start + place(self.text, raw.get()) }
    }
}

/// Where the name of a member stands whose value begins there: between two quotes and before a colon.
fn name_span(object: &str, value: usize) -> Option<Span> {
    let name = object.get(..value)?.trim_end().strip_suffix(':')?.trim_end();
    let inside = name.strip_suffix('"')?;
    let is_open = |at: &usize| {
        let before = inside.get(..*at).unwrap_or_default();
        (before.len() - before.trim_end_matches('\\').len()) % 2 == 0
    };
    let start = inside.rmatch_indices('"').map(|(at, _)| at).find(is_open)?;
    Some(start..name.len())
}

/// A string, borrowed if it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text)))
            }
        }

        from.deserialize_str(Text)
    }
}

/// The members of an object in their order; a name may be there twice.
struct Members<'a>(Vec<(Name<'a>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::with_capacity(4);
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        from.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<&str, (usize, String)>> {
        let mut read = Vec::new();
        each(text, |value| {
            read.push(
                value
                    .map(|value| {
                        assert_eq!(text.get(value.span()), Some(value.text));
                        value.text
                    })
                    .map_err(|error| (error.span.start, error.message)),
            );
        });
        read
    }

    #[test]
    fn values_stand_one_behind_the_other() {
        assert_eq!(read(" {\"a\":1}\n\n{}[2]\n"), [Ok("{\"a\":1}"), Ok("{}"), Ok("[2]")]);
        assert_eq!(read("{}\t8d154860-195a-4cea-8efd-7061a956570f\n{}"), [Ok("{}"), Ok("{}")]);
        assert_eq!(read("  \n"), []);
    }

    #[test]
    fn a_wrong_line_does_not_end_the_others() {
        let read = read("{\"a\":}\n{}\n{\"b\" 1}\n{\"c\":1\n{}\n");
        let wrong = "this is not JSON: expected";
        assert_eq!(read.iter().filter(|value| value.is_ok()).count(), 2);
        let errors: Vec<_> = read.iter().filter_map(|value| value.as_ref().err()).collect();
        assert_eq!(errors.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [5, 15, 25]);
        assert!(errors.iter().all(|(_, message)| message.starts_with(wrong)), "{errors:?}");
    }

    #[test]
    fn a_list_that_is_wrong_ends_there() {
        assert_eq!(read("[\n{},\n{]\n{}\n").len(), 1);
        assert_eq!(read(&"[".repeat(100_000)).len(), 1);
    }

    #[test]
    fn members_know_where_they_stand() {
        let text = "[0, {\"a\": \"x\", \"b\\n\": [1, \"y\\u00e9\"], \"a\": null}]";
        let mut found = 0;
        each(text, |value| {
            let items = value.expect("JSON").items();
            let members = items[1].members();
            let names: Vec<&str> = members.iter().map(|member| member.name.as_ref()).collect();
            assert_eq!(names, ["a", "b\n", "a"]);
            for member in &members {
                assert_eq!(&text[member.value.span()], member.value.text);
            }
            assert_eq!(members[1].value.items()[1].as_text().as_deref(), Some("yé"));
            assert!(members[2].value.is_null() && members[0].value.items().is_empty());
            found += 1;
        });
        assert_eq!(found, 1);
    }
}
