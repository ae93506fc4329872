//! Values as other tools and languages write them, and values that only a running program has.
//!
//! Some of these are not Rust, and for the others the compiler's message would not help. So they are recognized by their shape
//! before they are taken for expressions. The words and their meaning are in core.

use lambda_perm_core::{
    facts::cloudformation::Intrinsic as Function,
    facts::parameters::Key,
    grammar::{self, Foreign},
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::{ArgumentValue, Time, ValueReader, intrinsic, is_camel_case, is_keyword, is_lower_case};
use crate::tokens::{Form, is_punct, literal_text};

impl ValueReader<'_> {
    /// Reports a value of another tool or language.
    pub(super) fn foreign(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        self.function(tokens)
            .or_else(|| self.principal(tokens))
            .or_else(|| self.wrapped(tokens))
            .or_else(|| self.object(tokens))
            .or_else(|| self.list(tokens))
            .or_else(|| self.reference(tokens))
            .or_else(|| self.unquoted(tokens))
            .or_else(|| self.joined(tokens))
            .or_else(|| self.of_run_time(tokens))
    }

    pub(super) fn report(&mut self, foreign: &Foreign<'_>) -> Option<ArgumentValue> {
        Some(self.wrong(&grammar::foreign(self.key, foreign)))
    }

    /// `!Sub ".."`, `Fn::Sub(..)`, `cdk.Fn.sub(..)`, `sub(..)`, `Base64(..)`.
    fn function(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        if let Some((name, arguments)) = short_or_long_form(tokens) {
            return self.named_function(&name.to_string(), arguments);
        }
        let Form::Call(name, group) = Form::of(tokens) else { return None };
        let name = name.to_string();
        match grammar::function_of(&name) {
            Some(function) if !may_be_of_user(function) || mentions_function(&group) => {
                self.report(&Foreign::Call(&name, function))
            }
            None if name.starts_with(char::is_uppercase) && grammar::is_other_function(&name) => {
                self.report(&Foreign::OtherFunction(&name))
            }
            _ => None,
        }
    }

    fn named_function(&mut self, name: &str, arguments: &[TokenTree]) -> Option<ArgumentValue> {
        match grammar::function_of(name) {
            Some(function) => self.report(&Foreign::Function(function, &written(function, arguments))),
            None if grammar::is_other_function(name) => self.report(&Foreign::OtherFunction(name)),
            None => None,
        }
    }

    /// `Service("..")`, `new iam.ServicePrincipal("..")`, `AWS: ".."`.
    fn principal(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        if self.key != Key::Principal {
            return None;
        }
        let (name, inside) = match tokens {
            [path @ .., TokenTree::Ident(name), TokenTree::Group(group)] if path.iter().all(is_of_path) => {
                (name, group.stream().into_iter().collect())
            }
            [TokenTree::Ident(name), TokenTree::Punct(colon), inside @ ..] if colon.as_char() == ':' => {
                (name, inside.to_vec())
            }
            _ => return None,
        };
        let known = grammar::around_principal(&name.to_string())?;
        let text = literal_text(&inside);
        self.report(&Foreign::Principal(text.as_deref().unwrap_or(known)))
    }

    /// `Arn("..")`, `Account("..")`: no type that a key takes is made so.
    fn wrapped(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let Form::Call(name, group) = Form::of(tokens) else { return None };
        let name = name.to_string();
        let is_variant = matches!(name.as_str(), "Some" | "Ok" | "Err" | "Borrowed" | "Owned");
        if !is_camel_case(&name) || is_variant {
            return None;
        }
        let text = literal_text(&group.stream().into_iter().collect::<Vec<_>>());
        self.report(&Foreign::Wrapped(&name, text.as_deref().unwrap_or_default()))
    }

    /// `{ "Service": ".." }`, `{ Ref: ".." }`.
    fn object(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let [TokenTree::Group(group)] = tokens else { return None };
        if group.delimiter() != Delimiter::Brace {
            return None;
        }
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let (name, value) = key_and_value(&inside)?;
        if let Some(found) = self.named_function(name.strip_prefix("Fn::").unwrap_or(&name), value) {
            return Some(found);
        }
        match (self.key, literal_text(value)) {
            (Key::Principal, Some(text)) => self.report(&Foreign::Principal(&text)),
            _ => self.report(&Foreign::Object),
        }
    }

    /// `[A, B]`, `&[A]`, `vec![A]`, `(A, B)`, `A | B`.
    fn list(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let is_list = match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                group.stream().into_iter().any(|token| is_punct(&token, ','))
            }
            [TokenTree::Group(group)] => group.delimiter() == Delimiter::Bracket,
            [and, TokenTree::Group(group)] if is_punct(and, '&') => group.delimiter() == Delimiter::Bracket,
            [TokenTree::Ident(name), bang, TokenTree::Group(_)] if is_punct(bang, '!') => name == "vec",
            // A closure begins with the bar.
            [first, ..] if self.takes_text() && !is_punct(first, '|') && !begins_with_keyword(tokens) => {
                tokens.iter().any(|token| is_punct(token, '|'))
            }
            _ => false,
        };
        is_list.then(|| self.report(&Foreign::List)).flatten()
    }

    /// `aws_sns_topic.orders.arn`, `${aws_sns_topic.orders.arn}`, `Orders.TopicArn`, `cdk.Aws.ACCOUNT_ID`.
    fn reference(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let text = match tokens {
            [dollar, TokenTree::Group(_), ..] if is_punct(dollar, '$') => text_of(tokens),
            [TokenTree::Ident(_), colon, ..] if is_punct(colon, ':') => {
                let name = text_of(tokens);
                let written = format!("Ref({name:?})");
                let found = Foreign::Function(Function::Ref, &written);
                return grammar::is_pseudo_parameter(&name).then(|| self.report(&found)).flatten();
            }
            [TokenTree::Ident(_), dot, TokenTree::Ident(_), ..] if is_punct(dot, '.') => {
                let is_path = tokens.iter().all(|token| is_of_path(token) || is_index(token));
                let path = text_of(tokens);
                if is_path && let Some(function) = of_template(&path) {
                    return self.report(&Foreign::Function(function.0, &function.1));
                }
                if !is_path || !grammar::is_of_terraform(&path, self.at == Time::Run) {
                    return None;
                }
                format!("${{{path}}}")
            }
            _ => return None,
        };
        if text.starts_with("${AWS::") {
            return self.report(&Foreign::Function(Function::Sub, &format!("Sub({text:?})")));
        }
        self.report(&Foreign::Reference(&text))
    }

    /// `arn:aws:s3:::my-bucket`, `my-function`, `s3.amazonaws.com`, `*`.
    fn unquoted(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let text = text_of(tokens);
        let is_text = match tokens {
            [only] => is_punct(only, '*'),
            [.., TokenTree::Ident(action)]
                if self.key == Key::Action && tokens.iter().all(is_of_path) && is_camel_case(&action.to_string()) =>
            {
                return self.report(&Foreign::Unquoted(&format!("lambda:{action}")));
            }
            [path @ .., TokenTree::Ident(auth_type)]
                if path
                    .iter()
                    .any(|token| is_word(token, "FunctionUrlAuthType") || is_word(token, "WebFunctionAuthType"))
                    && path.iter().all(is_of_path)
                    && grammar::is_auth_type(self.key, &auth_type.to_string()) =>
            {
                return Some(self.wrong(&grammar::wrong_kind(self.key, false)));
            }
            _ if is_choice(tokens) => return self.report(&Foreign::Choice),
            _ if has_single_colon(tokens) => {
                if tokens.iter().any(is_string) {
                    return self.report(&Foreign::Object);
                }
                true
            }
            _ if !tokens.iter().all(is_of_text) => false,
            _ if self.key == Key::Principal && grammar::is_unquoted_principal(&text) => true,
            _ => self.takes_text() && has_infix(tokens, &['-', '/']),
        };
        is_text.then(|| self.report(&Foreign::Unquoted(&text))).flatten()
    }

    /// `"arn:aws:s3:::" + BUCKET`, `"arn:aws:s3:::{}".format(BUCKET)`.
    fn joined(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let is_literal = tokens.first().is_some_and(is_string);
        if let [_, dot, method, TokenTree::Group(_)] = tokens
            && is_literal
            && is_punct(dot, '.')
            && is_word(method, "format")
        {
            return self.report(&Foreign::Formatted);
        }
        let is_number = !is_literal && matches!(tokens.first(), Some(TokenTree::Literal(_)));
        let is_joined = self.takes_text()
            && !is_number
            && !begins_with_keyword(tokens)
            && (is_literal || self.at == Time::Compile)
            && has_infix(tokens, if is_literal { &['+', '%', '&'] } else { &['+'] });
        is_joined.then(|| self.report(&Foreign::Joined)).flatten()
    }

    /// Values that only a running program has, and words without a value such as `todo!()`.
    fn of_run_time(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let tokens = behind_references(tokens);
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() != Delimiter::Bracket => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_one = !inside.iter().any(|token| is_punct(token, ';') || is_punct(token, ','));
                is_one.then(|| self.of_run_time(&inside)).flatten()
            }
            [path @ .., TokenTree::Ident(name), bang, TokenTree::Group(_)]
                if is_punct(bang, '!') && path.iter().all(is_of_path) =>
            {
                let name = format!("{name}!");
                match name.as_str() {
                    "todo!" | "unimplemented!" | "unreachable!" | "panic!" => self.report(&Foreign::Unwritten(&name)),
                    "format!" if self.at == Time::Compile => self.report(&Foreign::Made(&name)),
                    _ => None,
                }
            }
            [path @ .., TokenTree::Ident(ty), a, b, TokenTree::Ident(function), TokenTree::Group(_)]
                if is_punct(a, ':') && is_punct(b, ':') && path.iter().all(is_of_path) =>
            {
                match (ty.to_string().as_str(), function.to_string().as_str()) {
                    ("Default", "default") | ("From", "from") | ("Into", "into") => {
                        self.report(&Foreign::Conversion(&format!("{ty}::{function}")))
                    }
                    ("String", _) if self.at == Time::Compile => self.report(&Foreign::Made("String")),
                    _ if reads_environment(tokens) => self.environment(),
                    _ => None,
                }
            }
            _ if reads_environment(tokens) => self.environment(),
            [literal, dot, TokenTree::Ident(method), TokenTree::Group(group), ..]
                if is_string(literal) && is_punct(dot, '.') && method == "parse" && is_empty(group) =>
            {
                self.report(&Foreign::Conversion(".parse()"))
            }
            [.., dot, TokenTree::Ident(method), TokenTree::Group(group)] if is_punct(dot, '.') && is_empty(group) => {
                match method.to_string().as_str() {
                    "into" => self.report(&Foreign::Conversion(".into()")),
                    "to_string" | "to_owned" if self.at == Time::Compile => {
                        self.report(&Foreign::Made(&format!("{method}()")))
                    }
                    _ => self.variable_at_start(tokens),
                }
            }
            _ => self.variable_at_start(tokens),
        }
    }

    /// `std::env::var("NAME").unwrap()`.
    fn environment(&mut self) -> Option<ArgumentValue> {
        (self.at == Time::Compile).then(|| self.report(&Foreign::Environment)).flatten()
    }

    fn variable_at_start(&mut self, tokens: &[TokenTree]) -> Option<ArgumentValue> {
        let name = (self.at == Time::Compile).then(|| variable(tokens)).flatten()?;
        self.report(&Foreign::Variable(&name))
    }

    /// Whether the value is a text without operators before it.
    pub(super) const fn takes_text(&self) -> bool {
        !matches!(self.key, Key::VersionNumber | Key::InvokedViaFunctionUrl)
    }
}

