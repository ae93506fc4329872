//! What is wrong with one argument.

use crate::{
    facts::{
        naming::{ARN_LENGTH, Naming},
        partitions::{self, REGION_CODES},
    },
    finding::{Code, Finding, Phrase},
    key::Key,
    suggest::closest,
    text::{
        between, char_at, contains, ends_with, equal, find, from, has_line_end, is_boundary, split_once, starts_with,
    },
    value::{account_id, region::is_region},
};

pub(super) const fn wrong<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::ArnPart, Key::SourceArn, message, help)
}

pub(super) const fn has_wildcard(text: &str) -> bool {
    contains(text, b'*') || contains(text, b'?')
}

pub(super) const fn partition(text: &str) -> Option<Finding<'_>> {
    if partitions::find(text).is_some() {
        return None;
    }
    let help = Phrase::new("write `aws`, or `aws-cn`, `aws-us-gov` and so on");
    Some(wrong(Phrase::new("the catalogue has no partition ").quoted(text), help))
}

/// A Region has to be known, because the partition is taken from it.
pub(super) const fn unknown_region(text: &str) -> Finding<'_> {
    let message = if is_region(text) {
        Phrase::new("the catalogue has no Region ").quoted(text)
    } else {
        Phrase::quoting(text).plain(" is not a Region code")
    };
    let help = match closest(text, &REGION_CODES) {
        _ if has_wildcard(text) => Phrase::new("write it in full: AWS takes wildcards only behind the fifth colon"),
        Some(code) => Phrase::new("did you mean `").plain(code).plain("`?"),
        None => Phrase::new("write a Region code such as `us-east-1`; if it is new, write the whole ARN as text"),
    };
    wrong(message, help)
}

pub(super) const fn account(text: &str) -> Option<Finding<'_>> {
    match account_id::check(text) {
        Some(finding) => Some(finding.about(Key::SourceArn)),
        None => None,
    }
}

/// A name or ID, which may hold wildcards.
pub(super) const fn name<'a>(text: &'a str, naming: &'static Naming) -> Option<Finding<'a>> {
    if !naming.other.is_empty() && equal(text, naming.other) {
        return None;
    }
    let sentence = Phrase::quoting(text).plain(" is not ").plain(naming.what).plain(": ");
    if text.is_empty() {
        return Some(wrong(Phrase::new(naming.what).plain(" cannot be empty"), such_as("write one", naming)));
    }
    if starts_with(text, "arn:") {
        return Some(wrong(sentence.plain("it is a whole ARN"), such_as("write that part alone", naming)));
    }
    let seen = Seen::of(without_suffix(text, naming.suffix), naming.characters);
    if let Some(character) = seen.outside {
        let help = if naming.characters.is_empty() {
            Phrase::new("leave it out")
        } else {
            let help = Phrase::new("write characters of `").plain(naming.characters).plain("`, such as \"");
            help.plain(naming.example).plain("\"").plain(naming.note)
        };
        return Some(wrong(sentence.plain("it holds ").character(character), help));
    }
    match naming.reserved {
        Some(reserved) if equal(text, reserved.name) => {
            return Some(wrong(sentence.plain(reserved.why), Phrase::new(reserved.instead)));
        }
        _ => {}
    }
    if !naming.forbidden.is_empty() && holds(text, naming.forbidden) {
        return Some(wrong(sentence.plain("it holds ").quoted(naming.forbidden), such_as("write a name", naming)));
    }
    if !begins(text, naming.prefix, seen.wildcard) {
        let message = sentence.plain("it does not begin with ").quoted(naming.prefix);
        return Some(wrong(message, such_as("write one", naming)));
    }
    match if naming.trimmed { untrimmed(text) } else { None } {
        Some(end) => {
            let message = sentence.plain("it begins or ends with ").quoted(end);
            Some(wrong(message, such_as("begin and end with a letter or a digit", naming)))
        }
        None => length(text.len(), seen, naming, sentence),
    }
}

/// A pattern matches texts of as many characters as it has itself, or of more where one of them is a `*`.
const fn length<'a>(
    bytes: usize,
    seen: Seen<'a>,
    naming: &'static Naming,
    sentence: Phrase<'a>,
) -> Option<Finding<'a>> {
    let (least, most) = naming.lengths;
    // Continuation bytes and stars are no characters.
    let length = bytes - seen.others;
    let sentence = sentence.plain("it has ").number(length);
    let sentence = sentence.plain(if length == 1 { " character" } else { " characters" });
    let (limit, bound) = if length > most && most < ARN_LENGTH {
        (most, ", and the most are ")
    } else if length < least && !seen.has_star {
        (least, ", and the fewest are ")
    } else {
        return None;
    };
    Some(wrong(sentence.plain(bound).number(limit), such_as("write one", naming)))
}

