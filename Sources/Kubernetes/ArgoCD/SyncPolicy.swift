public import YAML

/// When and how an application is applied (`application/v1alpha1 types.go SyncPolicy`).
public struct SyncPolicy: Structured {
    /// Applied by itself; by hand when left out.
    public var automated: AutomatedSync?
    /// Options, each `Name=value`.
    public var syncOptions: [String]
    /// What is done when it fails.
    public var retry: SyncRetry?
    /// What a namespace gets that Argo CD makes.
    public var managedNamespaceMetadata: ManagedNamespaceMetadata?

    /// The value with the given fields set.
    public init(
        automated: AutomatedSync? = nil,
        syncOptions: [String] = [],
        retry: SyncRetry? = nil,
        managedNamespaceMetadata: ManagedNamespaceMetadata? = nil
    ) {
        self.automated = automated
        self.syncOptions = syncOptions
        self.retry = retry
        self.managedNamespaceMetadata = managedNamespaceMetadata
    }
}

extension SyncPolicy {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            automated: visit.optional("automated", value?.automated),
            syncOptions: visit.optional("syncOptions", value?.syncOptions, default: []),
            retry: visit.optional("retry", value?.retry),
            managedNamespaceMetadata: visit.optional("managedNamespaceMetadata", value?.managedNamespaceMetadata)
        )
    }
}

/// Applying by itself (`application/v1alpha1 types.go SyncPolicyAutomated`).
public struct AutomatedSync: Structured {
    /// Whether it is; true when left out.
    public var enabled: Bool?
    /// Whether objects that are gone are deleted.
    public var prune: Bool
    /// Whether changes by others are undone.
    public var selfHeal: Bool
    /// Whether everything may be deleted.
    public var allowEmpty: Bool

    /// The value with the given fields set.
    public init(
        enabled: Bool? = nil,
        prune: Bool = false,
        selfHeal: Bool = false,
        allowEmpty: Bool = false
    ) {
        self.enabled = enabled
        self.prune = prune
        self.selfHeal = selfHeal
        self.allowEmpty = allowEmpty
    }
}

extension AutomatedSync {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            enabled: visit.optional("enabled", value?.enabled),
            prune: visit.optional("prune", value?.prune, default: false),
            selfHeal: visit.optional("selfHeal", value?.selfHeal, default: false),
            allowEmpty: visit.optional("allowEmpty", value?.allowEmpty, default: false)
        )
    }
}

/// What is done when applying fails (`application/v1alpha1 types.go RetryStrategy`).
public struct SyncRetry: Structured {
    /// How often it is tried again; without end when negative.
    public var limit: Int64?
    /// The times between.
    public var backoff: SyncBackoff?
    /// Whether a newer revision is tried in place of the one that failed.
    public var refresh: Bool

    /// The value with the given fields set.
    public init(
        limit: Int64? = nil,
        backoff: SyncBackoff? = nil,
        refresh: Bool = false
    ) {
        self.limit = limit
        self.backoff = backoff
        self.refresh = refresh
    }
}

extension SyncRetry {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            limit: visit.optional("limit", value?.limit),
            backoff: visit.optional("backoff", value?.backoff),
            refresh: visit.optional("refresh", value?.refresh, default: false)
        )
    }
}

/// The times between tries (`application/v1alpha1 types.go Backoff`).
public struct SyncBackoff: Structured {
    /// The first.
    public var duration: GoDuration?
    /// What each is multiplied by for the next.
    public var factor: Int64?
    /// The longest.
    public var maxDuration: GoDuration?

    /// The value with the given fields set.
    public init(
        duration: GoDuration? = nil,
        factor: Int64? = nil,
        maxDuration: GoDuration? = nil
    ) {
        self.duration = duration
        self.factor = factor
        self.maxDuration = maxDuration
    }
}

extension SyncBackoff {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            duration: visit.optional("duration", value?.duration),
            factor: visit.optional("factor", value?.factor),
            maxDuration: visit.optional("maxDuration", value?.maxDuration)
        )
    }
}

/// What a namespace gets that Argo CD makes (`application/v1alpha1 types.go ManagedNamespaceMetadata`).
public struct ManagedNamespaceMetadata: Structured {
    /// Its labels.
    public var labels: SortedMap<LabelKey, LabelValue>
    /// Its annotations.
    public var annotations: SortedMap<AnnotationKey, String>

    /// The value with the given fields set.
    public init(
        labels: SortedMap<LabelKey, LabelValue> = [:],
        annotations: SortedMap<AnnotationKey, String> = [:]
    ) {
        self.labels = labels
        self.annotations = annotations
    }
}

extension ManagedNamespaceMetadata {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            labels: visit.optional("labels", value?.labels, default: [:]),
            annotations: visit.optional("annotations", value?.annotations, default: [:])
        )
    }
}

/// What others may change of objects (`application/v1alpha1 types.go ResourceIgnoreDifferences`).
public struct ResourceIgnoreDifferences: Structured {
    /// The API group.
    public var group: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String?
    /// The namespace.
    public var namespace: DNSLabel?
    /// Fields, each a JSON pointer.
    public var jsonPointers: [String]
    /// Fields, each a path of jq.
    public var jqPathExpressions: [String]
    /// Who may change what it owns.
    public var managedFieldsManagers: [String]

    /// The value with the given fields set.
    public init(
        group: String? = nil,
        kind: String,
        name: String? = nil,
        namespace: DNSLabel? = nil,
        jsonPointers: [String] = [],
        jqPathExpressions: [String] = [],
        managedFieldsManagers: [String] = []
    ) {
        self.group = group
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.jsonPointers = jsonPointers
        self.jqPathExpressions = jqPathExpressions
        self.managedFieldsManagers = managedFieldsManagers
    }
}

extension ResourceIgnoreDifferences {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            group: visit.optional("group", value?.group),
            kind: visit.required("kind", value?.kind),
            name: visit.optional("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace),
            jsonPointers: visit.optional("jsonPointers", value?.jsonPointers, default: []),
            jqPathExpressions: visit.optional("jqPathExpressions", value?.jqPathExpressions, default: []),
            managedFieldsManagers: visit.optional("managedFieldsManagers", value?.managedFieldsManagers, default: [])
        )
    }
}