/// The variable that an expression begins with: `name`, `&name`, `name.field`, `name[0]`.
pub(crate) fn variable(tokens: &[TokenTree]) -> Option<String> {
    let (TokenTree::Ident(name), rest) = behind_references(tokens).split_first()? else { return None };
    let name = name.to_string();
    let goes_on = match rest.first() {
        None => true,
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Bracket,
        Some(token) => is_punct(token, '.') || is_punct(token, '?'),
    };
    (goes_on && is_lower_case(&name) && !is_keyword(&name)).then_some(name)
}

/// The name of a function, and what follows it, as in YAML, `!Sub ..`, or in JSON, `Fn::Sub ..`.
fn short_or_long_form(tokens: &[TokenTree]) -> Option<(&Ident, &[TokenTree])> {
    match tokens {
        [bang, TokenTree::Ident(name), rest @ ..]
            if is_punct(bang, '!') && name.to_string().starts_with(char::is_uppercase) =>
        {
            Some((name, rest))
        }
        _ => {
            let (path, rest) = tokens.split_at_checked(tokens.iter().position(|token| is_word(token, "Fn"))?)?;
            let rest = match rest {
                [_, a, b, rest @ ..] if is_punct(a, ':') && is_punct(b, ':') => rest,
                [_, dot, rest @ ..] if is_punct(dot, '.') => rest,
                _ => return None,
            };
            match rest {
                [TokenTree::Ident(name), rest @ ..] if path.iter().all(is_of_path) => Some((name, rest)),
                _ => None,
            }
        }
    }
}

