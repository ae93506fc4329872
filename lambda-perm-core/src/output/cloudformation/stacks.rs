//! Sets that are too large for one template.

mod stack;

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use self::stack::Stack;
use super::{CloudFormationError, Resource, Resources, logical_id::is_logical_id, property::sub};
use crate::{
    expression::name::check_sub,
    facts::cloudformation::{RESOURCES, STACK, TEMPLATE_SCHEME},
    facts::parameters::Key,
    template::Node,
};

/// Splits resources into nested stacks of at most 500 resources and 1,000,000 bytes, and makes the stacks' parent.
///
/// Each template is passed to `write` with its file name as soon as it is full, so only one of them is in memory. Resources stay in
/// the order in which they are pushed, so appending some changes only the last template and moves nothing. To add some in between
/// or remove some without moving others, give the templates that were written before: see [`keeping`](Self::keeping).
///
/// What a resource refers to in the parent's template (`Ref`, `GetAtt`, conditions, mappings) becomes a parameter that the
/// parent gives to the stack. If it depends on a resource there, the whole stack does.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use std::collections::BTreeMap;
/// use lambda_perm::{FunctionPermission, cloudformation::{CloudFormationError, NestedStacks, Template}};
///
/// let mut files = BTreeMap::new();
/// let mut stacks = NestedStacks::new("permissions", |name: &str, template: String| {
///     files.insert(name.to_owned(), template);
///     Ok::<(), CloudFormationError>(())
/// });
/// for number in 0..1_200 {
///     let function = format!("function-{number}");
///     let permission = FunctionPermission::builder(function, "partner", "lambda:InvokeFunction", "210987654321").build()?;
///     stacks.push(permission.cloudformation()?)?;
/// }
/// let parent = Template::new(stacks.finish()?)?;
/// assert_eq!(files.keys().collect::<Vec<_>>(), ["permissions-1.json", "permissions-2.json", "permissions-3.json"]);
/// assert!(parent.to_json().contains(r#""TemplateURL":"permissions-1.json""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The parent names each template by its file, which `aws cloudformation package` uploads and replaces by its address.
/// [`at`](Self::at) names another place.
pub struct NestedStacks<W> {
    name: String,
    base: String,
    write: W,
    parent: Resources,
    /// The template that is being filled.
    current: Stack,
    /// Where resources were before, by their logical IDs: the number of the stack, from 0.
    previous: BTreeMap<String, usize>,
    /// What has been pushed, where the stacks of before are kept.
    kept: Vec<Resource>,
    serialized: bool,
    /// The last stack with permissions of each function, by what the function was given as.
    last: BTreeMap<String, String>,
}

