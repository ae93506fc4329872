//! Partitions and Regions: do they exist, and do they match?

use super::{Subject, remark::remark, subject::Caller};
use crate::{
    facts::parameters::Key,
    facts::{
        partitions::{self, PARTITIONS, Partition},
        services::{Across, Evidence, Service},
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, placeholder::has_placeholder, split_once, suggest::closest},
};

/// The partition of a Region, if the ARN names another existing one.
const fn contradiction(partition: &str, region: &str) -> Option<&'static Partition> {
    match (partitions::find(partition), partitions::of_region(region)) {
        (Some(named), Some(real)) if !equal(named.id, real.id) => Some(real),
        _ => None,
    }
}

const fn differ(a: &str, b: &str) -> bool {
    !equal(a, b) && partitions::find(a).is_some() && partitions::find(b).is_some()
}

/// The partition of the function or layer, unless its own Region contradicts it: that is reported once.
const fn sure_partition<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    match (subject.scope.partition, subject.scope.region) {
        (Some(partition), Some(region)) if contradiction(partition, region).is_some() => None,
        (partition, _) => partition,
    }
}

pub(crate) const fn function_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(partition), Some(region)) = (subject.scope.partition, subject.scope.region) else { return None };
    let Some(real) = contradiction(partition, region) else { return None };
    let message = Phrase::new("the Region ").quoted(region).plain(" is not in the partition ").quoted(partition);
    let help = Phrase::new("write `arn:").plain(real.id).plain(":` or a Region of `").user(partition).plain("`");
    Some(Finding::new(Code::FunctionPartition, subject.name_key, message, help))
}

pub(crate) const fn source_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(arn) = subject.source_arn else { return None };
    let Some(real) = contradiction(arn.partition, arn.region) else { return None };
    let message =
        Phrase::new("the Region ").quoted(arn.region).plain(" is not in the partition ").quoted(arn.partition);
    let help = Phrase::new("write `arn:").plain(real.id).plain(":` or a Region of `").user(arn.partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::SourceArn, message, help))
}

/// Whether the name may tell a partition.
pub(crate) const fn names_partition(subject: &Subject<'_>) -> bool {
    subject.scope.partition.is_some() || subject.is_name_pending()
}

pub(crate) const fn source_and_function_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Field::Known(arn), Some(partition)) = (subject.source_arn, subject.scope.partition) else { return None };
    if !differ(arn.partition, partition) || sure_partition(subject).is_none() {
        return None;
    }
    let message = Phrase::new("the source is in the partition ")
        .quoted(arn.partition)
        .plain(", but the function is in ")
        .quoted(partition)
        .plain(": no event crosses partitions");
    let help = Phrase::new("write a source in `").user(partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::SourceArn, message, help))
}

/// Whether the principal may be one of a certain partition, and the name may tell one.
pub(crate) const fn is_of_one_partition(subject: &Subject<'_>) -> bool {
    let is_of_one = match subject.caller {
        Field::Known(Caller::Service { facts, region, .. }) => {
            region.is_some() || matches!(facts, Some(Service { partition: Some(_), .. }))
        }
        Field::Known(Caller::Everyone | Caller::Account) | Field::Absent => false,
        Field::Known(Caller::Identity(_)) | Field::Pending => true,
    };
    is_of_one && names_partition(subject)
}

pub(crate) const fn principal_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(partition) = subject.scope.partition else { return None };
    let theirs = match subject.caller {
        Field::Known(Caller::Service { facts: Some(Service { partition: Some(theirs), .. }), .. }) => theirs,
        Field::Known(Caller::Identity(arn)) => arn.partition,
        Field::Known(Caller::Service { region: Some(region), .. }) => match partitions::of_region(region) {
            Some(partition) => partition.id,
            None => return None,
        },
        _ => return None,
    };
    if !differ(theirs, partition) || sure_partition(subject).is_none() {
        return None;
    }
    if let Some(Service { partition: Some(theirs), name, .. }) = subject.service() {
        return Some(absent_service(name, theirs, partition));
    }
    let message = Phrase::new("the principal is in the partition ")
        .quoted(theirs)
        .plain(if subject.is_for_layer() { ", but the layer is in " } else { ", but the function is in " })
        .quoted(partition)
        .plain(": no caller acts across partitions");
    let help = Phrase::new("write a principal of `").user(partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::Principal, message, help))
}

/// A service in one partition, and a function in another.
const fn absent_service<'a>(name: &'static str, theirs: &'static str, partition: &'a str) -> Finding<'a> {
    let message = Phrase::new(name)
        .plain(" calls functions only in the partition ")
        .quoted(theirs)
        .plain(", but this one is in ")
        .quoted(partition);
    let help = Phrase::new("remove this grant, or write a function in `").plain(theirs).plain("`");
    Finding::new(Code::PartitionMismatch, Key::Principal, message, help)
}

