"""Checks the services as processes, with real clients, beside what stands in for OpenAI's API."""

import os
import pathlib
import subprocess
import sys

from local_stack.stack import Stack, temporary_folder

from . import changes, credentials, drain, faults, interfaces, limits, observability
from .client import request
from .report import Report, eventually, true


def main(programs: str) -> int:
    report = Report()
    tools = pathlib.Path(".tools/bin").absolute()
    with temporary_folder() as folder, Stack(
        pathlib.Path("generated"), pathlib.Path(programs), pathlib.Path(folder)
    ) as stack:
        with report.check("the gateway, every tenant's proxy and app start from the rendered tree"):
            stack.start()
        if report.failed:
            return report.finish()
        secrets = {
            "the upstream's key": stack.stand_in_key,
            "the gateway's token": stack.pods["acme-corp/llm-proxy"].path("/var/run/secrets/llm-gateway/token").read_text(),
            "the prompt": stack.pods["acme-corp/llm-proxy"].path("/app/prompt/system_prompt.txt").read_text()[:60],
        }
        interfaces.check(stack, report)
        check_openai_client(stack, report)
        credentials.check(stack, report)
        faults.check(stack, report)
        limits.check(stack, report)
        observability.check_metrics(stack, report, tools)
        changes.check(stack, report)
        drain.check(stack, report)
        observability.check_secrets(stack, report, secrets | {"the upstream's new key": stack.stand_in_key})
    return report.finish()


def check_openai_client(stack: Stack, report: Report) -> None:
    """OpenAI's own library, against the gateway and against a tenant's proxy."""
    script = pathlib.Path(__file__).with_name("openai_client.py")
    gateway, proxy = stack.services["llm-gateway"], stack.services["acme-corp/llm-proxy"]
    token = stack.signer.token("acme-corp", "llm-proxy")
    models = ("gpt-3.5-turbo-instruct", "text-embedding-3-small")
    stack.change_gateway(lambda settings: settings["models"].extend({"name": model} for model in models))
    limits.change_policy(stack, "acme-corp", models)
    eventually(lambda: b"embedding" in request("GET", gateway.url + "/v1/models", token=token).body)
    nowhere = {"OPENAI_BASE_URL": "", "OPENAI_API_KEY": ""}
    listed = subprocess.run(
        [sys.executable, script, "--list"], env=os.environ | nowhere, capture_output=True, text=True, check=True
    )
    checks = listed.stdout.split()
    # The proxy takes no key, and its prompt has no place in a completion.
    of_proxy = [check for check in checks if check not in ("completions", "wrong_key")]
    for what, url, key, names in (
        ("the gateway", gateway.url, token, checks), ("a tenant's proxy", proxy.url, "none-is-needed", of_proxy),
    ):
        with report.check(f"OpenAI's own client works with {what}: {len(names)} checks"):
            result = subprocess.run(
                [sys.executable, script, *names],
                env=os.environ | {"OPENAI_BASE_URL": url + "/v1", "OPENAI_API_KEY": key, "INSTANT_FAULTS": "1"},
                capture_output=True,
                text=True,
                timeout=120,
            )
            true(result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:])


sys.exit(main(*sys.argv[1:]))
