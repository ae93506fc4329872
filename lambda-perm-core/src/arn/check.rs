//! What is wrong with one part of an ARN: an argument of a constructor, or what stands in a text.

use crate::{
    facts::parameters::Key,
    facts::partitions::is_region,
    facts::{
        naming::{ARN_LENGTH, Characters, Naming},
        partitions::{self, REGION_CODES},
    },
    finding::{Code, Finding, Phrase},
    text::{
        between, char_at, contains, ends_with, equal, find, from, glob, has_line_end_or_nul, is_boundary, placeholder,
        split_once, starts_with, suggest::closest,
    },
    value::account_id,
};

/// Where a name is given.
#[derive(Clone, Copy)]
pub(super) enum NamePlace {
    /// In a call of a constructor.
    Call,
    /// In the text of an ARN.
    Text,
}

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
        _ if has_wildcard(text) => Phrase::new("write it in full: AWS takes wildcards only after the fifth colon"),
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
pub(super) const fn name<'a>(text: &'a str, naming: &'static Naming, place: NamePlace) -> Option<Finding<'a>> {
    if !naming.other.is_empty() && glob::contains(text, naming.other) {
        return None;
    }
    // Of a text, a rule says the same.
    if naming.characters.is_any()
        && matches!(place, NamePlace::Call)
        && let Some((start, end)) = placeholder::first(text, 0)
    {
        let message = Phrase::quoting(between(text, start, end));
        let message = message.plain(" stands in a plain string, where nothing replaces it");
        return Some(wrong(message, such_as("write the name itself", naming, place)));
    }
    let seen = match naming.prefixed {
        Some(prefixed) if begins(text, prefixed.prefix, "") => return name(text, prefixed, place),
        _ => Seen::of(without_suffix(text, naming.suffix), naming.characters),
    };
    // Most names are right, and a sentence takes const evaluation longer than the name.
    let is_plain = seen.outside.is_none()
        && naming.reserved.is_none()
        && naming.forbidden.is_empty()
        && naming.prefix.is_empty()
        && !naming.trimmed;
    if is_plain && !text.is_empty() && beyond(text.len(), seen, naming).is_none() {
        return None;
    }
    misnamed(text, naming, seen, place)
}

const fn misnamed<'a>(text: &'a str, naming: &'static Naming, seen: Seen<'a>, place: NamePlace) -> Option<Finding<'a>> {
    let sentence = Phrase::quoting(text).plain(" is not ").plain(naming.what).plain(": ");
    if text.is_empty() {
        return Some(wrong(Phrase::new(naming.what).plain(" cannot be empty"), such_as("write one", naming, place)));
    }
    if starts_with(text, "arn:") {
        return Some(wrong(sentence.plain("it is a whole ARN"), such_as("write only that part", naming, place)));
    }
    if let Some(character) = seen.outside {
        let help = if naming.characters.is_any() {
            Phrase::new("leave it out")
        } else {
            let help = Phrase::new("write characters of `").plain(naming.characters.as_str()).plain("`, such as \"");
            noted(help.plain(naming.example).plain("\""), naming, place)
        };
        return Some(wrong(sentence.plain("it contains ").character(character), help));
    }
    match naming.reserved {
        Some(reserved) if equal(text, reserved.name) => {
            let help = match place {
                NamePlace::Call => reserved.instead_in_call,
                NamePlace::Text => reserved.instead_in_text,
            };
            return Some(wrong(sentence.plain(reserved.why), Phrase::new(help)));
        }
        _ => {}
    }
    if !naming.forbidden.is_empty() && holds(text, naming.forbidden) {
        let message = sentence.plain("it contains ").quoted(naming.forbidden);
        return Some(wrong(message, such_as("write a name", naming, place)));
    }
    if !begins(text, naming.prefix, "") {
        let message = sentence.plain("it does not begin with ").quoted(naming.prefix);
        return Some(wrong(message, such_as("write one", naming, place)));
    }
    if naming.trimmed
        && let Some(end) = untrimmed(text)
    {
        let message = sentence.plain("it begins or ends with ").quoted(end);
        return Some(wrong(message, such_as("begin and end with a letter or a digit", naming, place)));
    }
    let Some((length, bound, limit)) = beyond(text.len(), seen, naming) else { return None };
    let sentence = sentence.plain("it has ").number(length);
    let sentence = sentence.plain(if length == 1 { " character" } else { " characters" });
    Some(wrong(sentence.plain(bound).number(limit), such_as("write one", naming, place)))
}

