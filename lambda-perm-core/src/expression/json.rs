//! Values of templates as JSON: as CloudFormation has them, and as data.

mod read;
mod write;

pub(crate) use read::read_data;
#[cfg(feature = "document")]
pub(crate) use read::read_template;
pub(crate) use write::{data_node, template_node};

use crate::facts::cloudformation::Intrinsic;

/// The member beside a reference that declares the type of the resource.
const OF: &str = "of";

/// The member whose value is a template of Terraform.
const TERRAFORM: &str = "Terraform";

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// As CloudFormation has it.
    Template,
    /// As data, which also keeps what no template has: which text is a whole dynamic reference, and the declared types of
    /// resources.
    Data,
}

impl Dialect {
    /// The name of a function as the one member of an object. In a template a dynamic reference is text.
    const fn name(self, function: Intrinsic) -> Option<&'static str> {
        match (self, function) {
            (Self::Template, Intrinsic::Resolve) => None,
            (Self::Data, Intrinsic::Resolve) => Some(function.name()),
            _ => Some(function.long_name()),
        }
    }

    fn function(self, name: &str) -> Option<Intrinsic> {
        Intrinsic::ALL.iter().copied().find(|function| self.name(*function) == Some(name))
    }
}
