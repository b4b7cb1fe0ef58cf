/// A part of an expression that not every Prometheus takes.
public struct Requirement: Sendable, Hashable {
    /// The part: `'mad_over_time'`, `names in quotes`.
    public var title: String
    /// The feature that `--enable-feature` must name; without one, a version after 2.42 takes the part as it is.
    public var flag: Flag?
    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int>

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
    public var requirements: [Requirement] {
        var found: [Requirement] = []
        visit { node in node.addRequirements(to: &found) }
        return found
    }

    private func addRequirements(to found: inout [Requirement]) {
        func add(_ title: String, _ flag: Requirement.Flag? = nil, at place: Range<Int>? = nil) {
            found.append(Requirement(title: title, flag: flag, range: place ?? range))
        }
        func add(_ span: TimeSpan?, isOffset: Bool = false) {
            guard let span else { return }
            switch span {
            case .seconds(let seconds, let isNumber):
                if isNumber { add("durations without units") }
                if seconds == 0, isOffset { add("an offset of 0") }
            case .templated: break
            default: add("arithmetic with durations", .durationExpressions)
            }
        }
        func add(_ selector: VectorSelector) {
            if selector.isNameQuoted || selector.matchers.contains(where: \.isNameQuoted) { add("names in quotes") }
            if let rangeExtension = selector.rangeExtension {
                add("'\(rangeExtension.rawValue)'", .extendedRangeSelectors)
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
            if subquery.isAligned { add("'::'") }
        case .call(let call):
            guard call.function.availability == .recent else { break }
            let flag: Requirement.Flag? = call.function.isExperimental ? .experimentalFunctions : nil
            add("'\(call.function.name)'", flag, at: call.nameRange)
        case .aggregation(let aggregation):
            if aggregation.operator.isExperimental {
                add("'\(aggregation.operator.rawValue)'", .experimentalFunctions, at: aggregation.operatorRange)
            }
            add(aggregation.grouping?.labels ?? [])
        case .binary(let operation):
            if operation.fill != nil { add("'fill'", .fillModifiers, at: operation.operatorRange) }
            add(operation.matching?.labels ?? [])
            add(operation.matching?.group?.labels ?? [])
        case .string, .unary, .parenthesized, .variable: break
        }
    }
}
