"""The table of Kubernetes' own kinds: every type once, each field with the versions that have it.

The facts come from the package kubernetes-validate (the OpenAPI schemas that Kubernetes publishes), and from two small
files beside this one, for what those schemas don't say.
"""

import fnmatch
import functools
import json
import pathlib
import re
import typing

import kubernetes_validate

Schema = dict[str, typing.Any]

FIRST, LAST = 28, 37
VERSIONS = range(FIRST, LAST + 1)
SCHEMAS = pathlib.Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema"
DATA = pathlib.Path(__file__).parent / "data"

# Types that Go decodes in their own way.
SPECIAL = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "quantity",
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "raw",
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "microtime",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "time",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "raw",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "intOrString",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray": "any",
}

# (type, format) as the schemas have them; `null` is everywhere and says nothing.
PRIMITIVES = {
    ("boolean", None): "bool",
    ("integer", None): "int64",
    ("integer", "int32"): "int32",
    ("integer", "int64"): "int64",
    ("number", "double"): "double",
    ("object", None): "any",
    ("string", None): "string",
    ("string", "byte"): "bytes",
}

# Kinds of requests, answers and subresources: nobody applies them.
NO_RESOURCES = {
    "APIGroup", "APIGroupList", "APIResourceList", "APIVersions", "DeleteOptions", "Eviction", "Scale", "Status",
    "TokenRequest", "WatchEvent",
}  # fmt: skip


def make_table() -> str:
    versions = {minor: Definitions(minor) for minor in VERSIONS}
    kinds = merge_kinds(versions)
    types = merge_types(versions, kinds)
    lines = [
        f"# Kubernetes 1.{FIRST} to 1.{LAST}. Made by ci/make-schemas from kubernetes-validate"
        f" {kubernetes_validate.__version__}; don't edit.",
        "# kind apiVersion kind versions scope type; a field: name, ! where it is required (? by the schema alone), type, versions",
        *kind_lines(kinds),
        *(f"removed {line}" for line in data_lines("removed.txt")),
        *(f"deprecated {line}" for line in data_lines("deprecated.txt")),
    ]
    for name in sorted(types):
        lines.append(f"type {name}")
        lines += [f" {field}" for field in field_lines(types[name])]
    return "\n".join(lines) + "\n"


class Definitions:
    """The definitions of one version."""

    def __init__(self, minor: int) -> None:
        path = SCHEMAS / f"v1.{minor}.0-local-strict" / "_definitions.json"
        self.schemas: dict[str, Schema] = json.loads(path.read_text(encoding="utf-8"))["$defs"]

    def kinds(self) -> typing.Iterator[tuple[str, str, str]]:
        """apiVersion, kind and definition of everything that can be created."""
        for definition, schema in self.schemas.items():
            for entry in schema.get("x-kubernetes-group-version-kind", []):
                kind = entry["kind"]
                if kind in NO_RESOURCES or kind.endswith("List"):
                    continue
                group = entry["group"]
                yield f"{group}/{entry['version']}" if group else entry["version"], kind, definition


def merge_kinds(versions: dict[int, Definitions]) -> dict[tuple[str, str], tuple[str, set[int]]]:
    kinds: dict[tuple[str, str], tuple[str, set[int]]] = {}
    for minor, definitions in versions.items():
        for api_version, kind, definition in definitions.kinds():
            known, minors = kinds.setdefault((api_version, kind), (definition, set()))
            assert known == definition, f"{api_version} {kind} is {known} and {definition}"
            minors.add(minor)
    return kinds


def kind_lines(kinds: dict[tuple[str, str], tuple[str, set[int]]]) -> typing.Iterator[str]:
    cluster_scoped = {tuple(line.split()) for line in data_lines("cluster-scoped.txt")}
    for (api_version, kind), (definition, minors) in sorted(kinds.items()):
        group = api_version.rpartition("/")[0] or "core"
        scope = "cluster" if (group, kind) in cluster_scoped else "namespaced"
        yield f"kind {api_version} {kind} {min(minors)}-{max(minors)} {scope} {short_name(definition)}"
        assert len(minors) == max(minors) - min(minors) + 1, f"{api_version} {kind} comes and goes"


