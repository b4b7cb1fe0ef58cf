"""Gives the rules of every PrometheusRule to promtool, its lint as errors, and to a second parser."""

import pathlib
import subprocess
import tempfile

import promql_parser
import yaml

from . import tree
from .report import Report


def check(objects: list[tree.Object], report: Report) -> None:
    found = [entry for entry in objects if entry.kind == "PrometheusRule"]
    files: dict[str, tree.Object] = {}
    expressions = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, entry in enumerate(tree.distinct(found), start=1):
            file = f"rules-{number}.yaml"
            files[file] = entry
            groups = entry.value["spec"].get("groups", [])
            pathlib.Path(folder, file).write_text(yaml.safe_dump({"groups": groups}), encoding="utf-8")
            for rule in (rule for group in groups for rule in group.get("rules", [])):
                expressions += 1
                name = rule.get("alert") or rule.get("record")
                check_expression(str(rule.get("expr")), f"{entry.place}: {name}", report)
        if files:
            run_promtool(folder, files, report)
    queries = f"their {expressions} distinct queries by promql-parser"
    report.checked(len(found), "PrometheusRules", f" by promtool, {queries}")


def run_promtool(folder: str, files: dict[str, tree.Object], report: Report) -> None:
    command = ["promtool", "check", "rules", "--lint=all", "--lint-fatal", *files]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if result.returncode:
        # Each file's findings follow the line `Checking FILE`.
        message = result.stdout + result.stderr
        for name, entry in files.items():
            message = message.replace(name, entry.place)
        report.failure("promtool check rules", message.strip())


def check_expression(expression: str, place: str, report: Report) -> None:
    try:
        promql_parser.parse(expression)
    except ValueError as error:
        report.failure(place, f"{error} in: {expression}")
