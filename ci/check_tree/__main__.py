"""The command line of ci/check-tree."""

import argparse
import pathlib
import sys

from . import builtin_objects, custom_resources, dashboards, gitops, kustomize, prometheus_rules, tree
from .report import Report


def main() -> int:
    parser = argparse.ArgumentParser(prog="ci/check-tree", description="Check a rendered tree with the real tools.")
    parser.add_argument("tree", type=pathlib.Path, help="the folder to check, such as generated")
    parser.add_argument(
        "--crds",
        type=pathlib.Path,
        # Beside the checkout.
        default=pathlib.Path(__file__).parents[3] / "shared/crds",
        help="folder of CustomResourceDefinitions; without it custom resources are not checked (default: %(default)s)",
    )
    arguments = parser.parse_args()
    if not arguments.tree.is_dir():
        parser.error(f"{arguments.tree} is not a folder")

    report = Report()
    objects = tree.load_objects(arguments.tree, report)
    objects += kustomize.build_folders(arguments.tree, report)
    definitions = custom_resources.load_definitions(arguments.crds, report)
    builtin_objects.check(objects, report)
    custom_resources.check(objects, definitions, report)
    gitops.check(arguments.tree, objects, report)
    prometheus_rules.check(objects, report)
    dashboards.check(arguments.tree, report)
    return report.finish()


sys.exit(main())
