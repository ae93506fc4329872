//! Placeholders of which the kind is known: an account ID is twelve digits, and an ARN is no alias.

use crate::{
    facts::{
        limits::{ACCOUNT_ID_LENGTH, is_account_id},
        parameters::Key,
        partitions::is_region,
        placeholder::gives,
        reference::Gives,
    },
    finding::{Code, Finding, Phrase},
    text::{
        Class, between, equal, outside,
        placeholder::{self, has_placeholder},
    },
};

/// What a text has to be when its placeholders are filled.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    /// The value with its article: "an account ID".
    pub(super) what: &'static str,
    pub(super) class: Class,
    /// How many characters it has.
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) code: Code,
    pub(super) key: Key,
    pub(super) help: &'static str,
}

impl Expected {
    /// What is wrong with a text, whatever fills its placeholders.
    pub(super) const fn check<'a>(&self, text: &'a str) -> Option<Finding<'a>> {
        let sentence = Phrase::quoting(text).plain(" is not ").plain(self.what).plain(": ");
        let message = match misfit(text, self.class, self.least, self.most) {
            None => return None,
            Some(Misfit::Character(character)) => sentence.plain("it contains ").character(character),
            Some(Misfit::Filling(placeholder, gives)) => {
                let (words, of) = gives.words();
                sentence.quoted(placeholder).plain(" is ").plain(words).plain(of)
            }
            Some(Misfit::Short(most)) => {
                let sentence = sentence.plain("whatever fills it, it has at most ").number(most);
                sentence.plain(" characters, but the least is ").number(self.least)
            }
            Some(Misfit::Long(least)) => {
                let sentence = sentence.plain("whatever fills it, it has at least ").number(least);
                sentence.plain(" characters, but the limit is ").number(self.most)
            }
        };
        Some(Finding::new(self.code, self.key, message, Phrase::new(self.help)))
    }
}

/// Why a text is not what it has to be.
enum Misfit<'a> {
    /// This character stands beside the placeholders.
    Character(&'a str),
    /// This placeholder gives something else.
    Filling(&'a str, Gives),
    /// It has at most so many characters.
    Short(usize),
    /// It has at least so many characters.
    Long(usize),
}

const fn misfit(text: &str, class: Class, least: usize, most: usize) -> Option<Misfit<'_>> {
    if let Some(character) = placeholder::outside(text, class) {
        return Some(Misfit::Character(character));
    }
    if let Some((placeholder, gives)) = other(text, class) {
        return Some(Misfit::Filling(placeholder, gives));
    }
    let (shortest, longest) = lengths(text);
    if shortest > most {
        Some(Misfit::Long(shortest))
    } else if longest < least {
        Some(Misfit::Short(longest))
    } else {
        None
    }
}

/// The first placeholder that is sure to give characters of another class.
const fn other(text: &str, class: Class) -> Option<(&str, Gives)> {
    let mut at = 0;
    while let Some((start, end)) = placeholder::first(text, at) {
        let gives = gives(between(text, start + 2, end - 1));
        if outside(gives.certain_characters(), class).is_some() {
            return Some((between(text, start, end), gives));
        }
        at = end;
    }
    None
}

/// How many characters the text has at least and at most when its placeholders are filled.
pub(super) const fn lengths(text: &str) -> (usize, usize) {
    let beside = text.len() - placeholder::bytes(text);
    let (mut least, mut most, mut at) = (beside, beside, 0);
    while let Some((start, end)) = placeholder::first(text, at) {
        let (shortest, longest) = gives(between(text, start + 2, end - 1)).lengths();
        (least, most) = (least + shortest, most.saturating_add(longest));
        at = end;
    }
    (least, most)
}

/// Whether a text can be an account ID.
pub(crate) const fn may_be_account(text: &str) -> bool {
    is_account_id(text)
        || has_placeholder(text) && misfit(text, Class::Digit, ACCOUNT_ID_LENGTH, ACCOUNT_ID_LENGTH).is_none()
}

/// Whether a text can be the code of a Region.
pub(crate) const fn may_be_region(text: &str) -> bool {
    if !has_placeholder(text) {
        return is_region(text);
    }
    misfit(text, Class::LetterDigitDash, 1, usize::MAX).is_none() && !holds_no_part_of_a_region(text)
}

/// Whether a whole Region stands in a longer text, or an account. No Region's code is a part of another one's, or has twelve digits.
const fn holds_no_part_of_a_region(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = placeholder::first(text, at) {
        match gives(between(text, start + 2, end - 1)) {
            Gives::Account => return true,
            Gives::Region if !equal(between(text, start, end), text) => return true,
            _ => {}
        }
        at = end;
    }
    false
}

/// Whether each placeholder gives an account ID, so that the kind of what is made of them is known.
pub(super) const fn is_of_accounts(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = placeholder::first(text, at) {
        if !matches!(gives(between(text, start + 2, end - 1)), Gives::Account) {
            return false;
        }
        at = end;
    }
    at > 0
}
