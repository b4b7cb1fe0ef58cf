public import YAML

/// How to tell whether a container is well (`core/v1 types.go Probe`).
public struct Probe: Structured {
    /// What is tried.
    public var handler: ProbeHandler
    /// For how many seconds after the start nothing is tried; 0 when left out.
    public var initialDelaySeconds: Int32?
    /// After how many seconds a try has failed; 1 when left out.
    public var timeoutSeconds: Int32?
    /// How many seconds there are between tries; 10 when left out.
    public var periodSeconds: Int32?
    /// After how many successes it is well again; 1 when left out, and for liveness and startup always.
    public var successThreshold: Int32?
    /// After how many failures it is not well; 3 when left out.
    public var failureThreshold: Int32?
    /// How many seconds the container has to end in when the probe fails, in place of the pod's.
    public var terminationGracePeriodSeconds: Int64?

    /// The value with the given fields set.
    public init(
        _ handler: ProbeHandler,
        initialDelaySeconds: Int32? = nil,
        timeoutSeconds: Int32? = nil,
        periodSeconds: Int32? = nil,
        successThreshold: Int32? = nil,
        failureThreshold: Int32? = nil,
        terminationGracePeriodSeconds: Int64? = nil
    ) {
        self.handler = handler
        self.initialDelaySeconds = initialDelaySeconds
        self.timeoutSeconds = timeoutSeconds
        self.periodSeconds = periodSeconds
        self.successThreshold = successThreshold
        self.failureThreshold = failureThreshold
        self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
    }
}

extension Probe {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Probe?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Probe {
        try Probe(
            ProbeHandler.fields(of: value?.handler, &visit),
            initialDelaySeconds: visit.optional("initialDelaySeconds", value?.initialDelaySeconds),
            timeoutSeconds: visit.optional("timeoutSeconds", value?.timeoutSeconds),
            periodSeconds: visit.optional("periodSeconds", value?.periodSeconds),
            successThreshold: visit.optional("successThreshold", value?.successThreshold),
            failureThreshold: visit.optional("failureThreshold", value?.failureThreshold),
            terminationGracePeriodSeconds: visit.optional(
                "terminationGracePeriodSeconds",
                value?.terminationGracePeriodSeconds
            )
        )
    }
}
