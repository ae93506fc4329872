use std::fs;

use crate::{
    report::{BROKEN, ORDERS},
    support::{
        expected::assert_expected,
        program::{folder, run},
    },
};

#[test]
fn a_picture_is_what_it_was() {
    let public = ORDERS.replace("\"arn:aws:iam::21098765432:root\"", "\"*\"").replace("\"partner\"", "\"everyone\"");
    let folder = folder("graph", &[("orders.json", public.as_bytes())]);
    for format in ["mermaid", "dot", "svg"] {
        let ran = run(&folder, &["graph", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_expected(&format!("graph.{format}"), &ran.out);
        run(&folder, &["graph", "--format", format, "-o", "picture"]);
        assert_eq!(fs::read_to_string(folder.join("picture")).expect("a picture"), ran.out);
        fs::remove_file(folder.join("picture")).expect("a picture");
    }
}

#[test]
fn what_is_not_in_the_picture_is_told() {
    let denying = ORDERS.replacen("Allow", "Deny", 1);
    let folder = folder("graph_told", &[("a.json", denying.as_bytes()), ("b.json", BROKEN.as_bytes())]);
    let ran = run(&folder, &["graph"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: b.json:2:56: this is not JSON: key must be a string\n\
         note: 1 statement that denies something is not in the picture: it shows who is let in\n"
    );
}
