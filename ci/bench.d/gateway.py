"""The command line of ci/bench-gateway."""

import argparse
import os
import pathlib
import resource
import signal
import sys
import tempfile

import gateway_loads as loads
import gateway_processes as servers
from gateway_loads import median

CONNECTIONS = (1, 64, 256)
CHUNKS, INTERVAL = 50, 100


class Table:
    """Rows for people and for the README: what was measured, of the gateway, of nginx, and the bar."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = [("", "gateway", "nginx", "ratio", "bar", "")]

    def add(
        self,
        name: str,
        own: float,
        nginx: float | None,
        unit: str,
        bar: float | None = None,
        of_ratio: bool = False,
        digits: int = 2,
    ) -> None:
        ratio = own / nginx if nginx else None
        judged = ratio if of_ratio else own
        sign = " x" if of_ratio else f" {unit}"
        self.rows.append(
            (
                name,
                figure(own, unit, digits),
                "" if nginx is None else figure(nginx, unit, digits),
                "" if ratio is None or not of_ratio else f"{ratio:.2f}",
                "" if bar is None else f"<= {bar:g}{sign}".rstrip(),
                "" if bar is None or judged is None else "met" if judged <= bar else "MISSED",
            )
        )

    def print(self) -> None:
        widths = [max(len(row[column]) for row in self.rows) for column in range(6)]
        for index, row in enumerate(self.rows):
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
            if index == 0:
                print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def figure(value: float, unit: str, digits: int) -> str:
    # What a client's leaving took when nobody noticed it.
    return "not noticed" if value == float("inf") else f"{value:.{digits}f} {unit}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(prog="ci/bench-gateway", description="What a hop over the gateway costs.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take the median of (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=5, help="length of a run of wrk (default: %(default)s)")
    parser.add_argument("--soak", type=int, default=0, metavar="SECONDS", help="load to go on for that long, too")
    parser.add_argument("--target", choices=["gateway", "nginx"], default="gateway", help="what is measured")
    parser.add_argument(
        "--credential", choices=["token", "static"], default="token", help="what clients show (default: %(default)s)"
    )
    arguments = parser.parse_args()

    # Ends what was started also when it is ended itself.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else 65536, hard))

    with tempfile.TemporaryDirectory(prefix="gateway-bench-") as folder:
        scratch = pathlib.Path(folder)
        with servers.Processes(scratch) as processes:
            measure(arguments, scratch, processes)


def measure(arguments: argparse.Namespace, scratch: pathlib.Path, processes: servers.Processes) -> None:
    program = servers.build(scratch, "gateway_load")
    script = scratch / "post.lua"
    credentials = servers.Credentials(scratch)
    credential = credentials.token if arguments.credential == "token" else credentials.static
    loads.write_wrk_script(script, credential)
    request = scratch / "stream-request"
    request.write_bytes(loads.raw_request(credential, "bench-stream", True))
    json_upstream = servers.start_json_upstream(processes)
    stream_upstream, lines = servers.start_stream_upstream(processes, CHUNKS, INTERVAL)
    ports = (json_upstream.port, stream_upstream.port)
    nginx = servers.start_nginx_proxy(processes, "nginx", *ports)
    if arguments.target == "gateway":
        own = servers.start_gateway(processes, credentials, *ports)
    else:
        own = servers.start_nginx_proxy(processes, "gateway", *ports)

    print(
        f"on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {arguments.rounds} interleaved rounds;"
        f" measured: {arguments.target}, {arguments.credential}",
        flush=True,
    )
    if arguments.target == "gateway":
        loads.prove(own, credential)
    table = Table()
    loads.wrk(own, script, 1, 1)
    idle = own.memory(), nginx.memory()
    measure_json(table, arguments, script, json_upstream, nginx, own)
    table.add("resident memory, idle", *idle, "MiB", 35, digits=1)
    measure_streams(table, arguments, program, request, nginx, own)
    measure_leaving(table, lines, credential, nginx, own)
    if arguments.soak:
        measure_soak(table, arguments.soak, script, program, request, own)
    print()
    table.print()


def measure_json(
    table: Table,
    arguments: argparse.Namespace,
    script: pathlib.Path,
    upstream: servers.Server,
    nginx: servers.Server,
    own: servers.Server,
) -> None:
    memory = {}
    for connections in CONNECTIONS:
        runs: dict[str, list[loads.Wrk]] = {}
        peers = [own, nginx] + ([upstream] if connections == 1 else [])
        for server in peers:
            server.forget_peak()
            loads.wrk(server, script, connections, 1)
        for turn in range(arguments.rounds):
            # Each round in another order: who is first after a pause is not always the same.
            for server in peers[turn % len(peers) :] + peers[: turn % len(peers)]:
                runs.setdefault(server.name, []).append(loads.wrk(server, script, connections, arguments.seconds))
        cost = [median([run.cpu_per_10k for run in runs[server.name]]) for server in (own, nginx)]
        rate = [median([run.requests / run.seconds for run in runs[server.name]]) for server in (own, nginx)]
        table.add(f"CPU of 10k JSON requests, {connections} connections", *cost, "s", 5, of_ratio=True, digits=3)
        table.add(f"JSON requests a second, {connections} connections", *rate, "/s", digits=0)
        if connections == 1:
            middle = {name: median([run.median for run in all_runs]) for name, all_runs in runs.items()}
            added = [middle[server.name] - middle[upstream.name] for server in (own, nginx)]
            table.add("added median time, 1 connection", *added, "us", 150, digits=0)
        memory[connections] = own.peak_memory(), nginx.peak_memory()
    table.add("resident memory at most, 256 connections", *memory[256], "MiB", 60, digits=1)


def measure_streams(
    table: Table,
    arguments: argparse.Namespace,
    program: str,
    request: pathlib.Path,
    nginx: servers.Server,
    own: servers.Server,
) -> None:
    runs: dict[str, list[loads.Streams]] = {}
    for turn in range(arguments.rounds):
        for server in (own, nginx) if turn % 2 == 0 else (nginx, own):
            runs.setdefault(server.name, []).append(loads.streams(server, program, request, 500, CHUNKS))
    pair = runs[own.name], runs[nginx.name]
    table.add(
        f"CPU of 10k chunks, 500 streams, {INTERVAL} ms apart",
        *[median([run.cpu_per_10k for run in side]) for side in pair],
        "s",
        3,
        of_ratio=True,
        digits=3,
    )
    for name, index, bar in (("median", 0, 1), ("99th of 100", 1, None)):
        delays = [median([run.delays[index] for run in side]) / 1e3 for side in pair]
        table.add(f"delay of a chunk, 500 streams, {name}", *delays, "ms", bar)
    lag = [max(run.lag[1] for run in side) / 1e3 for side in pair]
    table.add("of that the reader's own, 99th of 100", *lag, "ms")
    many = [loads.streams(server, program, request, 1000, CHUNKS) for server in (own, nginx)]
    table.add("failed of 1,000 streams at once", *[float(run.failed) for run in many], "", 0, digits=0)
    table.add("resident memory at most, 1,000 streams", *[run.peak_memory for run in many], "MiB", 120, digits=1)
    failed = sum(run.failed for side in pair for run in side)
    if failed:
        print(f"{failed} of the streams of the rounds with 500 failed", flush=True)


def measure_leaving(
    table: Table, upstream: servers.UpstreamLines, credential: str, nginx: servers.Server, own: servers.Server
) -> None:
    for stream in (True, False):
        for after in (False, True):
            times = [loads.leave(server, upstream, credential, stream, after, 20) for server in (own, nginx)]
            kind = "stream" if stream else "JSON"
            moment = "after the first byte" if after else "before the first byte"
            table.add(f"client leaves, {kind}, {moment}: median", *[median(side) for side in times], "ms", digits=1)
            table.add(f"client leaves, {kind}, {moment}: worst", *[max(side) for side in times], "ms", 50, digits=1)


def measure_soak(
    table: Table,
    seconds: float,
    script: pathlib.Path,
    program: str,
    request: pathlib.Path,
    own: servers.Server,
) -> None:
    samples = loads.soak(own, script, program, request, seconds)
    first, last = median(samples[20:30]), median(samples[-10:])
    table.add(f"resident memory after a quarter of a soak of {seconds:g} s", first, None, "MiB", digits=1)
    # Flat: what grew in three quarters is within what one reading differs from the next.
    table.add("growth from there to the end", last - first, None, "MiB", 2, digits=1)


main()
