import Diagnostics
import YAML

extension Rule {
    /// A pod has an account of its own.
    static let defaultServiceAccount: Rule = Rule(
        id: "default-service-account",
        category: .security,
        severity: .warning,
        summary: "a pod has a ServiceAccount of its own, not that of all others",
        explanation: """
            A pod that names none gets `default`, which every pod of the namespace shares: a right that one of them \
            needs is then everyone's, and no log tells them apart.
            """,
        bad: .securePod(account: "automountServiceAccountToken: false"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            guard let spec = object.pods?.spec else { return }
            let name = spec.field("serviceAccountName") ?? spec.field("serviceAccount")
            guard name == nil || name?.hasText("default") == true || name?.hasText("") == true else { return }
            findings.report(
                Diagnostic(
                    .defaultServiceAccount,
                    "the pod uses the account 'default'; set serviceAccountName to one of its own",
                    at: object.place(of: name ?? spec)
                )
            )
        }
    )

    /// The field that was replaced is not used.
    static let deprecatedServiceAccount: Rule = Rule(
        id: "deprecated-service-account-field",
        category: .security,
        severity: .warning,
        summary: "a pod names its account with serviceAccountName",
        explanation: """
            serviceAccount is the former name of serviceAccountName. The server keeps both equal; a patch or a \
            policy that looks at one of them misses the other.
            """,
        bad: .securePod(account: "serviceAccount: web\nautomountServiceAccountToken: false"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            guard let spec = object.pods?.spec, spec.field("serviceAccount") != nil,
                spec.field("serviceAccountName") == nil, let key = spec.key(of: "serviceAccount")
            else { return }
            findings.report(
                Diagnostic(
                    .deprecatedServiceAccount,
                    "serviceAccount is deprecated; name the account with serviceAccountName",
                    at: object.place(of: key),
                    fix: .writing("serviceAccountName", over: key)
                )
            )
        }
    )

    /// Tokens are mounted where they are needed.
    static let automountedToken: Rule = Rule(
        id: "automounted-token",
        category: .security,
        severity: .warning,
        summary: "a token for the API server is mounted only where it is asked for",
        explanation: """
            Unless both the pod and its account say automountServiceAccountToken: false, each container gets a token \
            for the API server, of use to whoever breaks into it. A pod that calls the server mounts a projected \
            token, with a short life, in the container that needs it.
            """,
        bad: .securePod(account: "serviceAccountName: web"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources + [.serviceAccount]) { object, findings in
            let isAccount = object.kind == .serviceAccount
            guard let holder = isAccount ? object.root : object.pods?.spec else { return }
            let field = holder.field("automountServiceAccountToken")
            guard field?.isFalse != true else { return }
            let place = field ?? (isAccount ? object.root.field("metadata")?.field("name") : nil) ?? holder
            findings.report(
                Diagnostic(
                    .automountedToken,
                    isAccount
                        ? "pods of this account get a token for the API server; set automountServiceAccountToken: false"
                        : "every container gets a token for the API server; set automountServiceAccountToken: false",
                    at: object.place(of: place),
                    fix: field.flatMap { .writing("false", over: $0) }
                )
            )
        }
    )

    /// Tenants' pods have no token for the API server.
    static let apiServerToken: Rule = Rule(
        id: "api-server-token",
        category: .security,
        severity: .warning,
        summary: "a tenant's pod mounts no token for the API server",
        explanation: """
            A projected token without an audience is one for the API server. A token for another service names that \
            service as its audience, so that nobody else takes it.
            """,
        bad: .tenantPod("volumes: [{name: token, projected: {sources: [{serviceAccountToken: {path: token}}]}}]"),
        good: .tenantPod(
            "volumes: [{name: token, projected: {sources: [{serviceAccountToken: {audience: gateway, path: token}}]}}]"
        ),
        check: .object(kinds: ObjectKind.podSources) { object, index, findings in
            guard let pods = object.pods, let tenant = index.tenancy.tenant(ofNamespace: object.namespace) else {
                return
            }
            for token in pods.serverTokens {
                findings.report(
                    Diagnostic(
                        .apiServerToken,
                        "the pod of tenant '\(tenant)' mounts a token for the API server; "
                            + "name the audience that it is for",
                        at: object.place(of: token)
                    )
                )
            }
        }
    )
}

extension PodTemplate {
    /// The sources of volumes that are tokens for the API server: without an audience, or with an empty one
    /// (pkg/apis/core/types.go, `ServiceAccountTokenProjection`).
    var serverTokens: [YAMLNode] {
        volumes.flatMap { volume in
            (volume.field("projected")?.elements("sources").map(Array.init) ?? []).compactMap { source in
                guard let token = source.field("serviceAccountToken"), token.text("audience") == nil else { return nil }
                return source.key(of: "serviceAccountToken")
            }
        }
    }
}

extension Rule.Example {
    /// A tenant's pod with more fields in its spec.
    fileprivate static func tenantPod(_ spec: String) -> Self {
        let namespace = """
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels:
                tenantry.dev/tenant: acme-corp
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/enforce-version: v1.34

            """
        return .manifest((securePod(spec: spec).files.first?.text ?? "") + namespace)
    }
}
