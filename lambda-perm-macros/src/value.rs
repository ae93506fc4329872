//! Values: what can be read from the tokens, and what only the compiler can evaluate.

pub(crate) mod depth;
mod foreign;
mod intrinsic;

pub(crate) use foreign::variable;
pub(crate) use intrinsic::language_meant;

pub(crate) use crate::tokens::unwrap_groups;

use std::borrow::Cow;

use lambda_perm_core::{
    arn::{find_constructor, unknown_constructor},
    check::check_value,
    expression::{Language, Untyped},
    facts::parameters::Key,
    finding::Finding,
    grammar::{self, Foreign, Named},
};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::Lit;

use crate::{
    editor,
    errors::Errors,
    span::Range,
    tokens::{Form, is_punct, literal_text, split},
};

/// By when the values of a call are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// When the program is compiled: `grant!` and `policy!`.
    Compile,
    /// When it runs: `try_grant!` and `try_policy!`.
    Run,
}

/// The value of a key.
#[derive(Clone)]
pub(crate) enum ArgumentValue {
    /// Text in the API's spelling, from a literal or a catalogued identifier; a boolean is `true` or `false`, a number its digits.
    Text(String),
    /// The principal of a service that needs no grant, and the identifier that named it.
    NotNeeded { principal: &'static str, id: String },
    /// An expression that const evaluation will check.
    Expression,
    /// A Region that const evaluation will check, as the argument of a service.
    Regional { service: &'static str, region: TokenStream },
    /// A call of a constructor of ARNs, with an argument that const evaluation will check.
    Constructed { name: Ident, arguments: Vec<TokenStream> },
    /// The statement ID of the other statement of a function URL, with a suffix.
    Suffixed,
    /// An expression of a template.
    Template { language: Language, expression: Untyped },
    /// An expression of a template with constants, which const evaluation will put in and check, or with what a program gives.
    TemplateOfConstants { language: Language, expression: Untyped, constants: Vec<TemplateConstant> },
    /// Something that has been reported.
    Wrong,
}

/// A constant in an expression of a template, or what a program gives there.
#[derive(Clone)]
pub(crate) struct TemplateConstant {
    pub(crate) tokens: Vec<TokenTree>,
    /// Whether it names a resource or a parameter of the template.
    pub(crate) is_name: bool,
}

impl ArgumentValue {
    /// Whether nothing is left for const evaluation.
    pub(crate) const fn is_known(&self) -> bool {
        matches!(self, ArgumentValue::Text(_) | ArgumentValue::NotNeeded { .. } | ArgumentValue::Template { .. })
    }
}

/// Reads and checks the value of a key by itself.
pub(crate) fn read(key: Key, tokens: &[TokenTree], at: Time, errors: &mut Errors) -> ArgumentValue {
    ValueReader { key, tokens, at, errors }.read()
}

struct ValueReader<'a> {
    key: Key,
    tokens: &'a [TokenTree],
    at: Time,
    errors: &'a mut Errors,
}

impl ValueReader<'_> {
    fn read(&mut self) -> ArgumentValue {
        let tokens = unwrap_groups(self.tokens);
        match Form::of(&tokens) {
            // The compiler would overflow its stack. Functions of templates are read here, and have a limit of their own.
            _ if depth::is_too_deep(&tokens) && language_meant(self.key, &tokens).is_none() => {
                self.wrong(&grammar::too_deep(self.key.name(), depth::DEEPEST))
            }
            Form::Literal(literal) => self.literal(&literal),
            Form::Negative => self.negative(),
            Form::Word(word) => self.word(&word.to_string()),
            Form::Call(name, group) if self.is_service(&name) => self.regional_service(&name.to_string(), &group),
            Form::Call(name, group) if intrinsic::is_template(&name) => {
                intrinsic::read(self.key, &name, &group, self.tokens, self.at, self.errors)
            }
            Form::Call(name, group) if self.is_constructor(&name) => self.constructor(&name, &group),
            _ => match self.foreign(&tokens) {
                Some(value) => value,
                None if is_no_expression(&tokens) => self.wrong(&grammar::several_expressions(self.key)),
                None => ArgumentValue::Expression,
            },
        }
    }

    fn wrong(&mut self, finding: &Finding<'_>) -> ArgumentValue {
        self.errors.report(self.tokens, finding);
        ArgumentValue::Wrong
    }

