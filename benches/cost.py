#!/usr/bin/env python3
"""What lambda-perm costs the compiler, against a yardstick in the same run.

    benches/cost.py items      CPU time of a grant, by its values: against unchecked structs, and how it grows
    benches/cost.py policies   CPU time of a statement in a set: against as many grants, and unchecked structs
    benches/cost.py cold       CPU time of a first `cargo check`, and of each crate: against the usual crates of macros
    benches/cost.py expansion  size of what a grant and a set expand to: against what is written, and a struct

Each prints a table of medians in CPU time (user and system, of all processes), which other programs disturb less than the
clock. With `--write` the table replaces that in benches/README.md. The sources are copied first, so that they may be
edited meanwhile. Needs Python 3 and a registry or a filled cache of crates; `expansion` needs a nightly toolchain, and
says so where there is none. Writes under `target/` alone, and the table.
"""

import argparse
import datetime
import fcntl
import io
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "bench-compile"
SOURCES = WORK / "sources"
DEPENDENCY = f'lambda-perm = {{ path = "{SOURCES.as_posix()}" }}'
LONG = 10  # Seconds. What takes longer is run once: noise is small against it.

warned = set()


def cargo(directory, *arguments, target=None, incremental=False, **environment):
    """Runs cargo and returns the CPU seconds that it and its children used."""
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(target or WORK / "target"),
        "CARGO_INCREMENTAL": "1" if incremental else "0",
        **environment,
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["cargo", *arguments], cwd=directory, env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{directory.name}: {done.stderr[:2000]}")
    for line in done.stderr.splitlines():
        # A cost of its own: what a user would have to read.
        if line.startswith("warning") and (directory, line) not in warned:
            warned.add((directory, line))
            print(f"{directory.name}: {line}", file=sys.stderr)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def package(directory, name, dependencies="", source="", workspace=True):
    """Writes a throw-away package."""
    (directory / "src").mkdir(parents=True, exist_ok=True)
    (directory / "Cargo.toml").write_text(
        f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n{dependencies}\n'
        + ("\n[workspace]\n" if workspace else "")
    )
    (directory / "src" / "lib.rs").write_text(source)


def git(*arguments):
    """What git prints."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def copy_sources(revision):
    """Copies the sources of a revision, or as they are now, and returns how to call them."""
    if revision:
        archive = tarfile.open(fileobj=io.BytesIO(git("archive", revision)))
        files = {file.name: archive.extractfile(file).read() for file in archive if file.isfile()}
        state = git("rev-parse", "--short", revision).decode().strip()
    else:
        listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").decode().split("\0")
        files = {name: (ROOT / name).read_bytes() for name in listed if (ROOT / name).is_file()}
        state = git("rev-parse", "--short", "HEAD").decode().strip()
        if git("status", "--porcelain", "--", ".", ":!benches"):
            state += " with changes"
    for path in [path for path in SOURCES.rglob("*") if path.is_file()]:
        if path.relative_to(SOURCES).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = SOURCES / name
        # What is the same keeps its time, for which cargo looks.
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return state


def number(value):
    """A figure for a table."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def table(head, rows):
    """A table in Markdown: a column of texts, and columns of figures or texts."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    cells = [[cell if isinstance(cell, str) else number(cell) for cell in line] for line in lines]
    return "".join("| " + " | ".join(line) + " |\n" for line in cells)


# Crates of many items. `how` says how values are written: "literals", "account" (a constant as source account), "topic" (a
# constructor of literals as source ARN) or "sources" (constants as source ARNs). `name` is the expression of the function's
# name; without it, each item has a function and an alias of its own.

ACCOUNT = "123456789012"
NAME = f"arn:aws:lambda:us-east-2:{ACCOUNT}:function:my-function"
LITERAL_NAME = f'"{NAME}"'


def values(index, how):
    """Of permission number so and so: the service, and the source's ARN and account."""
    account = ACCOUNT if how in ("account", "topic") else f"{index + 1:012}"
    if how == "topic":
        return "sns", f"arn:aws:sns:us-east-2:{account}:topic-{index}", account
    return *[
        ("s3", f"arn:aws:s3:::bucket-{index}"),
        ("iot", f"arn:aws:iot:us-east-1:{account}:rule/rule{index}"),
        ("config", f"arn:aws:config:us-east-1:{account}:config-rule/config-rule-{index}"),
    ][index % 3], account


def constants(count, how, name):
    """The constants that the items use."""
    lines = [f"pub const NAME: &str = {LITERAL_NAME};"] if name == "NAME" else []
    lines += [f'pub const ACCOUNT: &str = "{ACCOUNT}";'] if how == "account" else []
    if how == "sources":
        lines += [f'pub const SOURCE{index}: &str = "{values(index, how)[1]}";' for index in range(count)]
    return lines


def expressions(index, how):
    """How source ARN and source account are written."""
    _, arn, account = values(index, how)
    return f"SOURCE{index}" if how == "sources" else f'"{arn}"', "ACCOUNT" if how == "account" else f'"{account}"'


