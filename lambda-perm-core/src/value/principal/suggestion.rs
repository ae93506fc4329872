//! Says which service is meant by a word or a principal that is none.

use crate::{
    facts::{
        partitions,
        services::{
            self, CallerKind, IDS, InPartition, Regional, Service, Status,
            meant::{Meant, principal_of, region_of},
        },
    },
    finding::Phrase,
    text::{ends_with, equal, first},
};

/// Says which identifiers may be meant.
pub(crate) const fn identifiers<'a>(meant: Meant) -> Phrase<'a> {
    let help = Phrase::new("did you mean `");
    match meant {
        [] => Phrase::new(""),
        [id] => match (services::by_id(id), services::not_needed_by_id(id)) {
            (Some(service), _) => identifier(service),
            (None, Some(row)) => help.plain(id).plain("`, which needs no grant? Instead, ").plain(row.instead),
            (None, None) => Phrase::new(""),
        },
        [first, second] => help.plain(first).plain("` or `").plain(second).plain("`?"),
        [first, second, third, ..] => {
            help.plain(first).plain("`, `").plain(second).plain("` or `").plain(third).plain("`?")
        }
    }
}

const fn identifier<'a>(service: &'static Service) -> Phrase<'a> {
    let help = Phrase::new("did you mean `").plain(service.id);
    let help = match service.region {
        Regional::Required => help.plain("(\"us-east-1\")`?"),
        _ => help.plain("`?"),
    };
    or_end(service, help)
}

/// Says which principals may be meant by one that the catalogue does not hold, in a partition if that is known.
pub(crate) const fn principals<'a>(meant: Meant, principal: &'a str, partition: Option<&str>) -> Phrase<'a> {
    let help = Phrase::new("did you mean \"");
    match meant {
        [] => Phrase::new(""),
        [id] => match (services::by_id(id), services::not_needed_by_id(id)) {
            (Some(service), _) => of_service(service, principal, partition),
            (None, Some(row)) => match row.principal {
                Some(text) => help.plain(text).plain("\", which needs no grant? Instead, ").plain(row.instead),
                None => Phrase::new(row.name).plain(" needs no grant: instead, ").plain(row.instead),
            },
            (None, None) => Phrase::new(""),
        },
        [first, second] => help.plain(written(first)).plain("\" or \"").plain(written(second)).plain("\"?"),
        [first, second, third, ..] => {
            let help = help.plain(written(first)).plain("\", \"").plain(written(second));
            help.plain("\" or \"").plain(written(third)).plain("\"?")
        }
    }
}

/// That a service has ended, if it has.
pub(crate) const fn end_of<'a>(service: &'static Service) -> Option<Phrase<'a>> {
    match service.status {
        Status::Ended(day) => {
            Some(Phrase::new(service.name).plain(" ended on ").plain(day).plain(" and calls no function any more"))
        }
        _ => None,
    }
}

/// The help, unless the service has ended, so that it is wrong however it is written.
pub(crate) const fn or_end<'a>(service: &'static Service, help: Phrase<'a>) -> Phrase<'a> {
    match end_of(service) {
        Some(end) => end.plain(": remove this grant"),
        None => help,
    }
}

const fn of_service<'a>(service: &'static Service, principal: &'a str, partition: Option<&str>) -> Phrase<'a> {
    let help = match (service.kind, service.region, region_in(principal, partition)) {
        (CallerKind::Role, ..) => Phrase::new("write the role as principal: \"").plain(service.principal).plain("\""),
        (CallerKind::Service, Regional::Required, None) => {
            Phrase::new("write the Region too: principal = ").plain(service.id).plain("(\"us-east-1\")")
        }
        (CallerKind::Service, Regional::Required | Regional::Optional(_), Some(region)) => {
            let help = Phrase::new("did you mean `principal = ").plain(service.id);
            help.plain("(\"").user(region).plain("\")`?")
        }
        (CallerKind::Service, ..) => {
            let own = match partition {
                Some(partition) => service.in_partition(partition),
                None => own_of_domain(service, principal),
            };
            let written = match own {
                Some(own) => own.principal,
                None => service.principal,
            };
            Phrase::new("did you mean \"").plain(written).plain("\"?")
        }
    };
    or_end(service, help)
}

/// The Region in a principal, unless it is of another partition than is known.
const fn region_in<'a>(principal: &'a str, partition: Option<&str>) -> Option<&'a str> {
    let Some(region) = region_of(principal) else { return None };
    match (partition, partitions::of_region(region)) {
        (Some(known), Some(of_region)) if !equal(known, of_region.id) => None,
        _ => Some(region),
    }
}

/// The principals that the service has in the partition of this one's domain, where they differ from those elsewhere.
const fn own_of_domain(service: &Service, principal: &str) -> Option<&'static InPartition> {
    first!(service.partitions, |own| match partitions::find(own.partition) {
        Some(partition) => ends_with(principal, partition.dns_suffix),
        None => false,
    })
}

/// The principal of a service, or its identifier where it has none.
const fn written(id: &'static str) -> &'static str {
    let mut at = 0;
    while at < IDS.len() {
        if equal(IDS[at], id)
            && let Some(principal) = principal_of(at)
        {
            return principal;
        }
        at += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;
    use crate::{
        facts::services::{
            NICKNAMES,
            meant::{by_principal, by_word},
        },
        finding::Rendered,
    };

    #[test]
    fn what_has_ended_is_not_offered() {
        let render = |help| Rendered::new().phrase(&help).as_str().to_owned();
        let ended = "IoT Events ended on 2026-05-20 and calls no function any more: remove this grant";
        assert_eq!(render(identifiers(by_word("iot_events"))), ended);
        assert_eq!(render(principals(by_principal("iotevent.amazonaws.com"), "iotevent.amazonaws.com", None)), ended);
        for row in NICKNAMES.iter().filter(|row| row.ids.len() > 1) {
            for id in row.ids {
                let has_ended = matches!(services::by_id(id), Some(Service { status: Status::Ended(_), .. }));
                assert!(!has_ended, "{id} among others");
            }
        }
    }
}
