//! The names of pseudo parameters.

use crate::{
    facts::cloudformation::{NO_VALUE, PSEUDO_PARAMETER_NAMES, PseudoParameter},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::suggest::closest,
    value::pseudo_parameter::no_value,
};

/// What is wrong with the name of a pseudo parameter.
pub(super) fn check(name: &str, key: Key) -> Option<Finding<'_>> {
    if name == NO_VALUE {
        return Some(no_value(key));
    }
    if PseudoParameter::find(name).is_some() {
        return None;
    }
    let message = Phrase::new("there is no pseudo parameter ").quoted(name);
    let help = match closest(name, &PSEUDO_PARAMETER_NAMES) {
        Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
        None => {
            Phrase::new("write `AWS::AccountId`, `AWS::Partition`, `AWS::Region`, `AWS::StackName` or `AWS::URLSuffix`")
        }
    };
    Some(Finding::new(Code::PseudoParameter, key, message, help))
}
