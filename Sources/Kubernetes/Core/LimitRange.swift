public import YAML

/// Bounds and defaults for what each object of a namespace uses (`core/v1 types.go LimitRange`).
public struct LimitRange: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `LimitRange`.
    public static var kind: StaticString { "LimitRange" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The bounds.
    public var spec: LimitRangeSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: LimitRangeSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension LimitRange {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LimitRange?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LimitRange {
        try typeMeta(&visit)
        return try LimitRange(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The bounds of a limit range (`core/v1 types.go LimitRangeSpec`).
public struct LimitRangeSpec: Structured {
    /// The bounds for each type of object.
    public var limits: [LimitRangeItem]

    /// The value with the given fields set.
    public init(limits: [LimitRangeItem]) {
        self.limits = limits
    }
}

extension LimitRangeSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LimitRangeSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LimitRangeSpec {
        try LimitRangeSpec(
            limits: visit.required("limits", value?.limits)
        )
    }
}

/// Bounds and defaults for one type of object (`core/v1 types.go LimitRangeItem`).
public struct LimitRangeItem: Structured {
    /// The type of object.
    public var type: LimitType
    /// The most that an object may use.
    public var max: SortedMap<ResourceName, Quantity>
    /// The least that an object must ask for.
    public var min: SortedMap<ResourceName, Quantity>
    /// The limit of a container that names none.
    public var `default`: SortedMap<ResourceName, Quantity>
    /// The request of a container that names none.
    public var defaultRequest: SortedMap<ResourceName, Quantity>
    /// The most that a limit may be times the request.
    public var maxLimitRequestRatio: SortedMap<ResourceName, Quantity>

    /// The value with the given fields set.
    public init(
        type: LimitType,
        max: SortedMap<ResourceName, Quantity> = [:],
        min: SortedMap<ResourceName, Quantity> = [:],
        default: SortedMap<ResourceName, Quantity> = [:],
        defaultRequest: SortedMap<ResourceName, Quantity> = [:],
        maxLimitRequestRatio: SortedMap<ResourceName, Quantity> = [:]
    ) {
        self.type = type
        self.max = max
        self.min = min
        self.default = `default`
        self.defaultRequest = defaultRequest
        self.maxLimitRequestRatio = maxLimitRequestRatio
    }
}

extension LimitRangeItem {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LimitRangeItem?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LimitRangeItem {
        try LimitRangeItem(
            type: visit.required("type", value?.type),
            max: visit.optional("max", value?.max, default: [:]),
            min: visit.optional("min", value?.min, default: [:]),
            default: visit.optional("default", value?.default, default: [:]),
            defaultRequest: visit.optional("defaultRequest", value?.defaultRequest, default: [:]),
            maxLimitRequestRatio: visit.optional("maxLimitRequestRatio", value?.maxLimitRequestRatio, default: [:])
        )
    }
}

/// What a limit applies to (`core/v1 types.go LimitType`).
public enum LimitType: String, EnumFieldValue {
    /// All containers of a pod together.
    case pod = "Pod"
    /// Each container.
    case container = "Container"
    /// Each claim for storage.
    case persistentVolumeClaim = "PersistentVolumeClaim"
}
