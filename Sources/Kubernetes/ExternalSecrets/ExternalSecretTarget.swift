public import YAML

/// The Secret that is made (`externalsecrets/v1 externalsecret_types.go ExternalSecretTarget`).
public struct ExternalSecretTarget: Structured {
    /// Its name; the object's own when left out.
    public var name: DNSSubdomain?
    /// Whether it is made and owned; `owner` when left out.
    public var creationPolicy: ExternalSecretCreationPolicy?
    /// What becomes of it when the values are gone; `retain` when left out.
    public var deletionPolicy: ExternalSecretDeletionPolicy?
    /// What it looks like beyond the values.
    public var template: ExternalSecretTemplate?
    /// Whether it can never be changed.
    public var immutable: Bool

    /// The value with the given fields set.
    public init(
        name: DNSSubdomain? = nil,
        creationPolicy: ExternalSecretCreationPolicy? = nil,
        deletionPolicy: ExternalSecretDeletionPolicy? = nil,
        template: ExternalSecretTemplate? = nil,
        immutable: Bool = false
    ) {
        self.name = name
        self.creationPolicy = creationPolicy
        self.deletionPolicy = deletionPolicy
        self.template = template
        self.immutable = immutable
    }
}

extension ExternalSecretTarget {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretTarget?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretTarget {
        try ExternalSecretTarget(
            name: visit.optional("name", value?.name),
            creationPolicy: visit.optional("creationPolicy", value?.creationPolicy),
            deletionPolicy: visit.optional("deletionPolicy", value?.deletionPolicy),
            template: visit.optional("template", value?.template),
            immutable: visit.optional("immutable", value?.immutable, default: false)
        )
    }
}

/// Whether a Secret is made and owned (`externalsecrets/v1 externalsecret_types.go ExternalSecretCreationPolicy`).
public enum ExternalSecretCreationPolicy: String, EnumFieldValue {
    /// It is made, and goes with the object.
    case owner = "Owner"
    /// It is made, and stays when the object goes.
    case orphan = "Orphan"
    /// It is there already, and gets the values.
    case merge = "Merge"
    /// It isn't made.
    case none = "None"
}

/// What becomes of a Secret whose values are gone (`externalsecrets/v1 externalsecret_types.go
/// ExternalSecretDeletionPolicy`).
public enum ExternalSecretDeletionPolicy: String, EnumFieldValue {
    /// It goes.
    case delete = "Delete"
    /// It stays without them.
    case merge = "Merge"
    /// It stays as it is, and the object reports an error.
    case retain = "Retain"
}

/// What a Secret looks like beyond the values (`externalsecrets/v1 externalsecret_types.go ExternalSecretTemplate`).
public struct ExternalSecretTemplate: Structured {
    /// Its type; `Opaque` when left out.
    public var type: String?
    /// The version of the templates; `v2` when left out.
    public var engineVersion: TemplateEngineVersion?
    /// Its labels and annotations.
    public var metadata: ExternalSecretTemplateMetadata?
    /// Whether the templates replace the values; `replace` when left out.
    public var mergePolicy: TemplateMergePolicy?
    /// Templates by key.
    public var data: SortedMap<ConfigMapKey, String>

    /// The value with the given fields set.
    public init(
        type: String? = nil,
        engineVersion: TemplateEngineVersion? = nil,
        metadata: ExternalSecretTemplateMetadata? = nil,
        mergePolicy: TemplateMergePolicy? = nil,
        data: SortedMap<ConfigMapKey, String> = [:]
    ) {
        self.type = type
        self.engineVersion = engineVersion
        self.metadata = metadata
        self.mergePolicy = mergePolicy
        self.data = data
    }
}

extension ExternalSecretTemplate {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretTemplate?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretTemplate {
        try ExternalSecretTemplate(
            type: visit.optional("type", value?.type),
            engineVersion: visit.optional("engineVersion", value?.engineVersion),
            metadata: visit.optional("metadata", value?.metadata),
            mergePolicy: visit.optional("mergePolicy", value?.mergePolicy),
            data: visit.optional("data", value?.data, default: [:])
        )
    }
}

/// A version of templates (`externalsecrets/v1 externalsecret_types.go TemplateEngineVersion`).
public enum TemplateEngineVersion: String, EnumFieldValue {
    /// The only one there is.
    case v2
}

/// Whether templates replace the values (`externalsecrets/v1 externalsecret_types.go TemplateMergePolicy`).
public enum TemplateMergePolicy: String, EnumFieldValue {
    /// The Secret has what the templates give.
    case replace = "Replace"
    /// It has the values too.
    case merge = "Merge"
}

/// Labels and annotations of a Secret (`externalsecrets/v1 externalsecret_types.go ExternalSecretTemplateMetadata`).
public struct ExternalSecretTemplateMetadata: Structured {
    /// Its annotations.
    public var annotations: SortedMap<AnnotationKey, String>
    /// Its labels.
    public var labels: SortedMap<LabelKey, LabelValue>

    /// The value with the given fields set.
    public init(annotations: SortedMap<AnnotationKey, String> = [:], labels: SortedMap<LabelKey, LabelValue> = [:]) {
        self.annotations = annotations
        self.labels = labels
    }
}

extension ExternalSecretTemplateMetadata {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretTemplateMetadata?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretTemplateMetadata {
        try ExternalSecretTemplateMetadata(
            annotations: visit.optional("annotations", value?.annotations, default: [:]),
            labels: visit.optional("labels", value?.labels, default: [:])
        )
    }
}