def merge_types(
    versions: dict[int, Definitions], kinds: dict[tuple[str, str], tuple[str, set[int]]]
) -> dict[str, dict[str, dict[int, str]]]:
    """Of each type in reach of a kind: each field's text, for each version."""
    types: dict[str, dict[str, dict[int, str]]] = {}
    # The newest say it best: the older ones forgot it, they didn't take it for something else.
    list_notes: dict[tuple[str, str], str] = {}
    for minor, definitions in versions.items():
        waiting = [definition for definition, minors in kinds.values() if minor in minors]
        seen = set()
        while waiting:
            definition = waiting.pop()
            if definition in seen:
                continue
            seen.add(definition)
            schema = definitions.schemas[definition]
            assert "oneOf" not in schema, definition
            fields = types.setdefault(short_name(definition), {})
            for name, field in schema.get("properties", {}).items():
                mark = required_mark(short_name(definition), name) if name in schema.get("required", []) else ""
                fields.setdefault(name, {})[minor] = f"{mark} {type_text(field, waiting)}"
                list_notes[short_name(definition), name] = list_note(field)
    for (type_name, field_name), note in list_notes.items():
        texts = types[type_name][field_name]
        types[type_name][field_name] = {minor: text + note for minor, text in texts.items()}
    return types


# Groups whose validation has been read: elsewhere, what a schema requires may be filled in.
ENFORCED = re.compile(r"(admissionregistration|apiextensions|apiregistration|apps|autoscaling|batch|core|discovery|meta"
                      r"|networking|node|policy|rbac|scheduling|storage)\.v[12]\.")  # fmt: skip
UNENFORCED = re.compile(r".*(Status|Condition|Address|Statistics|Health|IP|Metrics?Status|Allocated\w*|\w*Resources)\.")


def required_mark(type_name: str, field: str) -> str:
    """`!` where a server refuses an object without the field, `?` where only the schema does."""
    if not ENFORCED.match(type_name + ".") or UNENFORCED.fullmatch(type_name + "."):
        return "?"
    is_free = any(fnmatch.fnmatchcase(f"{type_name}.{field}", pattern) for pattern in data_lines("unenforced.txt"))
    return "?" if is_free else "!"


def field_lines(fields: dict[str, dict[int, str]]) -> typing.Iterator[str]:
    for name in sorted(fields):
        assert re.fullmatch(r"[A-Za-z$][\w$-]*", name), name
        for text, minors in by_text(fields[name]):
            yield f"{name}{text}{version_range(minors)}"


def by_text(texts: dict[int, str]) -> list[tuple[str, list[int]]]:
    """Versions with the same text together, the oldest first."""
    result: list[tuple[str, list[int]]] = []
    for minor, text in sorted(texts.items()):
        if result and result[-1][0] == text and result[-1][1][-1] == minor - 1:
            result[-1][1].append(minor)
        else:
            result.append((text, [minor]))
    return result


def version_range(minors: list[int]) -> str:
    """`@30-` of what came with 1.30, nothing of what was and is."""
    first = "" if minors[0] == FIRST else str(minors[0])
    last = "" if minors[-1] == LAST else str(minors[-1])
    return f" @{first}-{last}" if first or last else ""


def list_note(schema: Schema) -> str:
    """The keys of a list that is a map, or that it is a set."""
    match schema.get("x-kubernetes-list-type"):
        case "map":
            return " map=" + ",".join(schema["x-kubernetes-list-map-keys"])
        case "set":
            return " set"
    return ""


def type_text(schema: Schema, waiting: list[str]) -> str:
    if "$ref" in schema:
        definition = schema["$ref"].removeprefix("#/$defs/")
        if definition in SPECIAL:
            return SPECIAL[definition]
        waiting.append(definition)
        return short_name(definition)
    types = schema.get("type")
    types = [types] if isinstance(types, str) else types
    [type_name] = [name for name in types if name != "null"]
    if type_name == "array":
        return "[]" + type_text(schema["items"], waiting)
    if isinstance(schema.get("additionalProperties"), dict):
        return "{}" + type_text(schema["additionalProperties"], waiting)
    return PRIMITIVES[type_name, schema.get("format")]


def short_name(definition: str) -> str:
    """`core.v1.Pod` of `io.k8s.api.core.v1.Pod`."""
    name = ".".join(definition.split(".")[-3:])
    assert name.count(".") == 2, definition
    return name


@functools.cache
def data_lines(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
