public import YAML

/// How old pods are replaced by new ones (`apps/v1 types.go DeploymentStrategy`).
public enum DeploymentStrategy: Structured {
    /// Some at a time, with the server's 25% where nothing is said.
    case rollingUpdate(RollingUpdateDeployment?)
    /// All old ones end before new ones start.
    case recreate
}

extension DeploymentStrategy {
    private enum Kind: String, EnumFieldValue {
        case rollingUpdate = "RollingUpdate"
        case recreate = "Recreate"
    }

    private var kind: Kind {
        switch self {
        case .rollingUpdate: .rollingUpdate
        case .recreate: .recreate
        }
    }

    /// What `rollingUpdate` holds, if it is that and says something.
    public var rollingUpdate: RollingUpdateDeployment? {
        if case .rollingUpdate(let value) = self { value } else { nil }
    }

    /// Visits the fields in the order of the API; `rollingUpdate` must not be there in another type.
    public static func fields<Visitor: FieldVisitor>(
        of value: DeploymentStrategy?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DeploymentStrategy {
        let kind = try visit.optional("type", value?.kind) ?? .rollingUpdate
        let rollingUpdate = try visit.optional("rollingUpdate", value?.rollingUpdate)
        switch kind {
        case .rollingUpdate:
            return .rollingUpdate(rollingUpdate)
        case .recreate:
            if rollingUpdate != nil { try visit.refuse("rollingUpdate") }
            return .recreate
        }
    }
}
