#!/usr/bin/env python3
"""What lambda-perm costs the compiler, against a yardstick in the same run.

    benches/compile.py items    CPU time per item: checked permissions against unchecked structs
    benches/compile.py cold     CPU time of a first `cargo check`: lambda-perm against the usual crates of macros

Both print medians and minima in CPU time (user and system, of all processes), which other programs disturb less than
the clock. Needs Python 3 and a registry or a filled cache of crates. Writes under `target/` alone.
"""

import argparse
import fcntl
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "bench-compile"


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
        sys.exit(done.stderr[:2000])
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def package(directory, name, dependencies="", source="", workspace=True):
    """Writes a throw-away package."""
    (directory / "src").mkdir(parents=True, exist_ok=True)
    (directory / "Cargo.toml").write_text(
        f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n{dependencies}\n'
        + ("\n[workspace]\n" if workspace else "")
    )
    (directory / "src" / "lib.rs").write_text(source)


# Items


def values(number):
    """Permission number so and so: service, its principal, and the values of the other keys."""
    account = f"{number + 1:012}"
    service, arn = [
        ("s3", f"arn:aws:s3:::bucket-{number}"),
        ("iot", f"arn:aws:iot:us-east-1:{account}:rule/rule{number}"),
        ("config", f"arn:aws:config:us-east-1:{account}:config-rule/config-rule-{number}"),
    ][number % 3]
    return service, f"function-{number}", f"alias-{number}", f"statement-{number}", arn, account


