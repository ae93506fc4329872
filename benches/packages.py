"""Throw-away packages that depend on a copy of the sources, and cargo in them."""

import io
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "bench-compile"
SOURCES = WORK / "sources"
DEPENDENCY = f'lambda-perm = {{ path = "{SOURCES.as_posix()}" }}'

warned = set()


def cargo(directory, *arguments, target=None, incremental=False, **environment):
    """Runs cargo and returns what it prints."""
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(target or WORK / "target"),
        "CARGO_INCREMENTAL": "1" if incremental else "0",
        **environment,
    }
    done = subprocess.run(["cargo", *arguments], cwd=directory, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{directory.name}: {done.stderr[:2000]}")
    for line in done.stderr.splitlines():
        # A cost of its own: what a user would have to read.
        if line.startswith("warning") and (directory, line) not in warned:
            warned.add((directory, line))
            print(f"{directory.name}: {line}", file=sys.stderr)
    return done.stdout


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
