//! Partitions and Regions.
//!
//! Source: `partitions.json` of botocore 1.44.5. Which Regions are opt-in: AWS Account Management guide, manage-acct-regions
//! (those launched after 20 March 2019; in the other partitions an account has all Regions).

mod default;
mod pattern;

pub(crate) use default::behind_region;
#[cfg(test)]
pub(crate) use default::{is_enabled_by_default, key};
pub(crate) use pattern::{is_partition, is_region};

use crate::text::{equal, first, is};

/// A partition: a group of Regions with accounts and ARNs of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// The name in an ARN: `aws`, `aws-cn`.
    pub id: &'static str,
    /// The suffix of its endpoints.
    pub dns_suffix: &'static str,
    /// Its Regions.
    pub regions: &'static [Region],
}

/// A Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The code: `us-east-1`.
    pub code: &'static str,
    /// The name: `US East (N. Virginia)`.
    pub name: &'static str,
    /// Whether an account must opt in to it.
    pub enabled: Enabled,
}

/// Whether an account has a Region without asking for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enabled {
    /// It has.
    ByDefault,
    /// It must opt in.
    ByOptIn,
    /// AWS's pages contradict one another.
    Unclear,
}

/// One row a partition, with its Regions.
macro_rules! partitions {
    ($($id:literal, $dns_suffix:literal { $($code:literal: $name:literal $($enabled:ident)?,)* })*) => {
        /// All partitions.
        pub static PARTITIONS: &[Partition] = &[$(
            Partition {
                id: $id,
                dns_suffix: $dns_suffix,
                regions: &[$(Region { code: $code, name: $name, enabled: partitions!(@enabled $($enabled)?) }),*],
            }
        ),*];

        /// The partition that a Region belongs to.
        pub const fn of_region(code: &str) -> Option<&'static Partition> {
            let code = code.as_bytes();
            $(
                if $(is!(code, $code))||* {
                    return find($id);
                }
            )*
            None
        }
    };
    (@enabled) => { Enabled::ByDefault };
    (@enabled $enabled:ident) => { Enabled::$enabled };
}

