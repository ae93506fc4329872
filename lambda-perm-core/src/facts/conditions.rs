//! The condition keys that AddPermission and AddLayerVersionPermission can write, and those of web functions, and what is known of
//! their values.

pub use super::parameters::ConditionKey;
use super::parameters::{Key, PARAMETERS};

const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < PARAMETERS.len() {
        if PARAMETERS[at].condition.is_some() {
            count += 1;
        }
        at += 1;
    }
    count
};

/// The condition keys, in the order in which Lambda stores them. A statement has one of those that share a place.
///
/// Recorded is `StringEquals` with account, auth type and organization in this order, then `ArnLike`. Where the token and
/// `Bool` stand among others is not recorded; they come last in `StringEquals` and last of all here.
pub static CONDITION_KEYS: [ConditionKey; COUNT] = {
    let none = ConditionKey {
        place: 0,
        key: "",
        operator: "",
        first: "",
        next: "",
        parameter: Key::Action,
        present: "",
        source: "",
    };
    let (mut keys, mut count, mut place) = ([none; COUNT], 0, 1);
    while count < COUNT {
        let mut at = 0;
        while at < PARAMETERS.len() {
            if let Some(condition) = PARAMETERS[at].condition
                && condition.place == place
            {
                keys[count] = condition;
                count += 1;
            }
            at += 1;
        }
        place += 1;
    }
    keys
};

/// How a function URL may authenticate its callers: not at all, or by IAM.
///
/// Source: shape `FunctionUrlAuthType` of the Lambda service model.
pub static FUNCTION_URL_AUTH_TYPES: [&str; 2] = ["NONE", "AWS_IAM"];

/// How an endpoint of a web function may authenticate its callers: by IAM, or not at all, so that no policy is asked.
///
/// Source: shape `AuthType` of the service model of Lambda Web; Lambda developer guide, web-functions-endpoint-access-control.
pub static WEB_FUNCTION_AUTH_TYPES: [&str; 2] = ["IamAuth", "ApplicationManaged"];

/// What stands before the UUID of a skill ID, the token that Alexa sends.
///
/// Source: Alexa developer docs; Lambda developer guide; SAM's AlexaSkill event.
pub const SKILL_ID: &str = "amzn1.ask.skill.";

/// A skill ID as messages show one.
pub const EXAMPLE_OF_SKILL_ID: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";

/// How the IDs of Alexa's first skills begin. What follows is not documented.
///
/// Source: Alexa's sample skills of 2015 and 2016.
pub const OLD_SKILL_ID: &str = "amzn1.echo-sdk-ams.app.";
