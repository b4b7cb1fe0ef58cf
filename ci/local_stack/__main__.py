"""Runs the stack until it is interrupted, and says what to try; or as long as a command takes."""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import threading

from .stack import Stack, temporary_folder


def main() -> int:
    parser = argparse.ArgumentParser(prog="ci/run-local", description=__doc__)
    parser.add_argument("--tree", type=pathlib.Path, default=pathlib.Path("generated"))
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND")
    options = parser.parse_args()
    key = os.environ.get("OPENAI_API_KEY") or None
    with temporary_folder() as folder, Stack(
        options.tree, options.programs, pathlib.Path(folder), openai_key=key, fixed_ports=True
    ) as stack:
        stack.start()
        describe(stack)
        if options.command:
            return subprocess.run(options.command).returncode
        return wait(stack)


def describe(stack: Stack) -> None:
    upstream = "OpenAI" if stack.openai_key else "a stand-in for OpenAI"
    print(f"llm-gateway {stack.services['llm-gateway'].url}, which calls {upstream}")
    for name, service in stack.services.items():
        tenant, _, workload = name.partition("/")
        if workload == "llm-proxy":
            print(f"{tenant}: llm-proxy {service.url}, tenant-app {stack.services[f'{tenant}/{tenant}-app'].url}/")
    sys.stdout.flush()


def wait(stack: Stack) -> int:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    print("Interrupt to stop.", flush=True)
    while not stopped.wait(0.5):
        for name, service in stack.services.items():
            if service.process.poll() is not None:
                print(f"{name} ended with status {service.process.returncode}:\n{service.text[-2000:]}", file=sys.stderr)
                return 1
    return 0


sys.exit(main())
