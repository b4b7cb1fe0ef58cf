extension Quantity {
    /// How Kubernetes writes the amount (`CanonicalizeBytes`); `nil` for those that it can't write.
    ///
    /// Without a fraction, and with the largest suffix of the format that allows for that.
    var canonicalText: String? {
        guard nano != 0 else { return "0" }
        guard !isExtreme else { return nil }
        if format == .binary, let text = binaryText { return text }
        var number = nano
        var exponent = -9
        while number % 10 == 0 {
            number /= 10
            exponent += 1
        }
        while exponent % 3 != 0 {
            number *= 10
            exponent -= 1
        }
        if format == .exponent { return exponent == 0 ? "\(number)" : "\(number)e\(exponent)" }
        guard let suffix = Self.decimalSuffixes[exponent] else { return nil }
        return "\(number)\(suffix)"
    }

    /// Whether a text is a quantity as Kubernetes writes it, of the sort that manifests are full of; others may be one too.
    static func isCommonForm(_ text: UTF8Bytes) -> Bool {
        var value = 0
        var index = 0
        while index < text.count, index < 15, text[index].isASCIIDigit {
            value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        guard index > 0, index == 1 || text[0] != UInt8(ascii: "0") else { return false }
        switch text.count - index {
        case 0: return value == 0 || value % 1000 != 0
        case 1: return "mkMGT".utf8.contains(text[index]) && value % 1000 != 0
        case 2: return "KMGT".utf8.contains(text[index]) && text[index + 1] == UInt8(ascii: "i") && value % 1024 != 0
        default: return false
        }
    }

    /// The amount in powers of 1024: a whole number of them. `968.75Ki` is none; it is first written `992000`, which is read as
    /// decimal and then written `992k`.
    private var binaryText: String? {
        let (whole, rest) = nano.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard rest == 0, whole != 0, whole % 1024 == 0 else { return nil }
        var number = whole
        var suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"][...]
        while number % 1024 == 0, suffixes.count > 1 {
            number /= 1024
            suffixes.removeFirst()
        }
        return suffixes.first.map { "\(number)\($0)" }
    }

    private static let decimalSuffixes = [
        -9: "n", -6: "u", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P", 18: "E",
    ]
}
