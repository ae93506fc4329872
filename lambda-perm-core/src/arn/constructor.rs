//! What a constructor is, and the one way in which all of them make an ARN.

use super::{
    CONSTRUCTORS, ConstArn, InlineText, NAMES,
    check::{self, NamePlace},
    route,
};
use crate::{
    facts::parameters::Key,
    facts::{
        naming::{ARN_LENGTH, Naming},
        partitions,
    },
    finding::{Code, Finding, Phrase},
    text::{equal, first, from, starts_with, suggest::closest},
    value::length::MOST,
};

/// A function that makes an ARN of a form of [`services`](crate::facts::services).
#[derive(Clone, Copy, Debug)]
pub struct Constructor {
    /// Its name: `sns_topic`.
    pub name: &'static str,
    /// How it is called: `sns_topic(region, account, name)`.
    pub signature: &'static str,
    /// The identifier of the service that sends the ARN: `sns`.
    pub service: &'static str,
    /// What the service calls that which the ARN names: `topic`. With it a test finds the form.
    #[cfg(test)]
    pub(super) resource: &'static str,
    /// What stands between the variables of its form, whose first one is the partition, and behind the last one. The others
    /// are the parameters, in order.
    pub(super) pieces: &'static [&'static str],
    /// What it takes.
    pub parameters: &'static [ConstructorParameter],
    /// Arguments that make [`arn`](Self::arn).
    pub example: &'static [&'static str],
    /// What these arguments make.
    pub arn: &'static str,
}

/// A parameter of a constructor.
#[derive(Clone, Copy, Debug)]
pub struct ConstructorParameter {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub part: Part,
}

/// A part of an ARN.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A partition that exists.
    Partition,
    /// A Region that exists.
    Region,
    /// An account ID.
    Account,
    /// A name or ID.
    Name(&'static Naming),
    /// An ID that begins with the Region.
    OfRegion(&'static Naming),
    /// A method of an API.
    Method,
    /// A path of a REST API.
    RestPath,
    /// The key of a route of an HTTP or WebSocket API.
    RouteKey,
}

/// What is wrong with a call of a constructor.
#[derive(Clone, Copy, Debug)]
pub struct Wrong<'a> {
    /// The number of the argument that must change, counted from 0; `None` where it is the call itself.
    pub argument: Option<usize>,
    /// What is wrong with it.
    pub finding: Finding<'a>,
}

impl Constructor {
    /// Makes the ARN from as many arguments as there are parameters.
    ///
    /// # Errors
    ///
    /// What is wrong with the first wrong argument, or that there are too many or too few.
    pub const fn evaluate<'a>(&self, arguments: &[&'a str]) -> Result<ConstArn, Wrong<'a>> {
        if arguments.len() != self.parameters.len() {
            return Err(Wrong { argument: None, finding: self.miscounted(arguments.len()) });
        }
        let (mut region, mut partition, mut at) = ("", "aws", 0);
        while at < arguments.len() {
            let text = arguments[at];
            // Const evaluation would look at it for minutes.
            if text.len() > MOST {
                return Err(Wrong { argument: Some(at), finding: too_long("text", text.len()) });
            }
            let found = match self.parameters[at].part {
                Part::Partition => {
                    partition = text;
                    check::partition(text)
                }
                Part::Region => match partitions::of_region(text) {
                    Some(found) => {
                        (region, partition) = (text, found.id);
                        None
                    }
                    None => Some(check::unknown_region(text)),
                },
                Part::Account => check::account(text),
                Part::Name(naming) => check::name(text, naming, NamePlace::Call),
                Part::OfRegion(naming) => check::of_region(text, naming, region, NamePlace::Call),
                Part::Method => route::check_method(text),
                Part::RestPath => route::check_rest_path(text),
                Part::RouteKey => route::check_route_key(text),
            };
            if let Some(finding) = found {
                return Err(Wrong { argument: Some(at), finding });
            }
            at += 1;
        }
        let arn = self.fill(partition, arguments);
        if arn.length() > ARN_LENGTH {
            return Err(Wrong { argument: arguments.len().checked_sub(1), finding: too_long("ARN", arn.length()) });
        }
        Ok(ConstArn::new(arn))
    }

    /// Writes the arguments where the form has its variables. The partition is one that need not be an argument.
    pub(crate) const fn fill(&self, partition: &str, arguments: &[&str]) -> InlineText {
        let mut arn = InlineText::EMPTY;
        arn.push("arn:");
        arn.push(partition);
        let mut at = if matches!(self.parameters[0].part, Part::Partition) { 1 } else { 0 };
        let mut piece = 0;
        while at < arguments.len() {
            arn.push(self.pieces[piece]);
            self.parameters[at].part.write(arguments[at], &mut arn);
            (at, piece) = (at + 1, piece + 1);
        }
        arn.push(self.pieces[piece]);
        arn
    }

    const fn miscounted<'a>(&self, given: usize) -> Finding<'a> {
        let message = Phrase::new("`").plain(self.name).plain("` takes ").number(self.parameters.len());
        let message = message.plain(if self.parameters.len() == 1 { " argument, but " } else { " arguments, but " });
        let message = message.number(given).plain(if given == 1 { " is given" } else { " are given" });
        let help = Phrase::new("write `").plain(self.signature).plain("`");
        Finding::new(Code::ArnPart, Key::SourceArn, message, help)
    }
}

