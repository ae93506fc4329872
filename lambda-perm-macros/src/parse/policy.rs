//! The arguments of `policy!`: the keys of the resource, then its members.

use lambda_perm_core::{
    check::check_value,
    facts::{actions::FUNCTION_URL_ACTIONS, parameters::Key},
    grammar,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::{
    argument::{mean_all, name_of},
    parse_part, parts, split_crate,
};
use crate::{
    call::{Argument, Call, Meant, MemberCall, PolicyCall},
    errors::Errors,
    span::Range,
    tokens::{Form, ListItem, split, word},
    value::{ArgumentValue, Time, depth, variable},
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
                None => match unread_member(&mut resource, tokens, errors) {
                    Some(member) => members.push(member),
                    None => parse_part(&mut resource, &part, errors),
                },
            },
        }
    }
    if members.is_empty() {
        members.extend(take_bare_statement(&mut resource, &exceptions, errors));
    } else {
        exceptions.iter().for_each(|part| errors.report(&part.tokens, &grammar::misplaced_allow()));
        take_misplaced(&mut resource, errors, Key::is_of_resource);
    }
    for statement in members.iter_mut().flat_map(|member| &mut member.statements) {
        statement.arguments.splice(0..0, resource.arguments.iter().cloned());
        statement.meant.extend(resource.meant.iter().cloned());
    }
    PolicyCall { resource, members }
}

/// Takes the keys of a statement that was written without `statement(..)`, as in `grant!`.
fn take_bare_statement(resource: &mut Call, exceptions: &[ListItem], errors: &mut Errors) -> Option<MemberCall> {
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
    Some(MemberCall { range, statements: vec![call], permission: None })
}

/// Removes the arguments that do not belong here.
fn take_misplaced(call: &mut Call, errors: &mut Errors, belongs: fn(Key) -> bool) {
    for argument in call.arguments.iter().filter(|argument| !belongs(argument.key)) {
        errors.push(Range::of_one(argument.ident.span()), &grammar::misplaced_key(argument.key));
    }
    call.arguments.retain(|argument| belongs(argument.key));
}

/// Reads what was meant as statements but is written in another way, so that the set has as many statements as were meant.
fn meant_member(resource: &mut Call, tokens: &[TokenTree], errors: &mut Errors) -> Option<MemberCall> {
    match tokens {
        [name @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket && is_list(name) => {
            errors.report(tokens, &grammar::list_of_statements());
            let count = split(group.stream()).len();
            Some(unread_statements(resource, Range::of(tokens)?, count.max(1)))
        }
        [TokenTree::Ident(word), TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            let (name, meant) = (word.to_string(), grammar::meant_member(&word.to_string())?);
            if meant == name {
                errors.report(tokens, &grammar::member_in_brackets(meant));
            } else {
                errors.push(Range::of_one(word.span()), &grammar::malformed_argument(&name));
            }
            Some(parse_member(resource, word, meant, group, errors))
        }
        [TokenTree::Ident(word), rest @ ..] if !rest.is_empty() && grammar::is_member(&word.to_string()) => {
            let name = word.to_string();
            errors.push(Range::of_one(word.span()), &grammar::unknown_key(&name));
            match behind_signs(rest) {
                [TokenTree::Group(group)] => Some(parse_member(resource, word, &name, group, errors)),
                _ => Some(unread_statements(resource, Range::of(tokens)?, 1)),
            }
        }
        [.., TokenTree::Ident(word), TokenTree::Punct(bang), TokenTree::Group(group)]
        | [.., TokenTree::Ident(word), TokenTree::Punct(bang), TokenTree::Group(group), TokenTree::Punct(_)]
            if bang.as_char() == '!' && grammar::is_macro(&word.to_string()) =>
        {
            errors.report(tokens, &grammar::nested(&word.to_string()));
            if !word.to_string().ends_with("policy") {
                // The key of the function that the set lacks is in there.
                mean_all(resource, group, tokens);
                resource.meant.retain(|meant| meant.key.is_of_resource());
            }
            Some(unread_statements(resource, Range::of(tokens)?, 1))
        }
        tokens => {
            let constant = constant(tokens)?;
            errors.report(tokens, &grammar::bare_permission(&constant));
            Some(unread_statements(resource, Range::of(tokens)?, 1))
        }
    }
}

/// Reads what is not an argument and means no key, so it was probably meant as a statement.
fn unread_member(resource: &mut Call, tokens: &[TokenTree], errors: &mut Errors) -> Option<MemberCall> {
    let is_pair = matches!(tokens, [_, TokenTree::Punct(sign), ..] if matches!(sign.as_char(), '=' | ':'));
    let name = name_of(tokens);
    let is_attribute = matches!(tokens.first(), Some(TokenTree::Punct(sign)) if sign.as_char() == '#');
    if is_attribute || tokens.len() < 2 && !matches!(tokens, [TokenTree::Group(_)]) || is_pair || name == "allow" {
        return None;
    }
    if grammar::meant_key(&name).is_some() || grammar::has_meaning(&name) {
        return None;
    }
    errors.report(tokens, &grammar::unknown_member());
    if let [.., TokenTree::Group(group)] = tokens {
        mean_all(resource, group, tokens);
        resource.meant.retain(|meant| meant.key.is_of_resource());
    }
    Some(unread_statements(resource, Range::of(tokens)?, 1))
}

/// The tokens after `=`, `:`, `=>` or `!`.
fn behind_signs(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [TokenTree::Punct(_), rest @ ..] => behind_signs(rest),
        _ => tokens,
    }
}

