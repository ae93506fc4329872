//! What the statements of a document are together.

use lambda_perm::{
    Lint,
    document::{AuditOptions, DocumentStatement, PolicyDocument},
    finding::Exception,
};

use super::{FUNCTION, assert_found, audit, document, found};

const PARTNER: &str = r#""Principal":{"AWS":"210987654321"}"#;

#[test]
fn ids_and_grants_that_are_there_twice() {
    let get = format!(r#"{PARTNER},"Action":"lambda:GetFunction","Sid":"s0""#);
    assert_found(&[PARTNER, &get], &[("LP0801", "Sid")]);
    assert_found(&[PARTNER, PARTNER], &[("LP0805", "")]);
    // A statement of several permissions is covered if all of them are.
    let both = format!(r#"{PARTNER},"Action":["lambda:InvokeFunction","lambda:GetFunction"]"#);
    assert_found(&[PARTNER, &both], &[("LP0805", "")]);
    assert_found(&[&both, PARTNER], &[("LP0805", "")]);
    assert_found(&[&both, &both], &[("LP0805", "")]);
    // One with a condition that the rules do not read covers nothing.
    let secure = format!(r#"{PARTNER},"Condition":{{"Bool":{{"aws:SecureTransport":"true"}}}}"#);
    assert_found(&[&secure, &secure], &[]);
    assert_found(&[PARTNER, &secure], &[("LP0805", "")]);
}

#[test]
fn halves_of_a_function_url() {
    let auth_type = r#""Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}"#;
    let call = format!(r#"{PARTNER},"Action":"lambda:InvokeFunctionUrl",{auth_type}"#);
    let invoke = format!(r#"{PARTNER},"Condition":{{"Bool":{{"lambda:InvokedViaFunctionUrl":true}}}}"#);
    assert_found(&[&call], &[("LP0804", "")]);
    assert_found(&[&call, &invoke], &[]);
    // The other half may be one of several permissions.
    let many = format!(r#"{PARTNER},"Action":["lambda:GetFunction","lambda:InvokeFunction"]"#);
    assert_found(&[&call, &many], &[]);
}

#[test]
fn what_the_policy_is_for() {
    let of = |resource: &str| format!(r#"{PARTNER},"Resource":"{resource}""#);
    let alias = format!("{FUNCTION}:prod");
    let text = document(&[&of(&alias)]);
    assert_eq!(found(&audit(&text)), []);
    let options = AuditOptions::new().resource(FUNCTION);
    let read = PolicyDocument::parse(&text).expect("a document");
    let audit = read.audit(&options);
    assert_eq!(found(&audit), [("LP0803", "Resource".to_owned())]);
    let finding = audit.iter().next().expect("a finding");
    assert_eq!(finding.error().resource(), Some(FUNCTION));
    assert!(read.audit(&AuditOptions::new().resource(alias)).is_empty());
}

#[test]
fn a_document_that_is_too_large() {
    let statements: Vec<String> = (0..200)
        .map(|number| format!(r#""Sid":"{number}","Principal":{{"AWS":"{:012}"}}"#, 210_000_000_000_u64 + number))
        .collect();
    let texts: Vec<&str> = statements.iter().map(String::as_str).collect();
    let fits = (1..200).take_while(|count| document(&texts[..*count]).len() <= 20_480).count();
    let text = document(&texts[..fits + 1]);
    let audit = audit(&text);
    let [finding] = &audit.iter().collect::<Vec<_>>()[..] else { panic!("{audit}") };
    assert_eq!((finding.code().id(), finding.statement()), ("LP0802", Some(fits + 1)));
    let size = text.len();
    let message = format!(
        "this statement, number {0} of {0}, brings the policy to {size} bytes, but AWS stores at most 20480",
        fits + 1
    );
    assert_eq!(finding.message(), message);
    assert_eq!(found(&super::audit(&document(&texts[..fits]))), []);
}

#[test]
fn documents_that_were_changed_and_that_were_not_read() {
    let added = DocumentStatement::parse(
        r#"{"Sid":"added","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}"#,
    )
    .expect("a statement");
    let text = document(&[PARTNER]);
    let mut read = PolicyDocument::parse(&text).expect("a document");
    assert!(PolicyDocument::EMPTY.audit(&AuditOptions::new()).is_empty());
    read.push(added.clone());
    let mut made = PolicyDocument::EMPTY;
    made.push(added);
    for (document, number) in [(read, 2), (made, 1)] {
        let audit = document.audit(&AuditOptions::new());
        let finding = audit.iter().find(|finding| finding.code().id() == "LP0503").expect("a finding");
        assert_eq!(
            (finding.statement(), finding.member(), finding.position()),
            (Some(number), Some("Principal"), None)
        );
        assert!(finding.to_string().ends_with(&format!(" --> statement {number}, `added`, `Principal`")));
    }
}

/// A large statement stands for more permissions than can be compared with one another. The others still are, and an exception for
/// the large one is not said to be of no use.
#[test]
fn a_statement_of_too_many_permissions_is_not_compared() {
    let accounts: Vec<String> = (0..5_000).map(|number| format!(r#""{:012}""#, 210_000_000_000_u64 + number)).collect();
    let large =
        format!(r#""Sid":"large","Action":"lambda:GetFunction","Principal":{{"AWS":[{}]}}"#, accounts.join(","));
    let text = document(&[PARTNER, &large, PARTNER]);
    let options = AuditOptions::new().allow("large", Exception::new(Lint::Shadowed, "a test"));
    let audit = PolicyDocument::parse(&text).expect("a document").audit(&options);
    let found: Vec<_> = audit.iter().map(|finding| (finding.code().id(), finding.statement())).collect();
    assert_eq!(found, [("LP0802", Some(2)), ("LP0805", Some(3))]);
}

/// Who is denied is looked up among those who are allowed, and everyone and those of whom nobody knows are anybody.
#[test]
fn a_deny_of_one_of_many() {
    let accounts =
        |first: u64| -> Vec<String> { (0..20_000).map(|number| format!(r#""{:012}""#, first + number)).collect() };
    let statement = |effect: &str, names: &[String]| {
        format!(
            r#"{{"Sid":"{effect}","Effect":"{effect}","Principal":{{"AWS":[{}]}},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}}"#,
            names.join(",")
        )
    };
    let allowed = accounts(210_000_000_000);
    let mut denied = accounts(310_000_000_000);
    for (is_vain, last) in [(true, None), (false, allowed.last().cloned())] {
        denied.extend(last);
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{},{}]}}"#,
            statement("Allow", &allowed),
            statement("Deny", &denied)
        );
        let audit = PolicyDocument::parse(&text).expect("a document").audit(&AuditOptions::new());
        assert_eq!(audit.iter().any(|finding| finding.message().contains("denies nothing")), is_vain);
    }
}

/// Each pair of permissions is compared, so the audit says where they are too many.
#[test]
fn what_is_not_compared_is_said() {
    let accounts = |count: usize| {
        (0..count).map(|number| format!("\"{:012}\"", 100_000_000_000 + number)).collect::<Vec<_>>().join(",")
    };
    let large = format!(
        r#""Principal":{{"AWS":[{}]}},"Action":["lambda:GetFunction","lambda:GetFunctionConfiguration"]"#,
        accounts(500)
    );
    let small = r#""Principal":{"AWS":"100000000000"},"Action":"lambda:GetFunction""#;
    let (few, many) = (document(&[&large, &large, small]), document(&[&large, &large, &large, &large, &large, small]));
    // The permissions of one are those of the others too.
    let compared = audit(&few);
    assert!(compared.not_compared().is_empty() && !compared.is_empty());
    let left_out = audit(&many);
    assert_eq!(left_out.not_compared(), [1]);
    assert!(
        left_out.to_string().ends_with("\nstatement 1 stands for too many permissions to be compared with the others"),
        "{left_out}"
    );
}
