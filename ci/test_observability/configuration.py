"""The configuration and the rules, by the tools that come with Prometheus and Alertmanager."""

import concurrent.futures
import pathlib
import shutil
import subprocess

import yaml

from check_runtime.report import Report, equal, true
from local_stack.pods import Tree

from .platform import Platform
from .servers import write_yaml

SAMPLE_SPECS = pathlib.Path("Tests/RendererTests/Fixtures/specs")
UNIT_TESTS = pathlib.Path("Tests/RendererTests/Rules/Fixtures")


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


class UnitTests:
    """promtool's unit tests of each alert, which are written for the rules of the sample specs.

    They are long and need nothing else, so they run while other checks wait.
    """

    def __init__(self, platform: Platform):
        self.platform = platform
        self.pool = concurrent.futures.ThreadPoolExecutor(1)
        self.folder = platform.folder / "unit-tests"
        self.folder.mkdir()
        self.rules = self.pool.submit(self._write_rules)
        self.runs = {path.name: self.pool.submit(self._run, path) for path in sorted(UNIT_TESTS.glob("*.test.yaml"))}

    def _write_rules(self) -> None:
        samples = self.platform.folder / "samples"
        command = [self.platform.programs / "tenantry", "generate", "--specs", SAMPLE_SPECS, "--output", samples]
        subprocess.run(command, check=True, capture_output=True)
        for document in Tree(samples).objects.values():
            if document["kind"] == "PrometheusRule":
                for group in document["spec"]["groups"]:
                    write_yaml(self.folder / f"{group['name']}.yaml", {"groups": [group]})

    def _run(self, path: pathlib.Path) -> None:
        run(self.platform, "promtool", "test", "rules", shutil.copy(path, self.folder), niceness=19)

    def check(self, report: Report) -> None:
        with report.check("the sample specs are rendered, and their rules are what promtool's unit tests test"):
            self.rules.result()
        for name, outcome in self.runs.items():
            with report.check(f"promtool test rules: {name}"):
                outcome.result()
        with report.check("each alert of the tree has a unit test"):
            tested = set()
            for path in UNIT_TESTS.glob("*.test.yaml"):
                for test in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["tests"]:
                    tested |= {check["alertname"] for check in test.get("alert_rule_test", [])}
            equal(self.platform.operator.alert_names() - tested, set())


def run(platform: Platform, program: str, *arguments: object, niceness: int = 0) -> str:
    command = ["nice", "-n", str(niceness), str(platform.tools / program), *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True)
    true(result.returncode == 0, (result.stdout + result.stderr)[-4000:])
    return result.stdout
