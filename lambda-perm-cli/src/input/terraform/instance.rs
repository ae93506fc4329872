//! How often a resource or a module is there, by `count` and `for_each`.

use super::condition::decided;
use super::scope::{Given, Scope, has_open_name};
use crate::tree::{Data, Entry, Node, hcl};

/// The most instances that are looked at one by one.
const MOST: usize = 100;

/// How often something is there.
#[derive(Debug)]
pub enum Made {
    Never,
    Once,
    /// Once for each of these.
    Each(Vec<Instance>),
    /// The file does not say it.
    Unknown,
}

/// One instance of a resource or a module.
#[derive(Debug)]
pub struct Instance {
    /// As addresses have it: `["a"]`, `[0]`.
    pub index: String,
    /// What it has of its own: `each.key` and `each.value`, or `count.index`.
    pub given: Vec<(String, Given)>,
}

impl Made {
    /// How often something with these arguments is there.
    pub fn of(arguments: &[Entry], scope: &Scope<'_>) -> Self {
        let argument = |name: &str| arguments.iter().find(|entry| entry.name == name).map(|entry| &entry.value);
        match (argument("count"), argument("for_each")) {
            (Some(count), _) => Self::of_count(&decided(count, scope)),
            (None, Some(items)) => Self::of_items(items, scope),
            (None, None) => Self::Once,
        }
    }

    fn of_count(count: &Node) -> Self {
        match count.scalar().map(str::parse) {
            Some(Ok(0)) => Self::Never,
            Some(Ok(count)) if count <= MOST => Self::Each((0..count).map(Instance::numbered).collect()),
            _ => Self::Unknown,
        }
    }

    fn of_items(items: &Node, scope: &Scope<'_>) -> Self {
        let items = decided(items, scope);
        let converted = match &items.data {
            Data::Template(template) => converted(template),
            _ => None,
        };
        let items = converted.map_or(items, |items| decided(&items, scope));
        match &items.data {
            Data::Map(entries) if entries.is_empty() => Self::Never,
            Data::List(items) if items.is_empty() => Self::Never,
            Data::Map(entries) if entries.len() <= MOST && !has_open_name(entries) => {
                let one = |entry: &Entry| Instance::keyed(&entry.name, entry.value.clone());
                Self::Each(entries.iter().map(one).collect())
            }
            Data::List(items) if items.len() <= MOST => {
                let mut keys: Vec<&Node> = items.iter().collect();
                keys.sort_by_key(|key| key.as_text());
                keys.dedup_by_key(|key| key.as_text());
                let one = |key: &Node| Some(Instance::keyed(key.as_text()?, key.clone()));
                keys.into_iter().map(one).collect::<Option<_>>().map_or(Self::Unknown, Self::Each)
            }
            _ => Self::Unknown,
        }
    }

    /// The instances that there are, as one whose values are open where the file does not say how many. `arguments` are what may
    /// refer to the item: where one of them does so in another way than by its name, the instances are not told apart.
    pub fn instances(self, arguments: &[Entry], scope: &Scope<'_>) -> Vec<Instance> {
        let is_told = |instance: &Instance| {
            let scope = scope.with(instance.given.iter().cloned());
            !arguments.iter().any(|entry| !is_meta(entry) && mentions_item(&scope.evaluated(&entry.value)))
        };
        match self {
            Self::Never => Vec::new(),
            Self::Each(instances) if instances.iter().all(is_told) => instances,
            Self::Once | Self::Unknown | Self::Each(_) => vec![Instance { index: String::new(), given: Vec::new() }],
        }
    }
}

impl Instance {
    fn numbered(number: usize) -> Self {
        let value = Node { span: 0..0, data: Data::Number(number.to_string()) };
        let given = vec![("count.index".to_owned(), Given { value, span: None })];
        Self { index: format!("[{number}]"), given }
    }

    fn keyed(key: &str, value: Node) -> Self {
        let name = Node { span: 0..0, data: Data::Text(key.to_owned()) };
        let given = [("each.key", name), ("each.value", value)];
        let given = given.map(|(name, value)| (name.to_owned(), Given { value, span: None }));
        Self { index: format!("[{key:?}]"), given: given.into() }
    }
}

/// What is converted to a set or a map: `toset(["a", "b"])`.
fn converted(template: &str) -> Option<Node> {
    let inside = "${".len()..template.len().checked_sub(1)?;
    ["toset", "tomap"].into_iter().find_map(|function| hcl::argument(template, &inside, function))
}

/// Whether an argument says how often something is there.
fn is_meta(entry: &Entry) -> bool {
    matches!(entry.name.as_str(), "count" | "for_each")
}

/// Whether something in a value may refer to the item of a loop. The depth of trees is bounded.
fn mentions_item(node: &Node) -> bool {
    match &node.data {
        Data::Template(template) => ["each", "count"].iter().any(|word| template.contains(word)),
        Data::List(items) => items.iter().any(mentions_item),
        Data::Map(entries) => entries.iter().any(|entry| mentions_item(&entry.value)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indexes(arguments: &str) -> Result<Vec<String>, String> {
        let text = format!("{arguments}\nlocals {{\n  names = [\"b\", \"a\", \"b\"]\n  map = {{ x = 1 }}\n}}\n");
        let root = hcl::read(&text).expect("HCL");
        let scope = Scope::new(root.get("locals").expect("local values").entries());
        match Made::of(root.entries(), &scope) {
            Made::Each(instances) => Ok(instances.into_iter().map(|instance| instance.index).collect()),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn instances_are_those_that_the_file_says() {
        for (arguments, expected) in [
            ("count = 2", vec!["[0]", "[1]"]),
            ("for_each = { b = 1, \"c d\" = var.x }", vec!["[\"b\"]", "[\"c d\"]"]),
            ("for_each = toset(local.names)", vec!["[\"a\"]", "[\"b\"]"]),
            ("for_each = local.map", vec!["[\"x\"]"]),
            ("for_each = tomap({ a = 1 })", vec!["[\"a\"]"]),
        ] {
            assert_eq!(indexes(arguments), Ok(expected.into_iter().map(str::to_owned).collect()), "{arguments}");
        }
        for (arguments, expected) in [
            ("a = 1", "Once"),
            ("count = 0", "Never"),
            ("for_each = {}", "Never"),
            ("for_each = toset([])", "Never"),
            ("count = var.x", "Unknown"),
            ("count = 101", "Unknown"),
            ("count = -1", "Unknown"),
            ("count = var.x ? 1 : 0", "Unknown"),
            ("for_each = { (var.x) = 1 }", "Unknown"),
            ("for_each = toset([var.x])", "Unknown"),
            ("for_each = toset(var.x)", "Unknown"),
            ("for_each = { for a in var.x : a => 1 }", "Unknown"),
        ] {
            assert_eq!(indexes(arguments), Err(expected.into()), "{arguments}");
        }
    }
}
