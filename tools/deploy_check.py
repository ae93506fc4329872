"""Judges templates by deploying them with the real AWS CLI to an emulator: does Lambda then hold what we promise?

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run deploy`:
  {"id", "template", "files"?, "parameters"?, "functions"?, "layers"?, "account"?, "region"?, "expected"}
    ->  {"id", "ok", "problems", "skipped"}

"functions" and "layers" are made first: {"name", "aliases"?, "version"?}, the version being the highest to be there.
"files" are the children of a nested template, name to text; the parent then goes through `aws cloudformation package`.
"expected" holds {"function", "qualifier"?, "statement"} or {"layer", "version", "statement"}, all of them: what else
the policies hold is a problem. The ids that CloudFormation gives to statements are not compared.
"""

import collections
import json
import os
import sys
import tempfile
import time
import types

import emulator
from botocore import waiter
from emulator import HOME_REGION, Resource, Skipped, deviations
from json_lines import BadLine, require

ACCOUNT = "123456789012"
# Seconds that one deployment may take.
PATIENCE = 300
# A template above this many bytes goes through a bucket.
LARGEST_INLINE = 51_200
BUCKET = "templates"


class Impatience:
    """The CLI asks every 30 seconds whether a stack is there, 120 times at most. Nobody limits how often an emulator may be
    asked: here it asks fifty times a second at first, and less often the longer it takes, so that 120 times suffice."""

    def __init__(self):
        self.restart()

    def restart(self):
        self._start = time.monotonic()

    def sleep(self, seconds):
        time.sleep(min(seconds, max(0.02, (time.monotonic() - self._start) / 10)))


waits = Impatience()
waiter.time = types.SimpleNamespace(sleep=waits.sleep)


