//! Files of many answers or documents, one a line: read in parts, so that they may be of any size.

use std::io::Read;

use crate::{file::SourceFile, tree::ReadError};

/// How large a part is, about. Each is judged by one thread.
const PART: usize = 1 << 20;
/// The longest line. A policy has 20 KB at most, and an answer is twice as long if all of it is escapes.
const LONGEST: usize = 64 << 20;

/// The lines of a file, in parts.
pub struct Lines {
    name: String,
    from: Box<dyn Read + Send>,
    /// What was read and is not yet in a part.
    rest: Vec<u8>,
    lines: usize,
    is_over: bool,
}

/// Some whole lines of a file, and what is wrong with them.
pub type Part = (SourceFile, Option<ReadError>);

impl Lines {
    /// The lines of a file of which the head has been read.
    pub fn new(name: String, head: Vec<u8>, from: Box<dyn Read + Send>) -> Self {
        Self { name, from, rest: head, lines: 0, is_over: false }
    }

    /// Reads on until there is a whole part, or nothing more.
    fn fill(&mut self) -> Result<(), String> {
        let mut wanted = PART;
        while !self.is_over {
            let missing = wanted.saturating_sub(self.rest.len()) as u64;
            self.from.by_ref().take(missing).read_to_end(&mut self.rest).map_err(|error| {
                self.is_over = true;
                format!("the rest of this file cannot be read: {error}")
            })?;
            self.is_over = self.rest.len() < wanted;
            if self.is_over || memchr::memrchr(b'\n', &self.rest).is_some() {
                break;
            }
            if wanted >= LONGEST {
                self.is_over = true;
                self.rest.clear();
                return Err(format!("this line is longer than {} MB", LONGEST >> 20));
            }
            wanted *= 2;
        }
        Ok(())
    }
}

impl Iterator for Lines {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        if let Err(message) = self.fill() {
            let file = SourceFile::new(self.name.as_str(), "").behind(self.lines);
            return Some((file, Some(ReadError::new(message, 0..0))));
        }
        let end = match memchr::memrchr(b'\n', &self.rest) {
            Some(at) if !self.is_over => at + 1,
            _ => self.rest.len(),
        };
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        if bytes.is_empty() {
            return None;
        }
        let lines_before = self.lines;
        self.lines += memchr::memchr_iter(b'\n', &bytes).count();
        let (text, error) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (text, Some(ReadError::new("this line is not UTF-8", at..at).with_help("save it as UTF-8")))
            }
        };
        Some((SourceFile::new(self.name.as_str(), text).behind(lines_before), error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(usize, String)> {
        let head = text.as_bytes().get(..10.min(text.len())).unwrap_or_default().to_vec();
        let rest = std::io::Cursor::new(text.as_bytes()[head.len()..].to_vec());
        let lines = Lines::new("f".into(), head, Box::new(rest));
        lines.map(|(file, _)| (file.lines_before(), file.text)).collect()
    }

    #[test]
    fn a_part_ends_at_the_end_of_a_line() {
        let line = format!("{}\n", "x".repeat(300_000));
        let text = line.repeat(10) + "last";
        let parts = parts(&text);
        assert!(parts.len() > 2);
        assert_eq!(parts.iter().map(|(_, text)| text.as_str()).collect::<String>(), text);
        for (before, part) in &parts[..parts.len() - 1] {
            assert!(part.ends_with('\n') && before % 3 == 0, "{before}");
        }
        assert_eq!(parts.last().map(|(before, _)| *before), Some(9));
    }

    #[test]
    fn a_line_may_be_longer_than_a_part() {
        let text = "y".repeat(3 << 20) + "\nz\n";
        let parts = parts(&text);
        assert_eq!(parts.iter().map(|(_, text)| text.len()).sum::<usize>(), text.len());
        assert_eq!(parts[0].1.len(), (3 << 20) + 3);
    }

    #[test]
    fn what_is_no_utf_8_is_said_and_the_other_lines_are_there() {
        let lines = Lines::new("f".into(), b"a\n\xff\nb\n".to_vec(), Box::new(std::io::empty()));
        let parts: Vec<Part> = lines.collect();
        let [(file, Some(error))] = parts.as_slice() else { panic!("{parts:?}") };
        assert_eq!(file.position(error.span.start).line, 2);
        assert!(file.text.ends_with("b\n"));
    }
}
