"""Judges whether the JSON and the YAML of one template are the same template, to a YAML 1.1 and a YAML 1.2 parser.

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run yaml`:
  {"id", "json", "yaml"}  ->  {"id", "ok", "problems"}

Short forms of intrinsics are read as CloudFormation does: `!GetAtt A.B` is {"Fn::GetAtt": ["A", "B"]}.
"""

import itertools
import math
import re
import sys

import ruamel.yaml
import yaml

from json_lines import parse, require, serve

# The intrinsics whose long form is not `Fn::NAME`.
BARE = ("Ref", "Condition")
# The short forms that CloudFormation knows, and the kinds of node that each may stand before.
SCALAR, SEQUENCE, MAPPING = "scalar", "sequence", "mapping"
TAGS = {
    "Ref": (SCALAR,),
    "Condition": (SCALAR,),
    "GetAtt": (SCALAR, SEQUENCE),
    "Sub": (SCALAR, SEQUENCE),
    "ImportValue": (SCALAR, MAPPING),
    "GetAZs": (SCALAR, MAPPING),
    "Base64": (SCALAR, MAPPING),
    "Join": (SEQUENCE,),
    "Select": (SEQUENCE,),
    "Split": (SEQUENCE,),
    "FindInMap": (SEQUENCE,),
    "If": (SEQUENCE,),
    "Equals": (SEQUENCE,),
    "And": (SEQUENCE,),
    "Or": (SEQUENCE,),
    "Not": (SEQUENCE,),
    "Cidr": (SEQUENCE,),
    "Transform": (MAPPING,),
    "Length": (SEQUENCE,),
    "ToJsonString": (SEQUENCE, MAPPING),
}
DIFFERENCES = 20


class Refused(Exception):
    """The text does not load; the message says why."""


def long_form(name, value):
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in BARE else "Fn::" + name: value}


class Safe:
    """What both parsers' constructors are told: short forms, and no name twice in one mapping."""

    def short_form(self, suffix, node):
        kind = node.id
        if suffix not in TAGS:
            raise Refused(f"CloudFormation knows no !{suffix}")
        if kind not in TAGS[suffix]:
            raise Refused(f"CloudFormation takes no {kind} behind !{suffix}")
        if kind == SCALAR:
            # A tagged scalar is text, whatever it looks like.
            return long_form(suffix, self.construct_scalar(node))
        if kind == SEQUENCE:
            return long_form(suffix, self.construct_sequence(node, deep=True))
        return long_form(suffix, self.construct_mapping(node, deep=True))


class Loader11(Safe, yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        names = [str(key.value) for key, _ in node.value]
        if len(set(names)) != len(names):
            raise Refused(f"a name stands twice in the mapping of line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


class Constructor12(Safe, ruamel.yaml.constructor.SafeConstructor):
    pass


# YAML 1.1 takes these for booleans, and other parsers of it do; PyYAML alone leaves them out.
Loader11.bool_values = {**Loader11.bool_values, "y": True, "n": False}
Loader11.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^[yYnN]$"), list("yYnN"))
Loader11.add_multi_constructor("!", Safe.short_form)
Constructor12.add_multi_constructor("!", Safe.short_form)


def load_11(text):
    return yaml.load(text, Loader11)


def load_12(text):
    # The pure one is the one that knows version 1.2.
    loader = ruamel.yaml.YAML(typ="safe", pure=True)
    loader.version = (1, 2)
    loader.Constructor = Constructor12
    return loader.load(text)


PARSERS = {"YAML 1.1": load_11, "YAML 1.2": load_12}


def loaded(parser, text):
    try:
        return parser(text)
    except (yaml.YAMLError, ruamel.yaml.error.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Refused(" ".join(str(error).split())) from None


def normal(value):
    """The value with both long forms of Fn::GetAtt made one."""
    if isinstance(value, list):
        return [normal(each) for each in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["Fn::GetAtt"] and isinstance(value["Fn::GetAtt"], str):
        return long_form("GetAtt", value["Fn::GetAtt"])
    return {name: normal(each) for name, each in value.items()}


def differences(expected, found, path=""):
    """Where two values differ, types included."""
    where = path or "the whole"
    if type(expected) is not type(found):
        yield f"{where}: {shown(expected)} became {shown(found)}"
    elif isinstance(expected, dict):
        for name in [*expected, *(name for name in found if name not in expected)]:
            step = f"{path}/{name}"
            if name not in found or name not in expected:
                yield f"{step}: {'missing' if name not in found else 'not in the JSON'}"
            else:
                yield from differences(expected[name], found[name], step)
    elif isinstance(expected, list):
        if len(expected) != len(found):
            yield f"{where}: {len(expected)} elements became {len(found)}"
        for number, (one, other) in enumerate(zip(expected, found)):
            yield from differences(one, other, f"{path}/{number}")
    elif expected != found and not (isinstance(expected, float) and math.isnan(expected)):
        yield f"{where}: {shown(expected)} became {shown(found)}"


def shown(value):
    # Escaped as Python does: JSON would show a pair of surrogates and the character they stand for alike.
    return f"{type(value).__name__} {ascii(value)}"


def judge(case):
    expected = normal(parse(require(case, "json", str)))
    # JSON is YAML too, and people give templates in JSON to programs that read YAML.
    texts = {"JSON": case["json"], "YAML": require(case, "yaml", str)}
    problems = []
    for (name, text), (version, parser) in itertools.product(texts.items(), PARSERS.items()):
        try:
            found = differences(expected, normal(loaded(parser, text)))
            problems += [f"{name} as {version}: {each}" for each in itertools.islice(found, DIFFERENCES)]
        except Refused as reason:
            problems.append(f"{name} as {version}: {reason}")
    return {"ok": not problems, "problems": problems}


if __name__ == "__main__":
    sys.exit(serve(judge, failed=lambda answer: not answer["ok"]))
