"""The emulator of AWS that checks share: LocalStack, what is made in it, and where it is known to differ."""

import argparse
import atexit
import collections
import ctypes
import io
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

from aws_cli import AwsCli
from json_lines import BadLine, canonical, serve

UNAVAILABLE = 3
# Seconds that the emulator may take to start, and to end or to make a function.
START, END = 120, 10
# To reach a version, all before it must be made.
MOST_VERSIONS = 50
HOME_REGION = "us-east-1"


# --- Where LocalStack is known to differ from AWS -------------------------------------------------------------------


def without_condition(statement, key):
    """The statement without the condition on `key`, whatever its operator; the case of keys does not count in IAM."""
    kept = {}
    for operator, keys in statement.get("Condition", {}).items():
        rest = {name: value for name, value in keys.items() if name.lower() != key.lower()}
        if rest:
            kept[operator] = rest
    changed = {name: value for name, value in statement.items() if name != "Condition"}
    return {**changed, "Condition": kept} if kept else changed


def with_bare_account(statement):
    """The statement with its principal as the request had it: the account's number alone."""
    principal = statement.get("Principal")
    root = re.fullmatch(r"arn:[^:]+:iam::(\d{12}):root", principal["AWS"]) if is_aws_principal(principal) else None
    return {**statement, "Principal": root[1]} if root else statement


def with_bare_principal(statement):
    principal = statement.get("Principal")
    return {**statement, "Principal": principal["AWS"]} if is_aws_principal(principal) else statement


def is_aws_principal(principal):
    return isinstance(principal, dict) and list(principal) == ["AWS"] and isinstance(principal["AWS"], str)


# Name, reason, operation, and the expected statement as this emulator would store it. An entry counts as skipped only
# where the emulator does not store what AWS does, so an entry that it has outgrown costs nothing.
STORED_OTHERWISE = (
    (
        "function-url-condition",
        "ignores InvokedViaFunctionUrl",
        "AddPermission",
        lambda statement: without_condition(statement, "lambda:InvokedViaFunctionUrl"),
    ),
    (
        "layer-organization",
        "drops the OrganizationId of a layer's permission",
        "AddLayerVersionPermission",
        lambda statement: without_condition(statement, "aws:PrincipalOrgID"),
    ),
    (
        "layer-account",
        "stores the account of a layer's permission as its bare number",
        "AddLayerVersionPermission",
        with_bare_account,
    ),
    (
        "layer-principal",
        "stores the principal of a layer's permission as it was given",
        "AddLayerVersionPermission",
        with_bare_principal,
    ),
)

# What it answers to a principal it does not understand, and why a case may be skipped for it.
BAD_PRINCIPAL = "The provided principal was invalid"
PRINCIPAL_KIND = "takes no principal but a service under amazonaws.com, an account, an IAM ARN of an older partition and *"
# Why a case is skipped that needs a high version.
MANY_VERSIONS = f"numbers versions from 1 on: none beyond {MOST_VERSIONS} is made"


def understood(principal):
    """Whether this emulator should understand the principal; a refusal of any other is no fault of ours."""
    if principal == "*":
        return True
    if not isinstance(principal, dict):
        return False
    return principal.get("Service", "").endswith(".amazonaws.com") or bool(
        re.match(r"arn:aws(-cn|-us-gov|-iso|-iso-b)?:iam:", principal.get("AWS", ""))
    )


class Skipped(Exception):
    """The case cannot be judged at all; the text is the name of the deviation."""


# --- The emulator ---------------------------------------------------------------------------------------------------


class Unavailable(Exception):
    """The emulator cannot be had; the text says why."""


