"""Judges statements by an emulator: does it store, for the command that we print, the statement that we promise?

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run localstack`:
  {"id", "op", "argv", "statement", "get"?, "remove"?}  ->  {"id", "ok", "problems", "skipped"}

"statement" is the JSON text of the statement expected. The function, version, alias or layer version that it names as
its Resource is made first. "get" and "remove" are commands too: the one must print the policy, the other must end it.
"""

import json
import sys

import emulator
from emulator import (
    BAD_PRINCIPAL,
    HOME_REGION,
    MANY_VERSIONS,
    PRINCIPAL_KIND,
    Skipped,
    deviations,
    find_statement,
    resource_of,
    understood,
)
from json_lines import BadLine, command_line, parse, require

ADDING = ("AddPermission", "AddLayerVersionPermission")


class Judge(emulator.Judge):
    not_judged = {
        "principal-kind": PRINCIPAL_KIND,
        "home-region": f"knows the Regions of the aws partition only: the case is moved to {HOME_REGION}",
        "revision-id": "gives revision ids of its own: the one in force is put into the command",
        "many-versions": MANY_VERSIONS,
        "not-emulated": "has no resource policies of the newer API",
    }

    def __init__(self, url):
        super().__init__(url)
        self.homes = {}

    def knows(self, region):
        """Whether the emulator keeps a function of this Region there, and does not move it home."""
        if region not in self.homes:
            arn = self.account("000000000000", region).create("probe-" + region)
            self.homes[region] = arn.split(":")[3]
        return self.homes[region] == region

    def judge(self, case, skipped):
        op = require(case, "op", str)
        if op == "PutResourcePolicy":
            raise Skipped("not-emulated")
        if op not in ADDING:
            raise BadLine(f"{op} adds no statement")
        resource = resource_of(statement_of(case).get("Resource"))
        if not self.knows(resource.region):
            skipped.append("home-region")
            case, resource = moved_home(case, resource)
        account = self.account(resource.account, resource.region)
        account.prepare(resource)
        problems = ["not compared"]
        try:
            problems = self.compare(account, resource, case, skipped)
        finally:
            # The next case may use the same resource and the same statement id.
            account.clean(resource, statement_of(case)["Sid"], everything=bool(problems))
        return problems

    def compare(self, account, resource, case, skipped):
        expected = statement_of(case)
        code, out, complaint = account.cli.run(self.command(case, "argv", account, resource, skipped))
        if code != 0 and BAD_PRINCIPAL in complaint and not understood(expected.get("Principal")):
            raise Skipped("principal-kind")
        if code != 0:
            return [f"add: {complaint}"]
        problems = []
        returned = json.loads(json.loads(out)["Statement"])
        stored = account.statement(resource, expected["Sid"])
        for what, statement in (("returned", returned), ("stored", stored)):
            explained = deviations(case["op"], expected, statement)
            if explained is None:
                problems.append(f"{what}: {json.dumps(statement)}")
            else:
                skipped += [name for name in explained if name not in skipped]
        return problems + self.follow(account, resource, case, stored, skipped)

    def follow(self, account, resource, case, stored, skipped):
        """Runs the commands that read and remove the statement, where the case has them."""
        problems = []
        sid = statement_of(case)["Sid"]
        if case.get("get") is not None:
            code, out, complaint = account.cli.run(command_line(case, "get")[1:])
            if code != 0:
                problems.append(f"get: {complaint}")
            elif find_statement(json.loads(out)["Policy"], sid) != stored:
                problems.append(f"get: prints another policy: {out.strip()}")
        if case.get("remove") is not None:
            code, _, complaint = account.cli.run(self.command(case, "remove", account, resource, skipped))
            if code != 0:
                problems.append(f"remove: {complaint}")
            elif account.statement(resource, sid) is not None:
                problems.append("remove: the statement is still there")
        return problems

    def command(self, case, name, account, resource, skipped):
        """The arguments after `aws`, with the revision id in force if the command has any."""
        arguments = command_line(case, name)[1:]
        if "--revision-id" in arguments:
            at = arguments.index("--revision-id")
            now = account.revision(resource)
            arguments[at : at + 2] = ["--revision-id", now] if now else []
            if "revision-id" not in skipped:
                skipped.append("revision-id")
        return arguments


def statement_of(case):
    statement = parse(require(case, "statement", str))
    if not isinstance(statement, dict) or not isinstance(statement.get("Sid"), str):
        raise BadLine('"statement" is no statement with a Sid')
    return statement


def moved_home(case, resource):
    """The case with its Region and partition replaced by those of the emulator's home."""

    def home(value):
        if isinstance(value, list):
            return [home(each) for each in value]
        if not isinstance(value, str):
            return value
        return value.replace(resource.region, HOME_REGION).replace(f"arn:{resource.partition}:", "arn:aws:")

    moved = {name: home(value) for name, value in case.items() if name != "id"}
    return moved, resource._replace(partition="aws", region=HOME_REGION)


if __name__ == "__main__":
    sys.exit(emulator.main(__doc__, Judge))
