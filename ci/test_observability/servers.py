"""A real Prometheus, a real Alertmanager, and the receiver of its notifications."""

import dataclasses
import http.server
import json
import math
import pathlib
import threading
import time
import typing
import urllib.parse

import yaml

from check_runtime.client import request
from local_stack.processes import Service, free_port

from . import compressed_time


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

    def has_result(self, expression: str, start: float, end: float) -> bool:
        """Whether it gives a number at any second from start to end."""
        data = self.get("query_range", query=expression, start=start, end=end, step=1)
        return any(math.isfinite(float(value)) for series in data["result"] for _, value in series["values"])

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
        notifications = self.notifications

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                for alert in body["alerts"]:
                    notifications.append(
                        Notification(
                            urllib.parse.unquote(self.path.strip("/")), alert["status"], alert["labels"],
                            alert["annotations"], time.time(),
                        )
                    )
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{urllib.parse.quote(name, safe='')}"

    def told(self, since: float = 0, **labels: str) -> list[Notification]:
        """What was told since then of alerts with these labels."""
        return [
            notification
            for notification in list(self.notifications)
            if notification.at >= since and labels.items() <= notification.labels.items()
        ]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def write_yaml(path: pathlib.Path, value: object) -> pathlib.Path:
    path.write_text(yaml.safe_dump(value, sort_keys=False, width=10_000), encoding="utf-8")
    return path


def free_ports(count: int) -> list[int]:
    return [free_port() for _ in range(count)]
