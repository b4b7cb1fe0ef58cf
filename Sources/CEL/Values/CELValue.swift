/// A value of the language (cel-spec: doc/langdef.md, "Values").
public indirect enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([CELValue])
    /// A map or an object.
    case map(any CELMap)
    /// A length of time, in nanoseconds.
    case duration(Int64)
    case timestamp(CELTimestamp)
    /// A type, by its name.
    case type(String)
    /// Something or nothing.
    case optional(CELValue?)
    /// A quantity of Kubernetes: `1500m`, `2Gi`.
    case quantity(CELQuantity)
    case address(CELAddress)
    case network(CELNetwork)
    /// A format of Kubernetes, by its name.
    case format(String)
    /// A value that this module can't make, and what it is: whatever needs it has no outcome.
    case unknown(String)
}

/// What `map` values are made of; whoever has the data makes the values when they are asked for.
public protocol CELMap: Sendable {
    /// The keys, in a stable order.
    var keys: [CELValue] { get }
    /// The number of keys.
    var count: Int { get }
    /// The value of a key; `nil` when there is none.
    func value(of key: CELValue) -> CELValue?
}

extension CELMap {
    /// The number of keys.
    public var count: Int { keys.count }
}

/// A map that is stored entry by entry.
public struct CELEntries: CELMap {
    private var entries: [(key: CELValue, value: CELValue)]

    /// A map of entries, whose keys differ.
    public init(_ entries: [(key: CELValue, value: CELValue)]) {
        self.entries = entries
    }

    /// The keys, in the order of the entries.
    public var keys: [CELValue] { entries.map(\.key) }

    /// The number of entries.
    public var count: Int { entries.count }

    /// The value of a key, numbers of any type compared by what they are.
    public func value(of key: CELValue) -> CELValue? {
        entries.first { Equality.areEqual($0.key, key) }?.value
    }

    /// Adds an entry whose key is not there.
    mutating func append(_ key: CELValue, _ value: CELValue) {
        entries.append((key, value))
    }
}

extension CELValue {
    /// A duration as Go writes it: `1h30m`; `nil` when the text is none.
    public static func duration(parsing text: String) -> CELValue? {
        GoDuration.parse(text).map { .duration($0) }
    }

    /// The name of its type, as `type()` has it.
    var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .duration: "google.protobuf.Duration"
        case .timestamp: "google.protobuf.Timestamp"
        case .type: "type"
        case .optional: "optional_type"
        case .quantity: "kubernetes.Quantity"
        case .address: "net.IP"
        case .network: "net.CIDR"
        case .format: "kubernetes.NamedFormat"
        case .unknown: "unknown"
        }
    }

    /// The names of types that stand in expressions.
    static let typeNames: Set<String> = [
        "null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "type", "optional_type", "dyn",
        "google.protobuf.Duration", "google.protobuf.Timestamp",
    ]
}
