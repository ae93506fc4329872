//! Who is named, and who calls.

use lambda_perm::document::Request;

use super::{decide, document, statement};

/// Callers of an account: its root user, a user, a role, a session of that, a federated user.
fn callers(account: &str) -> [(&'static str, String); 5] {
    [
        ("root", account.to_owned()),
        ("user", format!("arn:aws:iam::{account}:user/team/bob")),
        ("role", format!("arn:aws:iam::{account}:role/team/worker")),
        ("session", format!("arn:aws:sts::{account}:assumed-role/worker/run-7")),
        ("federated", format!("arn:aws:sts::{account}:federated-user/bob")),
    ]
}

fn request<'a>(kind: &str, name: &'a str) -> Request<'a> {
    if kind == "root" { Request::account(name) } else { Request::identity(name) }
}

fn allowing(principal: &str) -> String {
    document(&[statement("Allow", principal, r#""Action":"lambda:InvokeFunction""#)])
}

const HERE: &str = "123456789012";
const ELSEWHERE: &str = "210987654321";

/// The first and second row: the account by number and by ARN.
#[test]
fn the_account_is_named() {
    for (account, of_root) in [(HERE, "allowed"), (ELSEWHERE, "with identity policy")] {
        for name in [account.to_owned(), format!("arn:aws:iam::{account}:root")] {
            let text = allowing(&format!(r#""Principal":{{"AWS":["000000000000","{name}"]}}"#));
            for (kind, caller) in callers(account) {
                let expected = if kind == "root" { of_root } else { "with identity policy" };
                assert_eq!(decide(&text, &request(kind, &caller)), expected, "{caller}");
            }
            let root = format!("arn:aws:iam::{account}:root");
            assert_eq!(decide(&text, &Request::identity(&root)), of_root);
            let stranger = callers(if account == HERE { ELSEWHERE } else { HERE });
            for (kind, caller) in stranger {
                assert_eq!(decide(&text, &request(kind, &caller)), "not allowed", "{caller}");
            }
            assert_eq!(decide(&text, &Request::service("s3.amazonaws.com")), "not allowed");
            assert_eq!(decide(&text, &Request::anonymous()), "not allowed");
        }
    }
}

/// The third row.
#[test]
fn the_caller_is_named() {
    for (account, expected) in [(HERE, "allowed"), (ELSEWHERE, "with identity policy")] {
        for (kind, caller) in callers(account).iter().skip(1) {
            let text = allowing(&format!(r#""Principal":{{"AWS":"{caller}"}}"#));
            assert_eq!(decide(&text, &request(kind, caller)), expected, "{caller}");
            for (other, name) in callers(account).iter().filter(|(other, _)| other != kind) {
                // A role covers its sessions, a session not its role.
                let is_covered = *kind == "role" && *other == "session";
                let expected = if is_covered { expected } else { "not allowed" };
                assert_eq!(decide(&text, &request(other, name)), expected, "{caller} {name}");
            }
        }
    }
    let of_session = |name: &str| {
        let session = "arn:aws:sts::123456789012:assumed-role/worker/run-7";
        decide(&allowing(&format!(r#""Principal":{{"AWS":"{name}"}}"#)), &Request::identity(session))
    };
    assert_eq!(of_session("arn:aws:iam::123456789012:role/worker"), "allowed");
    for name in [
        "arn:aws:iam::123456789012:role/work",
        "arn:aws:iam::123456789012:role/worker/x",
        "arn:aws:iam::123456789012:user/worker",
        "arn:aws:iam::210987654321:role/worker",
        "arn:aws-cn:iam::123456789012:role/worker",
        "arn:aws:iam::123456789012:role/*",
        "arn:aws:sts::123456789012:assumed-role/worker/run-8",
        "arn:aws:sts::123456789012:assumed-role/worker",
        "AROAEXAMPLEEXAMPLE123",
        "",
    ] {
        assert_eq!(of_session(name), "not allowed", "{name}");
    }
}

/// The fourth and fifth row.
#[test]
fn everyone_or_the_service_is_named() {
    for principal in
        [r#""Principal":"*""#, r#""Principal":{"AWS":"*"}"#, r#""Principal":{"Service":"x.amazonaws.com","AWS":["*"]}"#]
    {
        let text = allowing(principal);
        for (kind, caller) in callers(HERE) {
            assert_eq!(decide(&text, &request(kind, &caller)), "allowed", "{caller}");
        }
        for (kind, caller) in callers(ELSEWHERE) {
            assert_eq!(decide(&text, &request(kind, &caller)), "with identity policy", "{caller}");
        }
        assert_eq!(decide(&text, &Request::service("s3.amazonaws.com")), "allowed");
        assert_eq!(decide(&text, &Request::anonymous()), "allowed");
    }
    for service in
        ["s3.amazonaws.com", "alexa-appkit.amazon.com", "logs.eu-west-1.amazonaws.com", "events.amazonaws.com.cn"]
    {
        let text = allowing(&format!(r#""Principal":{{"Service":["{service}"]}}"#));
        assert_eq!(decide(&text, &Request::service(service)), "allowed", "{service}");
        assert_eq!(decide(&text, &Request::service("sns.amazonaws.com")), "not allowed");
        assert_eq!(decide(&text, &Request::account(HERE)), "not allowed");
        assert_eq!(decide(&text, &Request::anonymous()), "not allowed");
    }
    for principal in [
        r#""Principal":{}"#,
        r#""Principal":{"AWS":[]}"#,
        r#""Principal":{"Federated":"*","CanonicalUser":"*","Service":"*"}"#,
    ] {
        assert_eq!(decide(&allowing(principal), &Request::service("s3.amazonaws.com")), "not allowed");
        assert_eq!(decide(&allowing(principal), &Request::account(HERE)), "not allowed");
    }
}

/// A `Deny` reaches whom it names, and all of an account that it names.
#[test]
fn deny_reaches_whom_it_names() {
    let denying = |principal: &str| {
        let allow = statement("Allow", r#""Principal":"*""#, r#""Action":"*""#);
        document(&[allow, statement("Deny", principal, r#""Action":"*""#)])
    };
    for (kind, caller) in callers(HERE) {
        let of_account = denying(r#""Principal":{"AWS":"123456789012"}"#);
        assert_eq!(decide(&of_account, &request(kind, &caller)), "denied", "{caller}");
        let of_another = denying(r#""Principal":{"AWS":"210987654321"}"#);
        assert_eq!(decide(&of_another, &request(kind, &caller)), "allowed", "{caller}");
    }
    let of_role = denying(r#""Principal":{"AWS":"arn:aws:iam::123456789012:role/worker"}"#);
    assert_eq!(decide(&of_role, &Request::identity("arn:aws:sts::123456789012:assumed-role/worker/run-7")), "denied");
}

/// `NotPrincipal` spares from a `Deny` those alone whose account, role and session it lists, as the IAM user guide says.
#[test]
fn not_principal_lists_all_parts() {
    let decided = |effect: &str, list: &str, request: &Request<'_>| {
        let allow = statement("Allow", r#""Principal":"*""#, r#""Action":"lambda:InvokeFunction""#);
        let other = statement(effect, &format!(r#""NotPrincipal":{list}"#), r#""Action":"lambda:*""#);
        decide(&document(&[allow, other]), request)
    };
    let [account, role, session, user] = [
        "arn:aws:iam::123456789012:root",
        "arn:aws:iam::123456789012:role/worker",
        "arn:aws:sts::123456789012:assumed-role/worker/run-7",
        "arn:aws:iam::123456789012:user/bob",
    ];
    let list = |names: &[&str]| format!(r#"{{"AWS":["{}"]}}"#, names.join("\",\""));
    let of_session = Request::identity(session);
    assert_eq!(decided("Deny", &list(&[account, role, session]), &of_session), "allowed");
    assert_eq!(decided("Deny", &list(&[session, "123456789012", role]), &of_session), "allowed");
    for names in [&[account, role][..], &[account, session], &[role, session], &[session], &[account]] {
        assert_eq!(decided("Deny", &list(names), &of_session), "denied", "{names:?}");
    }
    assert_eq!(decided("Deny", &list(&[account, role]), &Request::identity(role)), "allowed");
    assert_eq!(decided("Deny", &list(&[account, user]), &Request::identity(user)), "allowed");
    assert_eq!(decided("Deny", &list(&[user]), &Request::identity(user)), "denied");
    assert_eq!(decided("Deny", &list(&[account]), &Request::account("123456789012")), "allowed");
    assert_eq!(decided("Deny", &list(&[account]), &Request::anonymous()), "denied");
    let service = Request::service("s3.amazonaws.com");
    assert_eq!(decided("Deny", r#"{"Service":"s3.amazonaws.com"}"#, &service), "allowed");
    assert_eq!(decided("Deny", r#"{"Service":"sns.amazonaws.com"}"#, &service), "denied");
    for everyone in [r#""*""#, r#"{"AWS":"*"}"#] {
        for request in [&of_session, &service, &Request::anonymous()] {
            assert_eq!(decided("Deny", everyone, request), "allowed");
        }
    }
    // An `Allow` lets in those alone of whom nothing is listed.
    let of_allow = |list: &str, request: &Request<'_>| {
        decide(&document(&[statement("Allow", &format!(r#""NotPrincipal":{list}"#), r#""Action":"*""#)]), request)
    };
    for names in [&[account][..], &[role], &[session], &["*"]] {
        assert_eq!(of_allow(&list(names), &of_session), "not allowed", "{names:?}");
    }
    assert_eq!(of_allow(&list(&[user]), &of_session), "allowed");
    assert_eq!(of_allow(&list(&[user]), &Request::anonymous()), "allowed");
    assert_eq!(of_allow(&list(&[user]), &Request::account("210987654321")), "with identity policy");
}