const fn such_as<'a>(what: &'static str, naming: &'static Naming) -> Phrase<'a> {
    Phrase::new(what).plain(", such as \"").plain(naming.example).plain("\"").plain(naming.note)
}

/// The ID of something that begins with its Region and `_`.
pub(super) const fn of_region<'a>(text: &'a str, naming: &'static Naming, region: &'a str) -> Option<Finding<'a>> {
    if let Some(finding) = name(text, naming) {
        return Some(finding);
    }
    let (before, behind) = match split_once(text, b'_') {
        Some((before, behind)) => (before, behind),
        None if has_wildcard(text) => return None,
        None => ("", ""),
    };
    let sentence = Phrase::quoting(text).plain(" is not ").plain(naming.what).plain(" in ").quoted(region);
    let message = if !equal(before, region) && !has_wildcard(before) {
        sentence.plain(": it does not begin with the Region")
    } else if behind.is_empty() || outside(behind, "a-zA-Z0-9").is_some() {
        sentence.plain(": behind the `_` stand letters and digits alone")
    } else {
        return None;
    };
    Some(wrong(message, Phrase::new("write the whole ID: \"").user(region).plain("_..\"")))
}

/// What one pass over a text finds, because a byte costs const evaluation a lot.
#[derive(Clone, Copy)]
struct Seen<'a> {
    /// The first character that the class does not have and that is no wildcard.
    outside: Option<&'a str>,
    /// Where the first wildcard is.
    wildcard: Option<usize>,
    has_star: bool,
    /// How many bytes are `*` or go on with a character.
    others: usize,
}

impl<'a> Seen<'a> {
    const fn of(text: &'a str, class: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = Self { outside: None, wildcard: None, has_star: false, others: 0 };
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b'*' || byte == b'?' {
                if seen.wildcard.is_none() {
                    seen.wildcard = Some(at);
                }
                if byte == b'*' {
                    seen.has_star = true;
                    seen.others += 1;
                }
            } else if !class.is_empty() {
                if !is_in(byte, class) {
                    seen.outside = Some(char_at(text, at));
                    return seen;
                }
            } else if !is_boundary(byte) {
                seen.others += 1;
            } else if byte.is_ascii_control() || byte >= 0x80 && has_line_end(char_at(text, at)) {
                seen.outside = Some(char_at(text, at));
                return seen;
            }
            at += 1;
        }
        seen
    }
}

/// The first character that a class such as `a-z0-9.-` does not have and that is no wildcard.
pub(super) const fn outside<'a>(text: &'a str, class: &str) -> Option<&'a str> {
    Seen::of(text, class).outside
}

/// Whether a class has the byte. A dash at its end stands for itself.
const fn is_in(byte: u8, class: &str) -> bool {
    let class = class.as_bytes();
    let mut at = 0;
    while at < class.len() {
        if at + 2 < class.len() && class[at + 1] == b'-' {
            if class[at] <= byte && byte <= class[at + 2] {
                return true;
            }
            at += 3;
        } else {
            if class[at] == byte {
                return true;
            }
            at += 1;
        }
    }
    false
}

const fn without_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    if !suffix.is_empty() && ends_with(text, suffix) { between(text, 0, text.len() - suffix.len()) } else { text }
}

const fn holds(text: &str, part: &str) -> bool {
    let mut next = 0;
    while let Some(at) = find(text, part.as_bytes()[0], next) {
        if starts_with(from(text, at), part) {
            return true;
        }
        next = at + 1;
    }
    false
}

/// Whether something that the pattern matches may begin with the prefix.
const fn begins(text: &str, prefix: &str, wildcard: Option<usize>) -> bool {
    match wildcard {
        Some(at) if at < prefix.len() => starts_with(prefix, between(text, 0, at)),
        _ => starts_with(text, prefix),
    }
}

/// The first or last character of ASCII text, where it is neither a letter, a digit nor a wildcard.
const fn untrimmed(text: &str) -> Option<&str> {
    let ends = [0, text.len() - 1];
    let mut at = 0;
    while at < ends.len() {
        let byte = text.as_bytes()[ends[at]];
        if !byte.is_ascii_alphanumeric() && !matches!(byte, b'*' | b'?') {
            return Some(char_at(text, ends[at]));
        }
        at += 1;
    }
    None
}
