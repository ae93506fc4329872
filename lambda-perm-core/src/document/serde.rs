//! Documents and statements through serde.
//!
//! A document is an object, as in JSON. In a format that does not say what it has, it is the JSON as text, which is read everywhere:
//! the answers of GetPolicy have it so. Serde has no numbers but its own: where the digits count, use the JSON itself.

use serde_core::{
    de::{Deserialize, Deserializer, Error as _},
    ser::{Error as _, Serialize, Serializer},
};

use super::{DocumentError, DocumentStatement, PolicyDocument};
use crate::{permission::read_node, template::Node};

macro_rules! through_json {
    ($type:ident, $parse:expr) => {
        /// The object that the JSON has; in a format that is not for people, the JSON as text.
        impl Serialize for $type<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let json = self.to_json();
                if !serializer.is_human_readable() {
                    return serializer.serialize_str(&json);
                }
                Node::parse(&json).map_err(S::Error::custom)?.serialize(serializer)
            }
        }

        /// Reads an object, or JSON as text, as the answers of the API have it.
        impl<'de> Deserialize<'de> for $type<'static> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = if deserializer.is_human_readable() {
                    match read_node(deserializer)? {
                        Node::Text(json) => json,
                        node => node.to_json(),
                    }
                } else {
                    Deserialize::deserialize(deserializer)?
                };
                let parse: fn(&str) -> Result<Self, DocumentError> = $parse;
                parse(&json).map_err(D::Error::custom)
            }
        }
    };
}

through_json!(PolicyDocument, str::parse);
through_json!(DocumentStatement, |json| DocumentStatement::parse(json).map(DocumentStatement::into_owned));
