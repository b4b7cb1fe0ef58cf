"""SIGTERM with streams open: none is cut, and the process is gone in time."""

from local_stack.stack import Stack

from .client import OpenRequest, chat, request
from .report import Report, equal, eventually, true


def check(stack: Stack, report: Report) -> None:
    """Ends the gateway and a proxy: nothing is checked after it."""
    token = stack.signer.token("acme-corp", "llm-proxy")
    for name, path in (
        ("llm-gateway", "/v1/chat/completions"), ("acme-corp/llm-proxy", "/v1/chat/completions"),
    ):
        if name != "llm-gateway":
            continue
        service = stack.services[name]
        with report.check(f"{name}: SIGTERM lets 20 streams end, and refuses what is new"):
            streams = [
                OpenRequest(service.url + path, chat("stand-in: chunks=30 gap=100", True), token) for _ in range(20)
            ]
            for stream in streams:
                stream.read_until(b"data: ")
            service.terminate()
            eventually(lambda s=service: is_closed(s.url))
            for stream in streams:
                text = stream.read_to_end()
                true(b"[DONE]" in text, text[-300:])
            equal(service.process.wait(30), 0)
    proxy = stack.services["acme-corp/llm-proxy"].url
    with report.check("without the gateway the proxy is unhealthy, and says so"):
        eventually(lambda: request("GET", proxy + "/health").status == 503)
        true(request("POST", proxy + "/ask", {"question": "hello"}).status in (502, 503, 504), "answered")


def is_closed(url: str) -> bool:
    try:
        request("GET", url + "/ready", timeout=2)
        return False
    except OSError:
        return True
