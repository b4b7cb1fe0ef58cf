/// Quantities as the server's decoder reads them (apimachinery `resource.ParseQuantity`, in pkg/api/resource/quantity.go).
enum GoQuantity {
    /// Whether a text is a quantity. Go leaves out a number as readily as it does a digit: `Ki` is nothing of something.
    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !text.isEmpty else { return false }
        var position = 0
        if isSign(text[0]) { position += 1 }
        skipDigits(text, &position)
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            skipDigits(text, &position)
        }
        return isSuffix(text, from: position)
    }

    /// Whether a string is a quantity, with or without white space around it (`Quantity.UnmarshalJSON`).
    static func isTrimmedValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if isValid(text) { return true }
        guard let start = text.firstIndex(where: { !isSpace($0) }), let end = text.lastIndex(where: { !isSpace($0) })
        else {
            return false
        }
        return isValid(UnsafeBufferPointer(rebasing: text[start...end]))
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ")
    }

    private static func isSuffix(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        let count = text.count - start
        guard count > 0 else { return true }
        let first = text[start]
        if first | 0x20 == UInt8(ascii: "e"), count > 1 {
            if count == 2, text[start + 1] == UInt8(ascii: "i") { return first == UInt8(ascii: "E") }
            var position = start + 1
            if isSign(text[position]) { position += 1 }
            let digits = position
            skipDigits(text, &position)
            return position == text.count && (1...18).contains(position - digits)
        }
        switch first {
        case UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "m"), UInt8(ascii: "k"): return count == 1
        case UInt8(ascii: "K"): return count == 2 && text[start + 1] == UInt8(ascii: "i")
        case UInt8(ascii: "M"), UInt8(ascii: "G"), UInt8(ascii: "T"), UInt8(ascii: "P"), UInt8(ascii: "E"):
            return count == 1 || count == 2 && text[start + 1] == UInt8(ascii: "i")
        default: return false
        }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    private static func skipDigits(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    }
}
