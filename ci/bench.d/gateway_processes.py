"""The processes of ci/bench-gateway: upstreams, nginx, the gateway. Each ends with the `Processes` that started it."""

import contextlib
import dataclasses
import hashlib
import http.client
import json
import os
import pathlib
import secrets
import select
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent))
from local_stack.tokens import ISSUER, Signer, key_set  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
MEBIBYTE = 1 << 20
#: Who calls.
TENANT, ACCOUNT = "bench", "llm-proxy"
#: The answer to JSON requests: 1 KB, as a chat completion with its usage.
ANSWER = json.dumps(
    {
        "id": "chatcmpl-bench",
        "object": "chat.completion",
        "created": 1700000000,
        "model": "bench-json",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": "a" * 700},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 200, "completion_tokens": 140, "total_tokens": 340},
    },
    separators=(",", ":"),
)


@dataclasses.dataclass
class Server:
    """A process that takes requests on a port of loopback."""

    name: str
    port: int
    process: subprocess.Popen
    log: pathlib.Path

    def cpu(self) -> float:
        """Processor seconds so far: user and system, of all its threads, those that ended too."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident MiB now."""
        return self._status("VmRSS")

    def peak_memory(self) -> float:
        """The most resident MiB since `forget_peak`."""
        return self._status("VmHWM")

    def forget_peak(self) -> None:
        # proc(5): 5 resets the peak to what is resident now.
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def _status(self, name: str) -> float:
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024 / MEBIBYTE
        raise SystemExit(f"{self.name}: /proc has no {name}")

    def check(self) -> None:
        if self.process.poll() is not None:
            raise SystemExit(f"{self.name} ended: status {self.process.returncode}\n{self.tail()}")

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]


class Processes(contextlib.ExitStack):
    """Starts processes, and ends all of them."""

    def __init__(self, scratch: pathlib.Path) -> None:
        super().__init__()
        self.scratch = scratch

    def start(
        self,
        name: str,
        command: list[str],
        port: int,
        output: int | None = None,
        environment: dict[str, str] | None = None,
    ) -> Server:
        log = self.scratch / f"{name}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=output or file, stderr=file
            )
        self.callback(end, process)
        return Server(name, port, process, log)


def end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server: Server, path: str, seconds: float = 20) -> None:
    """Until it answers 200."""
    deadline = time.monotonic() + seconds
    last = "nothing"
    while time.monotonic() < deadline:
        server.check()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=2)
            connection.request("GET", path)
            last = str(connection.getresponse().status)
            connection.close()
            if last == "200":
                return
        except OSError as error:
            last = str(error)
        time.sleep(0.02)
    raise SystemExit(f"{server.name}: GET {path} still says {last} after {seconds:.0f} s\n{server.tail()}")


# Upstreams


def build(scratch: pathlib.Path, name: str) -> str:
    program = scratch / name
    subprocess.run(["cc", "-O2", "-o", str(program), str(HERE / f"{name}.c")], check=True)
    return str(program)


