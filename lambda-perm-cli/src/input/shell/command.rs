//! Where commands of `aws lambda` stand in a text, which need not be a script.

use lambda_perm_core::facts::parameters::Target;
use memchr::memmem;

use super::super::call::CALLS;

/// How long a command is at most, in bytes.
pub const LONGEST: usize = 16 << 10;

/// A place at which a command of `aws lambda` may begin.
#[derive(Debug)]
pub struct Place {
    pub target: Target,
    /// Where `aws` stands.
    pub start: usize,
    /// Where the name of the command stands.
    pub name: usize,
    /// What it stands in, or why it is no simple command.
    pub lead: Result<Lead, &'static str>,
}

/// What stands before a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// What ends the command, beside the end of the line.
    pub closing: Option<char>,
}

/// All such places, in their order. Comments are none.
pub fn places(text: &str) -> Vec<Place> {
    let mut places: Vec<Place> = CALLS
        .iter()
        .flat_map(|(operation, target)| {
            let word = operation.command;
            memmem::find_iter(text.as_bytes(), word).filter_map(move |name| place(text, name, word.len(), *target))
        })
        .collect();
    places.sort_by_key(|place| place.start);
    places
}

fn place(text: &str, name: usize, length: usize, target: Target) -> Option<Place> {
    let is_word = text.get(name + length..)?.starts_with(|next: char| next.is_whitespace() || next == '\\');
    let line = start_of_line(text, name)?;
    let before = text.get(line..name)?;
    let service = before.trim_end_matches(is_space).strip_suffix("lambda")?;
    let start = line + service.rmatch_indices("aws").map(|(at, _)| at).find(|at| is_alone(service, *at))?;
    let lead = text.get(line..start)?;
    (is_word && before.ends_with(is_space) && !is_comment(lead)).then(|| Place {
        target,
        start,
        name,
        lead: read(lead),
    })
}

const fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\\'
}

/// Whether `aws` there is a word.
fn is_alone(text: &str, at: usize) -> bool {
    let is_border = |character: Option<char>| {
        character.is_none_or(|character| !character.is_ascii_alphanumeric() && !"-_./:".contains(character))
    };
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + "aws".len()..).unwrap_or_default());
    is_border(before.chars().next_back()) && behind.starts_with(is_space)
}

/// Where the line begins, with those that go on in it by a backslash. `None` for a line that is longer than any that was written
/// by hand.
fn start_of_line(text: &str, at: usize) -> Option<usize> {
    let first = at.saturating_sub(LONGEST);
    let first = (first..=at).find(|first| text.is_char_boundary(*first))?;
    let start_of = |at: usize| match text.get(first..at)?.rfind('\n') {
        Some(end) => Some(first + end + 1),
        None => (first == 0).then_some(0),
    };
    let mut start = start_of(at)?;
    while let Some(before) = text.get(..start).and_then(|before| before.strip_suffix('\n'))
        && before.strip_suffix('\r').unwrap_or(before).ends_with('\\')
    {
        start = start_of(before.len())?;
    }
    Some(start)
}

/// The text from there on, as long as a command may be.
pub fn from(text: &str, start: usize) -> &str {
    let longest = start + LONGEST;
    (longest..longest + 4).find_map(|end| text.get(start..end)).or_else(|| text.get(start..)).unwrap_or_default()
}

fn is_comment(lead: &str) -> bool {
    let lead = lead.trim_start();
    lead.starts_with("//") || lead.starts_with("* ") || lead.starts_with('#') || lead.contains(" #")
}

/// Words that may stand before a command and leave it one.
const BEFORE: &[&str] = &[
    "!", "if", "then", "else", "elif", "while", "until", "do", "time", "exec", "command", "env", "nohup", "sudo", "$",
    "%", ">", "-", "+", "@", "@-", "-@", "{", "RUN",
];

