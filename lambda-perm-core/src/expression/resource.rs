//! References to resources whose type is declared: do they give an ARN?

use super::Intrinsic;
use crate::{
    facts::cloudformation::ResourceType,
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
};

/// A reference that gives no ARN where one is needed.
pub fn check_reference(intrinsic: &Intrinsic, key: Key) -> Option<Finding<'_>> {
    if !matches!(key, Key::SourceArn | Key::Principal) {
        return None;
    }
    let (message, help) = match intrinsic {
        Intrinsic::Ref(name, Some(of)) if of.reference_form().is_none() => {
            let message = Phrase::new("`Ref` of `").plain(of.name).plain("` gives ").plain(of.reference);
            (message, arn_of(of, name))
        }
        Intrinsic::GetAtt(resource, attribute, Some(of)) if of.attribute_form(attribute).is_none() => {
            let message = Phrase::new("`").user(attribute).plain("` of `").plain(of.name).plain("` is not an ARN");
            (message, arn_of(of, resource))
        }
        _ => return None,
    };
    let message = message.plain(", but ").quoted(key.name()).plain(" needs an ARN");
    Some(Finding::new(Code::NoArn, key, message, help))
}

/// How to write the ARN of a resource of this type and name.
fn arn_of<'a>(of: &'static ResourceType, name: &'a str) -> Phrase<'a> {
    match (of.attributes, of.arn_text()) {
        ([], Some((before, behind))) => {
            Phrase::new("write Sub(\"").plain(before).plain("${").user(name).plain("}").plain(behind).plain("\")")
        }
        ([], None) => {
            Phrase::new("write the ARN as text, such as Sub(\"arn:${AWS::Partition}:..:${").user(name).plain("}..\")")
        }
        ([(attribute, _), ..], _) => Phrase::new("write GetAtt(\"")
            .user(name)
            .plain(".")
            .plain(attribute)
            .plain("\", of = \"")
            .plain(of.name)
            .plain("\")"),
    }
}
