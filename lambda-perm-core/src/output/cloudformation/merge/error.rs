//! Why resources cannot be merged into a template.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{finding::Quoted, text::position::Position};

/// Why resources cannot be merged into a template.
#[cfg(feature = "merge")] // Repeated here, because a page shows only the item's own attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MergeError {
    /// The text holds no template.
    Empty,
    /// The text is neither JSON nor YAML.
    Malformed {
        /// `JSON` or `YAML`, by the first character of the text.
        format: &'static str,
        /// What the parser says.
        problem: String,
        /// Where it says so.
        position: Position,
    },
    /// The text has several YAML documents.
    SeveralDocuments {
        /// Where the second one starts.
        position: Position,
    },
    /// A map was expected and something else found.
    NotAMap {
        /// `the template` or `Resources`.
        what: &'static str,
        /// Where it starts.
        position: Position,
    },
    /// `Resources`, or a logical ID in it, stands in the text twice.
    Duplicate {
        /// The key.
        key: String,
        /// Where it stands for the second time.
        position: Position,
    },
    /// The owner has no name, or one with control characters.
    Owner {
        /// What was given.
        name: String,
    },
    /// Two of the resources to merge have the same logical ID.
    SameId {
        /// The logical ID.
        id: String,
    },
    /// Logical IDs of the resources to merge belong to somebody else's resources.
    Clash {
        /// The logical IDs, and where they stand, in the order of the text.
        ids: Vec<(String, Position)>,
    },
    /// A resource would have to be changed that is an alias, or to which an alias elsewhere refers.
    Aliased {
        /// The logical ID.
        id: String,
        /// Where it stands.
        position: Position,
    },
    /// An alias elsewhere stands for `Resources`, or they are taken from elsewhere by `<<`.
    AliasedResources {
        /// Where they stand.
        position: Position,
    },
    /// What belongs to somebody else would change.
    Disturbed {
        /// Its logical ID, or the name of its section.
        key: String,
        /// Where it stands.
        position: Position,
    },
    /// The text is laid out so that it cannot be edited without touching what belongs to others.
    Layout {
        /// Where the edit would have been.
        position: Position,
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the text is empty\n= help: pass a template, or start with \"Resources: {}\" for YAML or \"{}\" for JSON",
            ),
            Self::Malformed { format, problem, position } => {
                write!(f, "the text is not {format}: {problem}, at {position}\n= help: mend the template at this place")
            }
            Self::SeveralDocuments { position } => {
                write!(
                    f,
                    "a second YAML document starts at {position}\n= help: pass each document separately: a template is one document"
                )
            }
            Self::NotAMap { what, position } => write!(
                f,
                "{what} is not a map, at {position}\n= help: write \"Resources\" as a map from logical IDs to resources, or as `{{}}`"
            ),
            Self::Duplicate { key, position } => {
                write!(
                    f,
                    "{} is in the template twice, the second time at {position}\n= help: remove or rename one of the two",
                    Quoted(key)
                )
            }
            Self::Owner { name } => write!(
                f,
                "{} is not the name of an owner: other readers of the template could not tell whose resources these are\n= help: write the name of your program",
                Quoted(name)
            ),
            Self::SameId { id } => {
                write!(f, "two of the resources to merge have the logical ID `{id}`\n= help: give one of them another")
            }
            Self::Clash { ids } => clash(f, ids),
            Self::Aliased { id, position } => write!(
                f,
                "the resource {} at {position} is an alias, or an alias elsewhere refers to it\n= help: write out what the alias stands for",
                Quoted(id)
            ),
            Self::AliasedResources { position } => write!(
                f,
                "`Resources` at {position} is used elsewhere through an alias, and would change there too\n= help: write out what the alias stands for"
            ),
            Self::Disturbed { key, position } => write!(
                f,
                "{} at {position} belongs to somebody else, and would change\n= help: write its last value in quotes: after `|` or `>`, it takes in what follows",
                Quoted(key)
            ),
            Self::Layout { position } => write!(
                f,
                "the template cannot be edited at {position} without touching what belongs to others\n= help: write \"Resources\" in block style, each logical ID on a line of its own"
            ),
        }
    }
}

fn clash(f: &mut fmt::Formatter<'_>, ids: &[(String, Position)]) -> fmt::Result {
    f.write_str(if ids.len() == 1 { "the logical ID " } else { "the logical IDs " })?;
    for (at, (id, position)) in ids.iter().enumerate() {
        let separator = if at == 0 { "" } else { ", " };
        write!(f, "{separator}`{id}` ({position})")?;
    }
    let verb =
        if ids.len() == 1 { "belongs to somebody else's resource" } else { "belong to somebody else's resources" };
    write!(f, " {verb}\n= help: give the resources to merge other logical IDs, or remove those in the template")
}

impl core::error::Error for MergeError {}
