"""Prometheus' configuration and rules as prometheus-operator makes them of ServiceMonitors and PrometheusRules.

Source: prometheus-operator/prometheus-operator, pkg/prometheus/promcfg.go (`generateServiceMonitorConfig`),
pkg/prometheus/rules.go and pkg/namespacelabeler/labeler.go. Where the operator has Kubernetes discovery, the targets
are listed here with the labels that discovery would give them, so that the same relabelling chooses among them.
"""

import pathlib
import re
import typing

import yaml

from local_stack.pods import Object, Tree
from local_stack.stack import Stack

from . import compressed_time
from .expressions import Writer

LIMITS = {
    "sampleLimit": ("sample_limit", "enforcedSampleLimit"),
    "targetLimit": ("target_limit", "enforcedTargetLimit"),
    "labelLimit": ("label_limit", "enforcedLabelLimit"),
    "labelNameLengthLimit": ("label_name_length_limit", "enforcedLabelNameLengthLimit"),
    "labelValueLengthLimit": ("label_value_length_limit", "enforcedLabelValueLengthLimit"),
}


class Operator:
    """What the operator would make of a tree."""

    def __init__(self, tree: Tree):
        self.tree = tree
        #: The `spec` of the Prometheus that the stack's values describe.
        self.prometheus = stack_values(tree, "prometheusSpec")

    def objects(self, kind: str) -> list[Object]:
        return [document for (found, _, _), document in self.tree.objects.items() if found == kind]

    # Which objects Prometheus takes

    def monitors(self) -> list[Object]:
        return self._selected("ServiceMonitor", "serviceMonitor")

    def rules(self) -> list[Object]:
        return self._selected("PrometheusRule", "rule")

    def _selected(self, kind: str, prefix: str) -> list[Object]:
        selector = self.prometheus.get(f"{prefix}Selector")
        namespaces = self.prometheus.get(f"{prefix}NamespaceSelector")
        return [
            document
            for document in self.objects(kind)
            if matches(selector, document["metadata"].get("labels", {}))
            and matches(namespaces, self._namespace_labels(document["metadata"]["namespace"]))
        ]

    def _namespace_labels(self, name: str) -> dict[str, str]:
        document = self.tree.find("Namespace", "", name) or {"metadata": {}}
        return {"kubernetes.io/metadata.name": name} | document["metadata"].get("labels", {})

    def enforced_namespace(self, document: Object, resource: str) -> str | None:
        """The namespace that an object's targets and rules are confined to."""
        metadata = document["metadata"]
        if not self.prometheus.get("enforcedNamespaceLabel"):
            return None
        for exclusion in self.prometheus.get("excludedFromEnforcement") or []:
            if (
                exclusion["resource"] == resource
                and exclusion["namespace"] == metadata["namespace"]
                and exclusion.get("name") in (None, "", metadata["name"])
            ):
                return None
        return metadata["namespace"]

    # Scraping

    def scrape_configs(self, stack: Stack) -> list[Object]:
        targets = discovered(self.tree, stack)
        return [
            self._scrape_config(monitor, endpoint, index, targets)
            for monitor in self.monitors()
            for index, endpoint in enumerate(monitor["spec"]["endpoints"])
        ]

    def _scrape_config(self, monitor: Object, endpoint: Object, index: int, targets: list[dict[str, str]]) -> Object:
        metadata, spec = monitor["metadata"], monitor["spec"]
        namespaces = spec.get("namespaceSelector") or {}
        names = None if namespaces.get("any") else namespaces.get("matchNames") or [metadata["namespace"]]
        relabelings = [*selector_relabelings(spec["selector"]), *port_relabelings(endpoint), *PLACE_RELABELINGS]
        for label in spec.get("targetLabels", []):
            relabelings.append(copying(f"__meta_kubernetes_service_label_{sanitized(label)}", sanitized(label)))
        for label in spec.get("podTargetLabels", []) + self.prometheus.get("podTargetLabels", []):
            relabelings.append(copying(f"__meta_kubernetes_pod_label_{sanitized(label)}", sanitized(label)))
        relabelings.append({"source_labels": ["__meta_kubernetes_service_name"], "target_label": "job"})
        if "jobLabel" in spec:
            relabelings.append(copying(f"__meta_kubernetes_service_label_{sanitized(spec['jobLabel'])}", "job"))
        relabelings.append(
            {"target_label": "endpoint", "replacement": str(endpoint.get("port") or endpoint["targetPort"])}
        )
        enforced = self.enforced_namespace(monitor, "servicemonitors")
        label = self.prometheus.get("enforcedNamespaceLabel")
        confined = [{"target_label": label, "replacement": enforced}] if enforced else []
        config = {
            "job_name": f"serviceMonitor/{metadata['namespace']}/{metadata['name']}/{index}",
            "honor_labels": endpoint.get("honorLabels", False),
            "metrics_path": endpoint.get("path", "/metrics"),
            "static_configs": [
                {"targets": [target["__address__"]], "labels": {k: v for k, v in target.items() if k != "__address__"}}
                for target in targets
                if names is None or target["__meta_kubernetes_namespace"] in names
            ],
            "relabel_configs": relabelings + [relabeling(entry) for entry in endpoint.get("relabelings",
            [])] + confined,
            "metric_relabel_configs": [relabeling(entry) for entry in endpoint.get("metricRelabelings", [])] + confined,
        }
        for field, (key, enforced_field) in LIMITS.items():
            limits = [limit for limit in (spec.get(field), self.prometheus.get(enforced_field)) if limit]
            if limits:
                config[key] = min(limits)
        return config

    # Rules

    def rule_groups(self, document: Object, compresses: bool) -> Object:
        """The file that the operator makes of a PrometheusRule."""
        enforced = self.enforced_namespace(document, "prometheusrules")
        writer = Writer(compresses=compresses, namespace=enforced)
        label = self.prometheus.get("enforcedNamespaceLabel")
        groups = []
        for group in document["spec"]["groups"]:
            rules = []
            for rule in group["rules"]:
                rule = dict(rule, expr=str(rule["expr"]))
                if compresses or enforced:
                    rule["expr"] = writer.rewritten(rule["expr"])
                if enforced:
                    rule["labels"] = rule.get("labels", {}) | {label: enforced}
                for field in ("for", "keep_firing_for") if compresses else ():
                    if field in rule:
                        rule[field] = compressed_time.compressed(rule[field])
                rules.append(rule)
            groups.append({"name": group["name"], "rules": rules})
            if "interval" in group and not compresses:
                groups[-1]["interval"] = group["interval"]
        return {"groups": groups}

    def alert_names(self) -> set[str]:
        groups = [group for document in self.rules() for group in document["spec"]["groups"]]
        return {rule["alert"] for group in groups for rule in group["rules"] if "alert" in rule}

    def write_rules(self, folder: pathlib.Path, compresses: bool) -> list[pathlib.Path]:
        folder.mkdir()
        written = []
        for document in self.rules():
            metadata = document["metadata"]
            path = folder / f"{metadata['namespace']}-{metadata['name']}.yaml"
            path.write_text(yaml.safe_dump(self.rule_groups(document, compresses), sort_keys=False, width=10_000))
            written.append(path)
        return written


