public import YAML

/// What `.tenantry.yaml` says about the Pod Security Standards.
public struct PodSecurityConfiguration: Structured {
    /// The level of pods whose Namespace enforces none, and the weakest that a tenant's Namespace may enforce.
    public var level: PodSecurityLevelName

    /// The value with the given fields set.
    public init(level: PodSecurityLevelName = .restricted) {
        self.level = level
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            level: visit.optional(
                "level",
                value?.level,
                default: .restricted,
                "The level of pods whose Namespace enforces none, and the weakest that a tenant's Namespace may enforce."
            )
        )
    }

    /// The level.
    var standard: PodSecurityLevel {
        switch level {
        case .privileged: .privileged
        case .baseline: .baseline
        case .restricted: .restricted
        }
    }
}

/// A level of the Pod Security Standards, by its name.
public enum PodSecurityLevelName: String, EnumFieldValue {
    /// Anything goes.
    case privileged
    /// Nothing that is known to give more than a pod has by default.
    case baseline
    /// What current practice asks of a pod.
    case restricted
}