class UpstreamLines:
    """What the stream upstream prints, as it comes."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._text = b""

    def next(self, wanted: str, seconds: float) -> list[str]:
        """The words of the next line that starts with `wanted`; others are dropped."""
        deadline = time.monotonic() + seconds
        while True:
            while b"\n" in self._text:
                line, _, self._text = self._text.partition(b"\n")
                if line.decode().startswith(wanted):
                    return line.decode().split()
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._descriptor], [], [], left)[0]:
                raise TimeoutError(f"the upstream did not say '{wanted}' within {seconds:.0f} s")
            self._text += os.read(self._descriptor, 65536)


def start_stream_upstream(processes: Processes, chunks: int, interval: int) -> tuple[Server, UpstreamLines]:
    program = build(processes.scratch, "gateway_upstream")
    server = processes.start("stream-upstream", [program, str(chunks), str(interval)], 0, subprocess.PIPE)
    lines = UpstreamLines(server.process.stdout.fileno())
    server.port = int(lines.next("port ", 10)[1])
    return server, lines


def start_json_upstream(processes: Processes) -> Server:
    return start_nginx(
        processes,
        "json-upstream",
        """
        server {
            listen 127.0.0.1:%(port)d backlog=4096;
            default_type application/json;
            location / { return 200 '%(answer)s'; }
        }
        """,
        answer=ANSWER,
    )


# What is measured


def start_nginx_proxy(processes: Processes, name: str, json_port: int, stream_port: int) -> Server:
    """nginx as a plain reverse proxy: streams are told from other requests by a header, as it reads no bodies."""
    return start_nginx(
        processes,
        name,
        """
        upstream json { server 127.0.0.1:%(json_port)d; keepalive 512; keepalive_requests 100000000; }
        upstream streams { server 127.0.0.1:%(stream_port)d; keepalive 512; keepalive_requests 100000000; }
        map $http_x_bench $target { default json; stream streams; }
        server {
            listen 127.0.0.1:%(port)d backlog=4096;
            location /health { return 200 'OK'; }
            location / {
                proxy_pass http://$target;
                proxy_http_version 1.1;
                proxy_set_header Connection '';
                proxy_buffering off;
                proxy_read_timeout 1h;
            }
        }
        """,
        json_port=json_port,
        stream_port=stream_port,
    )


def start_nginx(processes: Processes, name: str, servers: str, **values: object) -> Server:
    port = free_port()
    folder = processes.scratch / name
    folder.mkdir()
    configuration = folder / "nginx.conf"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # One process, which is the worker: its figures are all there are.
    configuration.write_text(
        f"""
        daemon off;
        master_process off;
        pid {folder}/pid;
        error_log stderr error;
        worker_rlimit_nofile 16384;
        events {{ worker_connections 8192; }}
        http {{
            access_log off;
            keepalive_requests 100000000;
            client_body_buffer_size 64k;
            {temporary}
            {servers % dict(values, port=port)}
        }}
        """
    )
    server = processes.start(name, ["nginx", "-p", str(folder), "-e", "stderr", "-c", str(configuration)], port)
    wait_for(server, "/health")
    return server


class Credentials:
    """What the one tenant of the benchmark shows. It opens nothing but this gateway, for as long as it runs."""

    def __init__(self, folder: pathlib.Path) -> None:
        signer = Signer(folder)
        self.key_set = key_set(signer)
        #: A service-account token, as callers in a cluster have.
        self.token = signer.token(TENANT, ACCOUNT)
        #: A static credential, as callers elsewhere have.
        self.static = secrets.token_hex(32)

    @property
    def static_file(self) -> dict[str, object]:
        digest = hashlib.sha256(self.static.encode()).hexdigest()
        return {"version": "v1", "credentials": [{"tenant": TENANT, "account": ACCOUNT, "sha256": digest}]}


def start_gateway(processes: Processes, credentials: Credentials, json_port: int, stream_port: int) -> Server:
    """llm-gateway with the two upstreams, and one tenant whose limits are never reached."""
    folder = processes.scratch / "gateway"
    policies = folder / "tenants"
    policies.mkdir(parents=True)
    (folder / "key").write_text("bench-upstream-key\n")
    models = ["bench-json", "bench-stream"]
    configuration = {
        "version": "v1",
        "defaultModel": models[0],
        "models": [{"name": name, "inputPrice": 0.15, "outputPrice": 0.6} for name in models],
        "upstreams": [
            {
                "name": name.removeprefix("bench-"),
                "url": f"http://127.0.0.1:{port}/v1",
                "models": [name],
                "keyFile": str(folder / "key"),
            }
            for name, port in zip(models, (json_port, stream_port))
        ],
    }
    policy = {
        "version": "v1",
        "tenant": TENANT,
        "namespace": TENANT,
        "serviceAccounts": [ACCOUNT],
        "models": {"default": models[0], "allowed": models},
        "limits": {
            "requestsPerMinute": 1_000_000_000,
            "tokensPerMinute": 1_000_000_000_000,
            "tokensPerDay": 1_000_000_000_000,
            "maxTokensPerRequest": 4096,
            "concurrentStreams": 10_000,
        },
    }
    for path, contents in (
        (folder / "gateway.json", configuration),
        (policies / f"{TENANT}.json", policy),
        (folder / "credentials.json", credentials.static_file),
    ):
        path.write_text(json.dumps(contents))
    keys = folder / "keys.json"
    keys.write_text(credentials.key_set)
    port = free_port()
    environment = {
        "HTTP_HOST": "127.0.0.1",
        "HTTP_PORT": str(port),
        "CONFIGURATION_FILE": str(folder / "gateway.json"),
        "POLICIES_FOLDER": str(policies),
        "CREDENTIALS_FILE": str(folder / "credentials.json"),
        "KUBERNETES_KEYS_FILE": str(keys),
        "KUBERNETES_ISSUER": ISSUER,
        "DRAIN_DELAY": "0s",
    }
    server = processes.start("gateway", [os.environ["LLM_GATEWAY"]], port, environment=environment)
    wait_for(server, "/ready")
    return server
