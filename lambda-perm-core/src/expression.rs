//! Values that only the deployment knows: CloudFormation's intrinsic functions and Terraform's references.
//!
//! An expression is kept twice: as its language writes it, and as text in which a placeholder `${..}` stands for each part that
//! is not known. The rules look at the text, as they look at a literal; see `placeholder.rs`.

mod alternative;
mod cases;
mod dynamic_reference;
pub mod grammar;
mod intrinsic;
mod json;
pub mod name;
pub mod pseudo;
pub mod resource;
pub(crate) mod sub;
pub mod terraform;
mod text;
mod texts;
mod untyped;
#[cfg(feature = "runtime")]
mod value;
mod whole;

pub use whole::CONSTANT;

pub use alternative::{Alternative, MOST, Side};
pub use cases::TooMany;
pub use dynamic_reference::{check_dynamic_reference, has_dynamic_reference};
pub use intrinsic::{Index, Intrinsic, Value};
pub use text::Text;
#[cfg(feature = "runtime")]
pub use text::TextBuf;
pub use texts::check_index;
pub use untyped::Untyped;
#[cfg(feature = "runtime")]
pub use value::{ExpressionBuf, ExpressionRef};

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
