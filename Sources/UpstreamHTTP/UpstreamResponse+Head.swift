extension UpstreamResponse {
    /// The status and the header lines.
    ///
    /// The lines are kept as they came: most are read by nobody.
    public struct Head: Sendable {
        /// The status code, 200 to 999.
        public let status: Int
        /// The header lines with their line breaks.
        private let lines: [UInt8]

        init(status: Int, lines: [UInt8]) {
            self.status = status
            self.lines = lines
        }

        /// The value of the first line with a name, in any case, without the white space around it.
        public subscript(name: String) -> String? {
            for line in lineRanges where has(name, line) {
                return String(
                    decoding: lines[value(after: line.lowerBound + name.utf8.count + 1, in: line)],
                    as: UTF8.self
                )
            }
            return nil
        }

        /// All header lines in their order.
        public var headers: [(name: String, value: String)] {
            lineRanges.compactMap { line in
                // A line that begins with white space goes on with the one before (obs-fold of RFC 9112, 5.2): it is left out.
                guard let colon = lines[line].firstIndex(of: UInt8(ascii: ":")), !Self.isBlank(lines[line.lowerBound])
                else { return nil }
                return (
                    String(decoding: lines[line.lowerBound..<colon], as: UTF8.self),
                    String(decoding: lines[value(after: colon + 1, in: line)], as: UTF8.self)
                )
            }
        }
    }
}

extension UpstreamResponse.Head {
    /// Where each line is, without its break.
    private var lineRanges: some Sequence<Range<Int>> {
        sequence(state: 0) { (start: inout Int) -> Range<Int>? in
            guard start < lines.count else { return nil }
            let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.count
            defer { start = end + 1 }
            return start..<end
        }
    }

    /// Whether a line is one with a name. Letters are ASCII (RFC 9110, 5.1).
    private func has(_ name: String, _ line: Range<Int>) -> Bool {
        let colon = line.lowerBound + name.utf8.count
        guard colon < line.upperBound, lines[colon] == UInt8(ascii: ":") else { return false }
        return name.utf8.elementsEqual(lines[line.lowerBound..<colon]) { Self.lowercase($0) == Self.lowercase($1) }
    }

    private func value(after start: Int, in line: Range<Int>) -> Range<Int> {
        var (start, end) = (start, line.upperBound)
        while start < end, Self.isBlank(lines[start]) { start += 1 }
        while end > start, Self.isBlank(lines[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
}