/// A Region that the catalogue has.
const fn catalogued(region: Option<&str>) -> Option<&str> {
    match region {
        Some(code) if partitions::of_region(code).is_some() => region,
        _ => None,
    }
}

/// The Region of the source, if the catalogue has it.
const fn source_region<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    match subject.source_arn {
        Field::Known(arn) => catalogued(Some(arn.region)),
        _ => None,
    }
}

/// The Region of the function, if the service must be in the same one and both are in one partition.
const fn bound_region<'a>(subject: &Subject<'a>, service: &Service, region: &str) -> Option<&'a str> {
    if matches!(service.across_regions, Across::Yes(_) | Across::FromOptIn(_)) || !subject.is_for_function() {
        return None;
    }
    match (subject.scope.region, partitions::of_region(region)) {
        (Some(function), Some(there)) => match partitions::of_region(function) {
            Some(here) if equal(here.id, there.id) => Some(function),
            _ => None,
        },
        _ => None,
    }
}

/// Says to write the principal of the service in a Region.
pub(super) const fn in_region<'a>(service: &'static Service, region: &'a str) -> Phrase<'a> {
    Phrase::new("write `principal = ").plain(service.id).plain("(\"").user(region).plain("\")`")
}

/// Whether the principal may have a Region.
pub(crate) const fn is_regional(subject: &Subject<'_>) -> bool {
    subject.principal_region().is_some() || matches!(subject.caller, Field::Pending)
}

/// A regional principal is the service in its Region. Sources are there too, and so are functions, unless the service calls across
/// Regions. If source and function agree, the principal must change.
pub(crate) const fn principal_region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(region)) = (subject.service(), catalogued(subject.principal_region())) else {
        return None;
    };
    // A principal of another partition is reported by another rule.
    if let (Some(partition), Some(there)) = (sure_partition(subject), partitions::of_region(region))
        && differ(partition, there.id)
    {
        return None;
    }
    let (what, other, key) = match (source_region(subject), bound_region(subject, service, region)) {
        (Some(source), Some(function)) if equal(source, function) => {
            ("the source and the function are", source, Key::Principal)
        }
        (Some(source), _) if !equal(source, region) => ("the source is", source, Key::SourceArn),
        // A source that cannot call the function is reported by another rule.
        (Some(_), _) if service.across_regions.never().is_some() => return None,
        (None, _) if matches!(subject.source_arn, Field::Pending) => return None,
        (_, Some(function)) => ("the function is", function, Key::Principal),
        _ => return None,
    };
    if equal(other, region) {
        return None;
    }
    let message = Phrase::new("the principal is the service in ")
        .quoted(region)
        .plain(", but ")
        .plain(what)
        .plain(" in ")
        .quoted(other);
    let help = match key {
        Key::Principal => in_region(service, other),
        _ => Phrase::new("write the same Region in both"),
    };
    Some(Finding::new(Code::RegionMismatch, key, message, help))
}

/// Whether the principal may be that of a service which has other principals in other partitions.
pub(crate) const fn has_forms(subject: &Subject<'_>) -> bool {
    match subject.service() {
        Some(service) => !service.partitions.is_empty(),
        None => matches!(subject.caller, Field::Pending),
    }
}

/// Whether the principal exists in its partition: that of its Region, or else of the function and the source. Few services have
/// another principal in another partition.
pub(crate) const fn principal_form<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(Caller::Service { principal, facts: Some(service), region }) = subject.caller else { return None };
    if service.partitions.is_empty() || has_placeholder(principal) {
        return None;
    }
    if region.is_some() {
        return form_in(principal, service, None, region);
    }
    match form_in(principal, service, sure_partition(subject), subject.scope.region) {
        None => match subject.source_arn {
            Field::Known(arn) => form_in(principal, service, Some(arn.partition), Some(arn.region)),
            _ => None,
        },
        found => found,
    }
}

/// What is wrong with the principal in a partition. If only the Region is known, the partition is that of the Region.
const fn form_in<'a>(
    principal: &'a str,
    service: &'static Service,
    partition: Option<&str>,
    region: Option<&'a str>,
) -> Option<Finding<'a>> {
    let region = catalogued(region);
    let partition = match (partition, region) {
        (Some(id), _) => partitions::find(id),
        (None, Some(code)) => partitions::of_region(code),
        (None, None) => None,
    };
    let Some(partition) = partition else { return None };
    let region = match region {
        Some(code) if contradiction(partition.id, code).is_none() => region,
        _ => None,
    };
    let evidence = match (service.partition_of(principal), service.in_partition(partition.id)) {
        (Some(written), _) if equal(written.partition, partition.id) => return None,
        // A form that is known to belong to another partition is wrong, even if the right one is only inferred.
        (Some(written), Some(right)) if written.evidence.is_shown() => right.evidence,
        (_, Some(right)) if right.evidence.is_shown() => right.evidence,
        (Some(written), None) if written.evidence.is_shown() => written.evidence,
        _ => return None,
    };
    Some(other_form(principal, service, partition.id, region, evidence))
}

