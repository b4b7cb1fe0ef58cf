import Diagnostics
import KubernetesSchemas
import YAML

/// What a definition asks of one value, without looking at what is in it.
enum CustomResourceValue {
    struct Problem {
        var rule: Rule
        var message: String
    }

    /// The first thing that is wrong with a value; `nil` when nothing is.
    static func problem(of node: YAMLNode, _ constraints: Constraints) -> Problem? {
        if let values = constraints.enumeration, !values.contains(where: { isEqual($0, node) }) {
            let known = values.map { "'\($0.text)'" }.joined(separator: ", ")
            let hint =
                node.nonString == nil ? NearestName.question(for: node.text, among: values.lazy.map(\.text)) : ""
            return Problem(rule: .customResourceEnum, message: "'\(shown(node))' is none of \(known)\(hint)")
        }
        switch node.kind {
        case .scalar: return node.nonString == nil ? text(node, constraints) : number(node, constraints)
        case .sequence: return count(node, constraints.minItems, constraints.maxItems, "element")
        case .mapping: return count(node, constraints.minProperties, constraints.maxProperties, "field")
        }
    }

    private static func shown(_ node: YAMLNode) -> String {
        let text = node.text
        return text.utf8.count <= 60 ? text : String(text.prefix(60)) + "…"
    }

    // MARK: - Strings

    private static func text(_ node: YAMLNode, _ constraints: Constraints) -> Problem? {
        let length = node.withUTF8 { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
        if let least = constraints.minLength, length < least {
            let message = "the text has \(length) characters and must have \(least) at least"
            return Problem(rule: .customResourceBound, message: message)
        }
        if let most = constraints.maxLength, length > most {
            let message = "the text has \(length) characters and may have \(most) at most"
            return Problem(rule: .customResourceBound, message: message)
        }
        if let pattern = constraints.pattern {
            guard let expression = constraints.expression else {
                let message = "the pattern '\(pattern)' is not known here, so the value isn't checked against it"
                return Problem(rule: .customResourceUnchecked, message: message)
            }
            if !node.withUTF8(expression.matches) {
                let message = "'\(shown(node))' doesn't match the pattern '\(pattern)'"
                return Problem(rule: .customResourcePattern, message: message)
            }
        }
        if let format = constraints.format, !node.withUTF8({ CustomResourceFormat.isValid($0, format) }) {
            return Problem(rule: .customResourceFormat, message: "'\(shown(node))' is no '\(format)'")
        }
        return nil
    }

    // MARK: - Numbers

    private static func number(_ node: YAMLNode, _ constraints: Constraints) -> Problem? {
        guard let value = node.number else { return nil }
        let message: String
        if let least = constraints.minimum, constraints.isMinimumExclusive ? value <= least : value < least {
            message =
                "\(node.text) is too little; it must be \(constraints.isMinimumExclusive ? "more than " : "")"
                + "\(written(least))\(constraints.isMinimumExclusive ? "" : " at least")"
        } else if let most = constraints.maximum, constraints.isMaximumExclusive ? value >= most : value > most {
            message =
                "\(node.text) is too much; it must be \(constraints.isMaximumExclusive ? "less than " : "")"
                + "\(written(most))\(constraints.isMaximumExclusive ? "" : " at most")"
        } else if let factor = constraints.multipleOf, factor > 0,
            (value / factor).rounded() != value / factor
        {
            message = "\(node.text) is no multiple of \(written(factor))"
        } else {
            return nil
        }
        return Problem(rule: .customResourceBound, message: message)
    }

    private static func written(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    // MARK: - Collections

    private static func count(_ node: YAMLNode, _ least: Int?, _ most: Int?, _ what: String) -> Problem? {
        guard least != nil || most != nil else { return nil }
        let count = node.count
        if let least, count < least {
            let message = "there are \(count) \(what)s, and there must be \(least) at least"
            return Problem(rule: .customResourceBound, message: message)
        }
        if let most, count > most {
            let message = "there are \(count) \(what)s, and there may be \(most) at most"
            return Problem(rule: .customResourceBound, message: message)
        }
        return nil
    }

    // MARK: - Equality

    /// Whether two values are the same JSON.
    static func isEqual(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .scalar:
            if let number = left.number { return right.number == number }
            guard left.nonString == right.nonString else { return false }
            return left.nonString != nil || left.hasText(right.text)
        case .sequence:
            return left.count == right.count && zip(left.elements, right.elements).allSatisfy { isEqual($0, $1) }
        case .mapping:
            return left.count == right.count
                && left.entries.allSatisfy { entry in
                    guard let other = entry.key.keyText.flatMap({ right[$0] }) else { return false }
                    return isEqual(entry.value, other)
                }
        }
    }
}

extension YAMLNode {
    /// The value of a scalar that is a number.
    fileprivate var number: Double? {
        switch nonString {
        case .int(let value): Double(value)
        case .unsignedInt(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }
}
