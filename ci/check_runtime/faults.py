"""What goes wrong at the upstream and at the client, and what each side then sees."""

import json
import socket
import time
import urllib.parse

from local_stack.stack import Stack

from .client import OpenRequest, chat, request
from .report import Report, equal, eventually, true


def seen(stack: Stack, mark: str) -> list[dict]:
    """The requests that the upstream saw and that say a word."""
    entries = request("GET", stack.services["openai-stand-in"].url + "/__seen").json["requests"]
    return [entry for entry in entries if mark in entry["body"]]


def asks_for_usage(entry: dict) -> bool:
    return json.loads(entry["body"])["stream_options"]["include_usage"] is True


def metric(url: str, name: str, **labels: str) -> float:
    """The sum of a metric's series with these labels."""
    total = 0.0
    for line in request("GET", url).text.splitlines():
        if line.startswith(name + "{") and all(f'{key}="{value}"' in line for key, value in labels.items()):
            total += float(line.rpartition(" ")[2])
    return total


def check(stack: Stack, report: Report) -> None:
    gateway = stack.services["llm-gateway"].url
    metrics = stack.services["llm-gateway"].metrics_url
    url = gateway + "/v1/chat/completions"
    token = stack.signer.token("acme-corp", "llm-proxy")

    def ask(words: str, stream: bool = False, **more: object):
        return request("POST", url, chat(f"stand-in: {words}", stream, **more), token=token, timeout=60)

    with report.check("an upstream's 429 and its Retry-After reach the client, who asked once"):
        response = ask("status=429 retry-after=7 mark=once")
        equal((response.status, response.headers.get("retry-after")), (429, "7"))
        equal(len(seen(stack, "mark=once")), 1)
    with report.check("an upstream's 401 is a 502 without its text, and is counted"):
        before = metric(metrics, "llm_upstream_credentials_rejected_total")
        response = ask("status=401")
        equal(response.status, 502)
        true("key" not in response.text.lower().replace("gateway", ""), response.text)
        equal(metric(metrics, "llm_upstream_credentials_rejected_total"), before + 1)
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
        true(asks_for_usage(seen(stack, "mark=silent")[-1]), seen(stack, "mark=silent"))
        text = ask("chunks=3", stream=True, stream_options={"include_usage": True}).text
        true('"prompt_tokens"' in text, text)
        ask("chunks=3 mark=evade", stream=True, stream_options={"include_usage": False})
        true(asks_for_usage(seen(stack, "mark=evade")[-1]), seen(stack, "mark=evade"))
    with report.check("a stream without usage is charged an estimate, and counted"):
        before = metric(metrics, "llm_usage_missing_total", tenant="acme-corp")
        tokens = metric(metrics, "llm_tokens_total", tenant="acme-corp", type="output")
        ask("chunks=5 no-usage", stream=True)
        equal(metric(metrics, "llm_usage_missing_total", tenant="acme-corp"), before + 1)
        true(metric(metrics, "llm_tokens_total", tenant="acme-corp", type="output") >= tokens + 5, "too few tokens")
    for mark, body, mark_seen in (
        ("whole", chat("stand-in: delay=20000 mark=whole"), None),
        ("silent-stream", chat("stand-in: delay=20000 mark=silent-stream", True), None),
        ("stream", chat("stand-in: chunks=500 gap=100 mark=stream", True), b"data: "),
    ):
        with report.check(f"a client that leaves stops the upstream's work ({mark})"):
            before = metric(metrics, "llm_requests_cancelled_total", tenant="acme-corp")
            open_request = OpenRequest(url, body, token)
            if mark_seen:
                open_request.read_until(mark_seen)
            else:
                eventually(lambda mark=mark: seen(stack, f"mark={mark}"))
            left = time.monotonic()
            open_request.leave()
            eventually(lambda mark=mark: seen(stack, f"mark={mark}")[-1].get("client_closed_at_ms"))
            print(f"       the upstream knew after at most {(time.monotonic() - left) * 1000:.0f} ms")
            eventually(lambda b=before: metric(metrics, "llm_requests_cancelled_total", tenant="acme-corp") == b + 1)
    with report.check("100 MB are refused before they are read"):
        parts = urllib.parse.urlsplit(url)
        lines = [f"POST {parts.path} HTTP/1.1", "host: gateway", f"authorization: Bearer {token}"]
        with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
            connection.sendall("\r\n".join([*lines, "content-length: 100000000", "", ""]).encode())
            true(connection.recv(65536).startswith(b"HTTP/1.1 413"), "read, or refused otherwise")
    with report.check("what is no JSON, or no UTF-8, is a 400"):
        for body in (b"{", b"[" * 100_000, b'{"messages": "\xff"}', b"", b"null", b'{"model": 3, "messages": []}'):
            response = request("POST", url, body, token=token)
            equal((body[:20], response.status), (body[:20], 400))
            true(response.json["error"]["message"], response.text)
