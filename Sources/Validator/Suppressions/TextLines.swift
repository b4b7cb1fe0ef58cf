import Diagnostics

/// The lines of a text, numbered as findings number them.
struct TextLines: IteratorProtocol {
    /// One line.
    struct Line {
        var number: Int
        /// The bytes, without what ends the line.
        var bytes: ArraySlice<UInt8>

        /// Whether there is nothing on the line that could be of an object: it is blank, a comment or a separator.
        var isPassedOver: Bool {
            guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
            return first == UInt8(ascii: "#") || bytes.elementsEqual("---".utf8)
        }

        /// Where a byte of the line is. Columns count scalars; continuation bytes start none.
        func position(of index: Int) -> SourcePosition {
            SourcePosition(line: number, column: 1 + bytes[..<index].lazy.filter { $0 & 0xC0 != 0x80 }.count)
        }
    }

    private let bytes: [UInt8]
    private var start: Int
    private var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> Line? {
        guard start < bytes.count else { return nil }
        number += 1
        var end = start
        var breakLength = 0
        while end < bytes.count {
            breakLength = Self.breakLength(at: end, in: bytes)
            if breakLength > 0 { break }
            end += 1
        }
        defer { start = end + breakLength }
        return Line(number: number, bytes: bytes[start..<end])
    }

    /// Lines end where YAML 1.1 ends them: LF, CR LF, CR, NEL, LS, PS.
    static func breakLength<Bytes: RandomAccessCollection>(at index: Int, in bytes: Bytes) -> Int
    where Bytes.Element == UInt8, Bytes.Index == Int {
        switch bytes[index] {
        case UInt8(ascii: "\n"): 1
        case UInt8(ascii: "\r"): index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }
}
