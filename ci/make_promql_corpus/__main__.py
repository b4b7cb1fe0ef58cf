"""The command line of ci/make-promql-corpus."""

import argparse
import importlib.metadata
import pathlib
import sys

from . import oracles, tables, trees
from .grammar import Grammar, Mistakes
from .packages import Packages
from .sources import Source, all_sources, filled_in

ROOT = pathlib.Path(__file__).parents[2]
CORPUS = ROOT / "Tests/PromQLTests/Corpus"
SEED = 20
DRAWN, MISTAKEN = 1400, 1700
LONGEST = 400


def generated_sources() -> list[Source]:
    grammar = Grammar(SEED)
    drawn = [text for text in (grammar.expression() for _ in range(DRAWN)) if len(text) <= LONGEST]
    mistakes = Mistakes(grammar)
    short = [text for text in drawn if len(text) <= 100]
    mistaken = [mistakes.made_in(short[at % len(short)]) for at in range(MISTAKEN)]
    return [
        Source(
            "language",
            "every operator, function, modifier and form of literal, row by row",
            "that of this package",
            tables.all_rows(),
        ),
        Source("drawn", f"drawn from the grammar, seed {SEED}", "that of this package", drawn),
        Source(
            "newer",
            "what came after Prometheus 3.5: only the last verdict says something of it",
            "that of this package",
            tables.newer_rows(),
        ),
        Source("mistakes", "of the expressions drawn, with mistakes made in them", "that of this package", mistaken),
    ]


def escaped(text: str) -> str:
    for plain, escape in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\0", "\\0")):
        text = text.replace(plain, escape)
    return text


def tree_text(tree: dict | None) -> str:
    try:
        return trees.written(tree) if tree else ""
    except ValueError:
        return ""


class Parsers:
    def __init__(
        self, second: oracles.Prometheus, third: oracles.Prometheus, third_with_features: oracles.Prometheus
    ) -> None:
        self.second, self.third, self.third_with_features = second, third, third_with_features
        self.versions = (
            f"Prometheus {second.version}",
            f"Prometheus {third.version}",
            f"Prometheus {third.version} with the features {FEATURES[0]} and {FEATURES[1]}",
            f"promql-parser {importlib.metadata.version('promql-parser')}",
        )

    def rows(self, expressions: list[str]) -> list[tuple[str, str]]:
        """The verdicts on each expression, and its tree."""
        answers = zip(
            self.second.printed(expressions),
            self.third.trees(expressions),
            self.third_with_features.printed(expressions),
            map(oracles.promql_parser_accepts, expressions),
            strict=True,
        )
        return [
            ("".join("+" if verdict else "-" for verdict in (second, third, features, rust)), tree_text(third))
            for second, third, features, rust in answers
        ]


FEATURES = ("promql-experimental-functions", "promql-duration-expr")


def table(source: Source, parsers: Parsers, seen: set[str]) -> tuple[str, int]:
    expressions = [text for text in source.expressions if text not in seen]
    seen.update(expressions)
    if source.is_templated:
        asked = best_forms(expressions, parsers)
    else:
        asked = expressions
    lines = [
        f"# Expressions of PromQL: {source.origin}.",
        f"# Licence of the expressions: {source.licence}. Made by ci/make-promql-corpus.",
        "# Columns, with a tab between: verdicts, expression, and the tree as text (nothing where it is not known).",
        "# Verdicts, + for accepted and - for refused: " + "; ".join(parsers.versions) + ".",
        "# Escapes: \\n, \\t, \\r, \\0 and \\\\.",
    ]
    if source.is_templated:
        lines.append("# Verdicts and trees are those of the expression with a value for each of Grafana's variables.")
    for expression, (verdicts, tree) in zip(expressions, parsers.rows(asked), strict=True):
        shown_tree = "" if source.is_templated else escaped(tree)
        lines.append(f"{verdicts}\t{escaped(expression)}\t{shown_tree}".rstrip("\t"))
    return "\n".join(lines) + "\n", len(expressions)


def best_forms(expressions: list[str], parsers: Parsers) -> list[str]:
    chosen = []
    for expression in expressions:
        forms = list(filled_in(expression))
        answers = parsers.third_with_features.printed(forms)
        chosen.append(next((form for form, answer in zip(forms, answers, strict=True) if answer is not None), forms[0]))
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(prog="ci/make-promql-corpus", description="Make the corpus of PromQL.")
    parser.add_argument(
        "--packages", type=pathlib.Path, default=ROOT / ".tools/corpus", help="folder of unpacked packages"
    )
    arguments = parser.parse_args()
    packages = Packages(arguments.packages)
    newer = packages.debian("prometheus")[0] / "usr/bin/prometheus"
    older = ROOT / ".tools/bin/prometheus"
    CORPUS.mkdir(parents=True, exist_ok=True)
    with (
        oracles.running(older) as second,
        oracles.running(newer) as third,
        oracles.running(newer, *FEATURES) as third_with_features,
    ):
        parsers = Parsers(second, third, third_with_features)
        seen: set[str] = set()
        total = 0
        for source in [*generated_sources(), *all_sources(packages)]:
            text, count = table(source, parsers, seen)
            total += count
            (CORPUS / f"{source.name}.tsv").write_text(text, encoding="utf-8", newline="\n")
            print(f"{source.name}.tsv: {count} expressions, {len(text.encode())} bytes")
        print(f"{total} expressions")
    return 0


sys.exit(main())