class Emulator:
    """LocalStack on a free port of loopback, ended with this process.

    `python` has LocalStack; `program` are the arguments that start it there; `settings` are added to its environment.
    """

    def __init__(self, python, program=("-m", "localstack.runtime.main"), settings=None):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.url = f"http://127.0.0.1:{free_port()}"
        with open(self._path("log"), "wb") as log:
            self._process = subprocess.Popen(
                [python, *program],
                env={**self._environment(), **(settings or {})},
                cwd=self._folder.name,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
        atexit.register(self.stop)
        self._wait()

    def _path(self, name):
        return os.path.join(self._folder.name, name)

    def _environment(self):
        address = self.url.removeprefix("http://")
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": self._folder.name,
            "TMPDIR": self._folder.name,
            "GATEWAY_LISTEN": address,
            "LOCALSTACK_HOST": address,
            "FILESYSTEM_ROOT": self._path("state"),
            "SERVICES": "lambda,s3,iam,sts",
            "STRICT_SERVICE_LOADING": "1",
            "EAGER_SERVICE_LOADING": "0",
            # Nothing beyond loopback: no usage events, certificates, name server, containers or programs to fetch.
            "DISABLE_EVENTS": "1",
            "SKIP_SSL_CERT_DOWNLOAD": "1",
            "DNS_ADDRESS": "0",
            "DOCKER_HOST": "unix://" + self._path("no-docker"),
            "LAMBDA_INIT_BIN_PATH": self._path("no-runtime"),
        }

    def _wait(self):
        limit = time.monotonic() + START
        while time.monotonic() < limit and self._process.poll() is None:
            try:
                urllib.request.urlopen(self.url + "/_localstack/health", timeout=5).close()
                return
            except OSError:
                time.sleep(0.2)
        with open(self._path("log"), errors="replace") as log:
            raise Unavailable("LocalStack did not start:\n" + "".join(log.readlines()[-10:]))

    def stop(self):
        """Ends all that was started: the emulator and what it started in its own session."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, how)
            except ProcessLookupError:
                pass
            try:
                self._process.wait(END)
            except subprocess.TimeoutExpired:
                continue
        self._folder.cleanup()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    """Has Linux end the emulator even if this process is killed outright, when no handler of ours can run."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


# --- What a case needs ----------------------------------------------------------------------------------------------

Resource = collections.namedtuple("Resource", "partition region account kind name qualifier")


def resource_of(arn):
    found = re.fullmatch(
        r"arn:([^:]+):lambda:([^:]+):(\d{12}):(function|layer):([^:]+)(?::([^:]+))?",
        arn if isinstance(arn, str) else "",
    )
    if not found or (found[4] == "layer" and not (found[6] or "").isdecimal()):
        raise BadLine(f"the statement's Resource names no function and no version of a layer: {arn}")
    return Resource(*found.groups())


def archive():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("index.py", "handler = None\n")
    return content.getvalue()


class Account:
    """One account in one Region of the emulator: its CLI, its client, and what was made there."""

    def __init__(self, url, account, region):
        self.cli = AwsCli(url, account, region)
        self.client = self.cli.client()
        self.role = f"arn:aws:iam::{account}:role/any"
        # The highest version of each function and layer so far.
        self.latest = {}

    def prepare(self, resource):
        if resource.kind == "layer":
            self._layer(resource.name, numbered(resource.qualifier))
            return
        if resource.name not in self.latest:
            self.create(resource.name)
        if resource.qualifier and resource.qualifier.isdecimal():
            self._version(resource.name, numbered(resource.qualifier))
        elif resource.qualifier:
            self._alias(resource.name, resource.qualifier)

    def create(self, name):
        """It will never run: without containers its state becomes Failed, which policies do not mind."""
        created = self.client.create_function(
            FunctionName=name,
            Runtime="python3.12",
            Role=self.role,
            Handler="index.handler",
            Code={"ZipFile": archive()},
        )
        self.latest[name] = 0
        return created["FunctionArn"]

    def _version(self, name, number):
        if self._has_version(name, number):
            return
        if self.latest[name] >= number:
            self._delete(FunctionName=name)
            self.create(name)
        while self.latest[name] < number:
            # Unchanged code makes a new version only where the last one is gone.
            if self.latest[name] > 0:
                self._delete(FunctionName=name, Qualifier=str(self.latest[name]))
            self.latest[name] = int(self.client.publish_version(FunctionName=name)["Version"])

    def _delete(self, **names):
        try:
            self.client.delete_function(**names)
        except self.client.exceptions.ClientError:
            # It forgets the version first, then fails to stop it, because it never ran.
            pass

    def _has_version(self, name, number):
        versions = self.client.list_versions_by_function(FunctionName=name)["Versions"]
        return str(number) in [each["Version"] for each in versions]

    def _alias(self, name, alias):
        try:
            self.client.create_alias(FunctionName=name, Name=alias, FunctionVersion="$LATEST")
        except self.client.exceptions.ResourceConflictException:
            pass  # An earlier case made it.

    def _layer(self, name, number):
        while self.latest.get("layer " + name, 0) < number:
            made = self.client.publish_layer_version(LayerName=name, Content={"ZipFile": archive()})
            self.latest["layer " + name] = made["Version"]

    def revision(self, resource):
        """The revision id in force, or None if there is none yet."""
        try:
            if resource.kind == "layer":
                return self.policy(resource)["RevisionId"]
            if resource.qualifier and not resource.qualifier.isdecimal():
                return self.client.get_alias(FunctionName=resource.name, Name=resource.qualifier)["RevisionId"]
            return self._settled(resource)["RevisionId"]
        except self.client.exceptions.ResourceNotFoundException:
            return None

    def _settled(self, resource):
        """The function's configuration once it is no longer pending: that change gives it another revision id."""
        limit = time.monotonic() + END
        while True:
            configuration = self.client.get_function_configuration(**names(resource))
            if configuration["State"] != "Pending":
                return configuration
            if time.monotonic() > limit:
                raise TimeoutError("the function stays pending")
            time.sleep(0.05)

    def policy(self, resource):
        if resource.kind == "layer":
            return self.client.get_layer_version_policy(**names(resource))
        return self.client.get_policy(**names(resource))

    def statement(self, resource, sid):
        """The statement that the emulator stores under this id, or None."""
        try:
            return find_statement(self.policy(resource)["Policy"], sid)
        except self.client.exceptions.ResourceNotFoundException:
            return None

    def clean(self, resource, sid, everything):
        """Removes the statement; or the function, if a wrong case may have left its statement anywhere on it."""
        if everything and resource.kind == "function":
            self._delete(FunctionName=resource.name)
            del self.latest[resource.name]
            return
        remove = self.client.remove_permission
        if resource.kind == "layer":
            remove = self.client.remove_layer_version_permission
        try:
            remove(StatementId=sid, **names(resource))
        except self.client.exceptions.ResourceNotFoundException:
            pass  # The case itself removed it.


