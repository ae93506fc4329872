//! One resource of a configuration.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{TerraformError, address::is_address};
use crate::template::{Node, map};

/// A resource of a configuration, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// The function or layer version as given, unless the name was given.
    pub(super) target: Option<String>,
    /// The arguments, in order.
    arguments: Vec<(String, Node)>,
    pub(super) depends_on: Vec<String>,
    create_before_destroy: bool,
}

/// The length of the API's longest statement ID without a hyphen and the eight characters that depend on the content.
const LONGEST_START: usize = 91;

impl Resource {
    /// A resource that is named after its statement.
    pub(super) fn new(kind: &'static str, statement_id: &str, target: String, arguments: Vec<(String, Node)>) -> Self {
        let name = match statement_id.as_bytes() {
            [first, ..] if first.is_ascii_alphabetic() || *first == b'_' => statement_id.to_owned(),
            _ => format!("_{statement_id}"),
        };
        Self { kind, name, target: Some(target), arguments, depends_on: Vec::new(), create_before_destroy: false }
    }

    /// The name, from the statement's ID unless it [was given](Self::named). If another function has a statement with that ID in
    /// the same [`Configuration`](super::Configuration), it gets a suffix for its function.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The resource type: `aws_lambda_permission`.
    pub const fn resource_type(&self) -> &'static str {
        self.kind
    }

    /// The same resource under this name.
    ///
    /// # Errors
    ///
    /// When the name is not made of letters, digits, `_` and `-`, or does not begin with a letter or `_`.
    pub fn named(mut self, name: &str) -> Result<Self, TerraformError> {
        let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        if !starts || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            return Err(TerraformError::Name(name.into()));
        }
        self.name = name.into();
        self.target = None;
        Ok(self)
    }

    /// Makes Terraform create the resource after this other one: `aws_s3_bucket.uploads`, `module.network`.
    ///
    /// # Errors
    ///
    /// When that is not an address of a whole resource or module.
    pub fn depends_on(mut self, address: &str) -> Result<Self, TerraformError> {
        if !is_address(address) {
            return Err(TerraformError::Address(address.into()));
        }
        if !self.depends_on.iter().any(|other| other == address) {
            self.depends_on.push(address.into());
        }
        Ok(self)
    }

    /// Makes Terraform add the changed permission before it removes the old one, so that nobody is locked out in between. The
    /// statement's ID gets a suffix that depends on the content, because a policy takes an ID only once.
    #[must_use]
    pub fn create_before_destroy(mut self) -> Self {
        let hash = hash(&Node::Map(self.arguments.clone()).to_json());
        if let Some((_, Node::Text(id))) = self.arguments.iter_mut().find(|(name, _)| name == "statement_id")
            && !self.create_before_destroy
        {
            id.truncate(LONGEST_START);
            id.push_str(&format!("-{hash:08x}"));
        }
        self.create_before_destroy = true;
        self
    }

    /// The name with a suffix for the function or layer version.
    pub(super) fn long_name(&self) -> Option<String> {
        self.target.as_ref().map(|target| format!("{}-{:08x}", self.name, hash(target)))
    }

    pub(super) fn node(&self) -> Node {
        let mut entries = self.arguments.clone();
        if !self.depends_on.is_empty() {
            let addresses = self.depends_on.iter().map(|address| Node::from(address.as_str()));
            entries.push(("depends_on".into(), Node::List(addresses.collect())));
        }
        if self.create_before_destroy {
            entries.push(("lifecycle".into(), map([("create_before_destroy", Node::Bool(true))])));
        }
        Node::Map(entries)
    }
}

/// FNV-1a of 32 bits.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
