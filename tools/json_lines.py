"""What the checks share: one JSON object a line in, one a line out, and never a traceback for a bad line."""

import json
import sys


# What a type of Python is called in JSON.
NAMES = {dict: "object", list: "list", str: "string", int: "number"}


class BadLine(Exception):
    """A line that cannot be judged; the text says why."""


def canonical(value):
    """A text that is equal for equal JSON values only (in Python, `True == 1` and `1 == 1.0`)."""
    return json.dumps(value, sort_keys=True)


def require(case, name, kind):
    """The member `name` of the case, which must be of the type `kind`."""
    value = case.get(name)
    if not isinstance(value, kind):
        raise BadLine(f'"{name}" is missing or is no {NAMES[kind]}')
    return value


def command_line(case, name):
    """The member `name` of the case, which must be a command of the AWS CLI: strings, the first of them "aws"."""
    words = require(case, name, list)
    if words[:1] != ["aws"] or not all(isinstance(word, str) for word in words):
        raise BadLine(f'"{name}" is no list of strings that begins with "aws"')
    return words


def _distinct(pairs):
    """Refuses a name that stands twice in one object: Python would silently keep the last."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise BadLine("a name stands twice in one object")
    return members


def parse(text):
    try:
        return json.loads(text, object_pairs_hook=_distinct)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from None


def _case(text):
    case = parse(text)
    if not isinstance(case, dict):
        raise BadLine("not a JSON object")
    return case


def _failure(number, error):
    """What is answered to a line that cannot be judged."""
    if not isinstance(error, BadLine):  # A judge's own failure must not hide the answers to the other lines.
        error = f"the check failed: {type(error).__name__}: {error}"
    return {"line": number, "error": str(error)}


def _lines():
    return ((number, text) for number, text in enumerate(sys.stdin.buffer, 1) if text.strip())


def _print(answer, failed):
    """Prints the answer; returns whether it makes the exit code 1."""
    # Flushed, so that a caller may write a line and wait for its answer.
    print(json.dumps(answer), flush=True)
    return "error" in answer or failed(answer)


def serve(judge, failed):
    """Answers each line of standard input with `judge(case)`.

    Returns the exit code: 1 if a line could not be judged, or `failed(answer)` is true for one.
    """
    code = 0
    for number, text in _lines():
        answer = {"id": None}
        try:
            case = _case(text)
            answer["id"] = case.get("id")
            answer.update(judge(case))
        except Exception as error:
            answer.update(_failure(number, error))
        if _print(answer, failed):
            code = 1
    return code


def serve_together(check, judge, failed):
    """Answers all lines at the end of standard input, with `judge(cases)`, for what is too slow to run a line.

    `check(case)` raises BadLine for a line that is not to be judged; `judge` returns as many answers as it gets cases.
    """
    answers, cases = [], []
    for number, text in _lines():
        answers.append({"id": None})
        try:
            case = _case(text)
            answers[-1]["id"] = case.get("id")
            check(case)
            cases.append((number, case, answers[-1]))
        except Exception as error:
            answers[-1].update(_failure(number, error))
    try:
        for (_, _, answer), judged in zip(cases, judge([case for _, case, _ in cases]), strict=True):
            answer.update(judged)
    except Exception as error:
        for number, _, answer in cases:
            answer.update(_failure(number, error))
    # All are printed, whatever the first of them says.
    return int(any([_print(answer, failed) for answer in answers]))
