//! The names of what has a policy.

use std::fmt;

#[cfg(feature = "web")]
use lambda_perm::WebFunctionName;
use lambda_perm::{AccountId, FunctionName, LayerName};

/// What has a policy, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Function {
        name: String,
        qualifier: Option<String>,
    },
    LayerVersion {
        name: String,
        version: u64,
    },
    #[cfg(feature = "web")]
    WebFunction {
        name: String,
    },
}

impl Named {
    /// By the ARN that a run has for it.
    pub(crate) fn of_arn(arn: &str) -> Self {
        let name = || arn.to_owned();
        match arn.split(':').nth(5) {
            Some("layer") => {
                let (name, version) = arn.rsplit_once(':').unwrap_or((arn, ""));
                Self::LayerVersion { name: name.into(), version: version.parse().unwrap_or(u64::MAX) }
            }
            #[cfg(feature = "web")]
            Some(resource) if resource.starts_with("web-function/") => Self::WebFunction { name: name() },
            _ => Self::Function { name: name(), qualifier: None },
        }
    }

    /// The account that the name itself says.
    pub(crate) fn account(&self) -> Option<AccountId> {
        let account = match self {
            Self::Function { name, .. } => FunctionName::parse(name).ok()?.account().map(AccountId::parse),
            Self::LayerVersion { name, .. } => LayerName::parse(name).ok()?.account().map(AccountId::parse),
            #[cfg(feature = "web")]
            Self::WebFunction { name } => WebFunctionName::parse(name).ok()?.account().map(AccountId::parse),
        };
        account?.ok()
    }
}

/// As the policy itself names it.
impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function { name, qualifier: Some(qualifier) } => write!(f, "{name}:{qualifier}"),
            Self::Function { name, qualifier: None } => f.write_str(name),
            Self::LayerVersion { name, version } => write!(f, "{name}:{version}"),
            #[cfg(feature = "web")]
            Self::WebFunction { name } => f.write_str(name),
        }
    }
}
