//! Facts about a service or some of its sources: does it call functions at all?

use super::Subject;
use crate::{
    facts::parameters::Key,
    facts::services::{Service, Silent, Status},
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::equal,
    value::{ArnParts, principal::suggestion::end_of},
};

/// Whether the service has ended.
pub(super) const fn has_ended(service: &Service) -> bool {
    matches!(service.status, Status::Ended(_))
}

pub(crate) const fn ended<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(service) = subject.service() else { return None };
    let Some(message) = end_of(service) else { return None };
    if subject.is_for_layer() {
        return None;
    }
    Some(Finding::new(Code::EndedService, Key::Principal, message, Phrase::new("remove this grant")))
}

/// Why the service calls no function for this source of its own, if it calls none.
pub(super) const fn silence(service: &'static Service, arn: &ArnParts<'_>) -> Option<&'static Silent> {
    match service.documented() {
        Some(form) if equal(form.service, arn.service) => service.silent(arn.resource),
        _ => None,
    }
}

pub(crate) const fn silent<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Field::Known(arn)) = (subject.service(), subject.source_arn) else { return None };
    let Some(row) = silence(service, &arn) else { return None };
    let message = Phrase::quoting(arn.resource).plain(" calls no function: ").plain(row.why);
    let help = Phrase::new("remove this grant; instead, ").plain(row.instead);
    Some(Finding::new(Code::SilentSource, Key::SourceArn, message, help))
}
