//! Forms that constants are likely to have.
//!
//! Const evaluation is slow, and most constants are right. So the macro asks the rules about examples of the forms that a constant
//! is likely to have. Where they find nothing, the expansion asks only whether the constant is of such a form, and applies the
//! rules where it is not. A property test holds that the rules find nothing in any text of a form that they let pass here.

use alloc::{string::String, vec, vec::Vec};

use super::Check;
use crate::{
    facts::{
        limits::is_account_id,
        naming::Variable,
        parameters::Key,
        partitions::{Enabled, PARTITIONS},
        reference::form::{FUNCTION, ROLE},
        services::{self, SourceArn},
    },
    finding::Lint,
    value::{self, ArnParts},
};

/// A byte that stands for itself has a value below the first mark, so no mark is a character of ASCII.
const FIRST_MARK: u8 = 0x80;
/// A Region of the partition `aws` that accounts have without asking for it.
const REGION: u8 = 0x80;
/// Twelve digits.
const ACCOUNT: u8 = 0x81;
/// 1 to 64 letters, digits, `-` and `_`.
const NAME: u8 = 0x82;
/// The same, with a letter as the first one: no number.
const WORD: u8 = 0x83;
/// 1 to 64 letters, digits and `_`.
const UNDERSCORED: u8 = 0x84;
/// 1 to 64 letters, digits and `-`.
const DASHED: u8 = 0x85;
/// 1 to 64 letters and digits.
const ALPHANUMERIC: u8 = 0x86;
/// 1 to 32 lower-case letters, digits and `-`.
const LOWER: u8 = 0x87;
/// What stands before and behind is a form of its own.
const OR: u8 = 0x88;

/// The keys whose constants are text of a form that is mostly the same.
pub const LIKELY_KEYS: &[Key] =
    &[Key::FunctionName, Key::Qualifier, Key::StatementId, Key::Principal, Key::SourceArn, Key::SourceAccount];

/// Whether a text is of a form.
pub const fn is_of_form(text: &str, form: &[u8]) -> bool {
    if let [ACCOUNT] = form {
        return matches!(behind_account(text.as_bytes()), Some([]));
    }
    let mut rest = form;
    loop {
        if is_of_first(text.as_bytes(), rest) {
            return true;
        }
        rest = loop {
            match rest {
                [] => return false,
                [OR, behind @ ..] => break behind,
                [_, behind @ ..] => rest = behind,
            }
        };
    }
}

/// Whether a text is of the first of several forms.
const fn is_of_first(mut text: &[u8], mut form: &[u8]) -> bool {
    loop {
        // Most of a form stands for itself. Four bytes at once, without a branch for each, take const evaluation hardly longer
        // than one.
        while let &[a, b, c, d, ref text_behind @ ..] = text
            && let &[w, x, y, z, ref form_behind @ ..] = form
        {
            if (a ^ w) | (b ^ x) | (c ^ y) | (d ^ z) | (w | x | y | z) & FIRST_MARK != 0 {
                break;
            }
            (text, form) = (text_behind, form_behind);
        }
        let &[first, ref form_behind @ ..] = form else { return text.is_empty() };
        let behind = match first {
            OR => return text.is_empty(),
            REGION => behind_region(text),
            ACCOUNT => behind_account(text),
            NAME => behind_name(text, NAMES, 64),
            WORD if matches!(text, [b'a'..=b'z' | b'A'..=b'Z', ..]) => behind_name(text, NAMES, 64),
            UNDERSCORED => behind_name(text, LETTERS | DIGITS | bit(b'_'), 64),
            DASHED => behind_name(text, LETTERS | DIGITS | bit(b'-'), 64),
            ALPHANUMERIC => behind_name(text, LETTERS | DIGITS, 64),
            LOWER => behind_name(text, LOWER_LETTERS | DIGITS | bit(b'-'), 32),
            byte => match text {
                &[other, ref behind @ ..] if byte == other && byte < FIRST_MARK => Some(behind),
                _ => None,
            },
        };
        let Some(behind) = behind else { return false };
        (text, form) = (behind, form_behind);
    }
}

const fn behind_account(text: &[u8]) -> Option<&[u8]> {
    match text {
        [
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            behind @ ..,
        ] => Some(behind),
        _ => None,
    }
}

