//! The names of pseudo parameters.

use crate::{
    facts::cloudformation::{NO_VALUE, PSEUDO_PARAMETER_NAMES, PseudoParameter},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::suggest::closest,
};

/// What is wrong with the name of a pseudo parameter.
pub(super) fn check(name: &str, key: Key) -> Option<Finding<'_>> {
    if name == NO_VALUE {
        let message = Phrase::new("`AWS::NoValue` removes ")
            .quoted(key.name())
            .plain(": the deployment then grants more than this says");
        let help = Phrase::new("write a value, or leave the key out");
        return Some(Finding::new(Code::NoValue, key, message, help));
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
