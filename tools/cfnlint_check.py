"""Judges CloudFormation templates by cfn-lint, which has the schemas of the resource types that AWS publishes.

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run cfnlint`:
  {"id", "template", "regions"?}  ->  {"id", "matches": [{"rule", "level", "message", "path"}]}
"""

import os
import sys
import tempfile
from functools import cache

# Before cfn-lint is loaded: no settings of the user's may change a result. It looks for them at home and here.
NOWHERE = tempfile.TemporaryDirectory()
os.environ["HOME"] = NOWHERE.name
os.chdir(NOWHERE.name)

from cfnlint.config import ConfigMixIn  # noqa: E402
from cfnlint.helpers import REGIONS  # noqa: E402
from cfnlint.runner import Runner  # noqa: E402
from cfnlint.runner.template import run_template_by_file_path  # noqa: E402
from json_lines import BadLine, require, serve  # noqa: E402

REGION = "us-east-1"


@cache
def runner(regions):
    """One runner serves all templates of the same Regions, as it does when cfn-lint is given many files."""
    return Runner(ConfigMixIn(regions=list(regions)))


def regions_of(case):
    regions = require(case, "regions", list) if case.get("regions") is not None else [REGION]
    unknown = [region for region in regions if region not in REGIONS]
    if unknown or not regions:
        raise BadLine(f"cfn-lint knows no Region {unknown}")
    return tuple(regions)


def described(match):
    return {
        "rule": match.rule.id,
        "level": match.rule.severity,
        "message": match.message,
        # What concerns no place, such as a syntax error, has no path.
        "path": [str(step) for step in getattr(match, "path", [])],
    }


def judge(case):
    judging = runner(regions_of(case))
    # By file, because only a file has a size.
    path = os.path.join(NOWHERE.name, "template")
    with open(path, "w", encoding="utf-8") as file:
        file.write(require(case, "template", str))
    matches = run_template_by_file_path(path, judging.config, judging.rules, ignore_bad_template=False)
    return {"matches": [described(match) for match in matches]}


if __name__ == "__main__":
    # A template with matches is an answer, not a failure of the check.
    sys.exit(serve(judge, failed=lambda answer: False))
