import YAML

extension Quantity {
    static func error(_ text: String, _ failure: Failure) -> TextError {
        let suggestion = text.utf8.count <= TextError.longestMended ? suggestion(for: text) : nil
        let problem =
            switch failure {
            case _ where text.isEmpty: "is empty"
            case .unexpected(let offset): text.problem(at: text.utf8.index(text.startIndex, offsetBy: offset))
            case .noDigits: "has no number"
            case .unknownSuffix(let range):
                "has the unknown suffix '\(String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(20), as: UTF8.self))'"
            case .exponentOutOfRange: "has an exponent beyond ±\(largestExponent)"
            }
        return TextError(
            text,
            isNot: "a quantity",
            "a number and one of n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or an exponent such as e3",
            because: problem,
            suggestion: suggestion
        )
    }

    /// The quantity that is meant by `512MB`, `512 Mi`, `1,5` or `100µ`.
    private static func suggestion(for text: String) -> String? {
        let number = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        let end = number.firstIndex { !("0"..."9" ~= $0 || "+-.,".unicodeScalars.contains($0)) } ?? number.endIndex
        var digits = String(number[..<end])
        // '1,000' may mean a thousand or one.
        if let comma = digits.firstIndex(of: ","), digits.lastIndex(of: ",") == comma, !digits.contains(".") {
            guard digits.distance(from: comma, to: digits.endIndex) != 4 else { return nil }
            digits.replaceSubrange(comma...comma, with: ".")
        }
        guard let suffix = suffix(meantBy: String(number[end...])),
            case .quantity = scan(digits + suffix)
        else { return nil }
        return digits + suffix
    }

    private static func suffix(meantBy text: String) -> String? {
        if ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].contains(text) {
            return text
        }
        switch text.lowercased() {
        case "b", "byte", "bytes", "core", "cores", "cpu", "cpus": return ""
        case "k", "kb", "ki", "kib": return "Ki"
        case "mb", "mi", "mib": return "Mi"
        case "g", "gb", "gi", "gib": return "Gi"
        case "t", "tb", "ti", "tib": return "Ti"
        case "p", "pb", "pi", "pib": return "Pi"
        case "eb", "ei", "eib": return "Ei"
        // The micro sign and the Greek letter.
        case "\u{B5}", "\u{3BC}": return "u"
        default: return nil
        }
    }
}
