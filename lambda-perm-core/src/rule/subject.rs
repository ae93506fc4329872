//! What the rules look at: a draft, read once.

use super::{Keys, source};
use crate::{
    draft::Field,
    facts::{
        actions::{self, Action},
        cloudformation::ACCOUNT_ID,
        services::{self, NotNeeded, Service},
    },
    finding::{Lint, Lints},
    hole::has_hole,
    key::{Key, Target},
    text::equal,
    value::{
        PrincipalKind, QualifierKind, action, arn, function_name, layer_name, principal, qualifier, region::is_region,
    },
};

/// A draft with its values taken apart, as far as the rules that are to be applied read them.
pub(crate) struct Subject<'a> {
    pub(crate) target: Target,
    values: [Field<&'a str>; Key::COUNT],
    /// The keys whose values are known in part only.
    in_part: Keys,
    pub(crate) caller: Field<Caller<'a>>,
    /// The action's name behind `lambda:`, as AWS spells it where the catalogue holds it; `*` for both wildcards.
    pub(crate) action: Field<&'a str>,
    /// Whether the author takes the responsibility for an action that the catalogue does not hold.
    pub(crate) is_unknown_action_allowed: bool,
    /// The catalogue's row of the action.
    pub(crate) action_facts: Option<&'static Action>,
    pub(crate) source_arn: Field<arn::Parts<'a>>,
    /// The source that is documented for the service.
    pub(crate) documented: Option<source::Form>,
    /// Partition, Region and account of the function or layer, as far as its name tells.
    pub(crate) place: Place<'a>,
    /// The qualifier, from the name or apart: `None` for the unqualified function.
    pub(crate) qualifier: Field<Option<&'a str>>,
    /// The row of a service that never needs a grant, by the identifier it was named with or by its principal.
    pub(crate) not_needed: Option<&'static NotNeeded>,
    /// Whether the principal was named by the identifier of such a service.
    pub(crate) is_named_not_needed: bool,
}

/// Who is granted something.
#[derive(Clone, Copy)]
pub(crate) enum Caller<'a> {
    Everyone,
    Account,
    Identity(arn::Parts<'a>),
    Service { principal: &'a str, facts: Option<&'static Service>, region: Option<&'a str> },
}

/// Where a function or layer is.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) partition: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    /// The account of a function.
    pub(crate) account: Option<&'a str>,
    /// The key that tells it.
    pub(crate) key: Key,
}

impl<'a> Subject<'a> {
    pub(crate) const fn new(
        target: Target,
        values: [Field<&'a str>; Key::COUNT],
        in_part: Keys,
        not_needed: Option<&'static NotNeeded>,
        allowed: Lints,
        read: Keys,
    ) -> Self {
        let caller = match values[Key::Principal as usize] {
            _ if !read.has(Key::Principal) => Field::Opaque,
            Field::Absent => Field::Absent,
            Field::Opaque => Field::Opaque,
            Field::Known(text) => Caller::read(text, in_part.has(Key::Principal)),
        };
        let (action, action_facts) = match values[Key::Action as usize] {
            Field::Known(text) => {
                let name = action::name(text);
                match if read.has(Key::Action) { actions::find(name) } else { None } {
                    Some(facts) => (Field::Known(facts.name), Some(facts)),
                    None => (Field::Known(name), None),
                }
            }
            unknown => (unknown, None),
        };
        let documented = match caller {
            Field::Known(Caller::Service { facts, .. }) => source::documented(facts),
            _ => None,
        };
        let is_named_not_needed = not_needed.is_some();
        let not_needed = match caller {
            Field::Known(Caller::Service { principal, facts: None, .. }) if !is_named_not_needed => {
                services::not_needed_by_principal(principal)
            }
            _ => not_needed,
        };
        let source_arn = match values[Key::SourceArn as usize] {
            _ if !read.has(Key::SourceArn) => Field::Opaque,
            Field::Absent => Field::Absent,
            Field::Opaque => Field::Opaque,
            Field::Known(text) => match arn::Parts::split(text) {
                Some(parts) if !has_hole(parts.service) => Field::Known(parts),
                _ => Field::Opaque,
            },
        };
        let qualifier = if read.has(Key::Qualifier) {
            read_qualifier(values[Key::FunctionName as usize], values[Key::Qualifier as usize])
        } else {
            Field::Opaque
        };
        let place = Place::read(target, &values, in_part, read);
        Self {
            target,
            values,
            in_part,
            caller,
            action,
            is_unknown_action_allowed: allowed.has(Lint::UnknownAction),
            action_facts,
            source_arn,
            documented,
            place,
            qualifier,
            not_needed,
            is_named_not_needed,
        }
    }

    pub(crate) const fn value(&self, key: Key) -> Field<&'a str> {
        self.values[key as usize]
    }

    /// Whether the value of the key is known in part only.
    pub(crate) const fn is_in_part(&self, key: Key) -> bool {
        self.in_part.has(key)
    }

    /// Whether a value is not known yet.
    pub(crate) const fn has_opaque(&self) -> bool {
        has_opaque(&self.values)
    }

    pub(crate) const fn has(&self, key: Key) -> bool {
        self.values[key as usize].is_present()
    }

    /// Whether the key has this very value.
    pub(crate) const fn is(&self, key: Key, text: &str) -> bool {
        match self.value(key) {
            Field::Known(value) => equal(value, text),
            _ => false,
        }
    }

    /// Whether the action is known and is this one.
    pub(crate) const fn is_action(&self, name: &str) -> bool {
        match self.action {
            Field::Known(action) => equal(action, name),
            _ => false,
        }
    }