impl<W, E> NestedStacks<W>
where
    W: FnMut(&str, String) -> Result<(), E>,
    E: From<CloudFormationError>,
{
    /// Stacks of this name. The logical ID of each, in the parent, has its letters and digits; its file all of it. A name that
    /// cannot be used is an error when the first template is written.
    pub fn new(name: &str, write: W) -> Self {
        Self {
            name: name.into(),
            base: String::new(),
            write,
            parent: Resources::new(),
            current: Stack::default(),
            previous: BTreeMap::new(),
            kept: Vec::new(),
            serialized: false,
            last: BTreeMap::new(),
        }
    }

    /// Says where the templates will be, such as `https://my-bucket.s3.us-east-1.amazonaws.com/permissions/`. It is a text for
    /// `Sub`, so it may contain `${AWS::Region}`. A wrong one is an error when the first template is written.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        self.base = base.into();
        self
    }

    /// Makes CloudFormation create the permissions of each function one after the other, across stacks too.
    #[must_use]
    pub const fn one_after_the_other(mut self) -> Self {
        self.serialized = true;
        self
    }

    /// Keeps each resource in the stack that it is in now, given the templates that were written before, each with the name of
    /// its file. New ones take free places. All resources then stay in memory until the end.
    ///
    /// # Errors
    ///
    /// When a text is not a template that was written here, or a file name is not that of one.
    pub fn keeping<N: AsRef<str>, T: AsRef<str>>(
        mut self,
        templates: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, CloudFormationError> {
        for (name, template) in templates {
            let name = name.as_ref();
            let wrong = |error: String| CloudFormationError::Previous { name: name.into(), error };
            let Some(number) = self.number(name) else {
                return Err(wrong(format!("its name is not that of a stack, such as `{}`", self.file(1))));
            };
            let Node::Map(sections) = Node::parse(template.as_ref()).map_err(|error| wrong(error.to_string()))? else {
                return Err(wrong("it is not a map".into()));
            };
            let Some((_, Node::Map(resources))) = sections.into_iter().find(|(key, _)| key == "Resources") else {
                return Err(wrong("it has no `Resources`".into()));
            };
            self.previous.extend(resources.into_iter().map(|(id, _)| (id, number - 1)));
        }
        Ok(self)
    }

    /// Adds a resource.
    ///
    /// # Errors
    ///
    /// When another one of the same stack has its logical ID, or it refers to what no parameter can stand for, when a template is
    /// full and the stacks have no right name or place, and those of `write`.
    pub fn push(&mut self, resource: Resource) -> Result<(), E> {
        if !self.previous.is_empty() {
            self.kept.push(resource);
            return Ok(());
        }
        if let Some(resource) = self.current.push(resource, self.serialized)? {
            self.close(self.parent.as_slice().len() + 1)?;
            self.current.push(resource, self.serialized)?;
        }
        Ok(())
    }

    /// Writes what has not been written yet. Returns the stacks, for a template of their own or for one that exists.
    ///
    /// # Errors
    ///
    /// As for [`push`](Self::push), and when there are more than 500 stacks.
    pub fn finish(mut self) -> Result<Resources, E> {
        if !self.kept.is_empty() {
            self.write_kept()?;
        } else if !self.current.is_empty() {
            self.close(self.parent.as_slice().len() + 1)?;
        }
        let count = self.parent.as_slice().len();
        if count > RESOURCES {
            return Err(CloudFormationError::TooManyResources(count).into());
        }
        Ok(self.parent)
    }

    /// Writes the stacks of before with what they still hold, and new resources where there is room.
    fn write_kept(&mut self) -> Result<(), E> {
        let count = self.previous.values().max().map_or(0, |last| last + 1);
        let mut stacks: Vec<Stack> = Vec::new();
        stacks.resize_with(count, Stack::default);
        let mut new = Vec::new();
        for resource in core::mem::take(&mut self.kept) {
            match self.previous.get(&resource.logical_id).and_then(|number| stacks.get_mut(*number)) {
                Some(stack) => new.extend(stack.push(resource, self.serialized)?),
                None => new.push(resource),
            }
        }
        let mut at = 0;
        for mut resource in new {
            loop {
                if at == stacks.len() {
                    stacks.push(Stack::default());
                }
                match stacks[at].push(resource, self.serialized)? {
                    None => break,
                    Some(rejected) => resource = rejected,
                }
                at += 1;
            }
        }
        for (number, stack) in stacks.into_iter().enumerate() {
            self.current = stack;
            // An empty stack is not written, and its number stays unused, so that no other stack takes its name.
            if !self.current.is_empty() {
                self.close(number + 1)?;
            }
        }
        Ok(())
    }

    /// Writes the current template, and begins another one.
    fn close(&mut self, number: usize) -> Result<(), E> {
        let logical_id = self.logical_id(number)?;
        let file = self.file(number);
        self.check_place(&file)?;
        let stack = core::mem::take(&mut self.current);
        let url = match self.base.as_str() {
            "" => Node::Text(file.clone()),
            base if base.contains("${") => sub(format!("{base}{file}")),
            base => Node::Text(format!("{base}{file}")),
        };
        let mut parent = Resource::new(logical_id.clone(), STACK, stack.properties(url), String::new());
        for id in stack.depends_on() {
            parent = parent.behind(id);
        }
        if self.serialized {
            for target in stack.targets() {
                if let Some(before) = self.last.insert(target.into(), logical_id.clone()) {
                    parent = parent.behind(&before);
                }
            }
        }
        (self.write)(&file, stack.into_json())?;
        Ok(self.parent.push(parent)?)
    }

    /// The logical ID of a stack, if the name can be used.
    fn logical_id(&self, number: usize) -> Result<String, CloudFormationError> {
        let id: String = self.name.chars().filter(char::is_ascii_alphanumeric).collect();
        let id = format!("{}{number}", capitalized(&id));
        let is_name = !self.name.is_empty() && !self.name.contains(char::is_control) && !self.name.contains("${");
        if is_name && is_logical_id(&id) { Ok(id) } else { Err(CloudFormationError::StackName(self.name.clone())) }
    }

    /// What is wrong with the place for a file.
    fn check_place(&self, file: &str) -> Result<(), CloudFormationError> {
        let error = if self.base.contains(char::is_control) {
            "it holds a control character".into()
        } else if let Some(error) = wrong_address(&self.base, file) {
            error.into()
        } else if let Some(finding) = check_sub::<&str>(&self.base, &[], Key::SourceArn) {
            finding.message().as_str().into()
        } else {
            return Ok(());
        };
        Err(CloudFormationError::StackPlace { place: format!("{}{file}", self.base), error })
    }

    fn file(&self, number: usize) -> String {
        format!("{}-{number}.json", self.name)
    }

    /// The number of the stack whose template has this file.
    fn number(&self, file: &str) -> Option<usize> {
        let number = file.strip_prefix(self.name.as_str())?.strip_prefix('-')?.strip_suffix(".json")?.parse().ok()?;
        ((1..=RESOURCES).contains(&number) && self.file(number) == file).then_some(number)
    }
}

