"""Checks that the controllers may apply what they are told to, that they are told of every folder, and of each once."""

import collections
import collections.abc
import fnmatch
import pathlib
import typing

from . import tree
from .report import Report

Value = dict[str, typing.Any]
Folders = dict[str, list[tree.Object]]

FLUX = "kustomize.toolkit.fluxcd.io"
VERBS = {"get", "list", "watch", "create", "update", "patch", "delete"}


def check(root: pathlib.Path, objects: list[tree.Object], report: Report) -> None:
    """Checks the objects of the files against what kustomize makes of each folder; `objects` has both."""
    built: Folders = collections.defaultdict(list)
    written: list[tree.Object] = []
    for entry in objects:
        folder = entry.source.removeprefix("kustomize ")
        if folder != entry.source:
            built[pathlib.Path(folder).relative_to(root).as_posix()].append(entry)
        else:
            written.append(entry)
    applications = [entry for entry in written if entry.kind == "Application" and entry.group == "argoproj.io"]
    kustomizations = [entry for entry in written if entry.group == FLUX]
    for entry in applications:
        check_application(entry, written, built, report)
    for entry in kustomizations:
        check_kustomization(entry, written, built, report)
    check_claims("argocd", [source_path(entry) for entry in applications], built, report)
    check_claims("flux", [entry.value["spec"]["path"] for entry in kustomizations], built, report)
    report.checked(
        len(applications) + len(kustomizations), "folders", " and charts that controllers may apply, each once"
    )


def source_path(application: tree.Object) -> str | None:
    return application.value["spec"]["source"].get("path")


def find_folder(path: str, built: Folders) -> str | None:
    """The folder of the tree at a path of the repository, of which the tree is some part."""
    steps = [step for step in path.split("/") if step not in ("", ".")]
    tails = ("/".join(steps[index:]) for index in range(len(steps)))
    return next((tail for tail in tails if tail in built), None)


def check_application(entry: tree.Object, written: list[tree.Object], built: Folders, report: Report) -> None:
    spec = entry.value["spec"]
    projects = [other for other in written if other.kind == "AppProject" and name(other) == spec["project"]]
    if len(projects) != 1:
        report.failure(entry.place, f"{len(projects)} projects are called {spec['project']}")
        return
    project = projects[0].value["spec"]
    if spec["source"]["repoURL"] not in project["sourceRepos"]:
        report.failure(entry.place, "its project does not allow its repository")
    path = source_path(entry)
    if path is None:
        return
    folder = find_folder(path, built)
    if folder is None:
        report.failure(entry.place, f"there is no folder {path}")
        return
    for item in built[folder]:
        namespace = item.value["metadata"].get("namespace")
        key = "clusterResourceWhitelist" if namespace is None else "namespaceResourceWhitelist"
        if {"group": item.group, "kind": item.kind} not in project.get(key, []):
            report.failure(entry.place, f"its project does not allow {item.place}")
        if namespace is not None and not allows(project["destinations"], spec["destination"]["server"], namespace):
            report.failure(entry.place, f"its project does not allow the namespace of {item.place}")


def allows(destinations: list[Value], server: str, namespace: str) -> bool:
    """A pattern behind `!` refuses, whatever others allow."""
    refused = [entry["namespace"][1:] for entry in destinations if entry["namespace"].startswith("!")]
    if any(fnmatch.fnmatchcase(namespace, pattern) for pattern in refused):
        return False
    return any(entry["server"] == server and fnmatch.fnmatchcase(namespace, entry["namespace"]) for entry in destinations)


def check_kustomization(entry: tree.Object, written: list[tree.Object], built: Folders, report: Report) -> None:
    spec = entry.value["spec"]
    folder = find_folder(spec["path"], built)
    if folder is None:
        report.failure(entry.place, f"there is no folder {spec['path']}")
        return
    names = {name(other) for other in written if other.group == FLUX}
    for other in spec.get("dependsOn", []):
        if other["name"] not in names:
            report.failure(entry.place, f"it waits for {other['name']}, which is not there")
    account = {
        "kind": "ServiceAccount",
        "name": spec["serviceAccountName"],
        "namespace": entry.value["metadata"]["namespace"],
    }
    if not any(
        other.kind == "ServiceAccount"
        and name(other) == account["name"]
        and other.value["metadata"]["namespace"] == account["namespace"]
        for other in written
    ):
        # One that the controller comes with.
        return
    for item in built[folder]:
        namespace = item.value["metadata"].get("namespace", "")
        rules = list(rules_of(account, namespace, written))
        if not any(permits(rule, item) for rule in rules):
            report.failure(entry.place, f"{account['name']} may not apply {item.place}")


def rules_of(account: Value, namespace: str, written: list[tree.Object]) -> collections.abc.Iterator[Value]:
    def of(kind: str) -> list[tree.Object]:
        return [
            other
            for other in written
            if other.kind == kind and other.value["metadata"].get("namespace") == namespace
        ]

    for binding in of("RoleBinding"):
        if account in binding.value["subjects"]:
            for role in of("Role"):
                if name(role) == binding.value["roleRef"]["name"]:
                    yield from role.value["rules"]


def permits(rule: Value, item: tree.Object) -> bool:
    kind = item.kind.lower()
    plurals = {f"{kind}s", f"{kind}es", f"{kind[:-1]}ies"}
    return VERBS <= set(rule["verbs"]) and item.group in rule["apiGroups"] and bool(plurals & set(rule["resources"]))


def check_claims(controller: str, paths: list[str | None], built: Folders, report: Report) -> None:
    """Every folder is some controller's, but those of the other one's own."""
    if not any(folder == controller for folder in built):
        return
    claims = collections.Counter(find_folder(path, built) for path in paths if path is not None)
    other = "flux" if controller == "argocd" else "argocd"
    for folder in built:
        expected = 0 if folder.split("/")[0] == other else 1
        if claims[folder] != expected:
            report.failure(folder, f"{controller} applies it {claims[folder]} times instead of {expected}")


def name(entry: tree.Object) -> str:
    return entry.value["metadata"]["name"]
