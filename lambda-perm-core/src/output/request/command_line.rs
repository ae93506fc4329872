//! Calls of the AWS CLI.

use alloc::{format, string::String, vec, vec::Vec};

use super::{ParameterValue, object, row};
use crate::facts::operations::Operation;

pub(super) fn words(operation: &'static Operation, given: Vec<(&'static str, ParameterValue<'_>)>) -> Vec<String> {
    let mut words = vec![String::from("aws"), String::from("lambda"), String::from(operation.command)];
    if given.iter().any(|(_, value)| matches!(value, ParameterValue::Text(text) if names_a_file(text))) {
        words.extend([String::from("--cli-input-json"), object(given)]);
        return words;
    }
    for (name, value) in given {
        let Some(parameter) = row(operation, name) else { continue };
        match value {
            // A flag of the AWS CLI takes no value; its opposite has `no-` in front.
            ParameterValue::Boolean(true) => words.push(parameter.option.into()),
            ParameterValue::Boolean(false) => words.push(parameter.option.replacen("--", "--no-", 1)),
            // A word that begins with a dash would be read as an option.
            ParameterValue::Text(text) if text.starts_with('-') => words.push(format!("{}={text}", parameter.option)),
            value => words.extend([parameter.option.into(), value.to_text()]),
        }
    }
    words
}

/// Whether the AWS CLI would read a file or a page instead of the text. Inside of JSON it does not. Only a revision ID,
/// which has no pattern, can be such a text.
fn names_a_file(text: &str) -> bool {
    ["file://", "fileb://", "http://", "https://"].iter().any(|prefix| text.starts_with(prefix))
}

/// One line for a POSIX shell: words with other than harmless characters in single quotes.
pub(super) fn quote(words: &[String]) -> String {
    let mut line = String::new();
    for (number, word) in words.iter().enumerate() {
        if number > 0 {
            line.push(' ');
        }
        if !word.is_empty() && word.bytes().all(is_harmless) {
            line.push_str(word);
        } else {
            line.push('\'');
            line.push_str(&word.replace('\'', "'\\''"));
            line.push('\'');
        }
    }
    line
}

fn is_harmless(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_./:=@+,%".contains(&byte)
}
