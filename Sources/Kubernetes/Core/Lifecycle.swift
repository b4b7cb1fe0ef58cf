public import YAML

/// What is done when a container starts and ends (`core/v1 types.go Lifecycle`).
public struct Lifecycle: Structured {
    /// What is done right after its start.
    public var postStart: LifecycleHandler?
    /// What is done before it is asked to end; its time counts as grace period.
    public var preStop: LifecycleHandler?

    /// The value with the given fields set.
    public init(postStart: LifecycleHandler? = nil, preStop: LifecycleHandler? = nil) {
        self.postStart = postStart
        self.preStop = preStop
    }
}

extension Lifecycle {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Lifecycle?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Lifecycle {
        try Lifecycle(
            postStart: visit.optional("postStart", value?.postStart),
            preStop: visit.optional("preStop", value?.preStop)
        )
    }
}

/// What is done at a point of a container's life (`core/v1 types.go LifecycleHandler`).
public enum LifecycleHandler: Structured {
    /// A program is run.
    case exec(ExecAction)
    /// A request is sent.
    case httpGet(HTTPGetAction)
    /// Time is let pass.
    case sleep(SleepAction)
}

extension LifecycleHandler {
    /// What `exec` holds, if it is that.
    public var exec: ExecAction? {
        if case .exec(let value) = self { value } else { nil }
    }

    /// What `httpGet` holds, if it is that.
    public var httpGet: HTTPGetAction? {
        if case .httpGet(let value) = self { value } else { nil }
    }

    /// What `sleep` holds, if it is that.
    public var sleep: SleepAction? {
        if case .sleep(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: LifecycleHandler?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LifecycleHandler {
        var one = OneOf<LifecycleHandler>()
        try one.field("exec", value?.exec, &visit, LifecycleHandler.exec)
        try one.field("httpGet", value?.httpGet, &visit, LifecycleHandler.httpGet)
        try one.field("sleep", value?.sleep, &visit, LifecycleHandler.sleep)
        return try one.found(among: "exec | httpGet | sleep", &visit, else: .exec(.sample))
    }
}

/// Time that is let pass (`core/v1 types.go SleepAction`).
public struct SleepAction: Structured {
    /// For how many seconds.
    public var seconds: Int64

    /// The value with the given fields set.
    public init(seconds: Int64) {
        self.seconds = seconds
    }
}

extension SleepAction {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SleepAction?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SleepAction {
        try SleepAction(
            seconds: visit.required("seconds", value?.seconds)
        )
    }
}