/// The function that a path of words stands for: `Orders.TopicArn` is an attribute, and `cdk.Aws.ACCOUNT_ID` a pseudo
/// parameter.
fn of_template(path: &str) -> Option<(Function, String)> {
    let mut words = path.split('.');
    if let (Some(name), Some("Aws")) = (words.next_back(), words.next_back())
        && let Some(parameter) = grammar::pseudo_parameter_of(name)
    {
        return Some((Function::Ref, format!("Ref({parameter:?})")));
    }
    let (resource, attributes) = path.split_once('.')?;
    let is_attribute = resource.starts_with(char::is_uppercase) && attributes.split('.').all(is_camel_case);
    is_attribute.then(|| (Function::GetAtt, format!("GetAtt({path:?})")))
}

/// Whether this is `CONDITION ? A : B`.
fn is_choice(tokens: &[TokenTree]) -> bool {
    let colon = tokens.iter().position(|token| is_punct(token, ':')).unwrap_or_default();
    let question = tokens.iter().position(|token| is_punct(token, '?'));
    has_single_colon(tokens) && question.is_some_and(|question| question < colon)
}

/// Whether this begins with a call of `env::var`.
fn reads_environment(tokens: &[TokenTree]) -> bool {
    let path: Vec<TokenTree> = tokens.iter().take_while(|token| is_of_path(token)).cloned().collect();
    let path = text_of(&path);
    ["env::var", "std::env::var", "::std::env::var"].contains(&path.as_str())
}

