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

    /// Which versions of Prometheus have a function.
    public enum Availability: Sendable, Hashable {
        /// Version 2.42, the oldest that this module is checked against, and those after it.
        case everyVersion
        /// Versions after 2.42.
        case recent
        /// Version 2; version 3 has it no longer.
        case version2Only
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
    /// Which versions of Prometheus have it.
    public var availability: Availability

    init(
        _ name: String,
        _ argumentTypes: [ValueType],
        _ returnType: ValueType = .vector,
        arity: Arity = .fixed,
        experimental: Bool = false,
        availability: Availability = .everyVersion
    ) {
        self.name = name
        self.argumentTypes = argumentTypes
        self.arity = arity
        self.returnType = returnType
        isExperimental = experimental
        self.availability = experimental ? .recent : availability
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
