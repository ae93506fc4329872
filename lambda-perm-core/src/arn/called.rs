//! An ARN as the call of a constructor that makes it.

use alloc::{format, string::String, vec::Vec};

use super::{
    CONSTRUCTORS, Constructor, Part,
    route::{route_key_of, written_method},
};

/// The constructor that makes the ARN, and its arguments, if there is one. If the service that sends the ARN is known, the
/// constructor is one of that service.
pub(crate) fn call_of(arn: &str, service: Option<&str>) -> Option<(&'static Constructor, Vec<String>)> {
    let constructors = CONSTRUCTORS.iter().filter(|row| service.is_none_or(|id| id == row.service));
    constructors.filter_map(|row| Some((row, row.arguments_in(arn)?))).find(|(row, arguments)| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        row.evaluate(&arguments).is_ok_and(|made| made.as_str() == arn)
    })
}

impl Constructor {
    /// What stands in the ARN where the form has its variables. It need not be right.
    fn arguments_in(&self, arn: &str) -> Option<Vec<String>> {
        let behind = arn.strip_prefix("arn:")?;
        let partition = behind.split(':').next()?;
        let (first, pieces) = self.pieces.split_first()?;
        let mut rest = behind.strip_prefix(partition)?.strip_prefix(first)?;
        let (mut arguments, mut parameters) = (Vec::new(), self.parameters.iter().peekable());
        if parameters.next_if(|parameter| matches!(parameter.part, Part::Partition)).is_some() {
            arguments.push(partition.into());
        }
        let mut pieces = pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            let (text, behind) = match pieces.peek() {
                Some(_) => rest.split_once(piece)?,
                None => (rest.strip_suffix(piece)?, ""),
            };
            arguments.push(parameters.next()?.part.written(text)?);
            rest = behind;
        }
        Some(arguments)
    }
}

impl Part {
    /// The argument that stands so in an ARN.
    fn written(&self, text: &str) -> Option<String> {
        Some(match self {
            Part::Partition | Part::Region | Part::Account => text.into(),
            Part::Name(naming) | Part::OfRegion(naming) => text.strip_suffix(naming.added)?.into(),
            Part::Method => written_method(text).into(),
            Part::RestPath => format!("/{text}"),
            Part::RouteKey => route_key_of(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_call_of_each_example() {
        for row in CONSTRUCTORS {
            let (found, arguments) = call_of(row.arn, Some(row.service)).expect("a call");
            // A path parameter and a method that is any are the same in the ARN as a wildcard.
            let example: Vec<String> = row.example.iter().map(|text| text.replace("{id}", "*")).collect();
            if found.name == row.name {
                assert_eq!(arguments, example, "{}", row.name);
            } else {
                // Methods of REST APIs and routes of others have the same form.
                assert_eq!(found.service, row.service, "{}", row.name);
            }
        }
    }

    #[test]
    fn a_form_with_other_values_is_no_call() {
        for (arn, service) in [
            ("arn:aws:s3:::my-bucket/*", Some("s3")),
            ("arn:aws:s3:::my-bucket", Some("sns")),
            ("arn:aws:sns:us-esat-2:123456789012:my-topic", None),
            ("arn:aws:sns:us-east-2:12345678901:my-topic", None),
            ("arn:aws-cn:sns:us-east-2:123456789012:my-topic", None),
            ("arn:aws:secretsmanager:us-east-2:123456789012:secret:team/database-AbCdEf", None),
            ("arn:aws:sns", None),
            ("sns", None),
            ("", None),
        ] {
            assert!(call_of(arn, service).is_none(), "{arn}");
        }
    }
}
