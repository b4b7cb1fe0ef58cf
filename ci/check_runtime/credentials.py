"""Who is let in: only who shows a token that the cluster signed for this gateway, of an account that a policy names."""

import json
import time

from local_stack.stack import Stack
from local_stack.tokens import Signer, base64url

from .client import chat, request
from .report import Report, equal


def check(stack: Stack, report: Report) -> None:
    signer, url = stack.signer, stack.services["llm-gateway"].url + "/v1/chat/completions"
    good = signer.token("acme-corp", "llm-proxy")
    head, claims, signature = good.split(".")
    now = int(time.time())
    unsigned = base64url(json.dumps({"alg": "none", "typ": "JWT"}).encode())
    other = Signer(stack.folder, "other")
    same_name = Signer(stack.folder, "same-name")
    same_name.key_id = signer.key_id
    closed = signer.token("closed-ai", "llm-proxy").split(".")[1]
    refused = {
        "nothing": None,
        "an empty token": "",
        "no token": "open-sesame",
        "an expired token": signer.token("acme-corp", "llm-proxy", exp=now - 600, iat=now - 4200, nbf=now - 4200),
        "a token of the future": signer.token("acme-corp", "llm-proxy", nbf=now + 600, iat=now + 600),
        "a token for another audience": signer.token("acme-corp", "llm-proxy", audience="vault"),
        "a token of another issuer": signer.token("acme-corp", "llm-proxy", iss="https://elsewhere.example.com"),
        "a token that another key signed": other.token("acme-corp", "llm-proxy"),
        "a token that another key of the same name signed": same_name.token("acme-corp", "llm-proxy"),
        "a token without an algorithm": f"{unsigned}.{claims}.",
        "a token without its signature": f"{head}.{claims}.",
        "a token with another's claims": f"{head}.{closed}.{signature}",
    }
    for what, token in refused.items():
        with report.check(f"{what} is refused"):
            response = request("POST", url, chat("hello"), token=token)
            equal((response.status, response.json["error"]["type"]), (401, "invalid_request_error"))
    for what, token in {
        "an account that the policy does not name": signer.token("acme-corp", "default"),
        "a namespace that is no tenant": signer.token("kube-system", "llm-proxy"),
    }.items():
        with report.check(f"{what} is refused"):
            equal(request("POST", url, chat("hello"), token=token).status, 403)
    with report.check("no header, query or field names the tenant, the upstream or its key"):
        headers = {"x-tenant": "closed-ai", "x-tenant-id": "closed-ai", "x-forwarded-user": "closed-ai"}
        response = request("POST", url + "?tenant=closed-ai&model=o1", chat("hello"), token=good, headers=headers)
        equal(response.status, 200)
        for field in ("api_base", "base_url", "api_key"):
            response = request("POST", url, chat("hello", **{field: "http://127.0.0.1:1"}), token=good)
            equal((field, response.status), (field, 400))
        response = request("POST", url, chat("hello", model="gpt-4o"), token=signer.token("closed-ai", "llm-proxy"))
        equal((response.status, response.json["error"]["code"]), (404, "model_not_found"))
