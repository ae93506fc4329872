//! Values that only the deployment knows: CloudFormation's intrinsic functions and Terraform's references.
//!
//! An expression is kept as its template has it, which is a tree of functions or a template of Terraform, and as the texts that
//! it can give, in which a placeholder `${..}` stands for each part that is not known. Outputs walk the tree. The rules look at
//! the texts, as they look at a literal; see `placeholder.rs`.

mod alternative;
mod cases;
mod constant;
mod dynamic_reference;
pub mod grammar;
#[cfg(feature = "json")]
mod json;
mod kind;
pub mod name;
pub mod pseudo;
pub mod resource;
pub(crate) mod sub;
pub mod terraform;
mod text;
mod tree;
mod untyped;
#[cfg(feature = "runtime")]
mod value;
mod whole;

pub use alternative::{Alternative, MOST, Side};
pub use cases::TooMany;
pub use constant::{ConstIndex, ConstValue};
#[cfg(feature = "document")]
pub(crate) use dynamic_reference::reference_of;
pub use dynamic_reference::{check_dynamic_reference, has_dynamic_reference, written};
#[cfg(all(feature = "document", feature = "json"))]
pub(crate) use json::read_template;
#[cfg(feature = "json")]
pub(crate) use json::{data_node, read_data, template_node};
pub use text::Text;
#[cfg(feature = "runtime")]
pub use text::TextBuf;
#[cfg(feature = "document")]
pub(crate) use tree::ShownArgument;
pub use tree::{CONSTANT, Index, Value, check_index};
pub use untyped::Untyped;
#[cfg(feature = "runtime")]
pub use value::{ExpressionBuf, ExpressionRef};
#[cfg(feature = "runtime")]
pub use whole::ExpressionPart;

/// The language of what holds no expressions: text, which goes into every output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Plain {}

/// The language of CloudFormation's templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CloudFormation {}

/// The language of Terraform's configurations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Terraform {}

/// A language of templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// CloudFormation.
    CloudFormation,
    /// Terraform.
    Terraform,
}

impl Language {
    /// The name.
    pub const fn name(self) -> &'static str {
        match self {
            Language::CloudFormation => "CloudFormation",
            Language::Terraform => "Terraform",
        }
    }
}

/// A type that stands for a language. Nobody else can have one, because nobody can name the trait.
pub trait InLanguage: Copy {
    /// The language of templates that it stands for; `None` for plain text.
    const LANGUAGE: Option<Language>;
}

/// A type that stands for a language of templates.
pub trait InTemplate: InLanguage {}

impl InLanguage for Plain {
    const LANGUAGE: Option<Language> = None;
}

impl InLanguage for CloudFormation {
    const LANGUAGE: Option<Language> = Some(Language::CloudFormation);
}

impl InLanguage for Terraform {
    const LANGUAGE: Option<Language> = Some(Language::Terraform);
}

impl InTemplate for CloudFormation {}
impl InTemplate for Terraform {}
