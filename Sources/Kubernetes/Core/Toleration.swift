public import YAML

/// A taint of nodes that a pod bears (`core/v1 types.go Toleration`).
public struct Toleration: Structured {
    /// The key of the taint; any when left out.
    public var key: LabelKey?
    /// How the value is compared; `equal` when left out.
    public var `operator`: TolerationOperator?
    /// The value of the taint.
    public var value: String?
    /// The effect of the taint; any when left out.
    public var effect: TaintEffect?
    /// For how many seconds a `noExecute` taint is borne; forever when left out.
    public var tolerationSeconds: Int64?

    /// The value with the given fields set.
    public init(
        key: LabelKey? = nil,
        operator: TolerationOperator? = nil,
        value: String? = nil,
        effect: TaintEffect? = nil,
        tolerationSeconds: Int64? = nil
    ) {
        self.key = key
        self.operator = `operator`
        self.value = value
        self.effect = effect
        self.tolerationSeconds = tolerationSeconds
    }
}

extension Toleration {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Toleration?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Toleration {
        try Toleration(
            key: visit.optional("key", value?.key),
            operator: visit.optional("operator", value?.operator),
            value: visit.optional("value", value?.value),
            effect: visit.optional("effect", value?.effect),
            tolerationSeconds: visit.optional("tolerationSeconds", value?.tolerationSeconds)
        )
    }
}

/// How the value of a taint is compared (`core/v1 types.go TolerationOperator`).
public enum TolerationOperator: String, EnumFieldValue {
    /// It must be the same.
    case equal = "Equal"
    /// It may be any.
    case exists = "Exists"
}

/// What a taint does to pods that don't bear it (`core/v1 types.go TaintEffect`).
public enum TaintEffect: String, EnumFieldValue {
    /// No new ones come.
    case noSchedule = "NoSchedule"
    /// New ones come where else there is no room.
    case preferNoSchedule = "PreferNoSchedule"
    /// No new ones come, and those that are there leave.
    case noExecute = "NoExecute"
}
