"""Asks ValidatingAdmissionPolicies about requests as the API server does, with Google's own implementation of CEL.

usage: admit.py [--mutants] <INPUT >OUTPUT

INPUT is JSON: the rendered files by path (`files`), and the text of a file of cases (`cases`). The policies, their bindings and the
tenants' Namespaces are those of the rendered files. Requests are the cases', and those by which controllers make, repeat and delete
every object that is rendered for tenants; a stranger tries to change each, too.

OUTPUT is a JSON list of what became of the requests, with every expression that was evaluated and its value. With --mutants it is a
list of changes to the policies that no request tells from the policies themselves.

What the server does is told by its sources: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/{generic,validating},
plugin/webhook/predicates/{rules,namespace,object}.
"""

import copy
import json
import sys

import yaml
from cel_expr_python import cel
from cel_expr_python.ext import ext_optional, ext_strings

VARIABLES = ["object", "oldObject", "request", "namespaceObject", "variables"]
ENVIRONMENT = cel.NewEnv(
    variables={name: cel.Type.DYN for name in VARIABLES},
    extensions=[ext_optional.ExtOptional(), ext_strings.ExtStrings()],
)
PROGRAMS = {}


class Failure(Exception):
    """An expression has no value."""


def evaluate(expression, values, trace=None):
    program = PROGRAMS.get(expression)
    if program is None:
        program = PROGRAMS[expression] = ENVIRONMENT.compile(expression)
    result = program.eval(data=values)
    failed = result.type() == cel.Type.ERROR
    if trace is not None:
        trace.append(
            {
                "expression": expression,
                "variables": values["variables"],
                "value": None if failed else result.plain_value(),
                "failed": failed,
            }
        )
    if failed:
        raise Failure(str(result.plain_value()))
    return result.plain_value()


def selects(selector, labels):
    """Whether a label selector takes labels; an empty one takes all."""
    for key, value in (selector or {}).get("matchLabels", {}).items():
        if labels.get(key) != value:
            return False
    for requirement in (selector or {}).get("matchExpressions", []):
        key, values = requirement["key"], requirement.get("values", [])
        met = {
            "Exists": key in labels,
            "DoesNotExist": key not in labels,
            "In": labels.get(key) in values,
            "NotIn": labels.get(key) not in values,
        }[requirement["operator"]]
        if not met:
            return False
    return True


def labels_of(thing):
    return (thing or {}).get("metadata", {}).get("labels") or {}


class Request:
    """What a request is about, as the server's admission attributes have it."""

    def __init__(self, case, identities, namespaces):
        self.name = case["it"]
        self.user = identities[case["as"]]
        self.operation = next(key for key in ("create", "update", "delete") if key in case).upper()
        self.object = None if self.operation == "DELETE" else case[self.operation.lower()]
        self.old = case["delete"] if self.operation == "DELETE" else case.get("from")
        subject = self.object or self.old
        group, _, self.version = subject["apiVersion"].rpartition("/")
        self.group, self.kind = group, subject["kind"]
        self.resource = plural(self.kind)
        self.subresource = case.get("subresource", "")
        metadata = subject["metadata"]
        is_namespace = self.kind == "Namespace" and group == ""
        self.object_name = metadata.get("name", "")
        self.namespace = metadata["name"] if is_namespace else metadata.get("namespace", "")
        self.is_clustered = not metadata.get("namespace")
        # A Namespace belongs to none.
        self.namespace_object = None if self.is_clustered else namespaces[self.namespace]
        self.namespace_labels = (
            # Of a Namespace that is made or changed, the labels that it will have.
            labels_of(self.object if self.object is not None else self.old)
            if is_namespace
            else labels_of(self.namespace_object)
        )
        self.is_namespace = is_namespace
        self.refused = case.get("refused")

    def values(self):
        kind = {"group": self.group, "version": self.version, "kind": self.kind}
        resource = {"group": self.group, "version": self.version, "resource": self.resource}
        request = {
            "uid": "705ab4f5-6393-11e8-b7cc-42010a800002",
            "kind": kind,
            "resource": resource,
            "subResource": self.subresource,
            "requestKind": kind,
            "requestResource": resource,
            "requestSubResource": self.subresource,
            "name": self.object_name,
            "namespace": self.namespace,
            "operation": self.operation,
            "userInfo": self.user,
            "dryRun": False,
        }
        return {
            "object": self.object,
            "oldObject": self.old,
            "request": request,
            "namespaceObject": self.namespace_object,
            "variables": {},
        }


