#!/usr/bin/env python3
"""Builds the wheel of the command line, and uses it as users do: in a fresh environment, as a hook of pre-commit, and as an action.

    cli_packages.py FOLDER     FOLDER is for environments, the wheel and a repository; it is made anew

Prints what was run and seen. Exits with 1 where something is not as it should be, and with 3 where a tool cannot be had.

Not looked at: GitHub itself. The steps of the action are taken from action.yml and run by bash, with the variables that a runner sets.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = {
    "Resources": {
        "Everyone": {
            "Type": "AWS::Lambda::Permission",
            "Properties": {"FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "*"},
        }
    }
}


def main(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tools = environment(folder / "tools", "maturin>=1.16,<2", "pre-commit>=4,<5", "pyyaml<7")
    wheel = build_wheel(tools, folder)
    user = environment(folder / "user", str(wheel))
    program = user / "lambda-perm"
    say(f"a fresh environment runs it: {output(program, '--version')}")
    repository = user_repository(folder / "repository")
    expect(run(program, "check", cwd=repository).returncode == 1, "the wheel finds the public grant")
    action(tools, wheel, repository)
    hook(tools, repository)


def environment(folder: Path, *packages: str) -> Path:
    """A fresh environment with these packages. Its folder of programs."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    installed = run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    if installed.returncode != 0:
        say(f"{' '.join(packages)} cannot be had:\n{installed.stderr}")
        sys.exit(3)
    return programs


def build_wheel(tools: Path, folder: Path) -> Path:
    built = run(tools / "maturin", "build", "--release", "--out", folder / "wheels", cwd=ROOT)
    expect(built.returncode == 0, f"maturin builds a wheel\n{built.stderr}")
    [wheel] = (folder / "wheels").glob("lambda_perm-*.whl")
    say(f"the wheel is {wheel.name}, {wheel.stat().st_size} bytes")
    return wheel


def user_repository(folder: Path) -> Path:
    """A repository of a user's, with a template that has a public grant."""
    folder.mkdir()
    (folder / "template.json").write_text(json.dumps(PUBLIC, indent=2))
    for arguments in (["init", "--quiet"], ["add", "."]):
        expect(run("git", *arguments, cwd=folder).returncode == 0, f"git {arguments[0]}")
    return folder


def hook(tools: Path, repository: Path) -> None:
    """The hook of the last commit, built as pre-commit builds it: once, however often it runs."""
    revision = output("git", "-C", ROOT, "rev-parse", "HEAD")
    repos = {"repos": [{"repo": str(ROOT), "rev": revision, "hooks": [{"id": "lambda-perm"}]}]}
    # JSON is YAML too.
    (repository / ".pre-commit-config.yaml").write_text(json.dumps(repos))
    home = repository.parent / "pre-commit"
    env = os.environ | {"PRE_COMMIT_HOME": str(home), "CARGO_TARGET_DIR": str(repository.parent / "hook")}
    runs = lambda *files: run(tools / "pre-commit", "run", *files, "--verbose", cwd=repository, env=env)
    ran = runs("--all-files")
    expect(ran.returncode == 1 and "LP0503" in ran.stdout, f"the hook finds the public grant\n{ran.stdout}{ran.stderr}")
    (repository / "other.json").write_text("{}")
    run("git", "add", "other.json", cwd=repository)
    ran = runs("--files", "other.json")
    expect(ran.returncode == 0, f"the hook lets a file pass that has no permissions\n{ran.stdout}{ran.stderr}")


def action(tools: Path, wheel: Path, repository: Path) -> None:
    """The steps of the action, by bash."""
    read = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)"
    described = json.loads(output(tools / "python", "-c", read, ROOT / "action.yml"))
    inputs = {name: value["default"] for name, value in described["inputs"].items()}
    inputs |= {"paths": "template.json\n\n.\n", "sarif": "found.sarif"}
    runner = repository.parent / "runner"
    runner.mkdir(exist_ok=True)
    # The wheel stands in for PyPI.
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheel.parent)}
    runs = os.environ | pip | {"RUNNER_TEMP": str(runner), "GITHUB_PATH": str(runner / "path")}

    def steps(said: Path) -> tuple[list[int], str]:
        """The exit codes of the steps, and what the last one prints."""
        codes, printed = [], ""
        (runner / "path").write_text("")
        for step in described["runs"]["steps"]:
            variables = {name: re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda found: inputs[found[1]], text) for name, text in step["env"].items()}
            path = os.pathsep.join([*(runner / "path").read_text().splitlines(), os.environ["PATH"]])
            ran = run("bash", "-c", step["run"], cwd=repository, env=runs | variables | {"PATH": path, "GITHUB_OUTPUT": str(said)})
            codes.append(ran.returncode)
            printed = ran.stdout + ran.stderr
        return codes, printed

    said = repository / "output"
    codes, printed = steps(said)
    expect(codes == [0, 1], f"the action fails where something is found: {codes}")
    expect("::error " in printed or "::warning " in printed, f"the action annotates\n{printed}")
    expect(said.read_text() == "exit-code=1\n", "the action says the exit code")
    expect(json.loads((repository / "found.sarif").read_text())["version"] == "2.1.0", "the action writes SARIF")
    (repository / "broken.json").write_text(json.dumps(PUBLIC)[:-1])
    codes, printed = steps(repository / "output of broken")
    expect(codes == [0, 2] and "::error file=broken.json" in printed, f"the action annotates what cannot be read: {codes}\n{printed}")
    expect((repository / "output of broken").read_text() == "exit-code=2\n", "the action says that something cannot be read")
    (repository / "broken.json").unlink()
    inputs["version"] = "0.0.0"
    codes, _ = steps(repository / "output of no version")
    expect(codes[0] != 0, "the action fails where there is no such version")


def run(*command: object, **options: object) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)


def output(*command: object) -> str:
    ran = run(*command)
    if ran.returncode != 0:
        expect(False, f"{command[0]} runs\n{ran.stderr}")
    return ran.stdout.strip()


def expect(is_true: bool, what: str) -> None:
    if not is_true:
        say(f"!! not so: {what}")
        sys.exit(1)
    say(what.splitlines()[0])


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
