"""Builds every kustomization as the controllers do."""

import concurrent.futures
import os
import pathlib
import subprocess

from . import tree
from .report import Report


def build_folders(root: pathlib.Path, report: Report) -> list[tree.Object]:
    folders = sorted(path.parent for path in root.rglob("kustomization.yaml"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outputs = list(pool.map(build, folders))
    objects: list[tree.Object] = []
    for folder, output in zip(folders, outputs):
        if output.returncode:
            report.failure(str(folder), output.stderr.strip())
        elif output.stderr:
            # Deprecated fields are told there.
            report.failure(str(folder), f"kustomize warns: {output.stderr.strip()}")
        objects += tree.parse(output.stdout, f"kustomize {folder}", report)
    report.checked(len(folders), "kustomizations", f" built by kubectl, giving {len(objects)} objects")
    return objects


def build(folder: pathlib.Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["kubectl", "kustomize", str(folder)], capture_output=True, text=True)
