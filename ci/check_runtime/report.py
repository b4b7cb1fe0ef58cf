"""Checks that print a line each, and go on after a failure."""

import collections.abc
import contextlib
import sys
import time
import traceback


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    @contextlib.contextmanager
    def check(self, what: str) -> collections.abc.Iterator[None]:
        """What runs inside holds; an exception says that it doesn't."""
        start = time.monotonic()
        try:
            yield
        except Exception:
            self.failed.append(what)
            print(f"FAILED {what}\n{traceback.format_exc()}", flush=True)
        else:
            self.passed += 1
            print(f"ok     {what} ({time.monotonic() - start:.1f} s)", flush=True)

    def finish(self) -> int:
        for what in self.failed:
            print(f"failed: {what}", file=sys.stderr)
        print(f"{self.passed} passed, {len(self.failed)} failed")
        return 1 if self.failed else 0


def equal(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def true(condition: object, otherwise: object) -> None:
    if not condition:
        raise AssertionError(otherwise)


def eventually(condition: collections.abc.Callable[[], object], seconds: float = 10) -> object:
    """The condition's first value that is something."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > end:
            true(value, f"not within {seconds} s: {condition}")
            return value
        time.sleep(0.02)
