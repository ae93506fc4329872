//! What is wrong with a statement, and with the statements of a policy together.
//!
//! The macros, const evaluation and run time call this. They differ only in how they report a finding: at a span, as a panic, or
//! with a location.

pub mod likely;
pub(crate) mod rule;
pub mod set;

use alloc::vec::Vec;

use crate::{
    expression::{
        self, Language, Untyped,
        grammar::{empty_text, too_many_texts},
    },
    facts::{
        parameters::{Key, Keys, Presence, Target},
        services::{self, NotNeeded},
    },
    finding::{At, Code, Exception, Finding, Lint, Lints, Phrase},
    statement::{Combination, Field, Statement},
    text::first,
    value::{self, function_name, layer_name},
};
use rule::Subject;

/// A statement, and what else the rules need.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    pub(crate) statement: Statement<'a>,
    /// The language of the template that the statement is for.
    language: Option<Language>,
    not_needed: Option<&'static NotNeeded>,
    allowed: Lints,
    /// Lints that have been allowed and used.
    silenced: Lints,
    /// The rules to apply.
    rules: rule::Rules,
    /// The keys whose values these rules read.
    reads: Keys,
    /// Earlier findings: the value that was blamed, and the code.
    reported: &'a [(Key, Code)],
    is_in_set: bool,
}

impl<'a> Check<'a> {
    /// All rules, for a statement and the lints that it allows.
    pub const fn new(statement: Statement<'a>) -> Self {
        let allowed = lints_of(statement.exceptions(), Lints::NONE);
        let allowed = lints_of(statement.set_exceptions(), allowed);
        Self {
            statement,
            language: None,
            not_needed: None,
            allowed,
            silenced: Lints::NONE,
            rules: rule::Rules::ALL,
            reads: Keys::ALL,
            reported: &[],
            is_in_set: false,
        }
    }

    const fn subject(&self, statement: Statement<'a>) -> Subject<'a> {
        Subject::new(statement, self.language, self.not_needed, self.allowed, self.reads)
    }

    /// Says that the statement is for a template of this language, which has limits of its own.
    #[must_use]
    pub const fn in_template(mut self, language: Option<Language>) -> Self {
        self.language = language;
        self
    }

    /// Says that the statement is one of a set. The set checks the lints that are about sets.
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

    /// Says that a rule that is not applied again has used the `allow` of a lint.
    #[must_use]
    pub const fn silenced(mut self, lint: Lint) -> Self {
        self.silenced = self.silenced.with(lint);
        self
    }

    /// Applies only the rules that read one of these keys, whose values the macro did not know.
    #[must_use]
    pub const fn reading(self, keys: &[Key]) -> Self {
        let (mut all, mut at) = (Keys::NONE, 0);
        while at < keys.len() {
            all = all.with(keys[at]);
            at += 1;
        }
        self.reading_all(all)
    }

    /// The same for a set of keys.
    #[must_use]
    pub(crate) const fn reading_all(mut self, keys: Keys) -> Self {
        (self.rules, self.reads) = (rule::Rules::NONE, Keys::NONE);
        let mut rest = keys;
        while let Some((key, behind)) = rest.split_first() {
            let (rules, reads) = rule::Rules::reading(key);
            (self.rules, self.reads) = (self.rules.and(rules), self.reads.and(reads));
            rest = behind;
        }
        self
    }

    /// One check for each rule.
    pub fn by_rule(self) -> impl Iterator<Item = Self> {
        rule::Rules::ALL.each().map(move |rules| self.applying(rules))
    }

    /// Says what has been reported and must not be found again: the value that was blamed, and the code.
    #[must_use]
    pub const fn reported(mut self, reported: &'a [(Key, Code)]) -> Self {
        self.reported = reported;
        self
    }

    const fn has_reported(&self, finding: &Finding<'_>) -> bool {
        first!(self.reported, |found| found.1 as usize == finding.code() as usize
            && finding.at().is(At::Value(found.0)))
        .is_some()
    }

    /// Whether any of the applied rules may blame the value of a key.
    pub const fn may_blame(&self, key: Key) -> bool {
        self.rules.may_blame(key)
    }

    /// The keys whose values any of the applied rules may blame once the pending values are known.
    pub fn blamed(&self) -> Vec<Key> {
        let blamed = self.rules.blames(&self.subject(self.statement));
        Key::ALL.iter().copied().filter(|key| blamed.has(*key)).collect()
    }

    /// Applies only these rules.
    #[must_use]
    pub(crate) const fn applying(mut self, rules: rule::Rules) -> Self {
        (self.rules, self.reads) = (rules, rules.reads());
        self
    }

    /// The same for another statement.
    #[must_use]
    pub const fn of(mut self, statement: Statement<'a>) -> Self {
        self.statement = statement;
        self
    }

    /// The statement.
    pub const fn statement(&self) -> Statement<'a> {
        self.statement
    }

    /// The keys of values that are not known yet.
    pub fn pending(&self) -> Vec<Key> {
        Key::ALL.iter().copied().filter(|key| matches!(self.statement.field(*key), Field::Pending)).collect()
    }

