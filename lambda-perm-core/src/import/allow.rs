//! Exceptions as the clause `allow(lint, .., reason = "..")`.

use alloc::{format, string::String, vec::Vec};

use super::{layout::Layout, literal::literal};
use crate::finding::Exception;

/// What stands for the reason of an exception that a policy needed: the author must say it.
const TO_DO: &str = "TODO: why";

/// The clause, if there are exceptions. A statement has one, so that several reasons stand in it one after the other.
pub(super) fn clause<'a>(exceptions: impl Iterator<Item = &'a Exception>) -> Option<Layout> {
    let (mut lints, mut reasons, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for exception in exceptions {
        add(&mut lints, exception.lint().name());
        add(&mut reasons, reason(exception));
        said.push(format!("{}: {}", exception.lint(), reason(exception)));
    }
    let reason = match reasons.as_slice() {
        [] => return None,
        [reason] => String::from(*reason),
        _ => said.join("; "),
    };
    let lints = lints.into_iter().map(|name| Layout::Word(name.into()));
    Some(Layout::Call("allow".into(), lints.chain([Layout::pair("reason", Layout::literal(&reason))]).collect()))
}

/// A comment in the place of a clause that a macro would refuse, because nothing is there to silence.
pub(super) fn comment(exception: &Exception) -> Layout {
    let (lint, reason) = (exception.lint(), literal(reason(exception)));
    Layout::Comment(format!("nothing to silence here: allow({lint}, reason = {reason})"))
}

fn reason(exception: &Exception) -> &str {
    match exception.reason() {
        Exception::READ_FROM_POLICY => TO_DO,
        reason => reason,
    }
}

fn add<'t>(texts: &mut Vec<&'t str>, text: &'t str) {
    if !texts.contains(&text) {
        texts.push(text);
    }
}
