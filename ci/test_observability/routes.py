"""Which receiver an alert comes to, by amtool's own routing."""

import itertools

from check_runtime.report import Report, true

from .configuration import run
from .platform import Platform
from .servers import write_yaml


def alerts(platform: Platform) -> list[tuple[str, dict[str, str]]]:
    """Each alert of the tree, and the labels that its rule gives it."""
    found = []
    for document in platform.operator.rules():
        for group in platform.operator.rule_groups(document, compresses=False)["groups"]:
            for rule in group["rules"]:
                if "alert" in rule:
                    found.append((rule["alert"], rule.get("labels", {})))
    return found


def routed(platform: Platform, labels: dict[str, str]) -> list[str]:
    """The receivers that amtool finds for an alert with these labels, by the names that the tree gives them."""
    path = platform.folder / "routes.yaml"
    if not path.exists():
        write_yaml(path, platform.routing.configuration())
    pairs = [f"{name}={value}" for name, value in labels.items()]
    printed = run(platform, "amtool", "config", "routes", "test", f"--config.file={path}", *pairs)
    prefix = platform.routing.receiver("")
    return [name.strip().removeprefix(prefix) for name in printed.strip().split(",")]


def check(platform: Platform, report: Report) -> None:
    receivers = {receiver["name"]: receiver for receiver in platform.routing.spec["receivers"]}
    with_a_way = {name for name, receiver in receivers.items() if len(receiver) > 1}
    for tenant in platform.tenants:
        for severity in ("critical", "warning"):
            with report.check(f"amtool config routes test: a {severity} alert of {tenant} comes to somebody"):
                found = routed(platform, {"alertname": "HighErrorRate", "tenant": tenant, "severity": severity})
                true(with_a_way & set(found), f"only to {found}")
    with report.check("amtool config routes test: every receiver is somebody's"):
        reached: set[str] = set()
        severities = {labels.get("severity") for _, labels in alerts(platform)} - {None}
        for name in [name for name, _ in alerts(platform)]:
            for severity, tenant in itertools.product(severities, platform.tenants):
                if not with_a_way <= reached:
                    reached |= set(routed(platform, {"alertname": name, "tenant": tenant, "severity": severity}))
        true(with_a_way <= reached, f"no alert comes to {sorted(with_a_way - reached)}")
