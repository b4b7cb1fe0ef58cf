"""The gateway, every tenant's proxy and app, on loopback, from a rendered tree.

What the cluster brings has a stand-in here: a signing key and its key set for service-account tokens, files for volumes, an
address of loopback for each tenant's Services. What OpenAI brings is the test executable `openai-stand-in`, or the real API
where a key is given.
"""

import json
import pathlib
import secrets
import tempfile
import typing

from .pods import Pod, Tree, pod
from .processes import Service, free_port
from .tokens import ISSUER, Signer, key_set


class Stack:
    """What runs, by name: `llm-gateway`, `acme-corp/llm-proxy`, `acme-corp/acme-corp-app`, `openai-stand-in`."""

    def __init__(
        self,
        tree: pathlib.Path,
        programs: pathlib.Path,
        folder: pathlib.Path,
        openai_key: str | None = None,
        fixed_ports: bool = False,
    ):
        self.programs = programs
        self.folder = folder
        self.tree = Tree(tree)
        self.openai_key = openai_key
        self.fixed_ports = fixed_ports
        self.stand_in_key = "stand-in-" + secrets.token_hex(16)
        self.signer = Signer(folder)
        self.services: dict[str, Service] = {}
        self.pods: dict[str, Pod] = {}

    def __enter__(self) -> "Stack":
        return self

    def __exit__(self, *_: object) -> None:
        # Those who call go before those who are called.
        for service in reversed(self.services.values()):
            service.terminate()
        for service in reversed(self.services.values()):
            service.stop()

    def start(self) -> None:
        if self.openai_key is None:
            self.start_stand_in()
        deployments = {self.name(deployment): deployment for deployment in self.tree.deployments()}
        self.start_gateway(deployments.pop("llm-gateway"))
        for index, namespace in enumerate(sorted({value["metadata"]["namespace"] for value in deployments.values()})):
            own = {name: value for name, value in deployments.items() if value["metadata"]["namespace"] == namespace}
            self.start_tenant(f"127.0.0.{index + 2}", own)

    @staticmethod
    def name(deployment: dict) -> str:
        metadata = deployment["metadata"]
        return metadata["name"] if metadata["namespace"] == "monitoring" else f"{metadata['namespace']}/{metadata['name']}"

    def run(self, name: str, command: list[str], environment: dict[str, str], host: str, port: int) -> Service:
        program = str(self.programs / command[0])
        log = self.folder / (name.replace("/", "-") + ".log")
        service = Service(name, [program, *command[1:]], environment, log, f"http://{host}:{port}")
        self.services[name] = service
        return service

    def start_stand_in(self) -> None:
        key_file = self.set_stand_in_keys(first=self.stand_in_key)
        port = free_port()
        service = self.run(
            "openai-stand-in", ["openai-stand-in", "--port", str(port), "--key-file", str(key_file)], {}, "127.0.0.1", port
        )
        service.wait_until("/__seen")

    def set_stand_in_keys(self, **keys: str) -> pathlib.Path:
        """The keys that the stand-in takes from now on, by their labels."""
        path = self.folder / "stand-in-keys"
        replacement = self.folder / "stand-in-keys.new"
        replacement.write_text("".join(f"{label} {key}\n" for label, key in keys.items()))
        return replacement.rename(path)

    def change_gateway(self, change: typing.Callable[[dict], None]) -> None:
        """Changes the gateway's configuration as the kubelet does it."""
        pod = self.pods["llm-gateway"]
        settings = json.loads(pod.path("/etc/llm-gateway/config/gateway.json").read_text())
        change(settings)
        pod.volumes["config"].write({"gateway.json": json.dumps(settings)})

    def start_gateway(self, deployment: dict) -> None:
        name = self.name(deployment)
        self.pods[name] = self.pod(deployment)
        self.change_gateway(self.localize)
        keys = self.folder / "keys.json"
        keys.write_text(key_set(self.signer))
        self.start_pod(name, "127.0.0.1", self.local(name) | {"KUBERNETES_KEYS_FILE": str(keys), "KUBERNETES_ISSUER": ISSUER})
        self.services[name].wait_until("/ready")

    def localize(self, settings: dict) -> None:
        for upstream in settings["upstreams"]:
            upstream["keyFile"] = str(self.pods["llm-gateway"].path(upstream["keyFile"]))
            if self.openai_key is None:
                upstream["url"] = self.services["openai-stand-in"].url + "/v1"
        # One pod has all of the limits.
        settings["limits"] = {"replicas": 1}

    def start_tenant(self, host: str, deployments: dict[str, dict]) -> None:
        proxies = {name: value for name, value in deployments.items() if value["metadata"]["name"] == "llm-proxy"}
        for name, deployment in proxies.items():
            self.pods[name] = self.pod(deployment)
            self.start_pod(name, host, self.local(name) | {"LLM_SERVICE_URL": self.services["llm-gateway"].url})
            self.services[name].wait_until("/ready")
            proxy = self.services[name].url
        for name, deployment in deployments.items():
            if name not in proxies:
                self.pods[name] = self.pod(deployment)
                self.start_pod(name, host, self.local(name) | {"LLM_PROXY_URL": proxy})
                self.services[name].wait_until("/ready")

    def pod(self, deployment: dict) -> Pod:
        return pod(
            self.tree,
            deployment,
            self.folder / self.name(deployment),
            token=lambda namespace, account, audience: self.signer.token(namespace, account, audience or ISSUER),
            secret=lambda _: {"api-key": self.openai_key or self.stand_in_key},
        )

    def local(self, name: str) -> dict[str, str]:
        """Where the files are that the service looks for below its mounts."""
        pod = self.pods[name]
        known = {
            "CONFIGURATION_FILE": "/etc/llm-gateway/config/gateway.json",
            "POLICIES_FOLDER": "/etc/llm-gateway/tenants",
            "PROMPT_FILE": "/app/prompt/system_prompt.txt",
            "TOKEN_FILE": "/var/run/secrets/llm-gateway/token",
        }
        found = {}
        for variable, inside in known.items():
            try:
                found[variable] = str(pod.path(inside))
            except KeyError:
                continue
        return found

    def start_pod(self, name: str, host: str, changes: dict[str, str]) -> None:
        pod = self.pods[name]
        port = pod.port if self.fixed_ports else free_port(host)
        environment = pod.environment | changes | {"HTTP_HOST": host, "HTTP_PORT": str(port), "DRAIN_DELAY": "0s"}
        metrics = environment.get("METRICS_PORT")
        if metrics and not self.fixed_ports:
            metrics = environment["METRICS_PORT"] = str(free_port(host))
        service = self.run(name, pod.command, environment, host, port)
        if metrics:
            service.metrics_url = f"http://{host}:{metrics}/metrics"


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="tenantry-")
