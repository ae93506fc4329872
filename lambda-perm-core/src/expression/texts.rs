//! All texts that a call of intrinsic functions can give.

use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

use super::{
    Alternative, Index, Intrinsic, MOST, Side, Value,
    alternative::are_compatible,
    dynamic_reference::has_dynamic_reference,
    grammar::{LONGEST, index_out_of_list},
    name::has_variable,
    sub::{self, replaced},
};
use crate::{
    facts::{
        cloudformation::{SUFFIXES, URL_SUFFIX},
        parameters::Key,
    },
    finding::Finding,
};

/// Something that a value can be, and the sides of choices on which it is that.
#[derive(Clone)]
struct Case<T> {
    sides: Vec<Side>,
    value: T,
}

/// What is wrong with the index of a `Select`, where its list is known.
pub fn check_index<'a>(index: &Index, values: &Value, key: Key) -> Option<Finding<'a>> {
    let at = match index {
        Index::At(at) => *at,
        Index::Given(_) => 0,
    };
    // What is too long is that, and nothing else is said of it.
    if values.length() > LONGEST {
        return None;
    }
    let lists = values.lists().ok()?;
    let shortest = lists.iter().filter_map(|case| Some(case.value.as_ref()?.len())).min()?;
    (at >= shortest).then(|| index_out_of_list(shortest, key))
}

/// More texts than are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

impl Intrinsic {
    /// The texts that it can give; none where that is the one which is shown.
    ///
    /// # Errors
    ///
    /// When there are more than [`MOST`].
    pub fn alternatives(&self) -> Result<Vec<Alternative>, TooMany> {
        let cases = self.texts()?;
        let first = cases.first().map(|case| case.value.as_str()).unwrap_or_default();
        let is_one = cases.iter().all(|case| case.value == first);
        Ok(match is_one {
            true if first == self.to_text() => Vec::new(),
            true => vec![Alternative::owned(Vec::new(), first.to_owned())],
            false => cases.into_iter().map(|case| Alternative::owned(case.sides, case.value)).collect(),
        })
    }

    fn texts(&self) -> Result<Vec<Case<String>>, TooMany> {
        match self {
            Self::If(condition, values) => either(condition, values.each_ref().map(Value::texts)),
            Self::Join(delimiter, values) => self.of_lists(values, |values| Some(values.join(delimiter))),
            Self::Select(Index::At(at), values) => self.of_lists(values, |values| values.get(*at).cloned()),
            Self::Select(Index::Given(index), values) => {
                self.one_of(&format!("Select {}", index.to_text()), values.lists()?)
            }
            Self::Sub(text, variables) => {
                let (mut names, values): (Vec<&str>, Vec<&Value>) =
                    variables.iter().map(|(name, value)| (name.as_str(), value)).unzip();
                let mut texts: Vec<_> = values.into_iter().map(Value::texts).collect();
                if !names.contains(&URL_SUFFIX) && has_variable(text, URL_SUFFIX) {
                    names.push(URL_SUFFIX);
                    texts.push(suffixes());
                }
                let texts = all(texts.into_iter())?;
                Ok(mapped(texts, |values| {
                    replaced(text, |name| match names.iter().position(|variable| *variable == name) {
                        Some(at) => values[at].clone(),
                        None => sub::placeholder(name),
                    })
                }))
            }
            Self::FindInMap(_, Some(default)) => {
                let found = self.to_text();
                either(&found, [Ok(one(found.clone())), default.texts()])
            }
            Self::Ref(name, _) if name == URL_SUFFIX => suffixes(),
            Self::Ref(..)
            | Self::GetAtt(..)
            | Self::ImportValue(_)
            | Self::Split(..)
            | Self::Resolve(_)
            | Self::FindInMap(_, None) => Ok(one(self.to_text())),
        }
    }

