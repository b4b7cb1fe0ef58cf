"""The queries of the rendered dashboards, with variables filled in as Grafana does it."""

import dataclasses
import json
import pathlib
import re
import typing
from collections.abc import Iterator

from .servers import Prometheus

VARIABLE = re.compile(r"\$\{(\w+)(?::(\w+))?\}|\[\[(\w+)(?::(\w+))?\]\]|\$(\w+)")
# The interval at which Grafana believes that Prometheus scrapes, in compressed time.
SCRAPE_INTERVAL = 1


@dataclasses.dataclass
class Query:
    dashboard: str
    place: str
    expression: str


class Dashboard:
    def __init__(self, path: pathlib.Path):
        self.name = path.stem
        self.model = json.loads(path.read_text(encoding="utf-8"))
        self.variables = self.model.get("templating", {}).get("list", [])

    def queries(self) -> Iterator[Query]:
        for panel in self._panels(self.model["panels"]):
            for target in panel.get("targets", []):
                place = f"{panel['title']} ({target['refId']})"
                yield Query(self.name, place, target["expr"])
        for annotation in self.model.get("annotations", {}).get("list", []):
            if annotation.get("expr"):
                yield Query(self.name, f"annotation {annotation['name']}", annotation["expr"])

    def _panels(self, panels: list[dict]) -> Iterator[dict]:
        for panel in panels:
            yield panel
            yield from self._panels(panel.get("panels", []))

    def values(self, prometheus: Prometheus, start: float, end: float) -> dict[str, list[str]]:
        """What each variable of the dashboard holds: the values that are chosen when it opens."""
        chosen: dict[str, list[str]] = {}
        for variable in self.variables:
            if variable["type"] == "datasource":
                continue
            options = self._options(variable, chosen, prometheus, start, end)
            if not options:
                raise ValueError(f"{self.name}: the variable {variable['name']} has no values")
            current = variable.get("current", {}).get("value")
            if current in ("$__all", ["$__all"]) or (variable.get("includeAll") and not current):
                chosen[variable["name"]] = options
            elif isinstance(current, str) and current in options:
                chosen[variable["name"]] = [current]
            else:
                chosen[variable["name"]] = options[:1]
        return chosen

    def _options(
        self, variable: dict, chosen: dict[str, list[str]], prometheus: Prometheus, start: float, end: float
    ) -> list[str]:
        kind, query = variable["type"], variable.get("query", "")
        if kind in ("custom", "interval"):
            return [value.strip() for value in str(query).split(",") if value.strip()]
        if kind in ("constant", "textbox"):
            return [str(query)]
        if kind != "query":
            raise ValueError(f"{self.name}: a variable of kind {kind}")
        text = filled(query["query"] if isinstance(query, dict) else query, chosen, end - start)
        match = re.fullmatch(r"label_values\(\s*(?:(.+),\s*)?(\w+)\s*\)", text)
        if match:
            parameters: dict[str, typing.Any] = {"start": start, "end": end}
            if match[1]:
                parameters["match[]"] = match[1]
            values = prometheus.get(f"label/{match[2]}/values", **parameters)
        else:
            raise ValueError(f"{self.name}: a variable's query that is no label_values(): {text}")
        if variable.get("regex"):
            pattern = re.compile(variable["regex"].strip("/"))
            values = [found[1] if found.groups() else found[0] for found in map(pattern.search, values) if found]
        return values


def filled(text: str, chosen: dict[str, list[str]], seconds: float) -> str:
    """A query with the variables' values in it, and Grafana's own for a range of so many seconds."""
    own = {
        "__interval": f"{SCRAPE_INTERVAL}s",
        "__interval_ms": str(SCRAPE_INTERVAL * 1000),
        # Grafana: the larger of interval + scrape interval and four scrape intervals.
        "__rate_interval": f"{4 * SCRAPE_INTERVAL}s",
        "__rate_interval_ms": str(4000 * SCRAPE_INTERVAL),
        "__range": f"{round(seconds)}s",
        "__range_s": str(round(seconds)),
        "__range_ms": str(round(seconds * 1000)),
    }

    def value(match: re.Match[str]) -> str:
        name = match[1] or match[3] or match[5]
        if name in own:
            return own[name]
        values = chosen[name]
        form = match[2] or match[4] or "regex"
        if form in ("raw", "csv"):
            return ",".join(values)
        if form == "pipe":
            return "|".join(values)
        # The data source's own form: a pattern of the values, quoted for the string that it stands in.
        patterns = [re.sub(r"([\\^$.|?*+(){}\[\]])", r"\\\\\1", entry) for entry in values]
        return patterns[0] if len(patterns) == 1 else f"({'|'.join(patterns)})"

    return VARIABLE.sub(value, text)


def all_dashboards(folder: pathlib.Path) -> list[Dashboard]:
    return [Dashboard(path) for path in sorted(folder.glob("*.json"))]
