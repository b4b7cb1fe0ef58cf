"""Makes what watches the tenants of make_manifests.py: a dashboard, a monitor and a policy for each.

usage: make_dashboards.py TENANTS FOLDER
"""

import json
import pathlib
import random
import sys

from make_manifests import TEAMS

DATA_SOURCE = {"type": "prometheus", "uid": "${datasource}"}
SIGNALS = [
    ("Requests", "reqps", 'sum by (status) (rate(http_requests_total{{{tenant}}}[$__rate_interval]))'),
    ("Active requests", "short", 'sum(http_requests_active{{{tenant}}})'),
    (
        "Latency",
        "s",
        "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{{{tenant}}}[$__rate_interval])))",
    ),
    (
        "Failed requests",
        "percentunit",
        "sum(rate(http_request_errors_total{{{tenant}}}[$__rate_interval])) "
        "/ sum(rate(http_requests_total{{{tenant}}}[$__rate_interval]))",
    ),
]


def panel(number: int, tenant: str, company: str) -> dict[str, object]:
    title, unit, query = SIGNALS[number % len(SIGNALS)]
    matchers = f'tenant="{tenant}",namespace="{tenant}"'
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": f"{title} {number}",
        "description": f"{title} of {company}, as its operators are told to read them in the handbook.",
        "gridPos": {"x": number % 2 * 12, "y": number // 2 * 8, "w": 12, "h": 8},
        "datasource": DATA_SOURCE,
        "targets": [
            {
                "refId": letter,
                "datasource": DATA_SOURCE,
                "expr": query.format(tenant=matchers),
                "legendFormat": f"{tenant} {letter}",
                "format": "time_series",
                "instant": False,
                "range": True,
            }
            for letter in ("A", "B")
        ],
        "fieldConfig": {
            "defaults": {
                "unit": unit,
                "min": 0,
                "color": {"mode": "thresholds"},
                "thresholds": {
                    "mode": "absolute",
                    "steps": [{"color": "green", "value": None}, {"color": "red", "value": 0.05}],
                },
            },
            "overrides": [],
        },
        "options": {
            "legend": {"displayMode": "table", "placement": "bottom", "calcs": ["mean", "max"]},
            "tooltip": {"mode": "multi", "sort": "desc"},
        },
    }


def dashboard(tenant: str, company: str) -> str:
    """A dashboard of some 25 kB."""
    value = {
        "uid": f"tenant-{tenant}",
        "title": f"Tenant {tenant} ({company})",
        "description": f"What {company} does.",
        "tags": ["tenant", tenant],
        "editable": False,
        "schemaVersion": 41,
        "refresh": "30s",
        "time": {"from": "now-1h", "to": "now"},
        "templating": {
            "list": [
                {"type": "datasource", "name": "datasource", "label": "Data source", "query": "prometheus"},
            ]
        },
        "panels": [panel(number, tenant, company) for number in range(20)],
    }
    return json.dumps(value, indent=1) + "\n"


def watching(tenant: str) -> str:
    """The monitor of a tenant's application, and the policy that lets Prometheus in."""
    return f"""\
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: assistant
  namespace: {tenant}
  labels:
    release: stack
spec:
  selector:
    matchLabels:
      app.kubernetes.io/part-of: {tenant}
  endpoints:
    - port: http
      path: /metrics
      interval: 15s
      scrapeTimeout: 10s
  sampleLimit: 5000
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: scrape
  namespace: {tenant}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: assistant
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
      ports:
        - port: http
"""


def write_dashboards(count: int, folder: pathlib.Path) -> tuple[int, int]:
    """Writes a dashboard and a monitor a tenant, and tells how many files and bytes there are."""
    size = 0
    (folder / "dashboards").mkdir(parents=True)
    (folder / "monitors").mkdir()
    for number in range(count):
        team = random.Random(number).choice(TEAMS)
        tenant = f"{team}-{number}"
        for path, text in {
            f"dashboards/{tenant}.json": dashboard(tenant, f"{team.title()} {number} Ltd."),
            f"monitors/{tenant}.yaml": watching(tenant),
        }.items():
            data = text.encode()
            (folder / path).write_bytes(data)
            size += len(data)
    return 2 * count, size


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print("%d files, %d bytes" % write_dashboards(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
