"""Runs the containers of rendered Deployments as processes: their environment, and their volumes as folders.

A volume is laid out as the kubelet does it: the files are links into `..data`, itself a link to a folder that is replaced
as a whole, so that a reader never sees half a change.
"""

import dataclasses
import itertools
import os
import pathlib
import typing

import yaml

Object = dict[str, typing.Any]


class Tree:
    """The objects of a rendered tree, by kind, namespace and name."""

    def __init__(self, root: pathlib.Path):
        self.objects: dict[tuple[str, str, str], Object] = {}
        for path in sorted(root.rglob("*.yaml")):
            for document in yaml.load_all(path.read_text(encoding="utf-8"), yaml.CSafeLoader):
                if document and "metadata" in document:
                    metadata = document["metadata"]
                    key = (document["kind"], metadata.get("namespace", ""), metadata["name"])
                    self.objects[key] = document

    def find(self, kind: str, namespace: str, name: str) -> Object | None:
        return self.objects.get((kind, namespace, name))

    def deployments(self) -> list[Object]:
        return [document for (kind, _, _), document in self.objects.items() if kind == "Deployment"]


class Volume:
    """A folder of files that are replaced all at once."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.generations = itertools.count()
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, files: dict[str, str]) -> None:
        data = self.folder / f"..{next(self.generations)}"
        data.mkdir()
        for name, text in files.items():
            file = data / name
            file.write_text(text, encoding="utf-8")
            file.chmod(0o440)
        replacement = self.folder / "..data_tmp"
        replacement.symlink_to(data.name)
        old = self.folder / "..data"
        previous = os.readlink(old) if old.is_symlink() else None
        replacement.rename(old)
        for name in files:
            link = self.folder / name
            if not link.is_symlink():
                link.symlink_to(pathlib.Path("..data", name))
        for link in self.folder.iterdir():
            if not link.name.startswith("..") and link.name not in files:
                link.unlink()
        if previous:
            for file in (self.folder / previous).iterdir():
                file.unlink()
            (self.folder / previous).rmdir()


@dataclasses.dataclass
class Pod:
    """A container of a Deployment: what it runs, what it is told, and what it finds where."""

    namespace: str
    name: str
    command: list[str]
    port: int
    grace_period: int
    environment: dict[str, str]
    # The folder of this machine that stands for each folder of the container.
    mounts: dict[str, pathlib.Path]
    volumes: dict[str, Volume]

    def path(self, inside: str) -> pathlib.Path:
        """The file of this machine that a file of the container is."""
        for mount, folder in self.mounts.items():
            if inside == mount or inside.startswith(mount + "/"):
                return folder / inside[len(mount) :].lstrip("/")
        raise KeyError(f"{self.name} mounts nothing at {inside}")


def pod(
    tree: Tree, deployment: Object, folder: pathlib.Path, token: typing.Callable[[str, str, str | None], str],
    secret: typing.Callable[[str], dict[str, str]],
) -> Pod:
    """The pod of a Deployment, its volumes filled.

    `token(namespace, account, audience)` makes a service-account token; `secret(name)` is what a Secret holds, which no
    tree does.
    """
    namespace = deployment["metadata"]["namespace"]
    spec = deployment["spec"]["template"]["spec"]
    [container] = spec["containers"]

    def configuration(name: str) -> dict[str, str]:
        found = tree.find("ConfigMap", namespace, name)
        return dict((found or {}).get("data") or {})

    environment: dict[str, str] = {}
    for source in container.get("envFrom", []):
        environment |= configuration(source["configMapRef"]["name"])
    environment |= {entry["name"]: entry["value"] for entry in container.get("env", [])}

    def files(source: Object) -> dict[str, str]:
        if "configMap" in source:
            reference = source["configMap"]
            entries = configuration(reference["name"])
            if "items" in reference:
                return {item["path"]: entries.get(item["key"], "") for item in reference["items"]}
            return entries
        if "secret" in source:
            return secret(source["secret"].get("secretName") or source["secret"]["name"])
        if "serviceAccountToken" in source:
            wanted = source["serviceAccountToken"]
            return {wanted["path"]: token(namespace, spec["serviceAccountName"], wanted.get("audience"))}
        if "projected" in source:
            merged: dict[str, str] = {}
            for part in source["projected"]["sources"]:
                merged |= files(part)
            return merged
        return {}

    volumes: dict[str, Volume] = {}
    for volume in spec.get("volumes", []):
        volumes[volume["name"]] = Volume(folder / volume["name"])
        volumes[volume["name"]].write(files(volume))
    return Pod(
        namespace=namespace,
        name=deployment["metadata"]["name"],
        command=container["command"],
        port=container["ports"][0]["containerPort"],
        grace_period=spec["terminationGracePeriodSeconds"],
        environment=environment,
        mounts={mount["mountPath"]: volumes[mount["name"]].folder for mount in container.get("volumeMounts", [])},
        volumes=volumes,
    )
