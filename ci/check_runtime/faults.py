"""What goes wrong at the upstream and at the client, and what each side then sees."""

import time

from local_stack.stack import Stack

from .client import OpenRequest, chat, request
from .report import Report, equal, eventually, true


def seen(stack: Stack, mark: str) -> list[dict]:
    """The requests that the upstream saw and that say a word."""
    entries = request("GET", stack.services["openai-stand-in"].url + "/__seen").json["requests"]
    return [entry for entry in entries if mark in entry["body"]]


def metric(url: str, name: str, **labels: str) -> float:
    """The sum of a metric's series with these labels."""
    total = 0.0
    for line in request("GET", url + "/metrics").text.splitlines():
        if line.startswith(name + "{") and all(f'{key}="{value}"' in line for key, value in labels.items()):
            total += float(line.rpartition(" ")[2])
    return total


def check(stack: Stack, report: Report) -> None:
    gateway = stack.services["llm-gateway"].url
    url = gateway + "/v1/chat/completions"
    token = stack.signer.token("acme-corp", "llm-proxy")

    def ask(words: str, stream: bool = False, **more: object):
        return request("POST", url, chat(f"stand-in: {words}", stream, **more), token=token, timeout=60)

    with report.check("an upstream's 429 and its Retry-After reach the client, who asked once"):
        response = ask("status=429 retry-after=7 mark=once")
        equal((response.status, response.headers.get("retry-after")), (429, "7"))
        equal(len(seen(stack, "mark=once")), 1)
    with report.check("an upstream's 401 is a 502 without its text, and is counted"):
        before = metric(gateway, "llm_upstream_credentials_rejected_total")
        response = ask("status=401")
        equal(response.status, 502)
        true("key" not in response.text.lower().replace("gateway", ""), response.text)
        equal(metric(gateway, "llm_upstream_credentials_rejected_total"), before + 1)
    with report.check("an upstream's 400 is the client's, with its text"):
        response = ask("status=400")
        equal(response.status, 400)
        true(response.json["error"]["message"], response.text)
    with report.check("an upstream that breaks off, or lies about its length, is a 502"):
        for words in ("truncate", "reset", "length=40"):
            equal((words, ask(words).status), (words, 502))
    with report.check("a stream that breaks off ends with an error event"):
        for words in ("truncate=3 chunks=9", "reset=3 chunks=9"):
            text = ask(words, stream=True).text
            true('"error"' in text and "[DONE]" not in text, (words, text))
    with report.check("usage is always asked for, and its chunk is only there for who asked"):
        text = ask("chunks=3 mark=silent", stream=True).text
        true("[DONE]" in text and '"choices":[],"usage":{' not in text.replace(" ", ""), text)
        true('"include_usage":true' in seen(stack, "mark=silent")[-1]["body"], seen(stack, "mark=silent"))
        text = ask("chunks=3", stream=True, stream_options={"include_usage": True}).text
        true('"prompt_tokens"' in text, text)
        ask("chunks=3 mark=evade", stream=True, stream_options={"include_usage": False})
        true('"include_usage": true' in seen(stack, "mark=evade")[-1]["body"], seen(stack, "mark=evade"))
    with report.check("a stream without usage is charged an estimate, and counted"):
        before = metric(gateway, "llm_usage_missing_total", tenant="acme-corp")
        tokens = metric(gateway, "llm_tokens_total", tenant="acme-corp", type="output")
        ask("chunks=5 no-usage", stream=True)
        equal(metric(gateway, "llm_usage_missing_total", tenant="acme-corp"), before + 1)
        true(metric(gateway, "llm_tokens_total", tenant="acme-corp", type="output") >= tokens + 5, "too few tokens")
    for mark, body, mark_seen in (
        ("whole", chat("stand-in: delay=20000 mark=whole"), None),
        ("silent-stream", chat("stand-in: delay=20000 mark=silent-stream", True), None),
        ("stream", chat("stand-in: chunks=500 gap=100 mark=stream", True), b"data: "),
    ):
        with report.check(f"a client that leaves stops the upstream's work ({mark})"):
            before = metric(gateway, "llm_requests_cancelled_total", tenant="acme-corp")
            open_request = OpenRequest(url, body, token)
            if mark_seen:
                open_request.read_until(mark_seen)
            else:
                eventually(lambda mark=mark: seen(stack, f"mark={mark}"))
            left = time.monotonic()
            open_request.leave()
            eventually(lambda mark=mark: seen(stack, f"mark={mark}")[-1].get("client_closed_at_ms"))
            print(f"       the upstream knew after at most {(time.monotonic() - left) * 1000:.0f} ms")
            eventually(lambda b=before: metric(gateway, "llm_requests_cancelled_total", tenant="acme-corp") == b + 1)
    with report.check("100 MB are refused before they are read"):
        head = OpenRequest.__new__(OpenRequest)
        import socket
        import urllib.parse

        parts = urllib.parse.urlsplit(url)
        head.socket, head.received = socket.create_connection((parts.hostname, parts.port), timeout=30), b""
        head.socket.sendall(
            f"POST {parts.path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n"
            "content-length: 100000000\r\n\r\n".encode()
        )
        true(head.read_until(b"\r\n\r\n").startswith(b"HTTP/1.1 413"), head.received)
        head.leave()
    with report.check("what is no JSON, or no UTF-8, is a 400"):
        for body in (b"{", b"[" * 100_000, b'{"messages": "\xff"}', b"", b"null", b'{"model": 3, "messages": []}'):
            response = request("POST", url, body, token=token)
            equal((body[:20], response.status), (body[:20], 400))
            true(response.json["error"]["message"], response.text)
