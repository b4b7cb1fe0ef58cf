import Diagnostics
import YAML

extension Rule {
    /// A container mounts one volume on one path.
    static let duplicateMountPath = Rule(
        id: "duplicate-mount-path",
        category: .references,
        severity: .error,
        summary: "a container mounts one volume on one path",
        explanation: """
            The API server refuses a container with two mounts on one path (core validation: \
            ValidateVolumeMounts).
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
                  volumeMounts: [{name: settings, mountPath: /etc/web}, {name: tmp, mountPath: /etc/web}]
              volumes: [{name: settings, configMap: {name: settings}}, {name: tmp, emptyDir: {}}]

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
                  volumeMounts: [{name: settings, mountPath: /etc/web}, {name: tmp, mountPath: /tmp}]
              volumes: [{name: settings, configMap: {name: settings}}, {name: tmp, emptyDir: {}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, _, findings in
            for container in object.pods?.containers ?? [] {
                var first: [String: YAMLNode] = [:]
                for mount in container.node.list("volumeMounts") {
                    guard let path = mount["mountPath"], let text = path.string else { continue }
                    if let earlier = first[text] {
                        findings.report(.duplicateMountPath(path, earlier, object))
                    } else {
                        first[text] = path
                    }
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func duplicateMountPath(
        _ path: YAMLNode,
        _ earlier: YAMLNode,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .duplicateMountPath,
            "something is mounted on '\(path.text)' already; choose another path",
            at: object.place(of: path),
            notes: [Note("it is first mounted here", at: object.place(of: earlier).location)]
        )
    }
}