def plural(kind):
    kind = kind.lower()
    if kind.endswith("y"):
        return kind[:-1] + "ies"
    return kind if kind == "endpoints" else kind + "s"


def names_request(rule, request, policy_match):
    def has(values, value):
        return "*" in values or value in values

    if not has(rule["operations"], request.operation) or not has(rule["apiGroups"], request.group):
        return False
    # Equivalent: the same objects in another version.
    if policy_match != "Equivalent" and not has(rule["apiVersions"], request.version):
        return False
    scope = rule.get("scope", "*")
    if scope != "*" and (scope == "Cluster") != request.is_clustered:
        return False
    # '*' is no subresource.
    name = request.resource + ("/" + request.subresource if request.subresource else "")
    return any(
        entry == name or entry == "*/*" or (entry == "*" and not request.subresource) for entry in rule["resources"]
    )


def is_about(match, request):
    policy = match.get("matchPolicy", "Equivalent")
    if not any(names_request(rule, request, policy) for rule in match.get("resourceRules", [])):
        return False
    if any(names_request(rule, request, policy) for rule in match.get("excludeResourceRules", [])):
        return False
    selector = match.get("namespaceSelector")
    # Whatever is in no namespace is always meant, but for Namespaces themselves.
    if not (request.is_clustered and not request.is_namespace) and not selects(selector, request.namespace_labels):
        return False
    sides = [side for side in (request.object, request.old) if side is not None]
    return any(selects(match.get("objectSelector"), labels_of(side)) for side in sides)


def refusals(policy, request, trace=None):
    """What a policy says of a request: messages, of which any refuses it."""
    spec = policy["spec"]
    if not is_about(spec["matchConstraints"], request):
        return []
    values = request.values()
    closed = spec.get("failurePolicy", "Fail") == "Fail"
    failed = False
    for condition in spec.get("matchConditions", []):
        try:
            if not evaluate(condition["expression"], values, trace):
                return []
        except Failure:
            failed = True
    if failed:
        return ["match condition failed"] if closed else []
    for variable in spec.get("variables", []):
        try:
            value = evaluate(variable["expression"], values, trace)
            # Another map, as the trace keeps those that expressions saw.
            values["variables"] = {**values["variables"], variable["name"]: value}
        except Failure:
            pass  # Evaluated when it is asked for: whoever does fails.
    messages = []
    for validation in spec["validations"]:
        try:
            if evaluate(validation["expression"], values, trace) is True:
                continue
            message = validation.get("message", validation["expression"])
            if "messageExpression" in validation:
                try:
                    text = evaluate(validation["messageExpression"], values, trace)
                    if isinstance(text, str) and text.strip() and "\n" not in text:
                        message = text
                except Failure:
                    pass
            messages.append(message)
        except Failure as failure:
            if closed:
                messages.append(f"{validation['expression']!r} failed: {failure}")
    return messages


def decide(policies, request, trace=None):
    refused = {}
    for policy in policies:
        messages = refusals(policy, request, trace)
        if messages:
            refused[policy["metadata"]["name"].split(".")[0]] = messages
    return refused


def rendered_cases(objects, settings):
    """The controllers make, repeat and delete what is rendered; a stranger does not."""
    cases = []
    for folder, thing in objects:
        title = f"{thing['kind']} {thing['metadata'].get('namespace', '')}/{thing['metadata']['name']}"
        tenant = thing["metadata"].get("namespace", thing["metadata"]["name"])
        writers = ["argocd", "flux"] + (["reconciler of " + tenant] if folder == "workloads" else [])
        for writer in writers:
            cases.append({"it": f"lets {writer} make {title}", "as": writer, "create": thing})
            cases.append({"it": f"lets {writer} repeat {title}", "as": writer, "update": thing, "from": thing})
            cases.append({"it": f"lets {writer} delete {title}", "as": writer, "delete": thing})
        changed = copy.deepcopy(thing)
        changed["metadata"]["labels"].pop("app.kubernetes.io/managed-by")
        own = "tenant-namespaces" if thing["kind"] == "Namespace" else "tenant-platform-objects"
        for user in settings["strangers"]:
            kept = {"as": user, "refused": own}
            cases.append({**kept, "it": f"keeps {user} from making {title}", "create": thing})
            cases.append({**kept, "it": f"keeps {user} from changing {title}", "update": changed, "from": thing})
            cases.append({**kept, "it": f"keeps {user} from deleting {title}", "delete": thing})
        for user in settings["kubernetes"]:
            cases.append({"it": f"lets {user} delete {title}", "as": user, "delete": thing})
    return cases


