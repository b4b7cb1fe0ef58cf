"""The services, what watches them, and what is asked of them, as one."""

import pathlib
import time

from check_runtime.report import eventually
from local_stack.pods import Object, Tree
from local_stack.stack import Stack

from . import compressed_time
from .exporters import Exporters
from .operator import Operator
from .routing import Routing
from .servers import Alertmanager, Prometheus, Receiver, free_ports, write_yaml
from .traffic import Traffic


class Platform:
    def __init__(self, tree: pathlib.Path, programs: pathlib.Path, tools: pathlib.Path, folder: pathlib.Path):
        self.folder = folder
        self.programs = programs
        self.tools = tools
        self.tree_folder = tree
        self.tree = Tree(tree)
        self.operator = Operator(self.tree)
        self.routing = Routing(self.tree)
        self.stack = Stack(tree, programs, folder)
        self.began = 0.0

    @property
    def tenants(self) -> list[str]:
        """The namespaces with a tenant's workloads."""
        namespaces = {deployment["metadata"]["namespace"] for deployment in self.tree.deployments()}
        return sorted(namespaces - {"monitoring"})

    def __enter__(self) -> "Platform":
        self.exporters = Exporters(self.tree)
        self.receiver = Receiver()
        self.watchers: list = []
        return self

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "traffic"):
            self.traffic.stop()
        for watcher in self.watchers:
            watcher.service.stop()
        self.stack.__exit__()
        self.exporters.server.close()
        self.receiver.server.close()

    def start(self) -> None:
        self.stack.start()
        self.traffic = Traffic(self.stack)
        self.traffic.raise_limits()
        prometheus_port, alertmanager_port = free_ports(2)
        alertmanager_config = write_yaml(
            self.folder / "alertmanager.yaml", self.routing.compressed(url=self.receiver.url)
        )
        self.alertmanager = Alertmanager(self.tools, self.folder, alertmanager_config, alertmanager_port)
        self.watchers.append(self.alertmanager)
        rules = self.folder / "compressed-rules"
        self.operator.write_rules(rules, compresses=True)
        config = self.prometheus_config(f"{rules}/*.yaml", prometheus_port, alertmanager_port)
        path = write_yaml(self.folder / "prometheus.yaml", config)
        self.prometheus = Prometheus(self.tools, self.folder, path, prometheus_port)
        self.watchers.append(self.prometheus)
        self.alertmanager.service.wait_until("/-/ready")
        self.prometheus.service.wait_until("/-/ready")
        self.traffic.start()
        self.began = time.time()
        eventually(self._everything_is_up, 30)

    def prometheus_config(self, rules: str, own_port: int, alertmanager_port: int) -> Object:
        """What the operator makes of the tree, the exporters, and the two that watch, in compressed time."""
        return {
            "global": {
                "scrape_interval": compressed_time.INTERVAL,
                "scrape_timeout": compressed_time.INTERVAL,
                "evaluation_interval": compressed_time.INTERVAL,
                "external_labels": self.operator.prometheus.get("externalLabels", {}),
            },
            "rule_files": [rules],
            "alerting": {"alertmanagers": [{"static_configs": [{"targets": [f"127.0.0.1:{alertmanager_port}"]}]}]},
            "scrape_configs": [
                *self.operator.scrape_configs(self.stack),
                *self.exporters.scrape_configs(),
                watcher_config("prometheus", own_port),
                watcher_config("alertmanager", alertmanager_port),
            ],
        }

    def _everything_is_up(self) -> bool:
        targets = self.prometheus.get("targets", state="active")["activeTargets"]
        return bool(targets) and all(target["health"] == "up" for target in targets)


def watcher_config(name: str, port: int) -> Object:
    """How the stack scrapes Prometheus and Alertmanager: by the chart's own ServiceMonitors."""
    service = f"kube-prometheus-stack-{name}"
    labels = {
        "job": service, "namespace": "monitoring", "service": service, "endpoint": "http-web",
        "pod": f"{name}-{service}-0", "container": name,
    }
    return {"job_name": name, "static_configs": [{"targets": [f"127.0.0.1:{port}"], "labels": labels}]}
