"""LocalStack, started with what its CloudFormation leaves out. Needs the `localstack` judge's Python.

As released, it hands only four properties of a permission to Lambda, none of the layer's account or organization, knows
no AWS::Lambda::ResourcePolicy, and lets functions fail where it has no containers. What is put in here is ours: a
deployment then says that CloudFormation takes and resolves the template, that the property names are those of the API's
parameters, and what Lambda stores for them; that AWS's own handlers do the same is our reading of their schema.
"""

import json
import sys

from localstack.runtime.main import main
from localstack.services.cloudformation import provider_utils, resource_provider
from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent, ResourceProvider
from localstack.services.lambda_.api_utils import function_locators_from_arn
from localstack.services.lambda_.invocation import version_manager
from localstack.services.lambda_.invocation.lambda_models import FunctionResourcePolicy, ResourcePolicy
from localstack.services.lambda_.invocation.models import lambda_stores
from localstack.services.lambda_.resource_providers import aws_lambda_layerversionpermission as layer
from localstack.services.lambda_.resource_providers import aws_lambda_permission as function

# The properties of AWS::Lambda::Permission. Their names are those of AddPermission's parameters.
PERMISSION = {
    "Action",
    "EventSourceToken",
    "FunctionName",
    "FunctionUrlAuthType",
    "InvokedViaFunctionUrl",
    "Principal",
    "PrincipalOrgID",
    "SourceAccount",
    "SourceArn",
}
# Those of AWS::Lambda::LayerVersionPermission, without the one that is split into name and version.
LAYER_PERMISSION = {"Action", "OrganizationId", "Principal"}


class Refused(Exception):
    """The template cannot be deployed; the text says why."""


def done(request, model):
    return ProgressEvent(OperationStatus.SUCCESS, resource_model=model, custom_context=request.custom_context)


def named(request):
    return provider_utils.generate_default_name(request.stack_name, request.logical_resource_id)


def refuse_others(model, known):
    """Refuses a property that the resource type does not have, or that is read-only, as CloudFormation does."""
    unknown = sorted(set(model) - known)
    if unknown:
        raise Refused(f"extraneous key [{', '.join(unknown)}] is not permitted")


def typed(model, sdk):
    """The parameters as the API has them: a template may write a boolean as a string."""
    texts = {"true": True, "false": False}
    return {
        name: texts.get(value, value) if name == "InvokedViaFunctionUrl" else value
        for name, value in model.items()
        # LocalStack's own release of the SDK may not know the newest parameters, and would refuse the call.
        if name in sdk
    }


def add_permission(_, request):
    model = request.desired_state
    refuse_others(model, PERMISSION)
    client = request.aws_client_factory.lambda_
    model["Id"] = named(request)
    known = client.meta.service_model.operation_model("AddPermission").input_shape.members
    parameters = {name: value for name, value in model.items() if name != "Id"}
    client.add_permission(StatementId=model["Id"], **typed(parameters, known))
    return done(request, model)


def add_layer_permission(_, request):
    model = request.desired_state
    refuse_others(model, LAYER_PERMISSION | {"LayerVersionArn"})
    model["Id"] = named(request)
    parameters = {name: value for name, value in model.items() if name in LAYER_PERMISSION}
    request.aws_client_factory.lambda_.add_layer_version_permission(
        StatementId=model["Id"], **layer_version(model), **parameters
    )
    return done(request, model)


def remove_layer_permission(_, request):
    model = request.desired_state
    request.aws_client_factory.lambda_.remove_layer_version_permission(StatementId=model["Id"], **layer_version(model))
    return done(request, model)


def layer_version(model):
    """A layer's version as the API has it. Another account's layer is found by its ARN only."""
    name, _, version = model["LayerVersionArn"].rpartition(":")
    return {"LayerName": name, "VersionNumber": int(version)}


class PolicyProvider(ResourceProvider):
    """AWS::Lambda::ResourcePolicy: its document becomes the policy, whatever was there, as PutResourcePolicy does."""

    TYPE = "AWS::Lambda::ResourcePolicy"
    SCHEMA = {
        "createOnlyProperties": ["/properties/ResourceArn"],
        "primaryIdentifier": ["/properties/ResourceArn"],
        "properties": {"ResourceArn": {}, "PolicyDocument": {}},
    }

    def create(self, request):
        model = request.desired_state
        refuse_others(model, {"ResourceArn", "PolicyDocument"})
        document = model["PolicyDocument"]
        if not isinstance(document, dict):
            raise Refused("#/PolicyDocument: expected type: JSONObject")
        permissions, qualifier = self._policies(request)
        statements = json.loads(json.dumps(document["Statement"]))
        permissions[qualifier] = FunctionResourcePolicy(ResourcePolicy(document["Version"], "default", statements))
        return done(request, model)

    def delete(self, request):
        permissions, qualifier = self._policies(request)
        permissions.pop(qualifier, None)
        return done(request, request.desired_state)

    @staticmethod
    def _policies(request):
        name, qualifier, account, region = function_locators_from_arn(request.desired_state["ResourceArn"])
        made = lambda_stores[account][region].functions.get(name)
        if made is None:
            raise Refused(f"Function not found: {request.desired_state['ResourceArn']}")
        return made.permissions, qualifier or "$LATEST"


class NoRuntime:
    """Nothing is ever invoked: with nothing to prepare, a function becomes active, which CloudFormation waits for."""

    @staticmethod
    def prepare_version(_):
        pass

    @staticmethod
    def cleanup_version(_):
        pass


def load_provider(resource_type, load=resource_provider.ResourceProviderExecutor.try_load_resource_provider):
    provider = PolicyProvider() if resource_type == PolicyProvider.TYPE else load(resource_type)
    if provider is None:
        # As released, it says that it has made a resource that it knows nothing of.
        raise Refused(f"the emulator has no {resource_type}")
    return provider


function.LambdaPermissionProvider.create = add_permission
layer.LambdaLayerVersionPermissionProvider.create = add_layer_permission
layer.LambdaLayerVersionPermissionProvider.delete = remove_layer_permission
resource_provider.ResourceProviderExecutor.try_load_resource_provider = staticmethod(load_provider)
version_manager.get_runtime_executor = lambda: NoRuntime

if __name__ == "__main__":
    sys.exit(main())
