//! Forms that constants are likely to have.
//!
//! Const evaluation is slow, and most constants are right. So the macro asks the rules about examples of the forms that a constant
//! is likely to have. Where they find nothing, the expansion asks only whether the constant is of such a form, and applies the
//! rules where it is not. A property test holds that the rules find nothing in any text of a form that they let pass here.

mod candidate;
mod form;
mod made;
mod set;

use alloc::{string::String, vec, vec::Vec};

pub use form::{ANY, is_of_form};
pub use made::Made;
pub use set::SetForms;

use super::Check;
use crate::{
    facts::{
        limits::is_account_id,
        naming::METHODS,
        parameters::Key,
        reference::form::{FUNCTION, ROLE},
        services::{self, SourceArn},
    },
    finding::Lint,
    value::{self, ArnParts},
};
use candidate::Candidate;
use form::{
    ACCOUNT, ALPHANUMERIC, COMMON, DASHED, LABEL, LOWER, LOWER_ALPHANUMERIC, METHOD, NAME, OR, PATH, REGION, SHORT,
    SHORT_LENGTH, UNDERSCORED, WORD, joined,
};

/// The keys whose constants are text of a form that is mostly the same.
pub const LIKELY_KEYS: &[Key] =
    &[Key::FunctionName, Key::Qualifier, Key::StatementId, Key::Principal, Key::SourceArn, Key::SourceAccount];

/// A form of texts, with its marks.
type Form = Vec<u8>;

