//! Values of templates from JSON, for values that are known only at run time.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Dialect, OF, TERRAFORM};
use crate::{
    expression::{
        CloudFormation, ExpressionBuf, Index, Language, TextBuf, Untyped, Value, check_dynamic_reference, check_index,
        grammar::{DEEPEST, known_value, malformed, no_declaration, no_list, takes_intrinsic, too_deep, unknown},
        has_dynamic_reference,
        name::{
            check_export, check_get_att, check_name, check_ref, check_sub, check_text, declared_type, has_variable,
            repeated_variable, unused_variable,
        },
    },
    facts::cloudformation::{DEFAULT_VALUE, Intrinsic},
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
    template::Node,
};

type Expression = ExpressionBuf<CloudFormation>;

/// The key for findings about a value that has no key yet.
const KEY: Key = Key::SourceArn;

impl ExpressionBuf<CloudFormation> {
    /// What a resource or parameter stands for: `{"Ref":"LogicalId"}`.
    ///
    /// # Errors
    ///
    /// When the name is neither a logical ID nor a pseudo parameter.
    pub fn reference(name: &str) -> Result<Self, Error> {
        expression(Reader::TEMPLATE.reference(name)?)
    }

    /// An attribute of a resource: `{"Fn::GetAtt":["LogicalId","Attribute"]}`, from `LogicalId.Attribute`.
    ///
    /// # Errors
    ///
    /// When the name is not of that form.
    pub fn attribute(name: &str) -> Result<Self, Error> {
        expression(Reader::TEMPLATE.attribute(name)?)
    }

    /// Text in which `${..}` is replaced: `{"Fn::Sub":"text"}`.
    ///
    /// # Errors
    ///
    /// When a `${` is not closed, or a name cannot be in a template.
    pub fn sub(text: &str) -> Result<Self, Error> {
        expression(Reader::TEMPLATE.sub(text, Vec::new())?)
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
        Ok(match Reader::TEMPLATE.text(&node)? {
            TextBuf::Expression(expression) => Self::new(*expression),
            TextBuf::Plain(text) => Self::from(text.into_owned()),
        })
    }
}

/// The value of a key, from the JSON of a template. The type of a resource may stand beside a reference to it.
#[cfg(feature = "document")]
pub(crate) fn read_template(json: &str, key: Key) -> Result<TextBuf, Error> {
    if Node::is_too_deep(json) {
        return Err(too_deep(key).into());
    }
    let node = Node::parse(json).map_err(|error| Error::from(not_json(&error.to_string())))?;
    Reader { dialect: Dialect::Data, key, depth: 0 }.text(&node)
}

/// The expression that a value of data is: a function or a template of Terraform, which are objects, or text that CloudFormation
/// fills in. `None` if it is no expression.
pub(crate) fn read_data(data: &Node, key: Key, language: Option<Language>) -> Option<Result<Untyped, Error>> {
    let entries = match data {
        Node::Map(entries) => entries.as_slice(),
        Node::Text(text) if language == Some(Language::CloudFormation) && has_dynamic_reference(text) => {
            return Some(Untyped::of_text(text.clone(), key));
        }
        _ => return None,
    };
    let name = entries.first().map_or("", |(name, _)| name);
    let (is_of, called) = match (name, Dialect::Data.function(name)) {
        (TERRAFORM, _) => (Some(Language::Terraform), TERRAFORM),
        (_, Some(function)) => (Some(Language::CloudFormation), function.name()),
        _ => (None, "a function"),
    };
    if language.is_none() {
        return is_of.map(|is_of| Err(other_language(is_of, None, key).into()));
    }
    Some(match is_of {
        _ if !takes_intrinsic(key) => Err(misplaced(called, key).into()),
        Some(is_of) if Some(is_of) != language => Err(other_language(is_of, language, key).into()),
        Some(Language::Terraform) => match entries {
            [(_, Node::Text(template))] => Untyped::of_template(template, key),
            _ => Err(malformed_terraform(key).into()),
        },
        None if language == Some(Language::Terraform) => Err(malformed_terraform(key).into()),
        _ => {
            let reader = Reader { dialect: Dialect::Data, key, depth: 0 };
            reader.function(entries).and_then(|value| Untyped::of_value(value, key))
        }
    })
}

/// A value for another language than the permission is for.
const fn other_language<'a>(this: Language, wanted: Option<Language>, key: Key) -> Finding<'a> {
    let message = Phrase::new("this value is for ").plain(this.name()).plain(", but what is read is a permission ");
    let (message, help) = match wanted {
        Some(wanted) => (
            message.plain("for ").plain(wanted.name()),
            Phrase::new("write a value of ")
                .plain(wanted.name())
                .plain(", or read a permission for ")
                .plain(this.name()),
        ),
        None => (
            message.plain("without values of templates"),
            Phrase::new("write the text itself, or read a permission for ").plain(this.name()),
        ),
    };
    Finding::new(Code::MixedLanguages, key, message, help)
}

const fn malformed_terraform<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("this is neither a string nor a template of Terraform");
    let help = "write a string in quotes, or a template such as {\"Terraform\":\"${aws_sns_topic.orders.arn}\"}";
    Finding::new(Code::TerraformReference, key, message, Phrase::new(help))
}

