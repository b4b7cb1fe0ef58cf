import Diagnostics

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Refuses the texts on which libyaml takes time that grows with the square of their length.
enum InputGuard {
    /// libyaml compares each `%TAG` directive with all before it, and each tag with all directives.
    private static let mostTagDirectives = 100
    /// Shorter runs of white space are never a problem.
    private static let longRun = 4_096
    /// About a quarter of a second of clearing memory.
    private static let mostClearedBytes = 4 << 30

    /// - Throws: `size`, at what makes the text too slow to read.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        try checkTagDirectives(bytes)
        try checkWhiteSpace(bytes)
    }

    private static func checkTagDirectives(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        guard let start = bytes.baseAddress else { return }
        var count = 0
        var index = 0
        while index < bytes.count, let found = memchr(start + index, 0x25, bytes.count - index) {
            index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if bytes[index...].starts(with: "%TAG".utf8) { count += 1 }
            guard count <= mostTagDirectives else {
                throw error(
                    "more than \(mostTagDirectives) %TAG directives; write the tags out",
                    atByte: index,
                    in: bytes
                )
            }
            index += 1
        }
    }

    /// libyaml clears its buffer of white space at every word and line, as much as the longest run before took.
    private static func checkWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        var longest = 0..<0
        var index = 0
        // Every long run covers one of the places looked at.
        while index < bytes.count {
            guard isWhiteSpace(bytes[index]) else {
                index += longRun / 2
                continue
            }
            var run = index..<index + 1
            while run.lowerBound > longest.upperBound, isWhiteSpace(bytes[run.lowerBound - 1]) {
                run = run.lowerBound - 1..<run.upperBound
            }
            while run.upperBound < bytes.count, isWhiteSpace(bytes[run.upperBound]) {
                run = run.lowerBound..<run.upperBound + 1
            }
            if run.count > longest.count { longest = run }
            index = run.upperBound + longRun / 2
        }
        guard longest.count >= longRun, runCount(bytes) > mostClearedBytes / longest.count else { return }
        throw error(
            "\(longest.count) spaces and line breaks in a row make the text too slow to read; remove them",
            atByte: longest.lowerBound,
            in: bytes
        )
    }

    private static func runCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var isInside = false
        for byte in bytes {
            let isSpace = isWhiteSpace(byte)
            if isSpace, !isInside { count += 1 }
            isInside = isSpace
        }
        return count
    }

    /// Spaces, tabs, and any byte of a line break of YAML 1.1 (NEL, LS and PS are more than one byte).
    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0xC2, 0x85, 0xE2, 0x80, 0xA8, 0xA9: true
        default: false
        }
    }

    private static func error(_ message: String, atByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> YAMLError
    {
        YAMLError(.size, message, at: SourceRange(at: TextPosition.position(ofByte: offset, in: bytes)))
    }
}
