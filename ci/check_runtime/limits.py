"""The tenants' limits: a policy that is changed under way, and clients that all come at once."""

import concurrent.futures
import json

from local_stack.stack import Stack

from .client import chat, request
from .report import Report, equal, eventually, true


def change_policy(stack: Stack, tenant: str, **limits: int) -> None:
    """Replaces a tenant's policy as the kubelet does it."""
    volume = stack.pods["llm-gateway"].volumes["tenants"]
    files = {path.name: path.read_text() for path in volume.folder.iterdir() if not path.name.startswith("..")}
    policy = json.loads(files[f"{tenant}.json"])
    policy["limits"] |= limits
    files[f"{tenant}.json"] = json.dumps(policy)
    volume.write(files)


def check(stack: Stack, report: Report) -> None:
    url = stack.services["llm-gateway"].url + "/v1/chat/completions"
    token = stack.signer.token("closed-ai", "llm-proxy")

    def ask(**more: object):
        return request("POST", url, chat("hello", **more), token=token)

    with report.check("an answer tells what is left of the limits"):
        headers = ask().headers
        equal(headers["x-ratelimit-limit-requests"], "600")
        true(int(headers["x-ratelimit-remaining-tokens"]) < int(headers["x-ratelimit-limit-tokens"]), headers)
    with report.check("more tokens than a tenant may ask for are a 400"):
        equal(ask(max_tokens=5000).status, 400)
    with report.check("a changed policy holds within seconds, and clients at once never get more than it"):
        change_policy(stack, "closed-ai", requestsPerMinute=20)
        eventually(lambda: ask().headers.get("x-ratelimit-limit-requests") == "20")
        with concurrent.futures.ThreadPoolExecutor(40) as pool:
            answers = list(pool.map(lambda _: ask(), range(80)))
        admitted = sum(answer.status == 200 for answer in answers)
        # A minute's worth, and what a few seconds bring back: one in three seconds.
        true(admitted <= 25, f"{admitted} of 80 were admitted")
        refused = next(answer for answer in answers if answer.status == 429)
        equal(refused.json["error"]["code"], "rate_limit_exceeded")
        true(1 <= int(refused.headers["retry-after"]) <= 60, refused.headers)
    with report.check("a broken policy changes nothing, and is told"):
        volume = stack.pods["llm-gateway"].volumes["tenants"]
        files = {path.name: path.read_text() for path in volume.folder.iterdir() if not path.name.startswith("..")}
        volume.write(files | {"closed-ai.json": '{"version": "v1", "tenant": 3'})
        eventually(lambda: "closed-ai.json:2:1: expected" in stack.services["llm-gateway"].text)
        equal(ask().headers["x-ratelimit-limit-requests"], "20")
        volume.write(files)
        change_policy(stack, "closed-ai", requestsPerMinute=600)
