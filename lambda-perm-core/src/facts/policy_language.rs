//! IAM's policy language: its versions, the elements of a policy, kinds of principals, and condition operators.
//!
//! Source: the IAM user guide, "Grammar of the IAM JSON policy language", "IAM JSON policy elements: Condition operators" and
//! "Multivalued context keys".

use core::fmt;

/// A version of the policy language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PolicyVersion {
    /// `2008-10-17`, also that of a document that names no version: policy variables are text.
    V2008,
    /// `2012-10-17`, the current one: policy variables are replaced.
    V2012,
}

impl PolicyVersion {
    /// All versions.
    pub const ALL: [Self; 2] = [Self::V2008, Self::V2012];

    /// The version, as a document names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V2008 => "2008-10-17",
            Self::V2012 => "2012-10-17",
        }
    }
}

/// What a statement does when it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// `Allow`
    Allow,
    /// `Deny`, which wins over every `Allow`.
    Deny,
}

impl Effect {
    /// Both effects.
    pub const ALL: [Self; 2] = [Self::Allow, Self::Deny];

    /// The effect, as a statement names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Deny => "Deny",
        }
    }
}

/// What the principals of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PrincipalType {
    /// `AWS`: accounts, users, roles and sessions, or `*`.
    Aws,
    /// `Service`: AWS services.
    Service,
    /// `Federated`: providers of identities.
    Federated,
    /// `CanonicalUser`: accounts by the ID that Amazon S3 has for them.
    CanonicalUser,
}

impl PrincipalType {
    /// All types.
    pub const ALL: [Self; 4] = [Self::Aws, Self::Service, Self::Federated, Self::CanonicalUser];

    /// The type, as a statement names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Service => "Service",
            Self::Federated => "Federated",
            Self::CanonicalUser => "CanonicalUser",
        }
    }
}

/// How a condition compares several values of a context key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quantifier {
    /// `ForAllValues:`: each value that the request has must match, so a request without any matches too.
    ForAllValues,
    /// `ForAnyValue:`: one value must match, so a request without any does not.
    ForAnyValue,
}

impl Quantifier {
    /// Both quantifiers.
    pub const ALL: [Self; 2] = [Self::ForAllValues, Self::ForAnyValue];

    /// The text before the comparison.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues:",
            Self::ForAnyValue => "ForAnyValue:",
        }
    }
}

/// What follows the name of a comparison that also holds for requests without the key.
pub const IF_EXISTS: &str = "IfExists";

