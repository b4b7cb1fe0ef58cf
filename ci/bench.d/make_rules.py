"""Makes the rules of many tenants, an object of five each, as they differ by the tenant's name alone.

usage: make_rules.py TENANTS FOLDER
"""

import pathlib
import sys

STACK = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: kube-prometheus-stack
  namespace: monitoring
spec:
  values:
    prometheus:
      prometheusSpec:
        enforcedNamespaceLabel: namespace
        scrapeInterval: 15s
"""

#: name, expression, how long it waits, description
ALERTS = [
    (
        "HighErrorRate",
        'sum by (tenant) (rate(http_request_errors_total{namespace="T",tenant="T"}[5m]))'
        ' / sum by (tenant) (rate(http_requests_total{namespace="T",tenant="T"}[5m])) > 0.05',
        "5m",
        "{{ $value | humanizePercentage }} of the requests of T failed in the last 5 minutes.",
    ),
    (
        "HighLatency",
        "histogram_quantile(0.95, sum by (tenant, le)"
        ' (rate(http_request_duration_seconds_bucket{namespace="T",tenant="T"}[5m]))) > 1',
        "5m",
        "The 95th percentile of the latency of T is {{ $value | humanizeDuration }}.",
    ),
    (
        "ServiceDown",
        'up{namespace="T"} == 0 or absent(up{namespace="T",job="T-service"}) or absent(up{namespace="T",job="llm"})',
        "2m",
        "{{ with $labels.instance }}{{ . }} of {{ $labels.job }} in T can't be scraped.{{ else }}{{ $labels.job }} in T has"
        " nothing to scrape.{{ end }}",
    ),
    (
        "HighMemoryUsage",
        'max by (namespace, pod, container) (container_memory_working_set_bytes{namespace="T",container!="",image!=""})'
        " / max by (namespace, pod, container)"
        ' (kube_pod_container_resource_limits{namespace="T",container!="",resource="memory"}) > 0.8',
        "5m",
        "{{ $labels.container }} in {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit.",
    ),
    (
        "HighCPUUsage",
        "sum by (namespace, pod, container)"
        ' (rate(container_cpu_usage_seconds_total{namespace="T",container!="",image!=""}[5m]))'
        " / max by (namespace, pod, container)"
        ' (kube_pod_container_resource_limits{namespace="T",container!="",resource="cpu"}) > 0.8',
        "5m",
        "{{ $labels.container }} in {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its CPU limit.",
    ),
]


def tenant_rules(tenant: str) -> str:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    rules = "".join(
        f"        - alert: {name}\n          expr: {named(expression, tenant)}\n"
        f"          for: {wait}\n          labels:\n            severity: warning\n            tenant: {tenant}\n"
        f"          annotations:\n            description: {quoted(named(description, tenant))}\n"
        f"            runbook_url: https://runbooks.example/{name.lower()}\n            summary: {name} of {tenant}\n"
        for name, expression, wait, description in ALERTS
    )
    return (
        f"apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: tenant-alerts\n"
        f"  namespace: {tenant}\n  labels:\n    release: kube-prometheus-stack\nspec:\n  groups:\n"
        f"    - name: {tenant}.alerts\n      rules:\n{rules}"
    )


def write_rules(count: int, folder: pathlib.Path) -> tuple[int, int]:
    """Writes a file a tenant, and tells how many rules and bytes there are."""
    folder.mkdir(parents=True)
    (folder / "stack.yaml").write_text(STACK, encoding="utf-8")
    size = 0
    for number in range(count):
        data = tenant_rules(f"tenant-{number:05}").encode()
        (folder / f"rules-{number:05}.yaml").write_bytes(data)
        size += len(data)
    return count * len(ALERTS), size


def named(text: str, tenant: str) -> str:
    """The text with the tenant's name where T stands for it."""
    for before, after in [('"T"', f'"{tenant}"'), ('"T-', f'"{tenant}-'), (" T ", f" {tenant} ")]:
        text = text.replace(before, after)
    return text


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print("%d rules, %d bytes" % write_rules(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