impl Part {
    const fn write(&self, text: &str, arn: &mut InlineText) {
        match *self {
            Part::Partition | Part::Region | Part::Account => arn.push(text),
            Part::Name(naming) | Part::OfRegion(naming) => {
                arn.push(text);
                arn.push(naming.added);
            }
            Part::Method => route::write_method(text, arn),
            Part::RestPath => route::write_path(text, arn),
            Part::RouteKey => route::write_route_key(text, arn),
        }
    }
}

/// The constructor of this name: `sns_topic`.
pub const fn find_constructor(name: &str) -> Option<&'static Constructor> {
    first!(CONSTRUCTORS, |row| equal(row.name, name))
}

/// The name of a constructor that is nearly this one. Those that check at run time begin with `try_`.
pub const fn nearest_constructor(name: &str) -> Option<&'static str> {
    closest(if starts_with(name, "try_") { from(name, "try_".len()) } else { name }, NAMES)
}

/// The finding about a name that no constructor has.
pub const fn unknown_constructor(name: &str) -> Finding<'_> {
    let message = Phrase::new("no function ").quoted(name).plain(" makes an ARN");
    let help = match nearest_constructor(name) {
        Some(name) => Phrase::new("did you mean `").plain(name).plain("`?"),
        None => Phrase::new("write a function of `arn`, such as `sns_topic`, or the ARN as text"),
    };
    Finding::new(Code::UnknownIdentifier, Key::SourceArn, message, help)
}

/// Defines the constructors: two public functions each, and the row that both of them evaluate. The pieces between the parameters
/// are written out, though the form has them: each build would take it apart in const evaluation.
macro_rules! constructors {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident / $try_name:ident of $service:literal, $resource:literal:
            ($($parameter:ident: $part:ident $((&$naming:path))?),+) between ($($piece:literal),+)
            from ($($example:literal),+) makes $arn:literal;
    )*) => {
        /// Every constructor.
        #[doc(hidden)]
        pub static CONSTRUCTORS: &[Constructor] = &[$(
            Constructor {
                name: stringify!($name),
                signature: constructors!(@call $name $(stringify!($parameter)),+),
                service: $service,
                #[cfg(test)]
                resource: $resource,
                pieces: &[$($piece),+],
                parameters: &[$(
                    ConstructorParameter { name: stringify!($parameter), part: Part::$part $((&$naming))? },
                )+],
                example: &[$($example),+],
                arn: $arn,
            },
        )*];

        /// The names of all constructors.
        static NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Where each constructor stands among all.
        #[cfg(feature = "runtime")]
        #[allow(non_camel_case_types, reason = "the names are those of the functions")]
        enum Row { $($name),* }

        $(
            $(#[doc = $doc])*
            ///
            /// ```
            /// # extern crate lambda_perm_core as lambda_perm;
            /// use lambda_perm::arn;
            ///
            #[doc = concat!("let arn = arn::", constructors!(@call $name $(stringify!($example)),+), ";")]
            #[doc = concat!("assert_eq!(arn.as_str(), ", stringify!($arn), ");")]
            /// ```
            ///
            /// # Panics
            ///
            /// With the finding as text, when an argument is wrong. In a `const` that is an error of the compiler.
            #[doc = concat!("Use [`", stringify!($try_name), "`] for values known only at run time.")]
            #[cfg(feature = "runtime")]
            #[must_use]
            #[track_caller]
            pub const fn $name($($parameter: &str),+) -> ConstArn {
                match CONSTRUCTORS[Row::$name as usize].evaluate(&[$($parameter),+]) {
                    Ok(arn) => arn,
                    Err(wrong) => wrong.finding.panic(),
                }
            }

            #[doc = concat!("[`", stringify!($name), "`] for values that are known only at run time.")]
            ///
            /// # Errors
            ///
            /// The finding that says what is wrong and what to write instead.
            #[cfg(feature = "runtime")]
            pub fn $try_name($($parameter: &str),+) -> Result<ConstArn, Error> {
                CONSTRUCTORS[Row::$name as usize].evaluate(&[$($parameter),+]).map_err(|wrong| wrong.finding.into())
            }
        )*
    };
    (@call $name:ident $first:expr $(, $rest:expr)*) => {
        concat!(stringify!($name), "(", $first $(, ", ", $rest)*, ")")
    };
}

pub(super) use constructors;

/// What is wrong with an ARN, or with a text that is to be a part of it, for which there is no room.
const fn too_long<'a>(what: &'static str, length: usize) -> Finding<'a> {
    let message = Phrase::new("the ").plain(what).plain(" is too long: it has ").number(length);
    let message = message.plain(" bytes, but there is room for ").number(ARN_LENGTH);
    check::wrong(message, Phrase::new("shorten it, or write `*` for a part of it"))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::facts::services;

    /// What stands behind each variable of a form.
    fn pieces(form: &str) -> Vec<&str> {
        form.split('}').skip(1).map(|rest| rest.split('$').next().unwrap_or_default()).collect()
    }

    #[test]
    fn constructors_write_the_forms_of_their_services() {
        for row in CONSTRUCTORS {
            let sources = services::by_id(row.service).expect("a service of the table").source_arns;
            let source = sources.iter().find(|source| source.resource == row.resource).expect("a form of the service");
            assert_eq!(pieces(source.form), row.pieces, "{}", row.name);
        }
    }
}
