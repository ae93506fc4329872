//! One page. How it looks was looked at in Chromium, in light and in dark; no test does that.

use super::everything;
use crate::support::program::{folder, run};

#[test]
fn a_page_has_the_picture_the_findings_and_what_was_not_read() {
    let ran = run(&everything("html"), &["check", "--format", "html"]);
    for part in [
        "<svg ",
        "unscoped",
        "<select name=\"lint\">",
        "data-lint=\"unscoped_service\"",
        "What could not be read",
        "<mark>",
    ] {
        assert!(ran.out.contains(part), "{part}");
    }
    assert_eq!(ran.out.matches("<article ").count(), ran.out.matches("</article>").count());
}

#[test]
fn a_page_loads_nothing() {
    let page = run(&everything("html_alone"), &["check", "--format", "html"]).out;
    for loading in ["src=", "@import", "url(", "<link", "<iframe", "fetch("] {
        assert!(!page.contains(loading), "{loading}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn what_stands_in_a_file_is_text_on_the_page() {
    let evil = super::ORDERS.replace("orders\"", "<script>alert(1)</script>'\\\"&\"").replace(":shop", ":<b>\\\" x=");
    let folder = folder("html_evil", &[("<i>.json", evil.as_bytes())]);
    let page = run(&folder, &["check", "--format", "html"]).out;
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    for evil in ["<script>alert", "<b>", "<i>"] {
        assert!(!page.contains(evil), "{evil}");
    }
}
