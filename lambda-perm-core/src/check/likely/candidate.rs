//! What the tables say of the forms of values.

use alloc::{string::String, vec::Vec};

use super::{
    Form,
    form::{ACCOUNT, ALPHANUMERIC, DASHED, LOWER, LOWER_ALPHANUMERIC, METHOD, NAME, PATH, REGION, SHORT, UNDERSCORED},
};
use crate::facts::{naming::Variable, services::SourceArn};

/// A form of the tables, which marks make a form of texts.
pub(super) struct Candidate {
    text: String,
    variables: &'static [Variable],
    /// The stage of an API, or what stands for all.
    stage: u8,
    /// The marks for names in it, the widest first.
    pub(super) names: &'static [u8],
}

impl Candidate {
    /// A form whose variables are names.
    pub(super) fn of(text: &str, names: &'static [u8]) -> Self {
        Self { text: text.into(), variables: &[], stage: SHORT, names }
    }

    /// The forms of a source, where a call names this account. Nothing is likely of a name that may be one that never stands in an
    /// ARN.
    pub(super) fn of_source(source: &SourceArn, account: Option<&str>) -> Vec<Self> {
        let variables = source.variables;
        let is_reserved = |variable: &Variable| matches!(variable, Variable::Name(naming) if naming.reserved.is_some());
        if variables.iter().any(is_reserved) {
            return Vec::new();
        }
        // Each form costs as much as half a struct literal, so what few APIs send is left out.
        let (names, stages): (&[u8], &[u8]) = match variables {
            [.., Variable::Path] => (&[LOWER_ALPHANUMERIC], &[SHORT, b'*']),
            [.., Variable::Route] => (&[LOWER_ALPHANUMERIC], b"*"),
            [.., Variable::Method] => (&[], &[]),
            _ => (&[NAME, UNDERSCORED, DASHED, ALPHANUMERIC, LOWER], &[SHORT]),
        };
        let text = with_prefix(&with_account(source.form, account), variables);
        stages.iter().map(|stage| Self { text: text.clone(), variables, stage: *stage, names }).collect()
    }

    /// The form with this mark for names.
    pub(super) fn form(&self, name: u8) -> Form {
        let (mut form, mut rest, mut variables) = (Vec::new(), self.text.as_str(), self.variables.iter());
        while let Some((before, behind)) = rest.split_once("${") {
            form.extend_from_slice(before.as_bytes());
            let (variable, behind) = behind.split_once('}').unwrap_or((behind, ""));
            match variable {
                "Partition" => form.extend_from_slice(b"aws"),
                "Region" => form.push(REGION),
                "Account" => form.push(ACCOUNT),
                _ => form.push(self.mark(variables.next(), name)),
            }
            rest = behind;
        }
        form.extend_from_slice(rest.as_bytes());
        form
    }

    /// What stands for a variable.
    const fn mark(&self, variable: Option<&Variable>, name: u8) -> u8 {
        match variable {
            Some(Variable::Stage) => self.stage,
            Some(Variable::Method) => METHOD,
            Some(Variable::Path) => PATH,
            Some(Variable::Route) => b'*',
            Some(Variable::Name(_) | Variable::OfRegion(_)) | None => name,
        }
    }
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