/// What is wrong with a file's address, unless its place is a path on a disk.
fn wrong_address(base: &str, file: &str) -> Option<&'static str> {
    let (scheme, rest) = base.split_once("://")?;
    let has = |pattern: fn(char) -> bool| rest.contains(pattern) || file.contains(pattern);
    if scheme != TEMPLATE_SCHEME {
        Some("CloudFormation reads templates only from `https://`")
    } else if rest.is_empty() || rest.starts_with('/') {
        Some("it has no host")
    } else if !rest.contains(['/', '$']) {
        Some("a `/` is missing between the host and the file")
    } else if has(char::is_whitespace) {
        Some("an address has no white space")
    } else if has(|character| matches!(character, '?' | '#')) {
        Some("the path of an address ends before `?` and `#`")
    } else {
        None
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map_or('S', |first| first.to_ascii_uppercase());
    format!("{first}{}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;
    use crate::permission::FunctionPermission;

    type Files = BTreeMap<String, String>;

    fn split(functions: impl IntoIterator<Item = u32>, previous: &Files) -> Result<Files, CloudFormationError> {
        let mut files = Files::new();
        let mut stacks = NestedStacks::new("all", |name: &str, template: String| {
            files.insert(name.to_owned(), template);
            Ok::<(), CloudFormationError>(())
        })
        .keeping(previous)?;
        for number in functions {
            let name = format!("f-{number}");
            let permission = FunctionPermission::builder(name, "p", "lambda:InvokeFunction", "123456789012").build()?;
            stacks.push(permission.cloudformation()?)?;
        }
        stacks.finish()?;
        Ok(files)
    }

    fn changed(before: &Files, after: &Files) -> Vec<String> {
        after.iter().filter(|(name, text)| before.get(*name) != Some(text)).map(|(name, _)| name.clone()).collect()
    }

    #[test]
    fn keeps_places_whatever_the_order_of_the_files_and_with_one_missing() {
        // Ten stacks, so that their files sort in another order than their numbers.
        let files = split(0..5_000, &Files::new()).expect("ten stacks");
        assert_eq!(files.len(), 10);
        let more = split(0..5_001, &files).expect("eleven stacks");
        assert_eq!(changed(&files, &more), ["all-11.json"]);
        // All of the second one goes.
        let less = split((0..500).chain(1_000..5_001), &more).expect("ten stacks");
        assert_eq!((less.len(), changed(&more, &less)), (10, Vec::new()));
        // Its number is free for what comes.
        let again = split((0..500).chain(1_000..5_001).chain([9_999]), &less).expect("eleven stacks");
        assert_eq!(changed(&less, &again), ["all-2.json"]);
    }

    #[test]
    fn refuses_names_and_places_that_are_none() {
        let of = |name: &str, place: &str| {
            let mut written = 0;
            let mut stacks = NestedStacks::new(name, |_: &str, _: String| {
                written += 1;
                Ok::<(), CloudFormationError>(())
            })
            .at(place);
            let permission = FunctionPermission::builder("f", "p", "lambda:InvokeFunction", "123456789012").build();
            let resource = permission.expect("a permission").cloudformation().expect("a resource");
            let stacks = stacks.push(resource).and_then(|()| stacks.finish()).map(|_| ());
            (stacks.err().map(|error| error.to_string()), written)
        };
        for (name, place) in [
            ("permissions", ""),
            ("a/b c", "templates/"),
            ("права", "my templates/"),
            ("all", "https://b.s3.${AWS::Region}.amazonaws.com/${Folder}/"),
            ("all", "https://b.s3.amazonaws.com/v1-"),
            ("all", "https://${Place}"),
            ("all", "${Place}"),
            ("a#b", "templates?/"),
        ] {
            assert_eq!(of(name, place), (None, 1), "{name} {place}");
        }
        let long = "x".repeat(255);
        for (name, place, said) in [
            ("", "", "`` cannot be the name of nested stacks"),
            ("a\0", "", "`a\\x00` cannot be the name"),
            ("a\nb", "", "`a\\nb` cannot be the name"),
            ("a${B}", "", "cannot be the name"),
            (&*long, "", "cannot be the name"),
            ("a", "x\0/", "it holds a control character"),
            (
                "a",
                "https://b.s3.amazonaws.com/my templates/",
                "templates cannot be at `https://b.s3.amazonaws.com/my templates/a-1.json`: ",
            ),
            ("a b", "https://b.s3.amazonaws.com/", "an address has no white space"),
            ("a", "s3://my-bucket/", "CloudFormation reads templates only from `https://`"),
            ("a", "file:///templates/", "CloudFormation reads templates only from `https://`"),
            ("a", "http://b.s3.amazonaws.com/", "CloudFormation reads templates only from `https://`"),
            ("a", "https://", "it has no host"),
            ("a", "https:///templates/", "it has no host"),
            ("a", "https://b.s3.amazonaws.com", "a `/` is missing between the host and the file"),
            ("a", "https://b.s3.amazonaws.com/?x=", "the path of an address ends before `?` and `#`"),
            ("a#b", "https://b.s3.amazonaws.com/", "the path of an address ends before `?` and `#`"),
            ("a", "https://${Bucket", "a `${` is not closed"),
            ("a", "https://${not-a-name}/", "names nothing in a template"),
        ] {
            let (error, written) = of(name, place);
            let error = error.expect("it is refused");
            assert!(error.contains(said) && error.contains("= help: write ") && written == 0, "{error}");
        }
    }

    #[test]
    fn refuses_what_was_not_written_here() {
        for (name, text, said) in [
            ("all-1.yaml", "{}", "its name is not that of a stack, such as `all-1.json`"),
            ("all-01.json", "{}", "its name is not"),
            ("all-0.json", "{}", "its name is not"),
            ("all-18446744073709551615.json", "{}", "its name is not"),
            ("all-1.json", "[]", "it is not a map"),
            ("all-1.json", "{}", "it has no `Resources`"),
        ] {
            let previous = Files::from([(name.to_owned(), text.to_owned())]);
            let error = split([], &previous).expect_err("it is refused").to_string();
            assert!(error.contains(said) && error.starts_with(&format!("`{name}`")), "{error}");
        }
    }
}
