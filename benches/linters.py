"""The command line beside linters that others wrote: `python3 benches/linters.py PROGRAMS [--templates N]` after
`cargo build --release -p lambda-perm-cli`.

PROGRAMS is the folder of programs of a Python environment that has them: `python3 -m venv FOLDER && FOLDER/bin/pip install cfn-lint
checkov` makes one. Makes templates in `target/linters`, lets each program check them all in one run, and prints Markdown. CPU time is
user and system time of all threads and processes. The linters look at all of a template, and this program at permissions alone.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

from fleet import PROGRAM, REPOSITORY

SOURCES = [("sns", "AWS::SNS::Topic"), ("s3", "AWS::S3::Bucket"), ("events", "AWS::Events::Rule")]
ROLE = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}


def template(number):
    """A role, and three functions, each with a source and its permission. One of four permissions has no source."""
    resources = {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": ROLE}}}
    for at, (service, kind) in enumerate(SOURCES):
        code = {"ZipFile": "def handler(event, context):\n    return event\n"}
        function = {"Code": code, "Handler": "index.handler", "Runtime": "python3.13", "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
        rule = {"ScheduleExpression": "rate(1 hour)", "Targets": [{"Id": "f", "Arn": {"Fn::GetAtt": [f"Function{at}", "Arn"]}}]}
        permission = {
            "FunctionName": {"Ref": f"Function{at}"},
            "Action": "lambda:InvokeFunction",
            "Principal": f"{service}.amazonaws.com",
        }
        if (number + at) % 4:
            permission["SourceArn"] = {"Ref": f"Source{at}"} if service == "sns" else {"Fn::GetAtt": [f"Source{at}", "Arn"]}
            permission["SourceAccount"] = {"Ref": "AWS::AccountId"}
        resources[f"Function{at}"] = {"Type": "AWS::Lambda::Function", "Properties": function}
        resources[f"Source{at}"] = {"Type": kind, **({"Properties": rule} if service == "events" else {})}
        resources[f"Permission{at}"] = {"Type": "AWS::Lambda::Permission", "Properties": permission}
    # Something for every linter to find.
    return {"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Unused": {"Type": "String"}}, "Resources": resources}


def run(command, folder):
    """Seconds of CPU and by the clock. Each of the programs finds something, and ends with another code than 0."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    if done.returncode <= 0 or not done.stdout:
        sys.exit(f"{command[0]} ended with {done.returncode}\n{done.stderr.decode()}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--templates", type=int, default=400)
    arguments = parser.parse_args()
    folder = REPOSITORY / "target/linters"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number in range(arguments.templates):
        (folder / f"{number:04d}.json").write_text(json.dumps(template(number), indent=2))
    programs = arguments.programs.resolve()
    commands = {
        "`lambda-perm check`": [PROGRAM, "check", "."],
        "cfn-lint": [programs / "cfn-lint", "--template", "*.json"],
        "checkov": [programs / "checkov", "--directory", ".", "--framework", "cloudformation", "--quiet", "--compact", "--skip-download"],
    }
    measured = {name: run(command, folder) for name, command in commands.items()}
    own, _ = measured["`lambda-perm check`"]
    print(f"| {arguments.templates} templates of 10 resources | CPU | by the clock | times as much CPU |\n|---|---:|---:|---:|")
    for name, (cpu, clock) in measured.items():
        print(f"| {name} | {cpu:.2f} s | {clock:.2f} s | {cpu / own:,.0f} |")


if __name__ == "__main__":
    main()
