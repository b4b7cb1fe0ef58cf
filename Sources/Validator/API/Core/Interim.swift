import YAML

/// An amount, until the grammar of quantities is shared.
struct Quantity: Comparable {
    private let number: Double

    init?(_ node: YAMLNode) {
        guard node.kind == .scalar else { return nil }
        var digits = Substring(node.text)
        var factor = 1.0
        let suffixes: [(String, Double)] = [
            ("Ki", 1024), ("Mi", 1_048_576), ("Gi", 1_073_741_824), ("Ti", 1_099_511_627_776), ("m", 0.001),
            ("k", 1000), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("n", 1e-9), ("u", 1e-6), ("P", 1e15), ("E", 1e18),
        ]
        for (suffix, value) in suffixes where digits.hasSuffix(suffix) {
            digits = digits.dropLast(suffix.utf8.count)
            factor = value
            break
        }
        guard let number = Double(digits) else { return nil }
        self.number = number * factor
    }

    var isNegative: Bool { number < 0 }
    var isPositive: Bool { number > 0 }
    var value: Int64? { Int64(exactly: number.rounded(.awayFromZero)) }
    var milliValue: Int64? { Int64(exactly: (number * 1000).rounded(.awayFromZero)) }

    static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension NameRule {
    /// `IsQualifiedName`.
    static let qualifiedName = NameRule { text in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last, !name.isEmpty, name.utf8.count <= 63 else {
            return "has to be a name with an optional DNS prefix and '/' before it"
        }
        if parts.count == 2, NameRule.dns1123Subdomain.problem(String(parts[0])) != nil {
            return "has a prefix that is no DNS subdomain"
        }
        return NameRule.labelValue.problem(String(name))
    }

    /// `IsValidLabelValue`.
    static let labelValue = NameRule { text in
        guard text.utf8.count <= 63 else { return "has more than 63 characters" }
        let bytes = Array(text.utf8)
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        }
        guard bytes.allSatisfy({ isLetterOrDigit($0) || "-_.".utf8.contains($0) }) else {
            return "has a character other than letters, digits, '-', '_' and '.'"
        }
        guard let first = bytes.first, let last = bytes.last else { return nil }
        return isLetterOrDigit(first) && isLetterOrDigit(last) ? nil : "has to start and end with a letter or digit"
    }
}
