//! What a help offers for a source is taken by the same rules.

use lambda_perm::{
    facts::services::{CallerKind, Regional, SERVICES, Service, Status, Support},
    finding::Code,
};
use lambda_perm_core::facts::parameters::Key;

use super::{ACCOUNT, NEVER, found, grant, source};
use crate::support::{case::Case, form::example};

/// Resources that are nearly what the service sends.
fn nearly(service: &Service) -> Vec<String> {
    let mut all: Vec<String> = NEVER
        .iter()
        .filter(|(id, _)| *id == service.id)
        .flat_map(|(_, resources)| resources.iter().map(|resource| (*resource).to_owned()))
        .collect();
    for form in service.source_arns {
        let arn = example(form.form, form.variables);
        let resource = arn.splitn(6, ':').nth(5).expect("a resource").to_owned();
        let name = resource.rsplit(['/', ':']).next().expect("a part");
        let kind = form.resource;
        for tail in ["", "/*", "/x", ":x", ":*", ":*:*", "/", ":log-stream:*", "/client/x", "-??????"] {
            all.push(format!("{resource}{tail}"));
        }
        for head in ["", "x/", "x:", &format!("{kind}/"), &format!("{kind}:"), "repository/", "bucket/", "bot:"] {
            all.push(format!("{head}{name}"));
            all.push(format!("{head}{resource}"));
        }
        for (at, _) in resource.match_indices(['/', ':']) {
            all.push(resource[..at].to_owned());
        }
    }
    all
}

/// The ARN that a help offers, and the principal.
fn offered(text: &str) -> (Option<&str>, Option<&str>) {
    let help = text.split_once("= help: ").expect("a help").1;
    let between = |start, end| Some(help.split_once(start)?.1.split_once(end)?.0);
    (between("write \"", "\"").filter(|text| text.starts_with("arn:")), between("`principal = ", "`"))
}

/// The service that a help names, and the principal that is written so.
fn named(written: &str) -> (&'static Service, String) {
    let (id, region) =
        written.split_once("(\"").map_or((written, None), |(id, region)| (id, region.strip_suffix("\")")));
    let service = SERVICES.iter().find(|service| service.id == id).expect("a service");
    let principal = match region {
        Some(region) => {
            let (before, behind) = service.around_region(region).expect("a regional principal");
            format!("{before}{region}{behind}")
        }
        None => {
            assert_ne!(service.region, Regional::Required, "{written}");
            service.principal.to_owned()
        }
    };
    (service, principal)
}

/// Each ARN that a help offers is one that the service sends.
#[test]
fn what_a_help_offers_is_taken() {
    let (mut arns, mut principals) = (0, 0);
    for service in SERVICES.iter().filter(|service| !service.source_arns.is_empty()) {
        let form = &service.source_arns[0];
        assert_eq!(grant(service, &example(form.form, form.variables)).findings(), [], "{}", form.form);
        // As the source of its own service and of two others, so that a help names the service.
        for (principal, resource) in [service, &SERVICES[0], &SERVICES[1]]
            .into_iter()
            .flat_map(|principal| nearly(service).into_iter().map(move |resource| (principal, resource)))
        {
            let arn = source(service, &resource);
            for (_, text) in grant(principal, &arn).findings() {
                let (mended, id) = offered(&text);
                if let Some(mended) = mended {
                    assert_eq!(grant(principal, mended).findings(), [], "{arn}: {text}");
                    arns += 1;
                }
                if let Some(id) = id {
                    let (named, principal) = named(id);
                    assert!(!matches!(named.status, Status::Ended(_)), "{text}");
                    assert_eq!(grant(named, &arn).with(Key::Principal, &principal).findings(), [], "{arn}: {text}");
                    principals += 1;
                }
            }
        }
    }
    assert!(arns > 100 && principals > 50, "{arns} ARNs, {principals} principals");
}

