"""Files that change while requests run: keys, prompts, tokens."""

import secrets
import threading

from local_stack.stack import Stack

from .client import chat, request
from .faults import seen
from .report import Report, equal, eventually, true


def check(stack: Stack, report: Report) -> None:
    gateway = stack.services["llm-gateway"].url
    token = stack.signer.token("acme-corp", "llm-proxy")
    with report.check("the upstream's key is replaced under load, and no request fails"):
        statuses: list[int] = []
        stop = threading.Event()

        def load() -> None:
            while not stop.is_set():
                response = request("POST", gateway + "/v1/chat/completions", chat("hello"), token=token)
                statuses.append(response.status)

        threads = [threading.Thread(target=load) for _ in range(4)]
        for thread in threads:
            thread.start()
        replacement = "stand-in-" + secrets.token_hex(16)
        # Both are good for a while, as with every provider.
        keys = stack.folder / "stand-in-keys"
        keys.write_text(f"first {stack.stand_in_key}\nsecond {replacement}\n")
        eventually(lambda: request("GET", stack.services["openai-stand-in"].url + "/v1/models", token=replacement).status == 200)
        stack.pods["llm-gateway"].volumes["key-openai"].write({"api-key": replacement + "\n"})
        # The gateway's own request: the one just above came with the new key, too.
        eventually(lambda: seen(stack, "hello")[-1]["key"] == "second")
        keys.write_text(f"second {replacement}\n")
        stack.stand_in_key = replacement
        count = len(statuses)
        eventually(lambda: len(statuses) > count + 20)
        stop.set()
        for thread in threads:
            thread.join()
        equal(set(statuses), {200})
    with report.check("a changed prompt is in the next question, without a restart"):
        prompt = "You answer in riddles. " + secrets.token_hex(8)
        stack.pods["acme-corp/llm-proxy"].volumes["prompt"].write({"system_prompt.txt": prompt})
        proxy = stack.services["acme-corp/llm-proxy"].url
        eventually(lambda: request("GET", proxy + "/info").json["system_prompt"] == prompt)
        request("POST", proxy + "/ask", {"question": "mark=riddle"})
        body = seen(stack, "mark=riddle")[-1]["body"]
        true(prompt in body, body)
    with report.check("a renewed token is taken up"):
        pod = stack.pods["acme-corp/llm-proxy"]
        pod.volumes["gateway-token"].write({"token": stack.signer.token("acme-corp", "default")})
        proxy = stack.services["acme-corp/llm-proxy"].url
        eventually(lambda: request("POST", proxy + "/ask", {"question": "hello"}).status != 200)
        pod.volumes["gateway-token"].write({"token": token})
        eventually(lambda: request("POST", proxy + "/ask", {"question": "hello"}).status == 200)
