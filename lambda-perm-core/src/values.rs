//! Values that are known at run time only, on their way to a permission.

use alloc::{string::String, vec::Vec};

use crate::{
    __private::{FUNCTION_KEYS, LAYER_VERSION_KEYS},
    arn::{Inline, Wrong, find_constructor},
    draft::{Draft, Field},
    finding::{At, Error, Finding, Findings, Location},
    grammar,
    key::{Key, Target},
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    template::Deferred,
    value::{Arn, layer_version, principal},
};

/// The values of a permission, unchecked.
#[derive(Clone, Debug)]
pub struct Values {
    target: Target,
    texts: [Option<String>; Key::COUNT],
    /// The values in the language of a template, whose texts are known in part only.
    expressions: Vec<(Key, String)>,
    version: Option<u64>,
    /// The type of the resource that the function's or layer's name refers to, where that is declared; else empty.
    declared: &'static str,
    /// The Region that a principal was to have, where it is none.
    wrong_region: Option<String>,
    not_needed: Option<&'static str>,
    /// The name and the arguments of a constructor of ARNs, where it makes none of them.
    wrong_arn: Option<(&'static str, Vec<String>)>,
    exceptions: &'static [Exception],
    set_exceptions: &'static [Exception],
    /// Whether a builder takes them, and no macro.
    is_built: bool,
    /// Where the values stand in the source.
    locations: [Option<Location>; Key::COUNT],
    location: Option<Location>,
}

impl Values {
    /// No values yet. The location is that of the call or statement.
    #[must_use]
    pub const fn new(target: Target, location: Option<Location>) -> Self {
        Self {
            target,
            texts: [const { None }; Key::COUNT],
            expressions: Vec::new(),
            version: None,
            declared: "",
            wrong_region: None,
            not_needed: None,
            wrong_arn: None,
            exceptions: &[],
            set_exceptions: &[],
            is_built: false,
            locations: [None; Key::COUNT],
            location,
        }
    }

    /// No values yet, for a builder.
    pub(crate) fn of_builder(target: Target) -> Self {
        Self { is_built: true, ..Self::new(target, None) }
    }

    /// Gives a key a text, or none.
    #[must_use]
    pub fn with(mut self, key: Key, text: Option<String>) -> Self {
        self.texts[key as usize] = text;
        self
    }

    /// Gives a key a value of which only the deployment knows all: in the language of a template, and as text with holes.
    #[must_use]
    pub fn with_expression(mut self, key: Key, expression: &str, text: &str) -> Self {
        self.expressions.push((key, expression.into()));
        self.with(key, Some(text.into()))
    }

    /// Says that the function's or layer's name refers to a resource of this type.
    #[must_use]
    pub const fn of_declared(mut self, target: &'static str) -> Self {
        self.declared = target;
        self
    }

    /// Gives the version of the layer.
    #[must_use]
    pub fn with_version(mut self, number: impl Into<u64>) -> Self {
        self.version = Some(number.into());
        self
    }

    /// Gives the principal of a service, of which the identifier is given, with a Region.
    #[must_use]
    pub fn with_regional_principal(mut self, service: &str, region: Option<String>) -> Self {
        let region = region.unwrap_or_default();
        match principal::in_region(service, &region) {
            Some(parts) => self.texts[Key::Principal as usize] = Some(parts.concat()),
            None => self.wrong_region = Some(region),
        }
        self
    }

    /// Gives the source ARN that a constructor makes.
    #[must_use]
    pub fn with_constructed(mut self, constructor: &'static str, arguments: Vec<String>) -> Self {
        match construct(constructor, &arguments) {
            Some(Ok(arn)) => self.texts[Key::SourceArn as usize] = Some(arn.as_str().into()),
            _ => self.wrong_arn = Some((constructor, arguments)),
        }
        self
    }

    /// Says that the principal was named by the identifier of a service that never needs a grant.
    #[must_use]
    pub const fn with_not_needed(mut self, id: &'static str) -> Self {
        self.not_needed = Some(id);
        self
    }

    /// Allows lints, with reasons.
    #[must_use]
    pub const fn allowing(mut self, exceptions: &'static [Exception]) -> Self {
        self.exceptions = exceptions;
        self
    }

    /// Allows lints that are about sets, with reasons.
    #[must_use]
    pub const fn allowing_in_set(mut self, exceptions: &'static [Exception]) -> Self {
        self.set_exceptions = exceptions;
        self
    }

    /// Says where the value of a key stands in the source.
    #[must_use]
    pub const fn at(mut self, key: Key, location: Option<Location>) -> Self {
        self.locations[key as usize] = location;
        self
    }

    /// Says where the statement stands in the source.
    #[must_use]
    pub const fn of(mut self, location: Option<Location>) -> Self {
        self.location = location;
        self
    }

    /// The values, those that are right by themselves as known, the others as not known.
    pub(crate) fn draft(&self) -> Draft<'_> {
        let mut draft = Draft::new(self.target).of_declared(self.declared);
        for key in Key::ALL {
            match self.field(*key) {
                Field::Absent => {}
                Field::Opaque => draft = draft.with_opaque(*key),
                Field::Known(text) if self.is_in_part(*key) => draft = draft.with_part(*key, text),
                Field::Known(text) => draft = draft.with(*key, text),
            }
        }
        if let Some(number) = self.version {
            draft = draft.with_version(number);
        }
        if let Some(id) = self.not_needed {
            draft = draft.with_not_needed(id);
        }
        self.exceptions
            .iter()
            .chain(self.set_exceptions)
            .fold(draft, |draft, exception| draft.allowing(exception.lint()))
    }

