public import YAML

/// Groups of people, as the cluster's authenticator names them.
public struct Access: Structured {
    /// Groups that may read everything but Secrets, read logs, and restart pods.
    public var operators: [GroupName]
    /// Groups that may look at the workloads, and at no logs.
    public var viewers: [GroupName]

    /// Makes the value; what is left out has its default.
    public init(
        operators: [GroupName] = [],
        viewers: [GroupName] = []
    ) {
        self.operators = operators
        self.viewers = viewers
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            operators: visit.optional(
                "operators",
                value?.operators,
                default: [],
                "Groups that may read everything but Secrets, read logs, and restart pods."
            ),
            viewers: visit.optional(
                "viewers",
                value?.viewers,
                default: [],
                "Groups that may look at the workloads, and at no logs."
            )
        )
    }
}