def keys(index, how):
    """The keys of a statement."""
    service = values(index, how)[0]
    arn, account = expressions(index, how)
    if how == "topic":
        arn = f'sns_topic("us-east-2", {account}, "topic-{index}")'
    return (
        f'    statement_id = "statement-{index}",\n    action = InvokeFunction,\n    principal = {service},\n'
        f"    source_arn = {arn},\n    source_account = {account},\n"
    )


def grants(count, how="literals", name=None):
    """Permissions that are checked."""
    lines = ["use lambda_perm::{FunctionPermission, grant};", *constants(count, how, name)]
    for index in range(count):
        function = name or f'"function-{index}",\n    qualifier = "alias-{index}"'
        lines.append(
            f"pub const G{index}: FunctionPermission = grant!(\n    function_name = {function},\n{keys(index, how)});"
        )
    return "\n".join(lines)


def sets(count, size, how="literals", name=LITERAL_NAME):
    """Sets of so many statements, which are checked together too."""
    lines = ["use lambda_perm::{FunctionPolicy, policy};", *constants(count, how, name)]
    for first in range(0, count, size):
        statements = "".join(f"    statement(\n{keys(index, how)}    ),\n" for index in range(first, first + size))
        lines.append(
            f"pub const P{first}: FunctionPolicy = policy!(\n    function_name = {name},\n{statements});"
        )
    return "\n".join(lines)


STRUCT = """pub struct AddPermission {
    pub function_name: &'static str,
    pub qualifier: Option<&'static str>,
    pub statement_id: &'static str,
    pub action: &'static str,
    pub principal: &'static str,
    pub source_arn: Option<&'static str>,
    pub source_account: Option<&'static str>,
    pub event_source_token: Option<&'static str>,
    pub principal_org_id: Option<&'static str>,
    pub function_url_auth_type: Option<&'static str>,
    pub invoked_via_function_url: Option<bool>,
    pub revision_id: Option<&'static str>,
}"""


def structs(count, how="literals", name=None):
    """The same data as structs by hand, which nothing checks."""
    lines = [STRUCT, *constants(count, how, name)]
    for index in range(count):
        arn, account = expressions(index, how)
        qualifier = "None" if name else f'Some("alias-{index}")'
        function = name or f'"function-{index}"'
        lines.append(
            f"pub const G{index}: AddPermission = AddPermission {{\n"
            f'    function_name: {function},\n    qualifier: {qualifier},\n    statement_id: "statement-{index}",\n'
            f'    action: "lambda:InvokeFunction",\n    principal: "{values(index, how)[0]}.amazonaws.com",\n'
            f"    source_arn: Some({arn}),\n    source_account: Some({account}),\n"
            "    event_source_token: None,\n    principal_org_id: None,\n    function_url_auth_type: None,\n"
            "    invoked_via_function_url: None,\n    revision_id: None,\n};"
        )
    return "\n".join(lines)


def per_item(crates, rounds, incremental=False):
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
        (directory / names[key] / "src" / "lib.rs").touch()
        return cargo(directory, "check", "--quiet", "--package", names[key], incremental=incremental)

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
    for incremental, suffix in ((False, ""), (True, "; incremental, nothing changed")):
        cost = per_item(crates, rounds, incremental)
        for how, title in hows.items():
            row = [title + suffix]
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
    return cargo(directory, command, "--quiet", "--offline", target=target, incremental=True, **environment)


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
        sys.exit("skipped: printing an expansion needs a nightly toolchain: rustup toolchain install nightly")
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


QUESTIONS = {"items": items, "policies": policies, "cold": cold, "expansion": expansion}


def main():
    """Reads the command line."""
    if sys.argv[1:2] == ["unit"]:
        unit(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question", choices=QUESTIONS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--revision", help="of which to take the sources, instead of those that are there")
    parser.add_argument("--write", action="store_true", help="replace the table in benches/README.md")
    options = parser.parse_args()
    # Two runs at once would touch and build each other's packages.
    WORK.mkdir(parents=True, exist_ok=True)
    lock = open(WORK / "lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    state = copy_sources(options.revision)
    figures = QUESTIONS[options.question](options.rounds)
    toolchain, how = (["+nightly"], "") if options.question == "expansion" else ([], f", rounds: {options.rounds}")
    compiler = subprocess.run(["rustc", *toolchain, "--version"], cwd=ROOT, capture_output=True, text=True)
    result = f"{datetime.date.today()}, revision {state}, Rust {compiler.stdout.split()[1]}{how}:\n\n{figures}"
    print(result, end="")
    if options.write:
        readme = ROOT / "benches" / "README.md"
        begin, end = f"<!-- {options.question} -->\n", f"<!-- end of {options.question} -->\n"
        before, rest = readme.read_text().split(begin)
        readme.write_text(before + begin + result + end + rest.split(end)[1])


if __name__ == "__main__":
    main()
