//! The syntax of Terraform's templates and of the expressions in them, as far as it tells what they give.
//!
//! Source: Terraform language documentation, expressions; HCL native syntax specification.

use alloc::{boxed::Box, string::String, vec, vec::Vec};

use crate::expression::grammar::DEEPEST;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TemplatePart {
    /// Text that stays as it is.
    Text(String),
    /// `${..}`: what is written in it, and what that is.
    Given(String, Expression),
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// `"text with ${..}"`.
    Template(Vec<TemplatePart>),
    /// A number, `true` or `false`.
    Literal(String),
    /// `null`.
    Null,
    /// `aws_sns_topic.orders.arn`, `var.name`, `module.topics.arn`.
    Reference(String),
    /// `condition ? value : value`.
    Conditional {
        /// As it is written.
        condition: String,
        /// Whether the condition refers to something.
        condition_refers: bool,
        /// What it gives on either side.
        sides: Box<[Expression; 2]>,
    },
    /// `coalesce(..)` or `try(..)`, which give one of their arguments.
    OneOf(String, Vec<Expression>),
    /// A list that is written out, and its values.
    Items(String, Vec<Expression>),
    /// Another list or an object, as it is written.
    List(String),
    /// Anything else, as it is written, and whether it refers to something.
    Other(String, bool),
}

/// What is wrong with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SyntaxError<'t> {
    /// A `${` is not closed, which begins here.
    Open(&'t str),
    /// `${}`.
    Empty,
    /// `%{`.
    Directive,
    /// `$${`.
    Escaped,
    /// The expression is none from here on.
    Unexpected(&'t str),
    /// Expressions in one another, more of them than a value has.
    Deep,
}

/// The functions that give one of their arguments.
const ONE_OF: [&str; 2] = ["coalesce", "try"];

/// The functions that give their argument.
const SAME: [&str; 3] = ["nonsensitive", "sensitive", "tostring"];

/// The operators, longer ones before those that they begin with.
const OPERATORS: [&str; 13] = ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">"];

impl Expression {
    /// Whether it refers to something, so that only the deployment knows what it gives.
    pub(super) fn refers(&self) -> bool {
        match self {
            Self::Template(parts) => {
                parts.iter().any(|part| matches!(part, TemplatePart::Given(_, given) if given.refers()))
            }
            Self::Literal(_) | Self::Null => false,
            Self::Reference(_) => true,
            Self::Conditional { condition_refers, sides, .. } => *condition_refers || sides.iter().any(Self::refers),
            Self::OneOf(_, values) | Self::Items(_, values) => values.iter().any(Self::refers),
            Self::List(_) => true,
            Self::Other(_, refers) => *refers,
        }
    }
}

