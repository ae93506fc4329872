//! Merging resources into the text of a template that exists.

mod block;
mod edit;
mod error;
mod flow;
mod plan;
mod rest;
mod template;
#[cfg(test)]
mod tests;

use alloc::{string::String, vec::Vec};

pub use crate::text::position::Position;
pub use error::MergeError;

use self::{block::InsertionPlace, plan::MergePlan, template::TemplateText};
use super::Resources;
use crate::template::Node;

/// The entry of a resource's `Metadata` that names its owner.
const MARK: &str = "LambdaPerm";

/// Puts resources into the text of a CloudFormation template, JSON or YAML, and keeps the rest of the text byte for byte.
///
/// A resource belongs to an owner whose name stands in its metadata as `LambdaPerm`. A merge replaces, adds and removes
/// the resources of its owner and touches no other, so that one template can be written by hand and by several programs. What
/// is new goes behind all others, or before the last one where its value would take in the line break between them. A parser
/// reads the result, and where anything else would have another value, the merge is refused.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::cloudformation::{FunctionPermissionBuilder, Merge, Expression, Resources};
///
/// let template = "Resources:
///   Topic: # by hand
///     Type: AWS::SNS::Topic
/// ";
/// let topic = Expression::reference("Topic")?;
/// let permission = FunctionPermissionBuilder::new("my-function", "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
///     .source_arn(topic)
///     .build()?;
/// let resources = Resources::of([permission.cloudformation()?.named("TopicPermission")?])?;
///
/// let merged = Merge::new("notifications").apply(template, &resources)?;
/// assert_eq!(merged, format!("{template}  TopicPermission:
///     Type: AWS::Lambda::Permission
///     Metadata:
///       LambdaPerm: notifications
///     Properties:
///       Action: lambda:InvokeFunction
///       FunctionName: my-function
///       Principal: sns.amazonaws.com
///       SourceArn: !Ref Topic
/// "));
/// assert_eq!(Merge::new("notifications").remove(&merged)?, template);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "merge")] // Repeated here, because a page shows only the item's own attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Merge<'a> {
    owner: &'a str,
}

impl<'a> Merge<'a> {
    /// A merge of the resources of an owner. The name is any visible text; take one that no other program uses.
    pub const fn new(owner: &'a str) -> Self {
        Self { owner }
    }

    /// The name of the owner.
    pub const fn owner(&self) -> &'a str {
        self.owner
    }

    /// The template with these resources as the only ones of the owner. Where it has them already, the text stays as it is.
    ///
    /// # Errors
    ///
    /// As [`remove`](Self::remove), and when a logical ID belongs to somebody else. Then nothing is changed.
    pub fn apply(&self, template: &str, resources: &Resources) -> Result<String, MergeError> {
        self.check_owner()?;
        merge(template, self.owner, &resources.entries().collect::<Vec<_>>())
    }

    /// The template without any resource of the owner.
    ///
    /// # Errors
    ///
    /// The text is no template, or its layout is one that cannot be edited without touching what belongs to others, or the
    /// owner has no name.
    pub fn remove(&self, template: &str) -> Result<String, MergeError> {
        self.check_owner()?;
        merge(template, self.owner, &[])
    }

    fn check_owner(&self) -> Result<(), MergeError> {
        match self.owner.trim().is_empty() || self.owner.contains(char::is_control) {
            true => Err(MergeError::Owner { name: self.owner.into() }),
            false => Ok(()),
        }
    }
}

/// The template with these resources, by their logical IDs, as the only ones of the owner. Each of them is a map.
pub(crate) fn merge(text: &str, owner: &str, resources: &[(String, Node)]) -> Result<String, MergeError> {
    // A byte order mark belongs to the file and not to the template.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let wanted: Vec<_> = resources.iter().map(|(id, resource)| (id.clone(), marked(resource, owner))).collect();
    let template = TemplateText::read(body)?;
    let plan = MergePlan::new(&template, owner, &wanted)?;
    if plan.changes_nothing() {
        return Ok(text.into());
    }
    let mark = text.get(..text.len() - body.len()).unwrap_or_default();
    let mut refused = None;
    for place in [InsertionPlace::Last, InsertionPlace::BeforeLast] {
        let edits =
            if template.is_flow() { flow::edits(&template, &plan)? } else { block::edits(&template, &plan, place)? };
        let merged = edit::apply(body, edits);
        // No reasoning about layouts is as sure as a look at the result.
        match plan.check(&template, &merged) {
            Ok(()) => return Ok([mark, &merged].concat()),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(|| template.unsafe_layout()))
}

/// The resource with its owner in its metadata.
fn marked(resource: &Node, owner: &str) -> Node {
    let Node::Map(entries) = resource else { return resource.clone() };
    let mut entries = entries.clone();
    let mark = (String::from(MARK), Node::from(owner));
    match entries.iter_mut().find(|(key, _)| key == "Metadata") {
        Some((_, Node::Map(metadata))) => {
            metadata.retain(|(key, _)| key != MARK);
            metadata.push(mark);
        }
        Some((_, metadata)) => *metadata = Node::Map([mark].into()),
        None => {
            // Behind the type, where a reader sees it first.
            let at = entries.iter().position(|(key, _)| key == "Type").map_or(0, |at| at + 1);
            entries.insert(at, ("Metadata".into(), Node::Map([mark].into())));
        }
    }
    Node::Map(entries)
}
