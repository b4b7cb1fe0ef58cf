"""The command line of ci/make-schemas."""

import argparse
import pathlib
import sys

from . import builtin_kinds, custom_kinds

ROOT = pathlib.Path(__file__).parents[2]
TABLES = ROOT / "Sources/CKubernetesSchemas/Tables"


def main() -> int:
    parser = argparse.ArgumentParser(prog="ci/make-schemas", description="Make the embedded tables of schemas.")
    parser.add_argument("--check", action="store_true", help="only say whether the tables are up to date")
    parser.add_argument(
        "--crds",
        type=pathlib.Path,
        # Beside the checkout.
        default=ROOT.parent / "shared/crds",
        help="folder of CustomResourceDefinitions; without it that table stays as it is (default: %(default)s)",
    )
    arguments = parser.parse_args()
    made = {"kubernetes.txt": builtin_kinds.make_table()}
    if arguments.crds.is_dir():
        made["custom-resources.txt"] = custom_kinds.make_table(arguments.crds)
    else:
        print(f"ci/make-schemas: there is no folder {arguments.crds}: custom-resources.txt is not looked at")

    failures = 0
    for name, text in made.items():
        path = TABLES / name
        is_current = path.is_file() and path.read_text(encoding="utf-8") == text
        if is_current:
            print(f"{name}: up to date, {len(text)} bytes, {text.count(chr(10))} lines")
        elif arguments.check:
            print(f"ci/make-schemas: {path} is not what the script makes; run ci/make-schemas", file=sys.stderr)
            failures += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{name}: written, {len(text)} bytes, {text.count(chr(10))} lines")
    return 1 if failures else 0


sys.exit(main())