    /// What the function makes of each list; a placeholder, where only the deployment knows that.
    fn of_lists(&self, values: &Value, of: impl Fn(&[String]) -> Option<String>) -> Result<Vec<Case<String>>, TooMany> {
        let text = |list: List| list.and_then(|values| of(&values)).unwrap_or_else(|| self.to_text());
        Ok(mapped(values.lists()?, text))
    }

    /// What a value of a list can be, of which only the deployment knows the place.
    fn one_of(&self, choice: &str, lists: Vec<Case<List>>) -> Result<Vec<Case<String>>, TooMany> {
        let mut all = Vec::new();
        for Case { sides, value } in lists {
            let values = value.filter(|values| !values.is_empty()).unwrap_or_else(|| vec![self.to_text()]);
            for (number, value) in values.into_iter().enumerate() {
                let side = Side::owned(choice.to_owned(), number);
                all.extend(on(Case { sides: sides.clone(), value }, core::slice::from_ref(&side)));
            }
        }
        few(all)
    }

    /// The lists that it can give.
    fn lists(&self) -> Result<Vec<Case<List>>, TooMany> {
        match self {
            Self::Split(delimiter, text) => Ok(mapped(text.texts()?, |text| pieces(&text, delimiter))),
            Self::If(condition, values) => either(condition, values.each_ref().map(Value::lists)),
            _ => Ok(one(None)),
        }
    }
}

/// The suffixes of host names, by the place of the partition.
fn suffixes() -> Result<Vec<Case<String>>, TooMany> {
    either(URL_SUFFIX, SUFFIXES.map(|(_, suffix)| Ok(one(suffix.to_owned()))))
}

/// A list; `None` where only the deployment knows it.
type List = Option<Vec<String>>;

/// The pieces of a text, where it has no placeholder that could hold the delimiter.
fn pieces(text: &str, delimiter: &str) -> List {
    let is_known = !text.contains("${") && !has_dynamic_reference(text) && !delimiter.is_empty();
    is_known.then(|| text.split(delimiter).map(str::to_owned).collect())
}

impl Value {
    fn texts(&self) -> Result<Vec<Case<String>>, TooMany> {
        match self {
            Self::Text(text) => Ok(one(text.clone())),
            Self::Intrinsic(intrinsic) => intrinsic.texts(),
            Self::List(_) => Ok(one(self.to_text())),
        }
    }

    fn lists(&self) -> Result<Vec<Case<List>>, TooMany> {
        match self {
            Self::List(values) => Ok(mapped(all(values.iter().map(Self::texts))?, Some)),
            Self::Intrinsic(intrinsic) => intrinsic.lists(),
            Self::Text(_) => Ok(one(None)),
        }
    }
}

fn one<T>(value: T) -> Vec<Case<T>> {
    vec![Case { sides: Vec::new(), value }]
}

fn mapped<T, U>(cases: Vec<Case<T>>, map: impl Fn(T) -> U) -> Vec<Case<U>> {
    cases.into_iter().map(|Case { sides, value }| Case { sides, value: map(value) }).collect()
}

/// What a choice gives: on each of its sides, what that can be.
fn either<T>(choice: &str, sides: [Result<Vec<Case<T>>, TooMany>; 2]) -> Result<Vec<Case<T>>, TooMany> {
    let mut all = Vec::new();
    for (number, cases) in sides.into_iter().enumerate() {
        let side = Side::owned(choice.to_owned(), number);
        all.extend(cases?.into_iter().filter_map(|case| on(case, core::slice::from_ref(&side))));
    }
    few(all)
}

/// All that several values can be together.
fn all<T: Clone>(values: impl Iterator<Item = Result<Vec<Case<T>>, TooMany>>) -> Result<Vec<Case<Vec<T>>>, TooMany> {
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

fn few<T>(cases: Vec<Case<T>>) -> Result<Vec<Case<T>>, TooMany> {
    if cases.len() > MOST { Err(TooMany) } else { Ok(cases) }
}
