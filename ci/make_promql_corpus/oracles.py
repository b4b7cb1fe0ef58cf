"""The real parsers: two versions of Prometheus, asked over HTTP, and promql-parser."""

import concurrent.futures
import contextlib
import http.client
import json
import pathlib
import re
import socket
import subprocess
import tempfile
import time
import urllib.parse
from collections.abc import Iterator

import promql_parser


class Prometheus:
    """A server without any target or data, for its parser."""

    def __init__(self, program: pathlib.Path, port: int) -> None:
        self.port = port
        shown = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
        self.version = re.search(r"version (\d+\.\d+\.\d+)", shown.stdout + shown.stderr)[1]

    def printed(self, expressions: list[str]) -> list[str | None]:
        """Each expression as it prints it; nothing where it does not accept it."""
        return self._ask("/api/v1/format_query", expressions)

    def trees(self, expressions: list[str]) -> list[dict | None]:
        return self._ask("/api/v1/parse_query", expressions)

    def _ask(self, path: str, expressions: list[str]) -> list:
        size = -(-len(expressions) // 4) or 1
        chunks = [expressions[at : at + size] for at in range(0, len(expressions), size)]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            return [
                answer
                for answers in pool.map(lambda chunk: self._ask_in_turn(path, chunk), chunks)
                for answer in answers
            ]

    def _ask_in_turn(self, path: str, expressions: list[str]) -> list:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        answers = []
        for expression in expressions:
            body = urllib.parse.urlencode({"query": expression})
            connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            response = connection.getresponse()
            text = response.read()
            # 400: it does not parse. Anything else says nothing about the expression.
            if response.status not in (200, 400):
                raise RuntimeError(f"Prometheus answered {response.status} to {expression!r}: {text[:200]!r}")
            answers.append(json.loads(text)["data"] if response.status == 200 else None)
        connection.close()
        return answers


@contextlib.contextmanager
def running(program: pathlib.Path, *features: str) -> Iterator[Prometheus]:
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        pathlib.Path(folder, "prometheus.yml").write_text("{}\n", encoding="utf-8")
        command = [
            program,
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=data",
            f"--web.listen-address=127.0.0.1:{port}",
            "--log.level=error",
        ]
        if features:
            command.append(f"--enable-feature={','.join(features)}")
        # It tells of each panic of its parser, which it answers as a refusal.
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        try:
            _wait_until_ready(port, process)
            yield Prometheus(program, port)
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(port: int, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"Prometheus ended with status {process.returncode}")
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/-/ready")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("Prometheus was not ready within 30 s")


def promql_parser_accepts(expression: str) -> bool:
    try:
        promql_parser.parse(expression)
    except ValueError:
        return False
    except BaseException as error:
        # A panic of the Rust code is no verdict, and not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        return False
    return True
