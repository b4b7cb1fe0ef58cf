/// Finds the lines of an event and its end, in bytes of which more may come.
///
/// Offsets count from the first byte that isn't passed on yet, and stay right when more bytes follow.
struct EventLines {
    /// The text behind the first `data:`.
    private(set) var data: Range<Int>?
    /// Whether another follows, which belongs to it after a line break.
    private(set) var hasMoreData = false
    /// Whether the event's name is `error`.
    private(set) var isNamedError = false
    /// Whether the event is too long to keep, and passed on as it comes.
    var isPassing = false

    /// Where the line starts whose end is looked for; negative when its beginning is passed on already.
    private var lineStart = 0
    /// Up to where its end was looked for.
    private var searched = 0
    /// Whether the last byte of all was a CR, so that an LF which follows belongs to it.
    private var hasOpenReturn = false
    /// Whether no line came yet: a byte order mark may stand first.
    private var isFirstLine = true

    /// Goes on to the end of the event, and returns what is behind it; `nil` when it isn't there yet.
    mutating func nextEvent(_ bytes: UnsafeRawBufferPointer) -> Int? {
        while let end = Self.lineEnd(in: bytes, from: searched) {
            var next = end + 1
            if bytes[end] == UInt8(ascii: "\r") {
                if next == bytes.count {
                    hasOpenReturn = true
                } else if bytes[next] == UInt8(ascii: "\n") {
                    next += 1
                }
            }
            guard end > lineStart else {
                lineStart = next
                searched = next
                return next
            }
            endLine(bytes, at: end, next: next)
        }
        searched = bytes.count
        return nil
    }

    /// Notes what the line says that ends at `end`.
    mutating func endLine(_ bytes: UnsafeRawBufferPointer, at end: Int, next: Int) {
        if !isPassing, end > lineStart { read(UnsafeRawBufferPointer(rebasing: bytes[lineStart..<end])) }
        isFirstLine = false
        lineStart = next
        searched = next
    }

    /// Takes the LF that belongs to the CR with which the bytes before ended. Returns whether that CR ended an event.
    mutating func takesRestOfLineEnd(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard hasOpenReturn else { return false }
        hasOpenReturn = false
        guard bytes[searched] == UInt8(ascii: "\n") else { return false }
        searched += 1
        lineStart = searched
        return searched == 1 && !isPassing
    }

    /// Forgets the event, after which another starts.
    mutating func startEvent() {
        data = nil
        hasMoreData = false
        isNamedError = false
        isPassing = false
    }

    /// Counts from a later byte on.
    mutating func move(by count: Int) {
        data = isPassing ? nil : data.map { $0.lowerBound - count..<$0.upperBound - count }
        lineStart -= count
        searched -= count
    }

    /// The texts of all lines with data, with a line break between them.
    func joinedData(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        guard let data else { return [] }
        var joined = Array(bytes[data])
        for line in bytes[data.upperBound..<lineStart].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = UnsafeRawBufferPointer(rebasing: line)
            guard let value = Self.value(of: "data", in: line) else { continue }
            joined.append(0x0A)
            joined.append(contentsOf: line[value...])
        }
        return joined
    }

    private mutating func read(_ line: UnsafeRawBufferPointer) {
        let hasMark = isFirstLine && line.starts(with: [0xEF, 0xBB, 0xBF])
        let field = hasMark ? UnsafeRawBufferPointer(rebasing: line[3...]) : line
        if let value = Self.value(of: "data", in: field) {
            hasMoreData = data != nil
            data = data ?? (lineStart + (hasMark ? 3 : 0) + value)..<(lineStart + line.count)
        } else if let value = Self.value(of: "event", in: field) {
            isNamedError = field[value...].elementsEqual("error".utf8)
        }
    }

    /// Where the value of a field starts, if the line is of that field: one space behind the colon isn't part of it.
    private static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> Int? {
        let length = name.utf8CodeUnitCount
        guard line.count > length, line[length] == UInt8(ascii: ":") else { return nil }
        for index in 0..<length where line[index] != name.utf8Start[index] { return nil }
        let hasSpace = line.count > length + 1 && line[length + 1] == UInt8(ascii: " ")
        return length + (hasSpace ? 2 : 1)
    }

    /// The first LF or CR, eight bytes at a time: see ``JSONScanner`` for how a byte is found in a word.
    private static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var offset = start
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let feeds = word ^ (ones &* 0x0A)
            let returns = word ^ (ones &* 0x0D)
            let found = ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & (ones &* 0x80)
            guard found == 0 else { return offset + found.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < bytes.count {
            if bytes[offset] == 0x0A || bytes[offset] == 0x0D { return offset }
            offset += 1
        }
        return nil
    }
}
