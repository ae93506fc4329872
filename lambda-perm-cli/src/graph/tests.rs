use lambda_perm_core::{
    Exception, Lint,
    declaration::{Declaration, DeclaredValue},
    expression::Language,
    facts::parameters::{Key, Target},
};

use super::*;
use crate::declared::{DeclaredPermission, DeclaredPolicy, PolicyPlaces};

/// The picture of a policy with these statements.
fn graph(statements: &str) -> Graph {
    let text = format!("{{\"Version\": \"2012-10-17\", \"Statement\": [\n{statements}\n]}}");
    let file = SourceFile::new("p.json", text.clone());
    let places = PolicyPlaces::AsItIs(0);
    let policy =
        DeclaredPolicy { name: None, resource: None, text, places, statements: Vec::new(), exceptions: Vec::new() };
    let mut graph = Graph::default();
    graph.add(&file, &Contents { policies: vec![policy], ..Contents::default() });
    graph
}

fn statement(principal: &str, function: &str, more: &str) -> String {
    format!(
        "{{\"Effect\": \"Allow\", \"Principal\": {principal}, \"Action\": \"lambda:InvokeFunction\", \"Resource\": \
         \"arn:aws:lambda:us-east-2:123456789012:function:{function}\"{more}}}"
    )
}

const SNS: &str = r#"{"Service": "sns.amazonaws.com"}"#;
const TOPIC: &str = r#", "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:sns:us-east-2:123456789012:t"}}"#;

