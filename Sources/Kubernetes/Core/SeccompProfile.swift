public import YAML

/// Which system calls a container may make (`core/v1 types.go SeccompProfile`).
public enum SeccompProfile: Structured {
    /// Those that the container runtime lets through.
    case runtimeDefault
    /// All.
    case unconfined
    /// Those of a profile on the node: its path below the kubelet's profile folder.
    case localhost(String)
}

extension SeccompProfile {
    private enum Kind: String, EnumFieldValue {
        case runtimeDefault = "RuntimeDefault"
        case unconfined = "Unconfined"
        case localhost = "Localhost"
    }

    private var kind: Kind {
        switch self {
        case .runtimeDefault: .runtimeDefault
        case .unconfined: .unconfined
        case .localhost: .localhost
        }
    }

    /// The path of the profile on the node, if it is one of those.
    public var localhostProfile: String? {
        if case .localhost(let profile) = self { profile } else { nil }
    }

    /// Visits the fields in the order of the API; `localhostProfile` must be there in type `Localhost`, and only then.
    public static func fields<Visitor: FieldVisitor>(
        of value: SeccompProfile?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SeccompProfile {
        let kind = try visit.required("type", value?.kind)
        let profile = try visit.optional("localhostProfile", value?.localhostProfile)
        switch (kind, profile) {
        case (.localhost, let profile?): return .localhost(profile)
        case (.localhost, nil): return try .localhost(visit.required("localhostProfile", nil))
        case (.runtimeDefault, _), (.unconfined, _):
            if profile != nil { try visit.refuse("localhostProfile") }
            return kind == .unconfined ? .unconfined : .runtimeDefault
        }
    }
}
