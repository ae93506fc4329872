//! An Alexa skill calls a function. Alexa sends no source; the skill ID is what limits the grant.

use lambda_perm::{AccountId, FunctionPermission, grant, output::Scope};

const SKILL: FunctionPermission = grant!(
    function_name = "my-skill",
    statement_id = "alexa",
    action = InvokeFunction,
    principal = alexa_appkit,
    event_source_token = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555",
);

fn main() {
    let scope = Scope::new("us-east-1", AccountId::new("123456789012"));
    let statement = SKILL.statement(&scope).expect("the scope names a Region and an account");
    println!("{}", statement.to_json_pretty());
    assert_eq!(
        statement.to_json(),
        r#"{"Sid":"alexa","Effect":"Allow","Principal":{"Service":"alexa-appkit.amazon.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:my-skill","Condition":{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.11111111-2222-3333-4444-555555555555"}}}"#
    );
}