#[test]
fn what_is_open_stands_out_and_comes_first() {
    let statements = [
        statement(SNS, "a", TOPIC),
        statement(SNS, "b", ""),
        statement("\"*\"", "c", ""),
        statement("\"*\"", "a", r#", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-t194hfs8cz"}}"#),
    ];
    let graph = graph(&statements.join(",\n"));
    let picture = graph.picture();
    let functions: Vec<&str> = picture.functions.iter().map(|function| function.name.as_str()).collect();
    assert_eq!(functions, ["c", "b", "a"]);
    let callers: Vec<_> = picture.callers.iter().map(|caller| (caller.standing, caller.name.as_str())).collect();
    assert_eq!(
        callers,
        [
            (Standing::Public, "everyone"),
            (Standing::Unscoped, "SNS"),
            (Standing::Scoped, "SNS"),
            (Standing::Scoped, "everyone"),
        ]
    );
    let details: Vec<_> = picture.callers.iter().map(|caller| caller.details.join(" ")).collect();
    assert_eq!(details, ["", "", "arn:aws:sns:us-east-2:123456789012:t", "principal_org_id: o-t194hfs8cz"]);
    let places: Vec<_> = picture.edges.iter().flat_map(|edge| edge.places).collect();
    assert_eq!(places.len(), 4);
    assert!(places.iter().any(|place| *place == "p.json:3"));
}

#[test]
fn a_caller_and_a_function_are_drawn_once() {
    let statements = [statement(SNS, "a", TOPIC), statement(SNS, "b", TOPIC), statement(SNS, "a", TOPIC)];
    let graph = graph(&statements.join(",\n"));
    let picture = graph.picture();
    assert_eq!((picture.callers.len(), picture.functions.len(), picture.edges.len()), (1, 2, 2));
    assert_eq!(picture.edges[0].places, ["p.json:2", "p.json:4"]);
}

#[test]
fn who_is_shut_out_is_not_drawn() {
    let deny = statement(SNS, "a", "").replace("Allow", "Deny");
    let graph = graph(&deny);
    assert!(graph.is_empty());
    assert_eq!(graph.picture().denials, 1);
}

#[test]
fn every_format_shows_what_is_open_without_colour() {
    let graph = graph(&statement("\"*\"", "a", ""));
    let picture = graph.picture();
    for text in [picture.mermaid(), picture.dot(), picture.svg_file()] {
        assert!(text.contains("everyone") && text.contains("public"), "{text}");
    }
}

fn permission(declaration: Declaration) -> DeclaredPermission {
    DeclaredPermission {
        name: "P".into(),
        declaration,
        span: 0..1,
        extent: 0..1,
        values: Vec::new(),
        exceptions: Vec::new(),
        group: None,
        help: None,
        written: None,
    }
}

/// The picture of permissions of a template, each with some values.
fn template(permissions: &[&[(Key, DeclaredValue<'_>)]]) -> Graph {
    let declared = permissions.iter().map(|values| {
        let declaration = Declaration::new(Target::Function, Some(Language::CloudFormation));
        let declaration = values.iter().fold(declaration, |declared, (key, value)| declared.with(*key, *value));
        permission(declaration)
    });
    let mut graph = Graph::default();
    let contents = Contents { permissions: declared.collect(), ..Contents::default() };
    graph.add(&SourceFile::new("template.yaml", "x"), &contents);
    graph
}

const ACTION: (Key, DeclaredValue<'_>) = (Key::Action, DeclaredValue::Text("lambda:InvokeFunction"));

#[test]
fn what_a_template_leaves_open_has_a_name() {
    let by_name = (Key::FunctionName, DeclaredValue::CloudFormation(r#"{"Ref": "Orders"}"#));
    let by_arn = (Key::FunctionName, DeclaredValue::CloudFormation(r#"{"Fn::GetAtt": ["Orders", "Arn"]}"#));
    let principal = (Key::Principal, DeclaredValue::Text("sns.amazonaws.com"));
    let topic = (Key::SourceArn, DeclaredValue::CloudFormation(r#"{"Ref": "Topic", "of": "AWS::SNS::Topic"}"#));
    let graph = template(&[
        &[by_name, ACTION, principal, topic],
        &[by_arn, ACTION, principal, (Key::SourceArn, DeclaredValue::Open)],
        &[(Key::FunctionName, DeclaredValue::Open), ACTION, (Key::Principal, DeclaredValue::Open)],
    ]);
    let picture = graph.picture();
    let functions: Vec<_> = picture.functions.iter().map(|function| function.name.as_str()).collect();
    assert_eq!(functions, ["Orders", "a function that is not named"]);
    let callers: Vec<_> =
        picture.callers.iter().map(|caller| (caller.name.as_str(), caller.details.join(" "))).collect();
    assert_eq!(
        callers,
        [
            ("SNS", "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}".to_owned()),
            ("SNS", "source_arn: not named".to_owned()),
            ("a caller that is not named", String::new()),
        ]
    );
    assert!(picture.callers.iter().all(|caller| caller.standing == Standing::Scoped));
}

#[test]
fn a_reference_of_terraform_stands_for_itself() {
    let function = (Key::FunctionName, DeclaredValue::Terraform("${aws_lambda_function.shop.arn}"));
    let source = (Key::SourceArn, DeclaredValue::Terraform("${aws_cloudwatch_event_rule.nightly.arn}"));
    let principal = (Key::Principal, DeclaredValue::Text("events.amazonaws.com"));
    let declaration = [function, ACTION, principal, source]
        .into_iter()
        .fold(Declaration::new(Target::Function, Some(Language::Terraform)), |declared, (key, value)| {
            declared.with(key, value)
        });
    assert!(declaration.shown(Key::SourceArn).is_some_and(|shown| shown.starts_with("arn:")));
    let mut graph = Graph::default();
    let contents = Contents { permissions: vec![permission(declaration)], ..Contents::default() };
    graph.add(&SourceFile::new("f", "x"), &contents);
    let picture = graph.picture();
    assert_eq!(picture.callers[0].details, ["${aws_cloudwatch_event_rule.nightly.arn}"]);
    assert_eq!(picture.functions[0].name, "aws_lambda_function.shop");
}

#[test]
fn a_door_that_is_allowed_to_be_open_stands_out_too() {
    let function = (Key::FunctionName, DeclaredValue::Text("site"));
    let everyone = (Key::Principal, DeclaredValue::Text("*"));
    let mut graph = Graph::default();
    let declaration = [function, ACTION, everyone]
        .into_iter()
        .fold(Declaration::new(Target::Function, None), |declared, (key, value)| declared.with(key, value));
    let mut permission = permission(declaration);
    permission.allow(Exception::because(Lint::PublicAccess, "a page").expect("a reason"), 0..1);
    graph.add(&SourceFile::new("f", "x"), &Contents { permissions: vec![permission], ..Contents::default() });
    assert_eq!(graph.picture().callers[0].standing, Standing::Public);
}