    /// Whether a lint is allowed.
    pub(crate) const fn allows(&self, lint: Lint) -> bool {
        self.allowed.has(lint)
    }

    /// What is wrong with the values together.
    pub const fn findings(&self) -> StatementFindings<'_, 'a> {
        StatementFindings::of(core::slice::from_ref(self))
    }

    /// Whether a value known only at deployment may become what the lint was allowed for. If the kind of a principal is known, only
    /// its scope is open.
    const fn may_need(&self, lint: Lint) -> bool {
        let expressions = self.statement.expressions();
        let is_of_scope = matches!(lint, Lint::UnknownRegion | Lint::NeverMatches);
        if !is_of_scope && matches!(self.subject(self.statement).caller, Field::Known(_)) {
            return rule::may_find(lint, expressions.without(Key::Principal));
        }
        rule::may_find(lint, expressions)
    }
}

const fn lints_of(exceptions: &[Exception], mut lints: Lints) -> Lints {
    let mut at = 0;
    while at < exceptions.len() {
        lints = lints.with(exceptions[at].lint());
        at += 1;
    }
    lints
}

/// The findings of a statement, or of statements that are written as one and so share their values and their `allow`, one after
/// the other, each with the number of its statement. An iterator that also runs in const evaluation.
///
/// A statement whose expressions can give several texts is looked at with each of them.
pub struct StatementFindings<'s, 'a> {
    checks: &'s [Check<'a>],
    at: usize,
    /// The texts that the expressions give, and how many were looked at before.
    combination: Option<Combination>,
    combinations: usize,
    subject: Option<Subject<'a>>,
    /// The rules still to apply to the statement.
    rules: rule::Rules,
    found: Found,
    silenced: Lints,
    /// How many lints have been checked for an unused `allow`.
    lint: usize,
}

impl<'s, 'a> StatementFindings<'s, 'a> {
    /// The findings of statements that are written as one.
    pub const fn of(checks: &'s [Check<'a>]) -> Self {
        Self {
            checks,
            at: 0,
            combination: None,
            combinations: 0,
            subject: None,
            rules: rule::Rules::NONE,
            found: Found::NOTHING,
            silenced: Lints::NONE,
            lint: 0,
        }
    }

    /// The next finding.
    pub const fn next_finding(&mut self) -> Option<(usize, Finding<'a>)> {
        while self.at < self.checks.len() {
            let (at, check) = (self.at, &self.checks[self.at]);
            if self.subject.is_none() {
                if self.combinations == 0 {
                    self.combination = Combination::first(&check.statement);
                }
                let statement = match &self.combination {
                    Some(combination) => combination.of(&check.statement),
                    None => check.statement,
                };
                self.subject = Some(check.subject(statement));
                self.rules = check.rules;
                self.silenced = self.silenced.and(check.silenced);
            }
            let Some((number, rest)) = self.rules.split_first() else {
                self.subject = None;
                self.combination = match self.combination {
                    Some(combination) => combination.next(&check.statement),
                    None => None,
                };
                self.combinations += 1;
                if self.combination.is_none() {
                    (self.at, self.combinations) = (at + 1, 0);
                } else if self.combinations == expression::MOST {
                    (self.at, self.combination, self.combinations) = (at + 1, None, 0);
                    return Some((at, too_many_texts(check.statement.key_with_alternatives())));
                }
                continue;
            };
            self.rules = rest;
            let Some(subject) = &self.subject else { continue };
            if let Some(finding) = rule::apply(number, subject) {
                match finding.code().lint() {
                    Some(lint) if check.allowed.has(lint) => self.silenced = self.silenced.with(lint),
                    _ if check.has_reported(&finding) => {}
                    _ if !self.found.insert(&finding) && (self.at > 0 || self.combinations > 0) => {}
                    _ => return Some((at, finding)),
                }
            }
        }
        self.next_unused_allow()
    }

    /// The allowed lints that the rules have found so far.
    pub const fn silenced(&self) -> Lints {
        self.silenced
    }

    /// An `allow` is unused when no rule asked for it, in any of the statements. A value that is not known yet may still do so.
    const fn next_unused_allow(&mut self) -> Option<(usize, Finding<'a>)> {
        if !self.allows_any() {
            return None;
        }
        while self.lint < Lint::ALL.len() {
            let lint = Lint::ALL[self.lint];
            self.lint += 1;
            if !self.silenced.has(lint) && self.allows_in_vain(lint) {
                return Some((0, unused_allow(lint)));
            }
        }
        None
    }

    const fn allows_any(&self) -> bool {
        let mut at = 0;
        while at < self.checks.len() {
            if !self.checks[at].allowed.is_empty() {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn allows_in_vain(&self, lint: Lint) -> bool {
        let (mut is_allowed, mut at) = (false, 0);
        while at < self.checks.len() {
            let check = &self.checks[at];
            is_allowed |= check.allowed.has(lint);
            if !is_allowed || check.is_in_set && lint.is_of_sets() {
                return false;
            }
            if check.statement.has_pending_grant() || check.may_need(lint) {
                return false;
            }
            at += 1;
        }
        is_allowed
    }
}

impl<'a> Iterator for StatementFindings<'_, 'a> {
    type Item = (usize, Finding<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_finding()
    }
}

/// What has been found: statements that are written as one, and the texts of one statement, share most findings.
struct Found {
    findings: [Option<(Code, At)>; Self::ROOM],
    count: usize,
}

impl Found {
    /// More than are found of one statement. What is found beyond that may be said again.
    const ROOM: usize = 16;
    const NOTHING: Self = Self { findings: [None; Self::ROOM], count: 0 };

    /// Adds a finding. `false` if it has been there.
    const fn insert(&mut self, finding: &Finding<'_>) -> bool {
        let mut at = 0;
        while at < self.count {
            if let Some((code, place)) = self.findings[at]
                && code as usize == finding.code() as usize
                && place.is(finding.at())
            {
                return false;
            }
            at += 1;
        }
        if self.count < Self::ROOM {
            self.findings[self.count] = Some((finding.code(), finding.at()));
            self.count += 1;
        }
        true
    }
}

/// What is wrong with a text by itself, as the value of a key.
pub const fn check_value<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    value::check(key, text)
}

