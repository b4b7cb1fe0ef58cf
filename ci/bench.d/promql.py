"""How many tokens of PromQL a second are parsed, beside a loop over the same bytes and a parser written in Rust."""

import os
import pathlib
import statistics
import subprocess
import time

import promql_parser

CORPUS = pathlib.Path(__file__).parents[2] / "Tests/PromQLTests/Corpus"
#: How often the expressions are repeated, so that a round takes long enough to be measured.
COPIES = 20


def expressions() -> list[str]:
    """The expressions of rules, dashboards and Prometheus' own tests that all parsers take, without line breaks."""
    found = []
    for path in sorted(CORPUS.glob("*.tsv")):
        if path.stem.endswith("-dashboards"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            verdicts, _, rest = line.partition("\t")
            text = rest.partition("\t")[0]
            if verdicts == "++++" and "\\" not in text and text:
                found.append(text)
    return found


def benchmark(runs: int) -> None:
    texts = expressions() * COPIES
    output = subprocess.run(
        [os.environ["PROMQL_BENCHMARK"], str(runs)],
        input="\n".join(texts) + "\n",
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    count, size, tokens = map(int, output[0].split())
    rounds = [tuple(map(float, line.split())) for line in output[1:]]
    own = statistics.median(parsing for parsing, _ in rounds)
    floor = statistics.median(adding for _, adding in rounds)
    peers = []
    for _ in range(runs):
        start = time.perf_counter()
        for text in texts:
            promql_parser.parse(text)
        peers.append(time.perf_counter() - start)
    peer = statistics.median(peers)
    print(f"{count} expressions, {size / 1e6:.1f} MB, {tokens} tokens; one core, medians of {runs} runs")
    for name, cost in (("PromQL", own), ("promql-parser (Rust, from Python)", peer), ("a loop over the bytes", floor)):
        rate = tokens / cost / 1e6
        print(f"{name:36}{cost:8.3f} s {rate:8.2f} million tokens/s {cost / floor:8.1f} x the loop")