/// The parts of a template.
pub(super) fn parts(template: &str) -> Result<Vec<TemplatePart>, SyntaxError<'_>> {
    Parser::new(template).template(false)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default().trim()
    }

    fn unexpected<T>(&self) -> Result<T, SyntaxError<'t>> {
        Err(SyntaxError::Unexpected(self.rest()))
    }

    fn take(&mut self, text: &str) -> bool {
        let has = self.rest().starts_with(text);
        if has {
            self.at += text.len();
        }
        has
    }

    fn expect(&mut self, text: &str) -> Result<(), SyntaxError<'t>> {
        self.skip_space();
        if self.take(text) { Ok(()) } else { self.unexpected() }
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take_while(&mut self, is: impl Fn(char) -> bool) -> &'t str {
        let start = self.at;
        self.at += self.rest().find(|character| !is(character)).unwrap_or(self.rest().len());
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The parts up to the end, or up to the quotation mark that closes the text.
    fn template(&mut self, is_quoted: bool) -> Result<Vec<TemplatePart>, SyntaxError<'t>> {
        let (mut parts, mut text, start) = (Vec::new(), String::new(), self.at);
        loop {
            let Some(character) = self.rest().chars().next() else {
                if is_quoted {
                    return Err(SyntaxError::Open(self.text.get(start.saturating_sub(1)..).unwrap_or_default()));
                }
                break;
            };
            if is_quoted && self.take("\"") {
                break;
            }
            if self.take("$${") {
                if !is_quoted {
                    return Err(SyntaxError::Escaped);
                }
                text.push_str("${");
            } else if self.rest().starts_with("${") {
                if !text.is_empty() {
                    parts.push(TemplatePart::Text(core::mem::take(&mut text)));
                }
                parts.push(self.given()?);
            } else if self.take("%%{") {
                text.push_str("%{");
            } else if self.rest().starts_with("%{") {
                return Err(SyntaxError::Directive);
            } else if is_quoted && self.take("\\") {
                text.push(self.escaped());
            } else {
                text.push(character);
                self.at += character.len_utf8();
            }
        }
        if !text.is_empty() {
            parts.push(TemplatePart::Text(text));
        }
        Ok(parts)
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> char {
        let character = self.rest().chars().next().unwrap_or('\\');
        self.at += character.len_utf8().min(self.rest().len());
        match character {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            other => other,
        }
    }

    /// `${..}`.
    fn given(&mut self) -> Result<TemplatePart, SyntaxError<'t>> {
        let open = self.rest();
        self.at += "${".len();
        let start = self.at;
        self.take("~");
        self.skip_space();
        if self.rest().starts_with('}') {
            return Err(SyntaxError::Empty);
        }
        // By this, a `Sub` of CloudFormation keeps a text as it is. No value of a permission is the opposite of a boolean.
        if let Some((name, _)) = self.rest().strip_prefix('!').and_then(|rest| rest.split_once('}'))
            && name.chars().all(is_of_name)
        {
            return self.unexpected();
        }
        let expression = match self.expression() {
            Err(SyntaxError::Unexpected("")) => return Err(SyntaxError::Open(open)),
            expression => expression?,
        };
        self.skip_space();
        let written = self.text.get(start..self.at).unwrap_or_default();
        self.take("~");
        if self.rest().is_empty() {
            return Err(SyntaxError::Open(open));
        }
        self.expect("}")?;
        Ok(TemplatePart::Given(written.into(), expression))
    }

    fn expression(&mut self) -> Result<Expression, SyntaxError<'t>> {
        if self.depth == DEEPEST {
            return Err(SyntaxError::Deep);
        }
        self.depth += 1;
        let expression = self.conditional();
        self.depth -= 1;
        expression
    }

    fn conditional(&mut self) -> Result<Expression, SyntaxError<'t>> {
        self.skip_space();
        let start = self.at;
        let value = self.operation()?;
        let (condition, condition_refers) = (String::from(self.since(start)), value.refers());
        self.skip_space();
        if !self.take("?") {
            return Ok(value);
        }
        let then = self.expression()?;
        self.expect(":")?;
        let otherwise = self.expression()?;
        Ok(Expression::Conditional { condition, condition_refers, sides: Box::new([then, otherwise]) })
    }

    fn operation(&mut self) -> Result<Expression, SyntaxError<'t>> {
        self.skip_space();
        let start = self.at;
        let first = self.signed()?;
        let (mut refers, mut is_alone) = (first.refers(), true);
        loop {
            self.skip_space();
            if !OPERATORS.iter().any(|operator| self.take(operator)) {
                break;
            }
            refers |= self.signed()?.refers();
            is_alone = false;
        }
        Ok(if is_alone { first } else { Expression::Other(self.since(start).into(), refers) })
    }

    fn signed(&mut self) -> Result<Expression, SyntaxError<'t>> {
        self.skip_space();
        let start = self.at;
        while self.take("!") || self.take("-") {
            self.skip_space();
        }
        let is_signed = self.at > start;
        let value = self.traversal()?;
        Ok(if is_signed { Expression::Other(self.since(start).into(), value.refers()) } else { value })
    }

    /// A value, and what of it: `a.b`, `a[0]`, `a[*].b`.
    fn traversal(&mut self) -> Result<Expression, SyntaxError<'t>> {
        let start = self.at;
        let value = self.primary()?;
        let (mut is_whole, mut is_list, mut refers) = (true, false, value.refers());
        // Behind the attributes of `.*`, an index is one of the whole list; behind those of `[*]`, of each of its values.
        let (mut is_of_attributes, mut is_of_list) = (false, false);
        loop {
            if self.take("[*]") {
                is_list = true;
            } else if self.take(".*") {
                (is_list, is_of_attributes) = (true, true);
            } else if self.take("[") {
                refers |= self.expression()?.refers();
                self.expect("]")?;
                if is_of_attributes {
                    (is_list, is_of_list) = (false, true);
                }
            } else if self.rest().starts_with('.') && !self.rest().starts_with("...") {
                self.at += 1;
                if self.take_while(is_of_name).is_empty() {
                    return self.unexpected();
                }
            } else {
                break;
            }
            is_whole = false;
        }
        if is_whole {
            return Ok(value);
        }
        let written = String::from(self.since(start));
        Ok(match value {
            _ if is_list => Expression::List(written),
            Expression::Reference(_) if is_of_list => Expression::Other(written, true),
            // One of the values of a list that is written out.
            Expression::Items(_, items) => Expression::OneOf(written, items),
            Expression::Reference(_) => Expression::Reference(written),
            _ => Expression::Other(written, refers),
        })
    }

    fn primary(&mut self) -> Result<Expression, SyntaxError<'t>> {
        self.skip_space();
        let start = self.at;
        match self.rest().chars().next() {
            Some('"') => {
                self.at += 1;
                self.nested(|parser| parser.template(true)).map(Expression::Template)
            }
            Some('(') => {
                self.at += 1;
                let inside = self.expression()?;
                self.expect(")")?;
                Ok(inside)
            }
            Some('[' | '{') => self.list(start),
            Some(digit) if digit.is_ascii_digit() => Ok(Expression::Literal(
                self.take_while(|character| character.is_ascii_alphanumeric() || character == '.').into(),
            )),
            Some(first) if first.is_alphabetic() || first == '_' => self.word(start),
            _ => self.unexpected(),
        }
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, SyntaxError<'t>>) -> Result<T, SyntaxError<'t>> {
        if self.depth == DEEPEST {
            return Err(SyntaxError::Deep);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// A word, or a call of the function of that name.
    fn word(&mut self, start: usize) -> Result<Expression, SyntaxError<'t>> {
        let word = self.take_while(|character| is_of_name(character) || character == ':');
        if !self.take("(") {
            return Ok(match word {
                "true" | "false" => Expression::Literal(word.into()),
                "null" => Expression::Null,
                // The colon of a conditional.
                word => {
                    let name = word.trim_end_matches(':');
                    self.at = start + name.len();
                    if name.contains(':') {
                        return Err(SyntaxError::Unexpected(word));
                    }
                    Expression::Reference(name.into())
                }
            });
        }
        let mut arguments = self.items(")")?;
        let written = String::from(self.since(start));
        // It takes the first one that is neither null nor empty.
        if word == "coalesce" {
            arguments.retain(|value| !matches!(value, Expression::Null) && *value != Expression::Template(Vec::new()));
        }
        match (word, arguments.as_mut_slice()) {
            (word, _) if ONE_OF.contains(&word) => return Ok(Expression::OneOf(written, arguments)),
            (word, [_]) if SAME.contains(&word) => return Ok(arguments.remove(0)),
            ("one", [Expression::Items(_, items)]) | ("element", [Expression::Items(_, items), _]) => {
                return Ok(Expression::OneOf(written, core::mem::take(items)));
            }
            ("format", [Expression::Template(form), values @ ..]) => {
                if let Some(parts) = formatted(form, values) {
                    return Ok(Expression::Template(parts));
                }
            }
            ("join", [Expression::Template(separator), Expression::Items(_, items)]) => {
                return Ok(Expression::Template(joined(separator, core::mem::take(items))));
            }
            ("lookup", [_, _, _]) => {
                let found = Expression::Other(written.clone(), true);
                let default = arguments.swap_remove(2);
                return Ok(Expression::OneOf(written, vec![found, default]));
            }
            _ => {}
        }
        let refers = arguments.iter().any(Expression::refers);
        Ok(Expression::Other(written, refers))
    }

    /// The values in brackets, behind the first one.
    fn items(&mut self, end: &str) -> Result<Vec<Expression>, SyntaxError<'t>> {
        let mut arguments = vec![];
        loop {
            self.skip_space();
            if self.take(end) {
                return Ok(arguments);
            }
            self.skip_space();
            let start = self.at;
            let argument = self.expression()?;
            self.skip_space();
            let written = self.since(start);
            // The values of a list, each as an argument.
            arguments.push(if self.take("...") {
                Expression::Other(written.into(), argument.refers())
            } else {
                argument
            });
            self.skip_space();
            if !self.take(",") && !self.rest().starts_with(end) {
                return self.unexpected();
            }
        }
    }

    /// A list whose values are expressions, or else any list or object.
    fn list(&mut self, start: usize) -> Result<Expression, SyntaxError<'t>> {
        if self.take("[")
            && let Ok(items) = self.items("]")
        {
            return Ok(Expression::Items(self.since(start).into(), items));
        }
        self.at = start;
        self.skip_brackets()?;
        Ok(Expression::List(self.since(start).into()))
    }

    /// A list or an object, with all that stands in it.
    fn skip_brackets(&mut self) -> Result<(), SyntaxError<'t>> {
        let mut open = 0_usize;
        loop {
            let Some(character) = self.rest().chars().next() else { return self.unexpected() };
            self.at += character.len_utf8();
            match character {
                '[' | '{' | '(' => open += 1,
                ']' | '}' | ')' => open = open.saturating_sub(1),
                '"' => {
                    self.nested(|parser| parser.template(true))?;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(());
            }
        }
    }
}

