//! Partitions and Regions.
//!
//! Source: `partitions.json` of botocore 1.44.5.

use crate::text::equal;

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
}

/// All partitions.
pub const PARTITIONS: &[Partition] = &[
    Partition {
        id: "aws",
        dns_suffix: "amazonaws.com",
        regions: &[
            Region { code: "af-south-1", name: "Africa (Cape Town)" },
            Region { code: "ap-east-1", name: "Asia Pacific (Hong Kong)" },
            Region { code: "ap-east-2", name: "Asia Pacific (Taipei)" },
            Region { code: "ap-northeast-1", name: "Asia Pacific (Tokyo)" },
            Region { code: "ap-northeast-2", name: "Asia Pacific (Seoul)" },
            Region { code: "ap-northeast-3", name: "Asia Pacific (Osaka)" },
            Region { code: "ap-south-1", name: "Asia Pacific (Mumbai)" },
            Region { code: "ap-south-2", name: "Asia Pacific (Hyderabad)" },
            Region { code: "ap-southeast-1", name: "Asia Pacific (Singapore)" },
            Region { code: "ap-southeast-2", name: "Asia Pacific (Sydney)" },
            Region { code: "ap-southeast-3", name: "Asia Pacific (Jakarta)" },
            Region { code: "ap-southeast-4", name: "Asia Pacific (Melbourne)" },
            Region { code: "ap-southeast-5", name: "Asia Pacific (Malaysia)" },
            Region { code: "ap-southeast-6", name: "Asia Pacific (New Zealand)" },
            Region { code: "ap-southeast-7", name: "Asia Pacific (Thailand)" },
            Region { code: "ca-central-1", name: "Canada (Central)" },
            Region { code: "ca-west-1", name: "Canada West (Calgary)" },
            Region { code: "eu-central-1", name: "Europe (Frankfurt)" },
            Region { code: "eu-central-2", name: "Europe (Zurich)" },
            Region { code: "eu-north-1", name: "Europe (Stockholm)" },
            Region { code: "eu-south-1", name: "Europe (Milan)" },
            Region { code: "eu-south-2", name: "Europe (Spain)" },
            Region { code: "eu-west-1", name: "Europe (Ireland)" },
            Region { code: "eu-west-2", name: "Europe (London)" },
            Region { code: "eu-west-3", name: "Europe (Paris)" },
            Region { code: "il-central-1", name: "Israel (Tel Aviv)" },
            Region { code: "me-central-1", name: "Middle East (UAE)" },
            Region { code: "me-south-1", name: "Middle East (Bahrain)" },
            Region { code: "me-west-1", name: "Middle East (Saudi Arabia)" },
            Region { code: "mx-central-1", name: "Mexico (Central)" },
            Region { code: "sa-east-1", name: "South America (Sao Paulo)" },
            Region { code: "sa-west-1", name: "South America (Chile)" },
            Region { code: "us-east-1", name: "US East (N. Virginia)" },
            Region { code: "us-east-2", name: "US East (Ohio)" },
            Region { code: "us-west-1", name: "US West (N. California)" },
            Region { code: "us-west-2", name: "US West (Oregon)" },
        ],
    },
    Partition {
        id: "aws-cn",
        dns_suffix: "amazonaws.com.cn",
        regions: &[
            Region { code: "cn-north-1", name: "China (Beijing)" },
            Region { code: "cn-northwest-1", name: "China (Ningxia)" },
        ],
    },
    Partition {
        id: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        regions: &[Region { code: "eusc-de-east-1", name: "AWS European Sovereign Cloud (Germany)" }],
    },
    Partition {
        id: "aws-iso",
        dns_suffix: "c2s.ic.gov",
        regions: &[
            Region { code: "us-iso-east-1", name: "US ISO East" },
            Region { code: "us-iso-west-1", name: "US ISO WEST" },
        ],
    },
    Partition {
        id: "aws-iso-b",
        dns_suffix: "sc2s.sgov.gov",
        regions: &[
            Region { code: "us-isob-east-1", name: "US ISOB East (Ohio)" },
            Region { code: "us-isob-west-1", name: "US ISOB West" },
        ],
    },
    Partition {
        id: "aws-iso-e",
        dns_suffix: "cloud.adc-e.uk",
        regions: &[Region { code: "eu-isoe-west-1", name: "EU ISOE West" }],
    },
    Partition {
        id: "aws-iso-f",
        dns_suffix: "csp.hci.ic.gov",
        regions: &[
            Region { code: "us-isof-east-1", name: "US ISOF EAST" },
            Region { code: "us-isof-south-1", name: "US ISOF SOUTH" },
        ],
    },
    Partition {
        id: "aws-us-gov",
        dns_suffix: "amazonaws.com",
        regions: &[
            Region { code: "us-gov-east-1", name: "AWS GovCloud (US-East)" },
            Region { code: "us-gov-west-1", name: "AWS GovCloud (US-West)" },
        ],
    },
];

/// The partition of this name.
pub const fn find(id: &str) -> Option<&'static Partition> {
    let mut at = 0;
    while at < PARTITIONS.len() {
        if equal(PARTITIONS[at].id, id) {
            return Some(&PARTITIONS[at]);
        }
        at += 1;
    }
    None
}

/// The partition that a Region belongs to.
pub const fn of_region(code: &str) -> Option<&'static Partition> {
    let mut at = 0;
    while at < PARTITIONS.len() {
        let mut region = 0;
        while region < PARTITIONS[at].regions.len() {
            if equal(PARTITIONS[at].regions[region].code, code) {
                return Some(&PARTITIONS[at]);
            }
            region += 1;
        }
        at += 1;
    }
    None
}

/// The codes of all Regions.
pub const REGION_CODES: [&str; count()] = {
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
            }
        }
    }
}
