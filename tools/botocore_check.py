"""Judges parameters and requests of the Lambda APIs by the service models that AWS publishes in botocore.

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run botocore [MODE]`:
  (none)        {"id", "api"?, "op", "params", "http"?}     a whole request
  --shape       {"id", "api"?, "op", "parameter", "value"}  one value
  --operations  no input: prints the models of the policy operations

"api" is "lambda" where it is left out, or "lambda-web" for web functions.
"""

import json
import re
import sys
from functools import cache

import botocore
import botocore.session
from botocore import xform_name
from botocore.exceptions import BotoCoreError
from botocore.model import OperationNotFoundError
from botocore.serialize import create_serializer
from botocore.validate import ParamValidator

from json_lines import BadLine, canonical, require, serve

OPERATIONS = (
    "AddPermission",
    "RemovePermission",
    "GetPolicy",
    "AddLayerVersionPermission",
    "RemoveLayerVersionPermission",
    "GetLayerVersionPolicy",
    "PutResourcePolicy",
    "GetResourcePolicy",
    "DeleteResourcePolicy",
)
WEB_OPERATIONS = ("PutResourcePolicy", "GetResourcePolicy", "DeleteResourcePolicy")

APIS = ("lambda", "lambda-web")
VALIDATOR = ParamValidator()
# Named classes and escapes, intersections and unions of classes, and possessive quantifiers.
ONLY_JAVA = re.compile(r"\\[pPhHRXGQ]|&&|\[(?:\\.|[^\]\\])*\[|[*+?}]\+")
# The model's names for the places of the request, in our words.
LOCATIONS = {"uri": "path", "querystring": "query", None: "body"}
# How the validator's sentences begin, and what we call that kind of violation.
SENTENCES = {"Invalid type": "type", "Invalid length": "length", "Invalid value": "range"}


@cache
def model(api):
    if api not in APIS:
        raise BadLine(f'"api" is none of {", ".join(APIS)}')
    return botocore.session.Session().get_service_model(api)


@cache
def operation(name, api="lambda"):
    try:
        return model(api).operation_model(name)
    except OperationNotFoundError:
        raise BadLine(f'the model has no operation "{name}"') from None


def operation_of(case):
    return operation(require(case, "op", str), case.get("api", "lambda"))


@cache
def compiled(pattern):
    """The model's pattern, which is Java's, for Python.

    With re.ASCII, \\d, \\w and \\s mean what they mean in Java. A bare dot differs: in Java it stops at every
    line terminator. What neither language shares is refused, so that no pattern is judged by a wrong reading.
    """
    if ONLY_JAVA.search(pattern):
        raise BadLine(f"the model's pattern has a construct that only Java knows: {pattern}")
    return re.compile(_java_dots(pattern), re.ASCII)


def _java_dots(pattern):
    tokens = re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", pattern, re.DOTALL)
    return "".join("[^\n\r\u0085\u2028\u2029]" if token == "." else token for token in tokens)


def violation(parameter, kind, message):
    return {"parameter": parameter, "kind": kind, "message": message}


def by_botocore(name, value, shape):
    """What botocore itself refuses before it sends: types and minimums."""
    report = VALIDATOR.validate(value, shape)
    if report.has_errors():
        message = report.generate_report()
        kind = next((kind for start, kind in SENTENCES.items() if message.startswith(start)), "other")
        yield violation(name, kind, message)


def by_service(name, value, shape):
    """What botocore leaves to the service although the model states it: maximums, patterns, enums."""
    limit = shape.metadata.get("max")
    size = len(value) if isinstance(value, str) else value
    if limit is not None and size > limit:
        kind = "length" if isinstance(value, str) else "range"
        yield violation(name, kind, f"{size} is more than {limit}")
    pattern = shape.metadata.get("pattern")
    if pattern is not None and not compiled(pattern).fullmatch(value):
        yield violation(name, "pattern", f"{value!r} does not match {pattern}")
    allowed = getattr(shape, "enum", None)
    if allowed and value not in allowed:
        yield violation(name, "enum", f"{value!r} is none of {', '.join(allowed)}")


