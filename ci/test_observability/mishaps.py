"""Files of the gateway that are wrong for a while: its configuration, the tenants' policies, keys."""

import collections.abc
import contextlib

from check_runtime.client import chat, request
from check_runtime.faults import metric
from check_runtime.report import eventually
from local_stack.pods import Volume
from local_stack.stack import Stack
from local_stack.tokens import Signer


def happen(stack: Stack) -> None:
    """Breaks each file until the gateway tells of it, and puts it right again."""
    gateway = stack.services["llm-gateway"]
    for volume in stack.pods["llm-gateway"].volumes.values():
        files = {path.name: path.read_text() for path in volume.folder.iterdir() if not path.name.startswith("..")}
        if files:
            with broken(volume, files):
                eventually(lambda: failures(gateway.metrics_url) > 0)
    # Keys are read again when somebody shows a token that none of them signed.
    stranger = Signer(stack.folder, "stranger").token("acme-corp", "llm-proxy")
    keys = stack.folder / "keys.json"
    right = keys.read_text()
    keys.write_text("{")
    try:
        request("POST", f"{gateway.url}/v1/chat/completions", chat("hello"), token=stranger)
    finally:
        keys.write_text(right)


def failures(url: str) -> float:
    names = ("llm_policy_reloads_total", "llm_configuration_reloads_total", "llm_upstream_key_reloads_total")
    return sum(metric(url, name, outcome="failure") for name in names)


@contextlib.contextmanager
def broken(volume: Volume, files: dict[str, str]) -> collections.abc.Iterator[None]:
    volume.write(dict.fromkeys(files, ""))
    try:
        yield
    finally:
        volume.write(files)
