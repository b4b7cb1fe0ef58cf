"""What two tenants' people and programs ask: mostly well, sometimes not, and at times far too much."""

import contextlib
import http.client
import itertools
import re
import threading
import time
from collections.abc import Callable, Iterator

from check_runtime.client import OpenRequest, Response, chat, request
from check_runtime.faults import metric
from check_runtime.limits import change_policy
from check_runtime.report import eventually
from local_stack.stack import Stack

# A good worker's pause between two requests.
PAUSE = 0.12
# Longer than the second that an answer may take.
SLOW = "stand-in: delay=2000"
FAILING = "stand-in: status=500"


class Tenant:
    """The addresses that a tenant's requests go to."""

    def __init__(self, stack: Stack, name: str):
        self.name = name
        self.app = stack.services[f"{name}/{name}-app"].url
        self.proxy = stack.services[f"{name}/llm-proxy"].url
        self.gateway = stack.services["llm-gateway"].url
        self.token = stack.signer.token(name, "llm-proxy")
        #: While set, many of its requests fail, and many are slow.
        self.is_bad = threading.Event()

    def hello(self) -> Response:
        return request("GET", f"{self.app}/hello", timeout=5)

    def page(self) -> Response:
        return request("GET", f"{self.app}/", timeout=5)

    def ask(self, question: str = "How do I start?", stream: bool = False, timeout: float = 15) -> Response:
        headers = {"accept": "text/event-stream"} if stream else {}
        return request("POST", f"{self.app}/ask", {"question": question, "max_tokens": 200}, headers=headers,
            timeout=timeout)

    def ask_proxy(self) -> Response:
        return request("POST", f"{self.proxy}/ask", {"question": "How do I start?", "max_tokens": 200}, timeout=15)

    def chat(self, question: str = "hello", stream: bool = False, token: str | None = None, **more: object) -> Response:
        url = f"{self.gateway}/v1/chat/completions"
        return request("POST", url, chat(question, stream, **more), token=token or self.token, timeout=15)

    def models(self) -> Response:
        return request("GET", f"{self.gateway}/v1/models", token=self.token, timeout=5)


