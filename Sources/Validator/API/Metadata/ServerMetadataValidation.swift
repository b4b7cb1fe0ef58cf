import Diagnostics
import YAML

/// What of `metadata` is the server's own to fill in.
enum ServerMetadataValidation {
    static func check(_ metadata: YAMLNode, of kind: ObjectKind, _ errors: inout FieldErrors) {
        if let version = metadata.field("resourceVersion"), isVersion(version) {
            errors.add(
                .serverMetadata,
                at: version,
                "an object that is to be created has no 'resourceVersion'; leave it out"
            )
        }
        if let generation = metadata.field("generation"), let number = generation.integer, number < 0,
            keepsGeneration(kind)
        {
            errors.add(
                .serverMetadata,
                at: generation,
                "the generation is \(number) and can't be less than 0; leave it out"
            )
        }
    }

    /// Whether a text is a version that the store reads, and not 0 (k8s.io/apiserver: pkg/storage/etcd3/store.go, `Create`).
    ///
    /// One that isn't a number is forgotten.
    private static func isVersion(_ version: YAMLNode) -> Bool {
        version.withUTF8 { text in
            var number: UInt64 = 0
            for byte in text {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
                let (product, isTooLong) = number.multipliedReportingOverflow(by: 10)
                let (sum, isTooLarge) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
                guard !isTooLong, !isTooLarge else { return false }
                number = sum
            }
            return number != 0
        }
    }

    /// Whether the strategy of a kind leaves the generation as it is (pkg/registry/*/*/strategy.go, `PrepareForCreate`);
    /// others start it at 1.
    private static func keepsGeneration(_ kind: ObjectKind) -> Bool {
        guard kind.group.isEmpty else { return kind.group == "rbac.authorization.k8s.io" }
        switch kind.kind {
        case "ConfigMap", "LimitRange", "Namespace", "ResourceQuota", "Secret", "ServiceAccount": return true
        default: return false
        }
    }
}

extension Rule {
    static let serverMetadata = api(
        "server-metadata",
        "what only the server can know isn't set",
        explanation: """
            `metadata.resourceVersion` is the store's, and the API server refuses to create an object that has one
            already. It gets into manifests with what `kubectl get -o yaml` prints: take it out, and `uid`,
            `creationTimestamp`, `generation`, `managedFields` and `status` with it. A negative generation is refused
            as well.
            """,
        bad: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              resourceVersion: "48151623"
            data:
              mode: fast

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              mode: fast

            """
    )
}
