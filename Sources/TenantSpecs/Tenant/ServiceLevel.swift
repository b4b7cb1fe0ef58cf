public import Kubernetes
public import YAML

/// What a tenant was promised.
public struct ServiceLevel: Structured {
    /// Requests that succeed, in percent over 30 days.
    public var availability: Percentage
    /// How fast requests are answered.
    public var latency: LatencyObjective

    /// Makes the value; what is left out has its default.
    public init(
        availability: Percentage = 99.9,
        latency: LatencyObjective = LatencyObjective()
    ) {
        self.availability = availability
        self.latency = latency
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            availability: visit.optional(
                "availability",
                value?.availability,
                default: 99.9,
                "Requests that succeed, in percent over 30 days."
            ),
            latency: visit.optional(
                "latency",
                value?.latency,
                default: LatencyObjective(),
                "How fast requests are answered."
            )
        )
    }
}

/// How fast requests are answered.
public struct LatencyObjective: Structured {
    /// The time within which a request is answered.
    public var threshold: PrometheusDuration
    /// Requests that are answered within the threshold, in percent over 30 days.
    public var objective: Percentage

    /// Makes the value; what is left out has its default.
    public init(
        threshold: PrometheusDuration = "1s",
        objective: Percentage = 99.0
    ) {
        self.threshold = threshold
        self.objective = objective
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            threshold: visit.optional(
                "threshold",
                value?.threshold,
                default: "1s",
                "The time within which a request is answered."
            ),
            objective: visit.optional(
                "objective",
                value?.objective,
                default: 99.0,
                "Requests that are answered within the threshold, in percent over 30 days."
            )
        )
    }
}
