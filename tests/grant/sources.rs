//! Source ARNs that are given as text: the rules of the constructors hold for each part of them, and what a help offers is
//! taken by the same rules.

mod helps;

use lambda_perm::{
    arn::{CONSTRUCTORS, Part},
    facts::services::{SERVICES, Service, Status},
    finding::{Code, Lint},
};

use crate::support::{case::Case, form::example};

const ACCOUNT: &str = "123456789012";

/// The source ARN of a resource of the service, with the header of its forms.
fn source(service: &Service, resource: &str) -> String {
    let form = example(service.source_arns[0].form, service.source_arns[0].variables);
    let header: Vec<&str> = form.splitn(6, ':').take(5).collect();
    format!("{}:{resource}", header.join(":"))
}

/// A grant to the service with this source.
fn grant(service: &Service, arn: &str) -> Case {
    let mut case = Case::function(service.actions[0], &example(service.principal, &[])).arn(arn);
    if service.account_needed {
        case = case.account(ACCOUNT);
    }
    // What the sources of an ended service were stays checked.
    if matches!(service.status, Status::Ended(_)) { case.allow(Lint::NoEffect) } else { case }
}

/// What is found in a resource of the service of this identifier.
fn found(id: &str, resource: &str) -> Vec<(Code, String)> {
    let service = SERVICES.iter().find(|service| service.id == id).expect("a service of the table");
    grant(service, &source(service, resource)).findings()
}

const NEVER: &[(&str, &[&str])] = &[
    (
        "events",
        &[
            "rule/default/nightly",
            "rule/default/*",
            "rule/arn:aws:events:us-east-1:123456789012:event-bus/shop/orders",
            "rule/arn:aws:events:us-east-1:123456789012:rule/nightly",
            "rule/event-bus/shop/orders",
            "rule/a/b/c",
            "rule/a/b/*",
            "rule/my rule",
            "rule/my rule*",
            "rule/my bus/x*",
            "rule/*/my rule",
            "rule*/my rule",
            "rule/*my rule/x",
            "rule/nightly ",
            "rule/my-bus/",
            "rule//x:*",
            "rule//*",
        ],
    ),
    ("s3", &["my bucket", "my-bucket ", " my-bucket", "büro", "my-bucket\t", "a,b"]),
    ("sns", &["my topic", "my-topic ", "my.topic", "my-topic.FIFO"]),
    (
        "iot",
        &[
            "rule/my-rule",
            "authorizer/my authorizer",
            "provisioningtemplate/a.b",
            "domainconfiguration/a b/x1",
            "domainconfiguration/a/x 1",
        ],
    ),
    (
        "cognito_idp",
        &[
            "userpool/eu-west-1_AbCdEf123",
            "userpool/my-pool",
            "userpool/us-east-1",
            "userpool/us-east-1_",
            "userpool/us-east-1_a-b",
            "userpool/eu-*",
            "userpool/eu-west-1_*",
            "userpool/us-east-2?*",
        ],
    ),
    (
        "logs",
        &[
            "log-group:x:log-stream:*",
            "log-group:/aws/x:*:*",
            "log-group:/aws/x:log-stream:y:*",
            "log-group:my group:*",
            "log-group:my group*",
            "log-group:*my group:*",
        ],
    ),
    (
        "secretsmanager",
        &["secret:db", "secret:prod/db", "secret:db-AbCdE", "secret:db??????", "secret:my db-AbCdEf", "secret:a:b"],
    ),
    ("config", &["config-rule/my-rule", "config-rule/my*", "config-rule/Config-Rule-abc"]),
    (
        "lexv2",
        &[
            "bot-alias/MyBot/Prod",
            "bot-alias/ABCDEFGHIJ/prod",
            "bot-alias/*/prod",
            "bot-alias*/prod",
            "bot-alias/MyBot-WithName/*",
            "bot-alias/ABC?EFG/*",
        ],
    ),
    ("lex_v1", &["intent:Order-Flowers:1", "intent:OrderFlowers:prod"]),
    ("elasticloadbalancing", &["targetgroup/my_targets/*", "targetgroup/my-targets-/*", "targetgroup/my-targets/x"]),
    ("cloudfront", &["distribution/d111111abcdef8.cloudfront.net", "distribution/e1u5"]),
    ("codecommit", &["my repository", "repository/my-repository"]),
    ("ses", &["receipt-rule-set/in bound:receipt-rule/x", "receipt-rule-set/inbound:receipt-rule/a/b"]),
    ("bedrock", &["agent/my-agent", "agent/ABCDEFGHI"]),
    ("connect", &["instance/my-instance"]),
    ("transfer", &["server/my-server", "server/s-12345"]),
    ("appsync", &["apis/MyApi"]),
    ("vpc_lattice", &["targetgroup/my-targets"]),
    ("workmail", &["organization/my-company"]),
    ("workmail_availability", &["organization/my-company"]),
    ("bedrock_agentcore", &["evaluator/my evaluator"]),
    ("health_agent", &["domain/my domain/integration/x", "domain/x/integration/é"]),
    ("ivschat", &["room/my room"]),
    (
        "apigateway",
        &[
            "abc123/*/*/$default",
            "abc123/prod/*/$connect",
            "abc123/*/POST/$disconnect",
            "abc123/*/*/*/$default",
            "*/*/*/$connect",
            "abc123/prod/$default/x",
            "abc123/prod/$defautl",
            "abc123/GET/pets",
            "abc123/GET/*",
            "abc123/ANY/pets",
            "abc123/*/ANY/items",
            "*/*/ANY/items",
            "abc123/prod/ANY/",
            "abc123/prod/ANY",
            "abc123/*/ANY",
            "abc123/GET/*/pets",
            "abc123*/my stage/GET/pets",
            "abc123/prod/get/pets",
            "abc123/prod/any/pets",
            "abc123/prod/chat/join",
            "abc123/prod//pets",
            "abc123/pro d/GET/pets",
            "abc123/prod/GET/my pets",
            "abc123/*/GET/pets ",
            "abc123/authorizers/my-authorizer",
            "abc123/authorizers/a/b",
            "MyApi/*/*",
            "my-api/*/GET/pets",
        ],
    ),
];

