import Logging

/// One line of a log while it is written: a JSON object, field by field, straight into the writer's buffer.
public struct LogLine: ~Copyable, Sendable {
    /// The bytes of a value that are kept; more is cut off, and `…` says so.
    static let valueLimit = 4096

    private(set) var bytes: [UInt8]

    /// Begins a line behind what is there.
    init(appendingTo bytes: consuming [UInt8], time: LogTime, clock: inout TimestampClock) {
        self.bytes = bytes
        self.bytes.append(UInt8(ascii: "{"))
        append(#""time":""#)
        clock.append(time, to: &self.bytes)
        self.bytes.append(UInt8(ascii: "\""))
    }

    /// Ends the line, and gives the buffer back.
    consuming func end() -> [UInt8] {
        append("}\n")
        return bytes
    }

    /// A text. Control characters are escaped, and a value of more than 4096 bytes is cut off between characters.
    public mutating func field(_ name: StaticString, _ value: borrowing String) {
        key(name)
        quote(value)
    }

    /// A text, or nothing at all.
    public mutating func field(_ name: StaticString, _ value: borrowing String?) {
        if let value = copy value { field(name, value) }
    }

    /// A whole number.
    public mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        append(number: value)
    }

    /// A number; what JSON has no number for is `null`.
    public mutating func field(_ name: StaticString, _ value: Double) {
        key(name)
        guard value.isFinite else { return append("null") }
        append(decimal: value)
    }

    /// A truth value.
    public mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        append(value ? "true" : "false")
    }

    /// A time as a number of milliseconds.
    public mutating func field(_ name: StaticString, milliseconds value: Duration) {
        let (seconds, attoseconds) = value.components
        field(name, Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
    }

    /// What a logger's metadata say, nested names joined by dots.
    mutating func fields(_ metadata: Logger.Metadata, under prefix: String = "") {
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            let name = prefix + name
            switch value {
            case .dictionary(let inner):
                fields(inner, under: name + ".")
            case .array(let values):
                dynamicKey(name)
                bytes.append(UInt8(ascii: "["))
                for (index, value) in values.enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    quote(value.description)
                }
                bytes.append(UInt8(ascii: "]"))
            case .string(let text):
                dynamicKey(name)
                quote(text)
            case .stringConvertible(let value):
                dynamicKey(name)
                quote(value.description)
            }
        }
    }

    // MARK: Bytes

    private mutating func key(_ name: StaticString) {
        // Bytes one by one: a call a piece would take longer than the pieces.
        bytes.append(UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// A name that the program does not spell out. Those of the line itself stay its own.
    private mutating func dynamicKey(_ name: String) {
        bytes.append(UInt8(ascii: ","))
        quote(["time", "level", "logger", "message"].contains(name) ? "metadata." + name : name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func quote(_ text: borrowing String) {
        var text = copy text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { all in
            let kept = all.count > Self.valueLimit ? Self.cut(all) : all
            if kept.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: kept)
            } else {
                escape(kept)
            }
            if kept.count < all.count { bytes.append(contentsOf: "…".utf8) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// What fits into the limit, up to a character's end.
    private static func cut(_ all: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = valueLimit
        while end > 0, all[end] & 0xc0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: all[..<end])
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            case ..<0x20:
                append("\\u00")
                bytes.append(byte >> 4 + UInt8(ascii: "0"))
                let digit = byte & 0xf
                bytes.append(digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func append(number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digits: UInt64(number.magnitude))
    }

    private mutating func append(digits number: UInt64) {
        var rest = number
        let start = bytes.count
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Three digits behind the point where that is precise enough: most are times in milliseconds, and the shortest text
    /// that gives the same number back is dear to find.
    private mutating func append(decimal value: Double) {
        let magnitude = value.magnitude
        guard magnitude < 1e12, magnitude >= 0.01 || magnitude == 0 else {
            bytes.append(contentsOf: value.description.utf8)
            return
        }
        let thousandths = UInt64((magnitude * 1000).rounded())
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digits: thousandths / 1000)
        let fraction = thousandths % 1000
        guard fraction > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(fraction / 100) + UInt8(ascii: "0"))
        if fraction % 100 > 0 { bytes.append(UInt8(fraction / 10 % 10) + UInt8(ascii: "0")) }
        if fraction % 10 > 0 { bytes.append(UInt8(fraction % 10) + UInt8(ascii: "0")) }
    }
}
