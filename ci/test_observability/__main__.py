"""Checks what is rendered for observability with the services, a real Prometheus and a real Alertmanager."""

import argparse
import pathlib
import sys

from check_runtime.report import Report
from local_stack.stack import temporary_folder

from . import configuration, firing, results, routes
from .platform import Platform


def main() -> int:
    parser = argparse.ArgumentParser(prog="ci/test-observability", description=__doc__)
    parser.add_argument("--tree", type=pathlib.Path, default=pathlib.Path("generated"))
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    options = parser.parse_args()
    report = Report()
    tools = pathlib.Path(".tools/bin").absolute()
    with temporary_folder() as name:
        platform = Platform(options.tree, options.programs, tools, pathlib.Path(name))
        unit_tests = configuration.UnitTests(platform)
        try:
            check(platform, report)
            unit_tests.check(report)
        finally:
            unit_tests.pool.shutdown(cancel_futures=True)
    return report.finish()


def check(platform: Platform, report: Report) -> None:
    configuration.check(platform, report)
    routes.check(platform, report)
    if report.failed:
        return
    with platform:
        with report.check("the services, the exporters, Prometheus and Alertmanager start"):
            platform.start()
        if not report.failed:
            firing.check(platform, report)
            results.check(platform, report)


sys.exit(main())
