//! How functions are written: which there are, where they may stand, and what they take.

use super::MOST;
use crate::{
    facts::cloudformation::{Intrinsic as Function, OTHER_INTRINSICS},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{equal, first, from, starts_with, suggest::closest},
};

/// Whether the key's value may be a function.
pub const fn takes_intrinsic(key: Key) -> bool {
    key.parameter().takes_expression
}

/// A function where the value must be known.
pub const fn misplaced<'a>(name: &'static str, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(key.name())
        .plain(" must be known at compile time, but what `")
        .plain(name)
        .plain("` gives is known only at deployment");
    Finding::new(Code::MisplacedIntrinsic, key, message, known_value(key))
}

/// What to write for a key that takes no value of a template.
pub(super) const fn known_value<'a>(key: Key) -> Phrase<'a> {
    Phrase::new(match key {
        Key::StatementId => "write a string: templates derive the resource's name from it",
        Key::VersionNumber => "write a number, or leave it out where `layer_name` gives the ARN of a version",
        Key::Action => "write an action such as `InvokeFunction`: other checks depend on it",
        Key::FunctionUrlAuthType => "write `NONE` or `AWS_IAM`: other checks depend on it",
        _ => "write the value itself: other checks depend on it",
    })
}

/// A name that is no function, and resembles one.
pub const fn unknown(name: &str, key: Key) -> Finding<'_> {
    if starts_with(name, "Fn::") && first!(OTHER_INTRINSICS, |other| equal(other, from(name, 4))).is_some() {
        return other_function(name, key);
    }
    let message = Phrase::new("there is no intrinsic function ").quoted(name);
    let help = match closest(name, Function::NAMES) {
        Some(near) => Phrase::new("did you mean `").plain(near).plain("`?"),
        None => Phrase::new(
            "write one that a permission takes: `Ref`, `GetAtt`, `Sub`, `ImportValue`, `Join`, `Select`, `Split`, `FindInMap` or `If`",
        ),
    };
    Finding::new(Code::UnknownIntrinsic, key, message, help)
}

/// A function that gives no value of a permission.
pub(crate) const fn other_function(name: &str, key: Key) -> Finding<'_> {
    let message = Phrase::new("a permission takes no value from the intrinsic function ").quoted(name);
    let help = "write the text itself, or `Ref`, `GetAtt`, `Sub` or another function that gives it";
    Finding::new(Code::UnknownIntrinsic, key, message, Phrase::new(help))
}

/// Whether a name is near that of a function.
pub fn resembles_intrinsic(name: &str) -> bool {
    let is_near = || name.starts_with(char::is_uppercase) && closest(name, Function::NAMES).is_some();
    Function::find(name).is_some() || is_near()
}

/// Too many or too few arguments, or such as are not separated.
pub const fn malformed<'a>(function: Function, key: Key) -> Finding<'a> {
    let message = Phrase::new("these are not the arguments of `").plain(function.name()).plain("`");
    let help = Phrase::new("write ").plain(function.usage());
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

const NOT_CONSTANT: &str = "write the text itself, in a macro of your own if you need it in several places, or Ref(\"Parameter\") for a parameter of the template";

/// An argument that is no string literal, and must be one.
pub const fn no_literal<'a>(function: Function, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(function.name())
        .plain(" takes a string literal here: the template's text is written before constants and variables are known");
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new(NOT_CONSTANT))
}

/// An argument that is no string literal, no function and no constant.
pub const fn no_value<'a>(function: Function, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(function.name()).plain(" takes string literals, functions and constants here");
    let help = "write the text itself, a constant, or Ref(\"Parameter\") for a parameter of the template";
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new(help))
}

/// An argument that is no list, and must be one.
pub const fn no_list<'a>(function: Function, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(function.name()).plain(" takes a list here");
    let help = Phrase::new("write ").plain(function.usage());
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// A list where there must be one value.
pub const fn list<'a>(what: &'static str, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(what).plain(" gives a list, but this takes one value");
    let help = Phrase::new("write Select(0, ..) around it for its first part, or Join(\"\", ..) for all of them");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// How many functions may stand in one another. Each of them is up to three levels of JSON, of which readers take 128.
pub const DEEPEST: usize = 32;

/// A function in more functions than may stand around one.
pub const fn too_deep<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("this is nested too deeply: a value takes at most ")
        .number(DEEPEST)
        .plain(" functions inside one another");
    let help = Phrase::new("write a flatter value, or Ref(\"Parameter\") for a part that a parameter gives");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// How many bytes the text may have that a value stands for: more than any key takes, and few enough for the rules to read.
pub(super) const LONGEST: usize = 16_384;

/// What is wrong with a value as a whole: functions of few words can stand for a text that no memory holds.
pub const fn check_size<'a>(depth: usize, length: usize, key: Key) -> Option<Finding<'a>> {
    if depth > DEEPEST {
        return Some(too_deep(key));
    }
    if length <= LONGEST {
        return None;
    }
    let message = Phrase::new("this makes too long a text: a value takes at most ").number(LONGEST).plain(" bytes");
    let help = Phrase::new("write a shorter value: a variable of a `Sub` counts each time that the text uses it");
    Some(Finding::new(Code::MalformedIntrinsic, key, message, help))
}

/// Values that can give more texts together than are looked at.
pub const fn too_many_texts<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("this has too many alternatives: the values of a permission take at most ")
        .number(MOST)
        .plain(" together");
    let help = Phrase::new("use fewer conditions, or write a grant for each case");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// A side of a choice on which the value is nothing.
pub(crate) const fn empty_text<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("this is empty on one side of its conditions");
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new("write a value for each side"))
}

/// The number in a `Select` that is none.
pub const fn no_index<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("`Select` takes a whole number here, which counts from 0");
    let help = Phrase::new("write ").plain(Function::Select.usage());
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// The number in a `Select` that no value of the list has.
pub const fn index_out_of_list<'a>(count: usize, key: Key) -> Finding<'a> {
    let message = Phrase::new("the list ends before that: `Select` counts from 0, and the last value is ")
        .number(count.saturating_sub(1));
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new("write a smaller number, or a longer list"))
}

/// A variable of a `Sub` without a name.
pub const fn unnamed_variable<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("a variable of `Sub` needs a name, by which the text refers to it");
    let help = Phrase::new("write ").plain(Function::Sub.usage());
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// Something else than the type of the resource behind its name.
pub const fn no_declaration<'a>(function: Function, key: Key) -> Finding<'a> {
    let message = Phrase::quoting(function.name()).plain(" takes only the resource's type after the name");
    let help = Phrase::new("write ").plain(function.usage()).plain(", or of = \"AWS::SNS::Topic\" after the name");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
}

/// CloudFormation and Terraform in one permission.
pub const fn mixed<'a>(first: &'static str, this: &'static str, key: Key) -> Finding<'a> {
    let message = Phrase::new("this value is for ")
        .plain(this)
        .plain(", but another one is for ")
        .plain(first)
        .plain(": no template takes both");
    let help = Phrase::new("write values of one of the two, or a grant for each");
    Finding::new(Code::MixedLanguages, key, message, help)
}