def value_violations(name, value, shape):
    # To Python a boolean is a number, so botocore lets it pass for one.
    if isinstance(value, bool) and shape.type_name != "boolean":
        return [violation(name, "type", f"a boolean where the model has a {shape.type_name}")]
    found = list(by_botocore(name, value, shape))
    # Maximums and patterns mean nothing for a value of the wrong type.
    if any(each["kind"] in ("type", "other") for each in found):
        return found
    return found + list(by_service(name, value, shape))


def violations(params, shape):
    for name in shape.required_members:
        if name not in params:
            yield violation(name, "required", "missing")
    for name, value in params.items():
        if name not in shape.members:
            yield violation(name, "unknown", "the operation has no such parameter")
        else:
            yield from value_violations(name, value, shape.members[name])


def serialized(op, params):
    """The request that botocore itself would send."""
    serializer = create_serializer(op.service_model.metadata["protocol"], include_validation=False)
    request = serializer.serialize_to_request(params, op)
    return {
        "method": request["method"],
        "path": request["url_path"],
        "query": request["query_string"],
        "body": json.loads(request["body"]) if request["body"] else None,
    }


def http_differs(op, params, http):
    if VALIDATOR.validate(params, op.input_shape).has_errors():
        return "not compared: botocore sends no request for these parameters"
    try:
        expected = serialized(op, params)
    except (BotoCoreError, ValueError) as error:
        return f"not compared: botocore cannot send these parameters: {error}"
    unknown = sorted(set(http) - set(expected))
    differences = [f"{name}: no such part of a request" for name in unknown]
    for part, value in expected.items():
        if part not in http:
            differences.append(f"{part}: not given, botocore sends {json.dumps(value)}")
        elif canonical(http[part]) != canonical(value):
            differences.append(f"{part}: {json.dumps(http[part])}, botocore sends {json.dumps(value)}")
    return "; ".join(differences) or None


def judge_request(case):
    op = operation_of(case)
    params = require(case, "params", dict)
    found = list(violations(params, op.input_shape))
    answer = {"accepted": not found, "violations": found, "http_differs": None}
    if case.get("http") is not None:
        answer["http_differs"] = http_differs(op, params, require(case, "http", dict))
    return answer


def judge_value(case):
    members = operation_of(case).input_shape.members
    name = require(case, "parameter", str)
    if name not in members:
        raise BadLine(f'the operation has no parameter "{name}"')
    if "value" not in case:
        raise BadLine('"value" is missing')
    found = value_violations(name, case["value"], members[name])
    return {"accepted": not found, "violations": found}


def describe_parameter(name, shape, required):
    return {
        "name": name,
        "wire_name": shape.serialization.get("name", name),
        "option": "--" + xform_name(name, "-"),
        "location": LOCATIONS[shape.serialization.get("location")],
        "required": required,
        "type": shape.type_name,
        "min": shape.metadata.get("min"),
        "max": shape.metadata.get("max"),
        "pattern": shape.metadata.get("pattern"),
        "enum": getattr(shape, "enum", None) or [],
    }


def describe(name, api):
    op = operation(name, api)
    shape = op.input_shape
    return {
        "name": name,
        "api": api,
        "command": xform_name(name, "-"),
        "method": op.http["method"],
        "path": op.http["requestUri"],
        "status": op.http["responseCode"],
        "parameters": [
            describe_parameter(member, of, member in shape.required_members) for member, of in shape.members.items()
        ],
    }


def main(arguments):
    if arguments == ["--operations"]:
        described = [describe(name, "lambda") for name in OPERATIONS]
        described += [describe(name, "lambda-web") for name in WEB_OPERATIONS]
        print(json.dumps({"botocore": botocore.__version__, "operations": described}, indent=1))
        return 0
    # A refused request is an answer, not a failure of the check.
    if arguments == ["--shape"]:
        return serve(judge_value, failed=lambda answer: False)
    if not arguments:
        return serve(judge_request, failed=lambda answer: False)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
