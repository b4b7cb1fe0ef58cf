"""Starts and ends the processes of the stack."""

import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


class Service:
    """A process that listens, and what it printed."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], log: pathlib.Path, url: str):
        self.name = name
        self.url = url
        #: Where its metrics are: the gateway's have a port of their own.
        self.metrics_url = url + "/metrics"
        self.log = log
        self.command = command
        self.environment = environment
        self.start()

    def start(self) -> None:
        # Nothing of the caller's environment but where programs are: a proxy or a key there is none of the stack's.
        inherited = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LD_LIBRARY_PATH")}
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                env=inherited | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def wait_until(self, path: str, seconds: float = 60) -> None:
        """Waits until a path answers with 200."""
        end = time.monotonic() + seconds
        last: object = "nothing listens"
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended with status {self.process.returncode}:\n{self.text[-2000:]}")
            try:
                with urllib.request.urlopen(self.url + path, timeout=2) as response:
                    if response.status == 200:
                        return
            except urllib.error.HTTPError as error:
                last = f"status {error.code}: {error.read()[:300]!r}"
            except OSError as error:
                last = error
            time.sleep(0.05)
        raise RuntimeError(f"{self.name} does not answer {path}: {last}\n{self.text[-2000:]}")

    @property
    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def resident_kilobytes(self) -> int:
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def terminate(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def stop(self, seconds: float = 5) -> int:
        """Ends the process, by force after a while."""
        self.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def free_port(host: str = "127.0.0.1") -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]
