//! Forms that the constants of a set are likely to have.

use alloc::{format, string::String, vec, vec::Vec};

use super::{ACCOUNT, Check, Example, Form, Made, joined};
use crate::{
    check::set::{Member, Set},
    facts::{
        actions::FUNCTION_URL_ACTIONS,
        limits::{QUALIFIER_LENGTH, STATEMENT_ID_LENGTH, is_account_id},
        parameters::Key,
    },
    finding::{Code, Lint},
    statement::Statement,
    value::ArnParts,
};

/// The keys whose values tell statements apart. Where each constant differs from all other values of its key, the rules about a set
/// find nothing in it.
const DISTINCT: [Key; 3] = [Key::StatementId, Key::Principal, Key::SourceArn];

/// The keys that decide whether a statement grants what another one does, without those whose constants are never likely.
const COMPARED: [Key; 3] = [Key::Principal, Key::SourceArn, Key::SourceAccount];

/// The most accounts that a set may name, so that the macro does not take long.
const MOST_ACCOUNTS: usize = 8;

/// More characters than a function's name or ARN has.
const LONGEST_NAME: usize = 256;

/// The forms that the constants of a set are likely to have. In a set of such constants, of which those that tell statements apart
/// are different, the rules find nothing.
#[derive(Debug)]
pub struct SetForms {
    /// Of the constants that name what the set is for.
    pub resource: Vec<(Key, Vec<u8>)>,
    /// Of the other constants, of each statement.
    pub statements: Vec<Vec<(Key, Vec<u8>)>>,
    /// The keys whose values must be different in all statements.
    pub distinct: Vec<Key>,
    /// Whether constants of other forms could make a statement one too many.
    pub may_blame_statements: bool,
    /// Whether constants of other forms could be the ID of another statement.
    pub may_blame_ids: bool,
}

impl SetForms {
    /// The forms of the pending values of some statements, which share what names their function. `None` where nothing is likely
    /// of one of them. Source ARNs of statements may be made of constants.
    pub fn of(checks: &[Check<'_>], made: &[Option<Made<'_>>]) -> Option<Self> {
        if checks.iter().any(is_special) {
            return None;
        }
        let (mut resource, mut own): (Vec<(Key, Vec<Form>)>, Vec<_>) = Default::default();
        for (at, (check, made)) in checks.iter().zip(made).enumerate() {
            let alternatives = check.alternatives(&check.pending(), made.as_ref())?.into_iter();
            let (of_resource, of_statement) = alternatives.partition(|(key, _)| key.is_of_resource());
            resource = if at == 0 { of_resource } else { common(resource, &of_resource) };
            own.push(of_statement);
        }
        let forms = ConstantsOfSet { checks, resource, own };
        if forms.may_match_a_wildcard() {
            return None;
        }
        if forms.resource.iter().any(|(_, forms)| forms.is_empty()) || !forms.finds_nothing()? {
            return None;
        }
        let is_pending = |key: &Key| forms.own.iter().flatten().any(|(pending, _)| pending == key);
        Some(Self {
            distinct: DISTINCT.into_iter().filter(is_pending).collect(),
            may_blame_statements: COMPARED.iter().any(is_pending) || !forms.always_fits(),
            may_blame_ids: is_pending(&Key::StatementId),
            resource: all_joined(forms.resource),
            statements: forms.own.into_iter().map(all_joined).collect(),
        })
    }
}

/// Whether a statement needs more of the others than to be different.
fn is_special(check: &Check<'_>) -> bool {
    let of_sets = Lint::ALL.iter().any(|lint| lint.is_of_sets() && check.allows(*lint));
    let action = check.statement.known(Key::Action).unwrap_or_default();
    of_sets || check.statement.has(Key::InvokedViaFunctionUrl) || FUNCTION_URL_ACTIONS[0].eq_ignore_ascii_case(action)
}

/// The forms that both have.
fn common(forms: Vec<(Key, Vec<Form>)>, others: &[(Key, Vec<Form>)]) -> Vec<(Key, Vec<Form>)> {
    let has = |key, form: &Form| others.iter().any(|(other, forms)| *other == key && forms.contains(form));
    forms.into_iter().map(|(key, forms)| (key, forms.into_iter().filter(|form| has(key, form)).collect())).collect()
}

fn all_joined(forms: Vec<(Key, Vec<Form>)>) -> Vec<(Key, Vec<u8>)> {
    forms.into_iter().map(|(key, forms)| (key, joined(&forms))).collect()
}

/// The statements of a set, and the alternatives of each constant.
struct ConstantsOfSet<'s, 'a> {
    checks: &'s [Check<'a>],
    resource: Vec<(Key, Vec<Form>)>,
    own: Vec<Vec<(Key, Vec<Form>)>>,
}

impl ConstantsOfSet<'_, '_> {
    /// Whether the rules about a set find nothing in examples with different names. `None` if the set names too many accounts.
    fn finds_nothing(&self) -> Option<bool> {
        let accounts = self.accounts()?;
        let most = self.constants().map(|(_, forms)| forms.len()).max().unwrap_or(1);
        let is_nothing_found = |number: usize| {
            accounts.iter().all(|account| {
                let text = |at, _, forms: &[Form]| Some(example(at, *account, forms.get(number % forms.len())?));
                self.findings(text).is_empty()
            })
        };
        Some((0..most).all(is_nothing_found))
    }

