//! A permission that is not yet one: what is known of it so far.

use crate::{
    __private::split_qualifier,
    facts::services::{self, NotNeeded},
    finding::{Finding, Lint, Lints},
    key::{Key, Target},
    rule::{self, Keys, Subject},
};

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<T> {
    /// It is not given.
    Absent,
    /// It is given, and what it is will be known in const evaluation or at run time, or it is wrong by itself.
    Opaque,
    /// It is given, and right by itself.
    Known(T),
}

impl<T: Copy> Field<T> {
    /// Whether it is given.
    pub const fn is_present(&self) -> bool {
        !matches!(self, Field::Absent)
    }

    /// The value, where it is known.
    pub const fn known(&self) -> Option<T> {
        match self {
            Field::Known(value) => Some(*value),
            _ => None,
        }
    }
}

/// A permission whose values may be known, not yet known, or absent. All rules look at this.
///
/// The values are texts in the API's spelling; a boolean is `"true"` or `"false"`.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    target: Target,
    values: [Field<&'a str>; Key::COUNT],
    /// The keys whose values are known in part only: the text has holes.
    in_part: Keys,
    version: Option<u64>,
    /// The type of the resource of a template that the function's or layer's name refers to, where that is declared; else empty.
    declared: &'static str,
    not_needed: Option<&'static NotNeeded>,
    allowed: Lints,
    /// Lints that have been allowed and used.
    silenced: Lints,
    /// The rules that are to be applied, as bits.
    rules: u64,
    is_in_set: bool,
}

impl<'a> Draft<'a> {
    /// A permission of which nothing is known.
    pub const fn new(target: Target) -> Self {
        Self {
            target,
            values: [Field::Absent; Key::COUNT],
            in_part: Keys::NONE,
            version: None,
            declared: "",
            not_needed: None,
            allowed: Lints::NONE,
            silenced: Lints::NONE,
            rules: rule::ALL,
            is_in_set: false,
        }
    }

