"""What goes wrong around the gateway for a while: its files, the tenants' policies, keys, the provider."""

import collections.abc
import contextlib
import time

from check_runtime.client import chat, request
from check_runtime.faults import metric
from check_runtime.report import eventually
from local_stack.pods import Volume
from local_stack.stack import Stack
from local_stack.tokens import Signer

# Which counter tells of the files of a volume, by the volume's name.
COUNTERS = {
    "config": "llm_configuration_reloads_total",
    "tenants": "llm_policy_reloads_total",
    "key-": "llm_upstream_key_reloads_total",
}


def happen(stack: Stack) -> None:
    """Each of them, until the gateway tells of it."""
    token = stack.signer.token("acme-corp", "llm-proxy")
    for name, volume in stack.pods["llm-gateway"].volumes.items():
        for start, counter in COUNTERS.items():
            if name.startswith(start):
                with broken(volume):
                    eventually(lambda counter=counter: failures(stack, counter, token), 15)
    # Keys are read again when somebody shows a token that none of them signed.
    stranger = Signer(stack.folder, "stranger").token("acme-corp", "llm-proxy")
    keys = stack.folder / "keys.json"
    right = keys.read_text()
    keys.write_text("{")
    try:
        eventually(lambda: failures(stack, "llm_verification_key_refreshes_total", stranger), 15)
    finally:
        keys.write_text(right)
    # A provider that nothing listens at is tried once more.
    provider = stack.services["openai-stand-in"]
    provider.stop()
    for _ in range(2):
        ask(stack, token)
        time.sleep(1.5)
    provider.start()
    provider.wait_until("/__seen")


def failures(stack: Stack, counter: str, token: str) -> float:
    """How many readings have failed; a call makes the gateway look at what it only needs for calls."""
    ask(stack, token)
    return metric(stack.services["llm-gateway"].metrics_url, counter, outcome="failure")


def ask(stack: Stack, token: str) -> None:
    request("POST", stack.services["llm-gateway"].url + "/v1/chat/completions", chat("hello"), token=token)


@contextlib.contextmanager
def broken(volume: Volume) -> collections.abc.Iterator[None]:
    files = {path.name: path.read_text() for path in volume.folder.iterdir() if not path.name.startswith("..")}
    volume.write(dict.fromkeys(files, ""))
    try:
        yield
    finally:
        volume.write(files)
