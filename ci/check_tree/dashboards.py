"""Checks Grafana dashboards: JSON, unique ids, a layout without overlaps, and queries that parse."""

import collections
import collections.abc
import itertools
import json
import pathlib
import re
import typing

from .prometheus_rules import check_expression
from .report import Report

Json = dict[str, typing.Any]

#: How wide Grafana's grid is.
COLUMNS = 24


def check(root: pathlib.Path, report: Report) -> None:
    uids = collections.defaultdict(list)
    files = panels = queries = 0
    for path in sorted(root.rglob("*.json")):
        try:
            dashboard = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=without_repeated_keys)
        except ValueError as error:
            report.failure(str(path), f"not JSON: {error}")
            continue
        if path.parent.name != "dashboards":
            continue
        files += 1
        uids[dashboard.get("uid")].append(str(path))
        every_panel = list(all_panels(dashboard))
        panels += len(every_panel)
        check_ids(every_panel, str(path), report)
        check_layout(dashboard, str(path), report)
        for place, query in all_queries(dashboard):
            queries += 1
            check_expression(replace_variables(query), f"{path}: {place}", report)
    for uid, places in uids.items():
        if not uid or len(places) > 1:
            report.failure(", ".join(places), f"the dashboards' uid is {uid!r}; each needs one of its own")
    report.checked(files, "dashboards", f" with {panels} panels")
    report.checked(queries, "dashboard queries", " by promql-parser")


def without_repeated_keys(pairs: list[tuple[str, typing.Any]]) -> Json:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError(f"a key stands twice among {[key for key, _ in pairs]}")
    return result


def all_panels(parent: Json) -> collections.abc.Iterator[Json]:
    """The panels, and those that a collapsed row holds."""
    for panel in parent.get("panels", []):
        yield panel
        yield from all_panels(panel)


def title(panel: Json) -> str:
    return f"panel {panel.get('id')} '{panel.get('title', '')}'"


def check_ids(panels: list[Json], place: str, report: Report) -> None:
    if not panels:
        report.failure(place, "no panels")
    for number, count in collections.Counter(panel.get("id") for panel in panels).items():
        if count > 1 or not isinstance(number, int):
            report.failure(place, f"{count} panels have the id {number!r}")


def check_layout(parent: Json, place: str, report: Report) -> None:
    laid_out = []
    for panel in parent.get("panels", []):
        position = panel.get("gridPos", {})
        x, y, width, height = (position.get(key) for key in "xywh")
        if not all(isinstance(number, int) for number in (x, y, width, height)):
            report.failure(place, f"{title(panel)} has no whole gridPos: {position}")
        elif x < 0 or y < 0 or width < 1 or height < 1 or x + width > COLUMNS:
            report.failure(place, f"{title(panel)} leaves the {COLUMNS} columns: {position}")
        else:
            laid_out.append((panel, range(x, x + width), range(y, y + height)))
        check_layout(panel, place, report)
    for (one, *sides), (other, *other_sides) in itertools.combinations(laid_out, 2):
        if all(max(a.start, b.start) < min(a.stop, b.stop) for a, b in zip(sides, other_sides)):
            report.failure(place, f"{title(one)} overlaps {title(other)}")


def all_queries(dashboard: Json) -> collections.abc.Iterator[tuple[str, str]]:
    """Every query and where it stands: of panels, of annotations, and the selectors that fill variables."""
    for panel in all_panels(dashboard):
        for target in panel.get("targets", []):
            yield title(panel), target.get("expr", "")
    for annotation in dashboard.get("annotations", {}).get("list", []):
        if "expr" in annotation:
            yield f"annotation '{annotation.get('name')}'", annotation["expr"]
    for variable in dashboard.get("templating", {}).get("list", []):
        query = variable.get("query", "")
        text = query.get("query", "") if isinstance(query, dict) else query
        if selector := re.fullmatch(r"label_values\((.+),\s*\w+\)|query_result\((.+)\)", text):
            yield f"variable '{variable.get('name')}'", selector[1] or selector[2]


def replace_variables(query: str) -> str:
    """The query with something of the right form for each variable: Grafana replaces them as text."""
    variable = r"(?:\$\{\w+(?::[^}]*)?\}|\[\[\w+\]\]|\$\w+)"
    query = re.sub(r"\$(?:__(?:rate_interval|interval|range)\b|\{__(?:rate_interval|interval|range)\})", "5m", query)
    query = re.sub(r"\$(?:__(?:interval_ms|range_ms|range_s)\b|\{__(?:interval_ms|range_ms|range_s)\})", "300", query)
    # As a range or its step, a duration; elsewhere (a label's name or value) a word.
    query = re.sub(rf"(?<=\[){variable}(?=[\]:])|(?<=:){variable}(?=\])", "5m", query)
    return re.sub(variable, "variable", query)
