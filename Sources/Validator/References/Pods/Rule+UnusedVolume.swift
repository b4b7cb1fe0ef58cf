import Diagnostics
import YAML

extension Rule {
    /// Every volume of a pod is mounted by one of its containers.
    static let unusedVolume = Rule(
        id: "unused-volume",
        category: .references,
        severity: .warning,
        summary: "every volume of a pod is mounted by one of its containers",
        explanation: """
            A volume that no container mounts does nothing, except that the pod waits for it. Mostly a mount was \
            forgotten, or renamed.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
              volumes: [{name: settings, configMap: {name: settings}}]

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  volumeMounts: [{name: settings, mountPath: /etc/web}]
              volumes: [{name: settings, configMap: {name: settings}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, _, findings in
            guard let pods = object.pods else { return }
            let mounted = Set(pods.containers.flatMap(\.mounts).compactMap { $0["name"]?.string })
            for volume in pods.volumes {
                guard let name = volume["name"], let text = name.string, !mounted.contains(text) else { continue }
                findings.report(.unusedVolume(name, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unusedVolume(_ name: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .unusedVolume,
            "no container mounts the volume '\(name.text)'; mount it or remove it",
            at: object.place(of: name)
        )
    }
}
