//! Calls of the AWS CLI.

use alloc::{format, string::String, vec, vec::Vec};

use super::{Given, ParameterValue};
use crate::facts::operations::Operation;

pub(super) fn words(operation: &'static Operation, given: Given<'_>, region: Option<&str>) -> Vec<String> {
    let mut words = vec![String::from("aws"), String::from(operation.api), String::from(operation.command)];
    for (member, value) in given {
        match value {
            // A flag of the AWS CLI takes no value; its opposite has `no-` in front.
            ParameterValue::Boolean(true) => words.push(member.option.into()),
            ParameterValue::Boolean(false) => words.push(member.option.replacen("--", "--no-", 1)),
            // A word that begins with a dash would be read as an option.
            ParameterValue::Text(text) if text.starts_with('-') => words.push(format!("{}={text}", member.option)),
            value => words.extend([member.option.into(), value.to_text()]),
        }
    }
    // Otherwise the CLI calls the Region of the user's configuration, which does not have the function.
    words.extend(region.into_iter().flat_map(|region| [String::from("--region"), region.into()]));
    words
}

/// One line for a POSIX shell. Words with special characters are in single quotes.
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
