//! Principals that differ from one partition to another.

use super::{Evidence, Service, region_in};
use crate::{
    facts::partitions,
    text::{between, equal, find, first, from},
};

/// The principals of a service in a partition where they are not those of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InPartition {
    /// The partition: `aws-cn`.
    pub partition: &'static str,
    /// The principal without a Region.
    pub principal: &'static str,
    /// The principal with one, `${Region}`.
    pub regional: &'static str,
    /// How sure it is that these are the principals, and that those of the row are none there.
    pub evidence: Evidence,
}

impl InPartition {
    /// Whether the principal is one of these.
    const fn has(&self, principal: &str) -> bool {
        equal(self.principal, principal) || region_in(self.regional, principal).is_some()
    }
}

impl Service {
    /// The principals that the service has in a partition, where they differ from those of the row.
    pub const fn in_partition(&self, partition: &str) -> Option<&'static InPartition> {
        first!(self.partitions, |row| equal(row.partition, partition))
    }

    /// The partition whose own form this principal of the service has. That of the row is of no partition.
    pub const fn partition_of(&self, principal: &str) -> Option<&'static InPartition> {
        first!(self.partitions, |row| row.has(principal))
    }

    /// What stands before and behind the Region in the principal of the service there.
    pub const fn around_region(&self, region: &str) -> Option<(&'static str, &'static str)> {
        let form = match self.own_form(region) {
            Some(form) => form,
            None => match self.region.form(self.principal) {
                Some(form) => form,
                None => return None,
            },
        };
        match (find(form, b'$', 0), find(form, b'}', 0)) {
            (Some(start), Some(end)) => Some((between(form, 0, start), from(form, end + 1))),
            _ => None,
        }
    }

    /// The form of the Region's partition, where that has one of its own.
    const fn own_form(&self, region: &str) -> Option<&'static str> {
        if self.partitions.is_empty() {
            return None;
        }
        match partitions::of_region(region) {
            Some(partition) => match self.in_partition(partition.id) {
                Some(own) => Some(own.regional),
                None => None,
            },
            None => None,
        }
    }
}
