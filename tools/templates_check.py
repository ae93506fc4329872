"""Lets the command line read templates that others wrote: each is read or refused, and every permission is counted.

    templates_check.py PROGRAM ASSEMBLY ARCHIVE..

ASSEMBLY is what tools/cdk_stacks.js has written. An ARCHIVE is a source package; the templates in it are looked at. PyYAML and Python's
own reader of JSON count the permissions. Prints a JSON object for each template that is wrong, and at last how many there were and how
often each code was found, for a person to look at. Run it with `tools/judges run templates PROGRAM`.
"""

import collections
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml

KINDS = {"AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission"}
SERVERLESS = "AWS::Serverless-2016-10-31"
# What is said of the stacks of the CDK: a public function URL has two permissions, and S3 has no source.
OF_ASSEMBLY = {"LP0501": 1, "LP0503": 2}


class Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """Takes the tags of CloudFormation."""


def function(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    return {suffix: loader.construct_mapping(node, deep=True)}


Loader.add_multi_constructor("!", function)


def entry(node, *names):
    for name in names:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def permissions(template):
    """How many permissions a template has, with those that SAM makes for function URLs."""
    transforms = template.get("Transform")
    is_serverless = SERVERLESS in (transforms if isinstance(transforms, list) else [transforms])
    count = 0
    for name, resource in template["Resources"].items():
        if not isinstance(resource, dict) or str(name).startswith("Fn::"):
            continue
        count += resource.get("Type") in KINDS
        if resource.get("Type") == "AWS::Serverless::Function" and is_serverless:
            own = entry(resource, "Properties", "FunctionUrlConfig", "AuthType")
            auth_type = own or entry(template, "Globals", "Function", "FunctionUrlConfig", "AuthType")
            count += 2 * (auth_type == "NONE")
    return count


def read(text):
    """The template that a text is, or None."""
    try:
        template = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader)
    except (ValueError, yaml.YAMLError, RecursionError):
        return None
    is_template = isinstance(template, dict) and isinstance(template.get("Resources"), dict)
    return template if is_template else None


def check(program, path):
    """The exit code, the number of permissions, the codes, and what stands on standard error."""
    done = subprocess.run([program, "check", "--format", "json", path], capture_output=True, text=True, timeout=60)
    try:
        report = json.loads(done.stdout)
    except json.JSONDecodeError:
        return done.returncode, None, [], done.stderr
    codes = [finding["code"] for finding in report["findings"]]
    return done.returncode, report["counts"]["permissions"], codes, done.stderr


def main(program, assembly, *archives):
    wrong, seen, codes = 0, collections.Counter(), collections.Counter()

    def say(path, **what):
        nonlocal wrong
        wrong += 1
        print(json.dumps({"template": str(path), **what}), flush=True)

    templates = [path for path in Path(assembly).rglob("*.template.json") if not path.parent.name.startswith("asset.")]
    wanted = sum(permissions(json.loads(path.read_text())) for path in templates)
    status, counted, found, problem = check(program, assembly)
    if counted != wanted or wanted == 0 or collections.Counter(found) != OF_ASSEMBLY:
        say(assembly, status=status, permissions=wanted, counted=counted, codes=found, error=problem)
    seen["assembly"] = counted
    with tempfile.TemporaryDirectory() as folder:
        for archive in archives:
            with tarfile.open(archive) as package:
                package.extractall(folder, filter="data")
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix not in {".json", ".yaml", ".yml", ".template"} or not path.is_file():
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            if "AWS::Lambda::" not in text and "AWS::Serverless::" not in text:
                continue
            template = read(text)
            status, counted, found, problem = check(program, str(path))
            seen["files"] += 1
            codes.update(found)
            if status not in {0, 1, 2, 3} or "panicked" in problem:
                say(path, status=status, error=problem)
            elif template and counted != permissions(template):
                say(path, permissions=permissions(template), counted=counted)
            seen["permissions"] += counted or 0
    if seen["permissions"] == 0:
        say(" ".join(archives), error="there is no permission in the archives")
    print(json.dumps({"seen": seen, "codes": codes}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
