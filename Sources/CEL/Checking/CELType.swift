/// A type, as far as it's known before an expression is evaluated.
public indirect enum CELType: Hashable, Sendable {
    /// Anything: only the evaluation tells.
    case dyn
    case null, bool, int, uint, double, string, bytes, duration, timestamp
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// A type itself: what `type(x)` gives.
    case type
    /// A type of Kubernetes' libraries: `quantity`, `url`.
    case opaque(String)
    /// An object with known fields.
    case object(CELObjectType)
    /// A type that a function leaves open.
    case parameter(Character)
}

/// The fields of objects of one kind.
public final class CELObjectType: Hashable, Sendable {
    /// How it's called in messages.
    public let name: String
    /// The fields' types.
    public let fields: [String: CELType]

    /// A type with these fields and no others.
    public init(name: String, fields: [String: CELType]) {
        self.name = name
        self.fields = fields
    }

    /// Whether they are the same type.
    public static func == (left: CELObjectType, right: CELObjectType) -> Bool {
        left === right || left.name == right.name && left.fields == right.fields
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}

extension CELType: CustomStringConvertible {
    /// As messages have it: `list(string)`.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .duration: "duration"
        case .timestamp: "timestamp"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let value): "optional(\(value))"
        case .type: "type"
        case .opaque(let name): name
        case .object: "object"
        case .parameter(let letter): String(letter)
        }
    }
}

extension CELType {
    /// Whether a value of this type may be given where another is asked for. In doubt it may.
    ///
    /// - Parameter bindings: what the open types of a function are so far.
    func isAssignable(to target: CELType, _ bindings: inout [Character: CELType]) -> Bool {
        switch (self, target) {
        // What may be null depends on more than the type, so that null is never refused.
        case (.dyn, _), (_, .dyn), (.null, _), (_, .null): return true
        case (_, .parameter(let letter)):
            guard let bound = bindings[letter], bound != .dyn, bound != .null else {
                bindings[letter] = self
                return true
            }
            if case .parameter = bound { return true }
            var inner: [Character: CELType] = [:]
            return isAssignable(to: bound, &inner)
        case (.list(let one), .list(let other)), (.optional(let one), .optional(let other)):
            return one.isAssignable(to: other, &bindings)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return key.isAssignable(to: otherKey, &bindings) && value.isAssignable(to: otherValue, &bindings)
        // An object is a map to some functions of Kubernetes, and another object for all that is known.
        case (.object, .object), (.object, .map), (.map, .object): return true
        default: return self == target
        }
    }

    /// The type with the open types filled in; `dyn` for those that are still open.
    func bound(_ bindings: [Character: CELType]) -> CELType {
        switch self {
        case .parameter(let letter): bindings[letter] ?? .dyn
        case .list(let element): .list(element.bound(bindings))
        case .optional(let value): .optional(value.bound(bindings))
        case .map(let key, let value): .map(key.bound(bindings), value.bound(bindings))
        default: self
        }
    }

    /// The one type of two values; `dyn` when they have none.
    func joined(_ other: CELType) -> CELType {
        if self == other || other == .null { return self }
        return self == .null ? other : .dyn
    }
}
