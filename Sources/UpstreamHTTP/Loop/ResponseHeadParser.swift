/// Collects the lines of a response's head as libcurl hands them over, one at a time.
struct ResponseHeadParser {
    enum Outcome {
        case more
        case complete(UpstreamResponse.Head)
        case tooLarge
    }

    /// The bytes that a head may have; nginx and Envoy take as much.
    private static let limit = 64 << 10

    private var head = UpstreamResponse.Head(status: 0, headers: [])
    private var size = 0
    private(set) var isComplete = false

    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        // Trailers come after the body and are nobody's.
        guard !isComplete else { return .more }
        size += bytes.count
        guard size <= Self.limit else { return .tooLarge }
        let line = bytes[..<bytes.trimmedEnd]
        if line.starts(with: "HTTP/".utf8) {
            // A head of its own: 100 Continue and the like come before the one that counts.
            head = UpstreamResponse.Head(status: Self.status(of: line), headers: [])
        } else if line.isEmpty {
            guard head.status >= 200 else { return .more }
            isComplete = true
            return .complete(head)
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            head.headers.append(
                (String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
            )
        }
        return .more
    }

    /// `200` of `HTTP/1.1 200 OK`; libcurl has refused what is no status line.
    private static func status(of line: Slice<UnsafeRawBufferPointer>) -> Int {
        let digits = line.drop { $0 != UInt8(ascii: " ") }.dropFirst().prefix { $0 != UInt8(ascii: " ") }
        return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}

extension UnsafeRawBufferPointer {
    /// The end without white space and line breaks.
    fileprivate var trimmedEnd: Int {
        var end = count
        while end > 0, [0x20, 0x09, 0x0D, 0x0A].contains(self[end - 1]) { end -= 1 }
        return end
    }
}
