//! Forms of constants that are arguments of constructors of ARNs.

use alloc::{string::String, vec, vec::Vec};

use super::{
    EXAMPLES, Example, Form,
    form::{ACCOUNT, ALPHANUMERIC, DASHED, LABEL, LOWER, LOWER_ALPHANUMERIC, NAME, REGION, SHORT, UNDERSCORED},
};
use crate::{
    arn::{Constructor, Part},
    facts::naming::{ARN_LENGTH, Naming, REST_STAGE, STAGE},
};

/// A call of a constructor of ARNs, some of whose arguments are constants.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The constructor.
    pub constructor: &'static Constructor,
    /// The arguments; `None` for those that are constants.
    pub arguments: &'a [Option<String>],
    /// Whether the account is the constant that is the source account too.
    pub is_of_source_account: bool,
}

/// The marks for names, the widest first.
const NAMES: [u8; 7] = [NAME, UNDERSCORED, DASHED, ALPHANUMERIC, LOWER, LABEL, LOWER_ALPHANUMERIC];

/// What stands for a constant. No argument has it that a constructor takes.
const CONSTANT: &str = "\u{1}";

/// The partition of the Regions that are likely.
const PARTITION: &str = "aws";

/// More bytes than a text of a form of an argument has.
const LONGEST: usize = 128;

impl Made<'_> {
    /// The forms that the constants are likely to have where the call names this account. The constructor takes each text of them.
    /// `None` where nothing is likely of one.
    pub fn forms(&self, account: Option<&str>) -> Option<Vec<Vec<u8>>> {
        let parameters = self.constructor.parameters.iter().zip(self.arguments).enumerate();
        let constants = parameters.filter(|(_, (_, argument))| argument.is_none());
        let forms = constants.map(|(at, (parameter, _))| match parameter.part {
            Part::Region => Some(vec![REGION]),
            Part::Account => Some(account.map_or_else(|| vec![ACCOUNT], |account| account.as_bytes().to_vec())),
            Part::Name(naming) => self.form_of_name(at, naming),
            _ => None,
        });
        let forms: Vec<Form> = forms.collect::<Option<_>>()?;
        EXAMPLES.iter().all(|example| self.is_made(&forms, example)).then_some(forms)
    }

    /// What the ARN has before, between and behind the constants.
    pub fn pieces(&self) -> Vec<String> {
        let arguments: Vec<&str> =
            self.arguments.iter().map(|argument| argument.as_deref().unwrap_or(CONSTANT)).collect();
        let arn = self.constructor.fill(PARTITION, &arguments);
        arn.as_str().split(CONSTANT).map(String::from).collect()
    }

    /// The form of the whole ARN.
    pub(super) fn form(&self, account: Option<&str>) -> Option<Form> {
        let mut forms = self.forms(account)?.into_iter();
        let pieces = self.pieces().into_iter().map(String::into_bytes);
        Some(pieces.flat_map(|piece| [piece, forms.next().unwrap_or_default()]).flatten().collect())
    }

    /// Whether the constructor makes an ARN of that partition of such arguments, and has room for the longest of them.
    fn is_made(&self, forms: &[Form], example: &Example<'_>) -> bool {
        let texts: Vec<String> = forms.iter().map(|form| example.of(form)).collect();
        let mut constants = texts.iter().map(String::as_str);
        let arguments =
            self.arguments.iter().map(|argument| argument.as_deref().or_else(|| constants.next()).unwrap_or_default());
        let arguments: Vec<&str> = arguments.collect();
        let arn = self.constructor.fill(PARTITION, &arguments);
        let is_made = self.constructor.evaluate(&arguments).is_ok_and(|made| made.as_str() == arn.as_str());
        is_made && arn.as_str().len() + LONGEST * arguments.len() <= ARN_LENGTH
    }

    /// The widest form of names that a parameter takes.
    fn form_of_name(&self, at: usize, naming: &Naming) -> Option<Form> {
        let is_taken = |form: &Form| {
            let texts = EXAMPLES.map(|example| example.of(form));
            texts.iter().all(|text| {
                let examples = self.constructor.example.iter().enumerate();
                let arguments: Vec<&str> =
                    examples.map(|(other, example)| if other == at { text } else { *example }).collect();
                self.constructor.evaluate(&arguments).is_ok()
            })
        };
        let marks: &[u8] = if [REST_STAGE, STAGE].contains(naming) { &[SHORT] } else { &NAMES };
        let mut forms = marks.iter().map(|mark| [naming.prefix.as_bytes(), &[*mark]].concat());
        forms.find(is_taken).filter(|_| naming.reserved.is_none())
    }
}
