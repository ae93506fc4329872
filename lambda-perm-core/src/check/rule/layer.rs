//! What AddLayerVersionPermission takes.

use super::{Subject, subject::Caller};
use crate::{
    facts::actions::{self, GET_LAYER_VERSION},
    facts::identities::{IAM, ROOT},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, placeholder::differ},
};

pub(crate) const fn principal<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_for_layer() {
        return None;
    }
    let message = match subject.caller {
        Field::Known(Caller::Identity(arn)) if differ(arn.service, IAM) || differ(arn.resource, ROOT) => {
            Phrase::quoting(arn.text).plain(" cannot use a layer version: AWS grants layers to whole accounts only")
        }
        Field::Known(Caller::Service { principal, .. }) => Phrase::quoting(principal)
            .plain(" cannot use a layer version: AWS grants layers to accounts, not to services"),
        _ => return None,
    };
    let help = Phrase::new("write the twelve digits of an account, or \"*\" with `organization_id`");
    Some(Finding::new(Code::LayerPrincipal, Key::Principal, message, help))
}

pub(crate) const fn action<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(text) = subject.value(Key::Action) else { return None };
    // AWS compares it as text, so the case counts.
    if !subject.is_for_layer() || equal(actions::name(text), GET_LAYER_VERSION) {
        return None;
    }
    let message = Phrase::quoting(text)
        .plain(" cannot be granted on a layer version: AWS takes `lambda:GetLayerVersion` and nothing else");
    let help = Phrase::new("write `action = GetLayerVersion`");
    Some(Finding::new(Code::LayerAction, Key::Action, message, help))
}

pub(crate) const fn organization<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_for_layer() || !subject.has(Key::OrganizationId) || !subject.is_identity() {
        return None;
    }
    let message =
        Phrase::new("`organization_id` goes with principal = \"*\": it grants to all accounts of the organization");
    let help = Phrase::new("write principal = \"*\", or leave `organization_id` out to grant to one account");
    Some(Finding::new(Code::LayerOrganization, Key::OrganizationId, message, help))
}
