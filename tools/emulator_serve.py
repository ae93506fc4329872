"""An emulator for a program that has a client of its own. Run it with `tools/judges run emulator`.

Prints the address when it is ready, and ends it when standard input ends.
"""

import argparse
import signal
import sys

import emulator


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True, help="the Python that has LocalStack")
    arguments = parser.parse_args()
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, lambda *_: sys.exit(1))
    try:
        started = emulator.Emulator(arguments.server)
    except (emulator.Unavailable, OSError) as reason:
        print(f"unavailable: localstack: {reason}", file=sys.stderr)
        return emulator.UNAVAILABLE
    print(started.url, flush=True)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
