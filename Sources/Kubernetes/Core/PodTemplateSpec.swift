public import YAML

/// What each pod of a workload is (`core/v1 types.go PodTemplateSpec`).
public struct PodTemplateSpec: Structured {
    /// The labels and annotations of the pods.
    public var metadata: PodTemplateMeta
    /// What runs in them.
    public var spec: PodSpec

    /// The value with the given fields set.
    public init(metadata: PodTemplateMeta, spec: PodSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension PodTemplateSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodTemplateSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodTemplateSpec {
        try PodTemplateSpec(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The labels and annotations of a workload's pods; their names are given by the controller (`meta/v1 types.go
/// ObjectMeta`).
public struct PodTemplateMeta: Structured {
    /// What selectors find the pods by.
    public var labels: SortedMap<LabelKey, LabelValue>
    /// Other facts; a change of one replaces the pods.
    public var annotations: SortedMap<AnnotationKey, String>

    /// The value with the given fields set.
    public init(labels: SortedMap<LabelKey, LabelValue> = [:], annotations: SortedMap<AnnotationKey, String> = [:]) {
        self.labels = labels
        self.annotations = annotations
    }
}

extension PodTemplateMeta {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodTemplateMeta?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodTemplateMeta {
        try PodTemplateMeta(
            labels: visit.optional("labels", value?.labels, default: [:]),
            annotations: visit.optional("annotations", value?.annotations, default: [:])
        )
    }
}
