public import YAML

/// Where the controllers find the generated tree.
public struct GitSource: Structured {
    /// The Git repository.
    public var repository: HTTPSAddress
    /// The branch, tag or commit. What reads as a version (`1.2.3`, `v1.2.3`) is a tag, forty hexadecimal digits are a commit, and a
    /// full name (`refs/tags/stable`) is what it says.
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
            revision: visit.optional(
                "revision",
                value?.revision,
                default: "main",
                """
                The branch, tag or commit. What reads as a version (1.2.3, v1.2.3) is a tag, forty hexadecimal digits are a commit, \
                and a full name (refs/tags/stable) is what it says.
                """
            ),
            path: visit.optional(
                "path",
                value?.path,
                default: "generated",
                "The folder of the tree in the repository."
            )
        )
    }
}

extension GitSource {
    /// A folder of the tree by its path in the repository: `generated/cluster`.
    public func folder(_ name: String) -> String {
        let steps = path.split(separator: "/").filter { $0 != "." }
        return (steps.map(String.init) + [name]).joined(separator: "/")
    }
}