/// What `format` gives, where its verbs put in whole values.
fn formatted(form: &[TemplatePart], values: &[Expression]) -> Option<Vec<TemplatePart>> {
    let text = match form {
        [] => "",
        [TemplatePart::Text(text)] => text.as_str(),
        _ => return None,
    };
    let (mut parts, mut values) = (Vec::new(), values.iter());
    let mut pieces = text.split('%');
    let mut plain = String::from(pieces.next().unwrap_or_default());
    while let Some(piece) = pieces.next() {
        if piece.is_empty() {
            // `%%`, and what stands behind it.
            plain.push('%');
            plain.push_str(pieces.next()?);
            continue;
        }
        let rest = piece.strip_prefix(['s', 'v', 'd'])?;
        parts.push(TemplatePart::Text(core::mem::replace(&mut plain, rest.into())));
        parts.push(given(values.next()?.clone()));
    }
    parts.push(TemplatePart::Text(plain));
    values.next().is_none().then(|| without_empty(parts))
}

/// What `join` gives.
fn joined(separator: &[TemplatePart], items: Vec<Expression>) -> Vec<TemplatePart> {
    let mut parts = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            parts.extend_from_slice(separator);
        }
        parts.push(given(item));
    }
    parts
}

/// A part that an expression gives.
fn given(expression: Expression) -> TemplatePart {
    let written = match &expression {
        Expression::Reference(written)
        | Expression::OneOf(written, _)
        | Expression::Items(written, _)
        | Expression::List(written)
        | Expression::Other(written, _)
        | Expression::Literal(written) => written.clone(),
        Expression::Template(_) | Expression::Null | Expression::Conditional { .. } => String::new(),
    };
    TemplatePart::Given(written, expression)
}

