"""The command line of ci/bench."""

import argparse
import dataclasses
import os
import pathlib
import shutil
import sys
import tempfile

import isolation
import make_specs
import promql
import validate
from measure import Cost, measure, median

HERE = pathlib.Path(__file__).parent
CHECKOUT = HERE.parents[1]
#: What the files of one tenant take at most, with the copies that a benchmark makes: 5 trees of some 40 small files.
SPACE_PER_TENANT = 1_000_000


@dataclasses.dataclass
class Row:
    name: str
    cost: Cost
    files: int
    objects: int

    @property
    def rate(self) -> float:
        return self.objects / self.cost.cpu


def main() -> None:
    parser = argparse.ArgumentParser(prog="ci/bench", description="What many tenants cost.")
    parser.add_argument("--validate", action="store_true", help="measure validate rather than generate")
    parser.add_argument("--isolation", action="store_true", help="measure the proof that tenants are apart, and plan")
    parser.add_argument("--promql", action="store_true", help="measure the parser of PromQL")
    parser.add_argument("counts", metavar="N", type=int, nargs="*", default=[100, 1000, 10000], help="how many tenants")
    parser.add_argument("--folder", type=pathlib.Path, help="where to write (default: in memory if there is room)")
    parser.add_argument("--runs", type=int, default=3, help="runs to take the median of (default: %(default)s)")
    arguments = parser.parse_args()
    if arguments.promql:
        promql.benchmark(arguments.runs)
        return
    tenantry = os.environ["TENANTRY"]

    parent = arguments.folder or default_folder(max(arguments.counts), arguments.runs)
    # Nothing is removed before the end: a file system that has just lost many files is slow to make new ones.
    with tempfile.TemporaryDirectory(prefix="tenantry-bench-", dir=parent) as folder:
        scratch = pathlib.Path(folder)
        once = "" if arguments.validate or arguments.isolation else ", jsonnet once"
        print(f"on {os.cpu_count()} cores, in {scratch}; medians of {arguments.runs} runs{once}")
        print_start_up(tenantry, scratch)
        for count in arguments.counts:
            (scratch / str(count)).mkdir()
            if arguments.validate:
                validate.benchmark(tenantry, count, arguments.runs, scratch / str(count))
                continue
            if arguments.isolation:
                isolation.benchmark(tenantry, count, arguments.runs, scratch / str(count))
                continue
            print_table(count, benchmark(tenantry, count, arguments.runs, scratch / str(count)))


def default_folder(tenants: int, runs: int) -> pathlib.Path:
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > tenants * SPACE_PER_TENANT * runs / 3:
        return memory
    return pathlib.Path(tempfile.gettempdir())


def print_start_up(tenantry: str, scratch: pathlib.Path) -> None:
    runs = [measure([tenantry, "--help"], scratch) for _ in range(20)]
    middle = sorted(cost.wall for cost in runs)[len(runs) // 2]
    memory = min(cost.peak_memory for cost in runs)
    print(f"tenantry --help: {middle * 1000:.1f} ms, {memory:.0f} MiB")


def benchmark(tenantry: str, count: int, runs: int, scratch: pathlib.Path) -> list[Row]:
    tenants = make_specs.make_tenants(count)
    make_specs.write_specs(tenants, CHECKOUT / "tenants.d/platform.yaml", scratch / "tenants.d")
    make_specs.write_json(tenants, scratch / "tenants.json")

    cold, unchanged, copies = [], [], []
    for run in range(runs):
        tree = scratch / f"tree-{run}"
        generate = [tenantry, "generate", "--specs", str(scratch / "tenants.d"), "--output", str(tree)]
        cold.append(measure(generate, scratch, scratch))
        unchanged.append(measure(generate, scratch, scratch))
        copies.append(measure(["cp", "-r", str(tree), str(scratch / f"copy-{run}")], scratch))
    peer = scratch / "jsonnet"
    program = [sys.executable, str(HERE / "render_with_jsonnet.py"), str(scratch / "tenants.json"), str(peer)]
    jsonnet = measure(program, scratch)

    files, objects = count_files(scratch / "tree-0")
    if count_files(scratch / "copy-0") != (files, objects) or objects < count:
        raise SystemExit(f"{scratch}: {objects} objects of {count} tenants, and the copy differs")
    peer_files, peer_objects = count_list_items(peer)
    return [
        Row("generate", median(cold), files, objects),
        Row("generate, unchanged", median(unchanged), files, objects),
        Row("cp -r of the tree", median(copies), files, objects),
        Row("jsonnet", jsonnet, peer_files, peer_objects),
    ]


def count_files(root: pathlib.Path) -> tuple[int, int]:
    """Files, and the Kubernetes objects in them."""
    files = objects = 0
    for folder, _, names in os.walk(root):
        for name in names:
            files += 1
            if name.endswith(".yaml") and name != "kustomization.yaml":
                contents = pathlib.Path(folder, name).read_bytes()
                objects += contents.count(b"\napiVersion: ") + contents.startswith(b"apiVersion: ")
    return files, objects


def count_list_items(root: pathlib.Path) -> tuple[int, int]:
    """The same of the peer, whose files are a List each."""
    files = list(root.iterdir())
    return len(files), sum(file.read_bytes().count(b'"apiVersion": ') - 1 for file in files)


def print_table(count: int, rows: list[Row]) -> None:
    print(f"\n{count} tenants")
    print(
        f"{'':20} {'wall s':>8} {'user s':>8} {'system s':>8} {'peak MiB':>8} {'files':>8} {'objects':>8}"
        f" {'objects/CPU s':>13} {'CPU : cp -r':>11} {'rate : jsonnet':>14}"
    )
    [copy] = [row for row in rows if row.name.startswith("cp")]
    jsonnet = rows[-1]
    for row in rows:
        cost = row.cost
        print(
            f"{row.name:20} {cost.wall:8.3f} {cost.user:8.3f} {cost.system:8.3f} {cost.peak_memory:8.0f}"
            f" {row.files:8} {row.objects:8} {row.rate:13.0f} {cost.cpu / copy.cost.cpu:11.2f}"
            f" {row.rate / jsonnet.rate:14.1f}"
        )


main()
