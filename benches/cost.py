#!/usr/bin/env python3
"""What lambda-perm costs the compiler, against a yardstick in the same run.

    benches/cost.py instructions  the compiler's instructions for an item of each kind: against unchecked structs, and limits
    benches/cost.py items         CPU time of a grant, by its values: against unchecked structs, and how it grows
    benches/cost.py policies      CPU time of a statement in a set: against as many grants, and unchecked structs
    benches/cost.py cold          CPU time of a first `cargo check`, and of each crate: against the usual crates of macros
    benches/cost.py expansion     size of what a grant and a set expand to: against what is written, and a struct

Each prints a table. CPU time is a median, of user and system, of all processes: other programs disturb it less than the
clock. With `--write` the table replaces that in benches/README.md; `instructions --check` compares with that table instead.
The sources are copied first, so that they may be edited meanwhile. Needs Python 3 and a registry or a filled cache of crates;
`instructions` needs valgrind and `expansion` a nightly toolchain: where it is missing they say so, and exit with 3. Writes
under `target/` alone, and the table.
"""

import argparse
import datetime
import fcntl
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True  # Nothing that Python caches may land in the source tree.
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))  # For programs that load this file by its path.

import instructions
from crates import LITERAL_NAME, grants, sets, structs
from packages import DEPENDENCY, ROOT, SOURCES, WORK, cargo, copy_sources, package
from tables import table, write

LONG = 10  # Seconds. What takes longer is run once: noise is small against it.
UNAVAILABLE = 3  # What `tools/judges` exits with too, when a tool cannot be had.


