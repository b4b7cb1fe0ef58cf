"""What ci/bench-gateway asks of a server: JSON requests, streams, and clients that leave."""

import dataclasses
import http.client
import json
import pathlib
import re
import socket
import statistics
import subprocess
import time

from gateway_processes import Server, UpstreamLines

UNITS = {"us": 1, "ms": 1e3, "s": 1e6}


def request_body(model: str, words: str, stream: bool, size: int = 1024) -> bytes:
    """A chat completion request of `size` bytes whose question holds `words`."""

    def body(padding: str) -> bytes:
        message = {"role": "user", "content": f"{words} {padding}"}
        fields = {"model": model, "stream": stream, "max_tokens": 64, "messages": [message]}
        return json.dumps(fields, separators=(",", ":")).encode()

    return body("a" * (size - len(body(""))))


def headers(credential: str, stream: bool) -> dict[str, str]:
    # The last is nginx's: it reads no bodies, and so can't tell which upstream a request is for.
    return {
        "Host": "gateway",
        "Authorization": f"Bearer {credential}",
        "Content-Type": "application/json",
        "X-Bench": "stream" if stream else "json",
    }


def raw_request(credential: str, words: str, stream: bool) -> bytes:
    """A request for the upstream of streams, asking for one or not."""
    body = request_body("bench-stream", words, stream)
    lines = ["POST /v1/chat/completions HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers(credential, True).items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


def prove(gateway: Server, credential: str) -> None:
    """Ends the benchmark unless the gateway asks who calls, and counts what that costs."""

    def ask(method: str, path: str, shown: str) -> tuple[int, str]:
        fields = headers(shown, False)
        connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=10)
        body = request_body("bench-json", "bench-json", False) if method == "POST" else None
        connection.request(method, path, body, fields)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    status, text = ask("POST", "/v1/chat/completions", "of-nobody")
    if status != 401:
        raise SystemExit(f"a request without a credential was answered with {status}: {text[:300]}")
    status, text = ask("POST", "/v1/chat/completions", credential)
    if status != 200 or json.loads(text)["usage"]["total_tokens"] != 340:
        raise SystemExit(f"a request was answered with {status}: {text[:300]}\n{gateway.tail()}")
    status, text = ask("GET", "/metrics", credential)
    if not re.search(r'^llm_tokens_total\{.*tenant="bench".*\} [1-9]', text, re.MULTILINE):
        raise SystemExit("the tokens of a request were not counted in llm_tokens_total")


# JSON requests


@dataclasses.dataclass
class Wrk:
    requests: int
    seconds: float
    #: Microseconds.
    median: float
    #: Processor seconds of the server.
    cpu: float

    @property
    def cpu_per_10k(self) -> float:
        return self.cpu / self.requests * 10_000


def write_wrk_script(path: pathlib.Path, credential: str) -> None:
    body = request_body("bench-json", "bench-json", False).decode()
    lines = ['wrk.method = "POST"', f"wrk.body = {lua(body)}"]
    lines += [f"wrk.headers[{lua(name)}] = {lua(value)}" for name, value in headers(credential, False).items() if name != "Host"]
    path.write_text("\n".join(lines) + "\n")


def lua(text: str) -> str:
    """A string of Lua: of printable ASCII, JSON's are the same."""
    return json.dumps(text)


def wrk(server: Server, script: pathlib.Path, connections: int, seconds: int) -> Wrk:
    command = ["wrk", "--latency", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script)]
    before = server.cpu()
    run = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}/v1/chat/completions"], capture_output=True, text=True
    )
    cpu = server.cpu() - before
    server.check()
    output = run.stdout
    # A script that is wrong does not keep wrk from running without it.
    errors = run.stderr or "".join(re.findall(r"Non-2xx.*|Socket errors:.*", output))
    if run.returncode or errors:
        raise SystemExit(f"{server.name}, {connections} connections: {errors}\n{server.tail()}")
    count = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", output)
    median = re.search(r"50%\s+([\d.]+)(us|ms|s)", output)
    if not count or not median or int(count[1]) == 0:
        raise SystemExit(f"wrk said:\n{output}")
    return Wrk(int(count[1]), float(count[2]), float(median[1]) * UNITS[median[2]], cpu)


# Streams


@dataclasses.dataclass
class Streams:
    #: Microseconds: the median, the 99th of a hundred, the worst.
    delays: list[float]
    #: The same of the program that reads them.
    lag: list[float]
    events: int
    failed: int
    cpu: float
    #: MiB.
    peak_memory: float

    @property
    def cpu_per_10k(self) -> float:
        return self.cpu / self.events * 10_000


def streams(server: Server, program: str, request: pathlib.Path, count: int, events: int) -> Streams:
    server.forget_peak()
    before = server.cpu()
    command = [program, str(server.port), str(count), str(events), str(request)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout)
    server.check()
    if not result["events"]:
        raise SystemExit(f"{server.name}: no stream began\n{server.tail()}")
    return Streams(
        result["delays"],
        result["lag"],
        result["events"],
        result["failed"],
        server.cpu() - before,
        server.peak_memory(),
    )


# Clients that leave


#: Leavers are numbered over the whole run, so that no late line of one is taken for another's.
_numbers = iter(range(1, 1_000_000))


def leave(
    server: Server, upstream: UpstreamLines, credential: str, stream: bool, after_first_byte: bool, clients: int
) -> list[float]:
    """Milliseconds from a client's leaving until the upstream saw its connection closed, of each client."""
    word = "bench-after" if after_first_byte else "bench-before"
    present = []
    for _ in range(clients):
        number = next(_numbers)
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        connection.sendall(raw_request(credential, f"{word}-{number} ", stream))
        upstream.next(f"request {number}", 10)
        if after_first_byte and stream:
            connection.recv(65536)
        present.append((number, connection))
    # A server may hold back half an answer of JSON: what it does with that is done by now.
    time.sleep(0.1)
    left = {}
    for number, connection in present:
        left[number] = time.monotonic_ns()
        connection.close()
        time.sleep(0.01)
    times = dict.fromkeys(left, float("inf"))
    deadline = time.monotonic() + 5
    try:
        while float("inf") in times.values():
            _, number, closed = upstream.next("closed ", deadline - time.monotonic())
            if int(number) in times:
                times[int(number)] = (int(closed) - left[int(number)]) / 1e6
    except TimeoutError:
        pass  # It was not noticed, and is as late as can be.
    return list(times.values())


# A soak


def soak(server: Server, script: pathlib.Path, program: str, request: pathlib.Path, seconds: float) -> list[float]:
    """Resident MiB, a hundred times over, while requests and streams go on."""
    url = f"http://127.0.0.1:{server.port}/v1/chat/completions"
    load = subprocess.Popen(
        ["wrk", "-t1", "-c64", f"-d{seconds}s", "-s", str(script), url], stdout=subprocess.PIPE, text=True
    )
    reader = None
    samples = []
    try:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if reader is None or reader.poll() is not None:
                command = [program, str(server.port), "100", "50", str(request)]
                reader = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            time.sleep(seconds / 100)
            server.check()
            samples.append(server.memory())
        output = load.communicate(timeout=30)[0]
        if "Non-2xx" in output or "Socket errors" in output:
            raise SystemExit(f"{server.name}, soak: errors\n{output}{server.tail()}")
    finally:
        for process in (load, reader):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
    return samples


def median(values: list[float]) -> float:
    return statistics.median(values)
