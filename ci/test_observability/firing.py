"""The tenants' alerts fire for the right tenant, reach a receiver, and stop."""

import time

from check_runtime.report import Report, equal, eventually, true

from . import compressed_time, history, mishaps
from .configuration import check_prometheus_config
from .platform import Platform
from .servers import Notification
from .traffic import Tenant

# The reference's six, and what makes each fire.
DOWN = "ServiceDown"
BUSY = ("HighErrorRate", "HighLatency", "TooManyActiveRequests", "HighMemoryUsage", "HighCPUUsage")
# A burn-rate alert with longer windows would fire, and stop, too late for a test.
LONGEST_BURN = compressed_time.milliseconds("1h")
# How many seconds an alert may take to fire and to stop: windows and waits are 5 to 60 s here.
PATIENCE = 60


def check(platform: Platform, report: Report) -> None:
    check_prometheus_config(platform, report)
    expect_quiet(platform, report)
    for tenant in platform.traffic.tenants:
        with report.check(f"{tenant.name} has burn-rate alerts"):
            true(burn_rates(platform, tenant.name), "none that looks back an hour at most")
        check_down(platform, report, tenant.name)
        expect_quiet(platform, report)
        check_busy(platform, report, tenant)
    with report.check("what rarely happens happens: refusals, failures, broken files, exceeded limits"):
        mishaps.happen(platform.stack)
        # Twice: an increase is seen from the second time on.
        for _ in range(2):
            for tenant in platform.traffic.tenants:
                platform.traffic.oddities(tenant)
            platform.traffic.exceed()
            time.sleep(2)
    with report.check("what rules read of the past is there"):
        print(f"       {history.write(platform)} series")


def rules(platform: Platform) -> dict[tuple[str, str], dict]:
    """The tenants' alerts in compressed time, by tenant and a name of their own: several have one name."""
    found = {}
    for document in platform.operator.rules():
        namespace = document["metadata"]["namespace"]
        if namespace in platform.tenants:
            for group in platform.operator.rule_groups(document, compresses=True)["groups"]:
                for rule in group["rules"]:
                    if "alert" in rule:
                        found[namespace, f"{rule['alert']} {rule.get('labels', {})}"] = rule
    return found


def named(platform: Platform, tenant: str, name: str) -> dict:
    [rule] = [rule for (owner, _), rule in rules(platform).items() if owner == tenant and rule["alert"] == name]
    return rule


def is_fast(labels: dict[str, str]) -> bool:
    """Whether an alert with these labels fires, and stops, within a test."""
    return compressed_time.milliseconds(labels.get("long", "0s")) <= LONGEST_BURN


def burn_rates(platform: Platform, tenant: str) -> list[dict]:
    """The fastest of a tenant's burn-rate alerts."""
    return [
        rule
        for (owner, _), rule in rules(platform).items()
        if owner == tenant and "long" in rule["labels"] and is_fast(rule["labels"])
    ]


def burn_rate_names(platform: Platform) -> set[str]:
    return {rule["alert"] for tenant in platform.tenants for rule in burn_rates(platform, tenant)}


def described(rule: dict, tenant: str) -> str:
    labels = rule["labels"]
    windows = "".join(f", {key} {labels[key]}" for key in ("slo", "long") if key in labels)
    return f"{rule['alert']} of {tenant}{windows}"


def expect(platform: Platform, report: Report, rule: dict, tenant: str, status: str, since: float) -> None:
    """The alert is told to a receiver, with the tenant, the severity and the texts of its rule."""
    labels = dict(rule["labels"], alertname=rule["alert"], tenant=tenant)
    with report.check(f"{described(rule, tenant)}: {status}, severity {labels['severity']}, told to a receiver"):
        last = eventually(lambda: told_last(platform, status, since, labels), PATIENCE)
        for key in ("summary", "description", "runbook_url"):
            true(last.annotations.get(key), f"no {key}: {last}")


def told_last(platform: Platform, status: str, since: float, labels: dict[str, str]) -> Notification | None:
    """What was told last of an alert since then, if it has the status."""
    told = platform.receiver.told(since, **labels)
    return told[-1] if told and told[-1].status == status else None


def expect_silence_of_others(platform: Platform, report: Report, tenant: str, since: float) -> None:
    with report.check(f"meanwhile no alert of another tenant than {tenant} fired"):
        others = [
            notification.labels
            for notification in platform.receiver.told(since)
            if notification.status == "firing"
            and notification.labels.get("namespace") in platform.tenants
            and notification.labels["namespace"] != tenant
            and is_fast(notification.labels)
        ]
        equal(others, [])


def expect_quiet(platform: Platform, report: Report) -> None:
    def is_quiet() -> bool:
        return not [
            labels
            for labels in (alert["labels"] for alert in platform.prometheus.alerts())
            if labels.get("namespace") in platform.tenants
            and labels["alertname"] in {DOWN, *BUSY, *burn_rate_names(platform)}
            and is_fast(labels)
        ]

    with report.check("no tenant's alert fires while all is well"):
        eventually(is_quiet, PATIENCE)


def check_down(platform: Platform, report: Report, tenant: str) -> None:
    proxy = platform.stack.services[f"{tenant}/llm-proxy"]
    rule = named(platform, tenant, DOWN)
    since = time.time()
    proxy.stop()
    expect(platform, report, rule, tenant, "firing", since)
    expect_silence_of_others(platform, report, tenant, since)
    since = time.time()
    proxy.start()
    proxy.wait_until("/ready")
    expect(platform, report, rule, tenant, "resolved", since)


def check_busy(platform: Platform, report: Report, tenant: Tenant) -> None:
    """All others at once: errors, slowness, a crowd, and containers at their limits."""
    since = time.time()
    tenant.is_bad.set()
    crowd = platform.traffic.crowd(tenant, 130, 15_000)
    set_usage(platform, tenant, 1e12)
    expected = [named(platform, tenant.name, name) for name in BUSY] + burn_rates(platform, tenant.name)
    for rule in expected:
        expect(platform, report, rule, tenant.name, "firing", since)
    expect_silence_of_others(platform, report, tenant.name, since)
    tenant.is_bad.clear()
    set_usage(platform, tenant, None)
    for thread in crowd:
        thread.join(PATIENCE)
    for rule in expected:
        expect(platform, report, rule, tenant.name, "resolved", since)


def set_usage(platform: Platform, tenant: Tenant, value: float | None) -> None:
    for name in ("container_memory_working_set_bytes", "container_cpu_usage_seconds_total"):
        platform.exporters.set(name, value, namespace=tenant.name)
