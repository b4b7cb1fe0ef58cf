public import YAML

/// What every object has: a name, and what others know it by (`meta/v1 types.go ObjectMeta`).
public struct ObjectMeta<Name: TextValue>: Structured {
    /// Its name, unique among its kind in its namespace.
    public var name: Name
    /// Its namespace; none for the cluster's own objects.
    public var namespace: DNSLabel?
    /// What selectors find it by.
    public var labels: SortedMap<LabelKey, LabelValue>
    /// Other facts.
    public var annotations: SortedMap<AnnotationKey, String>
    /// Who must have done their part before it is gone.
    public var finalizers: [LabelKey]

    /// The value with the given fields set.
    public init(
        name: Name,
        namespace: DNSLabel? = nil,
        labels: SortedMap<LabelKey, LabelValue> = [:],
        annotations: SortedMap<AnnotationKey, String> = [:],
        finalizers: [LabelKey] = []
    ) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.finalizers = finalizers
    }
}

extension ObjectMeta {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ObjectMeta?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ObjectMeta {
        try ObjectMeta(
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace),
            labels: visit.optional("labels", value?.labels, default: [:]),
            annotations: visit.optional("annotations", value?.annotations, default: [:]),
            finalizers: visit.optional("finalizers", value?.finalizers, default: [])
        )
    }
}
