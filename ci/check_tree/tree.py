"""Reads the objects of a tree."""

import collections.abc
import dataclasses
import json
import pathlib
import typing

import yaml

from .report import Report


class Loader(yaml.CSafeLoader):
    """PyYAML's safe loader, except that it refuses a key that stands twice, as Kubernetes' strict reader does."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[typing.Any, typing.Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


# A `=`, which kubectl writes without quotes: YAML 1.1 has a type for it that nobody reads as anything else than a text.
Loader.add_constructor("tag:yaml.org,2002:value", Loader.construct_yaml_str)


@dataclasses.dataclass
class Object:
    """A Kubernetes object, and where it was found."""

    source: str
    value: dict[str, typing.Any]

    @property
    def api_version(self) -> str:
        return self.value["apiVersion"]

    @property
    def group(self) -> str:
        return self.api_version.rpartition("/")[0]

    @property
    def kind(self) -> str:
        return self.value["kind"]

    @property
    def place(self) -> str:
        metadata = self.value.get("metadata") or {}
        name = "/".join(str(metadata[key]) for key in ("namespace", "name") if key in metadata)
        return f"{self.source}: {self.kind} {name}".rstrip()

    @property
    def is_builtin(self) -> bool:
        """Whether its group is one of Kubernetes' own. Kustomize's files have such a group and never reach a server."""
        return ("." not in self.group or self.group.endswith(".k8s.io")) and not self.is_kustomization

    @property
    def is_kustomization(self) -> bool:
        return self.group == "kustomize.config.k8s.io"

    @property
    def content(self) -> str:
        return json.dumps(self.value, sort_keys=True, default=str)


def parse(text: str, source: str, report: Report) -> collections.abc.Iterator[Object]:
    """The objects of a YAML stream; what is none is a failure."""
    try:
        for document in yaml.load_all(text, Loader):
            if document is None:
                continue
            named = isinstance(document, dict) and all(
                isinstance(document.get(key), str) for key in ("apiVersion", "kind")
            )
            if named:
                yield Object(source, document)
            else:
                report.failure(source, "a document that is no Kubernetes object")
    except yaml.YAMLError as error:
        report.failure(source, str(error).replace("\n", " "))


def load_objects(root: pathlib.Path, report: Report) -> list[Object]:
    objects: list[Object] = []
    for path in sorted(root.rglob("*.y*ml")):
        objects += parse(path.read_text(encoding="utf-8"), str(path), report)
    report.checked(len(objects), "objects read", " from YAML files")
    return objects


def distinct(objects: list[Object]) -> list[Object]:
    """The objects without those that equal an earlier one: kustomize mostly hands on what the tree holds."""
    return list({entry.content: entry for entry in reversed(objects)}.values())[::-1]
