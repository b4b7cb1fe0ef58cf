"""Checks the services as processes, with real clients, beside what stands in for OpenAI's API."""

import os
import pathlib
import subprocess
import sys

from local_stack.stack import Stack, temporary_folder

from . import changes, credentials, drain, faults, interfaces, limits, observability
from .report import Report, equal


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
    script = pathlib.Path(__file__).with_name("openai_client.py")
    token = stack.signer.token("acme-corp", "llm-proxy")
    for what, url, key in (
        ("the gateway", stack.services["llm-gateway"].url, token),
        ("a tenant's proxy", stack.services["acme-corp/llm-proxy"].url, "none-is-needed"),
    ):
        with report.check(f"OpenAI's own client works with {what}"):
            result = subprocess.run(
                [sys.executable, script],
                env=os.environ | {"OPENAI_BASE_URL": url + "/v1", "OPENAI_API_KEY": key},
                capture_output=True,
                text=True,
                timeout=120,
            )
            equal((result.returncode, result.stdout[-3000:] + result.stderr[-3000:] if result.returncode else ""), (0, ""))


sys.exit(main(*sys.argv[1:]))