/// The parts but for empty texts, so that the first one is what the text begins with.
fn without_empty(parts: Vec<TemplatePart>) -> Vec<TemplatePart> {
    parts.into_iter().filter(|part| !matches!(part, TemplatePart::Text(text) if text.is_empty())).collect()
}

/// Whether a name has the character.
fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(expression: &str) -> Expression {
        let template = ["${", expression, "}"].concat();
        match parts(&template).as_deref() {
            Ok([TemplatePart::Given(written, given)]) if written == expression => given.clone(),
            other => unreachable!("{expression}: {other:?}"),
        }
    }

    #[test]
    fn reads_expressions() {
        for reference in
            ["aws_sns_topic.t.arn", "a.b[0].arn", "a.b[each.key].arn", "a.b[\"x\"].arn", "module.m.a-b", "var.a"]
        {
            assert_eq!(given(reference), Expression::Reference(reference.into()));
        }
        for list in ["a.b[*].arn", "a.b.*.arn", "{ a = \"}\" }", "[for x in y : x.arn]"] {
            assert_eq!(given(list), Expression::List(list.into()));
        }
        for (other, refers) in [
            ("1 + 2", false),
            ("a.b + 2", true),
            ("format(\"%5s\", var.x)", true),
            ("format(\"%s\", var.x, var.y)", true),
            ("upper(\"${var.x}\")", true),
            ("split(\"/\", a.b)[0]", true),
            ("-(!true)", false),
            ("provider::aws::arn_parse(var.x).account", true),
        ] {
            assert_eq!(given(other), Expression::Other(other.into(), refers));
        }
        let (x, b) = (TemplatePart::Given("var.x".into(), Expression::Reference("var.x".into())), "b".into());
        let b = TemplatePart::Given(String::new(), Expression::Template(vec![TemplatePart::Text(b)]));
        let text = |text: &str| TemplatePart::Text(text.into());
        for (call, parts) in [
            ("format(\"*\")", vec![text("*")]),
            ("format(\"a-%s%%/%v\", var.x, \"b\")", vec![text("a-"), x.clone(), text("%/"), b.clone()]),
            ("join(\"-\", [var.x, \"b\"])", vec![x, text("-"), b]),
        ] {
            assert_eq!(given(call), Expression::Template(parts), "{call}");
        }
        assert!(matches!(given("[1, \"]\"]"), Expression::Items(_, items) if items.len() == 2));
        assert_eq!(given("a.b.*.arn[0]"), Expression::Other("a.b.*.arn[0]".into(), true));
        assert!(matches!(given("[\"a\", b.c][d.e]"), Expression::OneOf(_, items) if items.len() == 2));
        assert_eq!(given("true"), Expression::Literal("true".into()));
        assert_eq!(given("null"), Expression::Null);
        assert_eq!(given("\"a\\\"$${b}\""), Expression::Template(vec![TemplatePart::Text("a\"${b}".into())]));
        assert!(matches!(given("try(a.b, \"x\")"), Expression::OneOf(_, values) if values.len() == 2));
        let Expression::Conditional { condition, sides, .. } =
            given("var.x == \"p\" ? \"a\" : (var.y ? b.c : \"${d.e}\")")
        else {
            unreachable!("a conditional")
        };
        assert_eq!(condition, "var.x == \"p\"");
        assert_eq!(sides[0], Expression::Template(vec![TemplatePart::Text("a".into())]));
        assert!(matches!(&sides[1], Expression::Conditional { sides, .. } if sides[1].refers()));
    }

    #[test]
    fn refuses_what_is_no_template() {
        for (text, wrong) in [
            ("${open", SyntaxError::Open("${open")),
            ("a${", SyntaxError::Open("${")),
            ("${}", SyntaxError::Empty),
            ("%{ if x }", SyntaxError::Directive),
            ("$${a}", SyntaxError::Escaped),
            ("${a b}", SyntaxError::Unexpected("b}")),
            ("${AWS::Region}", SyntaxError::Unexpected("AWS::Region")),
            ("${@}", SyntaxError::Unexpected("@}")),
        ] {
            assert_eq!(parts(text), Err(wrong), "{text}");
        }
        let deep = ["${", &"(".repeat(10_000), "}"].concat();
        assert_eq!(parts(&deep), Err(SyntaxError::Deep));
    }
}
