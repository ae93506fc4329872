//! Who may call what, as a picture: callers left, functions right.

mod caller;
mod dot;
mod function;
mod grants;
mod mermaid;
mod svg;

pub use caller::{Caller, Standing};
pub use function::Function;
pub use svg::escaped;

use std::collections::{BTreeMap, HashSet};

use crate::{declared::Contents, file::SourceFile};

/// What lets callers in, from all files.
#[derive(Debug, Default)]
pub struct Graph {
    /// Each grant with the places that make it: `template.yaml:12`.
    grants: BTreeMap<(Caller, Function), Places>,
    /// Statements that shut somebody out. The picture shows who is let in.
    denials: usize,
}

/// Places, each once, in the order of the files.
#[derive(Debug, Default)]
struct Places {
    all: Vec<String>,
    known: HashSet<String>,
}

impl Places {
    fn add(&mut self, place: String) {
        if self.known.insert(place.clone()) {
            self.all.push(place);
        }
    }
}

/// The picture: each caller and each function once, in the order in which they are drawn.
#[derive(Debug)]
pub struct Picture<'a> {
    pub callers: Vec<&'a Caller>,
    pub functions: Vec<&'a Function>,
    pub edges: Vec<Edge<'a>>,
    pub denials: usize,
}

/// A caller may call a function.
#[derive(Debug)]
pub struct Edge<'a> {
    /// The index of the caller.
    pub caller: usize,
    /// The index of the function.
    pub function: usize,
    /// Where it says so.
    pub places: &'a [String],
}

impl Graph {
    /// Adds what a file declares.
    pub fn add(&mut self, file: &SourceFile, contents: &Contents) {
        for permission in &contents.permissions {
            self.add_permission(file, permission);
        }
        for policy in &contents.policies {
            self.add_policy(file, policy);
        }
    }

    /// Whether nobody is let in.
    pub fn is_empty(&self) -> bool {
        self.grants.is_empty()
    }

    /// The picture of it. Functions that everybody may call come first, and callers stand near what they call.
    pub fn picture(&self) -> Picture<'_> {
        let mut worst: BTreeMap<&Function, Standing> = BTreeMap::new();
        for (caller, function) in self.grants.keys() {
            let standing = worst.entry(function).or_insert(caller.standing);
            *standing = caller.standing.min(*standing);
        }
        let mut functions: Vec<&Function> = worst.keys().copied().collect();
        functions.sort_by_key(|function| (worst.get(function).copied(), *function));
        let indices: BTreeMap<&Function, usize> = functions.iter().enumerate().map(|(at, one)| (*one, at)).collect();
        let index = |function: &Function| indices.get(function).copied().unwrap_or_default();

        let mut called: BTreeMap<&Caller, Vec<usize>> = BTreeMap::new();
        for (caller, function) in self.grants.keys() {
            called.entry(caller).or_default().push(index(function));
        }
        let mut callers: Vec<&Caller> = called.keys().copied().collect();
        callers.sort_by_key(|caller| {
            let of = called.get(caller).map_or(&[][..], Vec::as_slice);
            // The middle of what it calls, in halves.
            let middle = of.iter().min().zip(of.iter().max()).map(|(first, last)| first + last);
            (middle, *caller)
        });
        let caller_indices: BTreeMap<&Caller, usize> = callers.iter().enumerate().map(|(at, one)| (*one, at)).collect();
        let edges = self.grants.iter().map(|((caller, function), places)| Edge {
            caller: caller_indices.get(caller).copied().unwrap_or_default(),
            function: index(function),
            places: &places.all,
        });
        let edges = edges.collect();
        Picture { callers, functions, edges, denials: self.denials }
    }
}

impl Picture<'_> {
    /// The callers and functions of an edge.
    pub fn ends(&self, edge: &Edge<'_>) -> Option<(&Caller, &Function)> {
        Some((self.callers.get(edge.caller)?, self.functions.get(edge.function)?))
    }
}

#[cfg(test)]
mod tests;