    /// A permission of texts that have passed [`check`](Self::check), in the order of the keys; an absent one is empty. One call
    /// costs the compiler a fraction of what one for each text does.
    pub const fn of_texts(target: Target, texts: [&'a str; Key::COUNT]) -> Self {
        let (mut draft, mut at) = (Self::new(target), 0);
        while at < Key::COUNT {
            if !matches!(texts[at].as_bytes(), []) {
                draft.values[at] = Field::Known(texts[at]);
            }
            at += 1;
        }
        draft
    }

    /// Gives a key a value that has passed [`check`](Self::check).
    #[must_use]
    pub const fn with(mut self, key: Key, text: &'a str) -> Self {
        self.values[key as usize] = Field::Known(text);
        self
    }

    /// Gives a key a value of which only the deployment knows all: text with a hole `${..}` for each part that is not known,
    /// which has passed [`check_in_part`](Self::check_in_part).
    #[must_use]
    pub const fn with_part(mut self, key: Key, text: &'a str) -> Self {
        self.in_part = self.in_part.with(key);
        self.with(key, text)
    }

    /// Gives a key a value that is not known yet.
    #[must_use]
    pub const fn with_opaque(mut self, key: Key) -> Self {
        self.values[key as usize] = Field::Opaque;
        self
    }

    /// Gives the version of the layer.
    #[must_use]
    pub const fn with_version(mut self, number: u64) -> Self {
        self.values[Key::VersionNumber as usize] = Field::Known("");
        self.version = Some(number);
        self
    }

    /// Says that the function's or layer's name refers to a resource of this type.
    #[must_use]
    pub const fn of_declared(mut self, target: &'static str) -> Self {
        self.declared = target;
        self
    }

    /// Takes a key away.
    #[must_use]
    pub(crate) const fn without(mut self, key: Key) -> Self {
        self.values[key as usize] = Field::Absent;
        self
    }

    /// The same permission for the resource of another draft.
    #[must_use]
    pub const fn with_resource_of(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < Key::RESOURCE.len() {
            self = self.with_value_of(Key::RESOURCE[at], other);
            at += 1;
        }
        self.version = other.version;
        self.declared = other.declared;
        self
    }

    /// The same permission for the function or layer by the name that another draft has for it. The qualifier stays.
    #[must_use]
    pub(crate) const fn named_like(mut self, other: &Self) -> Self {
        self.declared = other.declared;
        if matches!(self.target, Target::LayerVersion) {
            return self.with_value_of(Key::LayerName, other);
        }
        let (_, qualifier) = split_qualifier(self.text(Key::FunctionName), self.text(Key::Qualifier));
        let (name, _) = split_qualifier(other.text(Key::FunctionName), "");
        let named = self.with_value_of(Key::FunctionName, other).with(Key::FunctionName, name);
        if qualifier.is_empty() { named } else { named.with(Key::Qualifier, qualifier) }
    }

    /// The same permission with what another draft has for a key.
    const fn with_value_of(mut self, key: Key, other: &Self) -> Self {
        self.values[key as usize] = other.values[key as usize];
        self.in_part = match other.in_part.has(key) {
            true => self.in_part.with(key),
            false => self.in_part.without(key),
        };
        self
    }

    /// A draft that has the keys of the resource only.
    #[must_use]
    pub const fn resource(&self) -> Self {
        Self::new(self.target).with_resource_of(self)
    }

    /// Says that the permission is one of a set, which judges the lints that are about sets.
    #[must_use]
    pub const fn in_set(mut self) -> Self {
        self.is_in_set = true;
        self
    }

    /// Says that the principal was named by the identifier of a service that never needs a grant. Some of these share
    /// their principal with a service that does.
    #[must_use]
    pub const fn with_not_needed(mut self, id: &str) -> Self {
        self.not_needed = services::not_needed_by_id(id);
        self
    }

    /// Silences a lint.
    #[must_use]
    pub const fn allowing(mut self, lint: Lint) -> Self {
        self.allowed = self.allowed.with(lint);
        self
    }

    /// Applies these rules only, given as bits; see [`waiting`](Self::waiting) and [`Examination::rule`].
    #[must_use]
    pub const fn applying(mut self, rules: u64) -> Self {
        self.rules = rules;
        self
    }

    /// Says that the `allow` of a lint has been used, by a rule that is not applied again.
    #[must_use]
    pub const fn silenced(mut self, lint: Lint) -> Self {
        self.silenced = self.silenced.with(lint);
        self
    }

    /// The rules that read a value that is not known yet, as bits.
    pub const fn waiting(&self) -> u64 {
        let (mut unknown, mut at) = (Keys::NONE, 0);
        while at < Key::COUNT {
            if matches!(self.values[at], Field::Opaque) {
                unknown = unknown.with(Key::ALL[at]);
            }
            at += 1;
        }
        rule::reading(unknown)
    }

    /// Whether any of these rules, given as bits, may blame the value of a key.
    pub const fn may_blame(rules: u64, key: Key) -> bool {
        rule::may_blame(rules, key)
    }

    /// What is wrong with a value by itself.
    pub const fn check(key: Key, text: &'a str) -> Option<Finding<'a>> {
        crate::value::check(key, text)
    }

    /// What is wrong with a value by itself, of which only the deployment knows all.
    pub const fn check_in_part(key: Key, text: &'a str) -> Option<Finding<'a>> {
        crate::value::check_in_part(key, text)
    }

    /// What is wrong with the values together.
    pub const fn examine(&self) -> Examination<'a> {
        Examination {
            subject: Subject::new(
                self.target,
                self.values,
                self.in_part,
                self.not_needed,
                self.allowed,
                rule::read_by(self.rules),
            ),
            in_part: self.in_part,
            allowed: self.allowed,
            is_in_set: self.is_in_set,
            rules: self.rules,
            silenced: self.silenced,
            rule: 0,
        }
    }

    /// What the permission is for.
    pub const fn target(&self) -> Target {
        self.target
    }

    /// Whether a lint is allowed.
    pub const fn allows(&self, lint: Lint) -> bool {
        self.allowed.has(lint)
    }

    pub(crate) const fn value(&self, key: Key) -> Field<&'a str> {
        self.values[key as usize]
    }

    /// Whether the value of any key is known in part only.
    pub(crate) const fn has_part(&self) -> bool {
        self.in_part.has_any(Keys::ALL)
    }

    pub(crate) const fn is_in_part(&self, key: Key) -> bool {
        self.in_part.has(key)
    }

    /// Whether a value is not known yet.
    pub const fn has_opaque(&self) -> bool {
        rule::has_opaque(&self.values)
    }

    /// The type of the resource that the function's or layer's name refers to, where that is declared; else empty.
    pub(crate) const fn declared(&self) -> &'static str {
        self.declared
    }

