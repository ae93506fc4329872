//! What a resource names of a web function. Its policy belongs to the web function, and a statement is for that, its endpoints, one
//! of them, or its revisions.

use crate::{
    facts::{actions::WebFunctionPart, parameters::Target},
    value::ArnParts,
};

/// A resource that names a web function, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WebFunctionResource<'a> {
    /// The ARN of the web function.
    pub(crate) function: &'a str,
    /// What stands behind it, such as `/endpoint/prod`; empty for the web function itself.
    pub(crate) within: &'a str,
}

const ENDPOINT: &str = "/endpoint/";
const REVISION: &str = "/revision/";

impl<'a> WebFunctionResource<'a> {
    /// Takes a resource apart. `None` where it is of no web function.
    pub(crate) fn split(resource: &'a str) -> Option<Self> {
        let arn = ArnParts::split(resource).filter(|arn| arn.service == "lambda")?;
        let name = arn.resource.strip_prefix(Target::WebFunction.resource_prefix())?;
        let within = name.find('/').map_or(0, |at| name.len() - at);
        let (function, within) = resource.split_at_checked(resource.len() - within)?;
        Some(Self { function, within })
    }

    /// The endpoint, if it is one.
    pub(crate) fn endpoint(&self) -> Option<&'a str> {
        self.within.strip_prefix(ENDPOINT).filter(|name| *name != "*")
    }

    /// What it is: the web function, endpoints or revisions. `None` for anything else.
    pub(crate) fn part(&self) -> Option<WebFunctionPart> {
        match self.within {
            "" => Some(WebFunctionPart::Function),
            within if within.starts_with(ENDPOINT) => Some(WebFunctionPart::Endpoint),
            within if within.starts_with(REVISION) => Some(WebFunctionPart::Revision),
            _ => None,
        }
    }

    /// Whether it names one web function and, of that, what a statement of `policy!` can name.
    pub(crate) fn is_named(&self) -> bool {
        let is_name = |text: &str| !text.contains(['*', '?', '/']);
        let is_part_named = match self.part() {
            Some(WebFunctionPart::Function) => true,
            Some(WebFunctionPart::Endpoint) => self.endpoint().is_none_or(is_name),
            Some(WebFunctionPart::Revision) => self.within.strip_prefix(REVISION) == Some("*"),
            None => false,
        };
        is_part_named && !self.function.contains(['*', '?'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_resources_apart() {
        let function = "arn:aws:lambda:us-east-1:123456789012:web-function/my-app";
        let split = |within: &str| {
            let resource = [function, within].concat();
            let named = WebFunctionResource::split(&resource)?;
            assert_eq!((named.function, named.within), (function, within));
            Some((named.part(), named.endpoint().map(alloc::string::String::from), named.is_named()))
        };
        let endpoint = Some(WebFunctionPart::Endpoint);
        for (within, expected) in [
            ("", (Some(WebFunctionPart::Function), None, true)),
            ("/endpoint/prod", (endpoint, Some("prod".into()), true)),
            ("/endpoint/*", (endpoint, None, true)),
            ("/endpoint/p*", (endpoint, Some("p*".into()), false)),
            ("/endpoint/a/b", (endpoint, Some("a/b".into()), false)),
            ("/revision/*", (Some(WebFunctionPart::Revision), None, true)),
            ("/revision/7", (Some(WebFunctionPart::Revision), None, false)),
            ("/*", (None, None, false)),
        ] {
            assert_eq!(split(within), Some(expected), "{within}");
        }
        assert_eq!(WebFunctionResource::split("arn:aws:lambda:us-east-1:123456789012:function:my-app"), None);
        assert!(
            WebFunctionResource::split("arn:aws:lambda:*:*:web-function/*/endpoint/*")
                .is_some_and(|named| !named.is_named())
        );
    }
}