/// What is offered names what the text names, and nothing more.
#[test]
fn helps_offer_what_is_meant() {
    for (id, resource, mended) in [
        ("iot", "rule:my_rule", "rule/my_rule"),
        ("bedrock", "agent:ABCDEFGHIJ", "agent/ABCDEFGHIJ"),
        ("logs", "log-group/x:*", "log-group:x:*"),
        ("logs", "log-group:x:log-stream:y", "log-group:x:*"),
        ("logs", "log-group:x", "log-group:x:*"),
        ("logs", "log-group:", "log-group:*"),
        ("cloudwatch_alarms", "alarm/my-alarm", "alarm:my-alarm"),
        ("ses", "receipt-rule-set/x/receipt-rule/y", "receipt-rule-set/x:receipt-rule/y"),
        ("apigateway", "abc123/prod/", "abc123/prod/*"),
        ("apigateway", "abc123", "abc123/*"),
        ("apigateway", "abc123/*/ANY", "abc123/*/*"),
        ("events", "rule/", "rule/*"),
        ("s3", "my-bucket/", "my-bucket"),
        ("s3", "my-bucket/*", "my-bucket"),
        ("sns", "topic/my-topic", "my-topic"),
    ] {
        let found = found(id, resource);
        let [(Code::SourceShape, text)] = found.as_slice() else { panic!("{resource}: {found:#?}") };
        let service = SERVICES.iter().find(|service| service.id == id).expect("a service");
        assert_eq!(offered(text).0, Some(&*source(service, mended)), "{text}");
    }
    for (id, resource) in [
        ("s3", "s3://my-bucket"),
        ("s3", "arn:aws:s3:::my-bucket"),
        ("apigateway", "https://abc123.execute-api.us-east-1.amazonaws.com/prod"),
        ("events", "rule//x"),
        ("elasticloadbalancing", "targetgroup/app/my-targets/73e2d6bc24d8a067"),
    ] {
        let found = found(id, resource);
        let [(Code::SourceShape, text)] = found.as_slice() else { panic!("{resource}: {found:#?}") };
        assert_eq!(offered(text).0, None, "{text}");
    }
}

/// The principal that is offered for a source is one that calls functions for it, with its Region where it has to have one.
#[test]
fn helps_name_who_calls() {
    for (arn, expected) in [
        ("arn:aws:sns:us-east-1:123456789012:my-topic", Some("sns")),
        ("arn:aws:workmail:us-east-1:123456789012:organization/m-0123", Some("workmail(\"us-east-1\")")),
        ("arn:aws-cn:logs:cn-north-1:123456789012:log-group:g:*", Some("logs(\"cn-north-1\")")),
        ("arn:aws:sns:us-east-1:123456789012:my-topic.fifo", None),
        ("arn:aws:lex:us-east-1:123456789012:intent:OrderFlowers:1", None),
        ("arn:aws:mobiletargeting:us-east-1:123456789012:apps/x", None),
        ("arn:aws:bedrock-agentcore:us-east-1:123456789012:gateway/x", None),
        ("arn:aws:sqs:us-east-1:123456789012:my-queue", None),
    ] {
        let found = Case::invoke("s3.amazonaws.com").arn(arn).account(ACCOUNT).findings();
        let [(Code::ForeignSource, text)] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(offered(text).1, expected, "{text}");
    }
}

/// A help that shows how a source looks shows one that is taken.
#[test]
fn examples_of_helps_are_taken() {
    for arn in ["*", "my-topic", "arn:aws:sns"] {
        let case = Case::invoke("sns.amazonaws.com").with(Key::SourceArn, arn);
        let [(Code::Arn, text)] = &case.findings()[..] else { panic!("{arn}") };
        let shown = text.split('"').nth(1).expect("an example");
        assert_eq!(Case::invoke("sns.amazonaws.com").arn(shown).findings(), []);
    }
}

/// The form is the one whose example `what_a_help_offers_is_taken` tries.
#[test]
fn a_source_that_is_missing_is_asked_for_in_a_form_of_the_service() {
    let mut count = 0;
    for service in SERVICES {
        let is_asked_for = matches!(service.source_arn, Support::Sent) && !service.source_arns.is_empty();
        if is_asked_for && service.kind != CallerKind::Role && !matches!(service.status, Status::Ended(_)) {
            let found = Case::function(service.actions[0], &example(service.principal, &[])).findings();
            // `+` and `/` behind a variable say what it may hold, and no help shows them.
            let form = service.source_arns[0].form.replace("+}", "}").replace("/}", "}");
            let is_asked = |(code, text): &(Code, String)| *code == Code::UnscopedService && text.contains(&form);
            assert!(found.iter().any(is_asked), "{}: {found:#?}", service.id);
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}
