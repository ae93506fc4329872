//! Broken calls. For each of them, the macro expands to one expression of the right type.

use std::env;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use syn::{Expr, parse2};

use super::tokens;
use crate::{
    analyse,
    call::Call,
    editor,
    errors::Errors,
    expand_grant, expand_policy, parse,
    value::{ArgumentValue, Time},
};

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// The number of cases, times `LAMBDA_PERM_DEPTH`, which `.ci/deep` sets.
const STREAMS: usize = 20_000;

const CALLS: [&str; 17] = [
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = s3, source_arn = \"arn:aws:s3:::b\", source_account = ACCOUNT,",
    "function_name = \"f:7\", statement_id = \"s\", action = \"lambda:GetFunction\", principal = \"123456789012\"",
    "function_name = NAME, statement_id = concat!(\"a\", \"b\"), action = ACTION, principal = workmail(REGION), source_arn = <T as U<1, 2>>::V",
    "layer_name = \"l\", version_number = 3, statement_id = \"s\", action = GetLayerVersion, principal = \"*\", organization_id = \"o-t194hfs8cz\"",
    "layer_name = Self::LAYER, version_number = VERSION, statement_id = \"s\", action = GetLayerVersion, principal = \"*\", allow(public_access, reason = \"r\")",
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunctionUrl, principal = \"*\", function_url_auth_type = NONE, allow(public_access, no_effect, reason = \"r\")",
    "function_name = name, qualifier = \"prod\", statement_id = \"s\", action = InvokeFunction, principal = logs(\"us-east-1\"), source_arn = config.arn, invoked_via_function_url = true",
    "function_name = { const F: &str = \"f\"; F }, statement_id = \"s\", action = InvokeFunction, principal = alexa_appkit, event_source_token = table::<3>(),",
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = sns_topic(\"us-east-1\", \"123456789012\", \"t\")",
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = sns_topic(REGION, Self::ACCOUNT, table::<1, 2>()),",
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = s3, source_arn = s3_bucket(concat!(\"my\", \"-bucket\")), source_account = ACCOUNT",
    "function_name = \"f\", statement_id = ID, action = InvokeFunction, principal = apigateway, source_arn = rest_api_method(\"us-east-1\", account, \"abc123\", \"prod\", \"ANY\", \"/pets/{id}\")",
    "function_name = Ref(\"Fn\"), statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = Ref(\"T\", of = \"AWS::SNS::Topic\")",
    "function_name = Sub(\"${Fn}:${A}\", A = \"live\"), statement_id = ID, action = InvokeFunction, principal = s3, source_arn = Join(\"\", [\"arn:aws:s3:::\", Select(0, Split(\"-\", Ref(\"B\")))]), source_account = Ref(\"AWS::AccountId\")",
    "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = If(\"C\", \"123456789012\", FindInMap(\"M\", Ref(\"AWS::Region\"), \"K\")), qualifier = QUALIFIER",
    "function_name = Terraform(\"${aws_lambda_function.f.arn}\"), statement_id = name, action = InvokeFunction, principal = sns, source_arn = Terraform(\"${aws_sns_topic.t.arn}\")",
    "layer_name = ImportValue(Sub(\"${AWS::StackName}-layer\")), statement_id = \"s\", action = GetLayerVersion, principal = \"*\", organization_id = GetAtt(\"O.Id\")",
];

const POLICIES: [&str; 8] = [
    "function_name = \"f\", qualifier = \"prod\", statement(statement_id = \"a\", action = InvokeFunction, principal = \"123456789012\"), statement(statement_id = ID, action = GetFunction, principal = sns, source_arn = TOPIC, allow(shadowed, reason = \"r\"))",
    "function_name = NAME, function_url(statement_id = ID, principal = \"*\", function_url_auth_type = NONE, allow(public_access, reason = \"r\")), permission(UPLOADS), permission(table::<3>(), allow(shadowed, reason = \"r\"))",
    "layer_name = \"l\", version_number = VERSION, statement(statement_id = \"a\", action = GetLayerVersion, principal = ACCOUNT)",
    "function_name = \"f\", function_url(statement_id = \"url\", principal = cloudfront, source_arn = \"arn:aws:cloudfront::123456789012:distribution/E1\"), statement(statement_id = \"s\", action = InvokeFunction, principal = logs(REGION), source_arn = Self::SOURCE)",
    "function_name = \"f\", function_url(statement_id = \"url\", principal = cloudfront, source_arn = cloudfront_distribution(\"123456789012\", \"E1\")), statement(statement_id = \"t\", action = InvokeFunction, principal = sns, source_arn = sns_topic(REGION, \"123456789012\", \"t\"))",
    "function_name = NAME, function_url(statement_id = ID, principal = cloudfront, source_arn = cloudfront_distribution(ACCOUNT, Self::DISTRIBUTION)), permission(grant!(function_name = NAME, source_arn = s3_bucket(BUCKET)))",
    "function_name = Ref(\"Fn\"), statement(statement_id = \"t\", action = InvokeFunction, principal = sns, source_arn = If(\"C\", Ref(\"T\"), TOPIC)), permission(UPLOADS)",
    "function_name = \"f\", function_url(statement_id = \"url\", principal = Ref(\"AWS::AccountId\")), statement(statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = GetAtt(\"T.TopicArn\", of = \"AWS::SNS::Topic\"))",
];

/// A xorshift generator: the same streams on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn token(&mut self) -> TokenTree {
        let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
        match self.below(5) {
            0 | 1 => {
                let characters = [',', '=', ':', '.', '-', '<', '>', '&', '#', '$', '!', '*'];
                Punct::new(characters[self.below(characters.len())], [Spacing::Alone, Spacing::Joint][self.below(2)])
                    .into()
            }
            2 => {
                let words = [
                    "allow",
                    "reason",
                    "function_name",
                    "layer_name",
                    "source_arn",
                    "statement",
                    "permission",
                    "s3",
                    "sqs",
                    "sns_topic",
                    "s3_bucket",
                    "Ref",
                    "Sub",
                    "Join",
                    "Select",
                    "If",
                    "Terraform",
                    "of",
                    "X",
                    "self",
                    "Self",
                    "fn",
                    "é",
                ];
                Ident::new(words[self.below(words.len())], Span::call_site()).into()
            }
            3 => {
                let literals = [
                    "\"\"",
                    "\"a\\0b\"",
                    "0",
                    "1.5",
                    "'c'",
                    "b\"b\"",
                    "c\"c\"",
                    "\"x\"y",
                    "18446744073709551616",
                    "r#\"\"#",
                    "\"${\"",
                    "\"${!x}\"",
                    "\"${AWS::Region}\"",
                    "\"arn:aws:s3:::${B}\"",
                ];
                match self.below(literals.len() + 1) {
                    at if at < literals.len() => literals[at].parse::<Literal>().expect("a literal").into(),
                    _ => Literal::i64_unsuffixed(-1).into(),
                }
            }
            _ => Group::new(delimiters[self.below(4)], TokenStream::new()).into(),
        }
    }

    fn mutate(&mut self, tokens: &mut Vec<TokenTree>) {
        let (at, other) = (self.below(tokens.len()), self.below(tokens.len()));
        if let Some(TokenTree::Group(group)) = tokens.get(at)
            && self.below(2) == 0
        {
            let mut inside: Vec<TokenTree> = group.stream().into_iter().collect();
            self.mutate(&mut inside);
            tokens[at] = Group::new(group.delimiter(), inside.into_iter().collect()).into();
            return;
        }
        match self.below(7) {
            0 if !tokens.is_empty() => drop(tokens.remove(at)),
            1 if !tokens.is_empty() => tokens.insert(other, tokens[at].clone()),
            2 if !tokens.is_empty() => tokens.swap(at, other),
            3 if !tokens.is_empty() => tokens[at] = self.token(),
            4 => tokens.truncate(at),
            5 if !tokens.is_empty() => {
                let inside = tokens.drain(at.min(other)..at.max(other)).collect();
                let delimiter = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::None][self.below(3)];
                tokens.insert(at.min(other), Group::new(delimiter, inside).into());
            }
            _ => tokens.insert(at, self.token()),
        }
    }
}