partitions! {
    "aws", "amazonaws.com" {
        "af-south-1": "Africa (Cape Town)" ByOptIn,
        "ap-east-1": "Asia Pacific (Hong Kong)" ByOptIn,
        "ap-east-2": "Asia Pacific (Taipei)" ByOptIn,
        "ap-northeast-1": "Asia Pacific (Tokyo)",
        "ap-northeast-2": "Asia Pacific (Seoul)",
        // The account guide has it among the default Regions, the SNS guide (sns-cross-region-delivery) among the opt-in ones.
        "ap-northeast-3": "Asia Pacific (Osaka)" Unclear,
        "ap-south-1": "Asia Pacific (Mumbai)",
        "ap-south-2": "Asia Pacific (Hyderabad)" ByOptIn,
        "ap-southeast-1": "Asia Pacific (Singapore)",
        "ap-southeast-2": "Asia Pacific (Sydney)",
        "ap-southeast-3": "Asia Pacific (Jakarta)" ByOptIn,
        "ap-southeast-4": "Asia Pacific (Melbourne)" ByOptIn,
        "ap-southeast-5": "Asia Pacific (Malaysia)" ByOptIn,
        "ap-southeast-6": "Asia Pacific (New Zealand)" ByOptIn,
        "ap-southeast-7": "Asia Pacific (Thailand)" ByOptIn,
        "ca-central-1": "Canada (Central)",
        "ca-west-1": "Canada West (Calgary)" ByOptIn,
        "eu-central-1": "Europe (Frankfurt)",
        "eu-central-2": "Europe (Zurich)" ByOptIn,
        "eu-north-1": "Europe (Stockholm)",
        "eu-south-1": "Europe (Milan)" ByOptIn,
        "eu-south-2": "Europe (Spain)" ByOptIn,
        "eu-west-1": "Europe (Ireland)",
        "eu-west-2": "Europe (London)",
        "eu-west-3": "Europe (Paris)",
        "il-central-1": "Israel (Tel Aviv)" ByOptIn,
        "me-central-1": "Middle East (UAE)" ByOptIn,
        "me-south-1": "Middle East (Bahrain)" ByOptIn,
        "me-west-1": "Middle East (Saudi Arabia)" ByOptIn,
        "mx-central-1": "Mexico (Central)" ByOptIn,
        "sa-east-1": "South America (Sao Paulo)",
        "sa-west-1": "South America (Chile)" ByOptIn,
        "us-east-1": "US East (N. Virginia)",
        "us-east-2": "US East (Ohio)",
        "us-west-1": "US West (N. California)",
        "us-west-2": "US West (Oregon)",
    }
    "aws-cn", "amazonaws.com.cn" {
        "cn-north-1": "China (Beijing)",
        "cn-northwest-1": "China (Ningxia)",
    }
    "aws-eusc", "amazonaws.eu" {
        "eusc-de-east-1": "AWS European Sovereign Cloud (Germany)",
    }
    "aws-iso", "c2s.ic.gov" {
        "us-iso-east-1": "US ISO East",
        "us-iso-west-1": "US ISO WEST",
    }
    "aws-iso-b", "sc2s.sgov.gov" {
        "us-isob-east-1": "US ISOB East (Ohio)",
        "us-isob-west-1": "US ISOB West",
    }
    "aws-iso-e", "cloud.adc-e.uk" {
        "eu-isoe-west-1": "EU ISOE West",
    }
    "aws-iso-f", "csp.hci.ic.gov" {
        "us-isof-east-1": "US ISOF EAST",
        "us-isof-south-1": "US ISOF SOUTH",
    }
    "aws-us-gov", "amazonaws.com" {
        "us-gov-east-1": "AWS GovCloud (US-East)",
        "us-gov-west-1": "AWS GovCloud (US-West)",
    }
}

/// The partition of this name.
pub const fn find(id: &str) -> Option<&'static Partition> {
    first!(PARTITIONS, |row| equal(row.id, id))
}

/// The Region of this code.
pub const fn region(code: &str) -> Option<&'static Region> {
    let Some(partition) = of_region(code) else { return None };
    first!(partition.regions, |row| equal(row.code, code))
}

/// The codes of all Regions.
pub static REGION_CODES: [&str; count()] = {
    let mut codes = [""; count()];
    let (mut next, mut at) = (0, 0);
    while at < PARTITIONS.len() {
        let mut region = 0;
        while region < PARTITIONS[at].regions.len() {
            codes[next] = PARTITIONS[at].regions[region].code;
            next += 1;
            region += 1;
        }
        at += 1;
    }
    codes
};

const fn count() -> usize {
    let (mut count, mut at) = (0, 0);
    while at < PARTITIONS.len() {
        count += PARTITIONS[at].regions.len();
        at += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_region_is_in_one_partition() {
        assert_eq!((PARTITIONS.len(), REGION_CODES.len()), (8, 48));
        assert_eq!(REGION_CODES.iter().collect::<BTreeSet<_>>().len(), REGION_CODES.len());
        for partition in PARTITIONS {
            assert_eq!(find(partition.id), Some(partition));
            for region in partition.regions {
                assert_eq!(of_region(region.code), Some(partition));
                assert_eq!(super::region(region.code), Some(region));
            }
        }
    }

    #[test]
    fn seventeen_regions_are_enabled_by_default() {
        let regions = PARTITIONS[0].regions;
        let count = |enabled| regions.iter().filter(|region| region.enabled == enabled).count();
        let counts = [Enabled::ByDefault, Enabled::Unclear, Enabled::ByOptIn].map(count);
        assert_eq!(counts, [16, 1, regions.len() - 17]);
        assert!(
            PARTITIONS[1..]
                .iter()
                .flat_map(|partition| partition.regions)
                .all(|region| region.enabled == Enabled::ByDefault)
        );
    }
}
