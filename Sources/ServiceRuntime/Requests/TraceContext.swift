/// Where a request stands in a trace: W3C Trace Context, level 1 (https://www.w3.org/TR/trace-context-1/).
public struct TraceContext: Hashable, Sendable {
    private var high: UInt64
    private var low: UInt64
    private var span: UInt64
    private var flags: UInt8

    /// The header's value for requests that this one causes: `00-<trace id>-<our span id>-<flags>`.
    public var traceparent: String {
        String(unsafeUninitializedCapacity: 55) { text in
            for (index, byte) in "00-00000000000000000000000000000000-0000000000000000-00".utf8.enumerated() {
                text[index] = byte
            }
            writeHexadecimal(high, to: text, at: 3)
            writeHexadecimal(low, to: text, at: 19)
            writeHexadecimal(span, to: text, at: 36)
            if flags != 0 { text[54] = UInt8(ascii: "1") }
            return 55
        }
    }

    /// The trace id: 32 hexadecimal digits.
    public var traceID: String { hexadecimal(high) + hexadecimal(low) }

    /// A span of our own in the trace of a request; a new trace when the request has none, or what is none.
    ///
    /// Of the flags, only `sampled` is known, so only that is passed on (section 3.2.2.5.2).
    public init(continuing header: String?) {
        var numbers = QuickNumbers()
        // No id is all zeros.
        span = max(1, numbers.next())
        if let header, let parent = Self.parse(header) {
            (high, low, flags) = parent
        } else {
            high = max(1, numbers.next())
            low = max(1, numbers.next())
            flags = 1
        }
    }

    /// Reads `version-traceid-parentid-flags`, in lower case, neither id all zeros. Version `ff` is none; of a version that
    /// is newer than ours, what follows the flags after a hyphen is left alone (section 3.2.2 and "Versioning").
    private static func parse(_ header: String) -> (UInt64, UInt64, UInt8)? {
        var header = header
        return header.withUTF8 { bytes -> (UInt64, UInt64, UInt8)? in
            let hyphen = UInt8(ascii: "-")
            guard bytes.count >= 55, bytes[2] == hyphen, bytes[35] == hyphen, bytes[52] == hyphen,
                let version = number(bytes[0..<2]), version != 0xff,
                bytes.count == 55 || (version > 0 && bytes[55] == hyphen),
                let high = number(bytes[3..<19]), let low = number(bytes[19..<35]), high | low != 0,
                let parent = number(bytes[36..<52]), parent != 0,
                let flags = number(bytes[53..<55])
            else { return nil }
            return (high, low, UInt8(flags & 1))
        }
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}