const SENT: &[(&str, &[&str])] = &[
    (
        "events",
        &[
            "rule/nightly",
            "rule/*",
            "rule/night*",
            "rule/?ightly",
            "*",
            "rule/my-bus/nightly",
            "rule/my-bus/*",
            "rule/my-bus/night*",
            "rule/*/nightly",
            "rule/def*/nightly",
            "rule/aws.partner/example.com/1/nightly",
            "rule/aws.partner/*",
            "rule/aws.partner/*/nightly",
            "rule/?ws.partner/example.com/1/nightly",
        ],
    ),
    // As buckets were named in us-east-1 before March 2018.
    ("s3", &["my-bucket", "My_Bucket", "*", "my-*", "???", "b"]),
    ("sns", &["my-topic", "orders*", "*"]),
    ("iot", &["rule/my_rule", "rule/*", "certificateprovider:mine", "domainconfiguration/mine/abcde"]),
    (
        "cognito_idp",
        &[
            "userpool/us-east-1_AbCdEf123",
            "userpool/us-east-1_*",
            "userpool/*",
            "userpool/us-*",
            "userpool/us-east-1*",
            "userpool/us-east-?_*",
            "userpool/*_AbC",
        ],
    ),
    (
        "logs",
        &[
            "log-group:/aws/lambda/f:*",
            "log-group:/aws/*:*",
            "log-group:/aws/lambda/*",
            "log-group:*",
            "log-group:a#b:*",
        ],
    ),
    (
        "secretsmanager",
        &[
            "secret:db-AbCdEf",
            "secret:db*",
            "secret:db-*",
            "secret:db-??????",
            "secret:team/db-AbC*",
            "secret:*",
            "secret:*-AbCdEf",
        ],
    ),
    ("config", &["config-rule/config-rule-a1b2c3", "config-rule/*", "config-rule/config-*", "aws-service-rule/x"]),
    (
        "lexv2",
        &[
            "bot-alias/ABCDEFGHIJ/TSTALIASID",
            "bot-alias/ABCDEFGHIJ/*",
            "bot-alias/*/TSTALIASID",
            "bot-alias/*",
            "bot-alias/ABC?EFGHIJ/*",
            "bot-alias/ABCDEFGHIJ?TSTALIASID",
            "bot-alias*/TSTALIASID",
        ],
    ),
    (
        "lex_v1",
        &["intent:OrderFlowers:1", "intent:OrderFlowers:$LATEST", "intent:OrderFlowers:$LAT*", "intent:OrderFlowers:*"],
    ),
    ("elasticloadbalancing", &["targetgroup/my-targets/73e2d6bc24d8a067", "targetgroup/my-targets/*", "targetgroup/*"]),
    ("codecommit", &["my-repository", "my.repo*"]),
    ("ses", &["receipt-rule-set/inbound:receipt-rule/first", "receipt-rule-set/*", "receipt-rule-set/inbound*"]),
    ("cloudwatch_alarms", &["alarm:team: {disk} <full>/50%", "alarm:*"]),
    (
        "apigateway",
        &[
            "abc123/*/$default",
            "abc123/$default/$default",
            "abc123/$d*/GET/pets",
            "abc123/$d?fault/$def*",
            "abc123/prod/$connect",
            "abc123/*$connect",
            "abc123*/$default",
            "abc123/prod/sendmessage",
            "abc123/*/room:join",
            "abc123/*/*/pets/{id}",
            "abc123/*/*/{proxy+}",
            "abc123/$default/GET/pets/{id}",
            "abc123/prod/GET/",
            "abc123/default/GET",
            "abc123/test-invoke-stage/*/",
            "abc123/prod/P*/pets",
            "abc123/prod/???/pets",
            "abc123/prod/G?T/pets",
            "abc123/prod?GET/pets",
            "abc123/prod/GET?pets/toys",
            "abc123/prod/GET/a%20b/~me,you;x=1",
            "abc123/prod/*",
            "abc123/*/*",
            "abc123/*",
            "*/GET/pets",
            "*",
            "abc123/authorizers/def456",
            "abc123/authorizers/*",
        ],
    ),
];

