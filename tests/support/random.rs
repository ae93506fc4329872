//! Random whole permissions, built as the macro builds them: only those that the engine lets through.

use lambda_perm::facts::{
    actions::ACTIONS,
    partitions::PARTITIONS,
    services::{CallerKind, SERVICES},
};
use lambda_perm_core::facts::parameters::Key;

use crate::support::{case::Case, judge::Random};

const ACCOUNTS: &[&str] = &["123456789012", "000000000001", "999999999999"];
const NAME: &[char] = &['a', 'Z', '0', '9', '-', '_'];
/// What a shell, JSON, a URL or a glob could stumble over. No line ends, which no source ARN has.
const NASTY: &[char] = &[
    'a',
    'Z',
    '0',
    '-',
    '_',
    '.',
    '/',
    ':',
    '*',
    '?',
    ' ',
    '\'',
    '"',
    '\\',
    '$',
    '`',
    '!',
    '#',
    '&',
    ';',
    '|',
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '~',
    '^',
    '%',
    '+',
    '=',
    '@',
    ',',
    '\t',
    '\u{7f}',
    'é',
    '٣',
    '\u{10ffff}',
];

/// As many permissions as asked for, with the version for layers. Those with lints carry the `allow`s they need.
pub fn permissions(random: &mut Random, count: usize) -> Vec<(Case, u64)> {
    let mut permissions = Vec::new();
    let mut allowing = 0;
    while permissions.len() < count {
        let Some(case) = admit(draw(random)) else { continue };
        // Lints are the rule for random values, and the calls without any must not drown in them.
        let has_allow = !case.allowed.is_empty();
        if has_allow && allowing * 2 > count {
            continue;
        }
        allowing += usize::from(has_allow);
        let version = *random.pick(&[1, 7, 42, 18_446_744_073_709, i64::MAX as u64]);
        permissions.push((case, version));
    }
    permissions
}

/// The case with its lints allowed, unless it has an error, which nothing allows.
fn admit(mut case: Case) -> Option<Case> {
    for (code, _) in case.findings() {
        let lint = code.lint()?;
        if !case.allowed.contains(&lint) {
            case.allowed.push(lint);
        }
    }
    // An allowed lint may have stood for an error too. That is then all that is left.
    let left = case.findings();
    let lints: Vec<_> = left.iter().filter(|(code, _)| code.lint().is_some()).collect();
    assert!(lints.is_empty(), "allowing all lints leaves {lints:#?} of {:?}", case.values);
    left.is_empty().then_some(case)
}

fn draw(random: &mut Random) -> Case {
    if random.below(4) == 0 { layer(random) } else { function(random) }
}

fn layer(random: &mut Random) -> Case {
    let account = *random.pick(ACCOUNTS);
    let (partition, region) = place(random);
    let name = text(random, NAME, 140);
    let name =
        if random.below(2) == 0 { name } else { format!("arn:{partition}:lambda:{region}:{account}:layer:{name}") };
    let root = format!("arn:{partition}:iam::{account}:root");
    let principal = *random.pick(&["*", account, &root]);
    let case = Case::layer(principal).with(Key::LayerName, &name).with(Key::StatementId, &text(random, NAME, 100));
    if principal == "*" && random.below(2) == 0 { case.organization("o-t194hfs8cz") } else { case }
}

fn function(random: &mut Random) -> Case {
    let account = *random.pick(ACCOUNTS);
    let (partition, region) = place(random);
    let case = Case::function(&action(random), &principal(random, partition, region, account));
    let mut case = case.with(Key::StatementId, &text(random, NAME, 100));
    let name = text(random, NAME, 64);
    let name = match random.below(3) {
        0 => name,
        1 => format!("{account}:function:{name}"),
        _ => format!("arn:{partition}:lambda:{region}:{account}:function:{name}"),
    };
    let qualifier = qualifier(random);
    case = match random.below(4) {
        0 => case.named(&name).at(&qualifier),
        1 => case.named(&format!("{name}:{qualifier}")),
        2 => case.named(&format!("{name}:{qualifier}")).at(&qualifier),
        _ => case.named(&name),
    };
    conditions(random, case, partition, region, account)
}

