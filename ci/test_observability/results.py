"""Every expression of a rule and every query of a dashboard gives a result."""

import re
import time

from check_runtime.report import Report, true

from .dashboards import all_dashboards, filled
from .expressions import Writer, alternatives
from .platform import Platform


def check(platform: Platform, report: Report) -> None:
    check_rules(platform, report)
    check_dashboards(platform, report)


def check_rules(platform: Platform, report: Report) -> None:
    start, end = platform.began, time.time()
    for document in platform.operator.rules():
        metadata = document["metadata"]
        for group in platform.operator.rule_groups(document, compresses=True)["groups"]:
            what = f"rules of {metadata['namespace']}/{metadata['name']}, group {group['name']}"
            with report.check(f"{len(group['rules'])} {what} give a result when their condition holds"):
                without = [problem for rule in group["rules"] for problem in problems(platform, rule, start, end)]
                true(not without, "\n".join(without))


def problems(platform: Platform, rule: dict, start: float, end: float) -> list[str]:
    """What of a rule's expression never gives a result, and the labels that its annotations miss."""
    prometheus = platform.prometheus
    name = rule.get("alert") or rule["record"]
    if "record" in rule and prometheus.results(rule["expr"], start, end):
        return []
    writer = Writer(drops_conditions=True)
    found = []
    # The labels that any of its results has.
    labels = set(rule.get("labels", {}))
    for side in alternatives(rule["expr"]):
        results = prometheus.results(writer.rewritten(side), start, end)
        labels |= {label for result in results for label in result}
        if not results:
            found.append(f"{name}: no result of {side}")
    used = {label for text in rule.get("annotations", {}).values() for label in re.findall(r"\$labels\.(\w+)", text)}
    if used - labels:
        found.append(f"{name}: its annotations use {', '.join(sorted(used - labels))}, which no result has")
    return found


def check_dashboards(platform: Platform, report: Report) -> None:
    prometheus = platform.prometheus
    start, end = platform.began, time.time()
    for dashboard in all_dashboards(platform.tree_folder / "dashboards"):
        queries = list(dashboard.queries())
        with report.check(f"{len(queries)} queries of the dashboard {dashboard.name} give a result"):
            true(queries, "no queries")
            chosen = dashboard.values(prometheus, start, end)
            without = []
            for query in queries:
                expression = filled(query.expression, chosen, end - start)
                try:
                    # A query of an instant may be asked at any: what it shows comes and goes.
                    if not prometheus.results(expression, start, end):
                        without.append(f"{query.place}: no result of {expression}")
                except ValueError as error:
                    without.append(f"{query.place}: {error}: {expression}")
            true(not without, "\n".join(without))
