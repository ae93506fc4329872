//! Values of a template are the same whoever makes them: a macro as a constant or at run time, or a reader of JSON.

use lambda_perm::{CloudFormation, FunctionPermission, FunctionPermissionBuf, cloudformation::Expression, grant};

/// Grants with these names, made by both macros, with the source and the JSON of each.
macro_rules! names {
    ($($name:ident($($argument:tt)*) = $json:literal;)*) => {
        [$({
            const CONSTANT: FunctionPermission<CloudFormation> = grant!(
                function_name = $name($($argument)*),
                statement_id = "s",
                action = GetFunction,
                principal = "123456789012",
            );
            let made = lambda_perm::try_grant!(
                function_name = $name($($argument)*),
                statement_id = String::from("s"),
                action = GetFunction,
                principal = "123456789012",
            );
            let shown = concat!(stringify!($name), "(", stringify!($($argument)*), ")");
            (shown, $json, CONSTANT, made.expect(shown))
        }),*]
    };
}

pub(crate) fn names()
-> [(&'static str, &'static str, FunctionPermission<CloudFormation>, FunctionPermissionBuf<CloudFormation>); 12] {
    names! {
        Ref("F") = r#"{"Ref":"F"}"#;
        Ref("F", of = "AWS::Lambda::Function") = r#"{"Ref":"F"}"#;
        GetAtt("F.Arn") = r#"{"Fn::GetAtt":["F","Arn"]}"#;
        GetAtt("F.Arn", of = "AWS::Lambda::Function") = r#"{"Fn::GetAtt":["F","Arn"]}"#;
        Sub("f-${A}-${B}", A = Ref("C"), B = "d") = r#"{"Fn::Sub":["f-${A}-${B}",{"A":{"Ref":"C"},"B":"d"}]}"#;
        ImportValue("e") = r#"{"Fn::ImportValue":"e"}"#;
        Join("-", ["f", Ref("Stage")]) = r#"{"Fn::Join":["-",["f",{"Ref":"Stage"}]]}"#;
        Select(1, Split(":", Ref("A"))) = r#"{"Fn::Select":[1,{"Fn::Split":[":",{"Ref":"A"}]}]}"#;
        Select(Ref("I"), ["f", Ref("G")]) = r#"{"Fn::Select":[{"Ref":"I"},["f",{"Ref":"G"}]]}"#;
        FindInMap("M", Ref("AWS::Region"), "f") = r#"{"Fn::FindInMap":["M",{"Ref":"AWS::Region"},"f"]}"#;
        If("Prod", "f", Ref("G")) = r#"{"Fn::If":["Prod","f",{"Ref":"G"}]}"#;
        Resolve("ssm:/f") = r#""{{resolve:ssm:/f}}""#;
    }
}

#[test]
fn are_equal_shown_and_written() {
    for (shown, json, constant, made) in names() {
        assert_eq!(made.as_permission(), constant, "{shown}");
        let name = constant.function_name();
        assert_eq!((format!("{name:?}").as_str(), name.to_json().as_str()), (shown, json));
        let read = Expression::from_json(json).expect(json);
        assert_eq!((read.shown(), read.to_json().as_str()), (name.shown(), json));
        assert_eq!(read == name.into_owned(), !shown.contains("of = ") && !shown.starts_with("Resolve"), "{shown}");
    }
}

#[test]
fn tell_one_another_apart() {
    let all = names();
    for (at, (shown, _, one, _)) in all.iter().enumerate() {
        for (other_at, (_, _, other, made)) in all.iter().enumerate() {
            assert_eq!((one == other, *one == made.as_permission()), (at == other_at, at == other_at), "{shown}");
        }
    }
}
