"""Validates custom resources against the definitions of a folder, unknown fields being errors.

usage: validate-custom-resources.py DEFINITIONS FILE...
"""

import pathlib
import sys

import jsonschema
import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def closed(schema):
    """The schema with additional properties forbidden wherever properties are named."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key == "properties":
            result[key] = {name: closed(property) for name, property in value.items()}
        elif key == "pattern":
            # Go takes a flag behind the anchor, Python does not.
            result[key] = "(?i)" + value.replace("(?i)", "") if "(?i)" in value else value
        elif key in ("enum", "default", "required", "x-kubernetes-validations"):
            result[key] = value
        else:
            result[key] = closed(value)
    if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        result.setdefault("additionalProperties", False)
    return result


def definitions(folder):
    """The schemas by API version and kind."""
    schemas = {}
    for file in pathlib.Path(folder).glob("*.yaml"):
        for definition in yaml.load_all(file.read_text(), LOADER):
            spec = definition["spec"]
            for version in spec["versions"]:
                name = (spec["group"] + "/" + version["name"], spec["names"]["kind"])
                schema = closed(version["schema"]["openAPIV3Schema"])
                # Metadata is the server's own business.
                schema["properties"]["metadata"] = {"type": "object"}
                schemas[name] = schema
                if spec["names"]["kind"] == "ClusterSecretStore":
                    # One Go type, SecretStoreSpec, is the spec of both kinds.
                    schemas.setdefault((name[0], "SecretStore"), schema)
    return schemas


def main():
    schemas = definitions(sys.argv[1])
    status = 0
    for file in sys.argv[2:]:
        document = yaml.load(pathlib.Path(file).read_text(), LOADER)
        schema = schemas.get((document["apiVersion"], document["kind"]))
        if schema is None:
            print(f"{file}: no definition")
            status = 1
            continue
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
            print(f"{file}: {error.json_path}: {error.message}")
            status = 1
    sys.exit(status)


main()