/// What the text before a command in its line makes of it.
fn read(lead: &str) -> Result<Lead, &'static str> {
    let (mut inside, mut segment) = (Vec::new(), 0);
    let mut characters = lead.char_indices();
    while let Some((at, character)) = characters.next() {
        let behind = at + character.len_utf8();
        match (character, inside.last().copied()) {
            ('\'', Some('\'')) | ('"', Some('"')) => drop(inside.pop()),
            (_, Some('\'')) => {}
            ('\\', _) => drop(characters.next()),
            ('`', Some('`')) | (')', Some(')')) => drop(inside.pop()),
            ('`', _) => {
                inside.push('`');
                segment = behind;
            }
            ('(', within) if within != Some('"') || lead.get(..at).is_some_and(|before| before.ends_with('$')) => {
                inside.push(')');
                segment = behind;
            }
            ('"', _) => inside.push('"'),
            ('\'', within) if within != Some('"') => inside.push('\''),
            (';' | '|' | '&', within) if within != Some('"') => segment = behind,
            _ => {}
        }
    }
    match inside.last() {
        Some('\'' | '"') => Err("it stands inside a text"),
        _ if lead.get(segment..).unwrap_or_default().split(is_space).all(may_stand_before) => {
            Ok(Lead { closing: inside.last().copied() })
        }
        _ => Err("another word begins the line"),
    }
}

fn may_stand_before(word: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    // `AWS_PROFILE=test aws ..`, or `run: aws ..` in the steps of a pipeline.
    let is_assignment = word.split_once('=').is_some_and(|(name, _)| is_name(name));
    let is_key = word.strip_suffix(':').is_some_and(is_name);
    word.is_empty() || BEFORE.contains(&word) || is_assignment || is_key
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = "aws lambda add-permission --x";

    fn lead(before: &str) -> Option<Result<Option<char>, &'static str>> {
        let text = format!("{before}{COMMAND}");
        let places = places(&text);
        let place = places.into_iter().next()?;
        assert_eq!(&text[place.start..], COMMAND);
        Some(place.lead.map(|lead| lead.closing))
    }

    #[test]
    fn a_command_may_begin_behind_these() {
        for before in [
            "",
            "x\n  ",
            "$ ",
            "\t@",
            "  - run: ",
            "AWS_PROFILE=x ",
            "if ! ",
            "x && ",
            "x; ",
            "x || ",
            "'y' | ",
            "do ",
            "x=\"$(y)\"; ",
            "time ",
            "a \"b\" && ",
            "> ",
        ] {
            assert_eq!(lead(before), Some(Ok(None)), "{before}");
        }
        for (before, closing) in [("x=$(", ')'), ("x=\"$(", ')'), ("`", '`'), ("(", ')')] {
            assert_eq!(lead(before), Some(Ok(Some(closing))), "{before}");
        }
    }

    #[test]
    fn others_are_no_simple_commands() {
        for before in ["echo ", "xargs -n1 ", "echo \"", "\"deploy\": \"", "timeout 3 ", "don't "] {
            assert!(matches!(lead(before), Some(Err(_))), "{before}");
        }
        for before in ["# ", "  // ", " * ", "x # "] {
            assert_eq!(lead(before), None, "{before}");
        }
    }

    #[test]
    fn a_line_is_bounded() {
        let place = |before: &str| places(&format!("{before}{COMMAND}")).first().map(|place| place.start);
        assert_eq!(place(&"é\n".repeat(LONGEST)), Some(3 * LONGEST));
        assert_eq!(place(&"é".repeat(LONGEST)), None);
        assert_eq!(place(&"x \\\n".repeat(LONGEST)), None);
        // Twice as much takes twice as long, and not four times.
        assert!(places(&COMMAND.repeat(200_000)).len() < LONGEST);
    }

    #[test]
    fn other_words_are_no_commands() {
        for text in [
            "lambda add-permission x",
            "the add-permission command",
            "aws s3 add-permission x",
            "aws lambda add-permissions x",
            "aws lambda remove-permission",
            "my-aws lambda add-permission x",
            "aws\nlambda add-permission x",
        ] {
            assert!(places(text).is_empty(), "{text}");
        }
        for text in ["aws \\\n lambda \\\n add-permission x", "aws --region x lambda add-layer-version-permission x"] {
            assert_eq!(places(text).len(), 1, "{text}");
        }
    }
}
