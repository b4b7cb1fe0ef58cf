public import YAML

/// Where the controllers find the generated tree.
public struct GitSource: Structured {
    /// The Git repository.
    public var repository: HTTPSAddress
    /// The branch, tag or commit.
    public var revision: String
    /// The folder of the tree in the repository.
    public var path: String

    /// Makes the value; what is left out has its default.
    public init(
        repository: HTTPSAddress,
        revision: String = "main",
        path: String = "generated"
    ) {
        self.repository = repository
        self.revision = revision
        self.path = path
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            repository: visit.required("repository", value?.repository, "The Git repository."),
            revision: visit.optional("revision", value?.revision, default: "main", "The branch, tag or commit."),
            path: visit.optional(
                "path",
                value?.path,
                default: "generated",
                "The folder of the tree in the repository."
            )
        )
    }
}

/// The controllers that sync the tree.
public struct GitOps: Structured {
    /// The controllers that the tree serves.
    public var controllers: [GitOpsController]

    /// Makes the value; what is left out has its default.
    public init(
        controllers: [GitOpsController] = [.argocd, .flux]
    ) {
        self.controllers = controllers
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            controllers: visit.optional(
                "controllers",
                value?.controllers,
                default: [.argocd, .flux],
                "The controllers that the tree serves."
            )
        )
    }
}

/// A controller that applies what Git holds.
public enum GitOpsController: String, EnumFieldValue {
    /// Argo CD.
    case argocd
    /// Flux.
    case flux
}
