"""The configuration and the rules, by the tools that come with Prometheus and Alertmanager."""

import pathlib
import subprocess

from check_runtime.report import Report, equal, true

from .platform import Platform
from .servers import write_yaml


def check(platform: Platform, report: Report) -> None:
    operator, folder = platform.operator, platform.folder
    with report.check("Prometheus takes every ServiceMonitor and every PrometheusRule of the tree"):
        for kind, selected in (("ServiceMonitor", operator.monitors()), ("PrometheusRule", operator.rules())):
            names = {(entry["metadata"]["namespace"], entry["metadata"]["name"]) for entry in selected}
            left = [
                entry["metadata"] for entry in operator.objects(kind)
                if (entry["metadata"]["namespace"], entry["metadata"]["name"]) not in names
            ]
            equal([f"{kind} {entry['namespace']}/{entry['name']}" for entry in left], [])
    rules = folder / "rules"
    files = operator.write_rules(rules, compresses=False)
    groups = [group for file in operator.rules() for group in file["spec"]["groups"]]
    count = sum(len(group["rules"]) for group in groups)
    with report.check(f"promtool check rules: {count} rules in {len(files)} files"):
        true(count > 0, "no rules")
        run(platform, "promtool", "check", "rules", "--lint=all", "--lint-fatal", *files)
    with report.check("promtool check rules: the same, in compressed time"):
        run(platform, "promtool", "check", "rules", *operator.write_rules(folder / "checked", compresses=True))
    for path in unit_tests():
        with report.check(f"promtool test rules: {path.name}"):
            run(platform, "promtool", "test", "rules", path)
    with report.check("amtool check-config: the configuration that the operator makes of the AlertmanagerConfig"):
        path = write_yaml(folder / "full-alertmanager.yaml", platform.routing.configuration())
        run(platform, "amtool", "check-config", path)


def check_prometheus_config(platform: Platform, report: Report) -> None:
    with report.check("promtool check config: the scrape configuration that the operator makes of the ServiceMonitors"):
        run(platform, "promtool", "check", "config", platform.folder / "prometheus.yaml")
    with report.check("every ServiceMonitor finds its targets, and they are up"):
        targets = platform.prometheus.get("targets", state="active")["activeTargets"]
        for config in platform.operator.scrape_configs(platform.stack):
            found = [target for target in targets if target["scrapePool"] == config["job_name"]]
            true(found, f"{config['job_name']} finds no target")
            equal([target["lastError"] for target in found if target["health"] != "up"], [])


def unit_tests() -> list[pathlib.Path]:
    """promtool's unit tests beside the fixtures of the rules."""
    folder = pathlib.Path("Tests/RendererTests/Rules/Fixtures")
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".yml", ".json") and "rule_files" in path.read_text(encoding="utf-8"):
            found.append(path)
    return found


def run(platform: Platform, program: str, *arguments: object) -> str:
    command = [str(platform.tools / program), *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True)
    true(result.returncode == 0, (result.stdout + result.stderr)[-4000:])
    return result.stdout
