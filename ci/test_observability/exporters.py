"""The exporters of a cluster, from files: exporters/*.prom.

A file is an exposition in Prometheus' text format that says how a series moves instead of what it is now:

- a gauge's value is what it is: a number; `now`, `now-N` or `now+N` in seconds; or a name;
- a counter's and a histogram's value is how much it grows each second.

Names, with `*FACTOR` behind them or not: `limit_cpu`, `limit_memory`, `request_cpu`, `request_memory`, `replicas` of
the Deployment that a line is about, `hard` of the quota. A line with `{pod}` and its like stands for one line for each
pod of the tree, one with `{quota}` for each resource of each ResourceQuota, one with `{node}` for each node, one with
only `{namespace}` for each namespace.
"""

import dataclasses
import pathlib
import re
import threading
import time

from local_stack.pods import Object, Tree

from .serving import LocalServer

NODES = ("node-1", "node-2")
_UNITS = {"m": 1e-3, "": 1, "k": 1e3, "M": 1e6, "G": 1e9, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


def quantity(text: str | int | float) -> float:
    """A Kubernetes quantity as a number."""
    number, unit = re.fullmatch(r"([0-9.]+)([A-Za-z]*)", str(text)).groups()
    return float(number) * _UNITS[unit]


@dataclasses.dataclass
class Series:
    name: str
    labels: dict[str, str]
    value: str
    # What the names in the value mean.
    numbers: dict[str, float]
    is_growing: bool
    # Replaces the value, with the time since when.
    override: float | None = None
    grown: float = 0
    since: float = 0

    def rate(self) -> float:
        if self.override is not None:
            return self.override
        result = 1.0
        for factor in self.value.split("*"):
            result *= self.numbers[factor] if factor in self.numbers else float(factor)
        return result

    def at(self, now: float) -> float:
        if self.is_growing:
            self.grown += self.rate() * (now - self.since)
            self.since = now
            return self.grown
        if self.override is None and self.value.startswith("now"):
            return now + float(self.value[3:] or 0)
        return self.rate()


class Exporter:
    """One file: a target with its labels, and its series."""

    def __init__(self, path: pathlib.Path, tree: Tree):
        self.name = path.stem
        self.series: list[Series] = []
        self.types: dict[str, str] = {}
        self.target: dict[str, str] = {}
        self.honors_labels = False
        self.lock = threading.Lock()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# target: "):
                self.target = dict(pair.split("=", 1) for pair in line.removeprefix("# target: ").split())
            elif line.startswith("# honor-labels: "):
                self.honors_labels = line.endswith("true")
            elif line.startswith("# TYPE "):
                _, _, name, kind = line.split()
                self.types[name] = kind
            elif line and not line.startswith("#"):
                self.series += self._expanded(line, tree)

    def _expanded(self, line: str, tree: Tree) -> list[Series]:
        found: dict[tuple, Series] = {}
        for values, numbers in self._places(line, tree):
            text = re.sub(r"\{(\w+)\}", lambda match, values=values: values[match[1]], line)
            name, labels, value = re.fullmatch(r"(\w+)(?:\{(.*)\})? (\S+)", text).groups()
            pairs = dict(re.findall(r'(\w+)="([^"]*)"', labels or ""))
            family = re.sub(r"_(bucket|sum|count)$", "", name)
            kind = self.types.get(name) or self.types[family]
            grows = kind in ("counter", "histogram")
            found[name, *pairs.items()] = Series(name, pairs, value, numbers, grows, since=time.time() - 600)
        return list(found.values())

    @staticmethod
    def _places(line: str, tree: Tree) -> list[tuple[dict[str, str], dict[str, float]]]:
        if "{node}" in line:
            return [({"node": node}, {}) for node in NODES]
        places = []
        if "{quota}" in line:
            for (kind, namespace, name), quota in tree.objects.items():
                if kind == "ResourceQuota":
                    for resource, hard in quota["spec"]["hard"].items():
                        values = {"namespace": namespace, "quota": name, "resource": resource}
                        places.append((values, {"hard": quantity(hard)}))
            return places
        for deployment in tree.deployments():
            places.append(deployment_place(deployment))
        return places

    def text(self) -> str:
        now = time.time()
        with self.lock:
            lines = [f"# TYPE {name} {kind}" for name, kind in self.types.items()]
            by_family: dict[str, list[str]] = {}
            for series in self.series:
                labels = ",".join(f'{name}="{value}"' for name, value in series.labels.items())
                by_family.setdefault(series.name, []).append(f"{series.name}{{{labels}}} {series.at(now)!r}")
            return "\n".join(lines + [line for family in by_family.values() for line in family]) + "\n"

    def set(self, name: str, value: float | None, **labels: str) -> int:
        """Gives series another value, or their own again; tells how many."""
        chosen = 0
        with self.lock:
            now = time.time()
            for series in self.series:
                if series.name == name and labels.items() <= series.labels.items():
                    series.at(now)
                    series.override = value
                    chosen += 1
        return chosen


def deployment_place(deployment: Object) -> tuple[dict[str, str], dict[str, float]]:
    metadata, spec = deployment["metadata"], deployment["spec"]
    container = spec["template"]["spec"]["containers"][0]
    resources = container.get("resources", {})
    requests, limits = resources.get("requests", {}), resources.get("limits", {})
    numbers = {
        f"{kind}_{resource}": quantity(values.get(resource, other))
        for kind, values in (("request", requests), ("limit", limits))
        for resource, other in (("cpu", "1"), ("memory", "1Gi"))
    }
    names = {
        "namespace": metadata["namespace"], "deployment": metadata["name"], "pod": f"{metadata['name']}-0",
        "container": container["name"],
    }
    return names, numbers | {"replicas": float(spec.get("replicas") or 2)}


class Exporters:
    """All files, served at /NAME on a port of loopback."""

    def __init__(self, tree: Tree):
        folder = pathlib.Path(__file__).with_name("exporters")
        self.all = {path.stem: Exporter(path, tree) for path in sorted(folder.glob("*.prom"))}
        self.server = LocalServer(lambda name, _: self.all[name].text().encode())

    def set(self, name: str, value: float | None, **labels: str) -> None:
        if not sum(exporter.set(name, value, **labels) for exporter in self.all.values()):
            raise LookupError(f"no exporter has {name} with {labels}")

    def scrape_configs(self) -> list[Object]:
        return [
            {
                "job_name": f"exporters/{name}",
                "metrics_path": f"/{name}",
                "honor_labels": exporter.honors_labels,
                "static_configs": [{"targets": [self.server.address], "labels": exporter.target}],
            }
            for name, exporter in self.all.items()
        ]
