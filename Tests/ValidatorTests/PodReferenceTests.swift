import Diagnostics
import Testing
import Validator

private let pods: [RuleCase] = [
    RuleCase(
        "unknown-config-map",
        "by every way of using one",
        settings
            + pod(
                """
                envFrom: [{configMapRef: {name: 1️⃣setting}}]
                env: [{name: A, valueFrom: {configMapKeyRef: {name: 2️⃣other, key: a}}}]
                volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b}]
                """,
                """
                volumes:
                  - {name: a, configMap: {name: 3️⃣third}}
                  - {name: b, projected: {sources: [{configMap: {name: 4️⃣fourth}}]}}
                """
            ),
        says: "namespace 'acme-corp'"
    ),
    RuleCase("unknown-config-map", "optional", pod("envFrom: [{configMapRef: {name: setting, optional: true}}]")),
    RuleCase("unknown-config-map", "of every namespace", pod("envFrom: [{configMapRef: {name: kube-root-ca.crt}}]")),
    RuleCase(
        "unknown-config-map",
        "in another namespace",
        settings.replacing("acme-corp", with: "closed-ai") + pod("envFrom: [{configMapRef: {name: 1️⃣settings}}]")
    ),
    RuleCase(
        "unknown-config-map",
        "made by a generator",
        tree: [
            "kustomization.yaml": """
            namespace: acme-corp
            resources: [pod.yaml]
            configMapGenerator: [{name: settings, literals: [level=info], files: [a=b.txt]}]
            """,
            "b.txt": "",
            "pod.yaml": pod(
                """
                envFrom: [{configMapRef: {name: settings}}]
                env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: level}}}]
                """
            ).replacing(", namespace: acme-corp", with: ""),
        ]
    ),
    RuleCase(
        "unknown-config-map-key",
        "by every way of using one",
        settings
            + pod(
                """
                env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: 1️⃣levle}}}]
                volumeMounts:
                  - {name: a, mountPath: /a}
                  - {name: b, mountPath: /b, subPath: 4️⃣level.txt}
                  - {name: b, mountPath: /c, subPath: level}
                """,
                """
                volumes:
                  - {name: a, configMap: {name: settings, items: [{key: 2️⃣a, path: a}, {key: level, path: b}]}}
                  - {name: b, configMap: {name: settings}}
                  - {name: c, projected: {sources: [{configMap: {name: settings, items: [{key: 3️⃣b, path: b}]}}]}}
                """
            ),
        says: "has no key"
    ),
    RuleCase(
        "unknown-secret",
        "by every way of using one",
        secret
            + pod(
                "envFrom: [{secretRef: {name: 1️⃣key}}]",
                """
                volumes:
                  - {name: a, secret: {secretName: 2️⃣key}}
                  - {name: b, projected: {sources: [{secret: {name: 3️⃣key}}, {secret: {name: keys}}]}}
                """
            ),
        says: "did you mean 'keys'?"
    ),
    RuleCase(
        "unknown-secret-key",
        "of a Secret, an ExternalSecret and one that has all that is fetched",
        secret + """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: fetched, namespace: acme-corp}
            spec: {target: {name: other}, data: [{secretKey: a}]}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: all, namespace: acme-corp}
            spec: {dataFrom: [{extract: {key: a}}]}
            ---

            """
            + pod(
                """
                env:
                  - {name: A, valueFrom: {secretKeyRef: {name: keys, key: 1️⃣api}}}
                  - {name: B, valueFrom: {secretKeyRef: {name: other, key: 2️⃣b}}}
                  - {name: C, valueFrom: {secretKeyRef: {name: all, key: c}}}
                  - {name: D, valueFrom: {secretKeyRef: {name: keys, key: d, optional: true}}}
                """
            )
    ),
    RuleCase(
        "unknown-mounted-file",
        "by arguments and variables, not by paths elsewhere",
        settings
            + pod(
                """
                command: [/bin/web, --config.file=1️⃣/etc/web/a]
                args: ["2️⃣/etc/web/b", /etc/web/level, /etc/web/sub, /etc/web/$(A), /etc/webs/a, /etc/web/c/d, /etc/web/]
                env: [{name: A, value: 3️⃣/etc/web/c}]
                volumeMounts:
                  - {name: a, mountPath: /etc/web}
                  - {name: b, mountPath: /etc/web/sub}
                """.replacing("--config.file=1️⃣", with: "--config.file=").replacing(
                    "[/bin/web, --",
                    with: "[/bin/web, 1️⃣--"
                )
                .replacing("\"2️⃣/etc/web/b\"", with: "2️⃣\"/etc/web/b\""),
                "volumes: [{name: a, configMap: {name: settings}}, {name: b, emptyDir: {}}]"
            ),
        says: "nothing that is mounted on '/etc/web'"
    ),
    RuleCase(
        "unknown-volume",
        "mounts and devices",
        pod(
            """
            volumeMounts: [{name: 1️⃣dta, mountPath: /a}, {name: data, mountPath: /b}]
            volumeDevices: [{name: 2️⃣disk, devicePath: /c}]
            """,
            "volumes: [{name: data, emptyDir: {}}]"
        )
    ),
    RuleCase(
        "unknown-volume",
        "a claim template",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          volumeClaimTemplates: [{metadata: {name: data}}]
          template: {spec: {containers: [{name: db, volumeMounts: [{name: data, mountPath: /a}]}]}}
        """
    ),
    RuleCase("unused-volume", "no mount", pod("image: a", "volumes: [{name: 1️⃣a, emptyDir: {}}]"), .warning),
    RuleCase(
        "duplicate-mount-path",
        "in one container",
        pod("volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: 1️⃣/a}, {name: a, mountPath: /b}]")
    ),
]

@Test(arguments: pods)
func `a rule about what pods use finds what is marked, and nothing else`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}
