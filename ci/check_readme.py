"""Runs the commands of a Markdown file and compares what they print with what the file shows.

- A ```` ```sh ```` block is a script: it runs with `bash -e`, and must succeed.
- A ```` ```sh no-run ```` block is not run: it needs a cluster, or installs something.
- A ```` ```console ```` block is a terminal: `$ ` starts a command, and the lines up to the next one are what it
  prints, on both streams. There `…` stands for any text, and a line with nothing else for any number of lines. The
  command may fail, as long as it prints that.

All of them run in order in one scratch copy of the checkout, which is a Git repository too, with `tenantry` on the
PATH, so that a block sees what an earlier one did. `ci/test` is left out where it stands alone: it is what runs this.
"""

import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(?P<info>\S+(?: [^\n]*)?)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclasses.dataclass
class Command:
    """A script, and the output it must have where the file shows one."""

    line: int
    script: str
    expected: list[str] | None


def commands(text: str) -> list[Command]:
    found = []
    for block in FENCE.finditer(text):
        line = text.count("\n", 0, block.start("body")) + 1
        info, body = block["info"].split(), block["body"]
        if info == ["sh"]:
            script = "".join(line for line in body.splitlines(keepends=True) if line.split("#")[0].strip() != "ci/test")
            if script.strip():
                found.append(Command(line, script, None))
        elif info == ["console"]:
            found += terminal(line, body)
        elif info[0] in ("sh", "console", "bash", "shell") and info != ["sh", "no-run"]:
            raise SystemExit(f"line {line - 1}: a block is `sh`, `sh no-run` or `console`, not `{block['info']}`")
    return found


def terminal(line: int, body: str) -> list[Command]:
    found: list[Command] = []
    for number, text in enumerate(body.splitlines(), start=line):
        if text.startswith("$ "):
            found.append(Command(number, text.removeprefix("$ "), []))
        elif not found:
            raise SystemExit(f"line {number}: a `console` block starts with `$ ` and a command")
        elif found[-1].script.endswith("\\") and not found[-1].expected:
            found[-1].script += "\n" + text.removeprefix("> ")
        else:
            found[-1].expected.append(text)
    return found


def matches(expected: list[str], actual: list[str]) -> bool:
    patterns = [
        r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in expected
    ]
    return re.fullmatch("".join(patterns), "".join(f"{line}\n" for line in actual)) is not None


def copy_checkout(root: pathlib.Path, scratch: pathlib.Path, environment: dict[str, str]) -> None:
    """The checkout without what was built in it, committed in a repository of its own."""
    shutil.copytree(root, scratch, symlinks=True, ignore=shutil.ignore_patterns(".git", ".build*", ".tools"))
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "The checkout"]):
        subprocess.run(["git", *arguments], cwd=scratch, env=environment, check=True)
    if (root / ".tools").exists():
        (scratch / ".tools").symlink_to(root / ".tools")
        (scratch / ".git/info/exclude").write_text(".tools\n")


def run(command: Command, scratch: pathlib.Path, environment: dict[str, str]) -> str | None:
    """What is wrong with it, if anything."""
    options = "-euo" if command.expected is None else "-uo"
    result = subprocess.run(
        ["bash", options, "pipefail", "-c", command.script],
        cwd=scratch,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    actual = result.stdout.splitlines()
    if command.expected is None:
        return None if result.returncode == 0 else f"exit status {result.returncode}, after printing:\n{result.stdout}"
    while command.expected and not command.expected[-1].strip():
        command.expected.pop()
    if matches(command.expected, actual):
        return None
    return "\n".join(["printed:", *actual, "--- but the file shows:", *command.expected])


def main(path: pathlib.Path) -> int:
    found = commands(path.read_text(encoding="utf-8"))
    if not found:
        raise SystemExit(f"{path}: no commands")
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch, programs = pathlib.Path(folder, "tenantry"), pathlib.Path(folder, "bin")
        programs.mkdir()
        (programs / "tenantry").symlink_to(os.environ["TENANTRY"])
        environment = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "NO_COLOR": "1"}
        for variable in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
            environment[f"GIT_{variable}"] = "readme@localhost"
        copy_checkout(pathlib.Path.cwd(), scratch, environment)
        for command in found:
            problem = run(command, scratch, environment)
            status = "ok" if problem is None else "FAILED"
            print(f"{status:6} {path}:{command.line}: {command.script.strip().splitlines()[0]}", flush=True)
            if problem is not None:
                failures += 1
                print(problem, file=sys.stderr)
    print(f"{len(found)} commands, {failures} failures")
    return 1 if failures else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
