"""Judges templates by the checks of Lambda permissions that checkov has.

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run checkov`:
  {"id", "framework", "text"}  ->  {"id", "failed": [{"check", "resource"}], "passed": [{"check", "resource"}]}

"framework" is "cloudformation" or "terraform_json". A resource that no check has a verdict on is in neither list.
"""

import os
import sys
import tempfile

# Before checkov is loaded: it reads them at once. Nothing is asked of the network, and only results are printed.
os.environ.update(LOG_LEVEL="CRITICAL", BC_SKIP_MAPPING="TRUE", CHECKOV_RUN_SCA_PACKAGE_SCAN_V2="false")
# It would take tokens and settings from there.
for name in [name for name in os.environ if name.startswith(("BC_API", "PRISMA_", "CKV_"))]:
    del os.environ[name]

from checkov.cloudformation.runner import Runner as CloudFormation  # noqa: E402
from checkov.runner_filter import RunnerFilter  # noqa: E402
from checkov.terraform_json.runner import TerraformJsonRunner as TerraformJson  # noqa: E402
from json_lines import BadLine, require, serve  # noqa: E402

CHECKS = ["CKV_AWS_301", "CKV_AWS_364"]
# The runner, and the name that the file must have for it.
FRAMEWORKS = {
    "cloudformation": (CloudFormation, "template.yaml"),
    "terraform_json": (TerraformJson, "main.tf.json"),
}


def described(records):
    return [{"check": record.check_id, "resource": record.resource} for record in records]


def judge(case):
    framework = require(case, "framework", str)
    if framework not in FRAMEWORKS:
        raise BadLine(f'"framework" is none of {", ".join(FRAMEWORKS)}')
    runner, name = FRAMEWORKS[framework]
    text = require(case, "text", str)
    if framework == "cloudformation" and text.lstrip().startswith("{"):
        name = "template.json"
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        # A runner keeps what it has read, so each text gets a new one.
        running = runner()
        report = running.run(
            root_folder=folder,
            runner_filter=RunnerFilter(framework=[framework], checks=CHECKS, show_progress_bar=False),
        )
    # It passes over what it cannot read without a word.
    if report.parsing_errors or not running.definitions:
        raise BadLine("checkov cannot read the text")
    return {"failed": described(report.failed_checks), "passed": described(report.passed_checks)}


if __name__ == "__main__":
    # A failed check is an answer, not a failure of ours.
    sys.exit(serve(judge, failed=lambda answer: False))
