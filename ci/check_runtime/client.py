"""A plain HTTP client: requests as bytes over a socket, so that a test decides when it leaves."""

import dataclasses
import http.client
import json
import socket
import typing
import urllib.parse


@dataclasses.dataclass
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def json(self) -> typing.Any:
        return json.loads(self.body)


def request(
    method: str, url: str, body: object = None, token: str | None = None, headers: dict[str, str] | None = None,
    timeout: float = 30,
) -> Response:
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
    sent = dict(headers or {})
    if token is not None:
        sent["authorization"] = f"Bearer {token}"
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        sent.setdefault("content-type", "application/json")
    try:
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, sent)
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Response(response.status, names, response.read())
    finally:
        connection.close()


class OpenRequest:
    """A request that was sent, whose answer is read as far as the test wants."""

    def __init__(self, url: str, body: object, token: str | None, headers: dict[str, str] | None = None):
        parts = urllib.parse.urlsplit(url)
        data = json.dumps(body).encode()
        lines = [f"POST {parts.path} HTTP/1.1", f"host: {parts.netloc}", "content-type: application/json"]
        lines.append(f"content-length: {len(data)}")
        if token:
            lines.append(f"authorization: Bearer {token}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=60)
        self.socket.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        self.received = b""

    def read_until(self, mark: bytes) -> bytes:
        while mark not in self.received:
            piece = self.socket.recv(65536)
            if not piece:
                raise ConnectionError(f"the connection ended before {mark!r}: ...{self.received[-300:]!r}")
            self.received += piece
        return self.received

    def read_to_end(self) -> bytes:
        """Up to the last chunk of a chunked answer."""
        return self.read_until(b"\r\n0\r\n\r\n")

    def leave(self) -> None:
        self.socket.close()


def chat(question: str, stream: bool = False, **more: object) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": question}], "stream": stream, "max_tokens": 200} | more