/// Whether this is `if ..`, `match ..` and the like, where an operator does not join two values of the key.
fn begins_with_keyword(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Ident(word)) if is_keyword(&word.to_string()))
}

/// Whether this is a function or a reference of a template, or was meant to be one.
pub(super) fn is_of_template(tokens: &[TokenTree], at: Time) -> bool {
    let is_call = match tokens {
        [TokenTree::Ident(name), TokenTree::Group(group)] => {
            group.delimiter() == Delimiter::Parenthesis && intrinsic::is_template(name)
        }
        [TokenTree::Ident(name), dot, ..] if is_punct(dot, '.') => {
            let path = text_of(tokens);
            of_template(&path).is_some() || grammar::is_of_terraform(&path, at == Time::Run) || name == "Fn"
        }
        [dollar, TokenTree::Group(_)] => is_punct(dollar, '$'),
        _ => false,
    };
    is_call || short_or_long_form(tokens).is_some() || grammar::is_pseudo_parameter(&text_of(tokens))
}

/// Whether an argument has a name, as in other languages: `region = ".."`, `region: ".."`.
pub(super) fn is_named(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_), sign, next, ..] => {
            let is_path = is_punct(next, ':');
            is_punct(sign, '=') && !is_punct(next, '=') || is_punct(sign, ':') && !is_path
        }
        _ => false,
    }
}

