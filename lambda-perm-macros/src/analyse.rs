//! A [`Call`] to a draft that core's rules look at.

mod policy;

pub(crate) use policy::{PolicyAnalysis, analyse_policy, set};

use lambda_perm_core::{
    draft::Draft,
    finding::{At, Finding, Lints},
    grammar,
    key::{Key, Target},
    template::{grammar::mixed, limit},
};

use crate::{
    call::{Argument, Call},
    errors::Errors,
    span::Range,
    value::{Language, Value},
};

/// What the expansion needs to know of a call.
pub(crate) struct Analysis {
    pub(crate) target: Target,
    /// Whether all values are known, so that nothing is left for const evaluation.
    pub(crate) is_complete: bool,
    pub(crate) waiting: Waiting,
}

/// What is left for const evaluation to do.
#[derive(Clone)]
pub(crate) struct Waiting {
    /// The rules that have met a value that is not known yet and have not reported anything, as bits.
    pub(crate) rules: u64,
    /// The allowed lints that the rules have found: they are used.
    pub(crate) silenced: Lints,
}

pub(crate) fn analyse(call: &Call, errors: &mut Errors) -> Analysis {
    let target = call.target();
    check_keys(call, target, errors, |_| true);
    check_languages(call.arguments.iter(), errors);
    check_limits(call.language(), call.arguments.iter(), errors);
    let draft = draft(call, target);
    let (found, silenced) = findings(&draft);
    let mut rules = draft.waiting();
    for (rule, finding) in found {
        if !is_meant(call, &finding) {
            errors.push(range(call, target, &finding), &finding);
            rules &= !bit(rule);
        }
    }
    for draft in alternatives(call, target, draft) {
        report_alternative(call, target, &draft, errors);
    }
    Analysis { target, is_complete: is_complete(call), waiting: Waiting { rules, silenced } }
}

/// Reports keys that are missing or belong to the other target.
fn check_keys(call: &Call, target: Target, errors: &mut Errors, is_expected: fn(Key) -> bool) {
    for argument in call.arguments.iter().filter(|argument| is_expected(argument.key)) {
        if !argument.key.fits(target) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::foreign_key(argument.key, target));
        }
    }
    for key in Key::ALL.iter().filter(|key| key.is_required() && key.fits(target) && is_expected(**key)) {
        if !call.has(*key) && !call.carries(*key) && !call.has_unread {
            errors.push(call.range, &grammar::missing_key(*key, target));
        }
    }
}

/// Reports values of another template's language than the first one.
fn check_languages<'c>(arguments: impl Iterator<Item = &'c Argument>, errors: &mut Errors) {
    let mut first = None;
    for argument in arguments {
        let Value::Deferred { language, .. } = argument.value else { continue };
        let first: Language = *first.get_or_insert(language);
        if first != language
            && let Some(range) = Range::of(&argument.tokens)
        {
            errors.push(range, &mixed(first.name(), language.name(), argument.key));
        }
    }
}

/// Reports what CloudFormation limits more tightly than the API, where that is the language.
fn check_limits<'c>(language: Option<Language>, arguments: impl Iterator<Item = &'c Argument>, errors: &mut Errors) {
    if language != Some(Language::CloudFormation) {
        return;
    }
    let texts = arguments.filter_map(|argument| match &argument.value {
        Value::Text(text) | Value::Deferred { text, .. } => Some((argument, text.as_str())),
        _ => None,
    });
    let texts: Vec<(&Argument, &str)> = texts.collect();
    let qualifier = texts.iter().find(|(argument, _)| argument.key == Key::Qualifier).map(|(_, text)| *text);
    for (argument, text) in texts {
        let found = match (argument.key, qualifier) {
            (Key::FunctionName, Some(qualifier)) => limit::check_qualified(text, qualifier),
            (key, _) => limit::check(key, text),
        };
        if let (Some(finding), Some(range)) = (found, Range::of(&argument.tokens)) {
            errors.push(range, &finding);
        }
    }
}

/// What is wrong with a draft, each with the number of its rule; and the allowed lints that were found.
fn findings<'a>(draft: &Draft<'a>) -> (Vec<(usize, Finding<'a>)>, Lints) {
    let (mut found, mut examination) = (Vec::new(), draft.examine());
    while let Some(finding) = examination.next_finding() {
        found.push((examination.rule(), finding));
    }
    (found, examination.silenced())
}

fn bit(rule: usize) -> u64 {
    1_u64.checked_shl(rule as u32).unwrap_or(0)
}

/// Whether an `allow` is unused that only stands for a misspelt lint.
fn is_meant(call: &Call, finding: &Finding<'_>) -> bool {
    matches!(finding.at(), At::Allow(lint) if call.meant_lints.contains(&lint))
}

fn is_complete(call: &Call) -> bool {
    call.arguments.iter().all(|argument| argument.value.is_known())
}

/// All that the source tells.
pub(crate) fn draft(call: &Call, target: Target) -> Draft<'_> {
    let mut draft = Draft::new(target).of_declared(call.declared().unwrap_or_default());
    for Argument { key, value, .. } in call.arguments(target) {
        draft = match value {
            Value::Text(text) => draft.with(*key, text),
            Value::Deferred { text, .. } => draft.with_part(*key, text),
            Value::NotNeeded { principal, id } => draft.with(*key, principal).with_not_needed(id),
            Value::Number(number) => draft.with_version(*number),
            Value::Expression | Value::Regional { .. } | Value::Constructed { .. } | Value::Suffixed | Value::Wrong => {
                draft.with_opaque(*key)
            }
        };
    }
    let draft = call.opaque(target).fold(draft, |draft, (key, _)| draft.with_opaque(key));
    call.lints().fold(draft, Draft::allowing)
}

/// The same with each value that an `If` may give, of which the text of the whole says nothing.
fn alternatives<'c>(call: &'c Call, target: Target, draft: Draft<'c>) -> impl Iterator<Item = Draft<'c>> {
    call.arguments(target).flat_map(move |argument| {
        let texts = match &argument.value {
            Value::Deferred { alternatives, .. } => alternatives.as_slice(),
            _ => &[],
        };
        texts.iter().map(move |text| draft.with_part(argument.key, text))
    })
}

/// Reports what is wrong where an `If` gives a certain value, unless that has been reported.
fn report_alternative(call: &Call, target: Target, draft: &Draft<'_>, errors: &mut Errors) {
    let (found, _) = findings(draft);
    for (_, finding) in found.iter().filter(|(_, finding)| matches!(finding.at(), At::Value(_))) {
        errors.push_once(range(call, target, finding), finding);
    }
}

/// The tokens that a finding blames.
fn range(call: &Call, target: Target, finding: &Finding<'_>) -> Range {
    let blamed = match finding.at() {
        At::Call => None,
        At::Value(key) => match call.argument(key) {
            Some(argument) => Range::of(&argument.tokens),
            None => call.opaque(target).find(|(opaque, _)| *opaque == key).map(|(_, range)| range),
        },
        At::Allow(lint) => {
            call.allowed().find(|(allowed, _)| *allowed == lint).map(|(_, ident)| Range::of_one(ident.span()))
        }
    };
    blamed.unwrap_or(call.range)
}
