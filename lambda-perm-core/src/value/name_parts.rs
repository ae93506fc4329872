//! The name of what has a policy, taken apart.

use super::{ArnParts, NameScope};
use crate::{
    facts::{limits::is_account_id, parameters::Target},
    text::{
        equal, from,
        placeholder::{has_placeholder, split_once},
        starts_with,
    },
};

/// The parts of the name of a function, layer or web function, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameParts<'a> {
    /// What an ARN says before the name.
    pub(crate) scope: NameScope<'a>,
    /// The bare name, and what else stands there that is wrong.
    pub(crate) name: &'a str,
    /// The version or alias that the name of a function carries.
    pub(crate) qualifier: Option<&'a str>,
}

impl<'a> NameParts<'a> {
    /// The parts of a name that has been checked.
    pub(crate) const fn of(target: Target, text: &'a str) -> Self {
        match Self::split(target, text) {
            Some(parts) => parts,
            None => Self::bare(""),
        }
    }

    const fn bare(name: &'a str) -> Self {
        Self { scope: NameScope::NOTHING, name, qualifier: None }
    }

    /// `None` where an ARN is one of something else, or where the name of a function has none of the documented forms.
    pub(crate) const fn split(target: Target, text: &'a str) -> Option<Self> {
        if starts_with(text, "arn:") {
            return Self::split_arn(target, text);
        }
        match target {
            Target::Function => Self::split_short(text),
            Target::LayerVersion | Target::WebFunction => Some(Self::bare(text)),
        }
    }

    const fn split_arn(target: Target, text: &'a str) -> Option<Self> {
        let Some(arn) = ArnParts::split(text) else { return None };
        if !equal(arn.service, "lambda") {
            return None;
        }
        let scope = NameScope { partition: Some(arn.partition), region: Some(arn.region), account: Some(arn.account) };
        Self::split_resource(target, arn.resource, scope)
    }

    /// `name`, `name:qualifier` or `account:function:name`.
    const fn split_short(text: &'a str) -> Option<Self> {
        let Some((first, rest)) = split_once(text, b':') else { return Some(Self::bare(text)) };
        let is_account = is_account_id(first) || (has_placeholder(first) && starts_with(rest, "function:"));
        if is_account {
            let scope = NameScope { account: Some(first), ..NameScope::NOTHING };
            return Self::split_resource(Target::Function, rest, scope);
        }
        // The API reads `function:x` as the function x, not as the alias x of a function called function.
        let undocumented = equal(first, "function") || split_once(rest, b':').is_some();
        if undocumented { None } else { Some(Self { qualifier: Some(rest), ..Self::bare(first) }) }
    }

    /// `function:name`, `function:name:qualifier`, `layer:name` or `web-function/name`.
    const fn split_resource(target: Target, resource: &'a str, scope: NameScope<'a>) -> Option<Self> {
        let kind = target.resource_prefix();
        if !starts_with(resource, kind) {
            return None;
        }
        let named = Self { scope, ..Self::bare(from(resource, kind.len())) };
        match (target, split_once(named.name, b':')) {
            (Target::Function, Some((name, qualifier))) => Some(Self { name, qualifier: Some(qualifier), ..named }),
            _ => Some(named),
        }
    }
}