def stack_values(tree: Tree, key: str) -> Object:
    """A part of the stack's values, wherever the tree keeps them: a HelmRelease, or an Application of Argo CD."""

    def search(value: typing.Any) -> Object | None:
        if isinstance(value, dict):
            if isinstance(value.get(key), dict):
                return value[key]
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                found = search(inner)
                if found is not None:
                    return found
        return None

    for document in tree.objects.values():
        if document["kind"] in ("HelmRelease", "Application"):
            found = search(document["spec"])
            if found is not None:
                return found
    raise LookupError(f"no HelmRelease and no Application of the tree has values with {key}")


def matches(selector: Object | None, labels: dict[str, str]) -> bool:
    """Whether a label selector takes labels; an empty one takes all, none takes none."""
    if selector is None:
        return False
    for name, value in selector.get("matchLabels", {}).items():
        if labels.get(name) != value:
            return False
    for condition in selector.get("matchExpressions", []):
        value, operator = labels.get(condition["key"]), condition["operator"]
        holds = {
            "In": value in condition.get("values", []),
            "NotIn": value not in condition.get("values", []),
            "Exists": value is not None,
            "DoesNotExist": value is None,
        }[operator]
        if not holds:
            return False
    return True


def discovered(tree: Tree, stack: Stack) -> list[dict[str, str]]:
    """The targets that discovery of EndpointSlices would give: each port of each Service, for each of its pods."""
    found = []
    for (kind, namespace, name), service in tree.objects.items():
        if kind != "Service":
            continue
        for deployment in tree.deployments():
            template = deployment["spec"]["template"]
            if deployment["metadata"]["namespace"] != namespace or not matches(
                {"matchLabels": service["spec"]["selector"]}, template["metadata"]["labels"]
            ):
                continue
            running = stack.services[stack.name(deployment)]
            pod = f"{deployment['metadata']['name']}-0"
            for port in service["spec"]["ports"]:
                is_metrics = port["targetPort"] == "metrics"
                url = running.metrics_url.removesuffix("/metrics") if is_metrics else running.url
                target = {
                    "__address__": url.removeprefix("http://"),
                    "__meta_kubernetes_namespace": namespace,
                    "__meta_kubernetes_service_name": name,
                    "__meta_kubernetes_endpointslice_port_name": port["name"],
                    "__meta_kubernetes_endpointslice_address_target_kind": "Pod",
                    "__meta_kubernetes_endpointslice_address_target_name": pod,
                    "__meta_kubernetes_pod_name": pod,
                    "__meta_kubernetes_pod_container_name": template["spec"]["containers"][0]["name"],
                    "__meta_kubernetes_pod_container_port_name": str(port["targetPort"]),
                    "__meta_kubernetes_pod_phase": "Running",
                }
                for kind_of_label, labels in (
                    ("service", service["metadata"].get("labels", {})), ("pod", template["metadata"]["labels"]),
                ):
                    for label, value in labels.items():
                        target[f"__meta_kubernetes_{kind_of_label}_label_{sanitized(label)}"] = value
                        target[f"__meta_kubernetes_{kind_of_label}_labelpresent_{sanitized(label)}"] = "true"
                found.append(target)
    return found