    fn text(&mut self, text: &str) -> ArgumentValue {
        match check_value(self.key, text) {
            None => ArgumentValue::Text(text.to_owned()),
            Some(finding) => self.wrong(&finding),
        }
    }

    fn literal(&mut self, literal: &Lit) -> ArgumentValue {
        match (self.key, literal) {
            // The lexer has reported it: `'s3'`.
            (_, Lit::Verbatim(text)) if text.to_string().starts_with(['\'', '"']) => ArgumentValue::Wrong,
            // Only another macro can write it as one token.
            (_, Lit::Int(number)) if number.base10_digits().starts_with('-') => self.negative(),
            // The compiler checks suffixes only in what is passed on to it.
            (key, Lit::Int(number)) if !matches!(number.suffix(), "" | "u64") => {
                self.wrong(&grammar::wrong_kind(key, true))
            }
            (Key::VersionNumber, Lit::Int(number)) => match number.base10_parse() {
                Ok(number) => match grammar::version_number(number) {
                    None => ArgumentValue::Text(number.to_string()),
                    Some(finding) => self.wrong(&finding),
                },
                // Too large for a u64, and so for the API.
                Err(_) => self.wrong(&grammar::too_large_version()),
            },
            (Key::InvokedViaFunctionUrl, Lit::Bool(bool)) => ArgumentValue::Text(bool.value.to_string()),
            (_, Lit::Str(text)) if text.suffix().is_empty() && self.takes_text() => self.text(&text.value()),
            (key, literal) => self.wrong(&grammar::wrong_kind(key, matches!(literal, Lit::Int(_)))),
        }
    }

    fn negative(&mut self) -> ArgumentValue {
        match self.key {
            Key::VersionNumber => self.wrong(&grammar::negative_version()),
            key => self.wrong(&grammar::wrong_kind(key, true)),
        }
    }

    fn word(&mut self, name: &str) -> ArgumentValue {
        match self.key {
            _ if editor::may_become_constant(name) => ArgumentValue::Expression,
            Key::InvokedViaFunctionUrl if matches!(name, "yes" | "no" | "on" | "off") => {
                self.wrong(&grammar::wrong_kind(self.key, false))
            }
            Key::Principal if is_lower_case(name) || is_camel_case(name) && grammar::is_called_service(name) => {
                self.service(name)
            }
            _ if matches!(name, "None" | "_" | "null" | "nil" | "undefined") => {
                self.wrong(&grammar::foreign(self.key, &Foreign::Nothing))
            }
            _ if self.at == Time::Run && is_lower_case(name) => self.variable(name),
            Key::Action if is_camel_case(name) => self.text(&format!("lambda:{name}")),
            Key::Action if is_lower_case(name) => self.wrong(&grammar::lower_case_action(name)),
            key if grammar::is_auth_type(key, name) => ArgumentValue::Text(name.to_owned()),
            key @ (Key::FunctionUrlAuthType | Key::WebFunctionAuthType)
                if is_lower_case(name) || is_camel_case(name) =>
            {
                self.wrong(&grammar::unknown_auth_type(key, name))
            }
            _ if is_camel_case(name) => self.wrong(&grammar::foreign(self.key, &Foreign::Word(name))),
            _ if is_lower_case(name) => self.wrong(&grammar::foreign(self.key, &Foreign::Variable(name))),
            _ => ArgumentValue::Expression,
        }
    }

    /// A variable, unless it seems to be a misspelt identifier of the catalogue.
    fn variable(&mut self, name: &str) -> ArgumentValue {
        match grammar::nearly(self.key, name) {
            None => ArgumentValue::Expression,
            Some(near) => self.wrong(&grammar::ambiguous_variable(self.key, name, near)),
        }
    }

    fn service(&mut self, id: &str) -> ArgumentValue {
        match grammar::service(id, false) {
            Ok(Named::Principal(principal)) => ArgumentValue::Text(principal.to_owned()),
            Ok(Named::NotNeeded(principal)) => ArgumentValue::NotNeeded { principal, id: id.to_owned() },
            Ok(Named::Regional(..)) => ArgumentValue::Wrong,
            // No variable has a name like `Sns`.
            Err(finding) if is_camel_case(id) => self.wrong(&finding),
            Err(finding) => self.wrong(&grammar::or_variable(finding, id, self.at == Time::Run)),
        }
    }

