public import Kubernetes
public import YAML

/// The image of the platform's services: one for all of them, by tag, by digest, or by both.
public struct Image: Structured {
    /// The registry and the name: registry.example.com/tenantry.
    public var repository: ImageRepository
    /// The tag; needed unless there is a digest.
    public var tag: ImageTag?
    /// The digest, which wins over the tag and can't be moved: sha256: and 64 digits.
    public var digest: ImageDigest?
    /// When the kubelet asks the registry.
    public var pullPolicy: PullPolicy

    /// Makes the value; what is left out has its default.
    public init(
        repository: ImageRepository,
        tag: ImageTag? = nil,
        digest: ImageDigest? = nil,
        pullPolicy: PullPolicy = .ifNotPresent
    ) {
        self.repository = repository
        self.tag = tag
        self.digest = digest
        self.pullPolicy = pullPolicy
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            repository: visit.required(
                "repository",
                value?.repository,
                "The registry and the name: registry.example.com/tenantry."
            ),
            tag: visit.optional("tag", value?.tag, "The tag; needed unless there is a digest."),
            digest: visit.optional(
                "digest",
                value?.digest,
                "The digest, which wins over the tag and can't be moved: sha256: and 64 digits."
            ),
            pullPolicy: visit.optional(
                "pullPolicy",
                value?.pullPolicy,
                default: .ifNotPresent,
                "When the kubelet asks the registry."
            )
        )
    }
}
