//! Partitions and Regions: do they exist, and do they go together?

use super::{Subject, subject::Caller};
use crate::{
    draft::Field,
    facts::partitions::{self, PARTITIONS, Partition},
    finding::{Code, Finding, Phrase},
    hole::has_hole,
    key::Key,
    suggest::closest,
    text::equal,
};

/// The partition of a Region, if the ARN beside it names another one that exists.
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
    match (subject.place.partition, subject.place.region) {
        (Some(partition), Some(region)) if contradiction(partition, region).is_some() => None,
        (partition, _) => partition,
    }
}

pub(crate) const fn function_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(partition), Some(region)) = (subject.place.partition, subject.place.region) else { return None };
    let Some(real) = contradiction(partition, region) else { return None };
    let message = Phrase::new("the Region ").quoted(region).plain(" is not in the partition ").quoted(partition);
    let help = Phrase::new("write `arn:").plain(real.id).plain(":` or a Region of `").user(partition).plain("`");
    Some(Finding::new(Code::FunctionPartition, subject.place.key, message, help))
}

pub(crate) const fn source_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(arn) = subject.source_arn else { return None };
    let Some(real) = contradiction(arn.partition, arn.region) else { return None };
    let message =
        Phrase::new("the Region ").quoted(arn.region).plain(" is not in the partition ").quoted(arn.partition);
    let help = Phrase::new("write `arn:").plain(real.id).plain(":` or a Region of `").user(arn.partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::SourceArn, message, help))
}

pub(crate) const fn source_and_function_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Field::Known(arn), Some(partition)) = (subject.source_arn, sure_partition(subject)) else { return None };
    if !differ(arn.partition, partition) {
        return None;
    }
    let message = Phrase::new("the source is in the partition ")
        .quoted(arn.partition)
        .plain(" and the function in ")
        .quoted(partition)
        .plain(": no event crosses partitions");
    let help = Phrase::new("write a source in `").user(partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::SourceArn, message, help))
}

pub(crate) const fn principal_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(partition) = sure_partition(subject) else { return None };
    let theirs = match subject.caller {
        Field::Known(Caller::Identity(arn)) => arn.partition,
        Field::Known(Caller::Service { region: Some(region), .. }) => match partitions::of_region(region) {
            Some(partition) => partition.id,
            None => return None,
        },
        _ => return None,
    };
    if !differ(theirs, partition) {
        return None;
    }
    let message = Phrase::new("the principal is in the partition ")
        .quoted(theirs)
        .plain(" and what it is granted in ")
        .quoted(partition)
        .plain(": nobody acts across partitions");
    let help = Phrase::new("write a principal of `").user(partition).plain("`");
    Some(Finding::new(Code::PartitionMismatch, Key::Principal, message, help))
}

pub(crate) const fn principal_region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Field::Known(arn), Some(region)) = (subject.source_arn, subject.principal_region()) else { return None };
    if equal(arn.region, region)
        || partitions::of_region(arn.region).is_none()
        || partitions::of_region(region).is_none()
    {
        return None;
    }
    let message = Phrase::new("the principal is the service in ")
        .quoted(region)
        .plain(", and the source is in ")
        .quoted(arn.region);
    let help = Phrase::new("write the same Region in both");
    Some(Finding::new(Code::RegionMismatch, Key::SourceArn, message, help))
}

const fn unknown_region<'a>(region: &'a str, key: Key) -> Option<Finding<'a>> {
    if region.is_empty() || partitions::of_region(region).is_some() || has_hole(region) {
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
    match subject.place.region {
        Some(region) => unknown_region(region, subject.place.key),
        None => None,
    }
}

const fn unknown_partition<'a>(partition: &'a str, key: Key) -> Option<Finding<'a>> {
    if partitions::find(partition).is_some() || has_hole(partition) {
        return None;
    }
    let message = Phrase::new("the catalogue has no partition ").quoted(partition);
    let help = match closest(partition, &PARTITION_IDS) {
        Some(id) => Phrase::new("did you mean `").plain(id).plain("`?"),
        None => {
            Phrase::new("write `aws`, `aws-cn` or `aws-us-gov`, or allow(unknown_region, reason = \"..\") if it is new")
        }
    };
    Some(Finding::new(Code::UnknownPartition, key, message, help))
}

const PARTITION_IDS: [&str; PARTITIONS.len()] = {
    let mut ids = [""; PARTITIONS.len()];
    let mut at = 0;
    while at < ids.len() {
        ids[at] = PARTITIONS[at].id;
        at += 1;
    }
    ids
};

pub(crate) const fn unknown_source_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.source_arn {
        Field::Known(arn) => unknown_partition(arn.partition, Key::SourceArn),
        _ => None,
    }
}

pub(crate) const fn unknown_resource_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.place.partition {
        Some(partition) => unknown_partition(partition, subject.place.key),
        None => None,
    }
}

pub(crate) const fn unknown_principal_partition<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.caller {
        Field::Known(Caller::Identity(arn)) => unknown_partition(arn.partition, Key::Principal),
        _ => None,
    }
}