fn expression(value: Value) -> Result<Expression, Error> {
    Untyped::of_value(value, KEY).map(Expression::new)
}

fn checked(found: Option<Finding<'_>>) -> Result<(), Error> {
    found.map_or(Ok(()), |finding| Err(finding.into()))
}

/// Reads the value of a key.
#[derive(Clone, Copy)]
struct Reader {
    dialect: Dialect,
    key: Key,
    /// How many functions are around the value that is being read.
    depth: usize,
}

impl Reader {
    /// For a value that has no key yet.
    const TEMPLATE: Self = Self { dialect: Dialect::Template, key: KEY, depth: 0 };

    /// A whole value.
    fn text(self, node: &Node) -> Result<TextBuf, Error> {
        let expression = match self.value(node)? {
            // CloudFormation replaces it in any text.
            Value::Text(text) if has_dynamic_reference(&text) => Untyped::of_text(text, self.key)?,
            Value::Text(text) => return Ok(TextBuf::from(text)),
            Value::List(values) => return Err(self.list_value(values.len()).into()),
            call => Untyped::of_value(call, self.key)?,
        };
        Ok(TextBuf::Expression(Box::new(expression)))
    }

    fn value(self, node: &Node) -> Result<Value, Error> {
        match node {
            Node::Text(text) => Ok(Value::Text(text.clone())),
            Node::List(items) => Ok(Value::List(items.iter().map(|item| self.value(item)).collect::<Result<_, _>>()?)),
            Node::Map(_) if self.depth == DEEPEST => Err(too_deep(self.key).into()),
            Node::Map(entries) => self.function(entries),
            Node::Number(number) => Err(self.number_value(number).into()),
            Node::Null | Node::Bool(_) => Err(self.no_value().into()),
        }
    }

    /// A function, which is an object of one member, and in data also the type of the resource that it refers to.
    fn function(self, entries: &[(String, Node)]) -> Result<Value, Error> {
        let inside = Self { depth: self.depth + 1, ..self };
        match entries {
            [(name, argument)] => inside.call(name, argument),
            [(of, declared), (name, argument)] | [(name, argument), (of, declared)]
                if self.dialect == Dialect::Data && of == OF =>
            {
                inside.declared(inside.call(name, argument)?, declared)
            }
            _ => Err(self.no_value().into()),
        }
    }

    fn declared(self, value: Value, declared: &Node) -> Result<Value, Error> {
        let Some(function) = value.function() else { return Err(self.no_value().into()) };
        let Node::Text(name) = declared else { return Err(no_declaration(function, self.key).into()) };
        let of = declared_type(name, self.key).map_err(Error::from)?;
        match value {
            Value::Ref(name, _) => Ok(Value::Ref(name, of)),
            Value::GetAtt(resource, attribute, _) => Ok(Value::GetAtt(resource, attribute, of)),
            _ => Err(malformed(function, self.key).into()),
        }
    }

    fn call(self, name: &str, argument: &Node) -> Result<Value, Error> {
        let key = self.key;
        let Some(function) = self.dialect.function(name) else { return Err(unknown_name(name, key).into()) };
        let wrong = || Error::from(malformed(function, key));
        let arguments: &[Node] = match argument {
            Node::List(items) => items,
            one => core::slice::from_ref(one),
        };
        Ok(match (function, arguments) {
            (Intrinsic::Ref, [Node::Text(name)]) => self.reference(name)?,
            (Intrinsic::GetAtt, [Node::Text(name)]) => self.attribute(name)?,
            (Intrinsic::GetAtt, [Node::Text(resource), Node::Text(name)]) => {
                self.attribute(&format!("{resource}.{name}"))?
            }
            (Intrinsic::Sub, [Node::Text(text)]) => self.sub(text, Vec::new())?,
            (Intrinsic::Sub, [Node::Text(text), Node::Map(variables)]) => {
                let variables: Result<_, Error> =
                    variables.iter().map(|(name, node)| Ok((name.clone(), self.part(node)?))).collect();
                self.sub(text, variables?)?
            }
            (Intrinsic::ImportValue, [name]) => {
                if let Node::Text(name) = name {
                    checked(check_export(name, key))?;
                }
                Value::ImportValue(Box::new(self.part(name)?))
            }
            (Intrinsic::Resolve, [Node::Text(reference)]) => {
                checked(check_dynamic_reference(reference, key))?;
                Value::Resolve(reference.clone())
            }
            (Intrinsic::Join, [Node::Text(delimiter), values]) => {
                Value::Join(delimiter.clone(), Box::new(self.list(values, function)?))
            }
            (Intrinsic::Select, [index, values]) => {
                let index = match index {
                    Node::Number(number) | Node::Text(number) => Index::At(number.parse().map_err(|_| wrong())?),
                    Node::Map(_) => Index::Given(Box::new(self.part(index)?)),
                    _ => return Err(wrong()),
                };
                let values = self.list(values, function)?;
                checked(check_index(&index, &values, key))?;
                Value::Select(index, Box::new(values))
            }
            (Intrinsic::Split, [Node::Text(delimiter), text]) => {
                Value::Split(delimiter.clone(), Box::new(self.part(text)?))
            }
            (Intrinsic::FindInMap, [map, top, second]) => Value::FindInMap(self.keys([map, top, second])?, None),
            (Intrinsic::FindInMap, [map, top, second, Node::Map(options)]) => match options.as_slice() {
                [(name, default)] if name == DEFAULT_VALUE => {
                    let default = Box::new(self.part(default)?);
                    Value::FindInMap(self.keys([map, top, second])?, Some(default))
                }
                _ => return Err(wrong()),
            },
            (Intrinsic::If, [Node::Text(condition), then, otherwise]) => {
                checked(check_name(condition, "a condition", key))?;
                Value::If(condition.clone(), Box::new([self.part(then)?, self.part(otherwise)?]))
            }
            _ => return Err(wrong()),
        })
    }