#[test]
fn what_no_resource_is_called_never_matches() {
    for (id, resource) in NEVER.iter().flat_map(|(id, resources)| resources.iter().map(move |resource| (id, resource)))
    {
        let found = found(id, resource);
        assert!(matches!(found.as_slice(), [(Code::SourceShape, _)]), "{id} {resource:?}: {found:#?}");
    }
}

#[test]
fn what_a_service_sends_is_taken() {
    for (id, resource) in SENT.iter().flat_map(|(id, resources)| resources.iter().map(move |resource| (id, resource))) {
        assert_eq!(found(id, resource), [], "{id} {resource:?}");
    }
    // A stage may be called like a method. Where no other one follows, whoever writes it has left the stage out.
    assert_eq!(found("apigateway", "abc123/GET/GET/pets"), []);
}

/// Whatever wildcards take the place of, a pattern of what a service sends is taken.
#[test]
fn patterns_of_what_a_service_sends_are_taken() {
    let of_forms = SERVICES.iter().flat_map(|service| {
        let resource = |arn: String| arn.splitn(6, ':').nth(5).expect("a resource").to_owned();
        service.source_arns.iter().map(move |form| (service.id, resource(example(form.form, form.variables))))
    });
    let sent = SENT.iter().flat_map(|(id, all)| all.iter().map(move |resource| (*id, (*resource).to_owned())));
    let mut count = 0;
    for (id, resource) in of_forms.chain(sent.filter(|(_, resource)| !resource.contains(['*', '?']))) {
        for at in 0..resource.len() {
            let ends = [1, 2, 5, 12, 40].map(|length| (at + length).min(resource.len()));
            let replaced = ends.map(|end| format!("{}*{}", &resource[..at], &resource[end..]));
            let one = format!("{}?{}", &resource[..at], &resource[at + 1..]);
            let two = one.replacen(['a', 'e', 'o', '/', '-'], "?", 2);
            let both = replaced[1].replacen(['a', 'e', 'o', '/', '-'], "?", 1);
            for pattern in replaced.into_iter().chain([one, two, both]) {
                assert_eq!(found(id, &pattern), [], "{id} {resource:?}: {pattern:?}");
                count += 1;
            }
        }
    }
    assert!(count > 10_000, "{count}");
}

