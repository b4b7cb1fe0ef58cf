import Diagnostics
import YAML

extension Rule {
    /// No Secret holds its data.
    static let secretObject = Rule(
        id: "secret-object",
        category: .secrets,
        severity: .error,
        summary: "no Secret in the tree holds its values",
        explanation: """
            base64 is no encryption: a Secret in Git is a password in Git. An ExternalSecret names where the value \
            is kept, and the cluster makes the Secret. Values that another program fills in before they are applied, \
            and objects that SOPS has encrypted, hold nothing yet.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: database, namespace: acme-corp}
            stringData: {password: orange boat}

            """
        ),
        good: .manifest(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: database, namespace: acme-corp}
            spec:
              secretStoreRef: {name: platform, kind: ClusterSecretStore}
              data:
                - {secretKey: password, remoteRef: {key: acme-corp/database, property: password}}

            """
        ),
        check: .manifest(kinds: [.secret]) { object, findings in
            guard object.root.field("sops") == nil else { return }
            for field in ["data", "stringData"] as [StaticString] {
                guard let entries = object.root.field(field)?.entries else { continue }
                for entry in entries where !entry.value.isNull && !PlainSecret.isPlaceholder(entry.value) {
                    findings.report(.secretObject(entry, object))
                }
            }
            if let type = object.root.field("type"), type.hasText("kubernetes.io/service-account-token") {
                findings.report(.longLivedToken(type, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func secretObject(_ entry: YAMLNode.Entry, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .secretObject,
            "the Secret holds the value of '\(entry.key.text)'; replace it, and let an ExternalSecret fetch it",
            at: object.place(of: entry.value)
        )
    }

    fileprivate static func longLivedToken(_ type: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .secretObject,
            "the server puts a token into this Secret that never expires; mount a projected token instead",
            at: object.place(of: type),
            severity: .warning
        )
    }
}
