"""Judges command lines by the real AWS CLI: does it take them, and does it send the request we say it sends?

Reads JSON lines, writes JSON lines; tools/README.md shows them. Run it with `tools/judges run awscli`:
  {"id", "api"?, "op", "argv", "shell"?, "input"?, "http"}  ->  {"id", "ok", "problems", "model"}

"model" is "own", or "newest" for an operation that the released CLI does not know yet: it is then given botocore's
newest models of Lambda and of web functions, as its users can do with `aws configure add-model`.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from aws_cli import AwsCli
from botocore import xform_name
from json_lines import BadLine, canonical, command_line, parse, require, serve

SHELL = shutil.which("sh")
LONGEST_BAIT = 500
# What the shell is told before the line: `aws` prints its arguments, each ended by NUL.
PRINTS_ARGUMENTS = """aws() { printf '%s\\0' aws "$@"; }\n"""


class Recorder(ThreadingHTTPServer):
    """A server on loopback that keeps each request as it came over the wire."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.requests = []
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def take(self):
        taken, self.requests = self.requests, []
        return taken


class Answer(BaseHTTPRequestHandler):
    def record(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append((self.command, self.path, body))
        # A success as the service gives it; the CLI prints whatever members come, none included.
        self.send_response({"POST": 201, "DELETE": 204}.get(self.command, 200))
        content = b"" if self.command == "DELETE" else b"{}"
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = record

    def log_message(self, *_):
        pass


def decoded(request):
    """The recorded request in the form of a case's "http"; the path stays percent-encoded."""
    method, target, body = request
    url = urlsplit(target)
    query = {}
    for name, value in parse_qsl(url.query, keep_blank_values=True):
        if name in query:
            raise BadLine(f"the CLI sent {name} twice in the query")
        query[name] = value
    return {"method": method, "path": url.path, "query": query, "body": parse(body.decode()) if body else None}


def differences(sent, expected):
    for part, value in sent.items():
        if canonical(expected.get(part)) != canonical(value):
            yield f"{part}: we say {json.dumps(expected.get(part))}, the CLI sends {json.dumps(value)}"


class Judge:
    def __init__(self, models):
        self.recorder = Recorder()
        self.own = AwsCli(self.recorder.url)
        self.newest = AwsCli(self.recorder.url, models=models)

    def sent_problems(self, way, cli, arguments, http):
        """Runs the CLI and compares what it sent."""
        self.recorder.take()
        code, _, complaint = cli.run(arguments)
        requests = self.recorder.take()
        if code != 0:
            return [f"{way}: the CLI ended with {code}: {complaint}"]
        if len(requests) != 1:
            return [f"{way}: the CLI sent {len(requests)} requests"]
        return [f"{way}: {each}" for each in differences(decoded(requests[0]), http)]

    def __call__(self, case):
        argv = command_line(case, "argv")
        http = require(case, "http", dict)
        api, op = case.get("api", "lambda"), require(case, "op", str)
        if op not in self.newest.operations(api):
            raise BadLine(f'the model has no operation "{op}"')
        cli = self.own if op in self.own.operations(api) else self.newest
        problems = self.sent_problems("argv", cli, argv[1:], http)
        if case.get("shell") is not None:
            problems += shell_problems(require(case, "shell", str), argv)
        if case.get("input") is not None:
            skeleton = [api, xform_name(op, "-"), "--cli-input-json", require(case, "input", str)]
            problems += self.sent_problems("input", cli, skeleton, http)
        return {"ok": not problems, "problems": problems, "model": "own" if cli is self.own else "newest"}


def shell_problems(line, argv):
    try:
        split = shell_split(line, argv)
    except (subprocess.SubprocessError, ValueError, OSError) as error:
        return [f"shell: {error}"]
    return [] if split == argv else [f"shell: splits into {json.dumps(split)}"]


def shell_split(line, argv):
    """The words that a POSIX shell makes of the line."""
    with tempfile.TemporaryDirectory() as folder:
        lay_bait(folder, argv)
        ended = subprocess.run(
            [SHELL],
            input=(PRINTS_ARGUMENTS + line + "\n").encode(),
            capture_output=True,
            cwd=folder,
            # No program can be found, so a badly quoted line runs nothing.
            env={"PATH": folder, "HOME": folder},
            timeout=10,
            check=False,
        )
    if ended.returncode != 0 or ended.stderr:
        raise ValueError(f"the shell ended with {ended.returncode}: {ended.stderr.decode(errors='replace').strip()}")
    return ended.stdout.decode().split("\0")[:-1]


def lay_bait(folder, argv):
    """Makes a file that each pattern among the arguments matches: an unquoted `*` then expands, and is seen."""
    for word in argv:
        if "*" in word or "?" in word:
            bait = os.path.normpath(os.path.join(folder, word.replace("*", "bait").replace("?", "b").lstrip("/")))
            # What is too long for a file's name, or leaves the folder, does without.
            with contextlib.suppress(OSError):
                if bait.startswith(folder + os.sep) and len(bait) < LONGEST_BAIT:
                    os.makedirs(bait, exist_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="the `data` folder of the newest botocore")
    newest = os.path.abspath(parser.parse_args().models)
    with tempfile.TemporaryDirectory() as models:
        # Only Lambda's models: the rest of the data belongs to the CLI's own release.
        for api in ("lambda", "lambda-web"):
            os.symlink(os.path.join(newest, api), os.path.join(models, api))
        return serve(Judge(models), failed=lambda answer: not answer["ok"])


if __name__ == "__main__":
    sys.exit(main())