def seconds(directory, *arguments, **settings):
    """Runs cargo and returns the CPU seconds that it and its children used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    cargo(directory, *arguments, **settings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


# Items and policies


# What an incremental check finds: the files as they were, or everything further down.
UNCHANGED, MOVED = "nothing changed", "one line added above"


def per_item(crates, rounds, incremental=None):
    """CPU microseconds per item of each crate, given as number of items and source."""
    directory = WORK / "items"
    shutil.rmtree(directory, ignore_errors=True)
    crates = {"empty": (0, ""), **crates}
    names = {key: f"items-{index}" for index, key in enumerate(crates)}
    for key, (_, source) in crates.items():
        # Every package has the same dependency, so that what cargo does is the same.
        package(directory / names[key], names[key], DEPENDENCY, source, workspace=False)
    members = ", ".join(f'"{name}"' for name in names.values())
    (directory / "Cargo.toml").write_text(f'[workspace]\nresolver = "3"\nmembers = [{members}]\n')
    shutil.copy(SOURCES / "Cargo.lock", directory)

    def check(key):
        file = directory / names[key] / "src" / "lib.rs"
        if incremental == MOVED:
            file.write_text("// A comment.\n" + file.read_text())
        file.touch()
        return seconds(directory, "check", "--quiet", "--package", names[key], incremental=incremental is not None)

    for key in crates if incremental else ["empty"]:
        check(key)  # Builds the dependencies, and what is compared with later.
    times = {key: [] for key in crates}
    for _ in range(rounds):
        for key in crates:
            if not times[key] or times[key][0] < LONG:
                times[key].append(check(key))
    zero = statistics.median(times["empty"])
    return {
        key: (statistics.median(times[key]) - zero) / count * 1e6 for key, (count, _) in crates.items() if count > 0
    }


def items(rounds):
    """CPU time of a grant."""
    counts = (1_000, 5_000)
    hows = {
        "literals": "literals",
        "account": "a constant as `source_account`",
        "topic": "`sns_topic(..)` of literals as `source_arn`",
    }
    crates = {
        (make, how, count): (count, make(count, how)) for make in (structs, grants) for how in hows for count in counts
    }
    rows = []
    for incremental in (None, UNCHANGED, MOVED):
        cost = per_item(crates, rounds, incremental)
        for how, title in hows.items():
            row = [f"{title}; incremental, {incremental}" if incremental else title]
            for count in counts:
                plain, checked = cost[structs, how, count], cost[grants, how, count]
                row += [plain, checked, checked / plain]
            rows.append([*row, cost[grants, how, counts[1]] / cost[grants, how, counts[0]]])
    head = ["CPU µs a grant"] + [f"{count:,}: {what}" for count in counts for what in ("structs", "grants", "ratio")]
    return table([*head, "growth"], rows)


def policies(rounds):
    """CPU time of a statement in a set."""
    counts, sizes = (1_000, 5_000), (10, 50)
    hows = {
        ("literals", LITERAL_NAME): "literals",
        ("literals", "NAME"): "a constant as `function_name`",
        ("sources", LITERAL_NAME): "constants as `source_arn`",
    }
    crates = {}
    for how in hows:
        for count in counts:
            crates["structs", how, count] = count, structs(count, *how)
            crates["grants", how, count] = count, grants(count, *how)
            for size in sizes:
                crates[size, how, count] = count, sets(count, size, *how)
    cost = per_item(crates, rounds)
    head = ["CPU µs a statement", "", "structs", "grants"]
    for size in sizes:
        head += [f"sets of {size}", "to structs", "to grants"]
    rows = []
    for how, title in hows.items():
        for count in counts:
            plain, single = cost["structs", how, count], cost["grants", how, count]
            row = [title, f"{count:,}", plain, single]
            for size in sizes:
                row += [cost[size, how, count], cost[size, how, count] / plain, cost[size, how, count] / single]
            rows.append(row)
        few, many = ({what: cost[what, how, count] for what in ("structs", "grants", *sizes)} for count in counts)
        growth = {what: many[what] / few[what] for what in few}
        row = [title, "growth", growth["structs"], growth["grants"]]
        for size in sizes:
            row += [growth[size], "", ""]
        rows.append(row)
    return table(head, rows)


# Cold


def newest(*names):
    """The crates, at the versions that the lock file has, which are the newest."""
    lock = (SOURCES / "Cargo.lock").read_text()
    versions = {name: re.findall(rf'name = "{name}"\nversion = "([^"]+)"', lock) for name in names}
    return "\n".join(f'{name} = "={versions[name][-1]}"' for name in names)


def cold(rounds):
    """CPU time of a first check, and of each crate in it."""
    # Two yardsticks: a crate that depends on the usual crates alone, which `cargo check` only checks, and an empty macro
    # over them, for which they are built as they are for ours.
    usual = newest("syn", "quote", "proc-macro2")
    usual_macro = 'usual-macro = { path = "../usual-macro" }'
    json = "\n" + newest("serde_json")
    packages = {
        "lambda-perm": DEPENDENCY,
        "usual": usual + json,
        "usual in a macro": usual_macro + json,
        "lambda-perm without json": DEPENDENCY.replace(" }", ", default-features = false }"),
        "usual without json": usual,
        "usual in a macro without json": usual_macro,
    }
    macro = WORK / "cold" / "usual-macro"
    shutil.rmtree(macro, ignore_errors=True)
    package(macro, "usual-macro", usual, workspace=False)
    with open(macro / "Cargo.toml", "a") as manifest:
        manifest.write("\n[lib]\nproc-macro = true\n")
    directories = {}
    for name, dependencies in packages.items():
        directories[name] = directory = WORK / "cold" / name.replace(" ", "-")
        shutil.rmtree(directory, ignore_errors=True)
        package(directory, "user", dependencies)
        shutil.copy(SOURCES / "Cargo.lock", directory)
        cargo(directory, "fetch", "--quiet")
    times = {name: [] for name in packages}
    for _ in range(rounds):
        for name, directory in directories.items():
            times[name].append(first(directory, "check"))
    rows = []
    for title, suffix in (("with `json`", ""), ("without `json`", " without json")):
        ours, theirs, checked = (
            statistics.median(times[name + suffix]) for name in ("lambda-perm", "usual in a macro", "usual")
        )
        rows.append([title, ours, theirs, ours / theirs, checked, ours / checked])
    head = ["CPU s of a first check", "lambda-perm", "usual in a macro", "ratio", "usual, only checked", "ratio"]
    yardstick = "usual in a macro"
    return table(head, rows) + "\n" + units(directories["lambda-perm"], directories[yardstick], yardstick, rounds)


def first(directory, command, **environment):
    """CPU time of a first check or build."""
    target = directory / "target"
    shutil.rmtree(target, ignore_errors=True)
    # As users have it: incremental where cargo has it by default.
    return seconds(directory, command, "--quiet", "--offline", target=target, incremental=True, **environment)


def units(ours, theirs, yardstick, rounds):
    """CPU time of the compilers that cargo starts for each crate, build scripts among them."""
    columns = [
        (ours, "check", "built", "lambda-perm: built for the macro"),
        (ours, "check", "checked", "checked for the program"),
        (ours, "build", "built", "`cargo build`"),
        (theirs, "check", "built", f"{yardstick}: built for the macro"),
        (theirs, "check", "checked", "checked for the program"),
        (theirs, "build", "built", "`cargo build`"),
    ]
    costs = {}
    for directory in (ours, theirs):
        wrapper = directory / "wrapper.sh"
        wrapper.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{pathlib.Path(__file__).resolve()}' unit \"$@\"\n")
        wrapper.chmod(0o755)
        for command in ("check", "build"):
            for turn in range(rounds):
                log = directory / "units.log"
                log.unlink(missing_ok=True)
                first(directory, command, RUSTC_WRAPPER=str(wrapper), UNITS_LOG=str(log))
                for line in log.read_text().splitlines():
                    crate, kind, seconds = line.split()
                    turns = costs.setdefault(crate, {}).setdefault((directory, command, kind), [0.0] * rounds)
                    turns[turn] += float(seconds)  # A crate may be built twice: for the macro and for the program.
    rows = []
    for crate, cost in costs.items():
        found = [statistics.median(cost.get(column[:3], [0.0])) for column in columns]
        rows.append([crate, *found])
    rows.sort(key=lambda row: -sum(row[1:4]))
    rows.append(["all", *(sum(column) for column in list(zip(*rows))[1:])])
    rows = [[row[0], *("" if figure == 0 else figure for figure in row[1:])] for row in rows]
    return table(["CPU s of each crate", *(column[3] for column in columns)], rows)


def unit(command):
    """Runs a compiler for cargo and notes what it cost."""
    code = subprocess.run(command, close_fds=False).returncode  # Among them cargo's tokens for threads.
    if "--crate-name" in command and command[command.index("--crate-name") + 1] != "___":
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        kind = "checked" if "--emit=dep-info,metadata" in command else "built"
        with open(os.environ["UNITS_LOG"], "a") as log:
            log.write(f"{os.environ['CARGO_PKG_NAME']} {kind} {used.ru_utime + used.ru_stime:.3f}\n")
    sys.exit(code)


# Expansion


TOKEN = re.compile(r'[A-Za-z_]\w*|\d\w*|"(?:\\.|[^"\\])*"|\S')


def expansion(_):
    """Sizes of what is written and of what it expands to."""
    if subprocess.run(["cargo", "+nightly", "--version"], capture_output=True).returncode != 0:
        unavailable("printing an expansion needs a nightly toolchain: rustup toolchain install nightly")
    items = {
        "a struct literal": structs,
        "a grant of literals": grants,
        "a grant with a constant as `source_account`": lambda count: grants(count, "account"),
        "a grant with `sns_topic(..)` of literals as `source_arn`": lambda count: grants(count, "topic"),
        "a set of three, of literals": lambda count: sets(3 * count, 3),
        "a set of three, with a constant as `function_name`": lambda count: sets(3 * count, 3, name="NAME"),
    }
    rows = []
    for title, make in items.items():
        # What stands around the item is subtracted.
        written = [one - none for one, none in zip(size(make(1)), size(make(0)))]
        expands = [one - none for one, none in zip(size(expanded(make(1))), size(expanded(make(0))))]
        row = [title]
        for before, after in zip(written, expands):
            row += [before, after, after / before]
        rows.append(row)
    head = ["", "bytes written", "bytes expanded", "ratio", "tokens written", "tokens expanded", "ratio"]
    return table(head, rows)


def size(text):
    """Bytes, where white space in a row is one, and tokens, where each character of punctuation is one."""
    return len(re.sub(r"\s+", " ", text)), len(TOKEN.findall(text))


def expanded(source):
    """What the compiler makes of a source before it checks it."""
    directory = WORK / "expansion"
    package(directory, "expansion", DEPENDENCY, source)
    shutil.copy(SOURCES / "Cargo.lock", directory)
    environment = {**os.environ, "CARGO_TARGET_DIR": str(WORK / "target-nightly")}
    command = ["cargo", "+nightly", "rustc", "--quiet", "--profile", "check", "--", "-Zunpretty=expanded"]
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr[:2000])
    return done.stdout


# The command line


def unavailable(reason):
    """Ends the run, because a tool is missing."""
    print(f"unavailable: {reason}", file=sys.stderr)
    sys.exit(UNAVAILABLE)


QUESTIONS = {"instructions": instructions.measured, "items": items, "policies": policies, "cold": cold, "expansion": expansion}


def main():
    """Reads the command line."""
    if sys.argv[1:2] == ["unit"]:
        unit(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question", choices=QUESTIONS)
    parser.add_argument("--rounds", type=int, default=3, help="of CPU time")
    parser.add_argument("--revision", help="of which to take the sources, instead of those that are there")
    parser.add_argument("--write", action="store_true", help="replace the table in benches/README.md")
    parser.add_argument(
        "--check", choices=("goals", "all"), nargs="?", const="all",
        help="of `instructions`: fail where a case, or one that has a goal, passes its limit in benches/README.md",
    )  # fmt: skip
    options = parser.parse_args()
    if options.check and options.question != "instructions":
        parser.error("only `instructions` has limits to check")
    if options.question == "instructions" and shutil.which("valgrind") is None:
        unavailable("counting instructions needs valgrind: apt-get install valgrind")
    # Two runs at once would touch and build each other's packages.
    WORK.mkdir(parents=True, exist_ok=True)
    lock = open(WORK / "lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    state = copy_sources(options.revision)
    if options.check:
        instructions.check(only_goals=options.check == "goals")
        return
    figures = QUESTIONS[options.question](options.rounds)
    toolchain = ["+nightly"] if options.question == "expansion" else []
    rounds = f", rounds: {options.rounds}" if options.question in ("items", "policies", "cold") else ""
    compiler = subprocess.run(["rustc", *toolchain, "--version"], cwd=ROOT, capture_output=True, text=True)
    result = f"{datetime.date.today()}, revision {state}, Rust {compiler.stdout.split()[1]}{rounds}:\n\n{figures}"
    print(result, end="")
    if options.write:
        write(options.question, result)


if __name__ == "__main__":
    main()
