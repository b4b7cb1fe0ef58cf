"""The interfaces of the platform, by curl, as its users call them."""

import json
import subprocess

from local_stack.stack import Stack

from .report import Report, equal, true


def curl(*arguments: str) -> str:
    return subprocess.run(
        ["curl", "--silent", "--show-error", "--max-time", "30", *arguments], check=True, capture_output=True, text=True
    ).stdout


def ask(url: str, question: str) -> dict[str, object]:
    body = json.dumps({"question": question, "max_tokens": 512})
    return json.loads(curl("-X", "POST", f"{url}/ask", "-H", "content-type: application/json", "-d", body))


def check(stack: Stack, report: Report) -> None:
    proxies = {name.partition("/")[0]: service for name, service in stack.services.items() if "llm-proxy" in name}
    gateway = stack.services["llm-gateway"].url
    answers = {}
    for tenant, proxy in proxies.items():
        app = stack.services[f"{tenant}/{tenant}-app"].url
        company = stack.pods[f"{tenant}/llm-proxy"].environment["COMPANY_NAME"]
        industry = stack.pods[f"{tenant}/{tenant}-app"].environment["INDUSTRY"]
        with report.check(f"{tenant}: the app greets, is healthy, and counts"):
            equal(curl(f"{app}/hello"), f"Hello World {company}, {industry}")
            equal(curl(f"{app}/health"), "OK")
            text = curl(f"{app}/metrics")
            true(f'http_requests_total{{method="GET",endpoint="/hello",tenant="{tenant}",status="200"}} 1' in text, text)
            true("http_request_duration_seconds_bucket" in text and "http_requests_active" in text, text)
            true(f'app_info{{company="{company}",industry="{industry}",tenant="{tenant}"}} 1' in text, text)
        with report.check(f"{tenant}: the proxy answers as the reference does"):
            answer = answers[tenant] = ask(proxy.url, "How do I start?")
            keys = {"question", "answer", "tenant", "company", "system_prompt_used", "model", "tokens_generated", "mode"}
            equal(set(answer), keys)
            equal((answer["question"], answer["tenant"], answer["company"]), ("How do I start?", tenant, company))
            true(isinstance(answer["tokens_generated"], int) and answer["answer"], answer)
            equal(len(str(answer["system_prompt_used"])) <= 100, True)
            about = json.loads(curl(f"{proxy.url}/info"))
            equal(set(about), {"tenant", "company", "system_prompt", "llm_service", "endpoints"})
            equal(curl("-o", "/dev/null", "-w", "%{http_code}", f"{proxy.url}/health"), "200")
            equal(curl("-o", "/dev/null", "-w", "%{http_code}", "-X", "POST", f"{proxy.url}/ask", "-d", "{}"), "400")
    with report.check("two tenants' assistants answer the same question each in its own way"):
        true(len({answer["answer"] for answer in answers.values()}) == len(answers), answers)
    with report.check("the gateway answers /infer, /models and /health"):
        token = stack.signer.token("acme-corp", "llm-proxy")
        bearer = f"authorization: Bearer {token}"
        body = json.dumps({"prompt": "How do I start?", "system_prompt": "Be brief.", "max_tokens": 50})
        inferred = json.loads(curl("-X", "POST", f"{gateway}/infer", "-H", bearer, "-d", body))
        equal(set(inferred), {"response", "model", "tokens_generated", "mode"})
        models = [model["id"] for model in json.loads(curl(f"{gateway}/models", "-H", bearer))["data"]]
        equal(models, ["gpt-4o-mini", "gpt-4o"])
        health = json.loads(curl(f"{gateway}/health"))
        equal((health["status"], health["model"]), ("healthy", "gpt-4o-mini"))
