"""Validates custom resources against their CustomResourceDefinitions, unknown fields included.

The CEL rules (`x-kubernetes-validations`) are not evaluated.
"""

import collections.abc
import pathlib
import typing

import jsonschema

from . import tree
from .builtin_objects import VERSIONS, Schemas, describe
from .report import Report

Schema = dict[str, typing.Any]
Definitions = dict[tuple[str, str], jsonschema.Draft202012Validator]


def load_definitions(folder: pathlib.Path, report: Report) -> Definitions | None:
    """A validator for every served version of every definition in `folder`; nothing where there is no such folder."""
    if not folder.is_dir():
        report.skipped("custom resources", f"there is no folder {folder}")
        return None
    definitions: Definitions = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in tree.parse(path.read_text(encoding="utf-8"), str(path), report):
            if entry.kind != "CustomResourceDefinition":
                continue
            spec = entry.value["spec"]
            for version in spec["versions"]:
                if version["served"]:
                    key = (f"{spec['group']}/{version['name']}", spec["names"]["kind"])
                    definitions[key] = make_validator(version["schema"]["openAPIV3Schema"])
    return definitions


def check(objects: list[tree.Object], definitions: Definitions | None, report: Report) -> None:
    if definitions is None:
        return
    custom = [entry for entry in objects if not entry.is_builtin and not entry.is_kustomization]
    metadata = Schemas(VERSIONS[-1]).object_metadata()
    for entry in tree.distinct(custom):
        validator = definitions.get((entry.api_version, entry.kind))
        if validator is None:
            report.failure(entry.place, f"no CustomResourceDefinition serves {entry.api_version} {entry.kind}")
            continue
        for error in validator.iter_errors(entry.value):
            report.failure(entry.place, describe(error))
        for error in metadata.iter_errors(entry.value.get("metadata", {})):
            report.failure(entry.place, f".metadata{describe(error)}")
    report.checked(len(custom), "custom resources", f" against {len(definitions)} definitions, strict")


def make_validator(schema: Schema) -> jsonschema.Draft202012Validator:
    root = translate(schema)
    # The server checks these itself, whatever the definition says.
    root["properties"] |= {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}}
    root["required"] = sorted({*root.get("required", []), "apiVersion", "kind", "metadata"})
    return Validator(root)


def translate(schema: Schema) -> Schema:
    """A structural OpenAPI schema as JSON Schema: what the server would prune as unknown is an error."""
    result = dict(schema)
    if "properties" in schema:
        result["properties"] = {name: translate(value) for name, value in schema["properties"].items()}
    if "items" in schema:
        result["items"] = translate(schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        result["additionalProperties"] = translate(schema["additionalProperties"])
    if schema.get("x-kubernetes-embedded-resource"):
        names = ("apiVersion", "kind", "metadata")
        result["properties"] = {name: {} for name in names} | result.get("properties", {})
    is_open = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if schema.get("type") == "object" and not is_open:
        result["additionalProperties"] = False
    if schema.get("x-kubernetes-int-or-string"):
        result["type"] = ["integer", "string"]
    if schema.get("nullable") and "type" in result:
        types = result["type"]
        result["type"] = ["null", *([types] if isinstance(types, str) else types)]
    # Defaults are filled in before the server validates.
    if "required" in schema:
        properties = schema.get("properties", {})
        result["required"] = [name for name in schema["required"] if "default" not in properties.get(name, {})]
    # OpenAPI 3.0 has these as a flag beside the bound.
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(flagged := result.pop(flag, None), bool) and flagged:
            result[flag] = result.pop(bound)
    return result


def unique_keys(
    validator: jsonschema.Draft202012Validator, keys: list[str], instance: object, schema: Schema
) -> collections.abc.Iterator[jsonschema.ValidationError]:
    """A list that the server treats as a map holds an entry once."""
    if not isinstance(instance, list):
        return
    properties = schema["items"].get("properties", {})
    seen = set()
    for item in filter(lambda item: isinstance(item, dict), instance):
        key = str([item.get(name, properties.get(name, {}).get("default")) for name in keys])
        if key in seen:
            yield jsonschema.ValidationError(f"two items have the same {', '.join(keys)}: {key}")
        seen.add(key)


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"x-kubernetes-list-map-keys": unique_keys})