/// What stands behind a Region of the partition `aws` and before a colon.
const fn behind_region(text: &[u8]) -> Option<&[u8]> {
    let (mut number, mut rest) = (0, text);
    while let &[byte, ref behind @ ..] = rest {
        if byte == b':' {
            return if is_region(number) { Some(rest) } else { None };
        }
        number = (number << 8) | byte as u128;
        rest = behind;
        if number >> 120 != 0 {
            return None;
        }
    }
    None
}

/// Whether a number is that of a Region's code.
const fn is_region(number: u128) -> bool {
    let (mut low, mut high) = (0, REGIONS.len());
    while low < high {
        let middle = low.midpoint(high);
        if REGIONS[middle] == number {
            return true;
        }
        if REGIONS[middle] < number {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    false
}

/// The codes of the Regions of the partition `aws` that accounts have without asking for them, as numbers, sorted; zeros before.
static REGIONS: [u128; PARTITIONS[0].regions.len()] = {
    let regions = PARTITIONS[0].regions;
    let (mut numbers, mut at) = ([0; PARTITIONS[0].regions.len()], 0);
    while at < regions.len() {
        let number = match regions[at].enabled {
            Enabled::ByDefault => number_of(regions[at].code.as_bytes()),
            _ => 0,
        };
        let mut place = at;
        while place > 0 && numbers[place - 1] > number {
            numbers[place] = numbers[place - 1];
            place -= 1;
        }
        numbers[place] = number;
        at += 1;
    }
    numbers
};

const fn number_of(mut code: &[u8]) -> u128 {
    let mut number = 0;
    while let &[byte, ref behind @ ..] = code {
        number = (number << 8) | byte as u128;
        code = behind;
    }
    number
}

/// What stands behind so many characters, given as bits.
const fn behind_name(text: &[u8], characters: u128, longest: usize) -> Option<&[u8]> {
    let mut rest = text;
    while let &[a, b, c, d, ref behind @ ..] = rest
        && (a | b | c | d) < FIRST_MARK
        && (characters >> a) & (characters >> b) & (characters >> c) & (characters >> d) & 1 != 0
    {
        rest = behind;
    }
    while let &[byte, ref behind @ ..] = rest
        && byte < FIRST_MARK
        && (characters >> byte) & 1 != 0
    {
        rest = behind;
    }
    let length = text.len() - rest.len();
    if length == 0 || length > longest { None } else { Some(rest) }
}

const LOWER_LETTERS: u128 = ((1 << 26) - 1) << b'a';
const LETTERS: u128 = LOWER_LETTERS | ((1 << 26) - 1) << b'A';
const DIGITS: u128 = ((1 << 10) - 1) << b'0';
const NAMES: u128 = LETTERS | DIGITS | bit(b'-') | bit(b'_');

const fn bit(byte: u8) -> u128 {
    1 << byte
}

/// A form of texts, with its marks.
type Form = Vec<u8>;

impl Check<'_> {
    /// The forms that constants for these keys are likely to have, of which the rules find nothing in any text, and of which all
    /// texts together look the same to the rules. `None` where there is one of which nothing is likely.
    pub fn likely_forms(&self, constants: &[Key]) -> Option<Vec<(Key, Vec<u8>)>> {
        let mut likely = Vec::new();
        for key in constants {
            let widest = |forms: Vec<Form>| forms.into_iter().find(|form| self.finds_nothing_in(&[(*key, form)]));
            let forms: Vec<Form> = self.forms(*key).into_iter().filter_map(widest).collect();
            if forms.is_empty() {
                return None;
            }
            likely.push((*key, forms));
        }
        let together = |likely: &[(Key, Vec<Form>)]| {
            constants.len() == 1 || combinations(likely).iter().all(|forms| self.finds_nothing_in(forms))
        };
        if !together(&likely) {
            likely.iter_mut().for_each(|(_, forms)| forms.truncate(1));
            if !together(&likely) {
                return None;
            }
        }
        Some(likely.into_iter().map(|(key, forms)| (key, forms.join(&OR))).collect())
    }

    /// The forms that the value of a key has in most programs, each with narrower ones behind it.
    fn forms(&self, key: Key) -> Vec<Vec<Form>> {
        match key {
            Key::FunctionName => {
                vec![vec![vec![NAME]], vec![form(FUNCTION, NAME)]]
            }
            Key::StatementId => vec![vec![vec![NAME]]],
            Key::Qualifier => vec![vec![vec![WORD]]],
            Key::SourceAccount => {
                let source = self.statement.known(Key::SourceArn).and_then(ArnParts::split);
                let account = source.map(|source| source.account).filter(|account| !account.is_empty());
                vec![vec![account.map_or_else(|| vec![ACCOUNT], |account| account.into())]]
            }
            Key::Principal => vec![vec![vec![ACCOUNT]], vec![form(ROLE, NAME)]],
            Key::SourceArn => {
                let principal = self.statement.known(Key::Principal);
                let service = principal.and_then(services::by_principal).map(|(service, _)| service);
                let sources: &[SourceArn] = service.map_or(&[], |service| service.source_arns);
                let account = self.statement.known(Key::SourceAccount);
                let of_source = |source: &SourceArn| {
                    let text = with_prefix(&with_account(source.form, account), source.variables);
                    [NAME, UNDERSCORED, DASHED, ALPHANUMERIC, LOWER].map(|name| form(&text, name)).into()
                };
                sources.iter().map(of_source).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the rules that read the constants find nothing in examples of these forms, in all that the examples can be together.
    fn finds_nothing_in(&self, forms: &[(Key, &Form)]) -> bool {
        let mut examples = EXAMPLES;
        // An account that the call names too, and another one.
        if let Some(account) = self.statement.known(Key::SourceAccount).filter(|text| is_account_id(text)) {
            examples[0].account = account;
            examples[1].account =
                if account == EXAMPLES[1].account { EXAMPLES[0].account } else { EXAMPLES[1].account };
        }
        let keys: Vec<Key> = forms.iter().map(|(key, _)| *key).collect();
        (0..examples.len().pow(u32::try_from(forms.len()).unwrap_or(0))).all(|mut number| {
            let texts = forms.iter().map(|(_, form)| {
                let example = examples.get(number % examples.len()).unwrap_or(&EXAMPLES[0]);
                number /= examples.len();
                example.of(form)
            });
            let texts: Vec<String> = texts.collect();
            let given = || keys.iter().copied().zip(texts.iter());
            let statement =
                given().fold(self.statement, |statement, (key, text)| statement.without(key).with(key, text));
            given().all(|(key, text)| value::check(key, text).is_none())
                && self.of(statement).reading(&keys).finds_and_silences_nothing()
        })
    }

    /// Whether nothing is found, allowed or not: of what is allowed, each text would have to be asked whether it needs that.
    fn finds_and_silences_nothing(&self) -> bool {
        let mut findings = self.findings();
        let is_found = findings.next().is_some();
        !is_found && Lint::ALL.iter().all(|lint| self.silenced.has(*lint) || !findings.silenced().has(*lint))
    }
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
        forms.split(|byte| *byte == OR).map(|form| self.of(form)).collect()
    }

    /// The text of a form.
    fn of(&self, form: &[u8]) -> String {
        form.iter()
            .map(|byte| match *byte {
                REGION => self.region.into(),
                ACCOUNT => self.account.into(),
                NAME => self.name.into(),
                WORD => alloc::format!("a{}", self.name.get(1..).unwrap_or_default()),
                UNDERSCORED => self.name.replace('-', "_"),
                DASHED => self.name.replace('_', "-"),
                ALPHANUMERIC => self.name.replace(['-', '_'], "0"),
                LOWER => self.name.replace('_', "-").to_ascii_lowercase().chars().take(32).collect(),
                byte => String::from(char::from(byte)),
            })
            .collect()
    }
}

/// A form of the tables, with marks for its variables.
fn form(text: &str, name: u8) -> Form {
    let (mut form, mut rest) = (Vec::new(), text);
    while let Some((before, behind)) = rest.split_once("${") {
        form.extend_from_slice(before.as_bytes());
        let (variable, behind) = behind.split_once('}').unwrap_or((behind, ""));
        match variable {
            "Partition" => form.extend_from_slice(b"aws"),
            "Region" => form.push(REGION),
            "Account" => form.push(ACCOUNT),
            _ => form.push(name),
        }
        rest = behind;
    }
    form.extend_from_slice(rest.as_bytes());
    form
}

/// A form of the tables, with what the name of its last variable always begins with.
fn with_prefix(form: &str, variables: &[Variable]) -> String {
    match (form.rsplit_once("${"), variables.last()) {
        (Some((before, variable)), Some(Variable::Name(naming))) => [before, naming.prefix, "${", variable].concat(),
        _ => form.into(),
    }
}

/// A form of the tables with the account that the call names.
fn with_account(form: &str, account: Option<&str>) -> String {
    account.map_or_else(|| form.into(), |account| form.replace("${Account}", account))
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
