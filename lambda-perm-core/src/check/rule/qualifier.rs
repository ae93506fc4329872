//! The qualifier in the function name, and the one given as a value of its own.

use super::Subject;
use crate::{
    facts::parameters::{Key, Target},
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::placeholder::differ,
    value::NameParts,
};

pub(crate) const fn mismatch<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Field::Known(name), Field::Known(beside)) = (subject.value(Key::FunctionName), subject.value(Key::Qualifier))
    else {
        return None;
    };
    let Some(NameParts { qualifier: Some(inside), .. }) = NameParts::split(Target::Function, name) else {
        return None;
    };
    if !differ(inside, beside) {
        return None;
    }
    let message = Phrase::new("the function name carries the qualifier ")
        .quoted(inside)
        .plain(", which differs from ")
        .quoted(beside)
        .plain(": AWS rejects the pair");
    let help = Phrase::new("write the qualifier once, here or in `function_name`");
    Some(Finding::new(Code::QualifierMismatch, Key::Qualifier, message, help))
}
