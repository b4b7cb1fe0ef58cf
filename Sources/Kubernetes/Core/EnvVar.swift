public import YAML

/// An environment variable of a container (`core/v1 types.go EnvVar`).
public struct EnvVar: Structured {
    /// What a variable holds: a text, or something of elsewhere.
    public enum Content: Hashable, Sendable {
        /// The text, in which `$(NAME)` stands for a variable defined before, and `$$` for a dollar sign.
        case value(String)
        /// Where the text comes from.
        case valueFrom(EnvVarSource)
    }

    /// Its name.
    public var name: EnvironmentVariableName
    /// What it holds.
    public var content: Content

    /// A variable that holds a text.
    public init(name: EnvironmentVariableName, value: String) {
        self.name = name
        content = .value(value)
    }

    /// A variable whose text comes from elsewhere.
    public init(name: EnvironmentVariableName, valueFrom: EnvVarSource) {
        self.name = name
        content = .valueFrom(valueFrom)
    }

    private init(name: EnvironmentVariableName, content: Content) {
        self.name = name
        self.content = content
    }
}

extension EnvVar {
    /// The text, if the variable holds one of its own.
    public var value: String? {
        if case .value(let value) = content { value } else { nil }
    }

    /// Where the text comes from, if it comes from elsewhere.
    public var valueFrom: EnvVarSource? {
        if case .valueFrom(let source) = content { source } else { nil }
    }

    /// Visits the fields in the order of the API; a variable with neither a value nor a source is empty.
    public static func fields<Visitor: FieldVisitor>(
        of value: EnvVar?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EnvVar {
        let name = try visit.required("name", value?.name)
        var one = OneOf<Content>()
        try one.field("value", value?.value, &visit, Content.value)
        try one.field("valueFrom", value?.valueFrom, &visit, Content.valueFrom)
        return EnvVar(name: name, content: one.value ?? .value(""))
    }

    /// A variable whose text comes from elsewhere.
    public static var sample: EnvVar { EnvVar(name: .sample, valueFrom: .sample) }
}
