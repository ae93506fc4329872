//! Examples of forms of source ARNs.

use lambda_perm::facts::naming::Variable;

/// A text that a form stands for, whose resource has these variables.
pub fn example(form: &str, variables: &[Variable]) -> String {
    let mut out = String::new();
    let (mut rest, mut variables) = (form, variables.iter());
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, behind) = behind.split_once('}').expect("a closed variable");
        out.push_str(before);
        out.push_str(&match name {
            "Partition" => "aws".to_owned(),
            "Region" => "us-east-1".to_owned(),
            "Account" => "123456789012".to_owned(),
            name => match variables.next() {
                Some(Variable::Name(naming) | Variable::OfRegion(naming)) => naming.example.to_owned() + naming.added,
                Some(Variable::Stage) => "prod".to_owned(),
                Some(Variable::Method) => "GET".to_owned(),
                Some(Variable::Path) => "pets/{id}".to_owned(),
                Some(Variable::Route) => "$default".to_owned(),
                None if name.ends_with('+') => "a/b:c".to_owned(),
                None => "x".to_owned(),
            },
        });
        rest = behind;
    }
    assert_eq!(variables.next(), None, "{form}");
    out + rest
}
