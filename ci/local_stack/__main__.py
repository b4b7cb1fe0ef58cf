"""Runs the stack until it is interrupted, and says what to try."""

import os
import pathlib
import signal
import sys
import threading

from .stack import Stack, temporary_folder


def main(tree: str, programs: str) -> int:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    key = os.environ.get("OPENAI_API_KEY") or None
    with temporary_folder() as folder, Stack(
        pathlib.Path(tree), pathlib.Path(programs), pathlib.Path(folder), openai_key=key, fixed_ports=True
    ) as stack:
        stack.start()
        print(f"gateway: {stack.services['llm-gateway'].url}, calling {'OpenAI' if key else 'a stand-in for OpenAI'}")
        for name, service in stack.services.items():
            tenant, _, workload = name.partition("/")
            if workload == "llm-proxy":
                print(f"""
{tenant}:
  curl {stack.services[f'{tenant}/{tenant}-app'].url}/hello
  curl {service.url}/info
  curl -X POST {service.url}/ask -H 'content-type: application/json' -d '{{"question": "How do I start?"}}'
  in a browser: {stack.services[f'{tenant}/{tenant}-app'].url}/""")
        print("\nInterrupt to stop.", flush=True)
        while not stopped.wait(0.5):
            for name, service in stack.services.items():
                if service.process.poll() is not None:
                    print(f"{name} ended with status {service.process.returncode}:\n{service.text[-2000:]}", file=sys.stderr)
                    return 1
    return 0


sys.exit(main(*sys.argv[1:]))
