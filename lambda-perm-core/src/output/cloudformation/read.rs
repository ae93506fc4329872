//! Intrinsic functions from JSON, for values that are known only at run time.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Expression;
use crate::{
    CloudFormation,
    expression::{
        ExpressionBuf, Index, Untyped, Value, check_index,
        grammar::{DEEPEST, malformed, no_list, too_deep, unknown},
        has_dynamic_reference,
        name::{
            check_export, check_get_att, check_name, check_ref, check_sub, check_text, has_variable, unused_variable,
        },
    },
    facts::cloudformation::{DEFAULT_VALUE, Intrinsic},
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
    output::template::Node,
};

/// The key for findings about a value that has no key yet.
const KEY: Key = Key::SourceArn;

impl ExpressionBuf<CloudFormation> {
    /// What a resource or parameter stands for: `{"Ref":"LogicalId"}`.
    ///
    /// # Errors
    ///
    /// When the name is neither a logical ID nor a pseudo parameter.
    pub fn reference(name: &str) -> Result<Self, Error> {
        expression(reference(name)?)
    }

    /// An attribute of a resource: `{"Fn::GetAtt":["LogicalId","Attribute"]}`, from `LogicalId.Attribute`.
    ///
    /// # Errors
    ///
    /// When the name is not of that form.
    pub fn attribute(name: &str) -> Result<Self, Error> {
        expression(attribute(name)?)
    }

    /// Text in which `${..}` is replaced: `{"Fn::Sub":"text"}`.
    ///
    /// # Errors
    ///
    /// When a `${` is not closed, or a name cannot be in a template.
    pub fn sub(text: &str) -> Result<Self, Error> {
        expression(sub(text, Vec::new())?)
    }

    /// A value from a JSON template: a string, or an intrinsic function by its long name.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::cloudformation::Expression;
    ///
    /// let source = Expression::from_json(r#"{"Fn::Join":["",["arn:aws:s3:::",{"Ref":"Bucket"}]]}"#)?;
    /// assert_eq!(source.shown(), "arn:aws:s3:::${Bucket}");
    /// # Ok::<(), lambda_perm::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is not JSON, the value is neither a string nor a function that a permission takes, more than 32 functions are
    /// nested, or their text has more than 16,384 bytes.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        if Node::is_too_deep(json) {
            return Err(too_deep(KEY).into());
        }
        let node = Node::parse(json).map_err(|error| Error::from(not_json(&error.to_string())))?;
        match value(&node, 0)? {
            // CloudFormation replaces it in any text.
            Value::Text(text) if has_dynamic_reference(&text) => Untyped::of_text(text, KEY).map(Expression::new),
            Value::Text(text) => Ok(Self::from(text)),
            Value::List(values) => Err(list_value(values.len()).into()),
            call => expression(call),
        }
    }
}

fn expression(value: Value) -> Result<Expression, Error> {
    Untyped::of_value(value, KEY).map(Expression::new)
}

const fn not_json(error: &str) -> Finding<'_> {
    malformed_json(Phrase::new("this is not JSON: ").user(error))
}

const fn no_value() -> Finding<'static> {
    malformed_json(Phrase::new("this is neither a string nor a function, which is an object of one member"))
}

const fn number_value(number: &str) -> Finding<'_> {
    let message = Phrase::quoting(number).plain(" is a number, but the values of a permission are strings");
    let help = Phrase::new("write it in quotes: \"").user(number).plain("\"");
    Finding::new(Code::MalformedIntrinsic, KEY, message, help)
}

const fn list_value(count: usize) -> Finding<'static> {
    let message = Phrase::new(match count {
        1 => "this is a list of one value, but a permission takes the value itself",
        _ => "this is a list, but a permission takes one value",
    });
    let help = Phrase::new("write the value without the brackets, or {\"Fn::Select\":[0,[..]]} for one of several");
    Finding::new(Code::MalformedIntrinsic, KEY, message, help)
}