def agrees(request, refused):
    """Whether a decision is what the case says: one policy, or none."""
    if not request.refused:
        return not refused
    expected = request.refused
    if isinstance(expected, str):
        return list(refused) == [expected]
    return set(refused) == set(expected) and all(
        len(refused[name]) == 1 and text in refused[name][0] for name, text in expected.items()
    )


def mutants(policies):
    """The policies with one thing taken away or turned round."""
    for index, policy in enumerate(policies):
        name, spec = policy["metadata"]["name"].split(".")[0], policy["spec"]

        def mutant(title, change):
            copies = copy.deepcopy(policies)
            change(copies[index]["spec"])
            return f"{name}: {title}", copies

        for position, validation in enumerate(spec["validations"]):
            text = validation["expression"]

            def to(expression, position=position):
                return lambda spec: spec["validations"][position].update(expression=expression)

            yield mutant(f"validation {position} is true", to("true"))
            yield mutant(f"validation {position} is false", to("false"))
            yield mutant(f"validation {position} is turned round", to(f"!({text})"))
            for part in alternatives(text):
                yield mutant(f"validation {position} is without {part!r}", to(text.replace(part, "", 1)))
        for position, _ in enumerate(spec.get("matchConditions", [])):
            yield mutant(f"condition {position} is gone", lambda spec, p=position: spec["matchConditions"].pop(p))
        match = spec["matchConstraints"]
        for position, rule in enumerate(match["resourceRules"]):
            for field in ("operations", "resources"):
                for value in rule[field]:

                    def remove(spec, position=position, field=field, value=value):
                        rules = spec["matchConstraints"]["resourceRules"]
                        rules[position][field].remove(value)

                    yield mutant(f"rule {position} is without {value}", remove)
        if "namespaceSelector" in match:
            yield mutant("any namespace is meant", lambda spec: spec["matchConstraints"].pop("namespaceSelector"))
        if "objectSelector" in match:
            yield mutant("any object is meant", lambda spec: spec["matchConstraints"].pop("objectSelector"))


def alternatives(text):
    """The parts of an expression, each at the start of its line, that stand after the first `||`."""
    return [line for line in text.split("\n") if line.startswith("|| ") and line.count("(") == line.count(")")]


def main():
    given = json.load(sys.stdin)
    documents = {
        path: [document for document in yaml.safe_load_all(text) if document]
        for path, text in given["files"].items()
        if path.endswith(".yaml")
    }
    policies = [
        document
        for document in documents["cluster/admission-policies.yaml"]
        if document["kind"] == "ValidatingAdmissionPolicy"
    ]
    objects = [
        (path.split("/")[-2], document)
        for path, found in documents.items()
        if path.startswith("tenants/") and not path.endswith("kustomization.yaml")
        for document in found
    ]
    settings = yaml.safe_load(given["cases"])
    namespaces = {thing["metadata"]["name"]: thing for _, thing in objects if thing["kind"] == "Namespace"}
    for name in settings["otherNamespaces"]:
        namespaces[name] = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
    cases = settings["cases"] + rendered_cases(objects, settings)
    requests = [Request(case, settings["identities"], namespaces) for case in cases]

    if "--mutants" in sys.argv:
        survivors = []
        count = 0
        for title, changed in mutants(policies):
            count += 1
            if all(agrees(request, decide(changed, request)) for request in requests):
                survivors.append(title)
        json.dump({"count": count, "survivors": survivors}, sys.stdout)
        return

    answers = []
    for request in requests:
        trace = []
        refused = decide(policies, request, trace)
        answers.append(
            {
                "case": request.name,
                "refused": refused,
                "agrees": agrees(request, refused),
                "expected": request.refused,
                "values": request.values(),
                "trace": trace,
            }
        )
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