def grants(count, constant=False):
    """Permissions that are checked."""
    lines = ["use lambda_perm::{FunctionPermission, grant};"]
    lines += ['const ACCOUNT: &str = "123456789012";'] if constant else []
    for number in range(count):
        service, function, alias, statement, arn, account = values(number)
        if constant:
            arn, account = arn.replace(account, "123456789012"), "ACCOUNT"
        else:
            account = f'"{account}"'
        lines.append(
            f"pub const G{number}: FunctionPermission = grant!(\n"
            f'    function_name = "{function}",\n    qualifier = "{alias}",\n    statement_id = "{statement}",\n'
            f"    action = InvokeFunction,\n    principal = {service},\n"
            f'    source_arn = "{arn}",\n    source_account = {account},\n);'
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


def structs(count, constant=False):
    """The same data as structs by hand, which nothing checks."""
    lines = [STRUCT]
    lines += ['const ACCOUNT: &str = "123456789012";'] if constant else []
    for number in range(count):
        service, function, alias, statement, arn, account = values(number)
        if constant:
            arn, account = arn.replace(account, "123456789012"), "ACCOUNT"
        else:
            account = f'"{account}"'
        lines.append(
            f"pub const G{number}: AddPermission = AddPermission {{\n"
            f'    function_name: "{function}",\n    qualifier: Some("{alias}"),\n    statement_id: "{statement}",\n'
            f'    action: "lambda:InvokeFunction",\n    principal: "{service}.amazonaws.com",\n'
            f'    source_arn: Some("{arn}"),\n    source_account: Some({account}),\n'
            "    event_source_token: None,\n    principal_org_id: None,\n    function_url_auth_type: None,\n"
            "    invoked_via_function_url: None,\n    revision_id: None,\n};"
        )
    return "\n".join(lines)


def items(rounds, counts):
    """Prints the CPU time per item."""
    directory = WORK / "items"
    shutil.rmtree(directory, ignore_errors=True)
    dependency = f'lambda-perm = {{ path = "{ROOT.as_posix()}" }}'
    packages = {("empty", 0): ""}
    for count in counts:
        packages["structs", count] = structs(count)
        packages["grants", count] = grants(count)
    packages["structs-constant", counts[0]] = structs(counts[0], constant=True)
    packages["grants-constant", counts[0]] = grants(counts[0], constant=True)
    for (kind, count), source in packages.items():
        # Every package has the same dependency, so that what cargo does is the same.
        package(directory / f"{kind}-{count}", f"{kind}-{count}", dependency, source, workspace=False)
    members = ", ".join(f'"{kind}-{count}"' for kind, count in packages)
    (directory / "Cargo.toml").write_text(f'[workspace]\nresolver = "3"\nmembers = [{members}]\n')
    shutil.copy(ROOT / "Cargo.lock", directory)
    for incremental in (False, True):
        times = {key: [] for key in packages}
        for turn in range(rounds + 1):
            for kind, count in packages:
                (directory / f"{kind}-{count}" / "src" / "lib.rs").touch()
                seconds = cargo(directory, "check", "--quiet", "--package", f"{kind}-{count}", incremental=incremental)
                if turn > 0:  # The first turn builds the dependencies.
                    times[kind, count].append(seconds)
        print("\nAgain, nothing changed (incremental)" if incremental else "\nFrom scratch (not incremental)")
        print(f"{'items':>6}  {'':9} {'structs':>9} {'grants':>9}  ratio   (CPU us per item, {rounds} rounds)")
        for suffix, count in [("", count) for count in counts] + [("-constant", counts[0])]:
            for name, pick in (("median", statistics.median), ("minimum", min)):
                zero = pick(times["empty", 0])
                plain, checked = (
                    (pick(times[kind + suffix, count]) - zero) / count * 1e6 for kind in ("structs", "grants")
                )
                note = "   a constant as source_account" if suffix else ""
                print(f"{count:6}  {name:9} {plain:9.1f} {checked:9.1f}  {checked / plain:5.2f}{note}")


# Cold


def newest(*names):
    """The crates, at the versions that the lock file has, which are the newest."""
    lock = (ROOT / "Cargo.lock").read_text()
    versions = {name: re.findall(rf'name = "{name}"\nversion = "([^"]+)"', lock) for name in names}
    return "\n".join(f'{name} = "={versions[name][-1]}"' for name in names)


def cold(rounds):
    """Prints the CPU time of a first check."""
    path = ROOT.as_posix()
    # Two yardsticks: a crate that depends on the usual crates alone, which `cargo check` only checks, and an empty macro
    # over them, for which they are built as they are for ours.
    usual = newest("syn", "quote", "proc-macro2")
    usual_macro = 'usual-macro = { path = "../usual-macro" }'
    json = "\n" + newest("serde_json")
    packages = {
        "lambda-perm": f'lambda-perm = {{ path = "{path}" }}',
        "usual": usual + json,
        "usual in a macro": usual_macro + json,
        "lambda-perm without json": f'lambda-perm = {{ path = "{path}", default-features = false }}',
        "usual without json": usual,
        "usual in a macro without json": usual_macro,
        "nothing": "",
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
        package(directory, "cold", dependencies)
        shutil.copy(ROOT / "Cargo.lock", directory)
        cargo(directory, "fetch", "--quiet")
    times = {name: [] for name in packages}
    for turn in range(rounds):
        for name, directory in directories.items():
            target = directory / "target"
            shutil.rmtree(target, ignore_errors=True)
            # As users have it: incremental where cargo has it by default.
            times[name].append(cargo(directory, "check", "--quiet", "--offline", target=target, incremental=True))
    print(f"First check ({rounds} rounds)\n{'':31} {'median':>8} {'minimum':>8}   (CPU s)")
    for name, seconds in times.items():
        print(f"{name:31} {statistics.median(seconds):8.2f} {min(seconds):8.2f}")
    for suffix in ("", " without json"):
        for yardstick in ("usual", "usual in a macro"):
            ours, theirs = times["lambda-perm" + suffix], times[yardstick + suffix]
            ratios = [pick(ours) / pick(theirs) for pick in (statistics.median, min)]
            print(f"{'ratio to ' + yardstick + suffix:38} {ratios[0]:5.2f} {ratios[1]:5.2f}")
    for name in ("lambda-perm", "usual", "usual in a macro"):
        print(f"\nEach unit of {name}")
        units(directories[name], rounds)


def units(directory, rounds):
    """Prints the CPU time of each process that cargo starts: compilers and build scripts."""
    table = {}
    for turn in range(rounds):
        log = directory / "units.log"
        log.unlink(missing_ok=True)
        target = directory / "target"
        shutil.rmtree(target, ignore_errors=True)
        wrapper = [sys.executable, str(pathlib.Path(__file__).resolve()), "unit"]
        script = directory / "wrapper.sh"
        script.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in wrapper) + ' "$@"\n')
        script.chmod(0o755)
        cargo(directory, "check", "--quiet", "--offline", target=target, incremental=True, RUSTC_WRAPPER=str(script),
              UNITS_LOG=str(log))
        for line in log.read_text().splitlines():
            name, seconds = line.rsplit(" ", 1)
            table.setdefault(name, []).append(float(seconds))
    for name, seconds in sorted(table.items(), key=lambda row: -min(row[1])):
        print(f"{name:44} {statistics.median(seconds):8.2f} {min(seconds):8.2f}")


def unit(command):
    """Runs a compiler for cargo and notes what it cost."""
    code = subprocess.run(command).returncode
    if "--crate-name" in command and (name := command[command.index("--crate-name") + 1]) != "___":
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        if name == "build_script_build":
            name += " of " + os.environ.get("CARGO_PKG_NAME", "")
        elif "--emit=dep-info,metadata" in command:
            name += " (check)"
        with open(os.environ["UNITS_LOG"], "a") as log:
            log.write(f"{name} {used.ru_utime + used.ru_stime:.3f}\n")
    sys.exit(code)


def main():
    """Reads the command line."""
    if sys.argv[1:2] == ["unit"]:
        unit(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["items", "cold"])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 5000])
    options = parser.parse_args()
    # Two runs at once would touch and build each other's packages.
    WORK.mkdir(parents=True, exist_ok=True)
    lock = open(WORK / "lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    if options.what == "items":
        items(options.rounds, options.counts)
    else:
        cold(options.rounds)


if __name__ == "__main__":
    main()
