//! What is called.

use crate::file::SourceFile;

/// A function or layer version.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Function {
    /// Its name, with its qualifier: `orders:prod`, `${Orders}`.
    pub name: String,
    /// What it is called in the file, where that says more: its ARN.
    pub resource: Option<String>,
    /// The file whose placeholders its name has. The same name in another file is another function.
    pub file: Option<String>,
}

/// What stands in the ARN of a function, and in that of a layer version, before its name.
const KINDS: [&str; 2] = [":function:", ":layer:"];

impl Function {
    /// The function that a file calls so, at a qualifier. `None` for one that the file leaves open.
    pub fn new(file: &SourceFile, resource: Option<&str>, qualifier: Option<&str>) -> Self {
        let Some(resource) = resource else {
            return Self { name: "a function that is not named".into(), resource: None, file: Some(file.name.clone()) };
        };
        let from_arn = KINDS.iter().find_map(|kind| Some(resource.split_once(kind)?.1));
        let name = from_arn.unwrap_or_else(|| reference(resource));
        let name = match qualifier {
            Some(qualifier) if !name.ends_with(&format!(":{qualifier}")) => format!("{name}:{qualifier}"),
            _ => name.to_owned(),
        };
        let file = (resource.contains("${")).then(|| file.name.clone());
        Self { resource: from_arn.map(|_| resource.to_owned()), name, file }
    }
}

impl Function {
    /// The Region and account that its ARN names.
    pub fn place(&self) -> Option<String> {
        let mut parts = self.resource.as_deref()?.split(':').skip(3);
        let (region, account) = (parts.next()?, parts.next()?);
        Some(format!("{region}, account {account}"))
    }
}

/// What a lone placeholder refers to, be it by name or by ARN: `Orders` for `${Orders}` and `${Orders.Arn}`.
fn reference(text: &str) -> &str {
    let inside = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    match inside {
        Some(inside) if !inside.contains(['{', '}']) => match inside.rsplit_once('.') {
            Some((of, attribute)) if ["arn", "function_name"].contains(&attribute.to_ascii_lowercase().as_str()) => of,
            _ => inside,
        },
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_one_name_however_a_file_calls_it() {
        let file = SourceFile::new("f", "");
        let name = |resource, qualifier| Function::new(&file, Some(resource), qualifier).name;
        assert_eq!(name("arn:aws:lambda:us-east-2:123456789012:function:orders:prod", None), "orders:prod");
        assert_eq!(name("arn:aws:lambda:us-east-2:123456789012:function:orders", Some("prod")), "orders:prod");
        assert_eq!(name("arn:aws:lambda:us-east-2:123456789012:layer:tools:3", Some("3")), "tools:3");
        assert_eq!([name("${Orders}", None), name("${Orders.Arn}", None)], ["Orders", "Orders"]);
        assert_eq!(name("${aws_lambda_function.shop.function_name}", None), "aws_lambda_function.shop");
        assert_eq!(name("${A}-${B}", None), "${A}-${B}");
        let arn = "arn:aws:lambda:us-east-2:123456789012:function:orders";
        let place = Function::new(&file, Some(arn), None).place();
        assert_eq!(place.as_deref(), Some("us-east-2, account 123456789012"));
    }

    #[test]
    fn placeholders_are_those_of_their_file() {
        let function = |file, resource| Function::new(&SourceFile::new(file, ""), Some(resource), None);
        assert_ne!(function("a", "${Orders}"), function("b", "${Orders}"));
        assert_eq!(function("a", "orders"), function("b", "orders"));
    }
}
