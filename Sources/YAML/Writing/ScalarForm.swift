/// How a string is written so that every reader reads the same string: those of YAML 1.1 (PyYAML, `sigs.k8s.io/yaml` in
/// `kubectl` and the controllers) and those of YAML 1.2.
enum ScalarForm {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal

    init(of string: String) {
        self = Self(of: string.utf8Span.span)
    }

    private init(of bytes: Span<UInt8>) {
        guard let first = bytes.first else {
            self = .doubleQuoted
            return
        }
        // Most strings are names: nothing in them needs a second look.
        var start = 0
        while start < bytes.count, bytes[start].isPlainAnywhere { start += 1 }
        guard start < bytes.count else {
            self = bytes.isAmbiguous(first: first) ? .doubleQuoted : first.isIndicator ? .singleQuoted : .plain
            return
        }
        var features = Features()
        var previous = start > 0 ? bytes[start - 1] : UInt8(ascii: "\n")
        for index in start..<bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\n"):
                features.isMultiline = true
                if previous == UInt8(ascii: " ") { features.hasBlankEdge = true }
            case UInt8(ascii: " "):
                if previous == UInt8(ascii: ":") { features.needsQuotes = true }
            case UInt8(ascii: "#"):
                if previous == UInt8(ascii: " ") { features.needsQuotes = true }
            case UInt8(ascii: "\t"):
                features.needsEscapes = true
            case 0..<0x20, 0x7F:
                features.needsDoubleQuotes = true
            case 0x80...:
                if bytes.isSpecialScalar(at: index) { features.needsDoubleQuotes = true }
            default:
                break
            }
            previous = byte
        }
        self = features.form(
            first: first,
            last: previous,
            isAmbiguous: !features.isMultiline && bytes.isAmbiguous(first: first)
        )
    }

    private struct Features {
        var isMultiline = false
        var hasBlankEdge = false
        var needsQuotes = false
        /// A tab is kept by a literal block, but not by readers' idea of plain text.
        var needsEscapes = false
        var needsDoubleQuotes = false

        func form(first: UInt8, last: UInt8, isAmbiguous: Bool) -> ScalarForm {
            if needsDoubleQuotes { return .doubleQuoted }
            let startsBlank = first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") || first == UInt8(ascii: "\n")
            if isMultiline {
                // A block that starts with a blank needs an indentation indicator, and readers differ on lines of blanks.
                let endsBlank = last == UInt8(ascii: " ") || last == UInt8(ascii: "\t")
                return startsBlank || endsBlank || hasBlankEdge ? .doubleQuoted : .literal
            }
            if needsEscapes || isAmbiguous { return .doubleQuoted }
            let endsOpen = last == UInt8(ascii: " ") || last == UInt8(ascii: ":")
            return needsQuotes || startsBlank || endsOpen || first.isIndicator ? .singleQuoted : .plain
        }
    }
}

extension UInt8 {
    /// Whether the character means nothing within a plain scalar, whatever is around it.
    fileprivate var isPlainAnywhere: Bool {
        self > 0x20 && self < 0x7F && self != UInt8(ascii: ":") && self != UInt8(ascii: "#")
    }

    /// Whether a plain scalar can't start with the character, or is better not to.
    fileprivate var isIndicator: Bool {
        switch self {
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
            UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            true
        default:
            false
        }
    }

    /// Whether numbers, dates, times and base-60 integers of YAML 1.1 are made of the character.
    fileprivate var isNumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","),
            UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"),
            UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "z"), UInt8(ascii: "Z"), UInt8(ascii: " "):
            true
        default:
            false
        }
    }
}

extension Span<UInt8> {
    fileprivate var first: UInt8? { isEmpty ? nil : self[0] }

    /// Whether a YAML 1.1 reader would, or might, take the text for something other than a string.
    ///
    /// The words and forms are those of https://yaml.org/type/ (bool, float, int, merge, null, timestamp, value); more is
    /// quoted than any one reader needs, so that none is forgotten.
    fileprivate func isAmbiguous(first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isBasedInteger(at: 0) || (isNumeric && !isDotted)
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            if count == 1 || self[1] == UInt8(ascii: " ") || starts(with: "---") { return true }
            return self[1] == UInt8(ascii: ".") || isBasedInteger(at: 1) || isNumeric
        case UInt8(ascii: "."):
            return starts(with: "...") || isNumeric || equalsIgnoringCase(".inf") || equalsIgnoringCase(".nan")
        case UInt8(ascii: "~"), UInt8(ascii: "="):
            return count == 1
        case UInt8(ascii: "<"):
            return count == 2 && self[1] == first
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            return isWord
        default:
            return false
        }
    }

    /// Whether the text is made of what numbers are made of, and ends as one may: `5T` and `2E` are quantities.
    private var isNumeric: Bool {
        for index in indices where !self[index].isNumeric { return false }
        let last = self[count - 1] | 0x20
        return last != UInt8(ascii: "e") && last != UInt8(ascii: "t")
    }

    /// Whether the text is digits with more than one point between them, as a version or an address: no reader's number.
    private var isDotted: Bool {
        var points = 0
        var previous = UInt8(ascii: ".")
        for index in indices {
            let byte = self[index]
            if byte == UInt8(ascii: ".") {
                guard previous != byte else { return false }
                points += 1
            } else if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") {
                return false
            }
            previous = byte
        }
        return points > 1 && previous != UInt8(ascii: ".")
    }

    /// Whether the text is an integer with a base, `0x1f`, `0o17` or `0b1`, from the index.
    private func isBasedInteger(at start: Int) -> Bool {
        guard count > start + 1, self[start] == UInt8(ascii: "0") else { return false }
        switch self[start + 1] | 0x20 {
        case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b"): return true
        default: return false
        }
    }

    private var isWord: Bool {
        switch count {
        case 1: self[0] | 0x20 == UInt8(ascii: "y") || self[0] | 0x20 == UInt8(ascii: "n")
        case 2: equalsIgnoringCase("no") || equalsIgnoringCase("on")
        case 3: equalsIgnoringCase("yes") || equalsIgnoringCase("off")
        case 4: equalsIgnoringCase("true") || equalsIgnoringCase("null")
        case 5: equalsIgnoringCase("false")
        default: false
        }
    }

    private func equalsIgnoringCase(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for index in indices where self[index] | 0x20 != letters[index] { return false }
            return true
        }
    }

    private func starts(with prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        return prefix.withUTF8Buffer { letters in
            for index in 0..<letters.count where self[index] != letters[index] { return false }
            return true
        }
    }
}
