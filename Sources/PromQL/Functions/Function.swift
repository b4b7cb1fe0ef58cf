/// A function of PromQL: what it takes and gives.
public struct Function: Sendable, Hashable {
    /// How many arguments beyond the fixed ones it takes.
    public enum Arity: Sendable, Hashable {
        /// As many as there are argument types.
        case fixed
        /// The last argument may be left out, or given up to so many times.
        case repeatingLast(atMost: Int)
        /// The last argument may be left out, or given as often as one likes.
        case repeatingLastForever
    }

    /// Its name, in lower case.
    public var name: String
    /// What each argument is.
    public var argumentTypes: [ValueType]
    /// How many arguments it takes.
    public var arity: Arity
    /// What it gives.
    public var returnType: ValueType
    /// Whether Prometheus needs a feature flag for it.
    public var isExperimental: Bool
    /// The first version of Prometheus that has it; 2.0 stands for earlier ones too.
    public var introduced: PrometheusVersion
    /// The first version that no longer has it.
    public var removed: PrometheusVersion?

    init(
        _ name: String,
        _ argumentTypes: [ValueType],
        _ returnType: ValueType = .vector,
        arity: Arity = .fixed,
        experimental: Bool = false,
        since introduced: PrometheusVersion = .v2,
        until removed: PrometheusVersion? = nil
    ) {
        self.name = name
        self.argumentTypes = argumentTypes
        self.arity = arity
        self.returnType = returnType
        isExperimental = experimental
        self.introduced = introduced
        self.removed = removed
    }

    /// The fewest arguments it takes.
    public var minimumArguments: Int { arity == .fixed ? argumentTypes.count : argumentTypes.count - 1 }

    /// The most arguments it takes; `nil` when there is no limit.
    public var maximumArguments: Int? {
        switch arity {
        case .fixed: argumentTypes.count
        case .repeatingLast(let count): argumentTypes.count - 1 + count
        case .repeatingLastForever: nil
        }
    }

    /// Whether its result depends on the time of the evaluation alone: `time()` and its like.
    public var takesNothing: Bool { argumentTypes.isEmpty }

    /// The function of a name, if there is one.
    public static func named(_ name: String) -> Function? { table[name] }

    /// All functions, by name.
    public static var all: [Function] { table.values.sorted { $0.name < $1.name } }

    /// The name of a variable in Grafana's dialect, used as a function.
    static func variable(_ text: String, argumentCount: Int) -> Function {
        Function(text, Array(repeating: .unknown, count: argumentCount), .unknown)
    }
}

/// A version of Prometheus.
public struct PrometheusVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `2` in 2.42.
    public var major: Int
    /// `42` in 2.42.
    public var minor: Int

    /// Creates a version.
    public init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Version 2.0.
    public static let v2 = PrometheusVersion(2, 0)
    /// Version 3.0.
    public static let v3 = PrometheusVersion(3, 0)

    /// `2.42`.
    public var description: String { "\(major).\(minor)" }

    /// Whether one is older than the other.
    public static func < (left: PrometheusVersion, right: PrometheusVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
