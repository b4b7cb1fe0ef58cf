/// The types of scalars without quotes, as `goyaml.v2` tells them apart (sigs.k8s.io/yaml: goyaml.v2/resolve.go).
enum PlainScalar {
    /// The value of a plain scalar, or `nil` when it is a string.
    static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return word(text) ?? number(text)
        case UInt8(ascii: "."):
            return word(text) ?? fraction(text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"):
            return word(text)
        default:
            return nil
        }
    }

    /// The words with a meaning; any other case of letters is a string.
    private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard text.count <= 5 else { return nil }
        switch String(decoding: text, as: UTF8.self) {
        case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": return .bool(true)
        case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": return .bool(false)
        case "~", "null", "Null", "NULL": return .null
        case ".nan", ".NaN", ".NAN": return .float(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
        default: return nil
        }
    }

    /// Starts with a digit or a sign. Underscores are ignored, wherever they are.
    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        // No number of Go's is this long; and a text of a megabyte is not worth a copy.
        guard text.count <= 1_024 else { return nil }
        let digits = String(decoding: text.lazy.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        return integer(digits) ?? (isDecimal(digits) ? float(digits) : nil)
    }

    /// Starts with a point. Underscores are allowed between digits only, as Go's own literals have them.
    private static func fraction(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard text.count <= 1_024 else { return nil }
        var digits: [UInt8] = []
        for (offset, byte) in text.enumerated() {
            guard byte == UInt8(ascii: "_") else {
                digits.append(byte)
                continue
            }
            let next = offset + 1 < text.count ? text[offset + 1] : 0
            guard isDigit(text[offset - 1]), isDigit(next) else { return nil }
        }
        let number = String(decoding: digits, as: UTF8.self)
        return isDecimal(number) ? float(number) : nil
    }

    /// As `strconv.ParseInt` and `ParseUint` with base 0: a prefix or a leading zero gives the base.
    private static func integer(_ text: String) -> YAMLScalar? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits = digits.dropFirst() }
        let isSigned = digits.startIndex != text.startIndex
        var radix = 10
        if digits.first == "0", digits.utf8.count > 1 {
            switch digits.dropFirst().first {
            case "x", "X": (radix, digits) = (16, digits.dropFirst(2))
            case "o", "O": (radix, digits) = (8, digits.dropFirst(2))
            case "b", "B": (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        // Swift's parser takes a second sign here.
        guard digits.first != "+", digits.first != "-" else { return nil }
        if let value = Int64((isNegative ? "-" : "") + digits, radix: radix) { return .int(value) }
        return isSigned ? nil : UInt64(digits, radix: radix).map(YAMLScalar.unsignedInt)
    }

    /// Whether the text is `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func dropDigits() -> Int {
            let count = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(count)
            return count
        }
        func drop(_ bytes: StaticString) -> Bool {
            guard let first = rest.first, "\(bytes)".utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = drop("+-")
        let whole = dropDigits()
        let hasPoint = drop(".")
        let fraction = hasPoint ? dropDigits() : 0
        guard whole > 0 || fraction > 0 else { return false }
        if drop("eE") {
            _ = drop("+-")
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// A number too large for a double is a string to Go, one too small is zero.
    private static func float(_ text: String) -> YAMLScalar? {
        // Swift wants a digit on either side of the point.
        Double(text).flatMap { $0.isFinite ? .float($0) : nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
