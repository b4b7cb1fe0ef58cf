import Testing

@testable import Validator

/// A tree with one tenant that passes every benchmark, a file for each concern.
struct AuditTree {
    private var files: [String: String] = [
        "namespace.yaml": """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: acme-corp
          labels:
            tenantry.dev/tenant: acme-corp
            pod-security.kubernetes.io/enforce: restricted
            pod-security.kubernetes.io/enforce-version: v1.34
        """,
        "quota.yaml": TenantExample.quota(), "limits.yaml": TenantExample.limitRange(),
        "policy.yaml": """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: default-deny, namespace: acme-corp}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
        """,
        "rights.yaml": """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: viewer, namespace: acme-corp}
        rules:
          - {apiGroups: [""], resources: [pods], verbs: [get, list, watch]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: viewers, namespace: acme-corp}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: viewer}
        subjects:
          - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "acme-corp:viewers"}
        """,
        "pod.yaml": TenantExample.pod("restartPolicy: Always").replacing(
            "image: registry.example/web:1.0.0",
            with: [
                "image: registry.example/web:1.0.0", "imagePullPolicy: Always", "securityContext:",
                "  allowPrivilegeEscalation: false", "  runAsNonRoot: true", "  runAsUser: 65532",
                "  capabilities: {drop: [ALL]}", "  seccompProfile: {type: RuntimeDefault}",
            ].joined(separator: "\n      ")
        ),
        "service.yaml": """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: acme-corp}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        """,
    ]

    /// Puts other text for some of a file's, which must be there.
    mutating func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try #require(files[path])
        try #require(text.contains(old), "\(path) has no '\(old)'")
        files[path] = text.replacing(old, with: new)
    }

    /// Adds a file, or takes one away.
    mutating func set(_ path: String, _ text: String?) {
        files[path] = text
    }

    var tree: ManifestTree {
        ManifestTree(files.map { SourceFile(path: $0.key, text: $0.value) })
    }

    /// The audit of it.
    func audit(_ configure: (inout Validator) -> Void = { _ in }) async -> AuditReport {
        var validator = Validator(.audit)
        configure(&validator)
        return await validator.audit(
            tree,
            source: AuditSource(paths: ["tree"], files: files.count, digest: tree.digest())
        )
    }
}

extension AuditReport {
    /// The verdict on a control.
    func verdict(_ control: String, on tenant: String? = "acme-corp") throws -> AuditVerdict {
        let row = try #require(rows.first { $0.tenant == tenant })
        return try #require(row.verdicts.first { $0.control == control }, "there is no control \(control)")
    }
}
