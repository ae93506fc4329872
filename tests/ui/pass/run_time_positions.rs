//! `try_grant!` and `try_policy!` everywhere: methods, generics, closures, `async`, macros; with values of every kind.
#![deny(warnings)]
#![forbid(unsafe_code)]

use std::borrow::Cow;

use lambda_perm::{
    AccountId, Findings, FunctionPermission, FunctionPermissionBuf, FunctionPolicyBuf, LayerVersionPermissionBuf,
    LayerVersionPolicyBuf,
    arn::{self, ConstArn},
    grant, policy, try_grant, try_policy,
};

const PARTNER: FunctionPermission =
    grant!(function_name = "f", statement_id = "partner", action = GetFunction, principal = "210987654321");

struct Stack<'a> {
    name: Cow<'a, str>,
    accounts: Vec<AccountId>,
    region: Option<String>,
}

impl Stack<'_> {
    const ALIAS: &'static str = "prod";

    /// Fields, methods, indices, constants of the type, and `?`.
    fn policy(&self) -> Result<FunctionPolicyBuf, Box<dyn std::error::Error>> {
        let kept = &self.grant("of-a-reference")?;
        let region = self.region.as_deref().ok_or("no Region")?;
        Ok(try_policy!(
            function_name = self.name,
            qualifier = Self::ALIAS,
            statement(statement_id = self.id(0), action = GetFunction, principal = self.accounts[0]),
            function_url(statement_id = self.id(1), principal = self.accounts[1]),
            statement(
                statement_id = format!("{}-topic", self.name),
                action = InvokeFunction,
                principal = sns,
                source_arn = sns_topic(region, self.accounts[0], self.id(2)),
            ),
            permission(self.grant("of-a-method")?),
            permission(*kept, allow(shadowed, reason = "a test")),
        )?)
    }

    fn grant(&self, id: &str) -> Result<FunctionPermissionBuf, Findings> {
        try_grant!(
            function_name = &self.name,
            qualifier = Some(Self::ALIAS),
            statement_id = id,
            action = InvokeFunction,
            principal = self.accounts[0],
        )
    }

    fn id(&self, number: usize) -> String {
        format!("{}-{number}", self.name)
    }
}

/// Generic over what gives the text, and over a number.
trait Layered {
    const LAYER: &'static str;

    fn layers<T: AsRef<str>, const N: usize>(&self, accounts: [T; N]) -> Result<LayerVersionPolicyBuf, Findings> {
        let [first, second] = [0, N - 1].map(|at| accounts[at].as_ref());
        try_policy!(
            layer_name = Self::LAYER,
            version_number = N as u64,
            statement(statement_id = "first", action = GetLayerVersion, principal = &first),
            statement(statement_id = "second", action = GetLayerVersion, principal = &second),
        )
    }

    fn layer(&self) -> Result<LayerVersionPermissionBuf, Findings>
    where
        Self: Sized,
    {
        let version = u64::try_from(size_of::<Self>()).unwrap_or_default() + 1;
        try_grant!(
            layer_name = Self::LAYER,
            version_number = version,
            statement_id = "s",
            action = GetLayerVersion,
            principal = "123456789012",
        )
    }
}

struct Unit;

impl Layered for Unit {
    const LAYER: &'static str = "l";
}

macro_rules! each {
    ($name:ident: $($id:expr => $principal:expr),+ $(,)?) => {
        try_policy!(
            function_name = $name,
            $(statement(statement_id = $id, action = InvokeFunction, principal = $principal)),+
        )
    };
}

macro_rules! any {
    ($macro:ident $group:tt) => {
        $macro! $group
    };
}

async fn in_a_future(name: impl AsRef<str>, source: ConstArn) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(
        function_name = ready(name.as_ref()).await,
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = source,
    )
}

async fn ready(text: &str) -> String {
    text.to_owned()
}

/// Runs a future that never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the future waits"),
    }
}

fn main() {
    let accounts = vec![AccountId::new("123456789012"), AccountId::new("210987654321")];
    let stack = Stack { name: "f".into(), accounts: accounts.clone(), region: Some("us-east-1".into()) };
    assert_eq!(stack.policy().map(|policy| policy.len()).map_err(|error| error.to_string()), Ok(6));
    assert!(Stack { region: None, ..stack }.policy().is_err());

    assert_eq!(Unit.layers(["123456789012", "210987654321"]).map(|policy| policy.len()), Ok(2));
    assert_eq!(Unit.layer().map(|layer| layer.version_number().get()), Ok(1));

    let name = String::from("f");
    let of_macro = each!(name: "first" => accounts[0], format!("second-{name}") => &accounts[1]);
    assert_eq!(of_macro.map(|policy| policy.len()), Ok(2));
    let passed_on = any!(try_policy(function_name = name, permission(PARTNER)));
    assert_eq!(passed_on.map(|policy| policy.len()), Ok(1));

    let topic = arn::try_sns_topic("us-east-1", accounts[0].as_str(), "t").expect("an ARN");
    assert!(run(in_a_future(&name, topic)).is_ok());

    // A closure may own what it names, and a value may be a block with a `return` of its own.
    let make = move |id: &str, account: Option<AccountId>| {
        try_grant!(
            function_name = name,
            statement_id = {
                if id.is_empty() {
                    return None;
                }
                id
            },
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::b",
            source_account = account,
        )
        .ok()
    };
    assert!(make("", None).is_none() && make("s", None).is_none() && make("s", Some(accounts[0])).is_some());

    // Constants and variables side by side.
    let constant = policy!(function_name = "f", permission(PARTNER));
    let merged = try_policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        permission(constant.get(0).unwrap()),
        statement(statement_id = "own", action = GetFunction, principal = accounts[0]),
    );
    let ids = |policy: FunctionPolicyBuf| {
        policy.permissions().map(|one| one.statement_id().as_str().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(merged.map(ids), Ok("partner own".to_owned()));
}
