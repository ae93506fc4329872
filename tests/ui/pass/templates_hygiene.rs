//! The functions of templates are words of the call: no name of the user's has anything to do with them.

#![no_implicit_prelude]
#![allow(dead_code, unused_imports, non_upper_case_globals)]

extern crate lambda_perm as permissions;

use ::std::ops::Sub;

struct Ref;
struct GetAtt(u8);
struct Join;
struct Terraform;
enum If {}
mod lambda_perm {}
struct Deferred;
struct CloudFormation;
const of: () = ();

const SUB: permissions::FunctionPermission<permissions::CloudFormation> = permissions::grant!(
    function_name = Ref("Function"),
    statement_id = "s",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub("arn:aws:s3:::${Name}", Name = Join("-", ["a", GetAtt("B.Name")])),
    source_account = If("C", Ref("A"), Ref("AWS::AccountId")),
);

const TYPED: permissions::FunctionPermission<permissions::CloudFormation> = permissions::grant!(
    function_name = NAME,
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Topic", of = "AWS::SNS::Topic"),
);

const NAME: &::core::primitive::str = "f";

const POLICY: permissions::FunctionPolicy<permissions::Terraform> = permissions::policy!(
    function_name = Terraform("${aws_lambda_function.f.arn}"),
    statement(statement_id = "s", action = GetFunction, principal = "123456789012"),
);

fn main() {
    ::std::assert!(SUB.source_arn().is_some() && TYPED.source_arn().is_some());
    ::std::assert_eq!(POLICY.len(), 1);
}
