//! Merging into templates that others wrote.

use lambda_perm::FunctionPermission;
use lambda_perm_core::cloudformation::{Merge, Resource, Resources};
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

use crate::support::beside;

/// The templates with their names.
fn templates() -> Option<Vec<(String, String)>> {
    let mut files = beside::read_all("corpus/cfn_templates")?;
    // The list of them.
    files.retain(|(name, _)| !name.ends_with(".jsonl"));
    Some(files)
}

/// A resource of this logical ID, for an account.
fn resource(id: &str, account: &str) -> Resource {
    let permission = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", account).build();
    let resource = permission.expect("a permission").cloudformation().expect("a resource");
    resource.named(id).expect("a logical ID")
}

fn resources(ids: &[(&str, &str)]) -> Resources {
    Resources::of(ids.iter().map(|(id, account)| resource(id, account))).expect("different logical IDs")
}

#[track_caller]
fn merge(name: &str, owner: &str, text: &str, ours: &Resources) -> String {
    Merge::new(owner).apply(text, ours).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn remove(name: &str, owner: &str, text: &str) -> String {
    Merge::new(owner).remove(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The resources of a template with their logical IDs, by parsers that are not the one of the merge. The order is that of the text in
/// YAML. `None` where the parser does not take the text.
fn resources_of(text: &str) -> Option<Vec<(String, String)>> {
    if text.trim_start().starts_with('{') {
        let template: Value = serde_json::from_str(text).ok()?;
        let resources = template["Resources"].as_object()?.iter();
        return Some(resources.map(|(id, resource)| (id.clone(), resource.to_string())).collect());
    }
    let documents = Yaml::load_from_str(text).ok()?;
    let resources = documents.first()?.as_mapping_get("Resources")?.as_mapping()?.iter();
    Some(
        resources.map(|(id, resource)| (id.as_str().unwrap_or_default().to_owned(), format!("{resource:?}"))).collect(),
    )
}

#[test]
fn templates_of_others_keep_every_byte() {
    const OURS: [&str; 2] = ["LambdaPermOne", "LambdaPermTwo"];
    let Some(templates) = templates() else { return };
    let ours = resources(&[(OURS[0], "111111111111"), (OURS[1], "222222222222")]);
    let (mut judged, mut unreadable) = (0, Vec::new());
    for (name, text) in templates {
        let merged = merge(&name, "corpus", &text, &ours);
        assert_eq!(merge(&name, "corpus", &merged, &ours), merged, "{name}");
        assert_eq!(remove(&name, "corpus", &merged), text, "{name}");
        assert!(is_one_insertion(&text, &merged), "{name}");
        let (Some(before), Some(after)) = (resources_of(&text), resources_of(&merged)) else {
            unreadable.push(name);
            continue;
        };
        let (added, kept): (Vec<_>, Vec<_>) = after.into_iter().partition(|(id, _)| OURS.contains(&id.as_str()));
        assert_eq!(kept, before, "{name}");
        assert_eq!(added.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), OURS, "{name}");
        judged += 1;
    }
    // One in which a key stands twice.
    assert_eq!((judged, unreadable.len()), (203, 1), "{unreadable:#?}");
}

/// Whether a text is another one with something added in one place.
fn is_one_insertion(before: &str, after: &str) -> bool {
    let prefix = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let suffix = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b).count();
    prefix + suffix >= before.len()
}

#[test]
fn a_second_owner_and_a_change_touch_only_their_own() {
    let (a, b) = (("PermA", "111111111111"), ("PermB", "222222222222"));
    let (changed, c, d) = (("PermB", "333333333333"), ("PermC", "444444444444"), ("PermD", "555555555555"));
    let (both, of_second, later) = (resources(&[a, b]), resources(&[c]), resources(&[changed, d]));
    for (name, text) in templates().into_iter().flatten() {
        let first = merge(&name, "first", &text, &both);
        let both = merge(&name, "second", &first, &of_second);
        let changed = merge(&name, "first", &both, &later);
        let second = remove(&name, "first", &changed);
        assert_eq!(second, merge(&name, "second", &text, &of_second), "{name}");
        assert_eq!(remove(&name, "second", &second), text, "{name}");
    }
}