    fn field(&self, key: Key) -> Field<&str> {
        match &self.texts[key as usize] {
            Some(text) if self.check_text(key, text).is_none() => Field::Known(text),
            Some(_) => Field::Opaque,
            None if key == Key::Principal && self.wrong_region.is_some() => Field::Opaque,
            None if key == Key::SourceArn && self.wrong_arn.is_some() => Field::Opaque,
            None => Field::Absent,
        }
    }

    fn is_in_part(&self, key: Key) -> bool {
        self.expressions.iter().any(|(other, _)| *other == key)
    }

    fn check_text<'a>(&self, key: Key, text: &'a str) -> Option<Finding<'a>> {
        if self.is_in_part(key) { Draft::check_in_part(key, text) } else { Draft::check(key, text) }
    }

    fn carries_version(&self) -> bool {
        let name = &self.texts[Key::LayerName as usize];
        self.is_in_part(Key::LayerName) && name.as_deref().is_some_and(grammar::may_carry_version)
    }

    /// Whether a key has to be given. The name of a layer may carry the version where only the deployment knows it.
    fn is_required(&self, key: Key) -> bool {
        key.is_required() && !(key == Key::VersionNumber && self.carries_version())
    }

    /// What is wrong with values by themselves, and which are missing.
    pub(crate) fn wrong(&self, is_wanted: fn(Key) -> bool) -> impl Iterator<Item = Finding<'_>> {
        let keys = Key::ALL.iter().copied().filter(move |key| key.fits(self.target) && is_wanted(*key));
        keys.filter_map(|key| self.wrong_value(key))
    }

    fn wrong_value(&self, key: Key) -> Option<Finding<'_>> {
        let is_given = match key {
            Key::VersionNumber => self.version.is_some(),
            key => self.field(key).is_present(),
        };
        match (key, &self.texts[key as usize]) {
            _ if !is_given => self.is_required(key).then(|| grammar::missing_key(key, self.target)),
            (Key::VersionNumber, _) => self.version.and_then(layer_version::check),
            (_, Some(text)) => self.check_text(key, text),
            (Key::SourceArn, None) => {
                let (constructor, arguments) = self.wrong_arn.as_ref()?;
                Some(construct(constructor, arguments)?.err()?.finding)
            }
            (_, None) => self.wrong_region.as_deref().map(principal::wrong_region),
        }
    }

    /// The finding with its place in the source.
    pub(crate) fn located(&self, finding: Finding<'_>) -> Error {
        let of_value = match finding.at() {
            At::Value(key) => self.locations[key as usize],
            At::Call | At::Allow(_) => None,
        };
        let error = Error::from(finding).at_location(of_value.or(self.location));
        if self.is_built { error.for_builder() } else { error }
    }

    fn check(&self) -> Result<Draft<'_>, Findings> {
        let draft = self.draft();
        let errors: Vec<Error> =
            self.wrong(|_| true).chain(draft.examine()).map(|finding| self.located(finding)).collect();
        match Findings::new(errors) {
            Some(findings) => Err(findings),
            None => Ok(draft),
        }
    }

    /// The permission for a function.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn function(self) -> Result<FunctionPermission<String>, Findings> {
        Ok(self.check()?.function(self.exceptions).to_owned_text())
    }

    /// The permission for a layer version.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn layer_version(self) -> Result<LayerVersionPermission<String>, Findings> {
        Ok(self.check()?.layer_version(self.exceptions).to_owned_text())
    }

    /// The permission for a function in a template.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn function_in<L: Copy>(self) -> Result<FunctionPermission<Deferred<L, String>>, Findings> {
        let expressions = self.expressions(&FUNCTION_KEYS);
        let permission = self.check()?.function(self.exceptions).with_expressions(expressions);
        Ok(permission.of_target(self.declared).to_owned_text())
    }

    /// The permission for a layer version in a template.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn layer_version_in<L: Copy>(self) -> Result<LayerVersionPermission<Deferred<L, String>>, Findings> {
        let expressions = self.expressions(&LAYER_VERSION_KEYS);
        let permission = self.check()?.layer_version(self.exceptions).with_expressions(expressions);
        Ok(permission.of_target(self.declared).to_owned_text())
    }

    /// The expressions of some keys; empty for those of plain text.
    pub(crate) fn expressions<const N: usize>(&self, keys: &[Key; N]) -> [&str; N] {
        keys.map(|key| {
            let expression = self.expressions.iter().find(|(other, _)| *other == key);
            expression.map_or("", |(_, expression)| expression)
        })
    }

    pub(crate) const fn exceptions(&self) -> &'static [Exception] {
        self.exceptions
    }

    pub(crate) const fn set_exceptions(&self) -> &'static [Exception] {
        self.set_exceptions
    }
}

fn construct<'a>(constructor: &str, arguments: &'a [String]) -> Option<Result<Arn<Inline>, Wrong<'a>>> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Some(find_constructor(constructor)?.evaluate(&arguments))
}
