//! The words of a simple command, as a shell reads them. What a shell fills in is a placeholder.
//!
//! Crates that read shells read whole scripts. Here the text around a command may be anything: a Makefile, the steps of a pipeline, a
//! page of documentation.

use crate::file::Span;

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its text without quotes, with `${NAME}` for each part that a shell fills in.
    pub text: String,
    /// Whether it has such a part.
    pub is_open: bool,
    /// Where it stands, with its quotes.
    pub span: Span,
}

/// A command: its words, and where it ends.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    pub words: Vec<Word>,
    pub end: usize,
}

/// The words of the simple command that begins at this offset. `closing` ends it too, where it stands in something:
/// `$(..)` or backticks.
///
/// # Errors
///
/// Why it cannot be read, in a few words.
pub fn words(text: &str, start: usize, closing: Option<char>) -> Result<Words, &'static str> {
    let mut reader = Reader { text, at: start, closing };
    let mut words = Vec::new();
    loop {
        reader.skip_space();
        let end = reader.at;
        match reader.peek() {
            None => return Ok(Words { words, end }),
            Some(next) if reader.ends_command(next) => return Ok(Words { words, end }),
            Some('#') => return Ok(Words { words, end }),
            Some('<' | '>') if !reader.has_placeholder() => reader.redirection()?,
            Some(_) => match reader.word()? {
                // `2>`: the number belongs to the redirection.
                Some(word) if is_number(&word.text) && matches!(reader.peek(), Some('<' | '>')) => {}
                Some(word) => words.push(word),
                None => return Ok(Words { words, end: reader.at }),
            },
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    closing: Option<char>,
}

const UNCLOSED_QUOTE: &str = "a quote in it is not closed";
const UNCLOSED_EXPANSION: &str = "what a shell fills in has no end";

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Goes on behind a backslash at the end of a line.
    fn take_continuation(&mut self) -> bool {
        self.take("\\\n") || self.take("\\\r\n")
    }

    fn skip_space(&mut self) {
        while self.take_continuation() || self.take(" ") || self.take("\t") || self.take("\r") {}
    }

    fn ends_command(&self, next: char) -> bool {
        self.closing == Some(next) || matches!(next, '\n' | ';' | '|' | '&' | '(' | ')')
    }

    /// Reads a word. `None` if there is none.
    fn word(&mut self) -> Result<Option<Word>, &'static str> {
        let start = self.at;
        let mut word = Word { text: String::new(), is_open: false, span: start..start };
        while let Some(next) = self.peek() {
            if self.take_continuation() {
                continue;
            }
            if matches!(next, ' ' | '\t' | '\r') || self.ends_command(next) {
                break;
            }
            if let Some(name) = self.placeholder() {
                word.fill(name);
                continue;
            }
            match next {
                '<' | '>' => break,
                '\'' => word.text.push_str(self.single_quoted()?),
                '"' => self.double_quoted(&mut word)?,
                '$' | '`' => self.expansion(&mut word, true)?,
                '\\' => {
                    self.at += 1;
                    word.text.extend(self.next());
                }
                _ => word.text.extend(self.next()),
            }
        }
        word.span.end = self.at;
        Ok((self.at > start).then_some(word))
    }

    fn single_quoted(&mut self) -> Result<&'a str, &'static str> {
        self.at += 1;
        let length = self.rest().find('\'').ok_or(UNCLOSED_QUOTE)?;
        let inside = self.rest().get(..length).unwrap_or_default();
        self.at += length + 1;
        Ok(inside)
    }

    fn double_quoted(&mut self, word: &mut Word) -> Result<(), &'static str> {
        self.at += 1;
        loop {
            if self.take_continuation() {
                continue;
            }
            if let Some(name) = self.template() {
                word.fill(name);
                continue;
            }
            match self.peek().ok_or(UNCLOSED_QUOTE)? {
                '"' => {
                    self.at += 1;
                    return Ok(());
                }
                '$' | '`' => self.expansion(word, false)?,
                '\\' => {
                    self.at += 1;
                    let next = self.next().ok_or(UNCLOSED_QUOTE)?;
                    if !matches!(next, '"' | '\\' | '$' | '`') {
                        word.text.push('\\');
                    }
                    word.text.push(next);
                }
                _ => word.text.extend(self.next()),
            }
        }
    }

    /// Reads what begins with `$` or a backtick.
    fn expansion(&mut self, word: &mut Word, is_bare: bool) -> Result<(), &'static str> {
        let start = self.at;
        if self.next() == Some('`') {
            self.at += self.rest().find('`').ok_or(UNCLOSED_EXPANSION)? + 1;
            word.fill_by_command(start);
            return Ok(());
        }
        // What make hands on to the shell has two of them.
        self.take("$");
        match self.peek() {
            Some('{') => {
                let inside = self.bracketed('{', '}')?;
                let name = inside.split(|character: char| !is_of_name(character)).find(|name| !name.is_empty());
                word.fill(name.unwrap_or(inside));
            }
            Some('(') => {
                let inside = self.bracketed('(', ')')?;
                // `$(NAME)` is a variable of make.
                if inside.chars().all(is_of_name) { word.fill(inside) } else { word.fill_by_command(start) }
            }
            Some('\'') if is_bare => {
                let inside = self.single_quoted()?;
                if inside.contains('\\') { word.fill_by_command(start) } else { word.text.push_str(inside) }
            }
            Some('"') if is_bare => {}
            Some(next) if next.is_ascii_digit() || matches!(next, '@' | '*' | '#' | '?' | '!' | '-') => {
                self.at += 1;
                word.fill(&next.to_string());
            }
            Some(next) if is_of_name(next) => {
                let length = self.rest().find(|character| !is_of_name(character)).unwrap_or(self.rest().len());
                let name = self.rest().get(..length).unwrap_or_default();
                self.at += length;
                word.fill(name);
            }
            _ => word.text.push_str(self.text.get(start..self.at).unwrap_or_default()),
        }
        Ok(())
    }

    /// What is between two brackets, with others in it.
    fn bracketed(&mut self, open: char, close: char) -> Result<&'a str, &'static str> {
        let (mut depth, mut quote) = (0_usize, None);
        for (at, character) in self.rest().char_indices() {
            match (quote, character) {
                (Some(open), _) if character == open => quote = None,
                (Some(_), _) => {}
                (None, '\'' | '"') => quote = Some(character),
                (None, _) if character == open => depth += 1,
                (None, _) if character == close && depth == 1 => {
                    let inside = self.rest().get(open.len_utf8()..at).unwrap_or_default();
                    self.at += at + close.len_utf8();
                    return Ok(inside);
                }
                (None, _) if character == close => depth -= 1,
                (None, _) => {}
            }
        }
        Err(UNCLOSED_EXPANSION)
    }

    /// Reads what a person or a program fills in before there is a script: `<account-id>`, `{{ account }}`.
    fn placeholder(&mut self) -> Option<&'a str> {
        let inside = self.rest().strip_prefix('<').and_then(|rest| rest.split_once('>')).map(|(inside, _)| inside);
        let is_name = |inside: &&str| {
            inside.starts_with(|first: char| first.is_ascii_alphabetic())
                && inside.ends_with(|last: char| last.is_ascii_alphanumeric())
                && inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _-.".contains(&byte))
        };
        if let Some(name) = inside.filter(is_name) {
            self.at += name.len() + "<>".len();
            return Some(name);
        }
        self.template()
    }

    /// Whether such a part is next.
    fn has_placeholder(&self) -> bool {
        Reader { ..*self }.placeholder().is_some()
    }

    /// Reads `{{ account }}`, which other programs fill in.
    fn template(&mut self) -> Option<&'a str> {
        let (inside, _) = self.rest().strip_prefix("{{")?.split_once("}}")?;
        if inside.contains('\n') {
            return None;
        }
        self.at += inside.len() + "{{}}".len();
        Some(inside.trim())
    }

    /// Reads a redirection, which is no word of the command.
    fn redirection(&mut self) -> Result<(), &'static str> {
        if self.rest().starts_with("<<") && !self.rest().starts_with("<<<") {
            return Err("it reads what stands below it");
        }
        while matches!(self.peek(), Some('<' | '>')) {
            self.at += 1;
        }
        let _ = self.take("&") || self.take("|");
        self.skip_space();
        self.word().map(drop)
    }
}

const fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

impl Word {
    /// Adds a part that a shell fills in.
    fn fill(&mut self, name: &str) {
        // A brace would end the placeholder.
        let name: String = name.chars().filter(|character| !matches!(character, '{' | '}' | '$')).collect();
        self.text.push_str("${");
        self.text.push_str(&name);
        self.text.push('}');
        self.is_open = true;
    }

    /// Adds what a command at this place writes. Two of them are not the same.
    fn fill_by_command(&mut self, at: usize) {
        self.fill(&format!("command_{at}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, bool)> {
        let words = words(text, 0, None).expect(text).words;
        words.into_iter().map(|word| (word.text, word.is_open)).collect()
    }

    fn plain(text: &str) -> Vec<String> {
        read(text).into_iter().inspect(|(word, is_open)| assert!(!is_open, "{word}")).map(|(word, _)| word).collect()
    }

    #[test]
    fn quotes_and_continuations_are_as_in_a_shell() {
        for (text, expected) in [
            ("a 'b c' \"d \\\"e\\\" \\n\" f\\ g", &["a", "b c", "d \"e\" \\n", "f g"][..]),
            ("a \\\n  b\\\nc \\\r\n d", &["a", "bc", "d"]),
            ("a '' b", &["a", "", "b"]),
            ("a'b'\"c\"", &["abc"]),
            ("a $'b' $\"c\" $ d$", &["a", "b", "c", "$", "d$"]),
            ("* 'a${b}'", &["*", "a${b}"]),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn a_command_ends_where_the_next_begins() {
        for text in ["a b\nc", "a b; c", "a b && c", "a b | c", "a b # c", "a b) c", "a b &"] {
            assert_eq!(plain(text), ["a", "b"], "{text}");
        }
        assert_eq!(words("a b` c", 0, Some('`')).expect("words").words.len(), 2);
        assert_eq!(words("a b # c", 0, None).expect("words").end, 4);
    }

    #[test]
    fn redirections_are_no_words() {
        for text in ["a b > /dev/null 2>&1", "a >x b", "a b 2>/dev/null", "a b >> \"x y\"", "a < x b", "a b <<< 'x'"] {
            assert_eq!(plain(text), ["a", "b"], "{text}");
        }
        assert_eq!(plain("a 2 >x"), ["a", "2"]);
        assert!(words("a <<EOF\n", 0, None).is_err());
    }

    #[test]
    fn what_is_filled_in_is_open() {
        for (text, expected) in [
            ("$A", "${A}"),
            ("${A}", "${A}"),
            ("\"x-${A:-b}\"", "x-${A}"),
            ("$1x", "${1}x"),
            ("$$A", "${A}"),
            ("$(A)", "${A}"),
            ("a$(b \"c )\" d)e", "a${command_1}e"),
            ("`b`", "${command_0}"),
            ("${{ inputs.name }}", "${inputs}"),
            ("{{ account }}:x", "${account}:x"),
            ("arn:<account-id>:x", "arn:${account-id}:x"),
            ("${A[@]}", "${A}"),
            ("$@", "${@}"),
        ] {
            assert_eq!(read(text), [(expected.to_owned(), true)], "{text}");
        }
    }

    #[test]
    fn what_has_no_end_is_said() {
        for text in ["a 'b", "a \"b", "a $(b", "a ${b", "a `b", "\"\\"] {
            assert!(words(text, 0, None).is_err(), "{text}");
        }
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "aws  'a b' --x=\"$Y\"";
        let words = words(text, 0, None).expect("words").words;
        let parts: Vec<&str> = words.iter().map(|word| &text[word.span.clone()]).collect();
        assert_eq!(parts, ["aws", "'a b'", "--x=\"$Y\""]);
    }
}
