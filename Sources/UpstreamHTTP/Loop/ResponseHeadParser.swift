/// Collects the lines of a response's head as libcurl hands them over, one at a time, and leaves them as they are.
struct ResponseHeadParser {
    enum Outcome {
        case more
        case complete(UpstreamResponse.Head)
        /// The head is too large, or its status is none of a response.
        case refused(String)
    }

    /// The bytes that all heads of a response may have; nginx and Envoy take as much.
    private static let limit = 64 << 10

    private var status = 0
    private var lines: [UInt8] = []
    private var size = 0
    private var isAtStatus = true
    private(set) var isComplete = false

    mutating func take(_ line: UnsafeRawBufferPointer) -> Outcome {
        // Trailers come after the body and are nobody's.
        guard !isComplete else { return .more }
        size += line.count
        guard size <= Self.limit else { return .refused("its head has more than \(Self.limit >> 10) KiB") }
        if isAtStatus {
            isAtStatus = false
            status = Self.status(of: line)
        } else if line.first == 0x0D || line.first == 0x0A {
            // What follows 101 is another protocol, for which we never asked.
            guard status != 101, (100...999).contains(status) else { return .refused("its status is \(status)") }
            guard status >= 200 else {
                // A head of its own: 100 Continue and the like come before the one that counts.
                isAtStatus = true
                lines.removeAll(keepingCapacity: true)
                return .more
            }
            isComplete = true
            return .complete(UpstreamResponse.Head(status: status, lines: lines))
        } else {
            if lines.isEmpty { lines.reserveCapacity(512) }
            lines.append(contentsOf: line)
        }
        return .more
    }

    /// `200` of `HTTP/1.1 200 OK`; libcurl has refused what is no status line.
    private static func status(of line: UnsafeRawBufferPointer) -> Int {
        let digits = line.drop { $0 != UInt8(ascii: " ") }.dropFirst().prefix(3)
        return digits.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    }
}
