//! What the name of a function, layer or web function tells of where that is.

use super::{
    filling::{may_be_account, may_be_region},
    region::region_help,
};
use crate::{facts::partitions::is_partition, finding::Phrase, text::placeholder::has_placeholder};

/// What a name tells of the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameScope<'a> {
    pub(crate) partition: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    pub(crate) account: Option<&'a str>,
}

impl<'a> NameScope<'a> {
    /// A name that tells nothing.
    pub(crate) const NOTHING: Self = Self { partition: None, region: None, account: None };

    /// Whether the name is a whole ARN.
    pub(crate) const fn is_of_arn(&self) -> bool {
        self.partition.is_some()
    }

    /// The first part that is wrong: what is said of it behind the beginning of a sentence, and what to write.
    pub(super) const fn wrong_part(&self, sentence: Phrase<'a>) -> Option<(Phrase<'a>, Phrase<'a>)> {
        let (wrong, what, help) = match *self {
            Self { partition: Some(partition), .. } if !is_partition(partition) && !has_placeholder(partition) => {
                let help = "write `aws`, or `aws-cn`, `aws-us-gov` and so on, after `arn:`";
                (partition, " is not a partition", Phrase::new(help))
            }
            Self { region: Some(region), .. } if !may_be_region(region) => {
                let help = region_help(region, "write a Region code such as `us-east-1`");
                (region, " is not a Region code", help)
            }
            Self { account: Some(account), .. } if !may_be_account(account) => {
                (account, " is not an account ID", Phrase::new("write the account's twelve digits"))
            }
            _ => return None,
        };
        Some((sentence.quoted(wrong).plain(what), help))
    }
}