macro_rules! comparisons {
    ($($(#[doc = $doc:literal])* $name:ident: $kind:ident $negated:literal;)*) => {
        /// The comparison of a condition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Comparison {
            $($(#[doc = $doc])* $name,)*
        }

        impl Comparison {
            /// All comparisons.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The comparison, as a statement names it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What it compares.
            pub const fn kind(self) -> ComparisonKind {
                match self { $(Self::$name => ComparisonKind::$kind,)* }
            }

            /// Whether it holds where the values differ, and so also where the request lacks the key.
            pub const fn is_negated(self) -> bool {
                match self { $(Self::$name => $negated,)* }
            }
        }
    };
}

/// What a comparison compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ComparisonKind {
    /// Text, exactly.
    Text,
    /// Text, whatever its case.
    TextIgnoringCase,
    /// Text with the wildcards `*` and `?`.
    TextLike,
    /// ARNs, part by part, with wildcards.
    Arn,
    /// Numbers.
    Number,
    /// Dates and times.
    Date,
    /// `true` and `false`.
    Boolean,
    /// Bytes in base64.
    Binary,
    /// Addresses and ranges of addresses.
    IpAddress,
    /// Whether the key is there.
    Presence,
}

comparisons! {
    /// Equal text.
    StringEquals: Text false;
    /// Different text.
    StringNotEquals: Text true;
    /// Equal text, whatever its case.
    StringEqualsIgnoreCase: TextIgnoringCase false;
    /// Different text, whatever its case.
    StringNotEqualsIgnoreCase: TextIgnoringCase true;
    /// Text of a pattern with `*` and `?`.
    StringLike: TextLike false;
    /// Text that is not of a pattern.
    StringNotLike: TextLike true;
    /// An equal number.
    NumericEquals: Number false;
    /// Another number.
    NumericNotEquals: Number true;
    /// A smaller number.
    NumericLessThan: Number false;
    /// A smaller or equal number.
    NumericLessThanEquals: Number false;
    /// A larger number.
    NumericGreaterThan: Number false;
    /// A larger or equal number.
    NumericGreaterThanEquals: Number false;
    /// The same moment.
    DateEquals: Date false;
    /// Another moment.
    DateNotEquals: Date true;
    /// An earlier moment.
    DateLessThan: Date false;
    /// An earlier moment or the same.
    DateLessThanEquals: Date false;
    /// A later moment.
    DateGreaterThan: Date false;
    /// A later moment or the same.
    DateGreaterThanEquals: Date false;
    /// `true` or `false`.
    Bool: Boolean false;
    /// Equal bytes, in base64.
    BinaryEquals: Binary false;
    /// An address in a range.
    IpAddress: IpAddress false;
    /// An address outside of a range.
    NotIpAddress: IpAddress true;
    /// The ARN of a pattern: six parts, each with wildcards.
    ArnEquals: Arn false;
    /// The same as `ArnEquals`.
    ArnLike: Arn false;
    /// An ARN that is not of a pattern.
    ArnNotEquals: Arn true;
    /// The same as `ArnNotEquals`.
    ArnNotLike: Arn true;
    /// `true`: the request lacks the key. `false`: it has it.
    Null: Presence false;
}

/// The operator of a condition: a comparison, with what stands before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`, if it has one.
    pub quantifier: Option<Quantifier>,
    /// The comparison.
    pub comparison: Comparison,
    /// Whether `IfExists` stands behind it: then it also holds for requests without the key.
    pub if_exists: bool,
}

impl Operator {
    /// The operator of this name. IAM compares names of operators without regard to case.
    pub fn of_name(name: &str) -> Option<Self> {
        let plain = |comparison| Some(Self { quantifier: None, comparison, if_exists: false });
        // Those that Lambda writes.
        match name {
            "StringEquals" => return plain(Comparison::StringEquals),
            "ArnLike" => return plain(Comparison::ArnLike),
            "Bool" => return plain(Comparison::Bool),
            _ => {}
        }
        let of_prefix = Quantifier::ALL.into_iter().find_map(|quantifier| {
            let text = quantifier.as_str();
            let prefix = name.get(..text.len())?;
            if prefix.eq_ignore_ascii_case(text) { Some((quantifier, name.get(text.len()..)?)) } else { None }
        });
        let (quantifier, rest) = match of_prefix {
            Some((quantifier, rest)) => (Some(quantifier), rest),
            None => (None, name),
        };
        let before = rest.len().checked_sub(IF_EXISTS.len()).and_then(|length| rest.split_at_checked(length));
        let (rest, if_exists) = match before {
            Some((before, behind)) if behind.eq_ignore_ascii_case(IF_EXISTS) => (before, true),
            _ => (rest, false),
        };
        let comparison = *Comparison::ALL.iter().find(|comparison| rest.eq_ignore_ascii_case(comparison.as_str()))?;
        let is_known = !(if_exists && matches!(comparison, Comparison::Null));
        is_known.then_some(Self { quantifier, comparison, if_exists })
    }

    /// Whether it holds for a request that lacks the key. `None` where that depends on the value, as for `Null`.
    pub const fn holds_without_key(&self) -> Option<bool> {
        match (self.comparison, self.quantifier) {
            (Comparison::Null, _) => None,
            (_, Some(Quantifier::ForAllValues)) => Some(true),
            _ if self.if_exists => Some(true),
            (_, Some(Quantifier::ForAnyValue)) => Some(false),
            (comparison, None) => Some(comparison.is_negated()),
        }
    }
}

/// The operator, as a statement names it.
impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.quantifier.map_or("", Quantifier::as_str))?;
        f.write_str(self.comparison.as_str())?;
        f.write_str(if self.if_exists { IF_EXISTS } else { "" })
    }
}

macro_rules! display {
    ($($type:ident),*) => {
        $(
            /// As a policy names it.
            impl fmt::Display for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(self.as_str())
                }
            }
        )*
    };
}

display!(PolicyVersion, Effect, PrincipalType, Comparison);

/// The names of the types of principals.
pub const PRINCIPAL_TYPES: [&str; 4] = {
    let [aws, service, federated, user] = PrincipalType::ALL;
    [aws.as_str(), service.as_str(), federated.as_str(), user.as_str()]
};

/// The names of the comparisons.
pub const COMPARISON_NAMES: [&str; Comparison::ALL.len()] = {
    let (mut names, mut at) = ([""; Comparison::ALL.len()], 0);
    while at < names.len() {
        names[at] = Comparison::ALL[at].as_str();
        at += 1;
    }
    names
};

/// The members of a document.
pub const DOCUMENT_MEMBERS: [&str; 3] = ["Version", "Id", "Statement"];

/// The members of a statement.
pub const STATEMENT_MEMBERS: [&str; 9] =
    ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn operators_are_found_by_name() {
        for comparison in Comparison::ALL {
            for quantifier in [None, Some(Quantifier::ForAllValues), Some(Quantifier::ForAnyValue)] {
                for if_exists in [false, true] {
                    let operator = Operator { quantifier, comparison: *comparison, if_exists };
                    let is_known = !(if_exists && *comparison == Comparison::Null);
                    for name in [operator.to_string(), operator.to_string().to_lowercase()] {
                        assert_eq!(Operator::of_name(&name), is_known.then_some(operator), "{name}");
                    }
                }
            }
        }
        for name in
            ["", "StringEqual", "IfExists", "ForAllValues:", "ForAllValues:IfExists", "StringEqualsIfExistsé", "é"]
        {
            assert_eq!(Operator::of_name(name), None, "{name}");
        }
    }
}
