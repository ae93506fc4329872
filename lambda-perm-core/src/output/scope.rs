//! The scope of a function or layer whose name does not say it.

use alloc::string::String;
use core::fmt;

use crate::{
    check::Check,
    facts::{
        parameters::Key,
        partitions::{self, is_partition, is_region},
    },
    finding::{At, Error, Findings, Lint, Quoted},
    statement::{Account, ResourceScope, Statement, StatementResource, at_run_time},
    text::suggest::closest,
    value::{AccountId, NameScope},
};

/// The partition, Region and account that complete a name to an ARN.
///
/// A full ARN needs no scope: pass [`Scope::NONE`].
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

    /// A Region and an account. The partition is the Region's. For a Region that the catalogue does not have, add it with
    /// [`in_partition`](Self::in_partition).
    pub const fn new(region: &'a str, account: AccountId) -> Self {
        let partition = match partitions::of_region(region) {
            Some(partition) => Some(partition.id),
            None => None,
        };
        Self { partition, region: Some(region), account: Some(account) }
    }

    /// The same Region and account in this partition, for a Region that the catalogue does not have.
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

/// Why a name cannot, or must not, be completed to an ARN.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScopeError {
    /// Neither the name nor the scope says it.
    Missing(
        /// `partition`, `Region` or `account`.
        &'static str,
    ),
    /// The scope has text that an ARN cannot have.
    Malformed {
        /// `partition` or `Region`.
        what: &'static str,
        /// What the scope says.
        scope: String,
    },
    /// The catalogue does not have the scope's Region, and its partition is not given.
    UnknownRegion(
        /// What the scope says.
        String,
    ),
    /// The scope's Region is in another partition than the scope's.
    Partition {
        /// The Region.
        region: String,
        /// The partition that it is in.
        partition: &'static str,
        /// What the scope says.
        scope: String,
    },
    /// The permission is wrong in this scope.
    Findings(
        /// What is wrong: a source in another partition, ..
        Findings,
    ),
    /// The name says one thing and the scope another.
    Contradiction {
        /// `partition`, `Region` or `account`.
        what: &'static str,
        /// What the name says.
        name: String,
        /// What the scope says.
        scope: String,
    },
}

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => {
                f.write_str(match *what {
                    // Every name that gives a Region gives an account too.
                    "account" => "the name gives neither Region nor account, and no scope gives them",
                    "Region" => "the name gives no Region, and no scope gives one",
                    _ => "the name does not give the whole scope",
                })?;
                f.write_str("\n= help: pass Scope::new(\"us-east-1\", account)")
            }
            Self::Malformed { what, scope } => {
                write!(
                    f,
                    "{} is not a {what}\n= help: pass a Region code such as \"us-east-1\", and a partition such as \"aws\"",
                    Quoted(scope)
                )
            }
            Self::UnknownRegion(region) => {
                write!(f, "the catalogue has no Region {}, so its partition is unknown\n= help: ", Quoted(region))?;
                match closest(region, &partitions::REGION_CODES) {
                    Some(code) => write!(f, "did you mean \"{code}\"?"),
                    None => f.write_str(
                        "write the code of a Region; for a new one, add the partition: `.in_partition(\"aws\")`",
                    ),
                }
            }
            Self::Partition { region, partition, scope } => write!(
                f,
                "the Region `{region}` is in the partition `{partition}`, but the scope has `{scope}`\n= help: leave out `in_partition`, which is for Regions that the catalogue does not hold, or write a Region of `{scope}`"
            ),
            Self::Findings(findings) => findings.fmt(f),
            Self::Contradiction { what, name, scope } => write!(
                f,
                "the {what} of the ARN is `{name}`, but the scope has `{scope}`\n= help: pass Scope::NONE, since a full ARN needs no scope"
            ),
        }
    }
}

impl core::error::Error for ScopeError {}

impl<'a> Scope<'a> {
    /// The resource of a statement, in this scope.
    pub(super) fn resource(&self, statement: &Statement<'a>) -> Result<StatementResource<'a>, ScopeError> {
        let told = statement.name_scope();
        let resource = statement.resource_in(self.complete(told)?);
        if ResourceScope::of_name(told).is_none() {
            check(statement, &resource)?;
        }
        Ok(resource)
    }

    /// The scope of a function or layer with this name.
    fn complete(&self, name: NameScope<'a>) -> Result<ResourceScope<'a>, ScopeError> {
        self.check()?;
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
        let region = part("Region", name.region, self.region)?;
        match part("partition", name.partition, self.partition) {
            Err(ScopeError::Missing(_)) if self.region.is_some() => Err(ScopeError::UnknownRegion(region.into())),
            partition => Ok(ResourceScope { partition: partition?, region, account }),
        }
    }

    /// What is wrong with the scope by itself.
    fn check(&self) -> Result<(), ScopeError> {
        let wrong = |what, text: &str| Err(ScopeError::Malformed { what, scope: text.into() });
        match (self.partition, self.region) {
            (_, Some(region)) if !is_region(region) => wrong("Region", region),
            (Some(partition), _) if !is_partition(partition) => wrong("partition", partition),
            (Some(partition), Some(region)) => match partitions::of_region(region) {
                Some(other) if other.id != partition => {
                    Err(ScopeError::Partition { region: region.into(), partition: other.id, scope: partition.into() })
                }
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }
}

/// The part from the name or, if it does not say it, from the scope.
fn part<'a>(what: &'static str, name: Option<&'a str>, scope: Option<&'a str>) -> Result<&'a str, ScopeError> {
    match (name, scope) {
        (Some(name), Some(scope)) if name != scope => {
            Err(ScopeError::Contradiction { what, name: name.into(), scope: scope.into() })
        }
        (Some(part), _) | (None, Some(part)) => Ok(part),
        (None, None) => Err(ScopeError::Missing(what)),
    }
}

/// What is wrong with a statement for this resource. If its name does not say the scope, no rule has checked the scope yet.
///
/// Only rules that read the name are applied, and only for what AWS would reject or never match. The other lints are about the
/// written values, which have been checked.
fn check(statement: &Statement<'_>, resource: &StatementResource<'_>) -> Result<(), ScopeError> {
    let mut arn = String::with_capacity(256);
    at_run_time::resource(resource, &mut arn);
    let key = Key::of_name(statement.target());
    let check = Check::new(statement.with(key, &arn)).reading(&[key]);
    let is_judged = |at, lint| matches!(at, At::Allow(_)) || !matches!(lint, None | Some(Lint::NeverMatches));
    let found = check.findings().map(|(_, finding)| finding);
    let found = found.filter(|finding| !is_judged(finding.at(), finding.code().lint()));
    match Findings::new(found.map(Error::from).collect()) {
        Some(findings) => Err(ScopeError::Findings(findings)),
        None => Ok(()),
    }
}
