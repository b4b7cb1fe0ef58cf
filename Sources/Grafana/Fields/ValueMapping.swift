public import YAML

/// Shows a value as text.
public enum ValueMapping: Hashable, Sendable {
    /// Texts for values, each written as it is shown without the mapping: `"1"`.
    case value(SortedMap<String, Result>)
    /// A text for the values from one number to another, both included; `nil` is no bound.
    case range(from: Double?, to: Double?, Result)
    /// A text for what is no number.
    case special(Match, Result)

    /// What is shown instead.
    public struct Result: Structured {
        /// The text.
        public var text: String?
        /// The colour.
        public var color: Color?
        /// The place in the list of mappings.
        public var index: Int?

        /// A text, with a colour if it has one.
        public init(text: String?, color: Color? = nil, index: Int? = nil) {
            self.text = text
            self.color = color
            self.index = index
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                text: visit.optional("text", value?.text),
                color: visit.optional("color", value?.color),
                index: visit.optional("index", value?.index)
            )
        }
    }

    /// What is no number.
    public enum Match: String, EnumFieldValue {
        /// No value.
        case null
        /// Not a number.
        case nan
        /// No value, or not a number.
        case nullOrNaN = "null+nan"
        /// True.
        case `true`
        /// False.
        case `false`
        /// The empty text.
        case empty
    }
}

extension ValueMapping: Structured {
    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        switch try visit.required("type", value?.kind) {
        case .value:
            return .value(try visit.required("options", value?.texts))
        case .range:
            let options = try visit.required("options", value?.rangeOptions)
            return .range(from: options.from, to: options.to, options.result)
        case .special:
            let options = try visit.required("options", value?.specialOptions)
            return .special(options.match, options.result)
        }
    }

    private enum Kind: String, EnumFieldValue {
        case value
        case range
        case special
    }

    private struct RangeOptions: Structured {
        var from: Double?
        var to: Double?
        var result: Result

        static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                from: visit.optional("from", value.map { Bound($0.from) } as Bound??)?.number,
                to: visit.optional("to", value.map { Bound($0.to) } as Bound??)?.number,
                result: visit.required("result", value?.result)
            )
        }
    }

    private struct SpecialOptions: Structured {
        var match: Match
        var result: Result

        static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(match: visit.required("match", value?.match), result: visit.required("result", value?.result))
        }
    }

    private var kind: Kind {
        switch self {
        case .value: .value
        case .range: .range
        case .special: .special
        }
    }

    private var texts: SortedMap<String, Result>? {
        guard case .value(let texts) = self else { return nil }
        return texts
    }

    private var rangeOptions: RangeOptions? {
        guard case .range(let from, let to, let result) = self else { return nil }
        return RangeOptions(from: from, to: to, result: result)
    }

    private var specialOptions: SpecialOptions? {
        guard case .special(let match, let result) = self else { return nil }
        return SpecialOptions(match: match, result: result)
    }
}
