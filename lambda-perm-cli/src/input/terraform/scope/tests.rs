use super::*;

fn locals(text: &str) -> Vec<Entry> {
    let root = hcl::read(text).expect("HCL");
    root.entries()
        .iter()
        .filter(|entry| entry.name == "locals")
        .flat_map(|block| block.value.entries().to_vec())
        .collect()
}

fn data(template: &str, scope: &Scope<'_>) -> Data {
    let node = Node { span: 0..0, data: Data::Template(template.into()) };
    scope.evaluated(&node).data.clone()
}

fn text(text: &str) -> Data {
    Data::Text(text.into())
}

fn template(text: &str) -> Data {
    Data::Template(text.into())
}

#[test]
fn what_the_module_says_is_filled_in() {
    let locals = locals(
        "locals {\n  a = \"x$${y}\"\n  b = \"${local.a}-${var.c}\"\n  d = 1\n  q = \"\\\"\"\n  n = null\n}\n\
         locals {\n  m = { \"k l\" = [\"v\", local.d] }\n  p = local.m\n  open = { (var.k) = \"v\", k = \"w\" }\n}\n",
    );
    let scope = Scope::new(&locals);
    for (written, expected) in [
        ("${local.a}", text("x${y}")),
        ("<${local.b}>", template("<x$${y}-${var.c}>")),
        ("${local.d}", Data::Number("1".into())),
        ("a${local.d}", text("a1")),
        ("${local.n}", Data::Null),
        ("$${local.a}", text("${local.a}")),
        ("${local.m[\"k l\"][0]}", text("v")),
        ("${local.p[\"k l\"][1]}", Data::Number("1".into())),
        ("${f(\"${local.a}\")}", template("${f(\"x$${y}\")}")),
    ] {
        assert_eq!(data(written, &scope), expected, "{written}");
    }
    for other in [
        "${local.f}",
        "${local.a.b}",
        "${local.a",
        "${f(local.a)}",
        "${local.m.x}",
        "${local.open.k}",
        "a${local.m}",
        "${f(\"${local.q}\")}",
        "a${local.n}",
    ] {
        assert_eq!(data(other, &scope), template(other), "{other}");
    }
}

#[test]
fn what_is_given_is_not_filled_in_again() {
    let locals = locals("locals {\n  a = \"own\"\n  b = var.x\n}\n");
    let given = |data| Given { value: Node { span: 0..0, data }, span: Some(3..4) };
    let scope = Scope::new(&locals).with([("var.x".to_owned(), given(template("${local.a}")))]);
    assert_eq!(data("${var.x}", &scope), template("${local.a}"));
    assert_eq!(data("${local.b}:${local.a}", &scope), template("${local.a}:own"));
    let origin = |text: &str| scope.origin(&Node { span: 0..0, data: template(text) });
    assert_eq!([origin("a${var.x}"), origin("${local.b}"), origin("${local.a}")], [Some(3..4), Some(3..4), None]);
}

#[test]
fn what_grows_without_end_stays_as_it_is() {
    let twice = locals(
        "locals {\n  e = \"${local.e}${local.e}\"\n  f = local.f\n  g = [local.g, local.g]\n  h = local.h.x\n}\n",
    );
    let scope = Scope::new(&twice);
    for written in ["${local.e}", "a${local.e}", "${local.f}", "${local.g}", "${local.h}", "${local.h.y}"] {
        let node = Node { span: 0..0, data: template(written) };
        assert!(size(&scope.evaluated(&node)) <= MOST_VALUES, "{written}");
    }
    let chain: String = (0..100).map(|at| format!("  a{at} = \"${{local.a{0}}}${{local.a{0}}}\"\n", at + 1)).collect();
    let long = locals(&format!("locals {{\n{chain}}}\n"));
    assert!(matches!(data("x${local.a0}", &Scope::new(&long)), Data::Template(text) if text.len() <= LONGEST));
}
