public import YAML

/// What a container requests and may use (`core/v1 types.go ResourceRequirements`).
public struct ResourceRequirements: Structured {
    /// The most that it may use.
    public var limits: SortedMap<ResourceName, Quantity>
    /// What is kept for it; its limits when left out.
    public var requests: SortedMap<ResourceName, Quantity>

    /// The value with the given fields set.
    public init(limits: SortedMap<ResourceName, Quantity> = [:], requests: SortedMap<ResourceName, Quantity> = [:]) {
        self.limits = limits
        self.requests = requests
    }
}

extension ResourceRequirements {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ResourceRequirements?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ResourceRequirements {
        try ResourceRequirements(
            limits: visit.optional("limits", value?.limits, default: [:]),
            requests: visit.optional("requests", value?.requests, default: [:])
        )
    }
}
