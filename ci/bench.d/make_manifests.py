"""Makes the manifests of many tenants, one object a file, valid and with consistent references, always the same.

usage: make_manifests.py TENANTS FOLDER
"""

import pathlib
import random
import sys

TEAMS = ["payments", "search", "checkout", "catalogue", "shipping", "identity", "reporting", "billing"]
SENTENCES = [
    "Answer in the language of the question.",
    "Never give legal or medical advice.",
    "Prefer short answers: three sentences at most.",
    "Cite the document that an answer comes from.",
    "When in doubt, say so, and name a colleague who knows.",
]


def metadata(kind: str, version: str, name: str, tenant: str, team: str, namespaced: bool = True) -> str:
    namespace = f"  namespace: {tenant}\n" if namespaced else ""
    return (
        f"apiVersion: {version}\nkind: {kind}\nmetadata:\n  name: {name}\n{namespace}"
        f'  annotations:\n    bench.example/owner: "{team}@example.com"\n'
        f"    bench.example/source: https://git.example/{team}/{tenant}/{name}.yaml\n"
        f"  labels:\n    app.kubernetes.io/managed-by: bench\n    app.kubernetes.io/part-of: {tenant}\n"
        f"    team: {team}\n"
    )


def tenant_files(number: int) -> dict[str, str]:
    """The twelve objects of a tenant, by the names of their files."""
    chance = random.Random(number)
    team = chance.choice(TEAMS)
    tenant = f"{team}-{number}"
    app = "assistant"
    replicas = chance.randint(2, 5)
    cpu, memory = chance.choice([100, 250, 500]), chance.choice([128, 256, 512])
    port = chance.randint(8000, 8999)
    prompt = "\n".join(chance.sample(SENTENCES, chance.randint(2, len(SENTENCES))))
    lines = "".join(f"    {line}\n" for line in prompt.splitlines())

    def head(kind: str, version: str, name: str, namespaced: bool = True) -> str:
        return metadata(kind, version, name, tenant, team, namespaced)

    return {
        "namespace.yaml": head("Namespace", "v1", tenant, namespaced=False)
        + "    pod-security.kubernetes.io/enforce: restricted\n    pod-security.kubernetes.io/warn: restricted\n",
        "resource-quota.yaml": head("ResourceQuota", "v1", "compute")
        + f'spec:\n  hard:\n    requests.cpu: "{replicas * 4}"\n    requests.memory: {replicas * 4}Gi\n'
        + f'    limits.cpu: "{replicas * 8}"\n    limits.memory: {replicas * 8}Gi\n    pods: "{replicas * 10}"\n'
        + '    services: "10"\n    persistentvolumeclaims: "5"\n',
        "limit-range.yaml": head("LimitRange", "v1", "defaults")
        + "spec:\n  limits:\n    - type: Container\n      default:\n        cpu: 500m\n        memory: 512Mi\n"
        + "      defaultRequest:\n        cpu: 100m\n        memory: 128Mi\n      max:\n"
        + '        cpu: "4"\n        memory: 8Gi\n',
        "network-policy-deny.yaml": head("NetworkPolicy", "networking.k8s.io/v1", "default-deny")
        + "spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n    - Egress\n",
        "network-policy-app.yaml": head("NetworkPolicy", "networking.k8s.io/v1", app)
        + f"spec:\n  podSelector:\n    matchLabels:\n      app.kubernetes.io/name: {app}\n  policyTypes:\n"
        + "    - Ingress\n    - Egress\n  ingress:\n    - from:\n        - namespaceSelector:\n"
        + f"            matchLabels:\n              kubernetes.io/metadata.name: {tenant}\n      ports:\n"
        + f"        - protocol: TCP\n          port: {port}\n  egress:\n    - to:\n        - ipBlock:\n"
        + "            cidr: 10.0.0.0/8\n            except:\n              - 10.96.0.0/12\n      ports:\n"
        + "        - protocol: UDP\n          port: 53\n        - protocol: TCP\n          port: 443\n",
        "service-account.yaml": head("ServiceAccount", "v1", app) + "automountServiceAccountToken: false\n",
        "role.yaml": head("Role", "rbac.authorization.k8s.io/v1", app)
        + 'rules:\n  - apiGroups: [""]\n    resources: ["configmaps", "secrets"]\n'
        + '    verbs: ["get", "list", "watch"]\n  - apiGroups: ["coordination.k8s.io"]\n'
        + '    resources: ["leases"]\n    verbs: ["get", "create", "update"]\n',
        "role-binding.yaml": head("RoleBinding", "rbac.authorization.k8s.io/v1", app)
        + f"roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: {app}\nsubjects:\n"
        + f"  - kind: ServiceAccount\n    name: {app}\n    namespace: {tenant}\n",
        "config-map.yaml": head("ConfigMap", "v1", app)
        + f"data:\n  model: {chance.choice(['small', 'large'])}\n"
        + f'  tokens-per-minute: "{chance.randrange(1000, 90000)}"\n'
        + f"  prompt.txt: |\n    You are an assistant of {team}, number {number}.\n{lines}",
        "deployment.yaml": head("Deployment", "apps/v1", app) + deployment(app, replicas, cpu, memory, port),
        "service.yaml": head("Service", "v1", app)
        + f"spec:\n  selector:\n    app.kubernetes.io/name: {app}\n  ports:\n    - name: http\n      port: 80\n"
        + "      targetPort: http\n      protocol: TCP\n",
        "hpa.yaml": head("HorizontalPodAutoscaler", "autoscaling/v2", app)
        + f"spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {app}\n"
        + f"  minReplicas: {replicas}\n  maxReplicas: {replicas * 4}\n  metrics:\n    - type: Resource\n"
        + "      resource:\n        name: cpu\n        target:\n          type: Utilization\n"
        + f"          averageUtilization: {chance.randint(50, 80)}\n  behavior:\n    scaleDown:\n"
        + "      stabilizationWindowSeconds: 300\n      policies:\n        - type: Percent\n          value: 50\n"
        + "          periodSeconds: 60\n",
    }


def deployment(app: str, replicas: int, cpu: int, memory: int, port: int) -> str:
    return f"""\
spec:
  replicas: {replicas}
  selector:
    matchLabels:
      app.kubernetes.io/name: {app}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {app}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "{port}"
    spec:
      serviceAccountName: {app}
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {app}
          image: registry.example/{app}:1.4.2
          args:
            - --listen=:{port}
            - --prompt=/etc/{app}/prompt.txt
          ports:
            - name: http
              containerPort: {port}
              protocol: TCP
          env:
            - name: MODEL
              valueFrom:
                configMapKeyRef:
                  name: {app}
                  key: model
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          resources:
            requests:
              cpu: {cpu}m
              memory: {memory}Mi
            limits:
              cpu: {cpu * 2}m
              memory: {memory * 2}Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: 10
            timeoutSeconds: 2
          livenessProbe:
            httpGet:
              path: /live
              port: http
            initialDelaySeconds: 20
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: config
              mountPath: /etc/{app}
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: config
          configMap:
            name: {app}
        - name: tmp
          emptyDir: {{}}
"""


def write_manifests(count: int, folder: pathlib.Path) -> tuple[int, int]:
    """Writes a folder a tenant, and tells how many files and bytes there are."""
    files = size = 0
    for number in range(count):
        tenant = folder / f"tenant-{number:05}"
        tenant.mkdir(parents=True)
        for name, text in tenant_files(number).items():
            data = text.encode()
            (tenant / name).write_bytes(data)
            files += 1
            size += len(data)
    return files, size


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print("%d files, %d bytes" % write_manifests(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
