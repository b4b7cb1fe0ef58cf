"""What rules compare with now: samples from before the test began.

A rule that reads a series as it was days ago has nothing to read here. So each series that it reads so is written into
Prometheus' storage for that time, with the labels that it has now, as promtool does it from OpenMetrics.
"""

import datetime
import json
import pathlib
import shutil
import subprocess
import time

import promql_parser

from .expressions import Writer
from .platform import Platform

# Seconds between two samples, and how far before and after the time that is read there are some.
STEP, AROUND = 60, 600


def write(platform: Platform) -> int:
    """Writes what the rules read of the past; tells how many series."""
    lines: list[str] = []
    for name, labels, offset in past_series(platform):
        pairs = ",".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in sorted(labels.items()))
        middle = time.time() - offset
        for step in range(-AROUND, AROUND + 1, STEP):
            # Slowly growing: what a counter, and well enough what a gauge, did.
            lines.append(f"{name}{{{pairs}}} {1 + (step + AROUND) / 1e6} {middle + step:.3f}")
    if not lines:
        return 0
    source, blocks = platform.folder / "history.om", platform.folder / "history"
    source.write_text("\n".join(lines) + "\n# EOF\n", encoding="utf-8")
    subprocess.run(
        [platform.tools / "promtool", "tsdb", "create-blocks-from", "openmetrics", source, blocks],
        check=True, capture_output=True,
    )  # fmt: skip
    platform.prometheus.service.stop()
    for block in blocks.iterdir():
        shutil.move(block, pathlib.Path(platform.folder, "prometheus-data", block.name))
    platform.prometheus.service.start()
    platform.prometheus.service.wait_until("/-/ready")
    return len(lines) // (2 * AROUND // STEP + 1)


def past_series(platform: Platform) -> list[tuple[str, dict[str, str], float]]:
    """Each series that a rule reads from before the test began: name, labels, and how many seconds ago."""
    found: dict[tuple, tuple[str, dict[str, str], float]] = {}
    length = datetime.timedelta(seconds=time.time() - platform.began)
    for selector, offset in past_selectors(platform, length):
        for series in platform.prometheus.query(selector):
            labels = dict(series["metric"])
            name = labels.pop("__name__")
            key = (name, *sorted(labels.items()), offset)
            found[key] = (name, labels, offset.total_seconds())
    return list(found.values())


def past_selectors(platform: Platform, length: datetime.timedelta) -> list[tuple[str, datetime.timedelta]]:
    found: list[tuple[str, datetime.timedelta]] = []

    def look(node: promql_parser.Expr) -> None:
        if isinstance(node, promql_parser.MatrixSelector):
            node = node.vector_selector
        if isinstance(node, promql_parser.VectorSelector) and node.offset and node.offset > length:
            found.append((Writer().write_selector(node), node.offset))

    for document in platform.operator.rules():
        for group in platform.operator.rule_groups(document, compresses=True)["groups"]:
            for rule in group["rules"]:
                promql_parser.walk(promql_parser.parse(rule["expr"]), look)
    return found
