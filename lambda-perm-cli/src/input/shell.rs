//! Commands `aws lambda add-permission` and `add-layer-version-permission` in scripts, Makefiles, pipelines and documentation.
//!
//! Each line that is one simple command is read, wherever it stands. What a shell fills in is a placeholder. A line that is more than
//! that is skipped, and said to be.

mod command;
mod word;

use lambda_perm_core::{
    declaration::DeclaredValue,
    facts::{
        operations::{COMMON_OPTIONS, Shape},
        parameters::Key,
    },
};

use super::call::Call;
use crate::{
    declared::{Contents, Skipped},
    exception::comment,
    file::{SourceFile, Span},
    tree::ReadError,
};
use command::Place;
use word::{Word, Words};

/// Options by which a call takes its parameters from elsewhere.
const FROM_ELSEWHERE: &[&str] = &["--cli-input-json", "--cli-input-yaml"];
/// An option by which nothing is called.
const SKELETON: &str = "--generate-cli-skeleton";
/// What begins a value that is read from a file.
const OF_FILES: &[&str] = &["file://", "fileb://"];

/// Whether a text has such commands.
pub fn has_commands(text: &str) -> bool {
    !command::places(text).is_empty()
}

pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents { are_apart: true, ..Contents::default() };
    let mut end = 0;
    for place in command::places(&file.text) {
        // A command in the text of another one is none.
        if place.start >= end {
            end = one(&file.text, &place, &mut contents);
        }
    }
    comment::attach(&file.text, &mut contents);
    contents
}

/// Reads a command. Gives its end.
fn one(text: &str, place: &Place, contents: &mut Contents) -> usize {
    let line = command::from(text, place.start).split('\n').next().unwrap_or_default();
    let read = place.lead.and_then(|lead| simple(text, place, lead));
    match read {
        Ok(Words { words, end }) => {
            let name = words.iter().position(|word| word.span.start == place.name);
            // `aws lambda add-permission` by itself is a name in a sentence.
            if let [name, options @ .., last] = words.get(name.unwrap_or_default()..).unwrap_or_default()
                && !options.iter().chain([last]).any(|word| word.text == SKELETON)
            {
                let options = [options, std::slice::from_ref(last)].concat();
                let extent = place.start..last.span.end;
                match elsewhere(&options) {
                    None => call(place, name.span.clone(), extent, &options, contents),
                    Some(message) => contents.skipped.push(Skipped { message, span: extent }),
                }
            }
            end
        }
        Err(reason) => {
            if line.contains("--") || line.trim_end().ends_with('\\') {
                let message = format!("this line is not one simple command: {reason}");
                contents.skipped.push(Skipped { message, span: place.start..place.start + line.trim_end().len() });
            }
            place.start + line.len()
        }
    }
}

/// The words, if the line has no more than them.
fn simple(text: &str, place: &Place, lead: command::Lead) -> Result<Words, &'static str> {
    let text = text.get(..place.start + command::from(text, place.start).len()).unwrap_or(text);
    let words = word::words(text, place.start, lead.closing)?;
    let behind = text.get(words.end..).unwrap_or_default();
    let next = behind.strip_prefix('\n').unwrap_or_default();
    // In a folded block of YAML, and behind a backslash that a space follows.
    if next.trim_start_matches([' ', '\t']).starts_with("--") {
        return Err("the next line begins with an option, and no backslash says that it belongs to this one");
    }
    Ok(words)
}

/// Why nobody can tell which options a command has, if so.
fn elsewhere(options: &[Word]) -> Option<String> {
    let mut before = None::<&Word>;
    for word in options {
        if FROM_ELSEWHERE.contains(&split(word).0.text.as_str()) {
            return Some(format!("the parameters of this call are in `{}`", split(word).0.text));
        }
        // A variable that is no value may hold any options.
        let is_value = before.is_some_and(|before| before.text.starts_with("--") && !before.text.contains('='));
        if word.is_open && !word.text.starts_with("--") && !is_value {
            return Some(format!("`{}` may hold more options of this call", word.text));
        }
        before = Some(word);
    }
    None
}

fn call(place: &Place, name: Span, extent: Span, options: &[Word], contents: &mut Contents) {
    let mut call = Call::new(place.target, name, extent, contents);
    let mut errors = Vec::new();
    let mut words = options.iter().peekable();
    while let Some(word) = words.next() {
        let (option, joined) = split(word);
        if !option.text.starts_with("--") {
            let message = format!("`{}` is not an option, nor the value of one", word.text);
            errors.push(ReadError::new(message, word.span.clone()).with_help("write the value of an option in quotes"));
            continue;
        }
        let taken = takes(&mut call, &option);
        let key = match taken {
            Taken::Flag(key, is_set) => {
                if let Some(key) = key {
                    let text = if is_set { "true" } else { "false" };
                    call.give(key, DeclaredValue::Text(text), option.span);
                }
                continue;
            }
            Taken::Value(key) => key,
        };
        let is_value = |next: &&Word| !next.text.starts_with("--") || next.is_open;
        match joined.or_else(|| words.next_if(is_value).cloned()) {
            Some(value) => {
                if let Some(key) = key {
                    give(&mut call, key, &value);
                }
            }
            None => {
                let message = format!("`{}` has no value", option.text);
                errors.push(ReadError::new(message, option.span.clone()).with_help("write its value behind it"));
                if let Some(key) = key {
                    call.give(key, DeclaredValue::Open, option.span);
                }
            }
        }
    }
    call.done();
    contents.errors.extend(errors);
}

/// What an option takes, and which parameter it gives, if any.
enum Taken {
    /// Nothing: it says `true` or `false`.
    Flag(Option<Key>, bool),
    Value(Option<Key>),
}

fn takes(call: &mut Call<'_>, option: &Word) -> Taken {
    if let Some((row, is_set)) = call.operation.option(&option.text) {
        let key = call.key(row.name);
        return if row.shape == Shape::Boolean { Taken::Flag(key, is_set) } else { Taken::Value(key) };
    }
    if let Some((_, has_value)) = COMMON_OPTIONS.iter().find(|(name, _)| *name == option.text) {
        return if *has_value { Taken::Value(None) } else { Taken::Flag(None, true) };
    }
    Taken::Value(call.unknown(&option.text, option.span.clone(), |_, option| format!("write `{option}`")))
}

fn give(call: &mut Call<'_>, key: Key, value: &Word) {
    let given = if OF_FILES.iter().any(|start| value.text.starts_with(start)) {
        DeclaredValue::Open
    } else if value.is_open {
        DeclaredValue::Placeholders(&value.text)
    } else {
        DeclaredValue::Text(&value.text)
    };
    call.give(key, given, value.span.clone());
}

/// `--option=value` as the two.
fn split(word: &Word) -> (Word, Option<Word>) {
    let Some((option, value)) = word.text.split_once('=').filter(|(option, _)| option.starts_with("--")) else {
        return (word.clone(), None);
    };
    let part = |text: &str, span| Word { text: text.to_owned(), is_open: text.contains("${") && word.is_open, span };
    let border = word.span.start + option.len();
    (part(option, word.span.start..border), Some(part(value, border + 1..word.span.end)))
}

#[cfg(test)]
mod tests;