    /// Whether `name(..)` names a service, not a function of the user's.
    fn is_service(&self, name: &Ident) -> bool {
        self.key == Key::Principal && grammar::resembles_service(&name.to_string())
    }

    /// Whether `name(..)` makes an ARN, and is not a function of the user's.
    fn is_constructor(&self, name: &Ident) -> bool {
        self.key == Key::SourceArn && grammar::resembles_constructor(&name.to_string())
    }

    /// A call of a constructor of ARNs. If all arguments are literals, the ARN is known here.
    fn constructor(&mut self, ident: &Ident, group: &Group) -> ArgumentValue {
        let name = ident.to_string();
        let Some(constructor) = find_constructor(&name) else {
            self.errors.push(Range::of_one(ident.span()), &unknown_constructor(&name));
            return ArgumentValue::Wrong;
        };
        let arguments: Vec<Vec<TokenTree>> = split(group.stream()).into_iter().map(|part| part.tokens).collect();
        let texts: Vec<Option<String>> = arguments.iter().map(|tokens| literal_text(tokens)).collect();
        if arguments.iter().any(|tokens| foreign::is_named(tokens)) {
            return self.wrong(&grammar::named_arguments(constructor.signature));
        }
        let is_literal = |tokens: &[TokenTree]| matches!(Form::of(tokens), Form::Literal(_));
        let mut others = arguments.iter().zip(&texts).filter(|(tokens, text)| text.is_none() && is_literal(tokens));
        if let Some((wrong, _)) = others.next() {
            self.errors.report(wrong, &grammar::wrong_part(constructor.signature));
            return ArgumentValue::Wrong;
        }
        let known: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
        if known.len() < arguments.len() && arguments.len() == constructor.parameters.len() {
            let wrong = arguments.iter().filter(|argument| !self.may_be_argument(argument)).count();
            if wrong > 0 {
                return ArgumentValue::Wrong;
            }
            let arguments = arguments.into_iter().map(|tokens| tokens.into_iter().collect()).collect();
            return ArgumentValue::Constructed { name: ident.clone(), arguments };
        }
        // With too many or too few arguments, only their number is reported.
        let counted = vec![""; arguments.len()];
        match constructor.evaluate(if known.len() == arguments.len() { &known } else { &counted }) {
            Ok(arn) => ArgumentValue::Text(arn.as_str().to_owned()),
            Err(wrong) => {
                let argument =
                    wrong.argument.and_then(|number| arguments.get(number)).filter(|tokens| !tokens.is_empty());
                self.errors.report(argument.map_or(self.tokens, Vec::as_slice), &wrong.finding);
                ArgumentValue::Wrong
            }
        }
    }

    /// Checks an argument of a constructor or of a service, like the value of a key, unless it is a literal.
    fn may_be_argument(&mut self, tokens: &[TokenTree]) -> bool {
        let inside = unwrap_groups(tokens);
        let (key, at) = (self.key, self.at);
        let mut reader = ValueReader { key, tokens, at, errors: &mut *self.errors };
        let wrong = match Form::of(tokens) {
            Form::Literal(_) => None,
            _ if foreign::is_of_template(&inside, at) => Some(reader.wrong(&grammar::template_in_argument(key))),
            Form::Word(word) => reader.word_as_argument(&word.to_string()),
            _ => reader.foreign(&inside),
        };
        wrong.is_none()
    }

    fn word_as_argument(&mut self, word: &str) -> Option<ArgumentValue> {
        match word {
            "None" => self.report(&Foreign::Nothing),
            word if is_camel_case(word) => self.report(&Foreign::Unquoted(word)),
            word if self.at == Time::Compile && is_lower_case(word) => self.report(&Foreign::Variable(word)),
            _ => None,
        }
    }