const fn other_form<'a>(
    principal: &'a str,
    service: &'static Service,
    partition: &'static str,
    region: Option<&'a str>,
    evidence: Evidence,
) -> Finding<'a> {
    let message = Phrase::quoting(principal)
        .plain(" is not a principal in the partition `")
        .plain(partition)
        .plain("`: there, ")
        .plain(service.name)
        .plain(" is ");
    let around = match region {
        Some(region) => service.around_region(region),
        None => None,
    };
    let (message, help) = match (region, around) {
        (Some(region), Some((before, behind))) => {
            (message.plain("`").plain(before).user(region).plain(behind).plain("`"), in_region(service, region))
        }
        _ => {
            let plain = match service.in_partition(partition) {
                Some(own) => own.principal,
                None => service.principal,
            };
            (message.plain("`").plain(plain).plain("`"), Phrase::new("write \"").plain(plain).plain("\""))
        }
    };
    Finding::new(Code::PrincipalOfPartition, Key::Principal, remark(message, evidence), help)
}

const fn unknown_region<'a>(region: &'a str, key: Key) -> Option<Finding<'a>> {
    if region.is_empty() || partitions::of_region(region).is_some() || has_placeholder(region) {
        return None;
    }
    let message = Phrase::new("the catalogue has no Region ").quoted(region);
    let help = match closest(region, &partitions::REGION_CODES) {
        Some(code) => Phrase::new("did you mean `").plain(code).plain("`?"),
        None => Phrase::new("write the code of a Region, or allow(unknown_region, reason = \"..\") if it is new"),
    };
    Some(Finding::new(Code::UnknownRegion, key, message, help))
}

pub(crate) const fn unknown_source_region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.source_arn {
        Field::Known(arn) => unknown_region(arn.region, Key::SourceArn),
        _ => None,
    }
}

pub(crate) const fn unknown_principal_region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.principal_region() {
        Some(region) => unknown_region(region, Key::Principal),
        None => None,
    }
}

pub(crate) const fn unknown_resource_region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.scope.region {
        Some(region) => unknown_region(region, subject.name_key),
        None => None,
    }
}

const fn unknown_partition<'a>(partition: &'a str, region: &'a str, key: Key) -> Option<Finding<'a>> {
    if partitions::find(partition).is_some() || has_placeholder(partition) {
        return None;
    }
    let message = Phrase::new("the catalogue has no partition ").quoted(partition);
    let help = match (partitions::of_region(region), nearest_partition(partition)) {
        (Some(real), _) => {
            Phrase::new("write `").plain(real.id).plain("`, the partition of the Region ").quoted(region)
        }
        (None, Some(id)) => Phrase::new("did you mean `").plain(id).plain("`?"),
        (None, None) => {
            Phrase::new("write `aws`, `aws-cn` or `aws-us-gov`, or allow(unknown_region, reason = \"..\") if it is new")
        }
    };
    Some(Finding::new(Code::UnknownPartition, key, message, help))
}

/// The partition with nearly this name. All names have the same beginning, so only the rest is compared.
const fn nearest_partition(partition: &str) -> Option<&'static str> {
    let Some((_, tail)) = split_once(partition, b'-') else { return None };
    match closest(tail, &TAILS) {
        Some(tail) => {
            let mut at = 0;
            while !equal(TAILS[at], tail) {
                at += 1;
            }
            Some(PARTITIONS[at].id)
        }
        None => None,
    }
}

/// The names of the partitions after `aws-`.
static TAILS: [&str; PARTITIONS.len()] = {
    let mut tails = [""; PARTITIONS.len()];
    let mut at = 0;
    while at < tails.len() {
        if let Some((_, tail)) = split_once(PARTITIONS[at].id, b'-') {
            tails[at] = tail;
        }
        at += 1;
    }
    tails
};

pub(crate) const fn unknown_source_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.source_arn {
        Field::Known(arn) => unknown_partition(arn.partition, arn.region, Key::SourceArn),
        _ => None,
    }
}

pub(crate) const fn unknown_resource_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.scope.partition {
        Some(partition) => {
            let region = match subject.scope.region {
                Some(region) => region,
                None => "",
            };
            unknown_partition(partition, region, subject.name_key)
        }
        None => None,
    }
}

pub(crate) const fn unknown_principal_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.caller {
        Field::Known(Caller::Identity(arn)) => unknown_partition(arn.partition, "", Key::Principal),
        _ => None,
    }
}