def numbered(qualifier):
    number = int(qualifier)
    if not 1 <= number <= MOST_VERSIONS:
        raise Skipped("many-versions")
    return number


def names(resource):
    """The resource as the parameters of an operation."""
    if resource.kind == "layer":
        return {"LayerName": resource.name, "VersionNumber": int(resource.qualifier)}
    qualifier = {"Qualifier": resource.qualifier} if resource.qualifier else {}
    return {"FunctionName": resource.name, **qualifier}


def find_statement(policy, sid):
    statements = json.loads(policy)["Statement"]
    return next((each for each in statements if each.get("Sid") == sid), None)


# --- Judging --------------------------------------------------------------------------------------------------------


def deviations(op, expected, stored):
    """The names of the fewest deviations that explain what is stored, or None if none do."""
    known = [(name, otherwise) for name, _, of, otherwise in STORED_OTHERWISE if of == op]
    for count in range(len(known) + 1):
        for some in itertools.combinations(known, count):
            changed = expected
            for _, otherwise in some:
                changed = otherwise(changed)
            if canonical(changed) == canonical(stored):
                return [name for name, _ in some]
    return None


class Judge:
    """What the checks by emulator share: accounts, and the count of what was judged and what was not."""

    # Why a case, or a part of one, is skipped, beside what is stored otherwise; `judge` decides where.
    not_judged = {}

    def __init__(self, url):
        self.url = url
        self.accounts = {}
        self.tally = collections.Counter()
        self.skips = collections.Counter()

    def account(self, account, region):
        if (account, region) not in self.accounts:
            self.accounts[account, region] = self.make_account(account, region)
        return self.accounts[account, region]

    def make_account(self, account, region):
        return Account(self.url, account, region)

    def judge(self, case, skipped):
        """The problems of the case; the names of the deviations that count for it go to `skipped`."""
        raise NotImplementedError

    def __call__(self, case):
        skipped = []
        try:
            problems = self.judge(case, skipped)
            self.tally["wrong" if problems else "right"] += 1
        except Skipped as skip:
            problems, skipped = [], [str(skip)]
            self.tally["left"] += 1
        self.skips.update(skipped)
        return {"ok": not problems, "problems": problems, "skipped": skipped}

    def summary(self):
        lines = ["emulator: {right} right, {wrong} wrong, {left} not judged".format_map(self.tally)]
        reasons = {name: reason for name, reason, _, _ in STORED_OTHERWISE} | self.not_judged
        lines += [
            f"skipped {count} times: {name}: the emulator {reasons[name]}" for name, count in sorted(self.skips.items())
        ]
        return "\n".join(lines)


def _end(_signal, _frame):
    sys.exit(1)


def main(description, judge, **emulator):
    """Starts the emulator and answers the lines with a `judge`, a class of the kind above; returns the exit code."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True, help="the Python that has LocalStack")
    arguments = parser.parse_args()
    # Raised as an exit, so that the emulator is ended too.
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, _end)
    try:
        started = Emulator(arguments.server, **emulator)
    except (Unavailable, OSError) as reason:
        print(f"unavailable: localstack: {reason}", file=sys.stderr)
        return UNAVAILABLE
    judging = judge(started.url)
    code = serve(judging, failed=lambda answer: not answer["ok"])
    print(judging.summary(), file=sys.stderr)
    return code
