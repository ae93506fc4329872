//! All that a value can be, on which sides of which choices.

use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

use super::{Alternative, MOST, Side, alternative::are_compatible};

/// Something that a value can be, and the sides of choices on which it is that.
#[derive(Clone)]
pub(super) struct Case<T> {
    pub(super) sides: Vec<Side>,
    pub(super) value: T,
}

/// More texts than are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

pub(super) fn one<T>(value: T) -> Vec<Case<T>> {
    vec![Case { sides: Vec::new(), value }]
}

pub(super) fn mapped<T, U>(cases: Vec<Case<T>>, map: impl Fn(T) -> U) -> Vec<Case<U>> {
    cases.into_iter().map(|Case { sides, value }| Case { sides, value: map(value) }).collect()
}

/// What is made of each case, on the sides of that case.
pub(super) fn given<T, U>(
    cases: Vec<Case<T>>,
    make: impl Fn(T) -> Result<Vec<Case<U>>, TooMany>,
) -> Result<Vec<Case<U>>, TooMany> {
    let mut all = Vec::new();
    for Case { sides, value } in cases {
        all.extend(make(value)?.into_iter().filter_map(|case| on(case, &sides)));
    }
    if all.len() > MOST { Err(TooMany) } else { Ok(all) }
}

/// What a choice gives: on each of its sides, what that can be.
pub(super) fn choice<T>(
    choice: &str,
    sides: impl IntoIterator<Item = Result<Vec<Case<T>>, TooMany>>,
) -> Result<Vec<Case<T>>, TooMany> {
    let mut all = Vec::new();
    for (number, cases) in sides.into_iter().enumerate() {
        let side = Side::owned(choice.to_owned(), number);
        all.extend(cases?.into_iter().filter_map(|case| on(case, core::slice::from_ref(&side))));
    }
    if all.len() > MOST { Err(TooMany) } else { Ok(all) }
}

/// All that several values can be together.
pub(super) fn all<T: Clone>(
    values: impl Iterator<Item = Result<Vec<Case<T>>, TooMany>>,
) -> Result<Vec<Case<Vec<T>>>, TooMany> {
    let mut together = one(Vec::new());
    for cases in values {
        let cases = cases?;
        let mut longer = Vec::new();
        for before in &together {
            for case in &cases {
                if let Some(mut case_of_all) = on(before.clone(), &case.sides) {
                    case_of_all.value.push(case.value.clone());
                    longer.push(case_of_all);
                }
            }
            if longer.len() > MOST {
                return Err(TooMany);
            }
        }
        together = longer;
    }
    Ok(together)
}

/// The same where these sides are taken too; `None` where that is not possible.
fn on<T>(mut case: Case<T>, sides: &[Side]) -> Option<Case<T>> {
    if !are_compatible(&case.sides, sides) {
        return None;
    }
    for side in sides {
        if !case.sides.contains(side) {
            case.sides.push(side.clone());
        }
    }
    Some(case)
}

/// The alternatives that cases are, where a text is shown; none where that is all.
pub(super) fn alternatives(cases: Vec<Case<String>>, shown: &str) -> Vec<Alternative> {
    let first = cases.first().map(|case| case.value.as_str()).unwrap_or_default();
    match cases.iter().all(|case| case.value == first) {
        true if first == shown => Vec::new(),
        true => vec![Alternative::owned(Vec::new(), first.to_owned())],
        false => cases.into_iter().map(|case| Alternative::owned(case.sides, case.value)).collect(),
    }
}
