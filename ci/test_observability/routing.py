"""Alertmanager's configuration as prometheus-operator makes it of the tree's AlertmanagerConfig.

Source: prometheus-operator/prometheus-operator, pkg/alertmanager/amcfg.go (`initializeFromAlertmanagerConfig`): the one
that `alertmanagerConfiguration` names becomes the whole configuration, without a matcher for its namespace; the names
of its receivers get the namespace and the name of the object before them.
"""

import re
import typing

from local_stack.pods import Object, Tree

from . import compressed_time
from .operator import stack_values

DURATIONS = ("groupWait", "groupInterval", "repeatInterval")
MATCHERS = ("matchers", "sourceMatch", "targetMatch")


class Routing:
    """The global AlertmanagerConfig of a tree."""

    def __init__(self, tree: Tree):
        self.alertmanager = stack_values(tree, "alertmanagerSpec")
        self.name = self.alertmanager["alertmanagerConfiguration"]["name"]
        found = tree.find("AlertmanagerConfig", "monitoring", self.name)
        if found is None:
            raise LookupError(f"the stack's values name the AlertmanagerConfig {self.name}; the tree has none")
        self.spec: Object = found["spec"]

    def receiver(self, name: str) -> str:
        return f"monitoring/{self.name}/{name}"

    def configuration(self) -> Object:
        """The configuration as it is in the cluster, with values in place of the secrets."""
        receivers = [
            {"name": self.receiver(receiver["name"])}
            | {snake_case(kind): [converted(entry) for entry in entries] for kind,
                entries in receiver.items() if kind != "name"}
            for receiver in self.spec["receivers"]
        ]
        return self._configuration(receivers, compresses=False)

    def compressed(self, url: typing.Callable[[str], str]) -> Object:
        """The configuration in compressed time, with each receiver's notifications sent to a URL."""
        receivers = []
        for receiver in self.spec["receivers"]:
            entry: Object = {"name": self.receiver(receiver["name"])}
            # One without any way to send stays so: what is routed to it is meant for nobody.
            if len(receiver) > 1:
                entry["webhook_configs"] = [{"url": url(receiver["name"]), "send_resolved": True}]
            receivers.append(entry)
        return self._configuration(receivers, compresses=True)

    def _configuration(self, receivers: list[Object], compresses: bool) -> Object:
        result = {
            "route": self._route(self.spec["route"], compresses),
            "receivers": receivers,
            "inhibit_rules": [self._inhibition(rule) for rule in self.spec.get("inhibitRules", [])],
        }
        settings = self.alertmanager["alertmanagerConfiguration"].get("global") or {}
        if settings:
            result["global"] = converted(settings)
            if compresses and "resolveTimeout" in settings:
                result["global"]["resolve_timeout"] = compressed_time.compressed(settings["resolveTimeout"])
        return result

    def _route(self, route: Object, compresses: bool) -> Object:
        result: Object = {}
        for key, value in route.items():
            if key == "receiver":
                result[key] = self.receiver(value)
            elif key == "routes":
                result[key] = [self._route(inner, compresses) for inner in value]
            elif key == "matchers":
                result[key] = [matcher(entry) for entry in value]
            elif key in DURATIONS and compresses:
                result[snake_case(key)] = compressed_time.compressed(value)
            else:
                result[snake_case(key)] = value
        return result

    def _inhibition(self, rule: Object) -> Object:
        return {
            {"sourceMatch": "source_matchers", "targetMatch": "target_matchers"}.get(key, key): (
                [matcher(entry) for entry in value] if key in MATCHERS else value
            )
            for key, value in rule.items()
        }


def matcher(entry: Object) -> str:
    sign = entry.get("matchType") or ("=~" if entry.get("regex") else "=")
    value = entry.get("value", "").replace("\\", "\\\\").replace('"', '\\"')
    return f'{entry["name"]}{sign}"{value}"'


def snake_case(name: str) -> str:
    known = {"apiURL": "api_url", "requireTLS": "require_tls", "urlSecret": "url",
        "pagerdutyConfigs": "pagerduty_configs"}
    return known.get(name) or re.sub(r"(?<=[a-z0-9])([A-Z]+)", lambda match: "_" + match[1].lower(), name)


def converted(value: typing.Any, name: str = "") -> typing.Any:
    """A field of the operator's API as Alertmanager has it."""
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) and set(entry) == {"key", "value"} for entry in value):
            return {entry["key"]: entry["value"] for entry in value}
        return [converted(entry) for entry in value]
    if isinstance(value, dict):
        if set(value) - {"optional"} == {"name", "key"}:
            # A key of a Secret.
            secret = f"{value['name']}-{value['key']}"
            return f"https://hooks.example.com/{secret}" if "url" in name.lower() else secret
        return {snake_case(key): converted(inner, key) for key, inner in value.items()}
    return value
