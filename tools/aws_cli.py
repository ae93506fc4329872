"""Runs the real AWS CLI inside this process, which saves its start at every call. Needs the `awscli` judge's Python."""

import contextlib
import io
import os
import signal
import tempfile
from functools import cache

# Seconds that one command may take.
PATIENCE = 30
# Characters of a complaint that are passed on.
ENOUGH = 500


def _isolate():
    """Takes away all settings of the user: no profile, alias, proxy or endpoint of theirs may change a result."""
    for name in list(os.environ):
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            del os.environ[name]
    nowhere = tempfile.gettempdir() + "/lambda-perm-has-no-settings"
    os.environ.update(
        HOME=nowhere,
        AWS_CONFIG_FILE=nowhere,
        AWS_SHARED_CREDENTIALS_FILE=nowhere,
        AWS_EC2_METADATA_DISABLED="true",
        AWS_MAX_ATTEMPTS="1",
        AWS_PAGER="",
        NO_PROXY="127.0.0.1",
    )


# Before the CLI is loaded: it reads some of this at once.
_isolate()
from awscli.clidriver import create_clidriver  # noqa: E402


class Slow(Exception):
    """The command took too long."""


def _too_slow(_signal, _frame):
    raise Slow("took too long")


# The CLI has added its own folder of data by now.
_DATA_PATH = os.environ.get("AWS_DATA_PATH", "")


class AwsCli:
    """The CLI as one account in one Region, sending to one endpoint.

    `models` is a folder of service models that are to be preferred to the CLI's own.
    """

    def __init__(self, endpoint, account="123456789012", region="us-east-1", models=None):
        self._settings = {
            # Local servers take the access key for the account.
            "AWS_ACCESS_KEY_ID": account,
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": region,
            # By the environment, so that the arguments under test stay as they are.
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_DATA_PATH": os.pathsep.join(filter(None, [models, _DATA_PATH])),
        }
        os.environ.update(self._settings)
        self._driver = create_clidriver()

    @cache
    def operations(self, api):
        """The operations of an API that this CLI knows, none where it does not know the API."""
        session = self._driver.session
        if api not in session.get_available_services():
            return frozenset()
        return frozenset(session.get_service_model(api).operation_names)

    def client(self, service="lambda"):
        """A client of the CLI's own SDK, for what is not under test."""
        os.environ.update(self._settings)
        return self._driver.session.create_client(service, endpoint_url=self._settings["AWS_ENDPOINT_URL"])

    def run(self, arguments, patience=PATIENCE):
        """Runs `aws ARGUMENTS..`, `patience` seconds at most; returns the exit code, standard output and error."""
        if any(argument.startswith("--endpoint") for argument in arguments):
            return 2, "", "refused: a command under test may not choose its endpoint"
        os.environ.update(self._settings)
        out, err = io.StringIO(), io.StringIO()
        signal.signal(signal.SIGALRM, _too_slow)
        signal.alarm(patience)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = self._driver.main(list(arguments))
        except SystemExit as ending:
            code = ending.code
        except Slow as slow:
            code = 1
            err.write(str(slow))
        finally:
            signal.alarm(0)
        return code, out.getvalue(), _complaint(err.getvalue())


def _complaint(text):
    """The sentence of the CLI's complaint, without its usage text and its list of all commands."""
    sentence = text.rpartition("error: ")[2].strip()
    if sentence.startswith("usage:"):
        sentence = sentence.splitlines()[-1]
    return sentence if len(sentence) <= ENOUGH else sentence[:ENOUGH] + " .."
