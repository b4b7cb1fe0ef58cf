"""Validates Kubernetes' own kinds with kubernetes-validate's strict schemas, for several versions."""

import re

import jsonschema
import referencing
from kubernetes_validate.utils import all_versions, latest_version, major_minor, schema_contents

from . import tree
from .report import Report

VERSIONS = ["1.30", "1.34", latest_version()]


class Schemas:
    """The schemas of one version. `kubernetes_validate.validate` reads 1.5 MB of them anew for every object."""

    def __init__(self, version: str) -> None:
        self.version = major_minor(version)
        # Each stands there twice: there is a folder of schemas that are not strict as well.
        [full] = {known for known in all_versions() if major_minor(known) == self.version}
        self.folder = f"kubernetes-json-schema/v{full}-local-strict"
        self.definitions = referencing.Resource.from_contents(self.contents("_definitions"))
        self.validators: dict[tuple[str, str], jsonschema.Draft202012Validator | None] = {}

    def contents(self, name: str) -> dict[str, object]:
        return schema_contents(f"{self.folder}/{name}.json", self.version)

    def validator(self, api_version: str, kind: str) -> jsonschema.Draft202012Validator | None:
        """What validates a kind; nothing for one that the version does not have."""
        key = (api_version, kind)
        if key not in self.validators:
            # The package's file names: networking.k8s.io/v1 Ingress is in ingress-networking-v1.json.
            group_and_version = re.sub(r"^([^./]*)(?:\.[^/]*)?/", r"\1-", api_version)
            try:
                schema = self.contents(f"{kind.lower()}-{group_and_version}")
            except FileNotFoundError:
                schema = {}
            # There are files for parts of objects too.
            is_kind = "x-kubernetes-group-version-kind" in schema
            self.validators[key] = self.make_validator(schema) if is_kind else None
        return self.validators[key]

    def make_validator(self, schema: dict[str, object]) -> jsonschema.Draft202012Validator:
        registry = self.definitions @ (referencing.Resource.from_contents(schema) @ referencing.Registry())
        return jsonschema.Draft202012Validator(schema, registry=registry)

    def object_metadata(self) -> jsonschema.Draft202012Validator:
        """What validates `metadata`, which every kind has in common."""
        object_meta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
        schema = {"$schema": self.definitions.contents["$schema"], "$id": "https://kubernetes.io/api/metadata"}
        return self.make_validator(schema | {"$ref": f"/api/_definitions.json#/$defs/{object_meta}"})


def check(objects: list[tree.Object], report: Report) -> None:
    builtins = [entry for entry in objects if entry.is_builtin]
    versions = [Schemas(version) for version in VERSIONS]
    for entry in tree.distinct(builtins):
        for schemas in versions:
            validator = schemas.validator(entry.api_version, entry.kind)
            if validator is None:
                report.failure(entry.place, f"Kubernetes {schemas.version} has no {entry.api_version} {entry.kind}")
                continue
            for error in validator.iter_errors(entry.value):
                report.failure(entry.place, f"Kubernetes {schemas.version}: {describe(error)}")
    names = ", ".join(schemas.version for schemas in versions)
    report.checked(len(builtins), "built-in objects", f" x {len(versions)} versions ({names}), strict")


def describe(error: jsonschema.ValidationError) -> str:
    return f"{error.json_path.removeprefix('$')}: {error.message[:300]}"
