"""A real Prometheus, a real Alertmanager, and the receiver of its notifications."""

import dataclasses
import json
import math
import pathlib
import time
import typing
import urllib.parse

import yaml

from check_runtime.client import request
from local_stack.processes import Service, free_port

from . import compressed_time
from .serving import LocalServer


class Prometheus:
    def __init__(self, tools: pathlib.Path, folder: pathlib.Path, config: pathlib.Path, port: int):
        self.service = Service(
            "prometheus",
            [
                str(tools / "prometheus"), f"--config.file={config}", f"--storage.tsdb.path={folder}/prometheus-data",
                f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn", "--enable-feature=exemplar-storage",
                f"--query.lookback-delta={compressed_time.compressed('5m')}", "--rules.alert.resend-delay=1s",
            ],
            {},
            folder / "prometheus.log",
            f"http://127.0.0.1:{port}",
        )

    def get(self, path: str, **parameters: object) -> typing.Any:
        query = urllib.parse.urlencode(parameters, doseq=True)
        response = request("GET", f"{self.service.url}/api/v1/{path}?{query}")
        answer = response.json
        if answer["status"] != "success":
            raise ValueError(answer["error"])
        return answer["data"]

    def query(self, expression: str, at: float | None = None) -> list[dict]:
        data = self.get("query", query=expression, time=at or time.time())
        return [{"metric": {}, "value": data["result"]}] if data["resultType"] in ("scalar",
            "string") else data["result"]

    def results(self, expression: str, start: float, end: float) -> list[dict[str, str]]:
        """The labels of each series that has a number at any second from start to end."""
        data = self.get("query_range", query=expression, start=start, end=end, step=1)
        return [
            series["metric"]
            for series in data["result"]
            if any(math.isfinite(float(value)) for _, value in series["values"])
        ]

    def alerts(self) -> list[dict]:
        return self.get("alerts")["alerts"]


class Alertmanager:
    def __init__(self, tools: pathlib.Path, folder: pathlib.Path, config: pathlib.Path, port: int):
        self.service = Service(
            "alertmanager",
            [
                str(tools / "prometheus-alertmanager"), f"--config.file={config}",
                f"--storage.path={folder}/alertmanager-data", f"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=", "--log.level=warn",
            ],
            {},
            folder / "alertmanager.log",
            f"http://127.0.0.1:{port}",
        )


@dataclasses.dataclass
class Notification:
    """One alert of a notification."""

    receiver: str
    status: str
    labels: dict[str, str]
    annotations: dict[str, str]
    at: float


class Receiver:
    """Takes Alertmanager's webhooks; the path is the receiver's name."""

    def __init__(self) -> None:
        self.notifications: list[Notification] = []
        self.server = LocalServer(self._take)

    def _take(self, path: str, body: bytes) -> bytes:
        receiver = urllib.parse.unquote(path)
        for alert in json.loads(body)["alerts"]:
            self.notifications.append(
                Notification(receiver, alert["status"], alert["labels"], alert["annotations"], time.time())
            )
        return b""

    def url(self, name: str) -> str:
        return f"http://{self.server.address}/{urllib.parse.quote(name, safe='')}"

    def told(self, since: float = 0, **labels: str) -> list[Notification]:
        """What was told since then of alerts with these labels."""
        return [
            notification
            for notification in list(self.notifications)
            if notification.at >= since and labels.items() <= notification.labels.items()
        ]


def write_yaml(path: pathlib.Path, value: object) -> pathlib.Path:
    path.write_text(yaml.safe_dump(value, sort_keys=False, width=10_000), encoding="utf-8")
    return path


def free_ports(count: int) -> list[int]:
    return [free_port() for _ in range(count)]
