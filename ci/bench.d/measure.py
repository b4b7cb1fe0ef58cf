"""Runs a program and tells what it cost."""

import dataclasses
import json
import pathlib
import subprocess
import sys

# A process of its own, as small as Python gets: a program's peak memory starts at that of the process it came from.
LAUNCHER = """
import json, os, sys, time
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=[
    (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
print(json.dumps([os.waitstatus_to_exitcode(status), wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024]))
"""


@dataclasses.dataclass(frozen=True)
class Cost:
    #: Seconds.
    wall: float
    user: float
    system: float
    #: MiB.
    peak_memory: float

    @property
    def cpu(self) -> float:
        return self.user + self.system


def measure(command: list[str], scratch: pathlib.Path, directory: pathlib.Path | None = None) -> Cost:
    """What `command` cost. One that fails ends the benchmark: its time would mean nothing."""
    log = scratch / "log"
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(log), *command]
    output = subprocess.run(launcher, cwd=directory, check=True, capture_output=True, text=True).stdout
    status, *figures = json.loads(output)
    if status:
        raise SystemExit(f"{' '.join(command)}: exit status {status}\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(*figures)


def median(costs: list[Cost]) -> Cost:
    """The run in the middle, by CPU time."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]