class Traffic:
    def __init__(self, stack: Stack):
        self.stack = stack
        names = sorted(name.partition("/")[0] for name in stack.services if name.endswith("/llm-proxy"))
        self.tenants = [Tenant(stack, name) for name in names]
        self.is_over = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self) -> None:
        for tenant in self.tenants:
            self._start(lambda tenant=tenant: self._good(tenant))
            self._start(lambda tenant=tenant: self._failing(tenant))
            for _ in range(16):
                self._start(lambda tenant=tenant: self._slow(tenant))

    def stop(self) -> None:
        self.is_over.set()
        for thread in self.threads:
            thread.join(20)

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self.threads.append(thread)

    def _good(self, tenant: Tenant) -> None:
        actions = itertools.cycle(
            [
                tenant.hello, tenant.ask, tenant.hello, tenant.page, tenant.ask_proxy, tenant.hello, tenant.chat,
                lambda: tenant.ask(stream=True), tenant.models, lambda: tenant.chat(stream=True),
            ]
        )
        self._repeat(actions, PAUSE)

    def _failing(self, tenant: Tenant) -> None:
        # A good one between two that fail keeps the gateway's circuit closed.
        actions = itertools.cycle([lambda: tenant.ask(FAILING), tenant.ask, tenant.ask])
        self._repeat(actions, PAUSE / 2, tenant.is_bad)

    def _slow(self, tenant: Tenant) -> None:
        self._repeat(itertools.repeat(lambda: tenant.ask(SLOW)), 0, tenant.is_bad)

    def _repeat(self, actions: Iterator[Callable[[], object]], pause: float,
        when: threading.Event | None = None) -> None:
        while not self.is_over.wait(pause):
            if when and not when.wait(0.2):
                continue
            # What is refused, cut off or down is part of the picture.
            with contextlib.suppress(OSError, http.client.HTTPException):
                next(actions)()

    def crowd(self, tenant: Tenant, count: int, milliseconds: int) -> list[threading.Thread]:
        """So many requests at once, of so much time each."""

        def one() -> None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                tenant.ask(f"stand-in: delay={milliseconds}", timeout=milliseconds / 1000 + 10)

        threads = [threading.Thread(target=one, daemon=True) for _ in range(count)]
        for thread in threads:
            thread.start()
        return threads

    def raise_limits(self) -> None:
        """So that the traffic of this test is not refused but where that is the point."""
        for tenant in self.tenants:
            change_policy(
                self.stack, tenant.name, requestsPerMinute=1_000_000, tokensPerMinute=1_000_000_000,
                tokensPerDay=1_000_000_000, concurrentStreams=1000,
            )

    def oddities(self, tenant: Tenant) -> None:
        """One of each thing that is counted and rarely happens."""
        for action in (
            # Refused by the gateway.
            lambda: tenant.chat(token="none.of.ours"),
            lambda: tenant.chat(model="no-such-model"),
            lambda: tenant.chat(max_tokens=10_000_000),
            lambda: request("POST", f"{tenant.gateway}/v1/chat/completions", b"{", token=tenant.token),
            # Answered otherwise by the provider.
            lambda: tenant.chat("stand-in: status=429 retry-after=1 times=1"),
            tenant.chat,
            lambda: tenant.chat("stand-in: status=401 times=1"),
            tenant.chat,
            lambda: tenant.chat("stand-in: status=400"),
            lambda: tenant.chat("stand-in: status=503 times=1"),
            tenant.chat,
            lambda: tenant.chat("stand-in: truncate"),
            tenant.chat,
            lambda: tenant.chat("stand-in: chunks=5 no-usage", stream=True),
            lambda: tenant.chat("stand-in: chunks=5 gap=20", stream=True),
            # Asked wrongly of the app and the proxy.
            lambda: request("POST", f"{tenant.app}/ask", {}),
            lambda: request("GET", f"{tenant.app}/nowhere"),
            lambda: request("POST", f"{tenant.proxy}/ask", {}),
        ):
            with contextlib.suppress(OSError, http.client.HTTPException):
                action()
        eventually(lambda: self._leave_early(tenant), 30)

    @staticmethod
    def _leave_early(tenant: Tenant) -> bool:
        """Leaves in the middle of a stream, where there is one."""
        url = f"{tenant.gateway}/v1/chat/completions"
        leaving = OpenRequest(url, chat("stand-in: chunks=200 gap=50", True), tenant.token)
        is_answered = b" 200 " in leaving.read_until(b"\r\n").split(b"\r\n")[0]
        if is_answered:
            leaving.read_until(b"data: ")
        else:
            # The gateway's circuit is open after so many failures: it closes soon.
            time.sleep(0.5)
        leaving.leave()
        return is_answered

    def exceed(self, seconds: float = 15) -> None:
        """Makes each tenant meet each of its limits, one after another, and raises them again."""
        small = {"requestsPerMinute": 1, "tokensPerMinute": 50, "tokensPerDay": 50, "concurrentStreams": 1}
        reasons = {limit: re.sub("([A-Z])", lambda match: "_" + match[1].lower(), limit) for limit in small}
        for limit, value in small.items():
            before = {tenant.name: self._refusals(tenant, reasons[limit]) for tenant in self.tenants}
            for tenant in self.tenants:
                change_policy(self.stack, tenant.name, **{limit: value})
            end = time.monotonic() + seconds
            waiting = list(self.tenants)
            while waiting and time.monotonic() < end:
                for tenant in waiting:
                    self._ask_for_more(tenant, limit)
                reason = reasons[limit]
                waiting = [tenant for tenant in waiting if self._refusals(tenant, reason) == before[tenant.name]]
            if waiting:
                names = ", ".join(tenant.name for tenant in waiting)
                raise AssertionError(f"{limit}: {names} not refused within {seconds} s")
            self.raise_limits()

    def _refusals(self, tenant: Tenant, reason: str) -> float:
        url = self.stack.services["llm-gateway"].metrics_url
        return metric(url, "llm_requests_rejected_total", tenant=tenant.name, reason=reason)

    def _ask_for_more(self, tenant: Tenant, limit: str) -> None:
        if limit != "concurrentStreams":
            tenant.chat(max_tokens=20)
            return
        url = f"{tenant.gateway}/v1/chat/completions"
        streams = [OpenRequest(url, chat("stand-in: chunks=20 gap=50", True), tenant.token) for _ in range(2)]
        for stream in streams:
            stream.read_until(b"\r\n")
        for stream in streams:
            stream.leave()
