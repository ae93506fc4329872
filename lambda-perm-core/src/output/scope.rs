//! Where a function or layer is, for names that do not say so.

use core::fmt;

use crate::{
    facts::partitions,
    stored::{Account, Home, Named},
    value::{
        AccountId,
        region::{is_partition, is_region},
    },
};

/// The partition, Region and account that complete a name to an ARN.
///
/// A full ARN needs none of them: pass [`Scope::NONE`].
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::{AccountId, output::Scope};
///
/// let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
/// assert_eq!(scope.partition(), Some("aws"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope<'a> {
    partition: Option<&'a str>,
    region: Option<&'a str>,
    account: Option<AccountId>,
}

impl<'a> Scope<'a> {
    /// Nothing known: for names that are full ARNs.
    pub const NONE: Scope<'static> = Scope { partition: None, region: None, account: None };

    /// A Region and an account. The partition is the Region's; for a Region that the catalogue does not hold, add it
    /// with [`in_partition`](Self::in_partition).
    pub const fn new(region: &'a str, account: AccountId) -> Self {
        let partition = match partitions::of_region(region) {
            Some(partition) => Some(partition.id),
            None => None,
        };
        Self { partition, region: Some(region), account: Some(account) }
    }

    /// The same Region and account in another partition.
    #[must_use]
    pub const fn in_partition(mut self, partition: &'a str) -> Self {
        self.partition = Some(partition);
        self
    }

    /// The partition, such as `aws`.
    pub const fn partition(&self) -> Option<&'a str> {
        self.partition
    }

    /// The Region code.
    pub const fn region(&self) -> Option<&'a str> {
        self.region
    }

    /// The account ID.
    pub const fn account(&self) -> Option<AccountId> {
        self.account
    }
}

/// Why a name cannot be completed to an ARN.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScopeError {
    /// Neither the name nor the scope says it.
    Missing(
        /// `partition`, `Region` or `account`.
        &'static str,
    ),
    /// The scope has what no ARN can hold.
    Malformed {
        /// `partition` or `Region`.
        what: &'static str,
        /// What the scope says.
        scope: alloc::string::String,
    },
    /// The name says one thing and the scope another.
    Contradiction {
        /// `partition`, `Region` or `account`.
        what: &'static str,
        /// What the name says.
        name: alloc::string::String,
        /// What the scope says.
        scope: alloc::string::String,
    },
}

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => {
                write!(
                    f,
                    "the name tells no {what}, and neither does the scope\n= help: pass Scope::new(\"us-east-1\", account)"
                )
            }
            Self::Malformed { what, scope } => {
                write!(
                    f,
                    "`{scope}` is not a {what}\n= help: pass a Region code such as \"us-east-1\", and a partition such as \"aws\""
                )
            }
            Self::Contradiction { what, name, scope } => write!(
                f,
                "the {what} of the ARN is `{name}`, and the scope has `{scope}`\n= help: pass Scope::NONE, since a full ARN needs no scope"
            ),
        }
    }
}

impl core::error::Error for ScopeError {}

impl<'a> Scope<'a> {
    /// The home of what has this name.
    pub(crate) fn complete(&self, name: Named<'a>) -> Result<Home<'a>, ScopeError> {
        let account = match (name.account, self.account) {
            (None, Some(id)) => Account::Id(id),
            (Some(text), None) => Account::Text(text),
            (Some(text), Some(id)) if text == id.as_str() => Account::Text(text),
            (Some(text), Some(id)) => {
                return Err(ScopeError::Contradiction {
                    what: "account",
                    name: text.into(),
                    scope: id.as_str().into(),
                });
            }
            (None, None) => return Err(ScopeError::Missing("account")),
        };
        Ok(Home {
            partition: part("partition", name.partition, self.partition, is_partition)?,
            region: part("Region", name.region, self.region, is_region)?,
            account,
        })
    }
}

/// The part that the name tells or, where it does not, the scope.
fn part<'a>(
    what: &'static str,
    name: Option<&'a str>,
    scope: Option<&'a str>,
    is_one: fn(&str) -> bool,
) -> Result<&'a str, ScopeError> {
    match (name, scope) {
        (_, Some(scope)) if !is_one(scope) => Err(ScopeError::Malformed { what, scope: scope.into() }),
        (Some(name), Some(scope)) if name != scope => {
            Err(ScopeError::Contradiction { what, name: name.into(), scope: scope.into() })
        }
        (Some(part), _) | (None, Some(part)) => Ok(part),
        (None, None) => Err(ScopeError::Missing(what)),
    }
}