    fn reference(self, name: &str) -> Result<Value, Error> {
        checked(check_ref(name, self.key))?;
        Ok(Value::Ref(name.to_owned(), None))
    }

    fn attribute(self, name: &str) -> Result<Value, Error> {
        checked(check_get_att(name, self.key))?;
        match name.split_once('.') {
            Some((resource, attribute)) => Ok(Value::GetAtt(resource.to_owned(), attribute.to_owned(), None)),
            None => Err(malformed(Intrinsic::GetAtt, self.key).into()),
        }
    }

    fn sub(self, text: &str, variables: Vec<(String, Value)>) -> Result<Value, Error> {
        let names: Vec<&str> = variables.iter().map(|(name, _)| name.as_str()).collect();
        checked(check_sub(text, &names, self.key))?;
        let repeated = names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|other| other == *name));
        checked(repeated.map(|(_, name)| repeated_variable(name, self.key)))?;
        match names.iter().find(|name| !has_variable(text, name)) {
            Some(unused) => Err(unused_variable(unused, self.key).into()),
            None => Ok(Value::Sub(text.to_owned(), variables)),
        }
    }

    fn keys(self, [map, top, second]: [&Node; 3]) -> Result<Box<[Value; 3]>, Error> {
        Ok(Box::new([self.part(map)?, self.part(top)?, self.part(second)?]))
    }

    /// A text or a function.
    fn part(self, node: &Node) -> Result<Value, Error> {
        match self.value(node)? {
            Value::List(values) => Err(self.list_value(values.len()).into()),
            Value::Text(text) => {
                checked(check_text(&text, self.key))?;
                Ok(Value::Text(text))
            }
            call => Ok(call),
        }
    }

    /// A list, or a function that gives one.
    fn list(self, node: &Node, function: Intrinsic) -> Result<Value, Error> {
        match node {
            Node::List(items) => Ok(Value::List(items.iter().map(|item| self.part(item)).collect::<Result<_, _>>()?)),
            node => match self.part(node)? {
                Value::Text(_) => Err(no_list(function, self.key).into()),
                call => Ok(call),
            },
        }
    }

    const fn no_value(self) -> Finding<'static> {
        malformed_json(
            Phrase::new("this is neither a string nor a function, which is an object of one member"),
            self.key,
        )
    }

    const fn number_value(self, number: &str) -> Finding<'_> {
        let message = Phrase::quoting(number).plain(" is a number, but the values of a permission are strings");
        let help = Phrase::new("write it in quotes: \"").user(number).plain("\"");
        Finding::new(Code::MalformedIntrinsic, self.key, message, help)
    }

    const fn list_value(self, count: usize) -> Finding<'static> {
        let message = Phrase::new(match count {
            1 => "this is a list of one value, but a permission takes the value itself",
            _ => "this is a list, but a permission takes one value",
        });
        let help = Phrase::new("write the value without the brackets, or {\"Fn::Select\":[0,[..]]} for one of several");
        Finding::new(Code::MalformedIntrinsic, self.key, message, help)
    }
}

/// A name that is not that of a function in JSON. In the macros it may be.
const fn unknown_name(name: &str, key: Key) -> Finding<'_> {
    let Some(function) = Intrinsic::find(name) else { return unknown(name, key) };
    let message = Phrase::new("there is no intrinsic function ").quoted(name);
    let help = Phrase::new("did you mean `").plain(function.long_name()).plain("`?");
    Finding::new(Code::UnknownIntrinsic, key, message, help)
}

/// A value of a template for a key that takes none.
const fn misplaced(name: &'static str, key: Key) -> Finding<'static> {
    let message = Phrase::quoting(key.name())
        .plain(" must be known before deployment, but what `")
        .plain(name)
        .plain("` gives is known only then");
    Finding::new(Code::MisplacedIntrinsic, key, message, known_value(key))
}

const fn not_json(error: &str) -> Finding<'_> {
    malformed_json(Phrase::new("this is not JSON: ").user(error), KEY)
}

const fn malformed_json(message: Phrase<'_>, key: Key) -> Finding<'_> {
    let help = Phrase::new("write a string in quotes, or a function such as {\"Ref\":\"LogicalId\"}");
    Finding::new(Code::MalformedIntrinsic, key, message, help)
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
