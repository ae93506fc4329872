"""How many instructions an item costs the compiler: the same on each run and machine to a percent, unlike seconds.

valgrind's cachegrind counts those of the compiler alone, for a crate of items, less those for an empty crate.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from cases import CASES, STRUCT
from packages import DEPENDENCY, SOURCES, WORK, cargo, package
from tables import column, number, table

DIRECTORY = WORK / "instructions"
MARGIN = 1.1  # A limit is so much above the goal, or above what was measured where that is more.
# The last two have valgrind translate less at once: it spends most of its time with that, and counts the same.
COUNTER = [
    *("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"),
    *("--vex-iropt-level=1", "--vex-guest-chase=no"),
]


def compiler():
    """The command that compiles a crate which depends on the copied sources."""
    package(DIRECTORY, "instructions", DEPENDENCY)
    shutil.copy(SOURCES / "Cargo.lock", DIRECTORY)
    messages = map(json.loads, cargo(DIRECTORY, "check", "--quiet", "--message-format=json").splitlines())
    library = next(
        pathlib.Path(file)
        for message in messages
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == "lambda_perm"
        for file in message["filenames"]
    )
    # `rustc` itself may be that of rustup, which starts another program.
    sysroot = subprocess.run(
        ["rustc", "--print", "sysroot"], cwd=DIRECTORY, check=True, capture_output=True, text=True
    ).stdout.strip()
    found = [f"--extern=lambda_perm={library}", f"-Ldependency={library.parent}"]
    return [f"{sysroot}/bin/rustc", "--edition=2024", "--crate-type=lib", "--emit=metadata", *found]


def count(command, name, source):
    """The instructions that the compiler needs for a crate."""
    file = DIRECTORY / f"{name}.rs"
    file.write_text(source)
    done = subprocess.run(
        [*COUNTER, *command, str(file), f"--out-dir={DIRECTORY}"], cwd=DIRECTORY, capture_output=True, text=True
    )
    if done.returncode != 0:
        complaint = re.sub(r"(?m)^(==|--)\d+\1.*\n", "", done.stderr)
        sys.exit(f"{file}: {complaint[:2000]}")
    return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


def per_item(cases):
    """The instructions for an item of each case."""
    command = compiler()
    sources = {"": "use lambda_perm as _;", **{title: case.source for title, case in cases.items()}}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        names = [f"crate{index}" for index in range(len(sources))]
        counts = pool.map(lambda name, source: count(command, name, source), names, sources.values())
        counts = dict(zip(sources, counts))
    return {title: (counts[title] - counts[""]) / case.count for title, case in cases.items()}


def measured(_):
    """The instructions for an item of each case, and its limit."""
    cost = per_item(CASES)
    rows = []
    for title, case in CASES.items():
        ratio = cost[title] / cost[STRUCT]
        limit = "" if title == STRUCT else MARGIN * max(ratio, case.goal or 0)
        rows.append([title, f"{cost[title] / 1e3:,.0f}", ratio, "" if case.goal is None else f"{case.goal:g}", limit])
    return table(["an item", "thousand instructions", "of a struct literal", "goal", "limit"], rows)


def check(only_goals):
    """Ends the run with a failure where a case, or one that has a goal, passes the limit that is written."""
    limits = column("instructions", "limit")
    cases = {title: case for title, case in CASES.items() if title == STRUCT or case.goal or not only_goals}
    cost = per_item(cases)
    failures = []
    for title in cases:
        ratio, limit = cost[title] / cost[STRUCT], limits.get(title)
        print(f"{title}: {number(ratio)} of a struct literal{limit and f', limit {limit}'}")
        if limit is None:
            failures.append(f"{title}: has no limit")
        elif limit and ratio > float(limit.replace(",", "")):
            failures.append(f"{title}: {number(ratio)} of a struct literal, and its limit is {limit}")
    if failures:
        sys.exit("\n".join([
            "\nThe compiler needs more instructions than the limits in benches/README.md allow:",
            *failures,
            "If that is worth it, write new limits with `python3 benches/cost.py instructions --write`.",
        ]))  # fmt: skip
