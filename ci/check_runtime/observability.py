"""What the services tell: metrics that promtool and a real Prometheus take, logs that are JSON, and secrets in none."""

import json
import pathlib
import subprocess

from local_stack.processes import Service, free_port
from local_stack.stack import Stack

from .client import request
from .report import Report, equal, eventually, true


def check_metrics(stack: Stack, report: Report, tools: pathlib.Path) -> None:
    for name, service in stack.services.items():
        if name == "openai-stand-in":
            continue
        with report.check(f"{name}: promtool finds nothing wrong with its metrics"):
            text = request("GET", service.metrics_url).body
            result = subprocess.run([tools / "promtool", "check", "metrics"], input=text, capture_output=True)
            equal((result.returncode, result.stdout + result.stderr), (0, b""))
    with report.check("a real Prometheus scrapes every service"):
        scrape(stack, tools)


def scrape(stack: Stack, tools: pathlib.Path) -> None:
    targets = {name: service.metrics_url.removeprefix("http://").removesuffix("/metrics") for name, service in stack.services.items()}
    targets.pop("openai-stand-in", None)
    configuration = stack.folder / "prometheus.json"
    configuration.write_text(
        json.dumps(
            {
                "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
                "scrape_configs": [{"job_name": "tenantry", "static_configs": [{"targets": list(targets.values())}]}],
            }
        )
    )
    port = free_port()
    prometheus = Service(
        "prometheus",
        [
            str(tools / "prometheus"), f"--config.file={configuration}", f"--storage.tsdb.path={stack.folder}/prometheus",
            f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
        ],
        {},
        stack.folder / "prometheus.log",
        f"http://127.0.0.1:{port}",
    )
    try:
        prometheus.wait_until("/-/ready")

        def query(expression: str) -> list:
            from urllib.parse import quote

            answer = request("GET", f"{prometheus.url}/api/v1/query?query={quote(expression)}").json
            return answer["data"]["result"]

        eventually(lambda: len(query("up == 1")) == len(targets), 30)
        true(query('llm_tokens_total{tenant="acme-corp",type="input"} > 0'), "no tokens")
        true(query('sum by (tenant) (gen_ai_server_request_duration_seconds_count) > 0'), "no durations")
        true(query("histogram_quantile(0.5, sum by (le) (llm_gateway_overhead_seconds_bucket)) > 0"), "no overhead")
    finally:
        prometheus.stop()


def check_secrets(stack: Stack, report: Report, secrets: dict[str, str]) -> None:
    with report.check("logs are JSON, and each call has its line"):
        lines = [line for line in stack.services["llm-gateway"].text.splitlines() if line.strip()]
        parsed = [json.loads(line) for line in lines]
        calls = [line for line in parsed if line.get("message") == "call"]
        true(len(calls) > 20, f"{len(calls)} calls")
        equal({"request_id", "tenant", "model", "outcome", "input_tokens"} - set(calls[-1]), set())
    with report.check("no key, token or prompt is in any log or metric"):
        for name, service in stack.services.items():
            if name == "openai-stand-in":
                continue
            told = service.text
            if service.process.poll() is None:
                told += request("GET", service.metrics_url).text
            for what, secret in secrets.items():
                true(secret not in told, f"{what} is told by {name}")