fn conditions(random: &mut Random, mut case: Case, partition: &str, region: &str, account: &str) -> Case {
    if random.below(2) == 0 {
        let source = source(random, &case, partition, region, account);
        case = case.arn(&source);
    }
    if random.below(2) == 0 {
        case = case.account(account);
    }
    if random.below(6) == 0 {
        case = case.token(&text(random, &['a', 'Z', '9', '-', '_', '.'], 256));
    }
    if random.below(6) == 0 {
        case = case.organization("o-1234567890abcdefghijklmnopqrstuv");
    }
    if random.below(4) == 0 {
        let auth_type = *random.pick(&["NONE", "AWS_IAM"]);
        case = case.auth_type(auth_type);
    }
    if random.below(5) == 0 {
        case = case.via_url(random.below(3) > 0);
    }
    case
}

/// A documented source of the principal, or any ARN.
fn source(random: &mut Random, case: &Case, partition: &str, region: &str, account: &str) -> String {
    let principal = case.values.iter().find(|(key, _)| *key == Key::Principal).map_or("", |(_, text)| text);
    let service = SERVICES.iter().find(|service| service.principal == principal && !service.source_arns.is_empty());
    let resource = text(random, NASTY, 40);
    let Some(service) = service.filter(|_| random.below(3) > 0) else {
        return format!("arn:{partition}:codecommit:{region}:{account}:{resource}");
    };
    let form = random.pick(service.source_arns).form;
    let form = form.replace("${Partition}", partition).replace("${Region}", region).replace("${Account}", account);
    let mut parts = form.split("${");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |arn, part| arn + "x" + part.split_once('}').map_or("", |(_, behind)| behind))
}

fn principal(random: &mut Random, partition: &str, region: &str, account: &str) -> String {
    match random.below(8) {
        0 => "*".into(),
        1 => account.into(),
        2 => format!("arn:{partition}:iam::{account}:role/path/{}", text(random, &['a', '+', '=', ',', '.', '@'], 20)),
        3 => format!("arn:{partition}:sts::{account}:assumed-role/r/session"),
        4 => random.pick(&["sqs.amazonaws.com", "logs.us-east-1.amazonaws.com", "new.amazonaws.com"]).to_string(),
        _ => {
            let services: Vec<_> = SERVICES.iter().filter(|service| service.kind == CallerKind::Service).collect();
            random.pick(&services).principal.replace("${Region}", region)
        }
    }
}

fn action(random: &mut Random) -> String {
    match random.below(6) {
        0 => random.pick(&["*", "lambda:*", "lambda:Nope"]).to_string(),
        1 => format!("lambda:{}", random.pick(ACTIONS).name),
        2 => "lambda:InvokeFunctionUrl".into(),
        _ => "lambda:InvokeFunction".into(),
    }
}

fn qualifier(random: &mut Random) -> String {
    match random.below(4) {
        0 => "$LATEST.PUBLISHED".into(),
        1 => random.pick(&["1", "7", "42"]).to_string(),
        _ => text(random, NAME, 128),
    }
}

/// A Region with its partition; often the first, which is all that the emulator knows.
fn place(random: &mut Random) -> (&'static str, &'static str) {
    if random.below(2) == 0 {
        return ("aws", "us-east-1");
    }
    let partition = random.pick(PARTITIONS);
    (partition.id, random.pick(partition.regions).code)
}

/// A text of these characters, short more often than not, at most this long.
fn text(random: &mut Random, characters: &[char], longest: usize) -> String {
    let length = if random.below(8) == 0 { longest } else { 1 + random.below(longest.min(12)) };
    (0..length).map(|_| *random.pick(characters)).collect()
}
