//! Which service of the catalogue is meant by what is none.

use core::slice;

use super::{
    CallerKind, IDS, NICKNAMES, NOT_NEEDED, SERVICES, by_id,
    form::{SourceArnForm, intersects},
};
use crate::{
    facts::partitions::{self, PARTITIONS, is_region},
    text::{
        between, ends_with, equal, equal_ignoring_case, find, first, from, split_once,
        suggest::{closest, is_near},
    },
};

/// The identifiers of the services that may be meant: none, the one, or all that a name stands for.
pub(crate) type Meant = &'static [&'static str];

const ALL: Meant = &IDS;

/// What a word in the place of an identifier means.
pub(crate) const fn by_word(word: &str) -> Meant {
    match by_name(word) {
        [] => by_likeness(word),
        ids => ids,
    }
}

/// What is called so, however it is written.
pub(crate) const fn by_name(word: &str) -> Meant {
    if let Some(id) = first!(IDS, |id| is_same(id, word)) {
        return slice::from_ref(id);
    }
    match first!(NICKNAMES, |row| first!(row.names, |name| is_same(name, word)).is_some() => row.ids) {
        Some(ids) => ids,
        None => &[],
    }
}

/// What is called nearly so.
const fn by_likeness(word: &str) -> Meant {
    if let Some(id) = alike(word, ALL) {
        return by_name(id);
    }
    if let Some(name) = alike(word, &DISTINGUISHING) {
        return of_principal(name);
    }
    match first!(NICKNAMES, |row| alike(word, row.names).is_some() => row.ids) {
        Some(ids) => ids,
        None => &[],
    }
}

