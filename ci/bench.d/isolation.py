"""What proving that many tenants are apart costs, beside validating their tree without it; and what a plan of one change costs."""

import pathlib
import subprocess

import make_specs
from measure import Cost, measure, median

CHECKOUT = pathlib.Path(__file__).parents[2]
#: Validation without what is measured.
WITHOUT = "syntax,schema,api,references"
CATEGORIES = {
    "without": WITHOUT,
    "isolation": f"{WITHOUT},isolation",
    "isolation, capacity": f"{WITHOUT},isolation,capacity",
    "security, secrets": f"{WITHOUT},security,secrets",
    "gitops": f"{WITHOUT},gitops",
}


def benchmark(tenantry: str, count: int, runs: int, scratch: pathlib.Path) -> None:
    make_specs.write_specs(make_specs.make_tenants(count), CHECKOUT / "tenants.d/platform.yaml", scratch / "tenants.d")
    measure([tenantry, "generate"], scratch, scratch)
    print(f"\n{count} tenants")
    print_table(measure_validation(tenantry, runs, scratch))
    print_plan(tenantry, runs, scratch)


def measure_validation(tenantry: str, runs: int, scratch: pathlib.Path) -> dict[str, Cost]:
    commands = {name: [tenantry, "validate", "--rules", rules] for name, rules in CATEGORIES.items()}
    output = ["--format", "json", "--output", str(scratch / "reach.json")]
    commands["reach"] = [tenantry, "reach", "generated", *output]
    commands["who-can"] = [tenantry, "who-can", "get", "secrets", "--format", "json"]
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(measure(command, scratch, scratch))
    return {name: median(some) for name, some in costs.items()}


def print_table(costs: dict[str, Cost]) -> None:
    print(f"{'':24} {'wall s':>8} {'CPU s':>8} {'more':>8} {'peak MiB':>8}")
    for name, cost in costs.items():
        more = cost.cpu - costs["without"].cpu
        print(f"{name:24} {cost.wall:8.3f} {cost.cpu:8.3f} {more:8.3f} {cost.peak_memory:8.0f}")


def print_plan(tenantry: str, runs: int, scratch: pathlib.Path) -> None:
    """One tenant's limits are changed in a repository that holds everybody's specs and tree."""
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "core.fsync=none"]
    (scratch / ".gitignore").write_text("/*\n!/tenants.d\n!/generated\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Add the tree"]):
        subprocess.run([*git, *command], cwd=scratch, check=True)
    spec = min(path for path in (scratch / "tenants.d").glob("*.yaml") if path.name != "platform.yaml")
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("replicas: ", "replicas: 1", 1), encoding="utf-8")
    if spec.read_text(encoding="utf-8") == text:
        raise SystemExit(f"{spec} has no replicas to change")
    cost = median([measure([tenantry, "plan", "HEAD"], scratch, scratch) for _ in range(runs)])
    print(f"plan of one changed tenant: {cost.wall:.3f} s, {cost.cpu:.3f} CPU s, {cost.peak_memory:.0f} MiB")
