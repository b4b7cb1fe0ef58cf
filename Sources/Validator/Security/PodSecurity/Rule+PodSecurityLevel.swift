import Diagnostics
import KubernetesSchemas
import YAML

extension Rule {
    /// A Namespace enforces a level of the Pod Security Standards.
    static let podSecurityLevel: Rule = Rule(
        id: "pod-security-level",
        category: .security,
        severity: .error,
        summary: "a tenant's Namespace enforces the level of the settings, and any other one a level",
        explanation: """
            Without the label pod-security.kubernetes.io/enforce the server takes any pod, unless its own \
            configuration says otherwise. A tenant's Namespace has to enforce the level of \
            spec.security.podSecurity.level, `restricted` by default. The platform's may need a weaker one, for \
            agents that look at nodes; it then says so, and holds no pods that would do with the stricter one.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels: {tenantry.dev/tenant: acme-corp, pod-security.kubernetes.io/enforce: privileged}

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels:
                tenantry.dev/tenant: acme-corp
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/enforce-version: v1.34

            """
        ),
        check: .object(kinds: [.namespace]) { object, index, findings in
            let demanded = index.settings.security.podSecurity.standard
            let tenant = index.tenancy.tenant(ofNamespace: object.name)
            let metadata = object.root.field("metadata")
            let labels = metadata?.field("labels")
            guard let label = labels?[PodSecurityLabel.enforce] else {
                guard demanded > .privileged else { return }
                let place = metadata?.key(of: "labels") ?? metadata?.field("name") ?? object.root
                findings.report(.podSecurityLevelMissing(at: place, tenant, demanded, object))
                return
            }
            // An unknown level counts as the strictest; another rule tells that there is none such.
            guard let level = PodSecurityLevel(rawValue: label.text), level < demanded else { return }
            guard tenant != nil || index.pods(in: object.name).contains(where: { !$0.mayBreakPodSecurity }) else {
                return
            }
            findings.report(.podSecurityLevelWeak(label, level, tenant, demanded, object))
        }
    )

    /// A tenant's Namespace pins the version of the standard.
    static let podSecurityVersion: Rule = Rule(
        id: "pod-security-version",
        category: .security,
        severity: .info,
        summary: "a tenant's Namespace pins a version of the standard that has all of its controls",
        explanation: """
            With `latest`, which is also the default, an upgrade of the cluster may refuse pods that ran until then, \
            when they are next started. A pinned version changes when Git does. `latest` belongs in the labels of \
            `warn` and `audit`, which tell beforehand. A version that was pinned long ago lacks the controls that \
            came later: raise it when the cluster has moved on.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels: {tenantry.dev/tenant: acme-corp, pod-security.kubernetes.io/enforce: restricted}

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels:
                tenantry.dev/tenant: acme-corp
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/enforce-version: v1.34

            """
        ),
        check: .object(kinds: [.namespace]) { object, index, findings in
            guard index.tenancy.tenant(ofNamespace: object.name) != nil,
                let labels = object.root.field("metadata")?.field("labels"),
                let level = labels[PodSecurityLabel.enforce], !level.hasText("privileged")
            else { return }
            let version = labels[PodSecurityLabel.enforceVersion]
            switch (version?.text).map(PodSecurityLabel.Version.init) {
            case .latest, nil: findings.report(.podSecurityVersionOpen(version ?? level, object))
            case .pinned(let minor):
                let servers = index.settings.versions.map(\.minor)
                let missed = PodSecurityPolicy.stricter(than: minor, upTo: servers.min() ?? minor)
                guard let version, !missed.isEmpty else { return }
                findings.report(.podSecurityVersionOld(version, missed, object))
            case .invalid: return
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func podSecurityLevelMissing(
        at place: YAMLNode,
        _ tenant: String?,
        _ demanded: PodSecurityLevel,
        _ object: ManifestObject
    ) -> Diagnostic {
        let owner = tenant.map { "the Namespace of tenant '\($0)'" } ?? "the Namespace"
        return Diagnostic(
            .podSecurityLevel,
            "\(owner) enforces no level of Pod Security; "
                + "add the label \(PodSecurityLabel.enforce): \(demanded.rawValue)",
            at: object.place(of: place),
            severity: tenant == nil ? .warning : nil
        )
    }

    fileprivate static func podSecurityLevelWeak(
        _ label: YAMLNode,
        _ level: PodSecurityLevel,
        _ tenant: String?,
        _ demanded: PodSecurityLevel,
        _ object: ManifestObject
    ) -> Diagnostic {
        let what =
            tenant.map { "a Namespace of tenant '\($0)' has to enforce '\(demanded.rawValue)'" }
            ?? "pods in this Namespace keep 'restricted'; give what needs more rights a Namespace of its own"
        return Diagnostic(
            .podSecurityLevel,
            "'\(level.rawValue)' is too weak: \(what)",
            at: object.place(of: label),
            severity: tenant == nil ? .warning : nil,
            fix: .writing(demanded.rawValue, over: label)
        )
    }

    fileprivate static func podSecurityVersionOpen(_ place: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .podSecurityVersion,
            "the standard changes with the cluster; pin it with \(PodSecurityLabel.enforceVersion): v1.x",
            at: object.place(of: place)
        )
    }

    fileprivate static func podSecurityVersionOld(
        _ version: YAMLNode,
        _ missed: [Int],
        _ object: ManifestObject
    ) -> Diagnostic {
        let versions = missed.map { "1.\($0)" }.joined(separator: ", ")
        return Diagnostic(
            .podSecurityVersion,
            "the standard of '\(version.text)' lacks what came with \(versions); pin a newer one",
            at: object.place(of: version),
            severity: .warning
        )
    }
}
