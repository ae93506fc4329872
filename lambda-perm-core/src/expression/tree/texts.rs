//! All texts that a value can give.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    super::{
        Alternative, TooMany,
        cases::{Case, all, alternatives, choice, given, mapped, one},
        dynamic_reference::START as DYNAMIC_REFERENCE,
        grammar::{LONGEST, index_out_of_list},
        name::has_variable,
        sub::{self, replaced},
    },
    CONSTANT, Index, Value,
};
use crate::{
    facts::{
        cloudformation::{SUFFIXES, URL_SUFFIX},
        parameters::Key,
    },
    finding::Finding,
};

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
    let shortest = lists.iter().filter(|case| case.value.is_whole).map(|case| case.value.known.len()).min()?;
    (at >= shortest).then(|| index_out_of_list(shortest, key))
}

impl Value {
    /// The texts that it can give; none where that is the one which is shown.
    ///
    /// # Errors
    ///
    /// When there are more than [`MOST`].
    pub fn alternatives(&self) -> Result<Vec<Alternative>, TooMany> {
        Ok(alternatives(self.texts()?, &self.to_text()))
    }

    fn texts(&self) -> Result<Vec<Case<String>>, TooMany> {
        match self {
            Self::Text(text) | Self::Terraform(text) => Ok(one(text.clone())),
            Self::If(condition, values) => choice(condition, values.each_ref().map(Self::texts)),
            Self::Join(delimiter, values) => {
                self.of_lists(values, |list| list.is_whole.then(|| list.known.join(delimiter)))
            }
            Self::Select(Index::At(at), values) => self.of_lists(values, |list| list.known.get(*at).cloned()),
            Self::Select(Index::Given(index), values) => {
                let name = format!("Select {}", index.to_text());
                given(values.lists()?, |list| {
                    let unknown = (!list.is_whole || list.known.is_empty()).then(|| self.to_text());
                    choice(&name, list.known.into_iter().chain(unknown).map(|value| Ok(one(value))))
                })
            }
            Self::Sub(text, variables) => {
                let (mut names, values): (Vec<&str>, Vec<&Self>) =
                    variables.iter().map(|(name, value)| (name.as_str(), value)).unzip();
                let mut texts: Vec<_> = values.into_iter().map(Self::texts).collect();
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
                choice(&found, [Ok(one(found.clone())), default.texts()])
            }
            Self::Ref(name, _) if name == URL_SUFFIX => suffixes(),
            Self::List(_)
            | Self::Ref(..)
            | Self::GetAtt(..)
            | Self::ImportValue(_)
            | Self::Split(..)
            | Self::Resolve(_)
            | Self::FindInMap(_, None) => Ok(one(self.to_text())),
        }
    }

    /// What the function makes of each list; a placeholder, where only the deployment knows that.
    fn of_lists(&self, values: &Self, of: impl Fn(&KnownList) -> Option<String>) -> Result<Vec<Case<String>>, TooMany> {
        let text = |list: KnownList| of(&list).unwrap_or_else(|| self.to_text());
        Ok(mapped(values.lists()?, text))
    }

    /// The lists that it can give.
    fn lists(&self) -> Result<Vec<Case<KnownList>>, TooMany> {
        match self {
            Self::List(values) => Ok(mapped(all(values.iter().map(Self::texts))?, KnownList::whole)),
            Self::Split(delimiter, text) => Ok(mapped(text.texts()?, |text| pieces(&text, delimiter))),
            Self::If(condition, values) => choice(condition, values.each_ref().map(Self::lists)),
            _ => Ok(one(KnownList::UNKNOWN)),
        }
    }
}

/// The suffixes of host names, by the place of the partition.
pub(in crate::expression) fn suffixes() -> Result<Vec<Case<String>>, TooMany> {
    choice(URL_SUFFIX, SUFFIXES.map(|(_, suffix)| Ok(one(suffix.to_owned()))))
}

/// A list, as far as it is known before the deployment.
#[derive(Clone)]
struct KnownList {
    /// Its first values.
    known: Vec<String>,
    /// Whether these are all.
    is_whole: bool,
}

impl KnownList {
    const UNKNOWN: Self = Self { known: Vec::new(), is_whole: false };

    const fn whole(known: Vec<String>) -> Self {
        Self { known, is_whole: true }
    }
}

/// The pieces of a text. What fills a placeholder may hold the delimiter, so none is known from there on.
fn pieces(text: &str, delimiter: &str) -> KnownList {
    let unknown = [text.find("${"), text.find(CONSTANT), text.find(DYNAMIC_REFERENCE)].into_iter().flatten().min();
    if delimiter.is_empty() {
        return KnownList::UNKNOWN;
    }
    let known = text.get(..unknown.unwrap_or(text.len())).unwrap_or_default();
    let mut known: Vec<String> = known.split(delimiter).map(str::to_owned).collect();
    if unknown.is_some() {
        known.pop();
    }
    KnownList { known, is_whole: unknown.is_none() }
}