/// The constant that stands by itself: `UPLOADS`, `&permissions::UPLOADS`.
fn constant(tokens: &[TokenTree]) -> Option<String> {
    let path = match tokens {
        [TokenTree::Punct(and), path @ ..] if matches!(and.as_char(), '&' | '*') => path,
        path => path,
    };
    let is_path = path.iter().all(|token| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(colon) => colon.as_char() == ':',
        _ => false,
    });
    let Some(TokenTree::Ident(name)) = path.last() else { return None };
    (is_path && is_constant(&name.to_string())).then(|| path.iter().map(ToString::to_string).collect())
}

/// Whether these tokens may come before statements in brackets: none, or `"Statement":` and the like.
fn is_list(name: &[TokenTree]) -> bool {
    match name.split_first() {
        None => true,
        Some((name, signs)) => {
            grammar::names_statements(&word(name))
                && !signs.is_empty()
                && signs.iter().all(|sign| matches!(sign, TokenTree::Punct(_)))
        }
    }
}

/// Statements of which nothing is known.
fn unread_statements(resource: &Call, range: Range, count: usize) -> MemberCall {
    let mut call = Call::new(resource.krate.clone(), resource.at, range);
    call.meant = Key::ALL.iter().filter(|key| !key.is_of_resource()).map(|key| Meant { key: *key, range }).collect();
    MemberCall { range, statements: vec![call; count], permission: None }
}

/// Whether a word is written like the name of a constant.
fn is_constant(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Reads `statement(..)`, `function_url(..)` or `permission(..)`. `word` is as written, `meant` as it should be.
fn parse_member(resource: &Call, word: &Ident, meant: &str, group: &Group, errors: &mut Errors) -> MemberCall {
    let range = Range { first: word.span(), last: group.span() };
    let mut call = Call::new(resource.krate.clone(), resource.at, range);
    let mut parts = parts(group.stream(), errors).into_iter();
    let permission = (meant == "permission").then(|| parts.next().map(|part| part.tokens).unwrap_or_default());
    if permission.is_none()
        && let [part] = parts.as_slice()
        && let Some(constant) = constant(&part.tokens)
    {
        errors.report(&part.tokens, &grammar::bare_permission(&constant));
        return unread_statements(resource, range, if meant == "function_url" { 2 } else { 1 });
    }
    for part in parts {
        parse_part(&mut call, &part, errors);
    }
    take_misplaced(&mut call, errors, |key| !key.is_of_resource());
    if let Some(expression) = &permission {
        let local = (resource.at == Time::Compile).then(|| variable(expression)).flatten();
        if expression.is_empty() {
            errors.push(range, &grammar::malformed_permission());
        } else if let Form::Literal(_) = Form::of(expression) {
            errors.report(expression, &grammar::malformed_permission());
            return unread_statements(resource, range, 1);
        } else if depth::is_too_deep(expression) {
            errors.report(expression, &grammar::too_deep(meant, depth::DEEPEST));
            return unread_statements(resource, range, 1);
        } else if let Some(name) = &local {
            errors.report(expression, &grammar::variable_permission(name));
            return unread_statements(resource, range, 1);
        }
        for argument in call.arguments.drain(..) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::key_of_permission(argument.key));
        }
        call.meant.clear();
    }
    let statements = if meant == "function_url" { pair(call, word, errors).into() } else { vec![call] };
    MemberCall { range, statements, permission }
}

/// The two statements of a function URL. They share all values but the action and one key each.
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
        value: ArgumentValue::Text(text.to_owned()),
        tokens: vec![word.clone().into()],
    };
    let ([url_action, action], mut invoke) = (FUNCTION_URL_ACTIONS, call.clone());
    call.arguments.push(written(Key::Action, url_action));
    invoke.arguments.retain(|argument| argument.key != Key::FunctionUrlAuthType);
    invoke.arguments.push(written(Key::Action, action));
    invoke.arguments.push(written(Key::InvokedViaFunctionUrl, "true"));
    if let Some(id) = invoke.arguments.iter_mut().find(|argument| argument.key == Key::StatementId) {
        id.value = match &id.value {
            ArgumentValue::Text(text) => suffixed(text, &id.tokens, errors),
            ArgumentValue::Wrong => ArgumentValue::Wrong,
            _ => ArgumentValue::Suffixed,
        };
    }
    [call, invoke]
}

/// The ID of the second statement.
fn suffixed(id: &str, tokens: &[TokenTree], errors: &mut Errors) -> ArgumentValue {
    let id = format!("{id}{}", grammar::INVOKE_SUFFIX);
    match check_value(Key::StatementId, &id) {
        None => ArgumentValue::Text(id),
        Some(finding) => {
            errors.report(tokens, &finding);
            ArgumentValue::Wrong
        }
    }
}