#[test]
fn placeholders_that_nothing_filled_are_called_so() {
    for (id, resource, placeholder) in [
        ("s3", "{bucket}", "{bucket}"),
        ("s3", "logs-{{ name }}-x", "{{ name }}"),
        ("s3", "<bucket>", "<bucket>"),
        ("s3", "[bucket]", "[bucket]"),
        ("s3", "logs-%s", "%s"),
        ("s3", "$BUCKET", "$BUCKET"),
        ("sns", "{topic}", "{topic}"),
        ("events", "rule/{}", "{}"),
        ("events", "rule/{bus}/nightly", "{bus}"),
        ("logs", "log-group:<group>:*", "<group>"),
        ("secretsmanager", "secret:{name}-??????", "{name}"),
        ("cognito_idp", "userpool/<pool>", "<pool>"),
        ("apigateway", "{api}/*/GET/pets", "{api}"),
        ("apigateway", "abc123/{stage}/GET/pets", "{stage}"),
        ("config", "config-rule/{rule}", "{rule}"),
        ("apigateway", "abc123/prod/{method}/pets", "{method}"),
        ("apigateway", "abc123/prod/GET/<path>", "<path>"),
        ("secretsmanager", "secret:%s-??????", "%s"),
        ("bedrock_agentcore", "evaluator/{evaluator}", "{evaluator}"),
        ("chime_messaging", "app-instance/<id>", "<id>"),
        ("appflow", "%s", "%s"),
        ("lexv2", "bot-alias/*<bot>/*", "<bot>"),
    ] {
        let found = found(id, resource);
        let [(Code::UnreplacedInSource, text)] = found.as_slice() else { panic!("{resource}: {found:#?}") };
        assert!(text.starts_with(&format!("`{placeholder}` looks like a placeholder")), "{text}");
    }
    // CloudFormation replaces it wherever it stands.
    assert_eq!(found("secretsmanager", "secret:{{resolve:ssm:name}}-??????"), []);
}

/// What a constructor refuses as a name, the text of an ARN may not hold in that place.
#[test]
fn constructors_and_texts_are_checked_alike() {
    const WRONG: &[&str] = &["a b", "ab ", "é", "{a}", "a\tb", "a,b,c;", "_", "-a-", "a..b", "default"];
    let mut count = 0;
    for row in CONSTRUCTORS {
        for (number, parameter) in row.parameters.iter().enumerate() {
            let (Part::Name(naming) | Part::OfRegion(naming)) = parameter.part else { continue };
            for wrong in WRONG.iter().filter(|wrong| !naming.characters.is_any() || wrong.contains('\t')) {
                let mut arguments = row.example.to_vec();
                arguments[number] = wrong;
                // Texts may name buckets as they could be named before March 2018; constructors make none of those.
                let is_old_bucket = row.service == "s3" && !wrong.contains([' ', 'é', '{', '\t', ',']);
                if row.evaluate(&arguments).is_ok() || is_old_bucket {
                    continue;
                }
                let (written, added) = (row.example[number], naming.added);
                let arn = row.arn.replace(&format!("{written}{added}"), &format!("{wrong}{added}"));
                assert_ne!(arn, row.arn, "{}", row.name);
                let service = SERVICES.iter().find(|service| service.id == row.service).expect("a service");
                let found = grant(service, &arn).findings();
                let is_never = |code: &Code| matches!(code, Code::SourceShape | Code::UnreplacedInSource);
                assert!(matches!(found.as_slice(), [(code, _)] if is_never(code)), "{arn}: {found:#?}");
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count}");
}