/// A call of a function as it is written here; empty where that is not clear.
fn written(function: Function, arguments: &[TokenTree]) -> String {
    let argument = match arguments {
        [TokenTree::Group(group)] => literal_text(&group.stream().into_iter().collect::<Vec<_>>()),
        [TokenTree::Literal(_)] => literal_text(arguments),
        [_, ..] if arguments.iter().all(is_of_path) => Some(text_of(arguments)),
        _ => None,
    };
    argument.map(|argument| format!("{}({argument:?})", function.name())).unwrap_or_default()
}

/// Whether people have functions of that name too, in lower case.
const fn may_be_of_user(function: Function) -> bool {
    matches!(function, Function::Join | Function::Select | Function::Split)
}

/// Whether a function of CloudFormation is called somewhere in the arguments.
fn mentions_function(group: &Group) -> bool {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match (token, tokens.get(at + 1)) {
        (TokenTree::Ident(name), Some(TokenTree::Group(_))) => Function::find(&name.to_string()).is_some(),
        (TokenTree::Group(group), _) => mentions_function(group),
        _ => false,
    })
}

/// The first key in braces and its value, if there are keys and values in them.
fn key_and_value(inside: &[TokenTree]) -> Option<(String, &[TokenTree])> {
    let at = inside.iter().position(|token| is_punct(token, ':') || is_punct(token, '='))?;
    let (key, rest) = inside.split_at_checked(at)?;
    let value = rest.split_first()?.1;
    let is_path = value.first().is_some_and(|token| is_punct(token, ':'));
    let name = match key {
        [TokenTree::Ident(name)] if !is_path => name.to_string(),
        [literal @ TokenTree::Literal(_)] => literal_text(std::slice::from_ref(literal))?,
        _ => return None,
    };
    // In a block, a variable may be assigned to.
    let is_assignment = rest.first().is_some_and(|token| is_punct(token, '=')) && is_lower_case(&name);
    let value = if value.first().is_some_and(|token| is_punct(token, '>')) { value.split_first()?.1 } else { value };
    (!is_assignment).then_some((name, value))
}

/// The text of tokens, without spaces.
fn text_of(tokens: &[TokenTree]) -> String {
    tokens
        .iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                format!("{open}{}{close}", text_of(&group.stream().into_iter().collect::<Vec<_>>()))
            }
            token => token.to_string(),
        })
        .collect()
}

/// Whether there is a single colon, or three in a row. In an expression there are always two.
fn has_single_colon(tokens: &[TokenTree]) -> bool {
    let is_closure = tokens.iter().any(|token| is_punct(token, '|') || is_punct(token, '\''));
    let runs = tokens.chunk_by(|a, b| is_punct(a, ':') == is_punct(b, ':'));
    let has_odd = runs.into_iter().any(|run| run.first().is_some_and(|first| is_punct(first, ':')) && run.len() != 2);
    has_odd && !is_closure
}

/// Whether one of the operators stands between two operands.
fn has_infix(tokens: &[TokenTree], operators: &[char]) -> bool {
    tokens.windows(3).any(|window| match window {
        [before, operator, after] => {
            operators.iter().any(|character| is_punct(operator, *character))
                && !matches!(before, TokenTree::Punct(_))
                && !is_punct(after, '>')
                && !matches!(before, TokenTree::Ident(name) if is_keyword(&name.to_string()))
        }
        _ => false,
    })
}

/// The tokens after leading `&` and `*`.
fn behind_references(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [first, rest @ ..] if is_punct(first, '&') || is_punct(first, '*') => behind_references(rest),
        _ => tokens,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_string(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Literal(_)) && literal_text(std::slice::from_ref(token)).is_some()
}

/// Whether the token may be in a path of words: `iam.ServicePrincipal`.
fn is_of_path(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_)) || is_punct(token, '.') || is_punct(token, ':')
}

/// Whether the token is an index after such a path.
fn is_index(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
        || matches!(token, TokenTree::Literal(_)) && !is_string(token)
}

/// Whether the token may be in a text without quotes.
fn is_of_text(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(_) => !is_string(token),
        TokenTree::Punct(punct) => matches!(punct.as_char(), '-' | '/' | '.' | ':' | '*' | '?' | '$' | '@' | '=' | '+'),
        TokenTree::Group(_) => false,
    }
}

fn is_empty(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty()
}
