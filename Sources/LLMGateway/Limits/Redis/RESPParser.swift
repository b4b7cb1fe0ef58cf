import NIOCore

/// Reads answers of Redis as their bytes come, in any pieces. It looks at each byte once, and holds what an answer may be within
/// limits: whatever stands at the other end may be broken, or no Redis.
struct RESPParser {
    /// What is no answer of Redis, or a larger one than any that our commands have.
    struct Malformed: Error, Equatable {}

    /// The most bytes of one answer, arrays with all they hold.
    static let largestAnswer = 64 * 1024
    /// The most bytes of a line: of a simple text, an error or a number.
    static let longestLine = 4096
    /// The most arrays in arrays.
    static let deepest = 4

    /// An array whose elements are not all there.
    private struct Unfinished {
        var missing: Int
        var values: [RESPValue] = []
    }

    private var buffer = ByteBuffer()
    /// Bytes at the front of the buffer that hold no line's end.
    private var scanned = 0
    /// The length of the text whose bytes are awaited.
    private var bulkLength: Int?
    private var unfinished: [Unfinished] = []
    /// Bytes of the answer that is being read.
    private var size = 0

    /// Takes the next bytes.
    mutating func append(_ bytes: consuming ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            buffer.discardReadBytes()
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next whole answer, or none until more bytes come. Nothing can be read after a failure.
    mutating func next() throws(Malformed) -> RESPValue? {
        while var value = try nextElement() {
            while true {
                guard var array = unfinished.popLast() else {
                    size = 0
                    return value
                }
                array.values.append(value)
                array.missing -= 1
                if array.missing > 0 {
                    unfinished.append(array)
                    break
                }
                value = .array(array.values)
            }
        }
        return nil
    }

    /// The next value that holds no others. A beginning of an array is put on the stack.
    private mutating func nextElement() throws(Malformed) -> RESPValue? {
        while true {
            if let length = bulkLength {
                guard buffer.readableBytes >= length + 2 else { return nil }
                bulkLength = nil
                let bytes = buffer.readSlice(length: length)
                guard buffer.readInteger(as: UInt16.self) == 0x0D0A else { throw Malformed() }
                return .bulk(bytes)
            }
            guard let line = try nextLine() else { return nil }
            let text = line.dropFirst()
            switch line.first {
            case UInt8(ascii: "+"): return .simple(String(decoding: text, as: UTF8.self))
            case UInt8(ascii: "-"): return .error(String(decoding: text, as: UTF8.self))
            case UInt8(ascii: ":"): return .integer(try Self.number(text))
            case UInt8(ascii: "$"):
                guard let length = try Self.length(text) else { return .bulk(nil) }
                try grow(by: length)
                bulkLength = length
            case UInt8(ascii: "*"):
                guard let count = try Self.length(text) else { return .array(nil) }
                if count == 0 { return .array([]) }
                guard unfinished.count < Self.deepest else { throw Malformed() }
                unfinished.append(Unfinished(missing: count))
            default: throw Malformed()
            }
        }
    }

    /// The next line without its end.
    private mutating func nextLine() throws(Malformed) -> ByteBufferView? {
        let view = buffer.readableBytesView
        guard let end = view.dropFirst(scanned).firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = view.count
            if scanned > Self.longestLine { throw Malformed() }
            return nil
        }
        scanned = 0
        let length = end - view.startIndex + 1
        guard length >= 3, length <= Self.longestLine, view[end - 1] == UInt8(ascii: "\r") else { throw Malformed() }
        buffer.moveReaderIndex(forwardBy: length)
        try grow(by: length)
        return view[..<(end - 1)]
    }

    private mutating func grow(by bytes: Int) throws(Malformed) {
        size += bytes
        if size > Self.largestAnswer { throw Malformed() }
    }

    /// A decimal number: digits, with at most a sign before them.
    private static func number(_ text: ByteBufferView) throws(Malformed) -> Int {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
        guard !digits.isEmpty else { throw Malformed() }
        // Counted below zero, where there is room for one more.
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { throw Malformed() }
            let (tens, tooLong) = number.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = tens.subtractingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            guard !tooLong, !tooLarge else { throw Malformed() }
            number = sum
        }
        if isNegative { return number }
        guard number != .min else { throw Malformed() }
        return -number
    }

    /// A length, or none for the null's -1. One that no answer may have is refused before anything is kept for it.
    private static func length(_ text: ByteBufferView) throws(Malformed) -> Int? {
        let length = try number(text)
        if length == -1 { return nil }
        guard (0...largestAnswer).contains(length) else { throw Malformed() }
        return length
    }
}