/// What is wrong with a text that an expression can give, as the value of a key.
pub const fn check_given<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    value::check_given(key, text)
}

/// What is wrong with an expression by itself, as the value of a key: with the first of its texts of which something is.
pub const fn check_expression<'a>(key: Key, expression: &'a Untyped) -> Option<Finding<'a>> {
    if let Some(template) = expression.template()
        && let Some(found) = expression::terraform::check_whole(template, key)
    {
        return Some(found);
    }
    let alternatives = expression.alternatives();
    if alternatives.is_empty() {
        return check_given(key, expression.shown());
    }
    let mut at = 0;
    while at < alternatives.len() {
        // What is for the Chinese Regions is looked at where another value shows them.
        if !alternatives[at].is_of_partition(false) {
            at += 1;
            continue;
        }
        if alternatives[at].text().is_empty() {
            return Some(empty_text(key));
        }
        if let Some(found) = expression::terraform::check_whole(alternatives[at].text(), key) {
            return Some(found);
        }
        if let Some(found) = check_given(key, alternatives[at].text()) {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// The function's name without its qualifier, and the qualifier, if a checked name carries one.
pub const fn split_name(name: &str) -> (&str, Option<&str>) {
    function_name::split(name)
}

/// A required key that a statement lacks. The name of a layer known only at deployment may carry the version.
pub fn missing_key<'a>(statement: &Statement<'a>, key: Key) -> Option<Finding<'a>> {
    let target = statement.target();
    let is_carried = || matches!(key.parameter().presence, Presence::Carried) && carries_version(statement);
    let is_missing = key.fits(target) && key.is_required() && !statement.has(key) && !is_carried();
    is_missing.then(|| add_key(key, target))
}

/// Says which key to add.
const fn add_key<'a>(key: Key, target: Target) -> Finding<'a> {
    let message = Phrase::quoting(key.name()).plain(" is missing");
    let help = match key {
        Key::FunctionName => Phrase::new(
            "add `function_name = \"..\"`, or `layer_name = \"..\"` and `version_number = 1` for a layer version",
        ),
        Key::VersionNumber => Phrase::new("add `version_number = ` and the version of the layer"),
        Key::LayerName => Phrase::new("add `layer_name = \"..\"`"),
        Key::WebFunction => Phrase::new("add `web_function = \"..\"`"),
        Key::StatementId => Phrase::new("add `statement_id = \"..\"`, a name that is unique in the policy"),
        Key::Action if matches!(target, Target::LayerVersion) => Phrase::new("add `action = GetLayerVersion`"),
        Key::Action if matches!(target, Target::WebFunction) => {
            Phrase::new("add `action = InvokeWebFunctionEndpoint`, or the action that is needed")
        }
        Key::Action => Phrase::new("add `action = InvokeFunction`, or the action that is needed"),
        _ if matches!(target, Target::LayerVersion) => Phrase::new(
            "add `principal = ` and the twelve digits of an account in quotes, or \"*\" with `organization_id`",
        ),
        _ => Phrase::new("add `principal = ` and a service, an account, an IAM ARN or \"*\""),
    };
    Finding::of_call(Code::MissingKey, message, help)
}

/// Whether the name of the layer is an expression that may be the ARN of a version.
const fn carries_version(statement: &Statement<'_>) -> bool {
    match statement.expression(Key::LayerName) {
        Some(expression) => layer_name::may_carry_version(expression.shown()),
        None => false,
    }
}

/// An `allow` that silences nothing.
pub const fn unused_allow<'a>(lint: Lint) -> Finding<'a> {
    let message = Phrase::new("allow(").plain(lint.name()).plain(") silences nothing");
    let help = Phrase::new("remove `").plain(lint.name()).plain("` from the list");
    Finding::of_allow(Code::UnusedAllow, lint, message, help)
}
