"""Which receivers an alert comes to, by amtool's own routing, against what the platform's spec says."""

import pathlib

import yaml

from check_runtime.report import Report, equal

from .configuration import run
from .platform import Platform
from .servers import write_yaml

PLATFORM = pathlib.Path("tenants.d/platform.yaml")


def check(platform: Platform, report: Report) -> None:
    spec = yaml.load(PLATFORM.read_text(encoding="utf-8"), yaml.CSafeLoader)["spec"]
    receivers = spec.get("monitoring", {}).get("receivers", [])
    with report.check(f"the spec has receivers, and the AlertmanagerConfig has them all: {len(receivers)}"):
        rendered = {receiver["name"] for receiver in platform.routing.spec["receivers"] if len(receiver) > 1}
        equal(rendered, {receiver["name"] for receiver in receivers})
    path = write_yaml(platform.folder / "routes.yaml", platform.routing.configuration())
    for tenant in [*platform.tenants, None]:
        for severity in ("critical", "warning"):
            expected = {receiver["name"] for receiver in receivers if takes(receiver, severity, tenant)}
            whose = f"of {tenant}" if tenant else "of no tenant"
            names = ", ".join(sorted(expected))
            with report.check(f"amtool config routes test: a {severity} alert {whose} comes to {names}"):
                labels = {"alertname": "HighErrorRate", "severity": severity} | ({"tenant": tenant} if tenant else {})
                equal(routed(platform, path, labels), expected)


def takes(receiver: dict, severity: str, tenant: str | None) -> bool:
    """Whether a receiver of the spec wants an alert: those without severities want both, without tenants all."""
    return severity in receiver.get("severities", ["critical", "warning"]) and (
        "tenants" not in receiver or tenant in receiver["tenants"]
    )


def routed(platform: Platform, path: pathlib.Path, labels: dict[str, str]) -> set[str]:
    """The receivers that amtool finds for an alert with these labels, by the names that the tree gives them."""
    pairs = [f"{name}={value}" for name, value in labels.items()]
    printed = run(platform, "amtool", "config", "routes", "test", f"--config.file={path}", *pairs)
    return {name.strip().removeprefix(platform.routing.receiver("")) for name in printed.strip().split(",")}
