/// The text of a table, or a part of it, and its lines.
struct TableText: Sendable {
    let bytes: [UInt8]
    /// The part that is meant.
    var range: Range<Int>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        range = bytes.indices
    }

    /// The end of the line that starts somewhere: where its line break is.
    func endOfLine(from start: Int) -> Int {
        var end = start
        while end < range.upperBound, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    /// Calls a function with the start of each line that starts with a letter; the others start with a space or `#`.
    func forEachHead(_ body: (Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            while position < range.upperBound {
                if bytes[position] >= UInt8(ascii: "a") { body(position) }
                while position < range.upperBound, bytes[position] != UInt8(ascii: "\n") { position += 1 }
                position += 1
            }
        }
    }

    func starts(with word: StaticString, at position: Int) -> Bool {
        guard position + word.utf8CodeUnitCount <= range.upperBound else { return false }
        return word.withUTF8Buffer { word in
            for offset in word.indices where bytes[position + offset] != word[offset] { return false }
            return true
        }
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The words of a line.
    func words(_ line: Range<Int>) -> [String] {
        bytes[line].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
}
