//! A [`Call`] to a statement that core's rules look at.

mod policy;

pub(crate) use policy::{PolicyAnalysis, analyse_policy, checks as checks_of_member};

use lambda_perm_core::{
    check::{Check, missing_key},
    expression::{Language, grammar::mixed},
    facts::parameters::{Key, Target},
    finding::{At, Code, Finding, Lint, Lints},
    grammar,
    statement::Statement,
};

use crate::{
    call::{Argument, Call},
    errors::Errors,
    span::Range,
    value::ArgumentValue,
};

/// What the expansion needs to know of a call.
pub(crate) struct Analysis {
    pub(crate) target: Target,
    /// Whether all values are known, so that nothing is left for const evaluation.
    pub(crate) is_complete: bool,
    pub(crate) waiting: Waiting,
}

/// What is left for const evaluation: the rules that read a value not known here.
#[derive(Clone, Default)]
pub(crate) struct Waiting {
    /// The keys of these values.
    pub(crate) pending: Vec<Key>,
    /// The keys whose values these rules may blame.
    pub(crate) blamed: Vec<Key>,
    /// What these rules have found already: the value that was blamed, and the code.
    pub(crate) reported: Vec<(Key, Code)>,
    /// The allowed lints that the rules have found: they are used.
    pub(crate) silenced: Lints,
}

impl Waiting {
    fn of(check: &Check<'_>) -> Self {
        let pending = check.pending();
        let blamed = check.reading(&pending).blamed();
        Self { pending, blamed, ..Self::default() }
    }

    fn report(&mut self, finding: &Finding<'_>) {
        if let At::Value(key) = finding.at() {
            self.reported.push((key, finding.code()));
        }
    }

    /// The lints of a call that the rules have found.
    pub(crate) fn silenced_of<'c>(&self, call: &'c Call) -> impl Iterator<Item = Lint> + use<'c> {
        let silenced = self.silenced;
        call.lints().filter(move |lint| silenced.has(*lint))
    }
}

pub(crate) fn analyse(call: &Call, errors: &mut Errors) -> Analysis {
    let target = call.target();
    let check = check(call, target);
    if let Some(argument) = call.argument(Key::WebFunction).filter(|_| target == Target::WebFunction) {
        errors.push(Range::of_one(argument.ident.span()), &grammar::whole_policy_only());
    }
    check_keys(call, &check.statement(), errors, |_| true);
    check_languages(call.arguments.iter(), errors);
    let (mut waiting, mut findings) = (Waiting::of(&check), check.findings());
    for (_, finding) in findings.by_ref().filter(|(_, finding)| !is_meant(call, finding)) {
        errors.push(range(call, target, &finding), &finding);
        waiting.report(&finding);
    }
    waiting.silenced = findings.silenced();
    Analysis { target, is_complete: is_complete(call), waiting }
}

/// Reports keys that are missing or belong to the other target.
fn check_keys(call: &Call, statement: &Statement<'_>, errors: &mut Errors, is_expected: fn(Key) -> bool) {
    let target = statement.target();
    for argument in call.arguments.iter().filter(|argument| is_expected(argument.key)) {
        if !argument.key.fits(target) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::foreign_key(argument.key, target));
        }
    }
    for key in Key::ALL.iter().filter(|key| is_expected(**key) && !call.has_unread && !call.has(**key)) {
        if let Some(finding) = missing_key(statement, *key) {
            errors.push(call.range, &finding);
        }
    }
}

/// Reports values of another template's language than the first one.
fn check_languages<'c>(arguments: impl Iterator<Item = &'c Argument>, errors: &mut Errors) {
    let mut first = None;
    for argument in arguments {
        let (ArgumentValue::Template { language, .. } | ArgumentValue::TemplateOfConstants { language, .. }) =
            argument.value
        else {
            continue;
        };
        let first: Language = *first.get_or_insert(language);
        if first != language
            && let Some(range) = Range::of(&argument.tokens)
        {
            errors.push(range, &mixed(first.name(), language.name(), argument.key));
        }
    }
}

/// Whether the finding is about an unused `allow` that is only the likely meaning of a misspelt lint.
fn is_meant(call: &Call, finding: &Finding<'_>) -> bool {
    matches!(finding.at(), At::Allow(lint) if call.meant_lints.contains(&lint))
}

fn is_complete(call: &Call) -> bool {
    call.arguments.iter().all(|argument| argument.value.is_known())
}

/// The statement as far as the source shows it, and what else the rules need.
pub(crate) fn check(call: &Call, target: Target) -> Check<'_> {
    let check = Check::new(statement(call, target)).in_template(call.language());
    let check = call.arguments(target).fold(check, |check, argument| match &argument.value {
        ArgumentValue::NotNeeded { id, .. } => check.with_not_needed(id),
        _ => check,
    });
    call.lints().fold(check, Check::allowing)
}

/// The statement as far as the source shows it.
fn statement(call: &Call, target: Target) -> Statement<'_> {
    let statement = Statement::new(target).with_expressions(call.expressions());
    let statement = call.arguments(target).fold(statement, |statement, argument| match &argument.value {
        ArgumentValue::Text(text) => statement.with(argument.key, text),
        ArgumentValue::NotNeeded { principal, .. } => statement.with(argument.key, principal),
        ArgumentValue::Template { .. } => statement,
        ArgumentValue::TemplateOfConstants { .. }
        | ArgumentValue::Expression
        | ArgumentValue::Regional { .. }
        | ArgumentValue::Constructed { .. }
        | ArgumentValue::Suffixed
        | ArgumentValue::Wrong => statement.with_pending(argument.key),
    });
    call.pending(target).fold(statement, |statement, (key, _)| statement.with_pending(key))
}

/// The tokens that a finding blames.
fn range(call: &Call, target: Target, finding: &Finding<'_>) -> Range {
    let blamed = match finding.at() {
        At::Call => None,
        At::Value(key) => match call.argument(key) {
            Some(argument) => Range::of(&argument.tokens),
            None => call.pending(target).find(|(pending, _)| *pending == key).map(|(_, range)| range),
        },
        At::Allow(lint) => {
            call.allowed().find(|(allowed, _)| *allowed == lint).map(|(_, ident)| Range::of_one(ident.span()))
        }
    };
    blamed.unwrap_or(call.range)
}
