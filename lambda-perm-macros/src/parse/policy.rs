//! The arguments of `policy!`: the keys of the resource, then what stands for its statements.

use lambda_perm_core::{draft::Draft, grammar, key::Key};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::{Part, argument::mean_all, parse_part, parts, report, split, split_crate};
use crate::{
    call::{Argument, Call, Meant, Member, PolicyCall, Time},
    errors::Errors,
    span::Range,
    value::{Value, variable},
};

/// Reads `$crate key = value, .., statement(..), ..`.
pub(crate) fn parse_policy(input: TokenStream, at: Time, errors: &mut Errors) -> PolicyCall {
    let (krate, tokens) = split_crate(input);
    let mut resource = Call::new(krate, at, Range::of_one(Span::call_site()));
    let (mut members, mut exceptions) = (Vec::new(), Vec::new());
    for part in parts(tokens, errors) {
        match part.tokens.as_slice() {
            [TokenTree::Ident(word), TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Parenthesis && grammar::is_member(&word.to_string()) =>
            {
                members.push(parse_member(&resource, word, &word.to_string(), group, errors));
            }
            [TokenTree::Ident(word), TokenTree::Group(_)] if word == "allow" => {
                exceptions.push(part);
            }
            tokens => match meant_member(&mut resource, tokens, errors) {
                Some(member) => members.push(member),
                None => parse_part(&mut resource, &part, errors),
            },
        }
    }
    if members.is_empty() {
        members.extend(take_bare_statement(&mut resource, &exceptions, errors));
    } else {
        exceptions.iter().for_each(|part| report(&part.tokens, &grammar::misplaced_allow(), errors));
        take_misplaced(&mut resource, errors, Key::is_of_resource);
    }
    for statement in members.iter_mut().flat_map(|member| &mut member.statements) {
        statement.arguments.splice(0..0, resource.arguments.iter().cloned());
        statement.meant.extend(resource.meant.iter().cloned());
    }
    PolicyCall { resource, members }
}

/// Takes the keys of the one statement that stand outside of any, as in `grant!`.
fn take_bare_statement(resource: &mut Call, exceptions: &[Part], errors: &mut Errors) -> Option<Member> {
    let (shared, own): (Vec<_>, Vec<_>) =
        std::mem::take(&mut resource.arguments).into_iter().partition(|argument| argument.key.is_of_resource());
    resource.arguments = shared;
    let range = match own.first() {
        Some(first) => {
            let range = Range::of_one(first.ident.span());
            errors.push(range, &grammar::bare_statement(first.key));
            range
        }
        None => resource.meant.iter().find(|meant| !meant.key.is_of_resource())?.range,
    };
    let mut call = Call::new(resource.krate.clone(), resource.at, range);
    call.arguments = own;
    for part in exceptions {
        parse_part(&mut call, part, errors);
    }
    Some(Member { range, statements: vec![call], permission: None })
}

/// Takes the arguments away that do not belong here.
fn take_misplaced(call: &mut Call, errors: &mut Errors, belongs: fn(Key) -> bool) {
    for argument in call.arguments.iter().filter(|argument| !belongs(argument.key)) {
        errors.push(Range::of_one(argument.ident.span()), &grammar::misplaced_key(argument.key));
    }
    call.arguments.retain(|argument| belongs(argument.key));
}

/// Reads what stands for statements though it is not written so. A set has as many statements as were meant: that is part
/// of its type.
fn meant_member(resource: &mut Call, tokens: &[TokenTree], errors: &mut Errors) -> Option<Member> {
    match tokens {
        [name @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket && is_list(name) => {
            report(tokens, &grammar::list_of_statements(), errors);
            let count = split(group.stream().into_iter().collect()).len();
            Some(unread_statements(resource, Range::of(tokens)?, count.max(1)))
        }
        [TokenTree::Ident(word), TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            let (name, meant) = (word.to_string(), grammar::meant_member(&word.to_string())?);
            if meant == name {
                report(tokens, &grammar::member_in_brackets(meant), errors);
            } else {
                errors.push(Range::of_one(word.span()), &grammar::malformed_argument(&name));
            }
            Some(parse_member(resource, word, meant, group, errors))
        }
        [TokenTree::Ident(word), TokenTree::Punct(equals), TokenTree::Group(group)]
            if equals.as_char() == '=' && grammar::is_member(&word.to_string()) =>
        {
            errors.push(Range::of_one(word.span()), &grammar::unknown_key(&word.to_string()));
            Some(parse_member(resource, word, &word.to_string(), group, errors))
        }
        [.., TokenTree::Ident(word), TokenTree::Punct(bang), TokenTree::Group(group)]
            if bang.as_char() == '!' && grammar::is_macro(&word.to_string()) =>
        {
            report(tokens, &grammar::nested(&word.to_string()), errors);
            if word.to_string().ends_with("policy") {
                return Some(unread_statements(resource, Range::of(tokens)?, 1));
            }
            // The function that the set does not name is named there.
            mean_all(resource, group, tokens);
            resource.meant.retain(|meant| meant.key.is_of_resource());
            bare_permission(resource, tokens)
        }
        [TokenTree::Ident(word)] if is_constant(&word.to_string()) => {
            report(tokens, &grammar::bare_permission(&word.to_string()), errors);
            bare_permission(resource, tokens)
        }
        _ => None,
    }
}

/// Whether this stands before statements in brackets: nothing, or `"Statement":` and the like.
fn is_list(name: &[TokenTree]) -> bool {
    match name.split_first() {
        None => true,
        Some((name, signs)) => {
            grammar::names_statements(&super::word(name))
                && signs.iter().all(|sign| matches!(sign, TokenTree::Punct(_)))
        }
    }
}

/// Statements of which nothing is known.
fn unread_statements(resource: &Call, range: Range, count: usize) -> Member {
    let mut call = Call::new(resource.krate.clone(), resource.at, range);
    call.meant = Key::ALL.iter().filter(|key| !key.is_of_resource()).map(|key| Meant { key: *key, range }).collect();
    Member { range, statements: vec![call; count], permission: None }
}

/// A permission that stands in a set by itself.
fn bare_permission(resource: &Call, tokens: &[TokenTree]) -> Option<Member> {
    let range = Range::of(tokens)?;
    let call = Call::new(resource.krate.clone(), resource.at, range);
    Some(Member { range, statements: vec![call], permission: Some(tokens.to_vec()) })
}

/// Whether a word is written like the name of a constant.
fn is_constant(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Reads `statement(..)`, `function_url(..)` or `permission(..)`: the word that is meant is `meant`.
fn parse_member(resource: &Call, word: &Ident, meant: &str, group: &Group, errors: &mut Errors) -> Member {
    let range = Range { first: word.span(), last: group.span() };
    let mut call = Call::new(resource.krate.clone(), resource.at, range);
    let mut parts = parts(group.stream().into_iter().collect(), errors).into_iter();
    let permission = (meant == "permission").then(|| parts.next().map(|part| part.tokens).unwrap_or_default());
    for part in parts {
        parse_part(&mut call, &part, errors);
    }
    take_misplaced(&mut call, errors, |key| !key.is_of_resource());
    if let Some(expression) = &permission {
        let local = (resource.at == Time::Compile).then(|| variable(expression)).flatten();
        if expression.is_empty() {
            errors.push(range, &grammar::malformed_permission());
        } else if let Some(name) = &local {
            report(expression, &grammar::variable_permission(name), errors);
            return unread_statements(resource, range, 1);
        }
        for argument in call.arguments.drain(..) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::key_of_permission(argument.key));
        }
        call.meant.clear();
    }
    let statements = if meant == "function_url" { pair(call, word, errors).into() } else { vec![call] };
    Member { range, statements, permission }
}

/// The two statements of a function URL. They share all values but the action, and each has a key of its own.
fn pair(mut call: Call, word: &Ident, errors: &mut Errors) -> [Call; 2] {
    for argument in &call.arguments {
        if matches!(argument.key, Key::Action | Key::InvokedViaFunctionUrl) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::key_of_function_url(argument.key));
        }
    }
    call.arguments.retain(|argument| !matches!(argument.key, Key::Action | Key::InvokedViaFunctionUrl));
    let written = |key, text: &str| Argument {
        key,
        ident: word.clone(),
        value: Value::Text(text.to_owned()),
        tokens: vec![word.clone().into()],
    };
    let mut invoke = call.clone();
    call.arguments.push(written(Key::Action, grammar::FUNCTION_URL_ACTIONS[0]));
    invoke.arguments.retain(|argument| argument.key != Key::FunctionUrlAuthType);
    invoke.arguments.push(written(Key::Action, grammar::FUNCTION_URL_ACTIONS[1]));
    invoke.arguments.push(written(Key::InvokedViaFunctionUrl, "true"));
    if let Some(id) = invoke.arguments.iter_mut().find(|argument| argument.key == Key::StatementId) {
        id.value = match &id.value {
            Value::Text(text) => suffixed(text, &id.tokens, errors),
            Value::Wrong => Value::Wrong,
            _ => Value::Suffixed,
        };
    }
    [call, invoke]
}

/// The ID of the second statement.
fn suffixed(id: &str, tokens: &[TokenTree], errors: &mut Errors) -> Value {
    let id = format!("{id}{}", grammar::INVOKE_SUFFIX);
    match Draft::check(Key::StatementId, &id) {
        None => Value::Text(id),
        Some(finding) => {
            report(tokens, &finding, errors);
            Value::Wrong
        }
    }
}