impl Check<'_> {
    /// The forms that constants for these keys are likely to have, of which the rules find nothing in any text, and of which all
    /// texts together look the same to the rules. `None` where there is one of which nothing is likely. A source ARN may be made of
    /// constants.
    pub fn likely_forms(&self, constants: &[Key], made: Option<&Made<'_>>) -> Option<Vec<(Key, Vec<u8>)>> {
        Some(self.alternatives(constants, made)?.into_iter().map(|(key, forms)| (key, joined(&forms))).collect())
    }

    /// The same, as the alternatives of each key.
    fn alternatives(&self, constants: &[Key], made: Option<&Made<'_>>) -> Option<Vec<(Key, Vec<Form>)>> {
        let mut likely = Vec::new();
        for key in constants {
            let widest = |candidate: Candidate| {
                let mut forms = candidate.names.iter().map(|name| candidate.form(*name));
                forms.find(|form| self.finds_nothing_in(&[(*key, form)], false))
            };
            let forms: Vec<Form> = match made {
                Some(made) if *key == Key::SourceArn => {
                    let form = made.form(self.statement.known(Key::SourceAccount));
                    form.into_iter().filter(|form| self.finds_nothing_in(&[(*key, form)], false)).collect()
                }
                _ => self.forms(*key).into_iter().filter_map(widest).collect(),
            };
            if forms.is_empty() {
                return None;
            }
            likely.push((*key, forms));
        }
        let is_one_account = made.is_some_and(|made| made.is_of_source_account);
        let together = |likely: &[(Key, Vec<Form>)]| {
            constants.len() == 1
                || combinations(likely).iter().all(|forms| self.finds_nothing_in(forms, is_one_account))
        };
        if !together(&likely) {
            likely.iter_mut().for_each(|(_, forms)| forms.truncate(1));
            if !together(&likely) {
                return None;
            }
        }
        Some(likely)
    }

    /// The forms that the value of a key has in most programs, as the tables have them.
    fn forms(&self, key: Key) -> Vec<Candidate> {
        let known = |key| self.statement.known(key);
        match key {
            Key::FunctionName => vec![Candidate::of("${Name}", &[NAME]), Candidate::of(FUNCTION, &[NAME])],
            Key::StatementId => vec![Candidate::of("${Name}", &[NAME])],
            Key::Qualifier => vec![Candidate::of("${Name}", &[WORD])],
            Key::SourceAccount => {
                let source = known(Key::SourceArn).and_then(ArnParts::split);
                let account = source.map(|source| source.account).filter(|account| !account.is_empty());
                vec![Candidate::of(account.unwrap_or("${Account}"), &[NAME])]
            }
            Key::Principal => vec![Candidate::of("${Account}", &[NAME]), Candidate::of(ROLE, &[NAME])],
            Key::SourceArn => {
                let service = known(Key::Principal).and_then(services::by_principal).map(|(service, _)| service);
                let sources: &[SourceArn] = service.map_or(&[], |service| service.source_arns);
                let account = known(Key::SourceAccount);
                sources.iter().flat_map(|source| Candidate::of_source(source, account)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the rules that read the constants find nothing in examples of these forms, in all that the examples can be together.
    /// The source ARN and the source account may be made of one constant.
    fn finds_nothing_in(&self, forms: &[(Key, &Form)], is_one_account: bool) -> bool {
        let (examples, keys) = (self.examples(), forms.iter().map(|(key, _)| *key).collect::<Vec<Key>>());
        let check = self.reading(&keys);
        let count = examples.len().pow(u32::try_from(forms.len()).unwrap_or(0));
        (0..count).all(|number| check.finds_nothing_in_texts(&texts(forms, &examples, number, is_one_account)))
    }

    /// What stands for marks: an account that the call names too, and another one.
    fn examples(&self) -> [Example<'_>; 2] {
        let mut examples = EXAMPLES;
        if let Some(account) = self.statement.known(Key::SourceAccount).filter(|text| is_account_id(text)) {
            examples[0].account = account;
            examples[1].account =
                if account == EXAMPLES[1].account { EXAMPLES[0].account } else { EXAMPLES[1].account };
        }
        examples
    }

    /// Whether nothing is found, allowed or not: of what is allowed, each text would have to be asked whether it needs that.
    fn finds_nothing_in_texts(&self, texts: &[(Key, String)]) -> bool {
        let mut statement = self.statement;
        for (key, text) in texts {
            if value::check(*key, text).is_some() {
                return false;
            }
            statement = statement.without(*key).with(*key, text);
        }
        let check = self.of(statement);
        let mut findings = check.findings();
        findings.next_finding().is_none()
            && Lint::ALL.iter().all(|lint| self.silenced.has(*lint) || !findings.silenced().has(*lint))
    }
}

/// Texts of forms: the choice of this number among all choices of an example for each form.
fn texts(
    forms: &[(Key, &Form)],
    examples: &[Example<'_>; 2],
    mut number: usize,
    is_one_account: bool,
) -> Vec<(Key, String)> {
    let (mut account, mut texts) = (None, Vec::with_capacity(forms.len()));
    for (key, form) in forms {
        let is_account = matches!(key, Key::SourceArn | Key::SourceAccount) && is_one_account;
        let chosen = account.filter(|_| is_account).unwrap_or_else(|| {
            let chosen = examples.get(number % examples.len()).unwrap_or(&EXAMPLES[0]);
            number /= examples.len();
            chosen
        });
        account = account.or(is_account.then_some(chosen));
        texts.push((*key, chosen.of(form)));
    }
    texts
}

/// What stands for the marks of a form.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// A Region of the partition `aws` that accounts have without asking for it.
    pub region: &'a str,
    /// Twelve digits.
    pub account: &'a str,
    /// 1 to 64 letters, digits, `-` and `_`.
    pub name: &'a str,
}

/// Examples that rules might tell apart.
const EXAMPLES: [Example<'static>; 2] = [
    Example { region: "us-east-1", account: "123456789012", name: "a" },
    Example {
        region: "eu-west-1",
        account: "000000000000",
        name: "_7abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ012345678-",
    },
];

impl Example<'_> {
    /// The texts of several forms, as [`likely_forms`](Check::likely_forms) gives them.
    pub fn texts(&self, forms: &[u8]) -> Vec<String> {
        let (common, rest) = match forms.iter().position(|byte| *byte == COMMON) {
            Some(at) => (&forms[..at], &forms[at + 1..]),
            None => (&[] as &[u8], forms),
        };
        rest.split(|byte| *byte == OR).map(|form| self.of(common) + &self.of(form)).collect()
    }

    /// The text of a form. A macro makes many of them, and is not optimized.
    fn of(&self, form: &[u8]) -> String {
        let mut text = String::with_capacity(form.len() + self.name.len());
        // What stands for itself is valid as UTF-8, and no mark is.
        for chunk in form.utf8_chunks() {
            text.push_str(chunk.valid());
            for mark in chunk.invalid() {
                self.push(*mark, &mut text);
            }
        }
        text
    }

    /// Appends what stands for a mark.
    fn push(&self, mark: u8, text: &mut String) {
        match mark {
            REGION => text.push_str(self.region),
            ACCOUNT => text.push_str(self.account),
            NAME => text.push_str(self.name),
            WORD => {
                text.push('a');
                text.push_str(self.name.get(1..).unwrap_or_default());
            }
            UNDERSCORED => text.push_str(&self.name.replace('-', "_")),
            DASHED => text.push_str(&self.name.replace('_', "-")),
            ALPHANUMERIC => text.push_str(&self.name.replace(['-', '_'], "0")),
            LOWER => text.push_str(&self.lower("-")),
            LOWER_ALPHANUMERIC => text.push_str(&self.lower("0").replace('-', "0")),
            METHOD => text.push_str(METHODS.get(self.name.len() % METHODS.len()).unwrap_or(&METHODS[0])),
            PATH => text.push_str(&self.name.replace('-', "/")),
            SHORT => {
                let lower = self.lower("-");
                text.push_str(lower.get(..SHORT_LENGTH).unwrap_or(&lower));
            }
            LABEL => {
                let inner = self.lower("-");
                text.extend(["a", inner.get(..30).unwrap_or(&inner), "0"]);
            }
            _ => text.push_str(&self.of(form::marked(mark))),
        }
    }
}

impl Example<'_> {
    /// As much of the name as a short one may have, in lower case.
    fn lower(&self, underscore: &str) -> String {
        self.name.get(..32).unwrap_or(self.name).replace('_', underscore).to_ascii_lowercase()
    }
}

/// All choices of one form for each key.
fn combinations(likely: &[(Key, Vec<Form>)]) -> Vec<Vec<(Key, &Form)>> {
    let mut all = vec![Vec::new()];
    for (key, forms) in likely {
        let longer = all.iter().flat_map(|before: &Vec<(Key, &Form)>| {
            forms.iter().map(move |form| before.iter().copied().chain([(*key, form)]).collect())
        });
        all = longer.collect();
    }
    all
}