    pub(crate) const fn is_for_layer(&self) -> bool {
        matches!(self.target, Target::LayerVersion)
    }

    /// The catalogue's row of a service principal.
    pub(crate) const fn service(&self) -> Option<&'static Service> {
        match self.caller {
            Field::Known(Caller::Service { facts, .. }) => facts,
            _ => None,
        }
    }

    /// The Region that the principal carries.
    pub(crate) const fn principal_region(&self) -> Option<&'a str> {
        match self.caller {
            Field::Known(Caller::Service { region, .. }) => region,
            _ => None,
        }
    }

    pub(crate) const fn is_everyone(&self) -> bool {
        matches!(self.caller, Field::Known(Caller::Everyone))
    }

    /// Whether the caller is an account, a user, a role or a session.
    pub(crate) const fn is_identity(&self) -> bool {
        matches!(self.caller, Field::Known(Caller::Account | Caller::Identity(_)))
    }

    /// Whether the qualifier is known and names something that has no function URL: a version.
    pub(crate) const fn is_at_version(&self) -> bool {
        match self.qualifier {
            Field::Known(Some(text)) => !matches!(qualifier::kind(text), QualifierKind::Alias),
            _ => false,
        }
    }

    /// The key that the qualifier was read from.
    pub(crate) const fn qualifier_key(&self) -> Key {
        if self.has(Key::Qualifier) { Key::Qualifier } else { Key::FunctionName }
    }
}

impl<'a> Caller<'a> {
    const fn read(text: &'a str, is_in_part: bool) -> Field<Self> {
        if is_in_part && has_hole(text) {
            return Self::read_in_part(text);
        }
        Field::Known(match principal::kind(text) {
            PrincipalKind::Everyone => Caller::Everyone,
            PrincipalKind::Account => Caller::Account,
            PrincipalKind::Identity => match arn::Parts::split(text) {
                Some(parts) => Caller::Identity(parts),
                None => Caller::Account,
            },
            PrincipalKind::Service => Self::service(text),
        })
    }

    /// The caller, where the text around the holes tells the kind.
    const fn read_in_part(text: &'a str) -> Field<Self> {
        if equal(text, ACCOUNT_ID) {
            return Field::Known(Caller::Account);
        }
        if let Some(parts) = arn::Parts::split(text) {
            return Field::Known(Caller::Identity(parts));
        }
        match Self::service(text) {
            Caller::Service { facts: None, .. } => Field::Opaque,
            service => Field::Known(service),
        }
    }

    const fn service(text: &'a str) -> Self {
        match services::by_principal(text) {
            Some((facts, None)) => Caller::Service { principal: text, facts: Some(facts), region: None },
            Some((facts, Some(region))) if is_region(region) || has_hole(region) => {
                Caller::Service { principal: text, facts: Some(facts), region: Some(region) }
            }
            _ => Caller::Service { principal: text, facts: None, region: None },
        }
    }
}

impl<'a> Place<'a> {
    const fn read(target: Target, values: &[Field<&'a str>; Key::COUNT], in_part: Keys, read: Keys) -> Self {
        match target {
            Target::Function => {
                let key = Key::FunctionName;
                if read.has(key)
                    && let Field::Known(text) = values[key as usize]
                {
                    let (partition, region, account) = if in_part.has(key) {
                        let function = function_name::Parts::of(text);
                        (whole(function.partition), whole(function.region), whole(function.account))
                    } else {
                        function_name::place(text)
                    };
                    return Self { partition, region, account, key };
                }
                Self { partition: None, region: None, account: None, key }
            }
            Target::LayerVersion => {
                let key = Key::LayerName;
                if read.has(key)
                    && let Field::Known(text) = values[key as usize]
                    && let Some(layer_name::Parts { arn: Some(arn), .. }) = layer_name::Parts::split(text)
                {
                    let (partition, region) = (whole(Some(arn.partition)), whole(Some(arn.region)));
                    return Self { partition, region, account: None, key };
                }
                Self { partition: None, region: None, account: None, key }
            }
        }
    }
}

/// A part that has no hole.
const fn whole(part: Option<&str>) -> Option<&str> {
    match part {
        Some(text) if !has_hole(text) => Some(text),
        _ => None,
    }
}

/// Whether a value is not known yet.
pub(crate) const fn has_opaque(values: &[Field<&str>; Key::COUNT]) -> bool {
    let mut at = 0;
    while at < Key::COUNT {
        if matches!(values[at], Field::Opaque) {
            return true;
        }
        at += 1;
    }
    false
}

const fn read_qualifier<'a>(function: Field<&'a str>, qualifier: Field<&'a str>) -> Field<Option<&'a str>> {
    let in_name = match function {
        Field::Known(text) if !has_hole(text) => Field::Known(function_name::qualifier(text)),
        Field::Known(text) => match function_name::Parts::split(text) {
            Some(function_name::Parts { qualifier: Some(text), .. }) => Field::Known(Some(text)),
            // What fills the hole may be the ARN of an alias.
            Some(function_name::Parts { name, .. }) if has_hole(name) => Field::Opaque,
            Some(_) => Field::Known(None),
            None => Field::Opaque,
        },
        _ => Field::Opaque,
    };
    match (in_name, qualifier) {
        (Field::Known(Some(text)), _) | (_, Field::Known(text)) if has_hole(text) => Field::Opaque,
        (Field::Known(Some(text)), _) | (_, Field::Known(text)) => Field::Known(Some(text)),
        (Field::Known(None), Field::Absent) => Field::Known(None),
        _ => Field::Opaque,
    }
}
