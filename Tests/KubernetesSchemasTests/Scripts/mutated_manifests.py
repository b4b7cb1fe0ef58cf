"""Makes manifests of every built-in kind, most of them with one thing wrong, and says what kubernetes-validate thinks of them.

usage: mutated_manifests.py SEED COUNT

Each line is one manifest as JSON: its version of Kubernetes, whether it is valid, what is wrong with it, and the object.
"""

import copy
import json
import pathlib
import random
import sys

import jsonschema
import kubernetes_validate
import referencing

SCHEMAS = pathlib.Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema"
VERSIONS = range(28, 38)
NO_RESOURCES = {"DeleteOptions", "Eviction", "Scale", "Status", "TokenRequest", "WatchEvent"}
# What strings have to be where the schema doesn't say so.
TEXTS = {"date-time": "2024-05-01T12:00:00.000000Z", "byte": "aGk=", None: "text"}
SPECIAL = {
    "Quantity": ["1", "500m", 2, 0.5],
    "IntOrString": ["http", 80],
    "JSONSchemaPropsOrArray": [{}],
    "JSONSchemaPropsOrBool": [True],
    "JSONSchemaPropsOrStringArray": [{}],
}


class Version:
    def __init__(self, minor):
        self.folder = SCHEMAS / f"v1.{minor}.0-local-strict"
        self.name = f"1.{minor}"
        contents = json.loads((self.folder / "_definitions.json").read_text())
        self.types = contents["$defs"]
        self.registry = referencing.Resource.from_contents(contents) @ referencing.Registry()
        self.kinds = sorted(
            name
            for name, schema in self.types.items()
            if "x-kubernetes-group-version-kind" in schema
            and not (kind := name.rpartition(".")[2]).endswith("List")
            and kind not in NO_RESOURCES
            and not kind.startswith("API") | kind.startswith("Group")
            and len(schema["x-kubernetes-group-version-kind"]) == 1
        )
        self.validators = {}

    def error(self, kind, manifest):
        if kind not in self.validators:
            schema = {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": f"https://kubernetes.io/api/{kind}",
                "$ref": f"/api/_definitions.json#/$defs/{kind}",
            }
            registry = referencing.Resource.from_contents(schema) @ self.registry
            self.validators[kind] = jsonschema.Draft202012Validator(schema, registry=registry)
        return next(iter(self.validators[kind].iter_errors(manifest)), None)


class Maker:
    def __init__(self, random, types, share):
        self.random, self.types, self.share = random, types, share

    def value(self, schema, depth=0):
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            short = name.rpartition(".")[2]
            if short in SPECIAL:
                return self.random.choice(SPECIAL[short])
            return self.value(self.types[name], depth)
        if "enum" in schema:
            return schema["enum"][0]
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if "array" in kinds:
            return [self.value(schema["items"], depth + 1)]
        if "object" in kinds:
            return self.object(schema, depth)
        if "boolean" in kinds:
            return self.random.choice([True, False])
        if "integer" in kinds:
            return self.random.choice([0, 1, 80])
        if "number" in kinds:
            return 0.5
        if "string" in kinds:
            return TEXTS[schema.get("format")]
        return {"any": ["thing"]}

    def object(self, schema, depth):
        required = schema.get("required", [])
        result = {}
        for name, field in schema.get("properties", {}).items():
            is_type = name in ("apiVersion", "kind") and "enum" in field
            if is_type or name in required or depth < 12 and self.random.random() < self.share / (1 + depth / 3):
                result[name] = self.value(field, depth + 1)
        if isinstance(schema.get("additionalProperties"), dict):
            result["key"] = self.value(schema["additionalProperties"], depth + 1)
        return result


def places(value, path=()):
    """Every place below the root but `apiVersion` and `kind`."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        if path or key not in ("apiVersion", "kind"):
            yield value, key
            yield from places(child, (*path, key))


OTHERS = ["text", "5", "", 7, -1, 1.5, 2**40, 2**70, True, None, [], {}, ["a"], {"a": "b"}, [{}], [None]]


def mutate(random, manifest):
    parent, key = random.choice(list(places(manifest)) or [(manifest, "metadata")])
    match random.randrange(6):
        case 0 if isinstance(parent, dict):
            parent.pop(key, None)
            return f"{key} is removed"
        case 1 if isinstance(parent, dict) and isinstance(key, str):
            position = random.randrange(len(key) + 1)
            parent[key[:position] + random.choice("abcXYZ") + key[position:]] = parent.pop(key, {})
            return f"{key} is misspelt"
        case 2:
            target = parent[key] if isinstance(parent.get(key) if isinstance(parent, dict) else parent[key], dict) else parent
            if isinstance(target, dict):
                target["unheardOf"] = random.choice(OTHERS)
                return f"a field is added at {key}"
            parent[key] = {}
            return f"{key} is a mapping"
        case _:
            other = copy.deepcopy(random.choice(OTHERS))
            parent[key] = other
            return f"{key} is {other!r}"


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    source = random.Random(seed)
    versions = [Version(minor) for minor in VERSIONS]
    jobs = [(version, kind) for version in versions for kind in version.kinds]
    source.shuffle(jobs)
    for number in range(count):
        version, kind = jobs[number % len(jobs)]
        share = source.choice([0, 0.2, 0.5, 0.9])
        manifest = Maker(source, version.types, share).value({"$ref": kind})
        what = "" if source.random() < 0.1 else mutate(source, manifest)
        error = version.error(kind, manifest)
        verdict = {
            "version": version.name,
            "isValid": error is None,
            "change": what,
            "problem": error and f"{error.json_path}: {error.message[:200]}",
            "path": error and error.json_path,
            "manifest": manifest,
        }
        print(json.dumps(verdict))


main()