/// The nearest name, if it is not rather that of another service. Few slips are in the first letter, and a word with another one
/// is mostly such a name, as `qconnect` is; and so are three letters in another order, as in `sms`.
const fn alike(word: &str, names: &[&'static str]) -> Option<&'static str> {
    let Some(name) = closest(word, names) else { return None };
    let begins_alike = word.as_bytes()[0].eq_ignore_ascii_case(&name.as_bytes()[0]);
    let is_reordered = word.len() == 3 && name.len() == 3 && !equal_ignoring_case(word, name);
    if begins_alike && !is_reordered { Some(name) } else { None }
}

/// What a service principal means that the catalogue does not hold. Only what tells principals from one another is compared.
pub(crate) const fn by_principal(principal: &str) -> Meant {
    let name = distinguishing(principal);
    match exactly(name) {
        [] => {}
        ids => return ids,
    }
    match (by_likeness(name), split_once(name, b'.')) {
        ([], Some((first, rest))) => by_first_label(first, rest),
        (ids, _) => ids,
    }
}

/// What has the first label, where a Region or nothing known follows. Other services have principals in the names of those that
/// need no grant, such as `dynamodb.application-autoscaling`.
const fn by_first_label(first: &str, rest: &str) -> Meant {
    match of_principal(first) {
        [id] if by_id(id).is_some() || closest(rest, &partitions::REGION_CODES).is_some() => of_principal(first),
        _ => &[],
    }
}

/// What a service principal means, with the help of a source: by its name, else by the service that sends such a source, else
/// by the likeness of letters.
pub(crate) const fn by_principal_and_source(principal: &str, service: &str, resource: &str) -> Meant {
    match (exactly(distinguishing(principal)), by_source(service, resource)) {
        (ids @ [_], _) | (_, ids @ [_]) => ids,
        _ => by_principal(principal),
    }
}

const fn exactly(name: &str) -> Meant {
    match of_principal(name) {
        [] => by_name(name),
        ids => ids,
    }
}

/// What sends ARNs of this service, the first that may send this one.
const fn by_source(service: &str, resource: &str) -> Meant {
    let (mut found, mut at): (Meant, _) = (&[], 0);
    while at < SERVICES.len() {
        let mut form = 0;
        while form < SERVICES[at].source_arns.len() {
            let source = &SERVICES[at].source_arns[form];
            let parts = SourceArnForm::new(source);
            if equal(parts.service, service) {
                if intersects(resource, "", from(source.form, parts.resource)) {
                    return slice::from_ref(&ALL[at]);
                }
                if found.is_empty() {
                    found = slice::from_ref(&ALL[at]);
                }
            }
            form += 1;
        }
        at += 1;
    }
    if found.is_empty() { of_principal(service) } else { found }
}

/// What has this distinguishing part in its principal.
const fn of_principal(name: &str) -> Meant {
    let mut at = 0;
    while at < DISTINGUISHING.len() {
        if equal_ignoring_case(DISTINGUISHING[at], name) && !name.is_empty() {
            return slice::from_ref(&ALL[at]);
        }
        at += 1;
    }
    &[]
}

/// What tells the principals of all services from one another, in the order of [`IDS`]; empty for those that have none. It is
/// written out because computing it takes long in const evaluation, and each build would do so twice.
#[rustfmt::skip]
static DISTINGUISHING: [&str; IDS.len()] = [
    "s3", "sns", "events", "apigateway", "logs", "iot", "cognito-idp", "cognito-sync", "lexv2", "lex",
    "alexa-appkit", "alexa-connectedhome", "config", "codecommit", "ses", "elasticloadbalancing",
    "secretsmanager", "cloudfront", "replicator.lambda", "vpc-lattice", "bedrock", "bedrock-agentcore", "connect",
    "connect-campaigns", "iotevents", "iotanalytics", "pinpoint", "workmail", "availability.workmail",
    "voiceconnector.chime", "messaging.chime", "transfer", "ivschat", "lambda.alarms.cloudwatch",
    "lambda.datasource.cloudwatch", "appsync", "appconfig", "cloudformation", "health-agent",
    "iotmanagedintegrations", "medical-imaging", "healthlake", "appflow", "iot1click", "chime", "", "sqs",
    "dynamodb", "kinesis", "kafka", "", "mq", "", "firehose", "scheduler", "pipes", "states",
    "batchoperations.s3", "s3-object-lambda", "codepipeline", "codedeploy", "ecs", "hooks.cloudformation",
    "appsync", "kendra", "qbusiness", "bedrock", "sagemaker", "transfer", "ssm", "swf", "redshift", "rds",
    "athena", "clientvpn", "iottwinmaker", "datazone", "arc-region-switch", "lambda", "chatbot", "edgelambda",
];

/// The service principal of the service with this number.
pub(crate) const fn principal_of(at: usize) -> Option<&'static str> {
    if at >= SERVICES.len() {
        return NOT_NEEDED[at - SERVICES.len()].principal;
    }
    match SERVICES[at].kind {
        CallerKind::Service => Some(SERVICES[at].principal),
        CallerKind::Role => None,
    }
}

/// What tells a service principal from others: the labels before AWS's domain, without a Region.
const fn distinguishing(principal: &str) -> &str {
    let labels = before_domain(principal);
    match last_label(labels) {
        Some((rest, last)) if is_region(last) || equal(last, "${Region}") => rest,
        _ => labels,
    }
}

/// The Region in a principal of this kind.
pub(crate) const fn region_of(principal: &str) -> Option<&str> {
    match last_label(before_domain(principal)) {
        Some((_, last)) if is_region(last) => Some(last),
        _ => None,
    }
}

const fn last_label(labels: &str) -> Option<(&str, &str)> {
    let mut at = labels.len();
    while at > 0 {
        at -= 1;
        if labels.as_bytes()[at] == b'.' {
            return Some((between(labels, 0, at), from(labels, at + 1)));
        }
    }
    None
}

/// The labels before the domain of AWS, also where that is misspelt; the first one where there is none.
const fn before_domain(principal: &str) -> &str {
    let mut at = 0;
    while at < PARTITIONS.len() {
        let domain = PARTITIONS[at].dns_suffix;
        if ends_with(principal, domain) && principal.len() > domain.len() {
            return between(principal, 0, principal.len() - domain.len() - 1);
        }
        at += 1;
    }
    let mut start = 0;
    while let Some(dot) = find(principal, b'.', start) {
        let label = between(principal, start, dot);
        if start > 0 && (is_near(label, "amazonaws") || is_near(label, "amazon")) {
            return between(principal, 0, start - 1);
        }
        start = dot + 1;
    }
    match split_once(principal, b'.') {
        Some((first, _)) => first,
        None => principal,
    }
}

/// Whether two names are the same but for case, what stands between their words, and the vendor before them.
const fn is_same(name: &str, word: &str) -> bool {
    let (name, word) = (without_vendor(name.as_bytes()), without_vendor(word.as_bytes()));
    let (mut at, mut of_word) = (0, 0);
    loop {
        while at < name.len() && is_separator(name[at]) {
            at += 1;
        }
        while of_word < word.len() && is_separator(word[of_word]) {
            of_word += 1;
        }
        if at == name.len() || of_word == word.len() {
            return at == name.len() && of_word == word.len() && at > 0;
        }
        if !name[at].eq_ignore_ascii_case(&word[of_word]) {
            return false;
        }
        at += 1;
        of_word += 1;
    }
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

const fn without_vendor(name: &[u8]) -> &[u8] {
    match name {
        [b'a' | b'A', b'w' | b'W', b's' | b'S', rest @ ..] if !rest.is_empty() => rest,
        [b'a' | b'A', b'm' | b'M', b'a' | b'A', b'z' | b'Z', b'o' | b'O', b'n' | b'N', rest @ ..]
            if !rest.is_empty() =>
        {
            rest
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_services() {
        for (word, ids) in [
            ("S3", &["s3"][..]),
            ("Sns", &["sns"]),
            ("AmazonS3", &["s3"]),
            ("amazon_s3", &["s3"]),
            ("aws_lambda", &["lambda_destinations"]),
            ("eventbridge", &["events"]),
            ("EventBridge", &["events"]),
            ("event-bridge", &["events"]),
            ("cloudwatch_events", &["events"]),
            ("cloudwatch_logs", &["logs"]),
            ("cloudwatch", &["cloudwatch_alarms", "events", "logs"]),
            ("cognito", &["cognito_idp", "cognito_sync"]),
            ("elb", &["elasticloadbalancing"]),
            ("alb", &["elasticloadbalancing"]),
            ("alexa", &["alexa_appkit", "alexa_connectedhome"]),
            ("lex", &["lexv2"]),
            ("step_functions", &["states"]),
            ("mq", &["amazon_mq"]),
            ("eventbrigde", &["events"]),
            ("clodfront", &["cloudfront"]),
        ] {
            assert_eq!(by_word(word), ids, "{word}");
        }
    }

    #[test]
    fn nothing_is_meant_far_away() {
        for word in [
            "backup",
            "elasticache",
            "kinesisanalytics",
            "ec2",
            "eks",
            "batch",
            "glue",
            "macie",
            "kms",
            // One slip away from `connect`, `rds`, `ssm` and `alb`.
            "qconnect",
            "drs",
            "sms",
            "nlb",
            "kinesis_video",
            "aws",
            "amazon",
            "_",
            "",
        ] {
            assert_eq!(by_word(word), Meant::default(), "{word}");
            for domain in ["amazonaws.com", "amazonaws.com.cn", "us-east-1.amazonaws.com", "amazon.com"] {
                assert_eq!(by_principal(&alloc::format!("{word}.{domain}")), Meant::default(), "{word}.{domain}");
            }
        }
    }

    #[test]
    fn a_principal_is_told_by_what_stands_before_the_domain() {
        for (principal, ids) in [
            ("workmail.amazonaws.com", &["workmail"][..]),
            ("s3.us-east-1.amazonaws.com", &["s3"]),
            ("s3.amazonaws.com.cn", &["s3"]),
            ("s3.amazonws.com", &["s3"]),
            ("SNS.AMAZONAWS.COM", &["sns"]),
            ("sns", &["sns"]),
            ("alexa-appkit.amazonaws.com", &["alexa_appkit"]),
            ("alexa-appkit.smapi.amazon.com", &["alexa_appkit"]),
            ("execute-api.amazonaws.com", &["apigateway"]),
            ("eventbridge.amazonaws.com", &["events"]),
            ("lambda.alarm.cloudwatch.amazonaws.com", &["cloudwatch_alarms"]),
            ("states.us-east-1.amazonaws.com", &["states"]),
            ("invalid.amazonaws.com", &[]),
            ("invalid.nonaws.com", &[]),
            ("amazonaws.com", &[]),
            ("delivery.logs.amazonaws.com", &[]),
        ] {
            assert_eq!(by_principal(principal), ids, "{principal}");
        }
    }

    #[test]
    fn what_tells_principals_from_one_another_is_written_out() {
        let computed: [&str; IDS.len()] = core::array::from_fn(|at| principal_of(at).map_or("", distinguishing));
        assert_eq!(DISTINGUISHING, computed);
    }

    #[test]
    fn a_source_tells_more_than_letters() {
        let meant = |principal, source: &'static str| {
            let parts: alloc::vec::Vec<&str> = source.splitn(6, ':').collect();
            by_principal_and_source(principal, parts[2], parts[5])
        };
        assert_eq!(meant("s4.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:t"), ["sns"]);
        assert_eq!(meant("x.amazonaws.com", "arn:aws:lex:us-east-1:123456789012:intent:Order:*"), ["lex_v1"]);
        assert_eq!(meant("x.amazonaws.com", "arn:aws:lex:us-east-1:123456789012:bot-alias/A/B"), ["lexv2"]);
        assert_eq!(meant("x.amazonaws.com", "arn:aws:sqs:us-east-1:123456789012:q"), ["sqs"]);
        assert_eq!(
            meant("cognito.amazonaws.com", "arn:aws:cognito-idp:us-east-1:123456789012:userpool/p"),
            ["cognito_idp"]
        );
        assert_eq!(meant("eventbridge.amazonaws.com", "arn:aws:s3:::b"), ["events"]);
        assert_eq!(meant("snss.amazonaws.com", "arn:aws:glue:us-east-1:123456789012:job/j"), ["sns"]);
    }

    #[test]
    fn each_nickname_stands_once_for_services_of_the_catalogue() {
        for row in NICKNAMES {
            for id in row.ids {
                assert!(ALL.contains(id), "{id}");
            }
            for name in row.names {
                assert_eq!(by_name(name), row.ids, "{name}");
            }
        }
    }
}
