"""Judges Terraform's JSON configurations by Terraform itself and the AWS provider, where both are on the machine.

Reads JSON lines, answers them at the end; tools/README.md shows them. Run it with `tools/judges run terraform [MODE]`:
  (none)     {"id", "text", "planned"?}        ->  {"id", "valid", "diagnostics", "skipped"}
  --strings  {"id", "strings", "expected"}     ->  {"id", "ok", "problems"}; needs no provider
  --show     {"id", "files", "state"?}         ->  {"id", "plan", "state", "problems"}

"files" are those of a module, by their names, without the provider. "plan" is what `terraform show -json` prints of a plan of it, and
"state" the same of a state file, if one is given.

"planned" is what the resources must come to, after all templates are evaluated: address to attributes.
Nothing is fetched: a provider that no folder of this machine holds is not looked for.
"""

import collections
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from json_lines import BadLine, canonical, parse, require, serve_together

UNAVAILABLE = 3
# Seconds that one command may take. The provider is large, and loaded from disk the first time.
PATIENCE = 240
# Where a tree of providers may lie: where we are told, where Terraform looks by itself, where images put one.
PLUGINS = (
    "$LAMBDA_PERM_TERRAFORM_PLUGINS",
    "$TF_PLUGIN_CACHE_DIR",
    "~/.terraform.d/plugins",
    "~/.local/share/terraform/plugins",
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    "/opt/*",
)
# Never used: all that needs an account is switched off.
PROVIDER = {
    "region": "us-east-1",
    "access_key": "none",
    "secret_key": "none",
    "skip_credentials_validation": True,
    "skip_metadata_api_check": True,
    "skip_region_validation": True,
    "skip_requesting_account_id": True,
}
# What may be newer than the provider found here, and what its complaint is then called: it counts for nothing.
NEWER = {
    "aws_lambda_resource_policy": "resource-policy",
    "invoked_via_function_url": "function-url-condition",
    "region": "region",
}


class Unavailable(Exception):
    """Terraform or the provider cannot be had; the text says why."""