    fn regional_service(&mut self, id: &str, group: &Group) -> ArgumentValue {
        let service = match grammar::service(id, true) {
            Ok(Named::Regional(service)) => service,
            Ok(Named::NotNeeded(principal)) => return ArgumentValue::NotNeeded { principal, id: id.to_owned() },
            Ok(Named::Principal(_)) => return ArgumentValue::Wrong,
            Err(finding) => return self.wrong(&finding),
        };
        let arguments = split(group.stream());
        let argument = match arguments.as_slice() {
            [] => Cow::default(),
            [argument] => unwrap_groups(&argument.tokens),
            _ => return self.wrong(&grammar::malformed_region(id)),
        };
        match Form::of(&argument) {
            _ if argument.is_empty() => match grammar::service(id, false) {
                Err(finding) => self.wrong(&finding),
                Ok(_) => self.wrong(&grammar::malformed_region(id)),
            },
            Form::Literal(Lit::Str(region)) => match grammar::principal_in_region(service, &region.value()) {
                Ok(parts) => ArgumentValue::Text(parts.concat()),
                Err(finding) => {
                    self.errors.push(Range::of_one(region.span()), &finding);
                    ArgumentValue::Wrong
                }
            },
            Form::Literal(_) => self.wrong(&grammar::malformed_region(id)),
            _ if foreign::is_named(&argument) => self.wrong(&grammar::malformed_region(id)),
            _ if !self.may_be_argument(&argument) => ArgumentValue::Wrong,
            _ => ArgumentValue::Regional { service: service.id, region: argument.iter().cloned().collect() },
        }
    }
}

/// Whether this is surely not exactly one expression. Expressions are not parsed here, so some are not noticed.
fn is_no_expression(tokens: &[TokenTree]) -> bool {
    let is_stray = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | '@' | '~' | '$'));
    let ends_early =
        matches!(tokens.last(), Some(TokenTree::Punct(punct)) if !matches!(punct.as_char(), '?' | '.' | '>'));
    ends_early
        || is_assignment(tokens)
        || tokens.iter().any(is_stray)
        || tokens.windows(2).any(|pair| matches!(pair, [a, b] if are_separate(a, b)))
}

/// Whether an equals sign stands by itself, as in `principal = service = "s3"`. The one of `if let` counts too.
fn is_assignment(tokens: &[TokenTree]) -> bool {
    let is_sign = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if !matches!(punct.as_char(), '&' | '*' | '!' | '-'));
    let is_keyword = matches!(tokens.first(), Some(TokenTree::Ident(word)) if is_keyword(&word.to_string()));
    !is_keyword
        && tokens.iter().enumerate().any(|(at, token)| {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            is_punct(token, '=') && matches!(before, Some(TokenTree::Ident(_))) && !is_sign(tokens.get(at + 1))
        })
}

/// Whether these two tokens cannot stand in a row in an expression.
fn are_separate(first: &TokenTree, second: &TokenTree) -> bool {
    let ends = match first {
        TokenTree::Literal(_) => true,
        TokenTree::Ident(ident) => !is_keyword(&ident.to_string()),
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        TokenTree::Punct(punct) => punct.as_char() == '?',
    };
    let begins = match second {
        TokenTree::Literal(_) => true,
        TokenTree::Ident(ident) => !is_keyword(&ident.to_string()),
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    };
    ends && begins
}

/// Whether the word may stand directly before or behind an expression.
pub(crate) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 27] = [
        "as", "async", "await", "box", "break", "const", "continue", "do", "dyn", "else", "fn", "for", "if", "impl",
        "in", "let", "loop", "match", "move", "mut", "raw", "ref", "return", "static", "unsafe", "while", "yield",
    ];
    KEYWORDS.contains(&word)
}

/// A service identifier, also a misspelt one, or a variable. Constants are upper-case.
fn is_lower_case(name: &str) -> bool {
    name.trim_start_matches('_').starts_with(char::is_lowercase)
}

/// An identifier such as `InvokeFunction`: constants have no lower-case letters.
fn is_camel_case(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase)
}

/// Whether these are the tokens of a constant. A variable is none.
pub(crate) fn is_constant(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(word), TokenTree::Punct(punct), TokenTree::Group(_)] if punct.as_char() == '!' => {
            matches!(word.to_string().as_str(), "concat" | "env" | "include_str" | "stringify")
        }
        [.., TokenTree::Ident(last)] => is_upper_case(&last.to_string()) && is_path(tokens),
        _ => false,
    }
}

/// Whether a name is written as those of constants are.
fn is_upper_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_uppercase() || first == '_') && !name.contains(char::is_lowercase)
}

/// Whether these are names with `::` between them.
fn is_path(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|token| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        _ => false,
    })
}
