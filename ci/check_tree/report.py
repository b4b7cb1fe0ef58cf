"""What was checked, and what is wrong."""

import dataclasses
import sys


@dataclasses.dataclass
class Report:
    failures: list[str] = dataclasses.field(default_factory=list)

    def failure(self, place: str, message: str) -> None:
        self.failures.append(f"{place}: {message}")

    def checked(self, count: int, what: str, detail: str = "") -> None:
        """Notes a finished check. One that met nothing is a failure: it would pass on an empty tree too."""
        print(f"  {count:6} {what}{detail}")
        if count == 0:
            self.failures.append(f"found no {what} to check")

    def skipped(self, what: str, why: str) -> None:
        print(f"       - {what}: not checked, {why}")

    def finish(self) -> int:
        for failure in self.failures:
            print(f"error: {failure}", file=sys.stderr)
        if self.failures:
            print(f"{len(self.failures)} failures", file=sys.stderr)
        return 1 if self.failures else 0