/// A pattern matches texts of as many characters as it has itself, or of more where one of them is a `*`. Says how long it is,
/// how that goes beyond a limit, and the limit.
const fn beyond(bytes: usize, seen: Seen<'_>, naming: &'static Naming) -> Option<(usize, &'static str, usize)> {
    let (least, most) = naming.lengths;
    // Continuation bytes and stars are no characters.
    let length = bytes - seen.others;
    if length > most && most < ARN_LENGTH {
        Some((length, ", but may have at most ", most))
    } else if length < least && !seen.has_star {
        Some((length, ", but needs at least ", least))
    } else {
        None
    }
}

const fn such_as<'a>(what: &'static str, naming: &'static Naming, place: NamePlace) -> Phrase<'a> {
    noted(Phrase::new(what).plain(", such as \"").plain(naming.example).plain("\""), naming, place)
}

const fn noted<'a>(help: Phrase<'a>, naming: &'static Naming, place: NamePlace) -> Phrase<'a> {
    match place {
        NamePlace::Call => help.plain(naming.note).plain(naming.note_of_call),
        NamePlace::Text => help.plain(naming.note),
    }
}

/// The ID of something that begins with its Region and `_`. The Region is empty where it is not known.
pub(super) const fn of_region<'a>(
    text: &'a str,
    naming: &'static Naming,
    region: &'a str,
    place: NamePlace,
) -> Option<Finding<'a>> {
    if let Some(finding) = name(text, naming, place) {
        return Some(finding);
    }
    let (is_of_region, is_id) = match split_once(text, b'_') {
        Some((_, behind)) => (true, !behind.is_empty() && outside(behind, ID_BEHIND_REGION).is_none()),
        None => (has_wildcard(text), true),
    };
    let is_of_region = is_of_region && (region.is_empty() || begins(text, region, "_"));
    if is_of_region && is_id {
        return None;
    }
    let message = Phrase::quoting(text).plain(" is not ").plain(naming.what);
    let message = if region.is_empty() { message } else { message.plain(" in ").quoted(region) };
    let message = message.plain(if is_of_region {
        ": only letters and digits may follow the `_`"
    } else {
        ": it does not begin with the Region and `_`"
    });
    let help = if region.is_empty() {
        such_as("write the whole ID", naming, place)
    } else {
        Phrase::new("write the whole ID, such as \"").user(region).plain("_AbCdEf123\"")
    };
    Some(wrong(message, help))
}

const ID_BEHIND_REGION: Characters = Characters::of("a-zA-Z0-9");

/// What one pass over a text finds, because a byte costs const evaluation a lot.
#[derive(Clone, Copy)]
struct Seen<'a> {
    /// The first character that the class does not have and that is no wildcard.
    outside: Option<&'a str>,
    has_star: bool,
    /// How many bytes are `*` or go on with a character.
    others: usize,
}

impl<'a> Seen<'a> {
    const fn of(text: &'a str, characters: Characters) -> Self {
        let bytes = text.as_bytes();
        let mut seen = Self { outside: None, has_star: false, others: 0 };
        let (length, is_any, mut at) = (bytes.len(), characters.is_any(), 0);
        while at < length {
            let byte = bytes[at];
            if characters.has(byte) {
            } else if byte == b'*' {
                seen.has_star = true;
                seen.others += 1;
            } else if byte == b'?' {
            } else if !is_any {
                seen.outside = Some(char_at(text, at));
                return seen;
            } else if !is_boundary(byte) {
                seen.others += 1;
            } else if byte.is_ascii_control() || byte >= 0x80 && has_line_end_or_nul(char_at(text, at)) {
                seen.outside = Some(char_at(text, at));
                return seen;
            }
            at += 1;
        }
        seen
    }
}

/// The first character that is none of these and no wildcard.
pub(super) const fn outside(text: &str, characters: Characters) -> Option<&str> {
    Seen::of(text, characters).outside
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

/// Whether something that the pattern matches begins with the prefix, and with what follows that.
const fn begins(text: &str, prefix: &str, then: &str) -> bool {
    let (text, prefix, then) = (text.as_bytes(), prefix.as_bytes(), then.as_bytes());
    let mut at = 0;
    while at < prefix.len() + then.len() {
        let expected = if at < prefix.len() { prefix[at] } else { then[at - prefix.len()] };
        match if at < text.len() { text[at] } else { 0 } {
            b'*' => return true,
            byte if byte == b'?' || byte == expected => at += 1,
            _ => return false,
        }
    }
    true
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
