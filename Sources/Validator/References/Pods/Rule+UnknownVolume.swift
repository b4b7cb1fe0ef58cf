import Diagnostics
import YAML

extension Rule {
    /// Every volume that a container mounts is one of its pod.
    static let unknownVolume = Rule(
        id: "unknown-volume",
        category: .references,
        severity: .error,
        summary: "every volume that a container mounts is one of its pod",
        explanation: """
            The API server refuses a pod with a mount of a volume that the pod does not have. A StatefulSet may \
            mount its claim templates as well.
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
                - name: side
                  image: registry.example/web:1.0.0
                  volumeMounts: [{name: settings, mountPath: /etc/web}]
                - name: web
                  image: registry.example/web:1.0.0
                  volumeMounts: [{name: setings, mountPath: /etc/web}]
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
            var known = pods.volumes.compactMap { $0["name"]?.string }
            known +=
                object.root["spec"]?.list("volumeClaimTemplates").compactMap { $0.at("metadata", "name")?.string } ?? []
            for container in pods.containers {
                for mount in container.mounts {
                    guard let name = mount["name"], let text = name.string, !known.contains(text) else { continue }
                    findings.report(.unknownVolume(name, known, object))
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownVolume(_ name: YAMLNode, _ known: [String], _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .unknownVolume,
            "the pod has no volume '\(name.text)'\(known.hint(for: name.text))",
            at: object.place(of: name)
        )
    }
}
