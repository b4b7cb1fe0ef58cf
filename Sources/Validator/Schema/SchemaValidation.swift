import Diagnostics
import KubernetesSchemas
import YAML

/// Strict decoding as the API server does it: kinds, fields and types.
enum SchemaValidation {
    /// What came out of it.
    struct Outcome {
        /// Whether the object decodes, so that its validation can be asked; unknown fields don't stand in the way.
        var decodes: Bool
        /// The schema of its kind, where that is known.
        var schema: ObjectSchema?
    }

    /// Adds what doesn't decode.
    static func check(_ object: ManifestObject, _ schemas: KubernetesSchemas, _ errors: inout FieldErrors) -> Outcome {
        let nothing = Outcome(decodes: false, schema: nil)
        guard let apiVersion = object.root["apiVersion"], let kind = object.root["kind"] else {
            // The item of a list, whose kind follows from the list's.
            return Outcome(decodes: true, schema: nil)
        }
        guard !isForTools(object.kind.group) else { return nothing }
        switch schemas.lookup(apiVersion: apiVersion.text, kind: object.kind.kind, version: errors.version) {
        case .found(let schema, let deprecation):
            if let deprecation { report(deprecation, at: apiVersion, &errors) }
            if SchemaAcceptance.accepts(object, schema, errors) { return Outcome(decodes: true, schema: schema) }
            var walk = SchemaWalk(schema, object, errors)
            walk.check(object.root, schema.root)
            errors = walk.errors
            return Outcome(decodes: walk.decodes, schema: schema)
        case .removed(let removal): report(removal, at: apiVersion, &errors)
        case .notYet(let since, let instead): report(since: since, instead, apiVersion, object.kind.kind, &errors)
        case .list: break
        case .unknown(let unknown): report(unknown, apiVersion, kind, &errors)
        }
        return nothing
    }

    /// Whether objects of a group configure tools that read them from files; no server is sent them.
    static func isForTools(_ group: String) -> Bool {
        group == "kustomize.config.k8s.io" || group == "config.kubernetes.io" || group == "tenantry.dev"
            || group.hasSuffix(".config.k8s.io") || group == "kubeadm.k8s.io" || group == "kind.x-k8s.io"
            || group == "client.authentication.k8s.io" || group == "audit.k8s.io"
    }

    private static func report(_ removal: APIRemoval, at node: YAMLNode, _ errors: inout FieldErrors) {
        let end = removal.replacement.map { "; use '\($0)'" } ?? ", and nothing replaces it"
        errors.add(
            .removedAPI,
            at: node,
            "Kubernetes \(removal.removedIn) removed \(removal.kind) of '\(removal.apiVersion)'\(end)",
            fix: removal.isRenaming ? removal.replacement.flatMap { .writing($0, over: node) } : nil
        )
    }

    private static func report(_ deprecation: APIDeprecation, at node: YAMLNode, _ errors: inout FieldErrors) {
        let end = deprecation.replacement.map { "; use '\($0)'" } ?? ""
        errors.add(
            .deprecatedAPI,
            at: node,
            "Kubernetes \(deprecation.deprecatedIn) deprecated \(deprecation.kind) of '\(deprecation.apiVersion)'\(end)"
        )
    }

    private static func report(
        since: KubernetesVersion,
        _ instead: [String],
        _ apiVersion: YAMLNode,
        _ kind: String,
        _ errors: inout FieldErrors
    ) {
        let end = instead.last.map { "; use '\($0)'" } ?? ""
        let version = errors.version
        errors.add(
            .unknownKind,
            at: apiVersion,
            "Kubernetes \(version) has no \(kind) of '\(apiVersion.text)', it came with \(since)\(end)"
        )
    }

    private static func report(
        _ unknown: UnknownKind,
        _ apiVersion: YAMLNode,
        _ kind: YAMLNode,
        _ errors: inout FieldErrors
    ) {
        let name = "\(apiVersion.text) \(kind.text)"
        guard unknown.isCertain else {
            let message = "nothing is known of '\(name)', so it isn't checked; name its definition with '--crds'"
            errors.add(.unknownKind, at: kind, message, severity: .warning)
            return
        }
        let hint = unknown.suggestion.map { "; did you mean '\($0)'?" } ?? ""
        let meansVersion = unknown.suggestion?.hasSuffix(" \(kind.text)") == true
        errors.add(.unknownKind, at: meansVersion ? apiVersion : kind, "the server has no '\(name)'\(hint)")
    }
}