def sanitized(label: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_]", "_", label)


def copying(source: str, target: str) -> Object:
    return {"source_labels": [source], "target_label": target, "regex": "(.+)", "replacement": "${1}"}


def relabeling(entry: Object) -> Object:
    """A RelabelConfig of the operator's API as one of Prometheus'."""
    names = {"sourceLabels": "source_labels", "targetLabel": "target_label"}
    config = {names.get(key, key): value for key, value in entry.items()}
    if "action" in config:
        config["action"] = config["action"].lower()
    return config


def selector_relabelings(selector: Object) -> list[Object]:
    result = []

    def labels(key: str) -> list[str]:
        name = sanitized(key)
        return [f"__meta_kubernetes_service_label_{name}", f"__meta_kubernetes_service_labelpresent_{name}"]

    for key, value in sorted(selector.get("matchLabels", {}).items()):
        result.append({"action": "keep", "source_labels": labels(key), "regex": f"({value});true"})
    for condition in selector.get("matchExpressions", []):
        operator, key = condition["operator"], condition["key"]
        action = "keep" if operator in ("In", "Exists") else "drop"
        if operator in ("In", "NotIn"):
            values = "|".join(condition["values"])
            result.append({"action": action, "source_labels": labels(key), "regex": f"({values});true"})
        else:
            result.append({"action": action, "source_labels": labels(key)[1:], "regex": "true"})
    return result


def port_relabelings(endpoint: Object) -> list[Object]:
    if "port" in endpoint:
        source = "__meta_kubernetes_endpointslice_port_name"
        return [{"action": "keep", "source_labels": [source], "regex": endpoint["port"]}]
    source = "__meta_kubernetes_pod_container_port_name"
    return [{"action": "keep", "source_labels": [source], "regex": str(endpoint["targetPort"])}]


_TARGET = ["__meta_kubernetes_endpointslice_address_target_kind", "__meta_kubernetes_endpointslice_address_target_name"]

# Where a target is: node, pod, namespace, service and container.
PLACE_RELABELINGS: list[Object] = [
    {"source_labels": _TARGET, "regex": "Node;(.*)", "replacement": "${1}", "target_label": "node"},
    {"source_labels": _TARGET, "regex": "Pod;(.*)", "replacement": "${1}", "target_label": "pod"},
    {"source_labels": ["__meta_kubernetes_namespace"], "target_label": "namespace"},
    {"source_labels": ["__meta_kubernetes_service_name"], "target_label": "service"},
    {"source_labels": ["__meta_kubernetes_pod_name"], "target_label": "pod"},
    {"source_labels": ["__meta_kubernetes_pod_container_name"], "target_label": "container"},
    {"action": "drop", "source_labels": ["__meta_kubernetes_pod_phase"], "regex": "(Failed|Succeeded)"},
]
