"""The table of custom resources: the structural schemas of CustomResourceDefinitions, equal parts once.

A section for each kind and version. Its types are named after the first place where they stand, `.` being the object.
"""

import json
import pathlib
import typing

import yaml

Schema = dict[str, typing.Any]

# Kinds whose definition is in the sources of another kind: external-secrets has one Go type for the spec of both.
SAME_SCHEMA = {("external-secrets.io", "ClusterSecretStore"): ("SecretStore", "namespaced")}

# What a structural schema may hold besides types, fields and words, in the order of the table. What is missing here
# stops the script.
CONSTRAINTS = (
    "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type", "x-kubernetes-embedded-resource",
    "x-kubernetes-preserve-unknown-fields", "nullable", "format", "enum", "pattern", "minLength", "maxLength",
    "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems",
    "minProperties", "maxProperties", "default",
)  # fmt: skip
WORDS = {"description", "example", "externalDocs", "title"}
# Handled one by one.
OTHERS = {
    "additionalProperties", "allOf", "anyOf", "items", "not", "oneOf", "properties", "required", "type",
    "x-kubernetes-int-or-string", "x-kubernetes-validations",
}  # fmt: skip
INT_OR_STRING = [{"type": "integer"}, {"type": "string"}]


def make_table(folder: pathlib.Path) -> str:
    sections = {}
    for path in sorted(folder.glob("*.yaml")):
        for definition in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            if definition and definition["kind"] == "CustomResourceDefinition":
                sections |= dict(make_sections(definition["spec"]))
    lines = [
        "# Custom resources. Made by ci/make-schemas from CustomResourceDefinitions; don't edit.",
        "# kind apiVersion kind scope type; a field: name, ! where it is required, type; = a constraint",
    ]
    for key in sorted(sections):
        lines += sections[key]
    return "\n".join(lines) + "\n"


def make_sections(spec: Schema) -> typing.Iterator[tuple[tuple[str, str], list[str]]]:
    group, kind = spec["group"], spec["names"]["kind"]
    scope = {"Namespaced": "namespaced", "Cluster": "cluster"}[spec["scope"]]
    for version in spec["versions"]:
        api_version = f"{group}/{version['name']}"
        if not version["served"]:
            continue
        lines = [f"kind {api_version} {kind} {scope} ."]
        if (group, kind) in SAME_SCHEMA:
            same, same_scope = SAME_SCHEMA[group, kind]
            lines.append(f"kind {api_version} {same} {same_scope} .")
        section = Section()
        section.type_text(version["schema"]["openAPIV3Schema"], ".", is_validation=False)
        yield (api_version, kind), lines + section.lines()


class Section:
    """The types of one kind."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.bodies: dict[str, list[str]] = {}

    def lines(self) -> list[str]:
        result = []
        for name, body in sorted(self.bodies.items()):
            result += [f"type {name} {body[0]}".rstrip(), *(f" {line}" for line in body[1:])]
        return result

    def type_text(self, schema: Schema, path: str, *, is_validation: bool) -> str:
        """A type where it is used: what it is, or its name where there is more to say about it."""
        if unknown := schema.keys() - WORDS - OTHERS - set(CONSTRAINTS):
            raise ValueError(f"{path}: {', '.join(sorted(unknown))}")
        # Takes its place in front of the types within it.
        place = path
        while place in self.bodies:
            place += "'"
        self.bodies[place] = []
        kind = self.kind_text(schema, path, is_validation)
        body = [*constraint_lines(schema), *self.nested_lines(schema, path)]
        if not body and kind != "object" and path != ".":
            del self.bodies[place]
            return kind
        text = "\n".join([kind, *body])
        if text in self.names:
            del self.bodies[place]
            return self.names[text]
        self.bodies[place] = [kind, *body]
        self.names[text] = place
        return place

    def kind_text(self, schema: Schema, path: str, is_validation: bool) -> str:
        if schema.get("x-kubernetes-int-or-string"):
            return "intOrString"
        type_name = schema.get("type")
        if is_validation and type_name is None and not schema.keys() & {"properties", "items", "additionalProperties"}:
            return "any"
        match type_name:
            case None if is_validation and "items" in schema:
                return "[]" + self.type_text(schema["items"], path + "[]", is_validation=True)
            case None if is_validation:
                return "object"
            case None:
                return "any"
            case "array":
                return "[]" + self.type_text(schema["items"], path + "[]", is_validation=is_validation)
            case "object" if "additionalProperties" in schema:
                values = schema["additionalProperties"]
                if not isinstance(values, dict):
                    return "{}any" if values else "object"
                return "{}" + self.type_text(values, path + "{}", is_validation=is_validation)
            case "object" if schema.get("x-kubernetes-preserve-unknown-fields") and "properties" not in schema:
                return "{}any"
            case "object":
                return "object"
            case "integer":
                return {"int32": "int32", "int64": "int64"}.get(schema.get("format"), "integer")
            case "number":
                return "number"
            case "boolean":
                return "bool"
            case "string":
                return "string"
        raise ValueError(f"{path}: type {type_name}")

    def nested_lines(self, schema: Schema, path: str) -> typing.Iterator[str]:
        for rule in schema.get("x-kubernetes-validations", []):
            yield f"=rule {compact(rule)}"
        for word in ("allOf", "anyOf", "oneOf"):
            if word == "anyOf" and schema.get("x-kubernetes-int-or-string") and schema.get(word) == INT_OR_STRING:
                continue
            for number, part in enumerate(schema.get(word, [])):
                yield f"={word} {self.type_text(part, f'{path}|{word}{number}', is_validation=True)}"
        if "not" in schema:
            yield f"=not {self.type_text(schema['not'], f'{path}|not', is_validation=True)}"
        required = schema.get("required", [])
        properties = schema.get("properties", {})
        for name in sorted(required):
            if name not in properties:
                yield f"=required {name}"
        for name, field in sorted(properties.items()):
            if any(character.isspace() for character in name) or name.endswith("!") or name.startswith("="):
                raise ValueError(f"{path}: a field '{name}'")
            mark = "!" if name in required else ""
            inner = f".{name}" if path == "." else f"{path}.{name}"
            yield f"{name}{mark} {self.type_text(field, inner, is_validation='type' not in field)}"


def constraint_lines(schema: Schema) -> typing.Iterator[str]:
    for word in CONSTRAINTS:
        if word not in schema:
            continue
        value = schema[word]
        match word:
            case "x-kubernetes-list-type":
                if value in ("map", "atomic"):
                    continue
                yield f"={value}"
            case "x-kubernetes-list-map-keys":
                yield f"=map {','.join(value)}"
            case "x-kubernetes-map-type":
                continue
            case "x-kubernetes-embedded-resource" | "x-kubernetes-preserve-unknown-fields" | "nullable" | "uniqueItems":
                is_said = word.endswith("fields") and schema.get("type") == "object" and "properties" not in schema
                if value and not is_said:
                    yield "=" + word.removeprefix("x-kubernetes-")
            case "exclusiveMinimum" | "exclusiveMaximum":
                if value:
                    yield f"={word}"
            case "format":
                if schema.get("type") != "integer":
                    yield f"=format {value}"
            case "pattern":
                if any(ord(character) < 0x20 for character in value):
                    raise ValueError(f"a control character in the pattern {value!r}")
                yield f"=pattern {value}"
            case _:
                yield f"={word} {compact(value)}"


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
