"""How fast the command line is: `python3 benches/fleet.py [--policies N] [--files N]` after `cargo build --release -p lambda-perm-cli`.

Makes a fleet of policies as JSON lines and a folder of files that have nothing to do with permissions, both in `target/fleet`, and
prints Markdown. CPU time is user and system time of all threads.
"""

import argparse
import json
import os
import pathlib
import random
import statistics
import sys
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = REPOSITORY / "target/release/lambda-perm"
# How often a short run is repeated.
ROUNDS = 50


def statement(kind, number, arn, region, account):
    """A statement as Lambda writes it, of one of the kinds that are frequent."""
    source = {
        "s3": f"arn:aws:s3:::bucket-{number}",
        "events": f"arn:aws:events:{region}:{account}:rule/rule-{number}",
        "sns": f"arn:aws:sns:{region}:{account}:topic-{number}",
        "apigateway": f"arn:aws:execute-api:{region}:{account}:abcdef{number:04d}/*/GET/items",
        "logs": f"arn:aws:logs:{region}:{account}:log-group:/app/{number}:*",
    }
    condition = {}
    if kind in ("s3", "logs"):
        condition["StringEquals"] = {"AWS:SourceAccount": account}
    if kind in source:
        principal = {"Service": f"{kind}.amazonaws.com"}
        condition["ArnLike"] = {"AWS:SourceArn": source[kind]}
    else:
        principal = {"AWS": f"arn:aws:iam::{random.randrange(10**11, 10**12)}:root"}
    made = {
        "Sid": f"{kind}-{number}",
        "Effect": "Allow",
        "Principal": principal,
        "Action": "lambda:InvokeFunction",
        "Resource": arn,
    }
    # One of fifty has a finding.
    return {**made, "Condition": condition} if condition and random.random() > 0.02 else made


def answer(number):
    """An answer of GetPolicy with the function beside it, as a loop over a fleet writes them."""
    region, account = random.choice(["us-east-1", "us-east-2", "eu-west-1"]), str(random.randrange(10**11, 10**12))
    arn = f"arn:aws:lambda:{region}:{account}:function:service-{number}-handler"
    kinds = ["s3", "events", "sns", "apigateway", "logs", "account"]
    statements = [statement(random.choice(kinds), at, arn, region, account) for at in range(random.randrange(1, 12))]
    policy = {"Version": "2012-10-17", "Id": "default", "Statement": statements}
    revision = "8d154860-195a-4cea-8efd-7061a956570f"
    return {"FunctionArn": arn, "Policy": json.dumps(policy, separators=(",", ":")), "RevisionId": revision}


def fleet(path, count):
    random.seed(1)
    with path.open("w") as file:
        for number in range(count):
            file.write(json.dumps(answer(number), separators=(",", ":")) + "\n")


def unrelated(folder, count):
    """Source code, data and images, a hundred in each folder."""
    contents = [
        b"def handler(event, context):\n    return event\n" * 40,
        json.dumps({"name": "package", "version": "1.0.0", "scripts": {"build": "make"}}).encode() * 20,
        b"\x89PNG\r\n\x1a\n\0\0" * 400,
        b"# A page\n\nSome text about nothing.\n" * 60,
    ]
    for number in range(count):
        parent = folder / f"{number // 100:04d}"
        if number % 100 == 0:
            parent.mkdir(parents=True, exist_ok=True)
        suffix = ["py", "json", "png", "md"][number % 4]
        (parent / f"{number:06d}.{suffix}").write_bytes(contents[number % 4])


def run(arguments):
    """Seconds by the clock and of CPU, and the peak of memory in MB. The output goes to nowhere."""
    start = time.perf_counter()
    process = os.fork()
    if process == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.execv(PROGRAM, [str(PROGRAM), *arguments])
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
        sys.exit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(arguments, rounds):
    """The run with the least CPU time: other programs only add to it."""
    return min((run(arguments) for _ in range(rounds)), key=lambda measured: measured[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--policies", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=100_000)
    arguments = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit("build it first: cargo build --release -p lambda-perm-cli")
    folder = REPOSITORY / "target/fleet"
    folder.mkdir(parents=True, exist_ok=True)
    lines, small = folder / f"{arguments.policies}.jsonl", folder / "small.json"
    if not lines.exists():
        fleet(lines, arguments.policies)
    many = folder / f"files-{arguments.files}"
    if not many.exists():
        unrelated(many, arguments.files)
    small.write_text(json.dumps(answer(0)))

    size = lines.stat().st_size / 1e6
    _, cpu, memory = best(["check", str(lines)], 3)
    print("| what | measured |\n|---|---:|")
    print(f"| {arguments.policies:,} answers of GetPolicy as JSON lines, {size:,.0f} MB | {size / cpu:.0f} MB/s a core |")
    print(f"| the most memory for them | {memory:.0f} MB |")
    _, cpu, memory = best(["check", str(many)], 3)
    print(f"| a folder of {arguments.files:,} unrelated files | {cpu:.2f} s of CPU, {memory:.0f} MB |")
    for name, command in [("`--version`", ["--version"]), ("`check` of a small file", ["check", str(small)])]:
        runs = [run(command) for _ in range(ROUNDS)]
        cpu, clock = statistics.median(run[1] for run in runs) * 1000, min(run[0] for run in runs) * 1000
        print(f"| {name}, {ROUNDS} runs | median of CPU {cpu:.1f} ms, fastest by the clock {clock:.1f} ms |")


if __name__ == "__main__":
    main()