class Account(emulator.Account):
    def __init__(self, url, account, region):
        super().__init__(url, account, region)
        self.account, self.region = account, region
        self.stacks = self.cli.client("cloudformation")
        self.cli.client("s3").create_bucket(Bucket=BUCKET)

    def deploy(self, case, stack):
        """Deploys the template; returns the CLI's complaint, or None."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in case.get("files", {}).items():
                write(folder, name, text)
            template = write(folder, "template", require(case, "template", str))
            if "files" in case:
                packaged = os.path.join(folder, "packaged")
                code, _, complaint = self._run(
                    "package", "--template-file", template, "--output-template-file", packaged, "--s3-bucket", BUCKET
                )
                if code != 0:
                    return f"package: {complaint}"
                template = packaged
            arguments = ["--template-file", template, "--stack-name", stack, "--no-fail-on-empty-changeset"]
            if os.path.getsize(template) > LARGEST_INLINE:
                arguments += ["--s3-bucket", BUCKET]
            parameters = [f"{name}={value}" for name, value in case.get("parameters", {}).items()]
            arguments += ["--parameter-overrides", *parameters] if parameters else []
            waits.restart()
            code, _, complaint = self._run("deploy", *arguments)
            return None if code == 0 else f"deploy: {complaint} {self._reasons(stack)}".strip()

    def _run(self, command, *arguments):
        return self.cli.run(["cloudformation", command, *arguments], PATIENCE)

    def _reasons(self, stack):
        """Why the stack's resources failed."""
        try:
            events = self.stacks.describe_stack_events(StackName=stack)["StackEvents"]
        except self.stacks.exceptions.ClientError:
            return ""
        failed = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
        return "; ".join(f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason')}" for each in failed)

    def resource(self, kind, name, qualifier):
        return Resource("aws", self.region, self.account, kind, name, qualifier)

    def statements(self, resource):
        try:
            return json.loads(self.policy(resource)["Policy"])["Statement"]
        except self.client.exceptions.ResourceNotFoundException:
            return []

    def forget_functions(self):
        """Deletes the functions that were made, with their policies."""
        for name in [name for name in self.latest if not name.startswith("layer ")]:
            self.clean(self.resource("function", name, None), None, everything=True)

    def end(self, stack):
        self.stacks.delete_stack(StackName=stack)
        waits.restart()
        try:
            self.stacks.get_waiter("stack_delete_complete").wait(StackName=stack)
        except waiter.WaiterError:
            pass  # Nothing that it leaves concerns another case: functions are deleted, and its name is used once.


def write(folder, name, text):
    path = os.path.join(folder, name)
    if os.path.dirname(os.path.abspath(path)) != folder:
        raise BadLine(f"a file's name is no plain name: {name}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


class Judge(emulator.Judge):
    not_judged = {
        "principal-kind": emulator.PRINCIPAL_KIND,
        "many-versions": emulator.MANY_VERSIONS,
        "resource-policy": "has no AWS::Lambda::ResourcePolicy: our own part puts its document into the policy",
    }

    def __init__(self, url):
        super().__init__(url)
        self.stacks = 0

    def make_account(self, account, region):
        return Account(self.url, account, region)

    def judge(self, case, skipped):
        account = self.account(case.get("account", ACCOUNT), case.get("region", HOME_REGION))
        expected = expected_of(case, account)
        made = list(to_be_made(case, account))
        # No two stacks have one name, so a failed deletion spoils no other case.
        self.stacks += 1
        stack = f"stack{self.stacks}"
        try:
            for resource in made:
                account.prepare(resource)
            complaint = account.deploy(case, stack)
            if complaint is None:
                return list(self.compare(account, stack, expected, made, skipped))
            principals = [each.get("Principal") for statements in expected.values() for each in statements]
            if emulator.BAD_PRINCIPAL in complaint and not all(map(emulator.understood, principals)):
                raise Skipped("principal-kind")
            return [complaint]
        finally:
            account.end(stack)
            account.forget_functions()

    @staticmethod
    def compare(account, stack, expected, made, skipped):
        """Compares the policies of all that was made or expected."""
        for resource in dict.fromkeys([*made, *expected]):
            stored = account.statements(resource)
            if any(not is_generated(each, stack) for each in stored) and "resource-policy" not in skipped:
                skipped.append("resource-policy")
            where = ":".join(filter(None, [resource.name, resource.qualifier]))
            for problem in differences(resource, expected.get(resource, []), stored, stack, skipped):
                yield f"{where}: {problem}"


def is_generated(statement, stack):
    """Whether CloudFormation gave the statement its id: the names of a stack and its children begin alike."""
    return statement.get("Sid", "").startswith(stack + "-")


def without_id(statement):
    return {name: value for name, value in statement.items() if name != "Sid"}


def differences(resource, expected, stored, stack, skipped):
    """Pairs the statements expected with those stored; what finds no partner is a problem."""
    left = [(without_id if is_generated(each, stack) else dict)(each) for each in stored]
    # Equal ones first: there may be hundreds, and the search below tries every pair.
    open_ones = [each for each in expected if not take_equal(left, each)]
    for statement in open_ones:
        explained = take_explained(resource, left, statement)
        if explained is None:
            yield f"not there: {json.dumps(statement)}"
        else:
            skipped += [name for name in explained if name not in skipped]
    for each in left:
        yield f"not expected: {json.dumps(each)}"


def take_equal(left, statement):
    for form in (statement, without_id(statement)):
        # Statements hold no numbers or booleans, of which Python might take unequal ones for equal.
        if form in left:
            left.remove(form)
            return True
    return False


def take_explained(resource, left, statement):
    op = "AddLayerVersionPermission" if resource.kind == "layer" else "AddPermission"
    for each in left:
        explained = deviations(op, statement if "Sid" in each else without_id(statement), each)
        if explained is not None:
            left.remove(each)
            return explained
    return None


def expected_of(case, account):
    """The statements expected, by the resource whose policy is to hold them."""
    expected = collections.defaultdict(list)
    for each in objects(case, "expected"):
        expected[target(each, account)].append(require(each, "statement", dict))
    return dict(expected)


def target(of, account):
    if "layer" in of:
        return account.resource("layer", require(of, "layer", str), str(require(of, "version", int)))
    qualifier = None if of.get("qualifier") is None else require(of, "qualifier", str)
    return account.resource("function", require(of, "function", str), qualifier)


def to_be_made(case, account):
    """What has to be there before the template is deployed."""
    for function in objects(case, "functions"):
        name = require(function, "name", str)
        yield account.resource("function", name, None)
        for qualifier in [*function.get("aliases", []), *filter(None, [function.get("version")])]:
            yield account.resource("function", name, str(qualifier))
    for layer in objects(case, "layers"):
        yield account.resource("layer", require(layer, "name", str), str(require(layer, "version", int)))


def objects(case, name):
    values = require(case, name, list) if name in case else []
    if not all(isinstance(each, dict) for each in values):
        raise BadLine(f'"{name}" holds what is no object')
    return values


if __name__ == "__main__":
    # Its own file beside this one, because it runs in the emulator's Python.
    server = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cloudformation_server.py")
    settings = {"SERVICES": "cloudformation,lambda,s3,iam,sts,sns,sqs,events"}
    sys.exit(emulator.main(__doc__, Judge, program=(server,), settings=settings))
