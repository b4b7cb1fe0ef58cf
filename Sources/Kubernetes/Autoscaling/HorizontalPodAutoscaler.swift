public import YAML

/// Decides the number of pods of a workload by what they use (`autoscaling/v2 types.go HorizontalPodAutoscaler`).
public struct HorizontalPodAutoscaler: KubernetesObject {
    /// `autoscaling/v2`.
    public static var apiVersion: StaticString { "autoscaling/v2" }
    /// `HorizontalPodAutoscaler`.
    public static var kind: StaticString { "HorizontalPodAutoscaler" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The workload and what is looked at.
    public var spec: HorizontalPodAutoscalerSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: HorizontalPodAutoscalerSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension HorizontalPodAutoscaler {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HorizontalPodAutoscaler?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HorizontalPodAutoscaler {
        try typeMeta(&visit)
        return try HorizontalPodAutoscaler(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The workload of an autoscaler, its bounds, and what is looked at (`autoscaling/v2 types.go
/// HorizontalPodAutoscalerSpec`).
public struct HorizontalPodAutoscalerSpec: Structured {
    /// The workload.
    public var scaleTargetRef: CrossVersionObjectReference
    /// The least number of pods; 1 when left out.
    public var minReplicas: Int32?
    /// The greatest number of pods.
    public var maxReplicas: Int32
    /// What is looked at: the one that asks for most decides; 80% of the CPU requests when empty.
    public var metrics: [MetricSpec]
    /// How fast the number changes.
    public var behavior: HorizontalPodAutoscalerBehavior?

    /// The value with the given fields set.
    public init(
        scaleTargetRef: CrossVersionObjectReference,
        minReplicas: Int32? = nil,
        maxReplicas: Int32,
        metrics: [MetricSpec] = [],
        behavior: HorizontalPodAutoscalerBehavior? = nil
    ) {
        self.scaleTargetRef = scaleTargetRef
        self.minReplicas = minReplicas
        self.maxReplicas = maxReplicas
        self.metrics = metrics
        self.behavior = behavior
    }
}

extension HorizontalPodAutoscalerSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HorizontalPodAutoscalerSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HorizontalPodAutoscalerSpec {
        try HorizontalPodAutoscalerSpec(
            scaleTargetRef: visit.required("scaleTargetRef", value?.scaleTargetRef),
            minReplicas: visit.optional("minReplicas", value?.minReplicas),
            maxReplicas: visit.required("maxReplicas", value?.maxReplicas),
            metrics: visit.optional("metrics", value?.metrics, default: []),
            behavior: visit.optional("behavior", value?.behavior)
        )
    }
}

/// A reference to a workload of the same namespace (`autoscaling/v2 types.go CrossVersionObjectReference`).
public struct CrossVersionObjectReference: Structured {
    /// Its kind.
    public var kind: String
    /// Its name.
    public var name: DNSSubdomain
    /// Its group and version.
    public var apiVersion: String?

    /// The value with the given fields set.
    public init(kind: String, name: DNSSubdomain, apiVersion: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiVersion = apiVersion
    }
}

extension CrossVersionObjectReference {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: CrossVersionObjectReference?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> CrossVersionObjectReference {
        try CrossVersionObjectReference(
            kind: visit.required("kind", value?.kind),
            name: visit.required("name", value?.name),
            apiVersion: visit.optional("apiVersion", value?.apiVersion)
        )
    }
}

/// How fast the number of pods changes (`autoscaling/v2 types.go HorizontalPodAutoscalerBehavior`).
public struct HorizontalPodAutoscalerBehavior: Structured {
    /// How fast it grows.
    public var scaleUp: HPAScalingRules?
    /// How fast it shrinks.
    public var scaleDown: HPAScalingRules?

    /// The value with the given fields set.
    public init(scaleUp: HPAScalingRules? = nil, scaleDown: HPAScalingRules? = nil) {
        self.scaleUp = scaleUp
        self.scaleDown = scaleDown
    }
}

extension HorizontalPodAutoscalerBehavior {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HorizontalPodAutoscalerBehavior?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HorizontalPodAutoscalerBehavior {
        try HorizontalPodAutoscalerBehavior(
            scaleUp: visit.optional("scaleUp", value?.scaleUp),
            scaleDown: visit.optional("scaleDown", value?.scaleDown)
        )
    }
}

/// How fast the number of pods changes in one direction (`autoscaling/v2 types.go HPAScalingRules`).
public struct HPAScalingRules: Structured {
    /// Over how many seconds the most cautious advice is taken, at most 3600; 0 up and 300 down when left out.
    public var stabilizationWindowSeconds: Int32?
    /// Which of the policies counts; `max` when left out.
    public var selectPolicy: ScalingPolicySelect?
    /// How much may change in a time.
    public var policies: [HPAScalingPolicy]

    /// The value with the given fields set.
    public init(
        stabilizationWindowSeconds: Int32? = nil,
        selectPolicy: ScalingPolicySelect? = nil,
        policies: [HPAScalingPolicy] = []
    ) {
        self.stabilizationWindowSeconds = stabilizationWindowSeconds
        self.selectPolicy = selectPolicy
        self.policies = policies
    }
}

extension HPAScalingRules {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HPAScalingRules?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HPAScalingRules {
        try HPAScalingRules(
            stabilizationWindowSeconds: visit.optional("stabilizationWindowSeconds", value?.stabilizationWindowSeconds),
            selectPolicy: visit.optional("selectPolicy", value?.selectPolicy),
            policies: visit.optional("policies", value?.policies, default: [])
        )
    }
}

/// How much may change in a time (`autoscaling/v2 types.go HPAScalingPolicy`).
public struct HPAScalingPolicy: Structured {
    /// What the value counts.
    public var type: HPAScalingPolicyType
    /// How much may change.
    public var value: Int32
    /// In how many seconds, at most 1800.
    public var periodSeconds: Int32

    /// The value with the given fields set.
    public init(type: HPAScalingPolicyType, value: Int32, periodSeconds: Int32) {
        self.type = type
        self.value = value
        self.periodSeconds = periodSeconds
    }
}

extension HPAScalingPolicy {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HPAScalingPolicy?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HPAScalingPolicy {
        try HPAScalingPolicy(
            type: visit.required("type", value?.type),
            value: visit.required("value", value?.value),
            periodSeconds: visit.required("periodSeconds", value?.periodSeconds)
        )
    }
}

/// What the value of a scaling policy counts (`autoscaling/v2 types.go HPAScalingPolicyType`).
public enum HPAScalingPolicyType: String, EnumFieldValue {
    /// Pods.
    case pods = "Pods"
    /// Hundredths of the current number of pods.
    case percent = "Percent"
}

/// Which of several scaling policies counts (`autoscaling/v2 types.go ScalingPolicySelect`).
public enum ScalingPolicySelect: String, EnumFieldValue {
    /// The one that changes most.
    case max = "Max"
    /// The one that changes least.
    case min = "Min"
    /// None: nothing changes in this direction.
    case disabled = "Disabled"
}

/// What all containers of a pod together use of a resource (`autoscaling/v2 types.go ResourceMetricSource`).
public struct ResourceMetricSource: Structured {
    /// The resource.
    public var name: ResourceName
    /// How much is wanted.
    public var target: MetricTarget

    /// The value with the given fields set.
    public init(name: ResourceName, target: MetricTarget) {
        self.name = name
        self.target = target
    }
}

extension ResourceMetricSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ResourceMetricSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ResourceMetricSource {
        try ResourceMetricSource(
            name: visit.required("name", value?.name),
            target: visit.required("target", value?.target)
        )
    }
}

/// What one container of a pod uses of a resource (`autoscaling/v2 types.go ContainerResourceMetricSource`).
public struct ContainerResourceMetricSource: Structured {
    /// The resource.
    public var name: ResourceName
    /// How much is wanted.
    public var target: MetricTarget
    /// The container.
    public var container: DNSLabel

    /// The value with the given fields set.
    public init(name: ResourceName, target: MetricTarget, container: DNSLabel) {
        self.name = name
        self.target = target
        self.container = container
    }
}

extension ContainerResourceMetricSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ContainerResourceMetricSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ContainerResourceMetricSource {
        try ContainerResourceMetricSource(
            name: visit.required("name", value?.name),
            target: visit.required("target", value?.target),
            container: visit.required("container", value?.container)
        )
    }
}
