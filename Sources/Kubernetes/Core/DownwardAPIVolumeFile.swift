public import YAML

/// A fact about the pod as a file (`core/v1 types.go DownwardAPIVolumeFile`).
public struct DownwardAPIVolumeFile: Structured {
    /// The path of the file in the volume, relative and without `..`.
    public var path: String
    /// The fact.
    public var source: DownwardAPIFact
    /// The mode of the file; the volume's when left out.
    public var mode: Int32?

    /// The value with the given fields set.
    public init(path: String, source: DownwardAPIFact, mode: Int32? = nil) {
        self.path = path
        self.source = source
        self.mode = mode
    }
}

extension DownwardAPIVolumeFile {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: DownwardAPIVolumeFile?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DownwardAPIVolumeFile {
        try DownwardAPIVolumeFile(
            path: visit.required("path", value?.path),
            source: DownwardAPIFact.fields(of: value?.source, &visit),
            mode: visit.optional("mode", value?.mode)
        )
    }
}

/// A fact about the pod (`core/v1 types.go DownwardAPIVolumeFile`).
public enum DownwardAPIFact: Structured {
    /// A field of the pod.
    case fieldRef(ObjectFieldSelector)
    /// A limit or request of a container.
    case resourceFieldRef(ResourceFieldSelector)
}

extension DownwardAPIFact {
    /// What `fieldRef` holds, if it is that.
    public var fieldRef: ObjectFieldSelector? {
        if case .fieldRef(let value) = self { value } else { nil }
    }

    /// What `resourceFieldRef` holds, if it is that.
    public var resourceFieldRef: ResourceFieldSelector? {
        if case .resourceFieldRef(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: DownwardAPIFact?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DownwardAPIFact {
        var one = OneOf<DownwardAPIFact>()
        try one.field("fieldRef", value?.fieldRef, &visit, DownwardAPIFact.fieldRef)
        try one.field("resourceFieldRef", value?.resourceFieldRef, &visit, DownwardAPIFact.resourceFieldRef)
        return try one.found(among: "fieldRef | resourceFieldRef", &visit, else: .fieldRef(.sample))
    }
}
