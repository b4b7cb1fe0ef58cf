public import YAML

/// Labels that objects get (`kustomize api/types/labels.go Label`).
public struct KustomizeLabels: Structured {
    /// The labels.
    public var pairs: SortedMap<LabelKey, LabelValue>
    /// Whether selectors and the templates of pods get them too.
    public var includeSelectors: Bool
    /// Whether the templates of pods get them too.
    public var includeTemplates: Bool

    /// The value with the given fields set.
    public init(
        pairs: SortedMap<LabelKey, LabelValue> = [:],
        includeSelectors: Bool = false,
        includeTemplates: Bool = false
    ) {
        self.pairs = pairs
        self.includeSelectors = includeSelectors
        self.includeTemplates = includeTemplates
    }
}

extension KustomizeLabels {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: KustomizeLabels?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> KustomizeLabels {
        try KustomizeLabels(
            pairs: visit.optional("pairs", value?.pairs, default: [:]),
            includeSelectors: visit.optional("includeSelectors", value?.includeSelectors, default: false),
            includeTemplates: visit.optional("includeTemplates", value?.includeTemplates, default: false)
        )
    }
}

/// An image that is replaced (`kustomize api/types/image.go Image`).
public struct KustomizeImage: Structured {
    /// The name in the files.
    public var name: String
    /// The name that takes its place.
    public var newName: String?
    /// The tag that takes the place of its tag.
    public var newTag: String?
    /// The digest that takes the place of its tag.
    public var digest: String?

    /// The value with the given fields set.
    public init(name: String, newName: String? = nil, newTag: String? = nil, digest: String? = nil) {
        self.name = name
        self.newName = newName
        self.newTag = newTag
        self.digest = digest
    }
}

extension KustomizeImage {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: KustomizeImage?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> KustomizeImage {
        try KustomizeImage(
            name: visit.required("name", value?.name),
            newName: visit.optional("newName", value?.newName),
            newTag: visit.optional("newTag", value?.newTag),
            digest: visit.optional("digest", value?.digest)
        )
    }
}

/// The order of what comes out (`kustomize api/types/sortoptions.go SortOptions`).
public struct SortOptions: Structured {
    /// The order; `legacy` when left out.
    public var order: SortOrder?

    /// The value with the given fields set.
    public init(order: SortOrder? = nil) {
        self.order = order
    }
}

extension SortOptions {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SortOptions?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SortOptions {
        try SortOptions(
            order: visit.optional("order", value?.order)
        )
    }
}

/// An order of objects (`kustomize api/types/sortorder.go SortOrder`).
public enum SortOrder: String, EnumFieldValue {
    /// By kind: namespaces first.
    case legacy
    /// As they are listed.
    case fifo
}

/// What objects are told about where they come from (`kustomize api/types/kustomization.go BuildMetadataOptions`).
public enum BuildMetadata: String, EnumFieldValue {
    /// The file, in an annotation.
    case originAnnotations
    /// What was done to them, in annotations.
    case transformerAnnotations
    /// That kustomize made them, in a label.
    case managedByLabel
}
