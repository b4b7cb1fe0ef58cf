/// A part of an expression that not every Prometheus takes.
public struct Requirement: Sendable, Hashable {
    /// The part: `'mad_over_time'`, `names in quotes`.
    public var title: String
    /// The newest version that is known to lack it.
    public var missingIn: Version
    /// The feature that `--enable-feature` must name; without one, a version after 2.42 takes the part as it is.
    public var flag: Flag?
    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int>

    /// A version of Prometheus whose own parser was asked.
    public enum Version: String, Sendable, Hashable {
        /// What version 2.42 lacks, and 3.5 has.
        case v2 = "2.42"
        /// What version 3.5 lacks, and later ones have.
        case v3 = "3.5"
    }

    /// A feature that is switched on with `--enable-feature` (prometheus: `docs/feature_flags.md`).
    public enum Flag: String, Sendable, Hashable {
        case experimentalFunctions = "promql-experimental-functions"
        case durationExpressions = "promql-duration-expr"
        case extendedRangeSelectors = "promql-extended-range-selectors"
        case fillModifiers = "promql-binop-fill-modifiers"
    }
}

extension Expression {
    /// What the expression needs beyond Prometheus 2.42, in the order of the text: a later version or a feature flag.
    ///
    /// How a number is spelt isn't looked at, as ``description`` spells it for every version: `1_000`, `up @ 5m`.
    public var requirements: [Requirement] {
        var found: [Requirement] = []
        visit { node in node.addRequirements(to: &found) }
        return found
    }

    private func addRequirements(to found: inout [Requirement]) {
        func add(
            _ title: String,
            _ flag: Requirement.Flag? = nil,
            missingIn version: Requirement.Version = .v2,
            at place: Range<Int>? = nil
        ) {
            found.append(Requirement(title: title, missingIn: version, flag: flag, range: place ?? range))
        }
        func add(_ span: TimeSpan?, isOffset: Bool = false) {
            guard let span else { return }
            switch span {
            case .seconds(let seconds, let isNumber):
                if isNumber { add("durations without units") }
                if seconds == 0, isOffset { add("an offset of 0") }
            case .templated: break
            default:
                add("arithmetic with durations", .durationExpressions, missingIn: span.callsFunction ? .v3 : .v2)
            }
        }
        func add(_ selector: VectorSelector) {
            if selector.isNameQuoted || selector.matchers.contains(where: \.isNameQuoted) { add("names in quotes") }
            if selector.matchers.contains(where: { $0.comparison.isPattern && $0.value.contains("(?<") }) {
                add("'(?<name>...)'")
            }
            if let rangeExtension = selector.rangeExtension {
                add("'\(rangeExtension.rawValue)'", .extendedRangeSelectors, missingIn: .v3)
            }
            add(selector.offset, isOffset: true)
        }
        func add(_ labels: [LabelReference]) {
            for label in labels where label.isQuoted || label.name.utf8.contains(UInt8(ascii: ":")) {
                add("labels in quotes", at: label.range)
            }
        }
        switch kind {
        case .number(let number):
            if number.isDuration { add("durations as numbers") }
        case .vector(let selector): add(selector)
        case .matrix(let matrix):
            add(matrix.range)
            add(matrix.selector)
        case .subquery(let subquery):
            add(subquery.range)
            add(subquery.step)
            add(subquery.offset, isOffset: true)
            if subquery.isAligned { add("'::'", missingIn: .v3) }
        case .call(let call):
            guard call.function.availability == .recent else { break }
            let flag: Requirement.Flag? = call.function.isExperimental ? .experimentalFunctions : nil
            let version = call.function.newestVersionWithout
            add("'\(call.function.name)'", flag, missingIn: version, at: call.nameRange)
        case .aggregation(let aggregation):
            if aggregation.operator.isExperimental {
                add("'\(aggregation.operator.rawValue)'", .experimentalFunctions, at: aggregation.operatorRange)
            }
            add(aggregation.grouping?.labels ?? [])
        case .binary(let operation):
            if operation.fill != nil {
                add("'fill'", .fillModifiers, missingIn: .v3, at: operation.operatorRange)
            }
            add(operation.matching?.labels ?? [])
            add(operation.matching?.group?.labels ?? [])
        case .string, .unary, .parenthesized, .variable: break
        }
    }
}

extension TimeSpan {
    /// Whether `step()` and its like stand in it.
    fileprivate var callsFunction: Bool {
        switch self {
        case .seconds, .templated: false
        case .step, .range, .choice: true
        case .negative(let span), .parenthesized(let span): span.callsFunction
        case .arithmetic(let left, _, let right): left.callsFunction || right.callsFunction
        }
    }
}

extension Function {
    /// Of those that version 2.42 lacks: the newest of the versions asked that lacks it.
    fileprivate var newestVersionWithout: Requirement.Version {
        switch name {
        case "end", "first_over_time", "histogram_quantiles", "integral", "max_of", "min_of", "range", "start", "step",
            "ts_of_first_over_time":
            .v3
        default: .v2
        }
    }
}
