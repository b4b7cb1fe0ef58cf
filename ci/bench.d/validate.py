"""What validating the manifests of many tenants costs, beside reading them and libyaml's own events."""

import dataclasses
import pathlib
import shutil
import subprocess

import make_dashboards
import make_manifests
import make_rules
from measure import Cost, measure, median

HERE = pathlib.Path(__file__).parent
CATEGORIES = "syntax,schema,api,references"


@dataclasses.dataclass
class Row:
    name: str
    cost: Cost
    objects: int


def benchmark(tenantry: str, count: int, runs: int, scratch: pathlib.Path) -> None:
    tree = scratch / "tree"
    objects, size = make_manifests.write_manifests(count, tree)
    names = scratch / "names"
    names.write_text("".join(f"{file}\n" for file in sorted(tree.rglob("*.yaml"))), encoding="utf-8")
    watching = scratch / "watching"
    watching_files, watching_size = make_dashboards.write_dashboards(count, watching)
    print(f"\n{count} tenants are watched by {watching_files} files, {watching_size / 1e6:.0f} MB")
    commands = {
        "validate": [tenantry, "validate", "--rules", CATEGORIES, str(tree)],
        "validate, observability": [
            *[tenantry, "validate", "--rules", f"{CATEGORIES},observability"],
            *[str(tree), str(watching)],
        ],
        "validate, syntax": [tenantry, "validate", "--rules", "syntax", str(tree)],
        "cat": ["sh", "-c", f"xargs cat < {names} > {scratch}/cat"],
    }
    if events := build_events(scratch):
        commands["libyaml's events"] = ["sh", "-c", f"{events} < {names}"]
    if kubeconform := shutil.which("kubeconform"):
        commands["kubeconform"] = [kubeconform, "-strict", "-n", "4", str(tree)]
    # One after the other in each run, so that whatever else the machine does falls on all of them.
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(measure(command, scratch))
    rows = [Row(name, median(some), objects) for name, some in costs.items()]
    print_table(count, objects, size, rows)
    print_one_file(tenantry, tree, scratch)
    print_rules(tenantry, count, runs, scratch)


def build_events(scratch: pathlib.Path) -> pathlib.Path | None:
    """libyaml's own event loop, the least that a validator on top of it costs."""
    program = scratch / "libyaml_events"
    command = ["cc", "-O2", "-o", str(program), str(HERE / "libyaml_events.c"), "-lyaml"]
    return program if subprocess.run(command, check=False).returncode == 0 else None


def print_table(count: int, objects: int, size: int, rows: list[Row]) -> None:
    print(f"\n{count} tenants: {objects} objects, one a file, {size / 1e6:.0f} MB")
    print(
        f"{'':24} {'wall s':>8} {'user s':>8} {'system s':>8} {'CPU s':>8} {'peak MiB':>8} {'objects/CPU s':>13}"
        f" {'CPU : cat':>9}"
    )
    [cat] = [row for row in rows if row.name == "cat"]
    for row in rows:
        cost = row.cost
        print(
            f"{row.name:24} {cost.wall:8.3f} {cost.user:8.3f} {cost.system:8.3f} {cost.cpu:8.3f}"
            f" {cost.peak_memory:8.0f} {row.objects / cost.cpu:13.0f} {cost.cpu / cat.cost.cpu:9.2f}"
        )


def print_one_file(tenantry: str, tree: pathlib.Path, scratch: pathlib.Path) -> None:
    file = tree / "tenant-00000/deployment.yaml"
    command = [tenantry, "validate", "--rules", "syntax,schema,api", str(file)]
    runs = sorted((measure(command, scratch) for _ in range(20)), key=lambda cost: cost.wall)
    middle = runs[len(runs) // 2]
    print(f"one Deployment, start to exit: {middle.wall * 1000:.1f} ms, {middle.peak_memory:.0f} MiB")


def print_rules(tenantry: str, count: int, runs: int, scratch: pathlib.Path) -> None:
    """What the rules of alerts cost beside reading them: the file's syntax is looked into anyway."""
    tree = scratch / "rules"
    rules, size = make_rules.write_rules(count, tree)
    costs = {}
    for categories in ["syntax", "syntax,observability"]:
        command = [tenantry, "validate", "--rules", categories, str(tree)]
        costs[categories] = median([measure(command, scratch) for _ in range(runs)])
    added = costs["syntax,observability"].cpu - costs["syntax"].cpu
    print(
        f"{rules} rules of {count} tenants, {size / 1e6:.0f} MB: {costs['syntax,observability'].cpu:.3f} CPU s, of which"
        f" {added:.3f} for observability"
    )
