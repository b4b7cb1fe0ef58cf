/// The types of scalars without quotes, as `goyaml.v2` tells them apart (sigs.k8s.io/yaml: goyaml.v2/resolve.go).
enum PlainScalar {
    /// The value of a plain scalar, or `nil` when it is a string.
    static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return PlainNumber.value(of: text)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return notFinite(text) ?? PlainNumber.value(of: text)
        case UInt8(ascii: "."): return notFinite(text) ?? PlainNumber.fraction(of: text)
        default: return word(text)
        }
    }

    /// `true`, `True`, `TRUE` and the like; in any other case of letters they are strings.
    private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard text.count <= 5 else { return nil }
        let value: YAMLScalar
        switch lowercase(text[0]) {
        case UInt8(ascii: "y") where isWord(text, "y") || isWord(text, "yes"): value = .bool(true)
        case UInt8(ascii: "t") where isWord(text, "true"): value = .bool(true)
        case UInt8(ascii: "o") where isWord(text, "on"): value = .bool(true)
        case UInt8(ascii: "n") where isWord(text, "n") || isWord(text, "no"): value = .bool(false)
        case UInt8(ascii: "f") where isWord(text, "false"): value = .bool(false)
        case UInt8(ascii: "o") where isWord(text, "off"): value = .bool(false)
        case UInt8(ascii: "n") where isWord(text, "null"): value = .null
        case UInt8(ascii: "~") where text.count == 1: value = .null
        default: return nil
        }
        return value
    }

    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        let isLike = word.withUTF8Buffer { word in text.indices.allSatisfy { lowercase(text[$0]) == word[$0] } }
        guard isLike else { return false }
        let rest = text.dropFirst()
        return rest.allSatisfy { !isUppercase($0) } || isUppercase(text[0]) && rest.allSatisfy(isUppercase)
    }

    /// `.inf` and `.nan`, which have capitals of their own.
    private static func notFinite(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard text.count == 4 || text.count == 5 else { return nil }
        switch String(decoding: text, as: UTF8.self) {
        case ".nan", ".NaN", ".NAN": return .float(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
        default: return nil
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 { isUppercase(byte) ? byte | 0x20 : byte }

    private static func isUppercase(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
}
