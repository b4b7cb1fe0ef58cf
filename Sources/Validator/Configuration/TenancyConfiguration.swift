public import YAML

/// What `.tenantry.yaml` says about tenants.
public struct TenancyConfiguration: Structured {
    /// Labels that name the tenant of a Namespace: ours, the reference platform's, and Capsule's (projectcapsule/capsule,
    /// `GetTypeLabel`).
    public static let defaultLabels = ["tenantry.dev/tenant", "tenant", "capsule.clastix.io/tenant"]

    /// Labels of a Namespace whose value is the tenant that it is of; the first that it has counts.
    public var labels: [String]
    /// Groups and users of the platform's own people, whose rights in a tenant's namespace are no hole; `*` at the end stands for
    /// any rest.
    public var platformSubjects: [String]

    /// The value with the given fields set.
    public init(labels: [String] = defaultLabels, platformSubjects: [String] = []) {
        self.labels = labels
        self.platformSubjects = platformSubjects
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            labels: visit.optional(
                "labels",
                value?.labels,
                default: defaultLabels,
                "Labels of a Namespace whose value is the tenant that it is of; the first that it has counts."
            ),
            platformSubjects: visit.optional(
                "platformSubjects",
                value?.platformSubjects,
                default: [],
                "Groups and users of the platform's own people, whose rights are no hole; `*` at the end is any rest."
            )
        )
    }
}