class Terraform:
    """A folder in which Terraform runs, offline and without any settings of the user's."""

    def __init__(self, plugins=None):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        installation = f"filesystem_mirror {{ path = {json.dumps(plugins)} }}\n" if plugins else ""
        self.write("settings", "provider_installation {\n" + installation + "}\n")
        self._environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": self._folder.name,
            "TMPDIR": self._folder.name,
            "TF_CLI_CONFIG_FILE": self.path("settings"),
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
        }

    def path(self, *names):
        return os.path.join(self._folder.name, *names)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(content if isinstance(content, str) else json.dumps(content))

    def remove(self, name):
        os.remove(self.path(name))

    def run(self, *arguments):
        """The JSON lines that a command prints, or its one object; the exit code says no more than they do."""
        ended = subprocess.run(
            ["terraform", *arguments],
            cwd=self._folder.name,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        try:
            return json.loads(ended.stdout)
        except ValueError:
            pass
        try:
            return [json.loads(line) for line in ended.stdout.splitlines()]
        except ValueError:
            raise RuntimeError(f"terraform {arguments[0]}: {ended.stderr.decode(errors='replace')[-500:]}") from None

    def diagnostics(self, *arguments):
        """What a command complains of, by the first part of the file's name."""
        printed = self.run(*arguments)
        if isinstance(printed, dict):
            printed = printed.get("diagnostics", [printed])
        found = collections.defaultdict(list)
        for each in printed:
            each = each.get("diagnostic", each)
            if each.get("severity") == "error":
                found[re.split(r"[/.]", each.get("range", {}).get("filename", ""))[0]].append(each)
        return found

    def planned(self):
        """Plans everything; returns the values planned and, where that fails, the complaints."""
        complaints = self.diagnostics("plan", "-json", "-input=false", "-refresh=false", "-lock=false", "-out=plan")
        return ({} if complaints else self.run("show", "-json", "plan")["planned_values"]), complaints


def version():
    try:
        printed = subprocess.run(["terraform", "version", "-json"], capture_output=True, timeout=PATIENCE, check=True)
        return json.loads(printed.stdout)["terraform_version"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError) as error:
        raise Unavailable(f"no terraform to run: {error}") from None


def find_plugins():
    for place in PLUGINS:
        for folder in glob.glob(os.path.expandvars(os.path.expanduser(place))):
            if glob.glob(os.path.join(folder, "*", "hashicorp", "aws")):
                return folder
    raise Unavailable("no folder with the AWS provider; LAMBDA_PERM_TERRAFORM_PLUGINS may name one")


# --- Configurations -------------------------------------------------------------------------------------------------


def check_configuration(case):
    require(case, "text", str)
    if case.get("planned") is not None:
        require(case, "planned", dict)


def described(diagnostic):
    line = diagnostic.get("range", {}).get("start", {}).get("line")
    return {"summary": diagnostic["summary"], "detail": diagnostic.get("detail", ""), "line": line}


def newer_words(complaints):
    """The words that the provider is too old to know."""
    words = (
        re.search(r'(?:named|resource type) "(\w+)"', each.get("detail", ""))
        for each in complaints
        if each["summary"] in ("Invalid resource type", "Extraneous JSON object property")
    )
    return {word[1] for word in words if word and word[1] in NEWER}


def without(words, text):
    """The configuration without these types and attributes of resources, so that the rest of it can be judged."""
    configuration = parse(text)
    resources = {
        kind: {
            name: {key: value for key, value in attributes.items() if key not in words}
            for name, attributes in named.items()
        }
        for kind, named in configuration.pop("resource").items()
        if kind not in words
    }
    # An empty block is an error of its own.
    return json.dumps({**configuration, "resource": resources} if resources else configuration)


class Configurations:
    """All configurations as modules of one: Terraform then loads the provider once."""

    def __init__(self, plugins):
        self.terraform = Terraform(plugins)

    def __call__(self, cases):
        self.cases = {f"line{number}": case for number, case in enumerate(cases)}
        self.answers = {name: {"diagnostics": [], "skipped": []} for name in self.cases}
        for name, case in self.cases.items():
            self._write(name, case["text"])
        # It starts with nothing that it cannot read.
        self._until_clean(self.cases, lambda: self.terraform.diagnostics("init", "-json", "-input=false"))
        self._until_clean(self.cases, self._validate)
        planned = [name for name, case in self.cases.items() if case.get("planned") is not None]
        self._until_clean(planned, self._plan)
        for name in self._good(planned):
            expected = without_skipped(self.cases[name]["planned"], self.answers[name]["skipped"])
            self.answers[name]["diagnostics"] += plan_differences(expected, self.values.get(name, {}))
        return [{"valid": not each["diagnostics"], **each} for each in self.answers.values()]

    def _write(self, name, text):
        self.terraform.write(os.path.join(name, "main.tf.json"), text)

    def _good(self, names):
        return [name for name in names if not self.answers[name]["diagnostics"]]

    def _blame(self, complaints):
        for name, found in complaints.items():
            if name not in self.answers:
                raise RuntimeError(f"terraform: {found[0]['summary']}: {found[0].get('detail')}")
            self.answers[name]["diagnostics"] += map(described, found)

    def _until_clean(self, names, command):
        """Runs a command until it complains of none of the modules left: one complaint may hide another's."""
        while good := self._good(names):
            modules = {name: {"source": "./" + name} for name in good}
            self.terraform.write("main.tf.json", {"provider": {"aws": PROVIDER}, "module": modules})
            complaints = command()
            self._blame(complaints)
            if not complaints:
                return

    def _validate(self):
        complaints = self.terraform.diagnostics("validate", "-json")
        words = {name: newer_words(found) for name, found in complaints.items()}
        if not any(words.values()):
            return complaints
        for name in filter(words.get, words):
            self._write(name, without(words[name], self.cases[name]["text"]))
            self.answers[name]["skipped"] = sorted(NEWER[word] for word in words[name])
        return self.terraform.diagnostics("validate", "-json")

    def _plan(self):
        planned, complaints = self.terraform.planned()
        modules = planned.get("root_module", {}).get("child_modules", [])
        self.values = {
            each["address"].removeprefix("module."): {
                resource["address"].removeprefix(each["address"] + "."): resource["values"]
                for resource in each.get("resources", [])
            }
            for each in modules
        }
        return complaints


def without_skipped(planned, skipped):
    words = {word for word, name in NEWER.items() if name in skipped}
    return {
        address: {name: value for name, value in attributes.items() if name not in words}
        for address, attributes in planned.items()
        if address.split(".")[0] not in words
    }


def plan_differences(expected, found):
    """Where the values planned differ; what a resource leaves open is null there."""
    for address in sorted({*expected, *found}):
        one = {name: value for name, value in expected.get(address, {}).items() if value is not None}
        other = {name: value for name, value in found.get(address, {}).items() if value is not None}
        if canonical(one) != canonical(other):
            detail = f"{address} comes to {json.dumps(other)}, not to {json.dumps(one)}"
            yield {"summary": "Planned otherwise", "detail": detail, "line": None}


# --- Strings --------------------------------------------------------------------------------------------------------


def check_strings(case):
    strings, expected = require(case, "strings", dict), require(case, "expected", dict)
    if set(strings) != set(expected):
        raise BadLine('"strings" and "expected" have different names')


def judge_strings(cases):
    """All strings as outputs of one configuration, a file for each case."""
    terraform = Terraform()
    answers = [[] for _ in cases]
    for number, case in enumerate(cases):
        # Numbers, because a name may be anything.
        outputs = {f"o{number}_{place}": {"value": text} for place, text in enumerate(case["strings"].values())}
        terraform.write(f"line{number}.tf.json", {"output": outputs})
    while True:
        values, complaints = terraform.planned()
        for file, found in complaints.items():
            number = int(file.removeprefix("line"))
            answers[number] += [f"{each['summary']}: {each.get('detail')}" for each in found]
            terraform.remove(file + ".tf.json")
        if not complaints:
            break
    for number, case in enumerate(cases):
        if not answers[number]:
            answers[number] = list(string_differences(number, case, values.get("outputs", {})))
    return [{"ok": not problems, "problems": problems} for problems in answers]


def string_differences(number, case, outputs):
    for place, name in enumerate(case["strings"]):
        # An output without a value is not known before the configuration is applied: no literal text is so.
        value = outputs.get(f"o{number}_{place}", {}).get("value")
        if canonical(value) != canonical(case["expected"][name]):
            yield f"{name}: comes to {json.dumps(value)}, not to {json.dumps(case['expected'][name])}"


# --- What Terraform shows -------------------------------------------------------------------------------------------


def check_files(case):
    require(case, "files", dict)


class Shown:
    """Plans and states as Terraform prints them."""

    def __init__(self, plugins):
        self._plugins = plugins

    def __call__(self, cases):
        return [self._show(case) for case in cases]

    def _show(self, case):
        terraform = Terraform(self._plugins)
        for name, text in case["files"].items():
            terraform.write(name, text)
        terraform.write("provider.tf.json", {"provider": {"aws": PROVIDER}})
        terraform.run("init", "-json", "-input=false")
        arguments = ("-input=false", "-refresh=false", "-lock=false", "-out=plan")
        complaints = [each for found in terraform.diagnostics("plan", "-json", *arguments).values() for each in found]
        answer = {"plan": None, "state": None, "problems": [described(each) for each in complaints]}
        if not complaints:
            answer["plan"] = terraform.run("show", "-json", "plan")
        if case.get("state") is not None:
            terraform.write("old.tfstate", case["state"])
            answer["state"] = terraform.run("show", "-json", "old.tfstate")
        return answer


def main(arguments):
    try:
        print(f"terraform {version()}", file=sys.stderr)
        if arguments == ["--strings"]:
            return serve_together(check_strings, judge_strings, failed=lambda answer: not answer["ok"])
        if arguments == ["--show"]:
            return serve_together(check_files, Shown(find_plugins()), failed=lambda answer: bool(answer["problems"]))
        if arguments:
            print(__doc__, file=sys.stderr)
            return 2
        # A refused configuration is an answer, not a failure of the check.
        return serve_together(check_configuration, Configurations(find_plugins()), failed=lambda answer: False)
    except Unavailable as reason:
        print(f"unavailable: terraform: {reason}", file=sys.stderr)
        return UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
