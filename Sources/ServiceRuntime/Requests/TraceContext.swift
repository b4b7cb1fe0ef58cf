/// Where a request stands in a trace: W3C Trace Context (https://www.w3.org/TR/trace-context/).
public struct TraceContext: Hashable, Sendable {
    /// The header's value for requests that this one causes: `00-<trace id>-<our span id>-<flags>`.
    public var traceparent: String

    /// The trace id: 32 hexadecimal digits.
    public var traceID: Substring { traceparent.dropFirst(3).prefix(32) }

    /// A span of our own in the trace of a request; a new trace when the request has none, or what is none.
    public init(continuing header: String?) {
        var trace = ""
        var flags: Substring = "01"
        if let header, let parts = Self.parse(header) {
            trace = String(parts.trace)
            flags = parts.flags
        } else {
            trace = Self.hex(UInt64.random(in: 1 ... .max)) + Self.hex(UInt64.random(in: 1 ... .max))
        }
        traceparent = "00-\(trace)-\(Self.hex(UInt64.random(in: 1 ... .max)))-\(flags)"
    }

    private static func parse(_ header: String) -> (trace: Substring, flags: Substring)? {
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].count == 2, parts[0] != "ff", parts[1].utf8.count == 32,
            parts[2].utf8.count == 16, parts[3].utf8.count == 2,
            parts[0...3].allSatisfy({ $0.utf8.allSatisfy(Self.isHexDigit) }),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        return (parts[1], parts[3])
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
