extension Unicode.GeneralCategory {
    /// Whether characters of the category are not to be seen, or end a line.
    var isControl: Bool {
        switch self {
        case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension UInt8 {
    /// Whether the byte is a letter or a digit of ASCII.
    var isASCIIAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            false
        }
    }
}
