extension ObjectKind {
    /// The name of its resource, as in paths of the API and in quotas: `configmaps`, `networkpolicies.networking.k8s.io`.
    ///
    /// The plural is guessed as Kubernetes does where nobody says it (apimachinery: pkg/api/meta/restmapper.go,
    /// `UnsafeGuessKindToResource`), which is right for all of its own kinds.
    var resourceName: String {
        group.isEmpty ? resource : "\(resource).\(group)"
    }

    /// The plural alone.
    var resource: String {
        let singular = kind.lowercased()
        if singular.hasSuffix("endpoints") { return singular }
        if singular.hasSuffix("s") { return singular + "es" }
        if singular.hasSuffix("y") { return singular.dropLast() + "ies" }
        return singular + "s"
    }
}