    /// The version of the layer, where it is known.
    pub(crate) const fn version(&self) -> Option<u64> {
        self.version
    }

    /// The text of a key's value; empty where it is not known.
    pub(crate) const fn text(&self, key: Key) -> &'a str {
        match self.values[key as usize] {
            Field::Known(text) => text,
            _ => "",
        }
    }
}

/// The findings of a draft, one after the other. An iterator that also runs in const evaluation.
pub struct Examination<'a> {
    subject: Subject<'a>,
    in_part: Keys,
    allowed: Lints,
    is_in_set: bool,
    /// The rules that are still to be applied.
    rules: u64,
    silenced: Lints,
    /// The number of the rule behind the last one; behind all rules, that of a lint.
    rule: usize,
}

impl<'a> Examination<'a> {
    /// Whether a value of which only a part is known may be what the lint was allowed for. Of a principal whose kind is known,
    /// the hole leaves the place open and nothing else.
    const fn may_be_needed(&self, lint: Lint) -> bool {
        let is_of_place = matches!(lint, Lint::UnknownRegion | Lint::NeverMatches);
        if matches!(self.subject.caller, Field::Known(_)) && !is_of_place {
            return rule::may_find(lint, self.in_part.without(Key::Principal));
        }
        rule::may_find(lint, self.in_part)
    }

    /// The next finding.
    pub const fn next_finding(&mut self) -> Option<Finding<'a>> {
        while self.rules != 0 {
            let number = self.rules.trailing_zeros() as usize;
            self.rules &= self.rules - 1;
            self.rule = number + 1;
            if let Some(finding) = rule::apply(number, &self.subject) {
                match finding.code().lint() {
                    Some(lint) if self.allowed.has(lint) => self.silenced = self.silenced.with(lint),
                    _ => return Some(finding),
                }
            }
        }
        if self.rule < rule::COUNT {
            self.rule = rule::COUNT;
        }
        self.next_unused_allow()
    }

    /// The lints that are allowed and that the rules so far have found.
    pub const fn silenced(&self) -> Lints {
        self.silenced
    }

    /// The number of the rule that made the last finding.
    pub const fn rule(&self) -> usize {
        self.rule.saturating_sub(1)
    }

    /// An `allow` is unused when no rule asked for it. A value that is not known yet may still do so.
    const fn next_unused_allow(&mut self) -> Option<Finding<'a>> {
        if self.allowed.is_empty() || self.subject.has_opaque() {
            return None;
        }
        while self.rule < rule::COUNT + Lint::ALL.len() {
            let lint = Lint::ALL[self.rule - rule::COUNT];
            self.rule += 1;
            let is_unused = self.allowed.has(lint) && !self.silenced.has(lint);
            if is_unused && !(self.is_in_set && lint.is_of_sets()) && !self.may_be_needed(lint) {
                return Some(crate::set::unused_allow(lint));
            }
        }
        None
    }
}

impl<'a> Iterator for Examination<'a> {
    type Item = Finding<'a>;

    fn next(&mut self) -> Option<Finding<'a>> {
        self.next_finding()
    }
}
