"""Time, sixty times faster.

Prometheus scrapes and evaluates each second here instead of every 15 or 30 s, and every duration of what is derived
from the tree (a rule's ranges, offsets and `for`, Alertmanager's waits) is divided by one factor. Nothing else is
changed: thresholds, matchers, labels and annotations are the tree's.
"""

import re

FACTOR = 60
# How often Prometheus scrapes and evaluates.
INTERVAL = "1s"

_UNITS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000, "y": 31_536_000_000}


def milliseconds(duration: str) -> int:
    """A duration as Prometheus writes it: `1h30m`."""
    parts = re.findall(r"(\d+)(ms|[smhdwy])", duration)
    if not parts or "".join(number + unit for number, unit in parts) != duration:
        raise ValueError(f"{duration!r} is no duration")
    return sum(int(number) * _UNITS[unit] for number, unit in parts)


def compressed(duration: str) -> str:
    """What a duration of the tree is in this test."""
    return text(milliseconds(duration) / FACTOR)


def text(length: float) -> str:
    """Milliseconds as Prometheus writes them."""
    return f"{max(1, round(length))}ms" if length else "0s"