    /// Whether a source with a wildcard and a constant one are of one service, so that the former may cover the latter.
    fn may_match_a_wildcard(&self) -> bool {
        let sources = self.checks.iter().filter_map(|check| check.statement.known(Key::SourceArn));
        let wildcards: Vec<&str> = sources.filter(|source| source.contains(['*', '?'])).collect();
        let constants = self.own.iter().flatten().filter(|(key, _)| *key == Key::SourceArn);
        let mut forms = constants.flat_map(|(_, forms)| forms);
        let is_of_one = |form: &Form, source: &str| {
            let service = |arn: &'_ [u8]| arn.splitn(4, |byte| *byte == b':').nth(2).map(<[u8]>::to_vec);
            service(form) == service(source.as_bytes())
        };
        !wildcards.is_empty() && forms.any(|form| wildcards.iter().any(|source| is_of_one(form, source)))
    }

    /// What the constants of statements may have as their account, if that is open: all the same one, which others have too or not,
    /// and each another one, which is `None`. Statements grant the same as others with the former, if they ever do.
    fn accounts(&self) -> Option<Vec<Option<&str>>> {
        if !self.own.iter().flatten().any(|(_, forms)| forms.iter().any(|form| form.contains(&ACCOUNT))) {
            return Some(vec![None]);
        }
        let mut accounts: Vec<&str> = self.checks.iter().flat_map(|check| accounts(&check.statement)).collect();
        accounts.sort_unstable();
        accounts.dedup();
        let is_few = accounts.len() <= MOST_ACCOUNTS;
        is_few.then(|| accounts.into_iter().map(Some).chain([Some("999999999999"), None]).collect())
    }

    fn constants(&self) -> impl Iterator<Item = &(Key, Vec<Form>)> {
        self.own.iter().flatten().chain(&self.resource)
    }

    /// Whether the policy has room for the longest constants that are right by themselves.
    fn always_fits(&self) -> bool {
        let longest = |_, key, _: &[Form]| {
            let length = match key {
                Key::StatementId => STATEMENT_ID_LENGTH,
                Key::Qualifier => QUALIFIER_LENGTH,
                _ => LONGEST_NAME,
            };
            Some("x".repeat(length))
        };
        !self.findings(longest).contains(&Code::PolicySize)
    }

    /// The codes of what the rules about a set find in these texts of the constants, which are numbered.
    fn findings(&self, text: impl Fn(usize, Key, &[Form]) -> Option<String>) -> Vec<Code> {
        let texts = |(at, (key, forms)): (usize, &(Key, Vec<Form>))| Some((*key, text(at, *key, forms)?));
        let count = self.resource.len();
        let of_resource: Vec<(Key, String)> = self.resource.iter().enumerate().filter_map(texts).collect();
        let own = self.own.iter().enumerate().map(|(statement, forms)| {
            let numbers = count + statement * Key::COUNT..;
            numbers.zip(forms).filter_map(texts).collect::<Vec<_>>()
        });
        let own: Vec<Vec<(Key, String)>> = own.collect();
        let members: Vec<Member<'_>> = self
            .checks
            .iter()
            .zip(&own)
            .map(|(check, own)| {
                let given = of_resource.iter().chain(own);
                let statement =
                    given.fold(check.statement, |statement, (key, text)| statement.without(*key).with(*key, text));
                Member::new(check.of(statement))
            })
            .collect();
        let Some(first) = members.first() else { return Vec::new() };
        Set::new(first.statement().resource(), &members).findings().map(|(_, finding)| finding.code()).collect()
    }
}

/// The accounts that a statement names.
fn accounts<'a>(statement: &Statement<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let known = |key| statement.known(key);
    let of_arns = [known(Key::Principal), known(Key::SourceArn)].into_iter().flatten();
    let of_arns = of_arns.filter_map(|arn| Some(ArnParts::split(arn)?.account));
    let accounts = of_arns.chain([known(Key::Principal), known(Key::SourceAccount)].into_iter().flatten());
    accounts.filter(|account| is_account_id(account)).collect::<Vec<_>>().into_iter()
}

/// As long as any Region of a form is, because the size of a policy depends on that.
const LONGEST_REGION: &str = "ap-southeast-2";

/// The text of a form with a name that no constant of another number has. No text of the form is longer.
fn example(at: usize, account: Option<&str>, form: &[u8]) -> String {
    let own = format!("{at:012}");
    let name = format!("{:a<64}", format!("a{at}"));
    Example { region: LONGEST_REGION, account: account.unwrap_or(&own), name: &name }.of(form)
}

#[cfg(test)]
mod tests {
    use super::LONGEST_REGION;
    use crate::facts::partitions::{PARTITIONS, is_enabled_by_default, key};

    #[test]
    fn no_region_is_longer() {
        let regions = PARTITIONS.iter().flat_map(|partition| partition.regions);
        let codes = regions.map(|region| region.code).filter(|code| is_enabled_by_default(key(code)));
        assert_eq!(codes.map(str::len).max(), Some(LONGEST_REGION.len()));
    }
}
