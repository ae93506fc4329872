//! The short forms that functions have in YAML.

/// A function that has a short form.
pub(crate) struct ShortForm {
    /// The name in JSON: `Fn::Sub`.
    pub(crate) name: &'static str,
    /// Whether the short form takes text.
    pub(crate) text: bool,
    /// Whether it takes a list. A map is never an argument of one: it may be a function in short form itself, and a value has no
    /// two tags. Such a function keeps its long form, as CloudFormation demands.
    pub(crate) list: bool,
}

impl ShortForm {
    /// What follows `!`.
    pub(crate) fn tag(&self) -> &'static str {
        self.name.trim_start_matches("Fn::")
    }
}

const fn of_text(name: &'static str) -> ShortForm {
    ShortForm { name, text: true, list: false }
}

const fn of_list(name: &'static str) -> ShortForm {
    ShortForm { name, text: false, list: true }
}

/// The functions that have a short form, but `Fn::GetAtt`, whose argument changes. `Condition` stays long: it is also the
/// name of an attribute of resources.
///
/// Source: CloudFormation user guide, intrinsic-function-reference, "Syntax for the short form" of each function.
pub(crate) static SHORT_FORMS: &[ShortForm] = &[
    of_text("Ref"),
    ShortForm { name: "Fn::Sub", text: true, list: true },
    of_text("Fn::ImportValue"),
    of_text("Fn::Base64"),
    of_text("Fn::GetAZs"),
    of_list("Fn::Join"),
    of_list("Fn::Select"),
    of_list("Fn::Split"),
    of_list("Fn::FindInMap"),
    of_list("Fn::If"),
    of_list("Fn::Cidr"),
    of_list("Fn::Equals"),
    of_list("Fn::And"),
    of_list("Fn::Or"),
    of_list("Fn::Not"),
];