const fn malformed_json(message: Phrase<'_>) -> Finding<'_> {
    let help = Phrase::new("write a string in quotes, or a function such as {\"Ref\":\"LogicalId\"}");
    Finding::new(Code::MalformedIntrinsic, KEY, message, help)
}

fn checked(found: Option<Finding<'_>>) -> Result<(), Error> {
    found.map_or(Ok(()), |finding| Err(finding.into()))
}

fn reference(name: &str) -> Result<Value, Error> {
    checked(check_ref(name, KEY))?;
    Ok(Value::Ref(name.to_owned(), None))
}

fn attribute(name: &str) -> Result<Value, Error> {
    checked(check_get_att(name, KEY))?;
    match name.split_once('.') {
        Some((resource, attribute)) => Ok(Value::GetAtt(resource.to_owned(), attribute.to_owned(), None)),
        None => Err(malformed(Intrinsic::GetAtt, KEY).into()),
    }
}

fn sub(text: &str, variables: Vec<(String, Value)>) -> Result<Value, Error> {
    let names: Vec<&str> = variables.iter().map(|(name, _)| name.as_str()).collect();
    checked(check_sub(text, &names, KEY))?;
    match names.iter().find(|name| !has_variable(text, name)) {
        Some(unused) => Err(unused_variable(unused, KEY).into()),
        None => Ok(Value::Sub(text.to_owned(), variables)),
    }
}

/// The value of a node that stands in so many functions.
fn value(node: &Node, depth: usize) -> Result<Value, Error> {
    match node {
        Node::Text(text) => Ok(Value::Text(text.clone())),
        Node::List(items) => Ok(Value::List(items.iter().map(|item| value(item, depth)).collect::<Result<_, _>>()?)),
        Node::Map(entries) => match entries.as_slice() {
            [_] if depth == DEEPEST => Err(too_deep(KEY).into()),
            [(name, argument)] => call(name, argument, depth + 1),
            _ => Err(no_value().into()),
        },
        Node::Number(number) => Err(number_value(number).into()),
        Node::Null | Node::Bool(_) => Err(no_value().into()),
    }
}

fn call(name: &str, argument: &Node, depth: usize) -> Result<Value, Error> {
    let found = Intrinsic::ALL.iter().copied().find(|function| function.long_name() == name);
    let Some(function) = found else { return Err(unknown(name, KEY).into()) };
    let wrong = || Error::from(malformed(function, KEY));
    let arguments: &[Node] = match argument {
        Node::List(items) => items,
        one => core::slice::from_ref(one),
    };
    Ok(match (function, arguments) {
        (Intrinsic::Ref, [Node::Text(name)]) => reference(name)?,
        (Intrinsic::GetAtt, [Node::Text(name)]) => attribute(name)?,
        (Intrinsic::GetAtt, [Node::Text(resource), Node::Text(name)]) => attribute(&format!("{resource}.{name}"))?,
        (Intrinsic::Sub, [Node::Text(text)]) => sub(text, Vec::new())?,
        (Intrinsic::Sub, [Node::Text(text), Node::Map(variables)]) => {
            let variables: Result<_, Error> =
                variables.iter().map(|(name, node)| Ok((name.clone(), part(node, depth)?))).collect();
            sub(text, variables?)?
        }
        (Intrinsic::ImportValue, [name]) => {
            if let Node::Text(name) = name {
                checked(check_export(name, KEY))?;
            }
            Value::ImportValue(Box::new(part(name, depth)?))
        }
        (Intrinsic::Join, [Node::Text(delimiter), values]) => {
            Value::Join(delimiter.clone(), Box::new(list(values, function, depth)?))
        }
        (Intrinsic::Select, [index, values]) => {
            let index = match index {
                Node::Number(number) | Node::Text(number) => Index::At(number.parse().map_err(|_| wrong())?),
                Node::Map(_) => Index::Given(Box::new(part(index, depth)?)),
                _ => return Err(wrong()),
            };
            let values = list(values, function, depth)?;
            checked(check_index(&index, &values, KEY))?;
            Value::Select(index, Box::new(values))
        }
        (Intrinsic::Split, [Node::Text(delimiter), text]) => {
            Value::Split(delimiter.clone(), Box::new(part(text, depth)?))
        }
        (Intrinsic::FindInMap, [map, top, second]) => {
            Value::FindInMap(Box::new([part(map, depth)?, part(top, depth)?, part(second, depth)?]), None)
        }
        (Intrinsic::FindInMap, [map, top, second, Node::Map(options)]) => {
            let [(name, default)] = options.as_slice() else { return Err(wrong()) };
            if name != DEFAULT_VALUE {
                return Err(wrong());
            }
            let default = Box::new(part(default, depth)?);
            Value::FindInMap(Box::new([part(map, depth)?, part(top, depth)?, part(second, depth)?]), Some(default))
        }
        (Intrinsic::If, [Node::Text(condition), then, otherwise]) => {
            checked(check_name(condition, "a condition", KEY))?;
            Value::If(condition.clone(), Box::new([part(then, depth)?, part(otherwise, depth)?]))
        }
        _ => return Err(wrong()),
    })
}

/// A text or a function.
fn part(node: &Node, depth: usize) -> Result<Value, Error> {
    match value(node, depth)? {
        Value::List(values) => Err(list_value(values.len()).into()),
        Value::Text(text) => {
            checked(check_text(&text, KEY))?;
            Ok(Value::Text(text))
        }
        call => Ok(call),
    }
}

/// A list, or a function that gives one.
fn list(node: &Node, function: Intrinsic, depth: usize) -> Result<Value, Error> {
    match node {
        Node::List(items) => Ok(Value::List(items.iter().map(|item| part(item, depth)).collect::<Result<_, _>>()?)),
        node => match part(node, depth)? {
            Value::Text(_) => Err(no_list(function, KEY).into()),
            call => Ok(call),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::grammar::DEEPEST;

    fn nested(before: &str, behind: &str, depth: usize) -> String {
        [before.repeat(depth), "\"a\"".into(), behind.repeat(depth)].concat()
    }

    #[test]
    fn what_is_no_value() {
        for (json, said) in [
            ("null", "this is neither a string nor a function"),
            ("[]", "this is a list, but a permission takes one value"),
            (r#"["a"]"#, "this is a list of one value, but a permission takes the value itself"),
            ("12", "`12` is a number, but the values of a permission are strings"),
            ("{}", "this is neither a string nor a function"),
            (r#"{"Ref":"A","Fn::Sub":"B"}"#, "this is neither a string nor a function"),
            (r#"{"Fn::Sub":["${A}",{"A":[]}]}"#, "this is a list"),
            (r#"{"Fn::Sub":["${A}",{"A":7}]}"#, "`7` is a number"),
            (r#"{"Fn::Select":[{"Ref":"Index"},[]]}"#, "the list ends before that"),
            (r#"{"Fn::Select":[2,{"Fn::Split":[",","a,b"]}]}"#, "the list ends before that"),
            (r#"{"Fn::FindInMap":["M","a","b",{"Default":"c"}]}"#, "these are not the arguments of `FindInMap`"),
            (r#"{"Fn::Select":[1,["a"]]}"#, "the list ends before that"),
            (r#"{"Fn::Select":[0,[]]}"#, "the list ends before that"),
            (r#"{"Fn::Split":[",",{"Ref":"A"}]}"#, "`Split` gives a list"),
            (r#"{"Ref":"AWS::NotificationARNs"}"#, "`AWS::NotificationARNs` gives a list"),
            (r#"{"Fn::If":["C",{"Ref":"A"},{"Fn::Split":[",","a,b"]}]}"#, "`Split` gives a list"),
        ] {
            let error = Expression::from_json(json).expect_err(json).to_string();
            assert!(error.starts_with(said), "{json}: {error}");
        }
        for json in [
            r#"{"Fn::FindInMap":["M","a","b",{"DefaultValue":"c"}]}"#,
            r#"{"Fn::Select":[{"Ref":"Index"},["a",{"Ref":"B"}]]}"#,
            r#"{"Fn::Select":["1",["a",{"Ref":"B"}]]}"#,
            r#"{"Fn::Select":[7,{"Fn::Split":[",",{"Ref":"A"}]}]}"#,
            r#"{"Fn::Join":["-",{"Fn::If":["C",{"Ref":"AWS::NotificationARNs"},{"Fn::Split":[",",{"Ref":"A"}]}]}]}"#,
        ] {
            assert!(Expression::from_json(json).is_ok(), "{json}");
        }
    }

    #[test]
    fn functions_in_one_another() {
        for (before, behind) in [
            (r#"{"Fn::Join":["",["#, "]]}"),
            (r#"{"Fn::If":["C","a","#, "]}"),
            (r#"{"Fn::Sub":["${A}",{"A":"#, "}]}"),
            (r#"{"Fn::ImportValue":"#, "}"),
        ] {
            assert!(Expression::from_json(&nested(before, behind, DEEPEST)).is_ok(), "{before}");
            for depth in [DEEPEST + 1, 100, 10_000] {
                let error = Expression::from_json(&nested(before, behind, depth)).map_err(|error| error.to_string());
                let is_said =
                    |error: String| error.starts_with("this is nested too deeply: a value takes at most 32 functions");
                assert!(error.is_err_and(is_said), "{before} {depth}");
            }
        }
    }

    #[test]
    fn functions_of_few_words_for_a_long_text() {
        let is_said = |result: Result<Expression, Error>| {
            result.is_err_and(|error| error.to_string().starts_with("this makes too long a text"))
        };
        let twice = |text: &str| [r#"{"Fn::Sub":["${A}${A}",{"A":"#, text, "}]}"].concat();
        let of = |text: &str, depth: usize| (0..depth).fold(String::from(text), |text, _| twice(&text));
        assert_eq!(Expression::from_json(&of("\"a\"", 14)).map(|value| value.shown().len()).ok(), Some(16_384));
        for depth in [15, 31, 32] {
            assert!(is_said(Expression::from_json(&of("\"a\"", depth))), "{depth}");
        }
        // However short the text is, each value is read once.
        assert_eq!(Expression::from_json(&of("\"\"", 32)).map(|value| value.shown().len()).ok(), Some(0));
        // Where a part of it is not taken, and where its braces are.
        assert!(is_said(Expression::from_json(&[r#"{"Fn::Select":[0,["a","#, &of("\"a\"", 31), "]]}"].concat())));
        assert!(is_said(Expression::from_json(
            &[r#"{"Fn::Join":[""#, &"-".repeat(999), r#"",["a""#, &",\"a\"".repeat(99), "]]}"].concat()
        )));
        assert!(is_said(Expression::sub(&"${A}".repeat(4_097))) && Expression::sub(&"${A}".repeat(4_096)).is_ok());
    }

    #[test]
    fn brackets_in_one_another() {
        for (before, behind) in [("[", "]"), (r#"{"a":"#, "}"), ("[", ""), ("", "]")] {
            for depth in [1, 100, 10_000] {
                assert!(Expression::from_json(&nested(before, behind, depth)).is_err(), "{before} {depth}");
            }
        }
    }
}
