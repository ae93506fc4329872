//! What people call services leads to the identifier, to those that may be meant, or to what to do instead.
use lambda_perm::{FunctionPermission, grant};

macro_rules! grants {
    ($($name:ident: $principal:ident)*) => {
        $(
            pub const $name: FunctionPermission =
                grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = $principal);
        )*
    };
}

grants! {
    EVENTS: eventbridge
    LOGS: cloudwatch_logs
    ANY_OF_CLOUDWATCH: cloudwatch
    EITHER_COGNITO: cognito
    LOAD_BALANCER: alb
    EITHER_ALEXA: alexa
    WORDS: ApiGateway
    CAPITAL: Sns
    VENDOR: amazon_s3
    NO_GRANT: step_functions
    NO_PRINCIPAL: docdb
    REGION: mobile_targeting
    FAR: elasticache
}

fn main() {}