/// Whether there is an empty invisible group. Only `$x:vis` makes one, and syn reads it as an end.
fn has_empty_group(stream: &TokenStream) -> bool {
    stream.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None && group.stream().is_empty() || has_empty_group(&group.stream())
        }
        _ => false,
    })
}

/// Whether everything that the macro passes on unread is an expression. If not, the compiler reports it.
fn passes_on_expressions(call: &Call) -> bool {
    call.arguments.iter().all(|argument| match &argument.value {
        ArgumentValue::Expression | ArgumentValue::Suffixed => is_expression(&argument.tokens),
        ArgumentValue::Regional { region, .. } => parse2::<Expr>(region.clone()).is_ok(),
        ArgumentValue::Constructed { arguments, .. } => {
            arguments.iter().all(|argument| parse2::<Expr>(argument.clone()).is_ok())
        }
        _ => true,
    })
}

fn is_expression(tokens: &[TokenTree]) -> bool {
    parse2::<Expr>(tokens.iter().cloned().collect()).is_ok()
}

/// What the front end makes of a stream: its errors, whether it passes on expressions only, and the expansion.
fn run(input: &TokenStream, is_policy: bool, time: Time) -> (Errors, bool, TokenStream) {
    let mut errors = Errors::default();
    if is_policy {
        let parsed = parse::parse_policy(input.clone(), time, &mut errors);
        let _ = analyse::analyse_policy(&parsed, &mut errors);
        let passes = passes_on_expressions(&parsed.resource)
            && parsed.statements().all(|(_, call)| passes_on_expressions(call))
            && parsed.members.iter().all(|member| {
                member.permission.as_deref().is_none_or(|tokens| tokens.is_empty() || is_expression(tokens))
            });
        return (errors, passes, expand_policy(input.clone(), time));
    }
    let parsed = parse::parse(input.clone(), time, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    (errors, passes_on_expressions(&parsed), expand_grant(input.clone(), time))
}

#[test]
fn every_stream_becomes_one_typed_expression() {
    println!("seed {SEED:#x}");
    let mut random = Random(SEED);
    let (mut right, mut wrong) = (0, 0);
    let times: usize = env::var("LAMBDA_PERM_DEPTH").map_or(1, |times| times.parse().expect("a number"));
    let streams = STREAMS * times;
    for number in 0..streams {
        let is_policy = random.below(2) == 0;
        let time = [Time::Compile, Time::Run][random.below(2)];
        let call = if is_policy { POLICIES[random.below(POLICIES.len())] } else { CALLS[random.below(CALLS.len())] };
        let mut stream: Vec<TokenTree> = tokens(call).into_iter().skip(1).collect();
        for _ in 0..=random.below(4) {
            random.mutate(&mut stream);
        }
        let input: TokenStream = tokens("").into_iter().chain(stream).collect();
        let shown = format!("stream {number}: {input}");

        let (errors, passes, expansion) = run(&input, is_policy, time);
        let text = expansion.to_string();
        if number % 16 == 0 {
            assert_eq!(text, run(&input, is_policy, time).2.to_string(), "{shown}");
        }

        let fallback = text.contains("fallback_function") || text.contains("fallback_layer_version");
        assert_eq!(errors.is_empty(), !fallback, "{shown}\n{text}");
        assert_eq!(text.matches("compile_error").count(), errors.iter().count(), "{shown}\n{text}");
        if errors.is_empty() {
            right += 1;
        } else {
            wrong += 1;
        }
        for message in errors.iter().map(ToString::to_string) {
            assert!(message.contains("\n= help: ") && message.ends_with(']'), "{shown}\n{message}");
        }
        if !has_empty_group(&input) && passes {
            assert!(parse2::<Expr>(expansion).is_ok(), "{shown}\n{text}");
        }
        // The words for editors are valid for any call.
        if !has_empty_group(&input) {
            let words = editor::words(input);
            assert!(parse2::<syn::Item>(words.clone()).is_ok(), "{shown}\n{words}");
        }
    }
    println!("{right} right, {wrong} wrong");
    assert!(right > streams / 100 && wrong > streams / 2, "{right} right, {wrong} wrong");
}
