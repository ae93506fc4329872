//! ARNs that constructors make of constants.

use crate::{
    arn::{CONSTRUCTORS, InlineText},
    check::likely::{ANY, is_of_form},
};

/// An ARN that a constructor has made, and whether its arguments are of the forms that are likely.
#[derive(Clone, Copy)]
pub struct MadeArn {
    arn: InlineText,
    /// Whether they are, so that the ARN is of the form that was likely.
    pub is_likely: bool,
}

impl MadeArn {
    /// Makes an ARN of texts, of which every other one is a constant. If these are of the forms, they are right; if not, they are
    /// put into the places of the arguments that are empty, and the constructor of this number takes them.
    ///
    /// # Panics
    ///
    /// Ends const evaluation with what is wrong with an argument.
    #[must_use]
    #[track_caller]
    pub const fn of<'a, const N: usize>(
        texts: &[&'a str],
        forms: &[&[u8]],
        constructor: usize,
        mut arguments: [&'a str; N],
    ) -> Self {
        let (mut is_likely, mut at) = (true, 0);
        while at < forms.len() {
            is_likely = is_likely && is_of_form(texts[2 * at + 1], forms[at]);
            at += 1;
        }
        if is_likely {
            return Self { arn: InlineText::of(texts), is_likely };
        }
        let mut constant = 1;
        at = 0;
        while at < N {
            if arguments[at].is_empty() {
                arguments[at] = texts[constant];
                constant += 2;
            }
            at += 1;
        }
        match CONSTRUCTORS[constructor].evaluate(&arguments) {
            Ok(arn) => Self { arn: arn.0, is_likely },
            Err(wrong) => wrong.finding.panic(),
        }
    }

    /// The text of the ARN.
    #[must_use]
    pub const fn text(&'static self) -> &'static str {
        self.arn.as_str()
    }

    /// A form that the text has, if it is of the form that was likely.
    #[must_use]
    pub const fn form(&self) -> &'static [u8] {
        if self.is_likely { ANY } else { &[] }
    }
}
