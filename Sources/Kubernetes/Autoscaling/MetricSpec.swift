public import YAML

/// What an autoscaler looks at (`autoscaling/v2 types.go MetricSpec`).
public enum MetricSpec: Structured {
    /// What all containers of a pod together use.
    case resource(ResourceMetricSource)
    /// What one container of a pod uses.
    case containerResource(ContainerResourceMetricSource)
}

extension MetricSpec {
    private enum Kind: String, EnumFieldValue {
        case resource = "Resource"
        case containerResource = "ContainerResource"
    }

    private var kind: Kind {
        switch self {
        case .resource: .resource
        case .containerResource: .containerResource
        }
    }

    /// What `resource` holds, if it is that.
    public var resource: ResourceMetricSource? {
        if case .resource(let value) = self { value } else { nil }
    }

    /// What `containerResource` holds, if it is that.
    public var containerResource: ContainerResourceMetricSource? {
        if case .containerResource(let value) = self { value } else { nil }
    }

    /// Visits the fields in the order of the API; that of the type must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: MetricSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> MetricSpec {
        let kind = try visit.required("type", value?.kind)
        var one = OneOf<MetricSpec>()
        try one.field("resource", value?.resource, &visit, MetricSpec.resource)
        try one.field("containerResource", value?.containerResource, &visit, MetricSpec.containerResource)
        let found = try one.found(among: "resource | containerResource", &visit, else: .resource(.sample))
        if found.kind != kind { try visit.refuse("type") }
        return found
    }
}

/// How much of a resource is wanted for a pod (`autoscaling/v2 types.go MetricTarget`).
public enum MetricTarget: Structured {
    /// An amount for a pod.
    case averageValue(Quantity)
    /// Hundredths of what a pod requests.
    case averageUtilization(Int32)
}

extension MetricTarget {
    private enum Kind: String, EnumFieldValue {
        case averageValue = "AverageValue"
        case utilization = "Utilization"
    }

    private var kind: Kind {
        switch self {
        case .averageValue: .averageValue
        case .averageUtilization: .utilization
        }
    }

    /// The amount for a pod, if it is that.
    public var averageValue: Quantity? {
        if case .averageValue(let value) = self { value } else { nil }
    }

    /// The hundredths of what a pod requests, if it is that.
    public var averageUtilization: Int32? {
        if case .averageUtilization(let value) = self { value } else { nil }
    }

    /// Visits the fields in the order of the API; that of the type must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: MetricTarget?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> MetricTarget {
        let kind = try visit.required("type", value?.kind)
        var one = OneOf<MetricTarget>()
        try one.field("averageValue", value?.averageValue, &visit, MetricTarget.averageValue)
        try one.field("averageUtilization", value?.averageUtilization, &visit, MetricTarget.averageUtilization)
        let found = try one.found(among: "averageValue | averageUtilization", &visit, else: .averageValue(.sample))
        if found.kind != kind { try visit.refuse("type") }
        return found
    }
}
