import YAML

/// A rule without the name of its namespace: two rules of one shape are both good, or neither is.
///
/// That is so because nothing that is checked depends on what the namespace is called, as long as its name stands only where it
/// can't be anything else:
///
/// - in an expression, as the value of a matcher (`namespace="shop"`, `job!="shop-app"`), where every text is as good as another.
///   What is checked of such values is whether two of them are equal, and whether one is the namespace's name, and both are the
///   same in all rules of a shape, as every occurrence is cut out;
/// - in a label's or an annotation's value, outside of the template's actions, where it is text that nobody looks into.
///
/// Where the name stands anywhere else, or beside characters that would make it a part of a name (`shop_requests_total`), there is
/// no shape, and the rule is looked into on its own. A namespace called `sum` has its rules looked into, too.
///
/// Which metrics a namespace sees does depend on it, and is asked for each rule (``RuleVerdicts``).
struct RuleShape: Hashable {
    private let bytes: [UInt8]

    /// The longest rule that is kept, in bytes.
    private static let limit = 8_192
    /// What stands for the name. A scalar that has it, or the separator, by an escape, has no shape.
    private static let marker: UInt8 = 1
    private static let separator: UInt8 = 0

    /// `nil` for a rule that is to be looked into on its own.
    init?(_ rule: YAMLNode, in group: RuleGroup, namespace: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        let name = Array(namespace.utf8)
        bytes.append(group.isEnforced ? 2 : 3)
        bytes.append(group.node.at("labels", "severity") == nil ? 2 : 3)
        guard Self.append(group.intervalNode, to: &bytes), rule.kind == .mapping, rule.count <= 16 else { return nil }
        for entry in rule.entries {
            guard Self.append(entry.key, to: &bytes) else { return nil }
            if entry.value.kind == .mapping {
                guard !entry.value.isAlias, entry.value.count <= 64 else { return nil }
                for field in entry.value.entries {
                    guard Self.append(field.key, to: &bytes),
                        Self.append(field.value, to: &bytes, cutting: name, Self.appendText)
                    else { return nil }
                }
            } else if entry.key.hasText("expr") {
                guard Self.append(entry.value, to: &bytes, cutting: name, Self.appendExpression) else { return nil }
            } else {
                guard Self.append(entry.value, to: &bytes) else { return nil }
            }
            bytes.append(Self.separator)
            guard bytes.count <= Self.limit else { return nil }
        }
        self.bytes = bytes
    }

    private typealias Append = (UnsafeBufferPointer<UInt8>, [UInt8], inout [UInt8]) -> Bool

    /// Appends a scalar as it is.
    private static func append(_ node: YAMLNode?, to bytes: inout [UInt8]) -> Bool {
        append(node, to: &bytes, cutting: []) { text, _, bytes in
            bytes.append(contentsOf: text)
            return true
        }
    }

    private static func append(
        _ node: YAMLNode?,
        to bytes: inout [UInt8],
        cutting name: [UInt8],
        _ append: Append
    ) -> Bool {
        guard let node else {
            bytes.append(separator)
            return true
        }
        guard node.kind == .scalar, !node.isAlias, node.tag == nil else { return false }
        return node.withUTF8 { text in
            guard text.count <= limit, !text.contains(where: { $0 == marker || $0 == separator }) else { return false }
            // A plain number is none in quotes.
            bytes.append(node.style == .plain ? 4 : 5)
            guard name.isEmpty ? appendAll(text, to: &bytes) : append(text, name, &bytes) else { return false }
            bytes.append(separator)
            return true
        }
    }

    private static func appendAll(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        bytes.append(contentsOf: text)
        return true
    }
}

// MARK: - Cutting

extension RuleShape {
    /// Appends an expression; `false` where the name stands elsewhere than as a matcher's value.
    private static func appendExpression(
        _ text: UnsafeBufferPointer<UInt8>,
        _ name: [UInt8],
        _ bytes: inout [UInt8]
    ) -> Bool {
        var index = 0
        while index < text.count {
            guard text[index] == name[0], has(name, in: text, at: index) else {
                bytes.append(text[index])
                index += 1
                continue
            }
            let after = index + name.count < text.count ? text[index + name.count] : 0
            guard index >= 2, text[index - 1] == UInt8(ascii: "\"") || text[index - 1] == UInt8(ascii: "'") else {
                return false
            }
            let sign = text[index - 2]
            let isWhole = after == text[index - 1] && (sign == UInt8(ascii: "=") || sign == UInt8(ascii: "~"))
            // In a pattern, what follows could change the meaning of what is cut.
            let isStart = after == UInt8(ascii: "-") && sign == UInt8(ascii: "=")
            guard isWhole || isStart else { return false }
            bytes.append(marker)
            index += name.count
        }
        return true
    }

    /// Appends a text that may be a template; `false` where the name may stand in an action.
    private static func appendText(
        _ text: UnsafeBufferPointer<UInt8>,
        _ name: [UInt8],
        _ bytes: inout [UInt8]
    ) -> Bool {
        var index = 0
        var isInAction = false
        while index < text.count {
            let byte = text[index]
            let isDouble = index + 1 < text.count && text[index + 1] == byte
            if byte == UInt8(ascii: "{"), isDouble {
                isInAction = true
            } else if byte == UInt8(ascii: "}"), isDouble, isInAction {
                isInAction = false
            } else if isInAction, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "*") {
                // What looks like the end of the action may be in a string or a comment: nothing more is cut.
                bytes.append(contentsOf: text[index...])
                return !contains(name, in: text, from: index)
            }
            guard byte == name[0], has(name, in: text, at: index) else {
                bytes.append(byte)
                index += 1
                continue
            }
            guard !isInAction else { return false }
            bytes.append(marker)
            index += name.count
        }
        return true
    }

    private static func has(_ name: [UInt8], in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + name.count <= text.count && text[index..<index + name.count].elementsEqual(name)
    }

    private static func contains(_ name: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        (start..<text.count).contains { text[$0] == name[0] && has(name, in: text, at: $0) }
    }
}
