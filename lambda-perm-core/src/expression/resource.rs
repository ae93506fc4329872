//! References to resources whose type is declared: do they give an ARN?

use super::{
    Value,
    kind::{is_value, wanted, wrong_kind},
};
use crate::{
    facts::cloudformation::ResourceType,
    facts::parameters::Key,
    facts::reference::Gives,
    finding::{Code, Finding, Phrase},
};

/// The first reference that gives something else than the key takes, of an `If` on either side.
#[cfg(feature = "runtime")]
pub(crate) fn check_references(value: &Value, key: Key) -> Option<Finding<'_>> {
    match value {
        Value::If(_, values) => values.iter().find_map(|value| check_references(value, key)),
        value => check_reference(value, key),
    }
}

/// A reference that gives no ARN where one is needed.
pub fn check_reference(value: &Value, key: Key) -> Option<Finding<'_>> {
    if !matches!(key, Key::SourceArn | Key::Principal) {
        return check_kind(value, key);
    }
    // An account is a principal as well as an ARN is.
    let is_wrong = |gives: Gives| gives.is_no_arn() && (key != Key::Principal || gives != Gives::Account);
    let of = value.resource_type()?;
    let (message, help) = match value {
        Value::Ref(name, _) if is_wrong(of.reference) => {
            let (what, of_what) = of.reference.words();
            let message = Phrase::new("`Ref` of `").plain(of.name).plain("` gives ").plain(what).plain(of_what);
            (message, arn_of(of, name))
        }
        Value::GetAtt(resource, attribute, _) if of.attributes.get(attribute).is_none_or(is_wrong) => {
            let message = Phrase::new("`").user(attribute).plain("` of `").plain(of.name).plain("` is not an ARN");
            (message, arn_of(of, resource))
        }
        _ => return None,
    };
    let message = message.plain(", but ").quoted(key.name()).plain(" needs an ARN");
    Some(Finding::new(Code::NoArn, key, message, help))
}

/// A reference that gives something else than the key takes.
fn check_kind(value: &Value, key: Key) -> Option<Finding<'_>> {
    let of = value.resource_type()?;
    let (what, gives) = match value {
        Value::Ref(..) => ("Ref", of.reference),
        Value::GetAtt(_, attribute, _) => (attribute.as_str(), of.attributes.get(attribute)?),
        _ => return None,
    };
    if is_value(key, gives) {
        return None;
    }
    let (message, (takes, _)) = (wrong_kind(what, of.name, gives, key), wanted(key));
    let help = Phrase::new("write the value itself, or what gives ").plain(takes);
    Some(Finding::new(Code::NoArn, key, message, help))
}

/// How to write the ARN of a resource of this type and name.
const fn arn_of<'a>(of: &'static ResourceType, name: &'a str) -> Phrase<'a> {
    match (of.attributes.arn(), of.arn_text()) {
        (_, Some((before, behind))) => {
            Phrase::new("write Sub(\"").plain(before).plain("${").user(name).plain("}").plain(behind).plain("\")")
        }
        (None, None) => {
            Phrase::new("write the ARN as text, such as Sub(\"arn:${AWS::Partition}:..:${").user(name).plain("}..\")")
        }
        (Some((attribute, _)), None) => Phrase::new("write GetAtt(\"")
            .user(name)
            .plain(".")
            .plain(attribute)
            .plain("\", of = \"")
            .plain(of.name)
            .plain("\")"),
    }
}
